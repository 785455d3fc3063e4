"""What can stop the tool: one base, a message made in one place, a hint what to do now.

Wrong *data* is never an exception at the edge of the package: it becomes a `Finding` and the next entry is
still read. These errors are for what cannot go on: a store that is not there, an unknown source on the command line.
"""

from collections.abc import Mapping
from pathlib import Path


class TimelineError(Exception):
    """Something that stops a command; shown as one line and a hint, never as a traceback."""

    hint: str = ""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        if hint is not None:
            self.hint = hint


class UsageError(TimelineError):
    """The command was asked for something that is not there: an unknown source, event or fingerprint."""


class EdtfError(TimelineError, ValueError):
    """A text that is not EDTF, or not an ISO 8601 duration; `position` is the offending character, 0-based."""

    def __init__(self, text: str, reason: str, position: int = 0) -> None:
        super().__init__(reason)
        self.text = text
        self.reason = reason
        self.position = position


class WordsError(TimelineError, ValueError):
    """Words that the date reader cannot read, or not without something to read them against."""


class AmbiguousDigits(WordsError):
    """Digits that may be several dates: each is told by the order that it takes them in."""

    def __init__(self, text: str, readings: Mapping[str, str], hint: str) -> None:
        self.told = [f"{date} ({order})" for order, date in readings.items()]
        super().__init__(f"{text} is ambiguous: {', '.join(self.told)}", hint)


class StoreNotFound(TimelineError):
    """There is no `timeline.yaml` in the folder named."""

    hint = (
        "Run where data/ is, or name it: timeline --store DIR …; "
        "to begin one: timeline init DIR (--example: one to try)"
    )

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder}: no event store here (timeline.yaml is missing)")


class StoreUnreadable(TimelineError):
    """`timeline.yaml` is there but cannot be used: not YAML, not UTF-8, no permission, a newer format."""


class WriteFailed(TimelineError):
    """A file could not be written; what was there before is still there, whole."""


class HistoryUnreadable(TimelineError):
    """What a store was like before cannot be read: no git, no repository, no such commit, a clone without it."""
