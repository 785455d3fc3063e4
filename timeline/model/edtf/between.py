"""EDTF for windows: what can be said of an event whose start and end are each known to lie within some days."""

from collections.abc import Iterator
from typing import Final

from timeline.model.edtf.bounds import Bounds, closed, earlier, later
from timeline.model.edtf.calendar import civil_of, iso_day
from timeline.model.edtf.member import Member, read_member
from timeline.model.edtf.sets import OPEN

UNKNOWN: Final = ""
_FOUR_DIGITS: Final = range(-9999, 10_000)


def edtf_between(start: Bounds, end: Bounds, *, instant: bool) -> str | None:
    """Return the canonical EDTF text for the windows of an event's start and end; None where EDTF cannot say it.

    Windows are civil days, inclusive, None where unbounded. That no event ends before it starts is understood: windows
    that differ only by what follows from it give the same text.

    - One day, known: `2022-03-30`.
    - An instant (start and end on one day) in a window: `[2022-03-29..2022-03-31]`; half open `[2022-03-29..]`.
    - Start and end both anywhere in one whole month, year, decade or century: `2022-03`, `2022`, `202X`, `20XX`.
    - Start in one whole day, month, year…, end in another: `2022-03-29/2022-04`; a side without bounds is unknown,
      `2022-03-29/`: that nobody tells of an end does not make it open.
    - None: no bounds at all, or none that a moment could meet; days outside the years -9999 to 9999; windows that are
      no such unit. Of an event that lasts and lies somewhere from the 3rd to the 9th, `[..]` would say that it took
      one day, and `a/b` that it lasted from the 3rd to the 9th.
    """
    start, end = closed(start, end)
    if not all(day is None or civil_of(day)[0] in _FOUR_DIGITS for day in (*start, *end)):
        return None
    if instant:
        return _instant(end[0], start[1])
    if start == end:
        return _whole(start)
    first, last = _start_side(start, end[1]), _end_side(end, start[0])
    return None if first is None or last is None or first == last == UNKNOWN else f"{first}/{last}"


def _instant(earliest: int | None, latest: int | None) -> str | None:
    """Say that one day, the only one of the event, lies in a window."""
    if earliest is None and latest is None:
        return None
    if earliest is not None and latest is not None and earliest >= latest:
        return iso_day(earliest) if earliest == latest else None
    return f"[{_day_text(earliest)}{OPEN}{_day_text(latest)}]"


def _day_text(day: int | None) -> str:
    return "" if day is None else iso_day(day)


def _whole(window: Bounds) -> str | None:
    """Say that an event lies within a window; EDTF can where that is one whole unit."""
    if window[0] is None:
        return None
    return next((text for text, unit in _units_with(window[0]) if (unit.first, unit.last) == window), None)


def _start_side(window: Bounds, latest_end: int | None) -> str | None:
    """Say when an event starts: in the finest unit which, cut where the event ends at the latest, is the window."""
    if window[0] is None:
        return UNKNOWN if window[1] == latest_end else None
    units = ((text, unit.first, earlier(unit.last, latest_end)) for text, unit in _units_with(window[0]))
    return next((text for text, *bounds in units if tuple(bounds) == window), None)


def _end_side(window: Bounds, earliest_start: int | None) -> str | None:
    """Say when an event ends: in the finest unit which, cut where the event starts at the earliest, is the window."""
    if window[1] is None:
        return UNKNOWN if window[0] == earliest_start else None
    units = ((text, later(unit.first, earliest_start), unit.last) for text, unit in _units_with(window[1]))
    return next((text for text, *bounds in units if tuple(bounds) == window), None)


def _units_with(day: int) -> Iterator[tuple[str, Member]]:
    """Yield the day, month, year, decade and century that a day lies in, finest first."""
    written = iso_day(day)
    month, year = written[:-3], written[:-6]
    for text in (written, month, year, f"{year[:-1]}X", f"{year[:-2]}XX"):
        yield text, read_member(text)
