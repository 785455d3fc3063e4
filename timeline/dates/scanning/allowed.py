"""The time that an expression allows, as EDTF: what `read_words` gives for the same words, where these say it all.

Parts of months, years, decades and centuries ("early March") have the meanings of the table of vague words. What is not
known stays out: a day of an unknown month has no EDTF, and a fiscal year none, as nothing says when it begins.
"""

from collections.abc import Mapping
from typing import Final

from timeline.dates.meaning import LAST_YEAR, Stretch, year_text
from timeline.dates.rules.periods import IN_YEAR
from timeline.dates.rules.years import IN_CENTURY, IN_DECADE
from timeline.dates.scanning.said import Said
from timeline.dates.scanning.steps import exists, first_day_of_week
from timeline.dates.vague import VAGUE_WORDS, Bounds, part_of_unit
from timeline.model.edtf.calendar import MONTHS_PER_YEAR, day_of, days_in_month, iso_day

_DAYS_PER_WEEK: Final = 7
_WEEKDAYS: Final = 5
_IN_WEEK: Final = {"early": "early in a week", "mid": "mid-week", "late": "late in a week"}
_IN_YEAR: Final = {**IN_YEAR, "first months": "first months of a year", "last months": "last months of a year"}
_IN_MONTH: Final = {name: name for name in VAGUE_WORDS}
_MIDNIGHT: Final = "24:00"
_HALVES: Final = ("first half", "second half")
_YEARS_OF_DECADE: Final = 9
_YEARS_OF_CENTURY: Final = 99


def edtf_of(said: Said) -> str | None:
    """Return the time that a completed date allows; None: not known."""
    if said.unit is not None or said.fiscal:
        return None
    found = _longer(said) if said.decade is not None or said.century is not None else _in_year(said)
    return f"{found}~" if found and said.about and found[0] != "[" and "T" not in found else found


def edtf_between(first: Said, last: Said, *, whole: bool = False) -> str | None:
    """Return one of two dates, or one of all from the one to the other (`whole`); None: one is not known."""
    stretches = [Stretch(text) for text in (edtf_of(first), edtf_of(last)) if text is not None]
    if len(stretches) < 2:
        return None
    low, high = sorted(stretches, key=lambda stretch: stretch.first_day)
    if not (low.is_plain and high.is_plain):
        return Stretch.days(low.first_day, high.last_day).text if whole else None
    return Stretch.window(low.text, high.text).text if whole else f"[{low.text},{high.text}]"


def _longer(said: Said) -> str:
    size = _YEARS_OF_CENTURY if said.century is not None else _YEARS_OF_DECADE
    number = said.century if said.century is not None else said.decade or 0
    first = number * (size + 1)
    if said.before_christ:  # the 470s end with 470 BC, the 5th century with 401 BC
        first = 1 - first - size - (said.century is not None)
    if said.part in _HALVES:
        half = first + (size + 1) // 2 * (said.part != _HALVES[0])
        return Stretch.window(year_text(half), year_text(half + size // 2)).text
    if said.share is not None:
        nth, pieces = said.share
        low, high = first + (size + 1) * (nth - 1) // pieces, first + (size + 1) * nth // pieces - 1
        return Stretch.window(year_text(low), year_text(high)).text
    table = IN_CENTURY if said.century is not None else IN_DECADE
    bounds = _part(said, table, size)
    if bounds is not None:
        return Stretch.window(year_text(first + bounds.low), year_text(first + (bounds.high or size))).text
    if said.before_christ and (said.century is None or number == 0):
        return Stretch.window(year_text(first), year_text(first + size)).text
    sign = "-" if said.before_christ else ""
    return f"{sign}{number:02d}XX" if said.century is not None else f"{number:03d}X"


def _in_year(said: Said) -> str | None:
    if said.year is None:
        return None
    year = year_text(said.year)
    if abs(said.year) > LAST_YEAR:
        return year if said.month is None and said.season is None and said.week is None else None
    if said.week is not None:
        monday = first_day_of_week(said)
        if said.weekend:
            return Stretch.days(monday + _WEEKDAYS, monday + _DAYS_PER_WEEK - 1).text
        bounds = _part(said, _IN_WEEK, _DAYS_PER_WEEK) or Bounds(1, _DAYS_PER_WEEK)
        return Stretch.days(monday + bounds.low - 1, monday + (bounds.high or _DAYS_PER_WEEK) - 1).text
    if said.season is not None:
        return f"{year}-{said.season}"
    if said.month is None:
        return _part_of_year(said, year) if said.day is None and not _names_time(said) else None
    if said.day is None:
        return _part_of_month(said, year) if not _names_time(said) else None
    if not exists(said.year, said.month, said.day):
        return None
    return _moment(said, day_of(said.year, said.month, said.day))


def _names_time(said: Said) -> bool:
    return said.clock is not None or said.part_of_day is not None


def _part_of_year(said: Said, year: str) -> str:
    bounds = _part(said, _IN_YEAR, MONTHS_PER_YEAR)
    if bounds is None:
        return year
    return Stretch.window(f"{year}-{bounds.low:02d}", f"{year}-{bounds.high or MONTHS_PER_YEAR:02d}").text


def _part_of_month(said: Said, year: str) -> str:
    size = days_in_month(said.year or 1, said.month or 1)
    bounds = _part(said, _IN_MONTH, size)
    if bounds is None:
        return f"{year}-{said.month:02d}"
    first = day_of(said.year or 1, said.month or 1, 1)
    return Stretch.days(first + bounds.low - 1, first + (bounds.high or size) - 1).text


def _part(said: Said, names: Mapping[str, str], size: int) -> Bounds | None:
    """Return which members of a unit a vague part means, "early", "early to mid"; None: the whole of it."""
    if said.part is None or said.part not in names:
        return None
    low = part_of_unit(said.part, VAGUE_WORDS[names[said.part]], size)
    if said.last_part is None or said.last_part not in names:
        return low
    return Bounds(low.low, part_of_unit(said.last_part, VAGUE_WORDS[names[said.last_part]], size).high)


def _moment(said: Said, day: int) -> str:
    if said.clock is None:
        return iso_day(day)
    if said.clock == _MIDNIGHT:
        return f"{iso_day(day + 1)}T00:00{said.offset or ''}"
    return f"{iso_day(day)}T{said.clock}{said.offset or ''}"
