"""Dates in digits that leave something open: which is the day in 03/04/2022, the century in '45, the era in "490"."""

import re
from typing import Final

from timeline.dates.scanning.completed import Completed
from timeline.dates.scanning.memory import Memory
from timeline.dates.scanning.said import Said
from timeline.dates.scanning.steps import exists

_LAST_DAY: Final = 31
_CENTURY: Final = 100
_SHORT: Final = 3  # a sign and two digits
_THIS_CENTURY: Final = 19  # of decades, where nothing else is known: the nineties are those of 1990
_FIRST_DIGITS: Final = 30  # without any context, two digits below are of this century
_SHORT_YEAR: Final = {True: "the nearest year of these digits", False: "the latest year of these digits"}


def numeric_date(said: Said, memory: Memory) -> Completed | None:
    """Return a date in digits; where the text does not prove which is the day, both; None: a number like 3.0.19."""
    digits = said.numeric or ""
    first, second, third = (int(part) for part in re.split(r"[./-]", digits))
    if first > _LAST_DAY:
        year = first if first >= _CENTURY else _full_year(first, memory)
        return Completed(_day(said, year, second, third) or Said(unit="day"))
    is_short = len(digits) - max(map(digits.rfind, "./-")) <= _SHORT
    year = _full_year(third, memory) if is_short else third
    by_day, by_month = _day(said, year, second, first), _day(said, year, first, second)
    if is_short and by_day is None and (by_month is None or "." in digits):
        return None
    if by_day is None or by_month is None or by_day == by_month:
        return Completed(by_day or by_month or Said(unit="day"))
    return _in_order(digits, by_day, by_month, memory)


def _in_order(digits: str, by_day: Said, by_month: Said, memory: Memory) -> Completed:
    """Return the reading that the text proves, or its signs; else both."""
    proven = memory.profile.day_first
    if proven is None and "." not in digits:
        return Completed(by_day, other=by_month, assumed=(f"{digits}: day or month first? the text does not say",))
    order = f"the {'month' if proven is False else 'day'} is first"
    why = "as between dots" if proven is None else "as elsewhere in the text"
    return Completed(by_month if proven is False else by_day, assumed=(f"{digits}: {order}, {why}",))


def _day(said: Said, year: int, month: int, day: int) -> Said | None:
    return said.but(year=year, month=month, day=day, numeric=None) if exists(year, month, day) else None


def short_year(said: Said, memory: Memory) -> Completed:
    """Return a date in '45."""
    year = _full_year(said.year or 0, memory)
    return Completed(said.but(short=False, year=year), assumed=(f"{year}: {_SHORT_YEAR[memory.profile.narrative]}",))


def _full_year(two_digits: int, memory: Memory) -> int:
    """Return the year that '45 means: in a narrative the nearest to where it is, else the latest one."""
    base = memory.base
    if base is None or base.said.year is None:
        return two_digits + (2000 if two_digits < _FIRST_DIGITS else 1900)
    last = base.said.year + (_CENTURY // 2 - 1 if memory.profile.narrative else 0)
    return last - (last - two_digits) % _CENTURY


def short_decade(said: Said, memory: Memory) -> Completed:
    """Return "the nineties": in a narrative those of the century that it is at."""
    focus = memory.focus
    century = focus.said.year // 100 if focus and focus.said.year and memory.profile.narrative else _THIS_CENTURY
    if said.decade is not None and said.decade >= 100 and century != _THIS_CENTURY:
        return Completed(said.but(decade=century * 10 + said.decade % 10, short=False), memory.focus_anchor)
    return Completed(said.but(short=False))


def ancient_year(said: Said, memory: Memory) -> Completed | None:
    """Return a year BC, where the text is at one; else "413" is a number, but "the summer of 413" is of that year."""
    focus = memory.focus
    year = focus.said.year if focus else None
    if said.ancient is None:
        return None
    if year is None or year > 0:
        return Completed(said.but(year=said.ancient, ancient=None)) if said.season is not None else None
    return Completed(said.but(year=1 - said.ancient, ancient=None), memory.focus_anchor)
