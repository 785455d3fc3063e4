"""Values as TIMEX3 writes them (TimeML 1.2.1, ISO 24617-1): `1939-09-01`, `2004-W47`, `1942-SU`, `P2W`, `BC0480`."""

from typing import Final

from timeline.dates.scanning.said import Length, Said
from timeline.dates.vocabulary import FIRST_HALF, FIRST_QUARTER

_SEASONS: Final = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
_LETTERS: Final = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y", "weekend": "WE",
    "quarter": "Q", "decade": "DE", "century": "CE", "millennium": "ML",
}  # fmt: skip
_CLOCK_UNITS: Final = frozenset({"second", "minute", "hour"})
_UNITS_UNKNOWN: Final = {"week": "-WXX", "month": "-XX", "quarter": "-QX", "weekend": "-WXX-WE"}


def length_value(length: Length) -> str:
    """Return a length of time; `PXD`: an unknown number of days."""
    number, unit = length.number, length.unit
    if unit == "fortnight":
        number, unit = (None if number is None else 2 * number), "week"
    digits = "X" if number is None else f"{number:g}".removeprefix("0") if number < 1 else f"{number:g}"
    return f"P{'T' if unit in _CLOCK_UNITS else ''}{digits}{_LETTERS[unit]}"


def date_value(said: Said) -> str:
    """Return a date or time of day, `X` for what is not known."""
    return _day_value(said) + _time_value(said)


def year_value(year: int | None) -> str:
    """Return a year; None: not known."""
    if year is None:
        return "XXXX"
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def _day_value(said: Said) -> str:
    era = "BC" if said.before_christ else ""
    if said.century is not None:
        return f"{era}{said.century:02d}"
    if said.decade is not None:
        return f"{era}{said.decade:03d}"
    year = ("FY" if said.fiscal else "") + year_value(said.year)
    if said.season is not None:
        return f"{year}-{_season_value(said.season)}"
    if said.week is not None:
        return f"{year}-W{said.week:02d}" + ("-WE" if said.weekend else "")
    return year + _rest_of_day(said)


def _rest_of_day(said: Said) -> str:
    if said.month is None and said.day is None and said.weekday is not None:
        return f"-WXX-{said.weekday + 1}"
    if said.month is None and said.unit in _UNITS_UNKNOWN:
        return _UNITS_UNKNOWN[said.unit]
    needs_day = said.day is not None or said.clock or said.part_of_day or said.unit in ("day", *_CLOCK_UNITS)
    month = f"-{said.month:02d}" if said.month is not None else "-XX" if needs_day else ""
    day = f"-{said.day:02d}" if said.day is not None else "-XX" if needs_day else ""
    return month + day


def _season_value(season: int) -> str:
    if season >= FIRST_HALF:
        return f"H{season - FIRST_HALF + 1}"
    return f"Q{season - FIRST_QUARTER + 1}" if season >= FIRST_QUARTER else _SEASONS[season]


def _time_value(said: Said) -> str:
    if said.clock:
        return f"T{said.clock}{(said.offset or '').removesuffix(':00')}"
    return f"T{said.part_of_day}" if said.part_of_day else ""
