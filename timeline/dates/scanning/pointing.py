"""Dates that words point at: "last week" from the publication, "the following year" from the date before."""

from typing import Final

from timeline.dates.scanning.completed import Completed
from timeline.dates.scanning.memory import Memory
from timeline.dates.scanning.place import Place
from timeline.dates.scanning.said import Said, Which
from timeline.dates.scanning.steps import civil_day, moved, on_day, weekday_near
from timeline.model.edtf.calendar import weekday_of

_AWAY: Final = {
    Which.BEFORE_LAST: -2,
    Which.AFTER_NEXT: 2,
    Which.LAST: -1,
    Which.PREVIOUS: -1,
    Which.NEXT: 1,
    Which.FOLLOWING: 1,
}
_NEAR_PUBLICATION: Final = (Which.THIS, Which.NEAR, Which.LAST, Which.NEXT, Which.BEFORE_LAST, Which.AFTER_NEXT)
_DAYS_PER_WEEK: Final = 7


def pointed(said: Said, memory: Memory, place: Place) -> Completed:
    """Return "last week", "that summer", "the following day", "August of that year"."""
    near = said.which in _NEAR_PUBLICATION
    base = memory.base if near else memory.spoken_of(said.unit or "day", place)
    away = _AWAY.get(said.which, 0) if said.which is not None else 0
    if said.which is Which.NEAR:
        away = 0 if place.speaks_of_future else -1
    if base is None:
        return Completed(said)
    if said.month is not None or said.season is not None:
        return Completed(_pointed_month(said, base.said, away), base.anchor)
    if said.weekday is not None:
        return Completed(_pointed_weekday(said, base.said, away), base.anchor)
    found = moved(base.said, said.unit or "day", away)
    kept = {"fiscal": said.fiscal, "part_of_day": said.part_of_day, "clock": said.clock, "offset": said.offset}
    return Completed(found.but(**kept).in_part(said.part), base.anchor)


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
