"""What the value of a DATE line says: its dates as EDTF, and how surely.

| GEDCOM | becomes |
|---|---|
| `3 MAR 1850` | `1850-03-03`; months and years as they are |
| `ABT x` | `x~` |
| `CAL x` (worked out, from an age say) | `x`, basis implied |
| `EST x` (estimated) | `x~`, basis hedged |
| `INT x (phrase)` (read from a phrase) | `x`, basis implied |
| `BET x AND y` | `[x..y]`: once in that time |
| `BEF x`, `AFT x` | 5.5: `[..day before x]`, `[day after x..]`; 7: `[..x]`, `[x..]` ("no later", "no earlier") |
| `FROM x TO y` | `x/y`: it lasted; with one of them, only the start or the end is dated |

Dates that are all Gregorian or all Julian stay in their calendar. Others become Gregorian days by calculation; of a
month or a year in such a calendar, the window of its days.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import Final

from timeline.extraction.importing.gedcom.dates import GedcomDate, read_date, window
from timeline.extraction.importing.rows import Refused
from timeline.model.claim import Basis
from timeline.model.dataclass import dataclass
from timeline.model.edtf.calendar import iso_day
from timeline.model.edtf.reckoning import Calendar

_INTERPRETED: Final = re.compile(r"INT (?P<date>[^(]+?) *\((?P<phrase>.*)\)")
_QUALIFIED: Final = re.compile(r"(?P<word>ABT|CAL|EST)\.? +(?P<date>.+)")
_ONE_SIDED: Final = re.compile(r"(?P<word>BEF|AFT)\.? +(?P<date>.+)")
_BETWEEN: Final = re.compile(r"BET\.? +(?P<first>.+?) +AND +(?P<last>.+)")
_FROM_TO: Final = re.compile(r"FROM +(?P<first>.+?) +TO +(?P<last>.+)")
_ONE_END: Final = re.compile(r"(?P<word>FROM|TO) +(?P<date>.+)")
_BASIS: Final = {"ABT": Basis.STATED, "CAL": Basis.IMPLIED, "EST": Basis.HEDGED}
_FIRST_INCLUSIVE: Final = 7  # the version from which "before" and "after" include the date itself


@dataclass(frozen=True, slots=True, kw_only=True)
class GedcomTime:
    """The dates of an event, as a claim has them."""

    when: str | None = None
    start: str | None = None
    end: str | None = None
    calendar: Calendar = Calendar.GREGORIAN  # of these dates
    basis: Basis = Basis.STATED
    assumed: tuple[str, ...] = ()  # one short phrase for each assumption


def read_time(value: str, version: int = 5) -> GedcomTime | None:
    """Return what the value of a DATE line says, of GEDCOM 5 or 7; None: it is none by their grammars.

    Raises Refused: it is one, but no such day exists, it runs backwards, or its calendar is unknown.
    """
    text = " ".join(value.upper().split())
    readers: tuple[Callable[[str], GedcomTime | None], ...] = (
        _interpreted,
        _qualified,
        partial(_one_sided, is_strict=version < _FIRST_INCLUSIVE),
        _between,
        _from_to,
        _one_end,
        _plain,
    )
    return next((found for found in (reader(text) for reader in readers) if found is not None), None)


def _plain(text: str) -> GedcomTime | None:
    date = read_date(text)
    return None if date is None else _time(date)


def _interpreted(text: str) -> GedcomTime | None:
    found = _INTERPRETED.fullmatch(text)
    date = read_date(found["date"]) if found else None
    return None if date is None else _time(date, basis=Basis.IMPLIED)


def _qualified(text: str) -> GedcomTime | None:
    found = _QUALIFIED.fullmatch(text)
    date = read_date(found["date"]) if found else None
    if found is None or date is None:
        return None
    return _time(date, qualifier="" if found["word"] == "CAL" else "~", basis=_BASIS[found["word"]])


def _time(date: GedcomDate, *, qualifier: str = "", basis: Basis = Basis.STATED) -> GedcomTime:
    """Return one date, qualified."""
    when = date.edtf + qualifier
    if date.other_year is not None:
        when = date.edtf.replace(",", f"{qualifier},").replace("]", f"{qualifier}]")
    elif date.calendar.edtf is None:
        when = window(date.first, date.last, qualifier)
    return GedcomTime(when=when, calendar=_calendar_of(date), basis=basis, assumed=_assumed_of(date))


def _one_sided(text: str, *, is_strict: bool = False) -> GedcomTime | None:
    """Return the time before or after a date; strictly: without the date itself, where it is known which is meant."""
    found = _ONE_SIDED.fullmatch(text)
    date = read_date(found["date"]) if found else None
    if found is None or date is None:
        return None
    is_strict = is_strict and date.other_year is None
    if found["word"] == "BEF":
        when = f"[..{iso_day(date.first - 1 if is_strict else date.last)}]"
    else:
        when = f"[{iso_day(date.last + 1 if is_strict else date.first)}..]"
    return GedcomTime(when=when, assumed=_assumed_of(date))


def _between(text: str) -> GedcomTime | None:
    first, last = _two(_BETWEEN, text)
    if first is None or last is None:
        return None
    calendar = _shared_calendar(first, last)
    if calendar is None or first.unit != last.unit or first.other_year or last.other_year:
        return GedcomTime(when=window(first.first, last.last), assumed=_assumed_of(first, last))
    return GedcomTime(when=f"[{first.edtf}..{last.edtf}]", calendar=calendar, assumed=_assumed_of(first, last))


def _from_to(text: str) -> GedcomTime | None:
    first, last = _two(_FROM_TO, text)
    if first is None or last is None:
        return None
    calendar = _shared_calendar(first, last)
    start, end = (_side(date, calendar) for date in (first, last))
    own = calendar or Calendar.GREGORIAN
    if "[" in start + end:
        return GedcomTime(start=start, end=end, calendar=own, assumed=_assumed_of(first, last))
    return GedcomTime(when=f"{start}/{end}", calendar=own, assumed=_assumed_of(first, last))


def _one_end(text: str) -> GedcomTime | None:
    found = _ONE_END.fullmatch(text)
    date = read_date(found["date"]) if found else None
    if found is None or date is None:
        return None
    calendar, assumed = _calendar_of(date), _assumed_of(date)
    if found["word"] == "FROM":
        return GedcomTime(start=date.edtf, calendar=calendar, assumed=assumed)
    return GedcomTime(end=date.edtf, calendar=calendar, assumed=assumed)


def _two(pattern: re.Pattern[str], text: str) -> tuple[GedcomDate | None, GedcomDate | None]:
    """Return the two dates of a range or a period, in order; Nones where it is none."""
    found = pattern.fullmatch(text)
    if found is None:
        return None, None
    first, last = read_date(found["first"]), read_date(found["last"])
    if first and last and first.first > last.last:
        raise Refused(f'"{text}" ends before it begins; put the earlier date first')
    return first, last


def _side(date: GedcomDate, shared: Calendar | None) -> str:
    """Return one side of a period, in the calendar that both share; None: as Gregorian days."""
    return date.edtf if shared is not None else window(date.first, date.last)


def _calendar_of(date: GedcomDate) -> Calendar:
    return date.calendar.edtf or Calendar.GREGORIAN


def _shared_calendar(first: GedcomDate, last: GedcomDate) -> Calendar | None:
    """Return the calendar that EDTF dates can be in and both dates are in; None: they must become days."""
    return first.calendar.edtf if first.calendar is last.calendar else None


def _assumed_of(*dates: GedcomDate) -> tuple[str, ...]:
    phrases = [f"the dual year is {date.year}, as years are counted now" for date in dates if _is_settled(date)]
    phrases += [f"the year is {date.year} or {date.other_year}" for date in dates if date.other_year is not None]
    if len(dates) > 1 and dates[0].names_calendar and not dates[1].names_calendar:
        phrases.append("the second date is Gregorian, as it names no calendar")
    return tuple(phrases)


def _is_settled(date: GedcomDate) -> bool:
    return date.is_dual and date.other_year is None
