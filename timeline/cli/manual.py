"""The whole help as one text, and as a manual page: made of the commands themselves, so that neither is ever stale."""

from collections.abc import Iterator
from typing import Final

import click

WIDTH: Final = 72  # of the help in a manual page, which man indents by 7 of 80
TITLE: Final = '.TH TIMELINE 1 "" "timeline {version}" "User Commands"'
STATUS: Final = """\
.SH EXIT STATUS
0 clean, 1 findings, 2 cannot run (wrong usage, or no store), 3 a bug, with its traceback.
"""
ENVIRONMENT: Final = r"""\
.SH ENVIRONMENT
.TP
.B TIMELINE_STORE
the folder of the event store, as with \-\-store; without both, data
.TP
.B TIMELINE_DOCUMENTS
the folder of the documents that cards name; without it, that of the cards. Where there is no such folder,
.B extract
refuses; all others say so and take that of the cards
.TP
.B TIMELINE_NO_CACHE
1: neither read nor write the cache beside the store
.TP
.B NO_COLOR
anything: no colour, as with \-\-no\-color
""".removeprefix("\\\n")
FILES: Final = r"""\
.SH FILES
.TP
.I data/timeline.yaml, data/events.yaml, data/claims/*.yaml
the event store: settings, events, and a file of claims for each source
.TP
.I data/resolutions.yaml, data/baseline.yaml, data/links.yaml
what people decided, what is known, and which events were made one
.TP
.I seeds/*.yaml
cards, beside the documents that they read; the keys of all files: timeline schema
""".removeprefix("\\\n")


def all_help(group: click.Command) -> str:
    """Return the help of the tool, then that of each command, in the order of `--help`."""
    tool = _context(group)
    pages = [group.get_help(tool), *(_help(command, name, tool) for name, command in _commands(group))]
    return "\n\n".join(page.strip("\n") for page in pages) + "\n"


def manual_page(group: click.Command) -> str:
    """Return the manual page of the tool in troff, for man(1)."""
    from timeline import __version__

    tool = _context(group, WIDTH)
    purpose = (group.help or "").partition(":")[0]
    names = f".SH NAME\ntimeline \\- {_escaped(purpose[:1].lower() + purpose[1:])}\n"
    main = f".SH DESCRIPTION\n{_as_it_is(group.get_help(tool))}"
    commands = "".join(_section(command, name, tool) for name, command in _commands(group))
    head = TITLE.format(version=__version__)
    return f"{head}\n{names}{main}.SH COMMANDS\n{commands}{STATUS}{ENVIRONMENT}{FILES}"


def _commands(group: click.Command) -> Iterator[tuple[str, click.Command]]:
    if isinstance(group, click.Group):
        yield from group.commands.items()


def _context(group: click.Command, width: int | None = None) -> click.Context:
    """The tool as it is when it is run, in a terminal of so many columns; None: as wide as this one."""
    return click.Context(group, info_name="timeline", terminal_width=width, **group.context_settings)


def _help(command: click.Command, name: str, tool: click.Context) -> str:
    """Return the help of a command as `timeline NAME --help` prints it."""
    return command.get_help(click.Context(command, tool, name, terminal_width=tool.terminal_width))


def _section(command: click.Command, name: str, tool: click.Context) -> str:
    return f".SS timeline {_escaped(name)}\n{_as_it_is(_help(command, name, tool))}"


def _as_it_is(text: str) -> str:
    """Return lines that troff neither fills nor takes for its own."""
    return f".nf\n{_escaped(text.strip(chr(10)))}\n.fi\n"


def _escaped(text: str) -> str:
    plain = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join(f"\\&{line}" if line.startswith((".", "'")) else line for line in plain.splitlines())
