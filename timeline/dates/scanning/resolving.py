"""Reading what phrases say against the publication, and against the dates before them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from timeline.dates.scanning.alphabet import Words
from timeline.dates.scanning.expression import Anchor, AnchorKind, Expression, TimexType
from timeline.dates.scanning.said import Lasting, Length, Reference, Repeated, Said, Shift, Which
from timeline.dates.scanning.survey import Profile
from timeline.dates.scanning.timex import date_value, length_value
from timeline.model.edtf.calendar import add_months, civil_of, day_of, weekday_of

_AWAY: Final = {Which.LAST: -1, Which.PREVIOUS: -1, Which.NEXT: 1, Which.FOLLOWING: 1, Which.COMING: 1}


@dataclass(slots=True)
class Resolver:
    """Reads the phrases of one text in their order, and remembers what they said."""

    profile: Profile
    focus: Said | None = None  # the date that the text is at
    published: Said | None = field(init=False)

    def __post_init__(self) -> None:
        latest = self.profile.published.end.latest if self.profile.published else None
        self.published = said_day(latest) if latest is not None else None
        if self.focus is None and not self.profile.narrative:
            self.focus = self.published

    def expressions(self, words: Words, offset: int) -> Iterator[Expression]:
        """Yield the expressions among the words of a block that begins at `offset`."""
        for index, value in enumerate(words.values):
            found = self.read(value, words, index)
            if found is not None:
                kind, text, edtf, anchor = found
                start, end = words.starts[index], words.ends[index]
                yield Expression(start=offset + start, end=offset + end, text=words.text[start:end], type=kind, value=text, edtf=edtf, anchor=anchor)

    def read(self, value: object, words: Words, index: int) -> tuple[TimexType, str, str | None, Anchor | None] | None:
        if isinstance(value, Length):
            return TimexType.DURATION, length_value(value), None, None
        if isinstance(value, Lasting):
            return TimexType.DURATION, length_value(value.length), None, None
        if isinstance(value, Repeated):
            return TimexType.SET, value.value, None, None
        if isinstance(value, Reference):
            return TimexType.DATE, value.value, None, None
        if isinstance(value, Shift):
            return self.shifted(value)
        if isinstance(value, Said):
            said = self.complete(value, words, index)
            return self.dated(said)
        return None

    def dated(self, said: Said) -> tuple[TimexType, str, str | None, Anchor | None]:
        if said.year is not None or said.decade is not None or said.century is not None:
            self.focus = said
        kind = TimexType.TIME if said.clock or said.part_of_day else TimexType.DATE
        return kind, date_value(said), None, None

    def complete(self, said: Said, words: Words, index: int) -> Said:
        if said.numeric:
            return self.numeric(said)
        if said.which is not None or said.unit is not None:
            return self.pointed(said)
        if said.year is not None or said.century is not None or (said.decade is not None):
            return said
        if said.season is not None:
            return self.season(said)
        if said.month is not None:
            return said.but(year=self.year_of_month(said, words, index))
        if said.day is not None:
            base = self.focus
            return said.but(year=base and base.year, month=base and base.month)
        if said.weekday is not None:
            return self.weekday(said, words, index)
        if said.clock and self.focus is not None and self.focus.day is not None:
            return said.but(year=self.focus.year, month=self.focus.month, day=self.focus.day)
        return said

    def numeric(self, said: Said) -> Said:
        import re

        a, b, c = (int(x) for x in re.split(r"[./-]", said.numeric or ""))
        if a > 31:
            return Said(year=a, month=b, day=c)
        year = c if c > 99 else c + (2000 if c < 50 else 1900)
        if a > 12 or (self.profile.day_first and b <= 12):
            a, b = b, a
        return Said(year=year, month=a, day=b)

    def season(self, said: Said) -> Said:
        base = self.base
        return said.but(year=base and base.year)

    @property
    def base(self) -> Said | None:
        return self.focus if self.profile.narrative else self.published

    def year_of_month(self, said: Said, words: Words, index: int) -> int | None:
        base = self.base
        if base is None or base.year is None or said.month is None:
            return None
        if self.profile.narrative:
            if base.month is None:
                return base.year
            distances = [(abs(12 * years + said.month - base.month), -years) for years in (-1, 0, 1)]
            return base.year - min(distances)[1]
        later = (said.month, said.day or 0) > (base.month or 12, base.day or 31)
        if self.is_future(words, index):
            return base.year + (not later and (said.month, said.day or 31) < (base.month or 0, base.day or 0))
        return base.year - later

    def is_future(self, words: Words, index: int) -> bool:
        start, end = words.starts[index], words.ends[index]
        before = re.split(r"[.!?]\s|\n", words.text[max(0, start - 160) : start])[-1]
        after = re.split(r"[.!?,]\s|\n", words.text[end : end + 80])[0]
        if before.strip() in ("", "On", "In"):
            after = re.split(r"[.!?]\s|\n", words.text[end : end + 80])[0]
        sentence = (before + " " + after).lower()
        return bool(_FUTURE.intersection(sentence.split())) or "to be " in sentence

    def weekday(self, said: Said, words: Words, index: int) -> Said:
        base = self.base
        if base is None or base.day is None or base.month is None or base.year is None or said.weekday is None:
            return said
        day = day_of(base.year, base.month, base.day)
        if self.profile.narrative or self.is_future(words, index):
            return at(said, day + (said.weekday - weekday_of(day)) % 7)
        return at(said, day - (weekday_of(day) - said.weekday) % 7)

    def pointed(self, said: Said) -> Said:
        near = said.which in (Which.THIS, Which.LAST, Which.NEXT)
        base = self.base if near and not self.profile.narrative else self.focus
        away = _AWAY.get(said.which, 0) if said.which else 0
        if base is None or base.year is None:
            return said
        if said.month is not None or said.season is not None:
            return self.pointed_month(said, base, away)
        if said.weekday is not None:
            return self.pointed_weekday(said, base, away)
        return self.pointed_unit(said, base, away)

    def pointed_month(self, said: Said, base: Said, away: int) -> Said:
        year = base.year or 0
        if said.unit == "year":
            return said.but(year=year + away, unit=None, which=None)
        if said.month is not None and base.month is not None:
            if away < 0 and said.month >= base.month:
                year -= 1
            if away > 0 and said.month <= base.month:
                year += 1
        elif said.season is not None and away:
            year += away if away > 0 else -1
        return said.but(year=year, unit=None, which=None)

    def pointed_weekday(self, said: Said, base: Said, away: int) -> Said:
        if base.day is None or base.month is None or base.year is None or said.weekday is None:
            return said.but(unit=None, which=None)
        day = day_of(base.year, base.month, base.day)
        to = said.weekday - weekday_of(day)
        if said.unit == "week":
            return at(said, day + to + 7 * away)
        if away < 0:
            return at(said, day - ((-to) % 7 or 7))
        if away > 0:
            return at(said, day + (to % 7 or 7))
        return at(said, day + to)

    def pointed_unit(self, said: Said, base: Said, away: int) -> Said:
        return moved(base, said.unit or "day", away).but(part_of_day=said.part_of_day, clock=said.clock, offset=said.offset, part=said.part)

    def shifted(self, shift: Shift) -> tuple[TimexType, str, str | None, Anchor | None]:
        length = shift.length
        if shift.origin is Reference.PRESENT:
            base = self.published
        elif isinstance(shift.origin, Said):
            base = self.complete(shift.origin, _NO_WORDS, 0)
        else:
            base = self.focus
        if length.number is None:
            return TimexType.DATE, "FUTURE_REF" if shift.sign > 0 else "PAST_REF", None, None
        if base is None or base.year is None or length.number != int(length.number):
            return self.dated(Said(unit=length.unit))
        return self.dated(moved(base, length.unit, shift.sign * int(length.number)))


_FUTURE: Final = frozenset("will shall would expected expects plans planned scheduled due begins set ahead upcoming scheduled until tomorrow".split())
_NO_WORDS: Final = Words("", "", [0], [0], [None])


def said_day(day: int) -> Said:
    """Return a civil day."""
    year, month, day_of_month = civil_of(day)
    return Said(year=year, month=month, day=day_of_month)


def at(said: Said, day: int) -> Said:
    """Return what was said, on a civil day."""
    year, month, day_of_month = civil_of(day)
    return said.but(year=year, month=month, day=day_of_month, unit=None, which=None)


def moved(base: Said, unit: str, number: int) -> Said:
    """Return what lies so many units after a date, to the precision of the unit."""
    assert base.year is not None
    day = day_of(base.year, base.month, base.day) if base.month and base.day else None
    if unit in ("day", "hour", "minute", "second"):
        return said_day(day + number) if day is not None else Said(year=base.year, month=base.month, unit="day")
    if unit in ("week", "weekend", "fortnight"):
        if day is None:
            return Said(year=base.year, week=None, unit="week")
        from datetime import date

        year, week, _ = date.fromordinal(day + 7 * number).isocalendar()
        return Said(year=year, week=week, weekend=unit == "weekend")
    if unit == "month":
        if base.month is None:
            return Said(year=base.year, unit="month")
        years, month = divmod(base.month - 1 + number, 12)
        return Said(year=base.year + years, month=month + 1)
    if unit == "quarter":
        quarter = ((base.month or 1) - 1) // 3 + number
        years, quarter = divmod(quarter, 4)
        return Said(year=base.year + years, season=33 + quarter)
    if unit == "decade":
        return Said(decade=base.year // 10 + number)
    if unit == "century":
        return Said(century=base.year // 100 + number)
    return Said(year=base.year + number)
