"""Completing what a phrase says from the publication, and from the dates before it."""

from timeline.dates.holidays import HOLIDAYS
from timeline.dates.holidays import nth_weekday as day_of_nth_weekday
from timeline.dates.scanning import bare, digits
from timeline.dates.scanning.completed import Completed
from timeline.dates.scanning.memory import Memory
from timeline.dates.scanning.place import Place
from timeline.dates.scanning.pointing import pointed
from timeline.dates.scanning.said import Said
from timeline.dates.scanning.steps import on_day
from timeline.errors import WordsError


def complete(said: Said, memory: Memory, place: Place) -> Completed | None:
    """Return a date with the parts that its words leave out, as far as the context has them; None: it is no date."""
    if said.numeric is not None:
        return digits.numeric_date(said, memory)
    if said.ancient is not None:
        return digits.ancient_year(said, memory)
    if said.holiday is not None:
        return _holiday(said, memory, place)
    if said.which is not None or said.unit is not None:
        return pointed(said, memory, place)
    if said.nth_weekday is not None:
        return _nth_weekday(said, memory, place)
    if said.short:
        return digits.short_year(said, memory) if said.year is not None else digits.short_decade(said, memory)
    if said.year is not None or said.decade is not None or said.century is not None:
        return Completed(bare.without_missing_day(said))
    return bare.without_year(said, memory, place)


def _holiday(said: Said, memory: Memory, place: Place) -> Completed:
    """Return the day of a holiday: read like a month and a day."""
    base = memory.base
    year = said.year if said.year is not None else base.said.year if base else None
    if year is None:
        return Completed(Said(unit="day"))
    try:
        near = on_day(HOLIDAYS[said.holiday or ""].day_in(year))
        if said.year is not None:
            return Completed(near)
        without_year = near.but(year=None, which=said.which)
        found = pointed(without_year, memory, place) if said.which else bare.month(without_year, memory, place)
        day = HOLIDAYS[said.holiday or ""].day_in(found.said.year or year)
    except WordsError:
        return Completed(Said(year=year, unit="day"))
    return Completed(on_day(day), found.anchor)


def _nth_weekday(said: Said, memory: Memory, place: Place) -> Completed:
    """Return "the second Tuesday of November"."""
    month = Completed(said) if said.year is not None else bare.month(said.but(weekday=None), memory, place)
    year = month.said.year
    if year is None or said.month is None or said.weekday is None or said.nth_weekday is None:
        return Completed(said.but(nth_weekday=None))
    found = on_day(day_of_nth_weekday(year, said.month, said.weekday, said.nth_weekday))
    return Completed(found if found.month == said.month else Said(year=year, month=said.month), month.anchor)
