"""EDTF for windows: what can be said of an event whose start and end are each known to lie within some time."""

from collections.abc import Callable, Iterator
from typing import Final

from timeline.model.edtf.bounds import Bounds, closed, earlier, later
from timeline.model.edtf.calendar import SECONDS_PER_DAY, civil_of, day_of_second, iso_day
from timeline.model.edtf.labels import iso_second
from timeline.model.edtf.member import read_member
from timeline.model.edtf.sets import OPEN

UNKNOWN: Final = ""
_FOUR_DIGITS: Final = range(-9999, 10_000)
_SECONDS_PER_MINUTE: Final = 60

_Unit = tuple[str, int, int]  # its text, its first and its last day or second
_Units = Callable[[int], Iterator[_Unit]]  # those that a day or second lies in, finest first


def edtf_between(start: Bounds, end: Bounds, *, instant: bool) -> str | None:
    """Return the canonical EDTF text for the windows of an event's start and end; None where EDTF cannot say it.

    Windows are civil days, inclusive, None where unbounded. That no event ends before it starts is understood: windows
    that differ only by what follows from it give the same text.

    - One day, known: `2022-03-30`.
    - An instant (start and end on one day) in a window: `[2022-03-29..2022-03-31]`; half open `[2022-03-29..]`.
    - Start and end both anywhere in one whole month, year, decade or century: `2022-03`, `2022`, `202X`, `20XX`.
    - Start in one whole day, month, year…, end in another: `2022-03-29/2022-04`; a side without bounds is unknown,
      `2022-03-29/`: that nobody tells of an end does not make it open (`..`; who calls knows whether somebody did).
    - None: no bounds at all, or none that a moment could meet; days outside the years -9999 to 9999; windows that are
      no such unit. Of an event that lasts and lies somewhere from the 3rd to the 9th, `[..]` would say that it took
      one day, and `a/b` that it lasted from the 3rd to the 9th.
    """
    start, end = closed(start, end)
    if not all(day is None or civil_of(day)[0] in _FOUR_DIGITS for day in (*start, *end)):
        return None
    return _instant(end[0], start[1]) if instant else _lasting(start, end, _units_with)


def edtf_between_seconds(start: Bounds, end: Bounds, *, instant: bool) -> str | None:
    """Return the same for windows in seconds, civil day * 86 400 + second of the day.

    Minutes and seconds are units too: `1912-04-15T02:20`, `1912-04-15T00:45/1912-04-15T02:20`; an instant is one moment
    in a window, `[1912-04-15T02:05..1912-04-15T02:20]`. Windows made of whole days give what the days do.
    """
    start, end = closed(start, end)
    bounds = (second for second in (*start, *end) if second is not None)
    if not all(civil_of(second // SECONDS_PER_DAY)[0] in _FOUR_DIGITS for second in bounds):
        return None
    return _moment(end[0], start[1]) if instant else _lasting(start, end, _units_by_clock)


def _instant(earliest: int | None, latest: int | None) -> str | None:
    """Say that one day, the only one of the event, lies in a window."""
    if earliest is None and latest is None:
        return None
    if earliest is not None and latest is not None and earliest >= latest:
        return iso_day(earliest) if earliest == latest else None
    return f"[{_day_text(earliest)}{OPEN}{_day_text(latest)}]"


def _day_text(day: int | None) -> str:
    return "" if day is None else iso_day(day)


def _moment(earliest: int | None, latest: int | None) -> str | None:
    """Say that one moment, the only one of the event, lies in a window; one day where the window is made of days."""
    days = (day_of_second(earliest), day_of_second(latest))
    if _in_seconds(days) == (earliest, latest):
        return _instant(*days)
    if earliest is not None and latest is not None:
        if earliest > latest:
            return None
        one = next((text for text, *unit in _times_with(earliest) if unit == [earliest, latest]), None)
        if one is not None:
            return one
    return f"[{OPEN.join(_time_texts(earliest, latest))}]"


def _in_seconds(days: Bounds) -> Bounds:
    first, last = days
    return (
        None if first is None else first * SECONDS_PER_DAY,
        None if last is None else (last + 1) * SECONDS_PER_DAY - 1,
    )


def _time_texts(earliest: int | None, latest: int | None) -> tuple[str, str]:
    """Both bounds as minutes, where they are the first second of one and the last second of one; else as seconds."""
    is_first = earliest is None or earliest % _SECONDS_PER_MINUTE == 0
    is_last = latest is None or latest % _SECONDS_PER_MINUTE == _SECONDS_PER_MINUTE - 1
    texts = ("" if second is None else iso_second(second) for second in (earliest, latest))
    first, last = (text[:-3] if is_first and is_last else text for text in texts)
    return first, last


def _lasting(start: Bounds, end: Bounds, units_with: _Units) -> str | None:
    """Say that an event, which may last, starts in one window and ends in another."""
    if start == end:
        return _whole(start, units_with)
    first, last = _start_side(start, end[1], units_with), _end_side(end, start[0], units_with)
    return None if first is None or last is None or first == last == UNKNOWN else f"{first}/{last}"


def _whole(window: Bounds, units_with: _Units) -> str | None:
    """Say that an event lies within a window; EDTF can where that is one whole unit."""
    if window[0] is None:
        return None
    return next((text for text, *unit in units_with(window[0]) if tuple(unit) == window), None)


def _start_side(window: Bounds, latest_end: int | None, units_with: _Units) -> str | None:
    """Say when an event starts: in the finest unit which, cut where the event ends at the latest, is the window."""
    if window[0] is None:
        return UNKNOWN if window[1] == latest_end else None
    units = ((text, first, earlier(last, latest_end)) for text, first, last in units_with(window[0]))
    return next((text for text, *bounds in units if tuple(bounds) == window), None)


def _end_side(window: Bounds, earliest_start: int | None, units_with: _Units) -> str | None:
    """Say when an event ends: in the finest unit which, cut where the event starts at the earliest, is the window."""
    if window[1] is None:
        return UNKNOWN if window[0] == earliest_start else None
    units = ((text, later(first, earliest_start), last) for text, first, last in units_with(window[1]))
    return next((text for text, *bounds in units if tuple(bounds) == window), None)


def _units_with(day: int) -> Iterator[_Unit]:
    """Yield the day, month, year, decade and century that a day lies in, finest first."""
    written = iso_day(day)
    month, year = written[:-3], written[:-6]
    for text in (written, month, year, f"{year[:-1]}X", f"{year[:-2]}XX"):
        unit = read_member(text)
        yield text, unit.first, unit.last


def _units_by_clock(second: int) -> Iterator[_Unit]:
    """Yield the second, the minute, then the day and more that a second lies in, all in seconds."""
    yield from _times_with(second)
    for text, first, last in _units_with(second // SECONDS_PER_DAY):
        yield text, first * SECONDS_PER_DAY, last * SECONDS_PER_DAY + SECONDS_PER_DAY - 1


def _times_with(second: int) -> Iterator[_Unit]:
    """Yield the second and the minute that a second lies in."""
    text, minute = iso_second(second), second - second % _SECONDS_PER_MINUTE
    yield text, second, second
    yield text[:-3], minute, minute + _SECONDS_PER_MINUTE - 1
