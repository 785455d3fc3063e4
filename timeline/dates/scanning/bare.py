"""Dates whose words leave out the year, or more: "September", "the 29th", "Tuesday", "5 p.m."."""

from typing import Final

from timeline.dates.meaning import Stretch, year_text
from timeline.dates.scanning.completed import Completed
from timeline.dates.scanning.memory import Memory
from timeline.dates.scanning.place import Place
from timeline.dates.scanning.said import Said
from timeline.dates.scanning.steps import civil_day, exists, moved, on_day, weekday_near
from timeline.model.edtf.calendar import MONTH_NAMES, MONTHS_PER_YEAR, WEEKDAY_NAMES, weekday_of

_FIRST_SEASON: Final = 21
_LAST_SEASON: Final = 24
_LONGEST_MONTH: Final = 31
_MIDDLE: Final = 15  # of a month


def without_year(said: Said, memory: Memory, place: Place) -> Completed:
    """Return a date with the year, month or day that the context gives it."""
    if said.season is not None:
        return season(said, memory, place)
    if said.month is not None:
        return month(said, memory, place)
    if said.day is not None:
        return day_of_month(said, memory, place)
    if said.weekday is not None:
        return weekday(said, memory, place)
    return time_of_day(said, memory, place)


def season(said: Said, memory: Memory, place: Place) -> Completed:
    """Return "the winter" of a year: in news the latest that has begun, or in its year where it is to come."""
    base = memory.base
    if base is None or base.said.year is None:
        return Completed(said)
    year = base.said.year
    if not memory.profile.narrative and not place.speaks_of_future:
        begins = Stretch(f"{year_text(year)}-{said.season}").first_day
        year -= begins > (civil_day(base.said) or begins)
    return Completed(said.but(year=year), base.anchor)


def month(said: Said, memory: Memory, place: Place) -> Completed:
    """Return "September", "29 March" of a year: in news the latest or next one, in a narrative the nearest."""
    base = memory.base
    if base is None or base.said.year is None or said.month is None:
        return Completed(said)
    if memory.profile.narrative:
        main = memory.profile.main_year
        if main is not None and (said.day is None or exists(main, said.month, said.day)):
            return Completed(said.but(year=main), assumed=(f"{main}: the year of nearly all dates in the text",))
        year = _nearest_year(memory, said, base.said)
    elif place.is_last:
        year = min((base.said.year + step for step in (0, 1, -1)), key=lambda y: _days_between(said, y, base.said))
    elif place.speaks_of_future:
        year = base.said.year + (_month_and_day(said, 31) < _month_and_day(base.said, 0))
    else:
        year = base.said.year - (_month_and_day(said, 0) > _month_and_day(base.said, 31))
    name = MONTH_NAMES[said.month - 1] + (f" {said.day}" if said.day is not None else "")
    found = without_missing_day(said.but(year=year))
    return Completed(found, base.anchor, (f"{year}: the {_sense(memory, place)} {name}",))


def without_missing_day(said: Said) -> Said:
    """Return a date without a day that its month does not have: 31 February is some day of February."""
    if said.year is None or said.month is None or said.day is None or exists(said.year, said.month, said.day):
        return said
    return said.but(day=None)


def _sense(memory: Memory, place: Place) -> str:
    """Return in which sense one of many is meant."""
    if memory.profile.narrative:
        return "nearest"
    return "nearest" if place.is_last else "next" if place.speaks_of_future else "latest"


def _days_between(said: Said, year: int, base: Said) -> int:
    """Return about how many days a month or day of that year is away from a date."""
    months = MONTHS_PER_YEAR * (year - (base.year or 0)) + (said.month or 1) - (base.month or said.month or 1)
    return abs(_LONGEST_MONTH * months + (said.day or _MIDDLE) - (base.day or said.day or _MIDDLE))


def _nearest_year(memory: Memory, said: Said, base: Said) -> int:
    """Return the year in which a month is nearest to a date; of two as near, the later."""
    year, month = base.year or 0, base.month or _month_of_season(base)
    years = [year + step for step in (1, 0, -1) if memory.years is None or year + step in memory.years]
    years = [y for y in years if said.day is None or exists(y, said.month or 1, said.day)] or [year]
    if month is None:
        return year if year in years else years[0]
    return min(years, key=lambda y: abs(MONTHS_PER_YEAR * (y - year) + (said.month or 1) - month))


def day_of_month(said: Said, memory: Memory, place: Place) -> Completed:
    """Return "the 29th" of the month that the text is at; "Monday the 14th": of the latest month that fits.

    Where the text is at its publication, that is the latest such day, or the next where it is to come.
    """
    base = memory.focus if memory.focus and memory.focus.said.month else memory.base
    if base is None or base.said.month is None or said.day is None:
        return Completed(said)
    here = civil_day(base.said) if base is memory.published else None
    step = 1 if here is not None and place.speaks_of_future else -1
    for months in range(MONTHS_PER_YEAR):
        month = moved(Said(year=base.said.year, month=base.said.month), "month", step * months)
        found = said.but(year=month.year, month=month.month)
        day = civil_day(found)
        is_other_side = day is not None and here is not None and step * (day - here) < 0
        if day is not None and not is_other_side and said.weekday in (None, weekday_of(day)):
            return Completed(found, base.anchor)
    return Completed(said)


def weekday(said: Said, memory: Memory, place: Place) -> Completed:
    """Return "Tuesday": in news the last one, or the next where it is to come, in a narrative the next."""
    base = memory.base
    day = civil_day(base.said) if base else None
    if base is None or day is None or said.weekday is None:
        return Completed(said)
    ahead = memory.profile.narrative or place.speaks_of_future
    assumed = f"the {'next' if ahead else 'last'} {WEEKDAY_NAMES[said.weekday]}"
    return Completed(on_day(weekday_near(day, said.weekday, 1 if ahead else -1), said), base.anchor, (assumed,))


def time_of_day(said: Said, memory: Memory, place: Place) -> Completed:
    """Return a time of the day that was mentioned last; a part of a day in a narrative is of any day."""
    day = memory.focus if memory.profile.narrative else memory.news_day(place)
    if day is None or day.said.day is None or (memory.profile.narrative and said.clock is None):
        return Completed(said)
    return Completed(said.but(year=day.said.year, month=day.said.month, day=day.said.day), day.anchor)


def _month_and_day(said: Said, day: int) -> tuple[int, int]:
    return said.month or MONTHS_PER_YEAR, said.day or day


def _month_of_season(said: Said) -> int | None:
    """Return a month in the middle of a season; None: not a season."""
    number = said.season
    return 3 * (number - _FIRST_SEASON) + 4 if number is not None and number <= _LAST_SEASON else None
