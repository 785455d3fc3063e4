"""The application: global options, and the commands in the order of `--help`."""

import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from io import StringIO
from pathlib import Path
from typing import Annotated, Any, cast, get_type_hints

import click
import typer
from typer.core import TyperCommand, TyperGroup

from timeline.cli.commands import NAMES, command_named
from timeline.cli.examples import CLOSINGS, EXAMPLES, WHOLE_TOOL, epilog
from timeline.cli.session import Session, forget_stdout, talk

INTERRUPTED = 130  # what shells expect after Ctrl-C
ASKED_BY = "_TIMELINE_COMPLETE"  # the variable with which a shell asks what could be typed
SAID_TWICE = re.compile(r"( Did you mean [^?]*\?)\1")  # by click, and by typer again
TAKES_MINUS = ("date",)  # years before the year 0 are arguments, not options: -0043-03-15


def _guarded(command: Callable[..., int | None]) -> Callable[..., None]:
    """Make the exit code of what a command returns; a reader that has left (`| head`) is no error."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            code = command(*args, **kwargs) or 0
            sys.stdout.flush()
        except BrokenPipeError:
            forget_stdout()
            code = 0
        except KeyboardInterrupt:
            code = INTERRUPTED
        raise typer.Exit(code)

    return run


class Command(TyperCommand):
    """A command whose arguments are listed once: click 8.5 would list them a second time."""

    def format_arguments(self, *_: Any) -> None:
        """Leave them to typer."""


class Commands(Mapping[str, click.Command]):
    """The commands by name, each made when it is first asked for: one is run, and to make all takes as long as to load.

    Who asks for all (`--help`, the manual, a shell that completes) gets all.
    """

    def __init__(self) -> None:
        self._made: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in NAMES:
            raise KeyError(name)
        if name not in self._made:
            self._made[name] = _command(name)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(NAMES)

    def __len__(self) -> int:
        return len(NAMES)


class Group(TyperGroup):
    """The whole tool."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = cast(dict[str, click.Command], Commands())  # which nobody changes


def _command(name: str) -> click.Command:
    alone = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    lenient = {"ignore_unknown_options": name in TAKES_MINUS}
    closing = epilog(EXAMPLES[name], CLOSINGS.get(name, ""))
    alone.command(name=name, cls=Command, epilog=closing, context_settings=lenient)(_guarded(command_named(name)))
    return typer.main.get_command(alone)


app = typer.Typer(
    name="timeline",
    cls=Group,
    help="Reconcile chronologies: who says what happened when, where sources conflict, and why it cannot all be true.",
    epilog=epilog(WHOLE_TOOL, "Exit codes: 0 clean, 1 findings, 2 cannot run, 3 a bug."),
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from timeline import __version__

        typer.echo(f"timeline {__version__}")
        raise typer.Exit


def _print_manual(context: typer.Context, option: typer.CallbackParam, wanted: bool) -> None:
    if wanted:
        from timeline.cli.manual import all_help, manual_page

        group = context.find_root().command
        _name_arguments(group)
        typer.echo(manual_page(group) if option.name == "man" else all_help(group), nl=False)
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    store: Annotated[Path, typer.Option(envvar="TIMELINE_STORE", help="The folder of the event store.")] = Path("data"),
    no_color: Annotated[bool, typer.Option("--no-color", help="No colour, as with NO_COLOR.")] = False,
    no_pager: Annotated[
        bool, typer.Option("--no-pager", help="Print all at once, however long; PAGER names another pager than less.")
    ] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Say which version this is.")
    ] = False,
    help_all: Annotated[
        bool, typer.Option("--help-all", callback=_print_manual, is_eager=True, help="The help of every command.")
    ] = False,
    man: Annotated[
        bool,
        typer.Option(
            "--man", callback=_print_manual, is_eager=True, help="The same for man: timeline --man | man -l -"
        ),
    ] = False,
) -> None:
    """Take the options that stand before the command."""
    del version, help_all, man
    context.obj = Session(store_folder=store, no_color=no_color, no_pager=no_pager)


def invoke(arguments: list[str]) -> int:
    """Run a command and return its exit code; wrong usage is said on stderr and gives 2."""
    command = typer.main.get_command(app)
    if {"-h", "--help"} & set(arguments):
        _name_arguments(command)
    if ASKED_BY in os.environ:
        _complete_names(command)
    try:
        code = command.main(args=arguments, prog_name="timeline", standalone_mode=False)
    except click.ClickException as wrong:
        _show(wrong)
        return wrong.exit_code
    except click.Abort:
        return INTERRUPTED
    except SystemExit as end:
        if not isinstance(end.__context__, BrokenPipeError):  # as click makes of that
            raise
        forget_stdout()  # who read the help has left
        return 0
    return code if isinstance(code, int) else 0


def _show(wrong: click.ClickException) -> None:
    """Say what is wrong with the usage; what was typed may be the name of a file that somebody else made."""
    from timeline.reconciliation.plain import terminal_text

    said = StringIO()
    wrong.show(file=said)
    talk(SAID_TWICE.sub(r"\1", terminal_text(said.getvalue())), nl=False)


def _complete_names(group: Any) -> None:
    from timeline.cli.completion import complete_names

    complete_names(group)


def _name_arguments(group: Any) -> None:
    """Give arguments their help back, which typer 0.25 loses under click 8.5."""
    for name, command in group.commands.items():
        hints = get_type_hints(command_named(name), include_extras=True)
        for parameter in command.params:
            parameter.help = parameter.help or hints[parameter.name].__metadata__[0].help
