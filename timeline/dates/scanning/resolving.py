"""Reading what phrases say against the publication, and against the dates before them."""

import re
from dataclasses import dataclass
from typing import Final

from timeline.dates.holidays import HOLIDAYS
from timeline.dates.meaning import Stretch, year_text
from timeline.dates.scanning.expression import Anchor
from timeline.dates.scanning.memory import Memory
from timeline.dates.scanning.place import Place
from timeline.dates.scanning.said import Said, Which
from timeline.dates.scanning.steps import civil_day, exists, moved, on_day, weekday_near
from timeline.errors import WordsError
from timeline.model.edtf.calendar import MONTH_NAMES, MONTHS_PER_YEAR, WEEKDAY_NAMES, weekday_of

_AWAY: Final = {
    Which.BEFORE_LAST: -2,
    Which.AFTER_NEXT: 2,
    Which.LAST: -1,
    Which.PREVIOUS: -1,
    Which.NEXT: 1,
    Which.FOLLOWING: 1,
}
_NEAR_PUBLICATION: Final = (Which.THIS, Which.LAST, Which.NEXT, Which.BEFORE_LAST, Which.AFTER_NEXT)
_DAYS_PER_WEEK: Final = 7
_LAST_DAY: Final = 31
_CENTURY: Final = 100
_FIRST_DIGITS: Final = 50  # without any context, two digits below are of this century
_SHORT_YEAR: Final = {True: "the nearest year of these digits", False: "the latest year of these digits"}


@dataclass(slots=True)
class Completed:
    """A date with what the context adds, and where that comes from."""

    said: Said
    anchor: Anchor | None = None
    assumed: tuple[str, ...] = ()
    other: Said | None = None  # the other day that it may be: 03/04/2022


@dataclass(slots=True)
class Resolver:
    """Completes the dates of one text in their order."""

    memory: Memory

    def complete(self, said: Said, place: Place) -> Completed:
        """Return a date with the parts that its words leave out, as far as the context has them."""
        if said.numeric is not None:
            return self._numeric(said)
        if said.holiday is not None:
            return self._holiday(said, place)
        if said.which is not None or said.unit is not None:
            return self._pointed(said)
        if said.short:
            return self._short_year(said) if said.year is not None else self._short_decade(said)
        if said.year is not None or said.decade is not None or said.century is not None:
            return Completed(said)
        return self._without_year(said, place)

    def _without_year(self, said: Said, place: Place) -> Completed:
        if said.season is not None:
            return self._season(said, place)
        if said.month is not None:
            return self._month(said, place)
        if said.day is not None:
            return self._day(said)
        if said.weekday is not None:
            return self._weekday(said, place)
        return self._time(said)

    def _holiday(self, said: Said, place: Place) -> Completed:
        """Return the day of a holiday: read like a month and a day."""
        base = self.memory.base
        year = said.year if said.year is not None else base.said.year if base else None
        if year is None:
            return Completed(Said(unit="day"))
        try:
            near = on_day(HOLIDAYS[said.holiday or ""].day_in(year))
            if said.year is not None:
                return Completed(near)
            without_year = near.but(year=None, which=said.which)
            found = self._pointed(without_year) if said.which else self._month(without_year, place)
            day = HOLIDAYS[said.holiday or ""].day_in(found.said.year or year)
        except WordsError:
            return Completed(Said(year=year, unit="day"))
        return Completed(on_day(day), found.anchor)

    def _numeric(self, said: Said) -> Completed:
        """Return a date in digits; where the text does not prove which is the day, both."""
        digits = said.numeric or ""
        first, second, third = (int(part) for part in re.split(r"[./-]", digits))
        if first > _LAST_DAY:
            found = said.but(year=first, month=second, day=third, numeric=None)
            return Completed(found if exists(first, second, third) else Said(unit="day"))
        year = third if len(digits) - max(map(digits.rfind, "./-")) > 3 else self._full_year(third)
        by_day, by_month = (
            said.but(year=year, month=month, day=day, numeric=None) if exists(year, month, day) else None
            for month, day in ((second, first), (first, second))
        )
        if by_day is None or by_month is None or by_day == by_month:
            return Completed(by_day or by_month or Said(unit="day"))
        if self.memory.profile.day_first is None and "." not in digits:
            return Completed(by_day, other=by_month, assumed=(f"{digits}: day or month first? the text does not say",))
        is_day_first = self.memory.profile.day_first is not False
        order = f"the {'day' if is_day_first else 'month'} is first"
        why = "as between dots" if self.memory.profile.day_first is None else "as elsewhere in the text"
        return Completed(by_day if is_day_first else by_month, assumed=(f"{digits}: {order}, {why}",))

    def _short_year(self, said: Said) -> Completed:
        year = self._full_year(said.year or 0)
        return Completed(said.but(short=False, year=year), assumed=(f"{year}: {_SHORT_YEAR[self._is_narrative]}",))

    def _full_year(self, two_digits: int) -> int:
        """Return the year that '45 means: in a narrative the nearest to where it is, else the latest one."""
        base = self.memory.base
        if base is None or base.said.year is None:
            return two_digits + (2000 if two_digits < _FIRST_DIGITS else 1900)
        last = base.said.year + (_CENTURY // 2 - 1 if self._is_narrative else 0)
        return last - (last - two_digits) % _CENTURY

    @property
    def _is_narrative(self) -> bool:
        return self.memory.profile.narrative

    def _short_decade(self, said: Said) -> Completed:
        focus = self.memory.focus
        century = focus.said.year // 100 if focus and focus.said.year and self._is_narrative else 19
        if said.decade is not None and said.decade >= 100 and century != 19:
            return Completed(said.but(decade=century * 10 + said.decade % 10, short=False), self.memory.focus_anchor)
        return Completed(said.but(short=False))

    def _season(self, said: Said, place: Place) -> Completed:
        base = self.memory.base
        if base is None or base.said.year is None:
            return Completed(said)
        year = base.said.year
        if not self._is_narrative and not place.speaks_of_future:
            begins = Stretch(f"{year_text(year)}-{said.season}").first_day
            year -= begins > (civil_day(base.said) or begins)
        return Completed(said.but(year=year), base.anchor)

    def _month(self, said: Said, place: Place) -> Completed:
        base = self.memory.base
        if base is None or base.said.year is None or said.month is None:
            return Completed(said)
        if self._is_narrative:
            year = self._nearest_year(said, base.said)
        elif place.speaks_of_future:
            year = base.said.year + (_month_and_day(said, 31) < _month_and_day(base.said, 0))
        else:
            year = base.said.year - (_month_and_day(said, 0) > _month_and_day(base.said, 31))
        name = MONTH_NAMES[said.month - 1] + (f" {said.day}" if said.day is not None else "")
        return Completed(said.but(year=year), base.anchor, (f"{year}: the {self._sense(place)} {name}",))

    def _sense(self, place: Place) -> str:
        """Return in which sense one of many is meant."""
        if self._is_narrative:
            return "nearest"
        return "next" if place.speaks_of_future else "latest"

    def _nearest_year(self, said: Said, base: Said) -> int:
        """Return the year in which a month is nearest to a date; of two as near, the later."""
        year, month = base.year or 0, base.month or _month_of_season(base)
        years = [year + step for step in (1, 0, -1) if self.memory.years is None or year + step in self.memory.years]
        years = [y for y in years if said.day is None or exists(y, said.month or 1, said.day)] or [year]
        if month is None:
            return year if year in years else years[0]
        return min(years, key=lambda y: abs(MONTHS_PER_YEAR * (y - year) + (said.month or 1) - month))

    def _day(self, said: Said) -> Completed:
        """Return "the 29th" of the month that the text is at; "Monday the 14th": of the latest month that fits."""
        base = self.memory.focus if self.memory.focus and self.memory.focus.said.month else self.memory.base
        if base is None or base.said.month is None or said.day is None:
            return Completed(said)
        for back in range(MONTHS_PER_YEAR):
            month = moved(Said(year=base.said.year, month=base.said.month), "month", -back)
            found = said.but(year=month.year, month=month.month)
            day = civil_day(found)
            if day is not None and said.weekday in (None, weekday_of(day)):
                return Completed(found, base.anchor)
        return Completed(said)

    def _weekday(self, said: Said, place: Place) -> Completed:
        base = self.memory.base
        day = civil_day(base.said) if base else None
        if base is None or day is None or said.weekday is None:
            return Completed(said)
        ahead = self._is_narrative or place.speaks_of_future
        assumed = f"the {'next' if ahead else 'last'} {WEEKDAY_NAMES[said.weekday]}"
        return Completed(on_day(weekday_near(day, said.weekday, 1 if ahead else -1), said), base.anchor, (assumed,))

    def _time(self, said: Said) -> Completed:
        """Return a time of the day that was mentioned last; a part of a day in a narrative is of any day."""
        day = self.memory.focus if self._is_narrative else self.memory.news_day
        if day is None or day.said.day is None or (self._is_narrative and said.clock is None):
            return Completed(said)
        return Completed(said.but(year=day.said.year, month=day.said.month, day=day.said.day), day.anchor)

    def _pointed(self, said: Said) -> Completed:
        near = said.which in _NEAR_PUBLICATION
        base = self.memory.base if near else self.memory.spoken_of(said.unit or "day")
        away = _AWAY.get(said.which, 0) if said.which is not None else 0
        if base is None:
            return Completed(said)
        if said.month is not None or said.season is not None:
            return Completed(_pointed_month(said, base.said, away), base.anchor)
        if said.weekday is not None:
            return Completed(_pointed_weekday(said, base.said, away), base.anchor)
        found = moved(base.said, said.unit or "day", away)
        kept = {"fiscal": said.fiscal, "part_of_day": said.part_of_day, "clock": said.clock, "offset": said.offset}
        return Completed(found.but(**kept).in_part(said.part), base.anchor)


def _month_and_day(said: Said, day: int) -> tuple[int, int]:
    return said.month or MONTHS_PER_YEAR, said.day or day


def _month_of_season(said: Said) -> int | None:
    """Return a month in the middle of a season; None: not a season."""
    number = said.season
    return 3 * (number - 20) + 1 if number is not None and number <= 24 else None


def _pointed_month(said: Said, base: Said, away: int) -> Said:
    year = base.year
    if year is None:
        return said
    if said.unit == "year" or said.month is None or base.month is None:
        year += away
    elif away < 0:
        year -= said.month >= base.month
    elif away > 0:
        year += said.month <= base.month
    return said.but(year=year, unit=None, which=None)


def _pointed_weekday(said: Said, base: Said, away: int) -> Said:
    day = civil_day(base)
    if day is None or said.weekday is None:
        return said.but(unit=None, which=None)
    if said.unit == "week":
        return on_day(day + said.weekday - weekday_of(day) + _DAYS_PER_WEEK * away, said)
    if away:
        return on_day(weekday_near(day + away, said.weekday, away), said)
    return on_day(day + said.weekday - weekday_of(day), said)
