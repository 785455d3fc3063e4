"""The dates of TimelineJS: an object of parts, each a number or a text; those that are missing make it coarser.

Years before 1 are those of the era before it, as the page shows them: -44 is 44 BC, EDTF -0043; 0, which nobody counts,
is 1 BC. Years of more than four digits, and all where `scale` is `cosmological`, stay as they are.
"""

from collections.abc import Mapping
from typing import Any, Final

from timeline.errors import EdtfError
from timeline.extraction.importing.rows import Refused
from timeline.model.dataclass import dataclass
from timeline.model.edtf import parse_edtf

PARTS: Final = ("year", "month", "day", "hour", "minute", "second", "millisecond")
_LONGEST_NUMBER: Final = 15
_FOUR_DIGITS: Final = 9999
_CLOCK: Final = ("hour", "minute", "second")


@dataclass(frozen=True, slots=True, kw_only=True)
class SlideDate:
    """One date of a slide: EDTF, and what it took for granted."""

    edtf: str
    assumed: tuple[str, ...] = ()
    shown: str = ""  # the words that are shown in its place; empty: the date itself is

    @property
    def can_be_a_side(self) -> bool:
        """Whether an EDTF interval may begin or end with it."""
        return not self.edtf.startswith(("[", "Y"))


def read_date(date: Any, key: str, *, is_cosmological: bool = False) -> SlideDate | None:
    """Return what a `start_date` or an `end_date` says; None: it is not there, or has no part.

    Raises Refused: not an object, a part that is no whole number or stands without the one above it, no such day.
    """
    if date is None or date == "":
        return None
    if not isinstance(date, Mapping):
        raise Refused(f'{key} is no object; write it as {{"year": 2011, "month": 3, "day": 17}}', key)
    numbers = {part: _number(date[part], part, key) for part in PARTS if date.get(part) not in (None, "")}
    if not numbers:
        return None
    _refuse_gaps(numbers, key)
    year, assumed = _year(numbers["year"], is_cosmological=is_cosmological)
    edtf = _day(year, numbers, key) + _time(numbers)
    if _time(numbers) and "minute" not in numbers:
        edtf = f"[{edtf}:00..{edtf}:59]"
    _refuse_impossible(edtf, key)
    if numbers.get("millisecond"):
        assumed += ("parts of a second are left out",)
    return SlideDate(edtf=edtf, assumed=assumed, shown=_shown(date))


def _number(value: Any, part: str, key: str) -> int:
    """Return a whole number: `2011`, `"2011"`, `2011.0`."""
    text = str(value).strip().removesuffix(".0") if not isinstance(value, bool) else ""
    digits = text.removeprefix("-")
    if digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST_NUMBER:
        return int(text)
    raise Refused(f"{part} is {str(value)[:20]!r}, no whole number; write digits alone", key)


def _refuse_gaps(numbers: Mapping[str, int], key: str) -> None:
    finest = max(PARTS.index(part) for part in numbers)
    missing = [part for part in PARTS[:finest] if part not in numbers]
    if missing:
        raise Refused(f"{PARTS[finest]} without {missing[0]}; give both, or neither", key)


def _year(year: int, *, is_cosmological: bool) -> tuple[int, tuple[str, ...]]:
    if year > 0 or year < -_FOUR_DIGITS or is_cosmological:
        return year, ()
    before = abs(year) or 1
    return 1 - before, (f"the year {year} is {before} BC",)


def _day(year: int, numbers: Mapping[str, int], key: str) -> str:
    """Return year, month and day as EDTF."""
    if abs(year) > _FOUR_DIGITS:
        if "month" in numbers:
            raise Refused(f"a month in the year {year}, which is beyond the calendar; give the year alone", key)
        return f"Y{year}"
    parts = [f"{'-' if year < 0 else ''}{abs(year):04d}"]
    return "-".join(parts + [f"{numbers[part]:02d}" for part in ("month", "day") if part in numbers])


def _time(numbers: Mapping[str, int]) -> str:
    parts = [f"{numbers[part]:02d}" for part in _CLOCK if part in numbers]
    return "T" + ":".join(parts) if parts else ""


def _refuse_impossible(edtf: str, key: str) -> None:
    try:
        parse_edtf(edtf)
    except EdtfError as error:
        raise Refused(f"{edtf}: {error.reason}; correct the date", key) from None


def _shown(date: Mapping[str, Any]) -> str:
    shown = date.get("display_date")
    return " ".join(shown.split()) if isinstance(shown, str) else ""
