"""The rows of both lists: which words stand in which column, for any width. Drawn only where they are looked at."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from rich.cells import cell_len

from timeline.browse.view import View
from timeline.model.conflict import Conflict
from timeline.model.dataclass import dataclass
from timeline.model.edtf.calendar import civil_of
from timeline.model.store import Store
from timeline.reconciliation.datewords import window_parts, window_words
from timeline.reconciliation.daywords import DateStyle, day_words, year_words
from timeline.reconciliation.plain import safe_text
from timeline.reconciliation.result import ReconciledEvent, Status
from timeline.reconciliation.views.rail import rail_of
from timeline.reconciliation.wording import apart_words, message_of
from timeline.render.ink import ALARM, BOLD, DIM, GOOD, GRADE_STYLES, STATUS_STYLES

STATUS_MARKS = {
    Status.RESOLVED: "✓",
    Status.UNDECIDED: "?",
    Status.DISPUTED: "≠",
    Status.UNDATED: "…",
    Status.SINGLE: "1",
    Status.REFINED: "⊂",
    Status.AGREED: "=",
}
STATUS_MEANINGS = {
    Status.RESOLVED: "in conflict, and a person decided",
    Status.UNDECIDED: "readings of equal weight differ",
    Status.DISPUTED: "not all that is said of it can be true",
    Status.UNDATED: "one side is open",
    Status.SINGLE: "only one source tells it",
    Status.REFINED: "some sources are more exact",
    Status.AGREED: "all sources say the same",
}
STANDING_STYLES = {"new": ALARM, "known": DIM, "resolved": GOOD}
DATE_WIDTH, WIDE_DATE = 15, 22
ROOM_FOR_STATUS, ROOM_FOR_WIDE_DATE = 56, 76
STATUS_WIDTH = 9
NARROW_EVENTS = 40


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in one column: so many cells wide, None: as wide as is left; cut where they are longer."""

    words: str
    width: int | None = None
    style: str = ""
    is_right: bool = False


class Row(Protocol):
    """One row of a list; those without a key are headings, which cannot be chosen."""

    @property
    def key(self) -> str | None:
        """What it stands for."""

    @property
    def height(self) -> int:
        """Of how many lines it consists."""

    def pieces(self, width: int) -> Sequence[Sequence[Piece]]:
        """Return its lines, each as columns with a space between them."""


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """A year, a month, or a gap between two events."""

    words: str
    is_gap: bool = False
    key: None = None
    height: int = 1

    def pieces(self, width: int) -> Sequence[Sequence[Piece]]:
        """Return a heading at the left, or a gap below the dates."""
        if not self.is_gap:
            return ((Piece(self.words, style=BOLD),),)
        return ((Piece("", _date_width(width)), Piece("┊", 1, DIM), Piece(self.words, style=DIM)),)


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event: its date, the mark of its status, its title, and where there is room the status in words."""

    event: ReconciledEvent
    year: int | None  # what the heading above says
    height: int = 1

    @property
    def key(self) -> str:
        """The event's id."""
        return self.event.id

    def pieces(self, width: int) -> Sequence[Sequence[Piece]]:
        """Return date, mark, title, status."""
        event, style = self.event, STATUS_STYLES[self.event.status]
        line = [
            Piece(date_words(event, self.year, _date_width(width)), _date_width(width), is_right=True),
            Piece(STATUS_MARKS[event.status], 1, style),
            Piece(safe_text(event.event.title)),
        ]
        return ([*line, Piece(event.status, STATUS_WIDTH, style)] if width >= ROOM_FOR_STATUS else line,)


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """A conflict: its name, grade, how far apart, whether it is new; below, the events."""

    conflict: Conflict
    short: str
    standing: str
    store: Store
    height: int = 2

    @property
    def key(self) -> str:
        """The fingerprint."""
        return self.conflict.fingerprint

    def pieces(self, width: int) -> Sequence[Sequence[Piece]]:
        """Return what it is, then what it is about."""
        conflict, name = self.conflict, max(6, len(self.short))
        first = (
            Piece(self.short, name, BOLD),
            Piece(conflict.grade, 13, GRADE_STYLES[conflict.grade]),
            Piece(self.standing, 8, STANDING_STYLES.get(self.standing, "")),
            Piece(apart_words(conflict)),
        )
        return first, (Piece("", min(name, max(1, width - NARROW_EVENTS))), Piece(self._about(width)))

    def _about(self, width: int) -> str:
        """Who says what against whom; where that is too long, the events, and the attribute."""
        conflict = self.conflict
        if width >= ROOM_FOR_WIDE_DATE:
            return safe_text(message_of(conflict, self.store).removeprefix(f"{apart_words(conflict)}: "))
        return safe_text(", ".join(conflict.events) + (f" · {conflict.attribute}" if conflict.attribute else ""))


def event_rows(events: Sequence[ReconciledEvent]) -> tuple[Row, ...]:
    """Return events in time order under years, months or centuries, with long gaps said."""
    return tuple(_event_rows(events))


def conflict_rows(view: View, conflicts: Sequence[Conflict]) -> tuple[Row, ...]:
    """Return conflicts, the gravest first."""
    store = view.reconciliation.store
    return tuple(
        ConflictRow(
            conflict=c,
            short=view.short[c.fingerprint],
            standing=view.standing.get(c.fingerprint, ""),
            store=store,
        )
        for c in conflicts
    )


def date_words(event: ReconciledEvent, year: int | None, width: int) -> str:
    """Return when an event was, as it is said everywhere; where that is too long, when it can have started.

    `starts in March`, else `24 Feb..30 Mar`: one day out of those, as EDTF has it, or in years; an open side has
    nothing there.
    """
    style = DateStyle(short=True, year=year)
    first, last = event.start.earliest, event.start.latest
    forms = (
        window_words(event.start, event.end, style),
        window_parts(event.start, event.end, style)[0],
        _from_to(first, last, lambda day: day_words(day, style)),
    )
    by_year = _from_to(first, last, lambda day: year_words(civil_of(day)[0]))
    return next((words for words in forms if cell_len(words) <= width), by_year)


def _from_to(first: int | None, last: int | None, words: Callable[[int], str]) -> str:
    shown = ["" if day is None else words(day) for day in (first, last)]
    return shown[0] if shown[0] == shown[1] else "..".join(shown)


def _event_rows(events: Sequence[ReconciledEvent]) -> Iterator[Row]:
    for group in rail_of(events):
        yield HeadingRow(group.heading)
        for row in group.rows:
            yield EventRow(row.event, group.year)
            if row.gap_after:
                yield HeadingRow(row.gap_after, is_gap=True)


def _date_width(width: int) -> int:
    return WIDE_DATE if width >= ROOM_FOR_WIDE_DATE else DATE_WIDTH
