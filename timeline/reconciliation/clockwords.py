"""Times of day as words: `15 April 1912, 02:20`, `15 April 1912, 02:05–02:20`, `2 hours 10 minutes`.

A bound that is the edge of its day is told as the day, one that is the edge of its minute as the minute.
"""

from dataclasses import replace
from typing import Final

from timeline.model.conflict import Window
from timeline.model.edtf.calendar import SECONDS_PER_DAY, civil_of
from timeline.reconciliation.clock import SECONDS_PER_MINUTE, Apart, has_clock, is_first, is_last, seconds_of
from timeline.reconciliation.daywords import LONG, DateStyle, day_words, days_words

MIDNIGHT_AFTER: Final = "24:00"  # the end of a day, which no source said by the clock
_UNITS: Final = (("hour", 3600), ("minute", 60), ("second", 1))
_TURNED: Final = str.maketrans("+-", "-+")


def earliest_words(second: int, style: DateStyle = LONG) -> str:
    """Return a second before which something cannot be: `15 April 1912, 02:20`; the day where it is its first."""
    day = day_words(second // SECONDS_PER_DAY, style)
    return day if is_first(second) else f"{day}, {_time(second, is_whole=is_first(second, SECONDS_PER_MINUTE))}"


def latest_words(second: int, style: DateStyle = LONG) -> str:
    """Return a second after which something cannot be: `15 April 1912, 02:20`; the day where it is its last."""
    day = day_words(second // SECONDS_PER_DAY, style)
    return day if is_last(second) else f"{day}, {_time(second, is_whole=is_last(second, SECONDS_PER_MINUTE))}"


def zone_words(zone: str) -> str:
    """Return a zone as people call it: the sign of `Etc/GMT+3`, three hours behind UTC, is turned."""
    hours = zone.removeprefix("Etc/GMT")
    return f"UTC{hours.translate(_TURNED)}" if hours != zone and hours.strip("+-").isdecimal() else zone


def is_known(window: Window) -> bool:
    """Whether a time point is known to the day, or to the minute."""
    first, last = seconds_of(window)
    if first is None or last is None:
        return False
    return is_moment(first, last) if has_clock(window) else window.earliest == window.latest


def is_moment(first: int, last: int) -> bool:
    """Whether two bounds are one minute, or one second."""
    return first == last or (_are_minutes(first, last) and first // SECONDS_PER_MINUTE == last // SECONDS_PER_MINUTE)


def clock_span_words(first: int, last: int, style: DateStyle = LONG) -> str:
    """Return the seconds from one to another, both included, without saying a day or a year twice.

    `15 April 1912, 02:05–02:20`, `14 April, 23:40 – 15 April 1912, 02:20`, of one moment `15 April 1912, 02:20`.
    """
    day, last_day = first // SECONDS_PER_DAY, last // SECONDS_PER_DAY
    if day != last_day:
        year = civil_of(day)[0]
        is_same_year = year == civil_of(last_day)[0]
        begin = replace(style, year=year if is_same_year else None)
        return f"{earliest_words(first, begin)} – {latest_words(last, style)}"
    is_whole = _are_minutes(first, last)
    begins = f"{day_words(day, style)}, {_time(first, is_whole=is_whole)}"
    if is_moment(first, last):
        return begins
    return f"{begins}–{MIDNIGHT_AFTER if is_last(last) else _time(last, is_whole=is_whole)}"


def length_words(seconds: int) -> str:
    """Return a length of time: `2 hours 10 minutes`, `1 day 30 minutes`, `8 days`."""
    days, rest = divmod(abs(seconds), SECONDS_PER_DAY)
    said = [days_words(days)] if days or not rest else []
    for name, worth in _UNITS:
        count, rest = divmod(rest, worth)
        said += [f"{count} {name}" + ("" if count == 1 else "s")] if count else []
    return " ".join(said)


def apart_length_words(apart: Apart) -> str:
    """Return by how much something is impossible, in the unit in which it is counted."""
    return days_words(apart.days) if apart.seconds is None else length_words(apart.seconds)


def _time(second: int, *, is_whole: bool) -> str:
    minutes, seconds = divmod(second % SECONDS_PER_DAY, SECONDS_PER_MINUTE)
    return f"{minutes // 60:02}:{minutes % 60:02}" + ("" if is_whole else f":{seconds:02}")


def _are_minutes(first: int, last: int) -> bool:
    return is_first(first, SECONDS_PER_MINUTE) and is_last(last, SECONDS_PER_MINUTE)
