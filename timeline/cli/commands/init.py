"""`timeline init`: a new event store."""

from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.session import emit_text

SETTINGS = """\
# What this store is about, and how it is read: `timeline schema settings` lists all keys.
timeline: 1
title: A new timeline
zone: UTC
"""
EVENTS = """\
# The events. What is known of their time is in claims/, one file a source.
# - id: first-event
#   title: What happened, in neutral words
"""


def init(
    folder: Annotated[Path, typer.Argument(help="The folder of the new store, such as data.")],
) -> None:
    """Begin a new event store."""
    from timeline.errors import UsageError
    from timeline.store.for_editors import write_for_editors
    from timeline.store.write import write_file

    if (folder / "timeline.yaml").exists():
        raise UsageError(f"{folder}: there is an event store already", "Name another folder.")
    write_file(folder / "timeline.yaml", SETTINGS)
    if not (folder / "events.yaml").exists():
        write_file(folder / "events.yaml", EVENTS)
    (folder / "claims").mkdir(exist_ok=True)
    write_for_editors(folder)
    emit_text(f"{folder}: a new event store. Next: describe events in events.yaml, then claims/SOURCE.yaml.")
