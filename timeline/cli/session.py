"""What every command needs: the store, where to print, what could not be read."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import typer

from timeline.model.counted import counted_entries
from timeline.model.dataclass import dataclass

if TYPE_CHECKING:
    from timeline.model.store import Store
    from timeline.render import Console
    from timeline.store.disk import Saved

MOST_NOTES: Final = 3


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
    no_pager: bool = False

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
            note(f"{counted_entries(store.unread)} of {self.store_folder} could not be read: see timeline check")
        if trust is Trust.LEARNED:
            from timeline.reconciliation.trust.learned import with_learned_weights

            return with_learned_weights(store)
        return store

    def show(self, screen: Any, *, paged: bool = False) -> None:
        """Print something for people on stdout, as wide as the terminal; through a pager where it is `paged` and long.

        What stands between questions to a person is not paged.
        """
        from timeline.cli.paging import page_text, pager_of

        with while_read():
            console, pager = self.console(), pager_of() if paged and not self.no_pager else None
            if pager is None:
                console.print(screen)
                return
            with console.capture() as captured:
                console.print(screen)
            if not page_text(captured.get(), pager):
                typer.echo(captured.get(), nl=False, color=True)

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


@contextmanager
def working(doing: str, *, after_seconds: float = 1.0) -> Iterator[None]:
    """Say on stderr what takes longer than a second, and take it back when it is done; on a terminal alone."""
    import sys
    from threading import Timer

    if not sys.stderr.isatty():
        yield
        return
    told: list[str] = []
    timer = Timer(after_seconds, _tell, (f"timeline: {doing} …" if is_unicode() else f"timeline: {doing} ...", told))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        if told:
            talk(f"\r{' ' * len(told[0])}\r", nl=False)


def _tell(words: str, told: list[str]) -> None:
    told.append(words)
    talk(words, nl=False)


def forget_stdout() -> None:
    """Send the rest of what is printed nowhere."""
    import os
    import sys

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def is_unicode() -> bool:
    """Whether stdout can show any character."""
    import sys

    return (sys.stdout.encoding or "").lower().startswith("utf")


def talk(line: str, *, nl: bool = True) -> None:
    """Print a line on stderr; where nobody takes it (a reader that has left, a full disk), the work goes on."""
    with suppress(OSError):
        typer.echo(line, err=True, nl=nl)


def note(text: str) -> None:
    """Say something on stderr."""
    from timeline.reconciliation.plain import safe_text

    talk(f"timeline: {safe_text(text)}")


def note_some(sentences: Sequence[str]) -> None:
    """Say the first of many sentences on stderr, and how many more there are."""
    for sentence in sentences[:MOST_NOTES]:
        note(sentence)
    if len(sentences) > MOST_NOTES:
        note(f"and {len(sentences) - MOST_NOTES} more such notes")


def emit_text(text: str, *, paged: bool = False) -> None:
    """Print a finished text on stdout; through a pager where it is `paged` and longer than the terminal."""
    from timeline.reconciliation.plain import terminal_text

    shown = terminal_text(text) + ("" if text.endswith("\n") else "\n")
    with while_read():
        if not (paged and _is_shown_in_pager(shown)):
            typer.echo(shown, nl=False)


def _is_shown_in_pager(text: str) -> bool:
    import click

    from timeline.cli.paging import page_text, pager_of

    context = click.get_current_context(silent=True)
    session = context.find_object(Session) if context else None
    pager = None if session is not None and session.no_pager else pager_of()
    return pager is not None and page_text(text, pager)


def emit_json(shape: Mapping[str, Any]) -> None:
    """Print a JSON shape on stdout."""
    import json

    emit_text(json.dumps(shape, ensure_ascii=False, indent=2))
