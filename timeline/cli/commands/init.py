"""`timeline init`: a new event store, empty or with an example to try."""

from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.session import emit_text, note

SETTINGS = """\
# What this store is about, and how it is read: `timeline schema settings` lists all keys.
timeline: 1
title: A new timeline
zone: UTC  # whose days are meant, such as Europe/Kyiv: that of most sources
"""
EVENTS = """\
# The events. What is known of their time is in claims/, one file a source.
# - id: first-event
#   title: What happened, in neutral words
"""

BEGUN = """\
{folder}: a new event store.

Next, there: describe the events in events.yaml, then write what sources claim:
  claims/SOURCE.yaml         by hand (timeline schema claims: every key)
  timeline import FILE       from a table, a calendar, a family tree
  timeline scan TEXT --card  from a text: a card, then timeline extract
"""
WRITTEN = "{folder}: the last night of the Titanic, as four sources tell it.\n"
TO_TRY = "Try, there (cd {folder}):"
CLOSING = """
Conflicts of every kind are planted in it. seeds/ holds the documents, and the
cards that say which of their words claim what. One claim is left to you: see
seeds/inquiries.yaml, then timeline extract.
"""


def init(
    folder: Annotated[Path, typer.Argument(help="The folder of the new store, such as data.")],
    example: Annotated[
        bool, typer.Option("--example", help="A folder with a small store to try: documents, cards, conflicts.")
    ] = False,
) -> None:
    """Begin a new event store, or one to try things with.

    With --example: the last night of the Titanic, as three short documents and a newspaper that copies tell it. A
    conflict of each kind is planted, one is known already, and one decided.
    """
    if example:
        _begin_example(folder)
    else:
        _begin_empty(folder)


def _begin_empty(folder: Path) -> None:
    from timeline.errors import UsageError
    from timeline.store.for_editors import write_for_editors
    from timeline.store.layout import EVENTS_FILE, SETTINGS_FILE
    from timeline.store.write import write_file

    if (folder / SETTINGS_FILE).exists():
        raise UsageError(f"{folder}: there is an event store already", "Name another folder.")
    if not (folder / EVENTS_FILE).exists():
        write_file(folder / EVENTS_FILE, EVENTS)
    (folder / "claims").mkdir(parents=True, exist_ok=True)
    write_file(folder / SETTINGS_FILE, SETTINGS)  # what makes it a store: until then it can be begun again
    write_for_editors(folder, note)
    emit_text(BEGUN.format(folder=folder))


def _begin_example(folder: Path) -> None:
    from shlex import quote

    from timeline.api.example import TRIED_FIRST, write_example

    write_example(folder)
    widest = max(len(command) for command, _ in TRIED_FIRST)
    commands = [f"  timeline {command:{widest}}  {question}" for command, question in TRIED_FIRST]
    emit_text("\n".join([WRITTEN.format(folder=folder), TO_TRY.format(folder=quote(str(folder))), *commands, CLOSING]))
