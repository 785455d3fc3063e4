"""What every command needs: the store, where to print, what could not be read."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from timeline.model.store import Store
    from timeline.render import Console
    from timeline.store.disk import Saved


class ViewFormat(StrEnum):
    """How a command that people read can answer."""

    TEXT = "text"
    JSON = "json"


class Trust(StrEnum):
    """What a source weighs where no person wrote it down: what its kind does, or what is learned from the claims."""

    KIND = "kind"
    LEARNED = "learned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """The options that stand before the command."""

    store_folder: Path
    no_color: bool

    def load(self, *, quiet: bool = False, files: "Saved | None" = None, trust: Trust = Trust.KIND) -> "Store":
        """Load the store; say on stderr how much of it could not be read, unless `quiet`.

        `files` is where it is read; None: on disk. `trust` is what its sources weigh.
        """
        from timeline.api.reading import load
        from timeline.store.disk import DISK
        from timeline.store.several_files import is_unfinished

        store = load(self.store_folder, files or DISK)
        if is_unfinished(self.store_folder):
            told = "a process was stopped between two files that belong together"
            note(f"{self.store_folder}: {told}; timeline match finishes its work")
        if store.unread and not quiet:
            things = "1 entry" if store.unread == 1 else f"{store.unread} entries"
            note(f"{things} of {self.store_folder} could not be read: see timeline check")
        if trust is Trust.LEARNED:
            from timeline.reconciliation.trust.learned import with_learned_weights

            return with_learned_weights(store)
        return store

    def show(self, screen: Any) -> None:
        """Print something for people on stdout, as wide as the terminal."""
        with while_read():
            self.console().print(screen)

    def console(self) -> "Console":
        """Return stdout as something that screens are printed on; a reader who leaves is a BrokenPipeError."""
        import sys

        from timeline.render import make_console

        return make_console(sys.stdout, color=False if self.no_color else None)


def session_of(context: typer.Context) -> Session:
    """The session of a command."""
    session: Session = context.find_object(Session)  # type: ignore[assignment]
    return session


@contextmanager
def while_read() -> Iterator[None]:
    """Print for as long as somebody reads: one who has left (`| head`) changes neither work nor exit code."""
    try:
        yield
    except BrokenPipeError:
        forget_stdout()


def forget_stdout() -> None:
    """Send the rest of what is printed nowhere."""
    import os
    import sys

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def is_unicode() -> bool:
    """Whether stdout can show any character."""
    import sys

    return (sys.stdout.encoding or "").lower().startswith("utf")


def note(text: str) -> None:
    """Say something on stderr."""
    from timeline.reconciliation.plain import safe_text

    typer.echo(f"timeline: {safe_text(text)}", err=True)


def note_some(sentences: Sequence[str], most: int = 3) -> None:
    """Say the first of many sentences on stderr, and how many more there are."""
    for sentence in sentences[:most]:
        note(sentence)
    if len(sentences) > most:
        note(f"and {len(sentences) - most} more such notes")


def emit_text(text: str) -> None:
    """Print a finished text on stdout."""
    from timeline.reconciliation.plain import terminal_text

    with while_read():
        typer.echo(terminal_text(text), nl=not text.endswith("\n"))


def emit_json(shape: Mapping[str, Any]) -> None:
    """Print a JSON shape on stdout."""
    import json

    emit_text(json.dumps(shape, ensure_ascii=False, indent=2))
