"""What people are told, as lines: of findings that were told before nothing else is needed, so this is loaded fast."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from timeline.model.tally import LEVELS
from timeline.model.told import Told
from timeline.reconciliation.plain import safe_text

NEW = "new"  # FindingStatus.NEW
_COUNTED = LEVELS[:-1]  # grades of what the last line counts as new


class Counts(Protocol):
    """A Summary, or a Tally."""

    @property
    def errors(self) -> int:
        """Errors, of whatever kind."""

    @property
    def new(self) -> int:
        """Conflicts that nobody knew."""

    @property
    def known(self) -> int:
        """Conflicts that are known."""

    @property
    def resolved(self) -> int:
        """Conflicts that a person decided."""

    @property
    def contradiction(self) -> int:
        """Conflicts of that grade."""

    @property
    def tension(self) -> int:
        """Conflicts of that grade."""

    @property
    def ignored(self) -> int:
        """Findings left out."""


def listing_text(listed: Iterable[Told], summary: Counts, *, hidden: int, more: int) -> str:
    """Return findings as blocks, each by its full fingerprint, and a line that counts; `more` are not listed."""
    lines = [told_text(told, told.fingerprint) for told in listed]
    return "\n".join([*lines, *more_line(more), count_line(summary, hidden=hidden)]) + "\n"


def concise_text(listed: Iterable[Told]) -> str:
    """Return one line for each finding, with its full fingerprint."""
    return "".join(safe_text(line_of(told, told.fingerprint)) + "\n" for told in listed)


def told_text(told: Told, short: str | None) -> str:
    """Return the lines of one finding; `short` is what its fingerprint is called."""
    return "\n".join(safe_text(line) for line in block_of(told, short))


def more_line(more: int) -> list[str]:
    """Return the line that says how many findings are not listed, where there are any."""
    return [f"and {counted(more, 'more finding')}, not listed: timeline check --limit 0 lists all"] if more else []


def block_of(told: Told, short: str | None) -> Iterator[str]:
    """Yield the lines of one finding; `short` is what its fingerprint is called."""
    tail = f" [{short}]" if short else ""
    says_status = told.is_conflict or told.label in _COUNTED or told.status != NEW
    label = f"{told.label}, {told.status}" if says_status else told.label
    yield f"{told.file}:{told.line}:{told.column}: {told.code} {label}: {told.headline}{tail}"
    for place in told.others:
        yield f"    {place.file}:{place.line}: {place.words}".rstrip(": ")
    if told.further:
        yield f"    and {told.further} more"
    if told.decision:
        yield f"    {told.decision}"
    if short and told.is_conflict:
        yield f"    why: timeline explain {short}"


def line_of(told: Told, short: str | None) -> str:
    """Return one finding as one line to be searched; `short` is what its fingerprint is called."""
    status = "" if told.status == NEW else f", {told.status}"
    name = f" ({short})" if short else ""
    return f"{told.file}:{told.line}:{told.column}: {told.code} {told.message} [{told.label}{status}]{name}"


def count_line(summary: Counts, *, hidden: int) -> str:
    """Return how many findings there are, of which kinds, and how many of them are not shown."""
    counts = [
        counted(summary.errors, "error"),
        counted(summary.new, "new conflict"),
        f"{summary.known} known",
        f"{summary.resolved} resolved",
    ]
    grades = f"{counted(summary.contradiction, 'contradiction')}, {counted(summary.tension, 'tension')}"
    note = f"; {counted(summary.ignored, 'finding')} ignored" if summary.ignored else ""
    note += f"; {counted(hidden, 'finding')} not shown (--verbose)" if hidden else ""
    return f"{', '.join(counts)} ({grades}){note}"


def counted(number: int, noun: str) -> str:
    """Return a number of things: `1 error`, `2 errors`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
