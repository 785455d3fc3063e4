"""The time axis of a comparison: its rows under years, months or centuries, with long gaps said."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from timeline.model.dataclass import dataclass
from timeline.model.edtf.calendar import MONTH_NAMES, civil_of, day_of_second
from timeline.reconciliation.clock import places_of
from timeline.reconciliation.comparison import DiffRow, DiffSide
from timeline.reconciliation.comparison_words import Folded, Part
from timeline.reconciliation.datewords import window_words
from timeline.reconciliation.daywords import DateStyle, century_words, span_length_words, year_words
from timeline.reconciliation.views.rail import EVENTS_THAT_SPLIT_A_YEAR, YEARS_SHOWN_BY_CENTURY

SHORTEST_GAP_DAYS = 366
ROWS_THAT_STAND_ALONE = 4  # a year with fewer shares its heading with the years beside it
UNDATED_HEADING, ALL_HEADING = "Undated", "All events"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Rows under one heading; `year` is what the heading already says."""

    heading: str
    year: int | None
    gap_before: str  # how long after the rows before; empty: not long
    parts: tuple[Part, ...]


def sections_of(parts: Sequence[Part]) -> tuple[Section, ...]:
    """Return the rows of a comparison, in time order, under their headings; those without any date come last.

    A row stands at the earliest that either side says of it; what is folded stands with the row above it.
    """
    if parts and all(isinstance(part, Folded) for part in parts):
        return (Section(heading=ALL_HEADING, year=None, gap_before="", parts=tuple(parts)),)
    days = _days_of(parts)
    years = Counter(civil_of(day)[0] for day in map(_day_of, parts) if day is not None)
    by_century = bool(years) and max(years) - min(years) > YEARS_SHOWN_BY_CENTURY
    found: list[Section] = []
    reached: int | None = None
    placed = groupby(zip(parts, days, strict=True), key=lambda pair: _key(pair[1], years, by_century=by_century))
    for _, grouped in placed:
        members = tuple(grouped)
        day = members[0][1]
        gap = day - reached if day is not None and reached is not None else 0
        shown = tuple(part for part, _ in members)
        found.append(_section(shown, day, years, by_century=by_century, gap=gap))
        reached = members[-1][1]
    return tuple(_joined(found))


def place_of(row: DiffRow) -> int | None:
    """Return the second at which a row stands in time; None: neither source dates the event."""
    bounds = [places_of(window) for side in (row.a, row.b) if side is not None for window in (side.start, side.end)]
    seconds = (earliest if earliest is not None else latest for earliest, latest in bounds)
    return min((second for second in seconds if second is not None), default=None)


def when_words(side: DiffSide, year: int | None) -> str:
    """Return when one side has an event, without the year that a heading already says."""
    bounds = [bound for window in (side.start, side.end) for bound in (window.earliest, window.latest)]
    is_all = all(bound is None or civil_of(bound)[0] == year for bound in bounds)
    return window_words(side.start, side.end, DateStyle(short=True, year=year if is_all else None))


def _section(members: tuple[Part, ...], day: int | None, years: Counter[int], *, by_century: bool, gap: int) -> Section:
    said = f"{span_length_words(gap)} later" if gap >= SHORTEST_GAP_DAYS else ""
    if day is None:
        return Section(heading=UNDATED_HEADING, year=None, gap_before="", parts=members)
    year, month, _ = civil_of(day)
    heading = century_words((year - 1) // 100) if by_century else year_words(year)
    if _is_split(year, years, by_century=by_century):
        heading = f"{MONTH_NAMES[month - 1]} {heading}"
    return Section(heading=heading, year=None if by_century else year, gap_before=said, parts=members)


def _joined(sections: Sequence[Section]) -> Iterator[Section]:
    """The same, where years with few rows that follow each other are one section."""
    for is_small, members in groupby(sections, key=_is_small):
        together = tuple(members)
        if not is_small or len(together) == 1:
            yield from together
            continue
        parts = tuple(part for section in together for part in section.parts)
        years = [section.year for section in together if section.year is not None]
        heading = f"{year_words(min(years))} – {year_words(max(years))}"
        yield Section(heading=heading, year=None, gap_before=together[0].gap_before, parts=parts)


def _is_small(section: Section) -> bool:
    is_whole_year = section.year is not None and section.heading == year_words(section.year)
    return is_whole_year and sum(isinstance(part, DiffRow) for part in section.parts) < ROWS_THAT_STAND_ALONE


def _key(day: int | None, years: Counter[int], *, by_century: bool) -> tuple[int, int, int] | None:
    """Century, year and month of a heading; 0 where it does not go so deep."""
    if day is None:
        return None
    year, month, _ = civil_of(day)
    if by_century:
        return (year - 1) // 100, 0, 0
    return 0, year, month if _is_split(year, years, by_century=by_century) else 0


def _is_split(year: int, years: Counter[int], *, by_century: bool) -> bool:
    return not by_century and years[year] >= EVENTS_THAT_SPLIT_A_YEAR


def _days_of(parts: Sequence[Part]) -> list[int | None]:
    """The day of each row; of what is folded, that of the row above it, at the beginning that of the one below."""
    days: list[int | None] = []
    for number, part in enumerate(parts):
        beside = parts[number - 1] if number else parts[min(1, len(parts) - 1)]
        days.append(_day_of(beside if isinstance(part, Folded) else part))
    return days


def _day_of(part: Part) -> int | None:
    return None if isinstance(part, Folded) else day_of_second(place_of(part))
