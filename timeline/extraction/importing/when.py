"""The text of a cell that says when: EDTF, ISO date and time, digits in any order, or words; one way for all formats.

EDTF goes before everything; what is only written differently (`2022-03-29 23:40:05.250+0100`) is read as the same time,
and digits of which day and month are not known (`03/04/2022`) are read as the options say, or not at all.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from timeline.dates import Context, WordsRead, read_words
from timeline.errors import EdtfError, WordsError
from timeline.extraction.importing.rows import ImportOptions, Refused
from timeline.model.claim import Read
from timeline.model.dataclass import dataclass
from timeline.model.duration import Duration, parse_duration
from timeline.model.edtf import EdtfDate, parse_edtf
from timeline.model.edtf.calendar import MONTH_NAMES, MONTHS_PER_YEAR, WEEKDAY_NAMES, iso_day
from timeline.model.edtf.labels import iso_second
from timeline.model.edtf.reckoning import AS_WRITTEN, Reckoning

_DIGITS: Final = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])", re.ASCII)
_ISO_TIME: Final = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)([.,]\d+)? ?(?:(Z)|([+-]\d\d)(?::?(\d\d))?)?", re.ASCII
)
_BASIC: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z)?)?", re.ASCII)
_LIKE_EDTF: Final = re.compile(r"-?\d{4}-\d\d(?!\d)\S*", re.ASCII)
_SERIAL: Final = re.compile(r"\d{5}(\.\d+)?", re.ASCII)
_SECONDS: Final = re.compile(r"\d{10}(\d{3})?", re.ASCII)
_DAY_ZERO: Final = 693_594  # 1899-12-30, from which spreadsheets count (their year 1900 has a 29 February)
_SECOND_ZERO: Final = 719_163 * 86_400  # 1970-01-01
_YEARS_OR_PART: Final = re.compile(r"\d{4}-(2[1-9]|3\d|4[01])", re.ASCII)  # 2021-22: a season, or two years
_DAY_MONTH: Final = re.compile(r"(\d\d?) ([A-Za-z]+)\.? (\d{4})", re.ASCII)
_MONTH_DAY: Final = re.compile(r"([A-Za-z]+)\.? (?:(\d\d?), )?(\d{4})", re.ASCII)
_QUARTER: Final = re.compile(r"(\d{4})[ -]?Q([1-4])|Q([1-4])[ -/](\d{4})", re.ASCII | re.IGNORECASE)
_IN_MAIL: Final = re.compile(  # Thu, 31 Mar 2022 12:00:00 +0200, as in mails and feeds
    r"(?:[A-Z][a-z]{2}, )?(\d\d?) ([A-Z][a-z]{2}) (\d{4}) (\d\d:\d\d(?::\d\d)?) (?:GMT|UT|Z|([+-]\d\d)(\d\d))", re.ASCII
)
_SPACED_DOTS: Final = re.compile(r"(?<=\d)\.\s+(?=\d)")  # 25. 3. 2022
_MONTH_YEAR: Final = re.compile(r"(\d{1,2})[/.](\d{4})", re.ASCII)
_NAMED: Final = tuple(enumerate(MONTH_NAMES, start=1))
_MONTHS: Final = {word.lower(): number for number, name in _NAMED for word in (name, name[:3])} | {"sept": 9}
_EXAMPLES: Final = "write it as 2022-03-30, March 2022 or early March 2022"
_NO_CENTURY: Final = "write the year with four digits, or give the publication with --published"
REMEMBERED: Final = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class WhenRead:
    """What a text says of a time."""

    edtf: str  # as a claims file has it
    read: Read = Read.EXACT
    weekday: str | None = None  # the one that the words name, full English name
    assumed: tuple[str, ...] = ()  # one short phrase for each assumption


def read_when(text: str, options: ImportOptions, column: str | None = None) -> WhenRead | None:
    """Return the date that a text says; None: it says nothing (empty, or white space).

    Raises Refused, with what is wrong and what to do: no date, a length, a relation, or `03/04/2022` of which nobody
    said what is the day.
    """
    written = text.strip()
    if not written:
        return None
    if _edtf(written, options.reckoning) is not None:
        return WhenRead(edtf=written, assumed=_season_not_years(written))
    for rewrite in (_iso_time, _basic, _plain_day, _quarter, _in_mail):
        found = rewrite(written)
        if found is not None and _edtf(found.edtf, options.reckoning) is not None:
            return found
    return _from_words(written, options, column)


def read_length(text: str, options: ImportOptions, column: str | None = None) -> tuple[str, Read] | None:
    """Return a length of time as ISO 8601, and whether the words were vague; None: the text says nothing.

    Raises Refused: no length of time.
    """
    written = text.strip()
    if not written:
        return None
    duration = _iso_length(written)
    if duration is not None:
        return duration.text, Read.EXACT
    found = _words(written, options, column)
    if found.duration is None:
        raise Refused(f'"{written}" is no length of time; write it as P2D or in words (two days)', column)
    return found.duration.text, found.read


def reads_day_first(cells: Iterable[str]) -> bool | None:
    """Return whether digits of a column (`25/03/2022`) say the day first; None: no cell has one way to be read only.

    The first such cell decides: one that contradicts it names no month, and is refused where it stands.
    """
    for cell in cells:
        found = _DIGITS.search(cell)
        if found and found[2] != ".":
            first, second = int(found[1]), int(found[3])
            if (first > MONTHS_PER_YEAR) != (second > MONTHS_PER_YEAR):
                return first > MONTHS_PER_YEAR
    return None


def is_ambiguous(cell: str) -> bool:
    """Whether a cell has digits of which nobody knows what is the day."""
    found = _DIGITS.search(cell)
    if found is None or found[2] == ".":
        return False
    first, second = int(found[1]), int(found[3])
    return first != second and max(first, second) <= MONTHS_PER_YEAR


def is_spreadsheet_day(cell: str) -> bool:
    """Whether a cell may be a day as spreadsheets count them: 44645 is 2022-03-25."""
    return _SERIAL.fullmatch(cell.strip()) is not None


def from_spreadsheet_day(cell: str) -> str:
    """Return the day of a spreadsheet as ISO; a part of a day is left out."""
    return iso_day(_DAY_ZERO + int(cell.strip().partition(".")[0]))


@lru_cache(maxsize=REMEMBERED)
def _edtf(text: str, reckoning: Reckoning = AS_WRITTEN) -> EdtfDate | None:
    try:
        return parse_edtf(text, reckoning)
    except EdtfError:
        return None


def _season_not_years(written: str) -> tuple[str, ...]:
    if _YEARS_OR_PART.fullmatch(written) is None or written[5:] <= written[2:4]:
        return ()
    years = f"{written[:4]}/{written[:2]}{written[5:]}"
    return (f"{written} is a season or quarter, as EDTF has it; two years are written {years}",)


def _iso_time(written: str) -> WhenRead | None:
    """Read a date and time as other tools write it: a space for the T, parts of seconds, an offset without a colon."""
    found = _ISO_TIME.fullmatch(written)
    if found is None:
        return None
    day, clock, fraction, utc, hours, minutes = found.groups()
    offset = utc or (f"{hours}:{minutes or '00'}" if hours else "")
    cut = fraction and fraction.strip(".,0")
    return WhenRead(edtf=f"{day}T{clock}{offset}", assumed=("parts of seconds are left out",) if cut else ())


def _basic(written: str) -> WhenRead | None:
    """Read ISO 8601 without hyphens: 20220330, 20220330T171500Z."""
    found = _BASIC.fullmatch(written)
    if found is None:
        return None
    year, month, day, hour, minute, second, utc = found.groups()
    clock = ":".join(part for part in (hour, minute, second) if part)
    edtf = f"{year}-{month}-{day}" + (f"T{clock}{utc or ''}" if clock else "")
    return WhenRead(edtf=edtf, assumed=() if clock else ("eight digits are year, month and day",))


def _plain_day(written: str) -> WhenRead | None:
    """Read "25 March 2022", "Mar 25, 2022" and "March 2022", as most words are, without the rules for others."""
    found = _DAY_MONTH.fullmatch(written)
    if found is not None:
        day, month, year = found.groups()
    elif (found := _MONTH_DAY.fullmatch(written)) is not None:
        month, day, year = found.groups()
    else:
        return None
    number = _MONTHS.get(month.lower())
    return WhenRead(edtf=f"{year}-{number:02}" + (f"-{int(day):02}" if day else "")) if number else None


def _quarter(written: str) -> WhenRead | None:
    """Read "2022-Q1" as the quarter of EDTF."""
    found = _QUARTER.fullmatch(written)
    return WhenRead(edtf=f"{found[1] or found[4]}-{32 + int(found[2] or found[3])}") if found else None


def _in_mail(written: str) -> WhenRead | None:
    """Read the date of a mail or a feed (RFC 2822), with its offset."""
    found = _IN_MAIL.fullmatch(written)
    month = found and _MONTHS.get(found[2].lower())
    if found is None or month is None:
        return None
    offset = f"{found[5]}:{found[6]}" if found[5] else "Z"
    return WhenRead(edtf=f"{found[3]}-{month:02}-{int(found[1]):02}T{found[4]}{offset}")


def _from_words(written: str, options: ImportOptions, column: str | None) -> WhenRead:
    _refuse_counted(written, column)
    ordered = _in_order(written, options, column)
    if _edtf(ordered, options.reckoning) is not None:
        return WhenRead(edtf=ordered)
    found = _words(ordered, options, column)
    if found.edtf is None:
        kind = "a length of time" if found.duration is not None else "relative to another event"
        raise Refused(f'"{written}" is {kind}, no date; write a date, or leave the cell empty', column)
    return WhenRead(
        edtf=found.edtf.text,
        read=found.read,
        weekday=None if found.weekday is None else WEEKDAY_NAMES[found.weekday],
        assumed=found.assumed,
    )


def _refuse_counted(written: str, column: str | None) -> None:
    """Refuse a number that counts days or seconds, with the day that it may be."""
    if is_spreadsheet_day(written):
        what, day = "the number of a day in a spreadsheet", from_spreadsheet_day(written)
    elif _SECONDS.fullmatch(written):
        what, day = "seconds since 1970", f"{iso_second(_SECOND_ZERO + int(written[:10]))}Z"
    else:
        return
    raise Refused(f"{written} may be {what}; write it as {day}", column)


def _in_order(written: str, options: ImportOptions, column: str | None) -> str:
    """Return words whose digits are year, month, day, where the options say what comes first."""
    month_year = _MONTH_YEAR.fullmatch(written)
    if month_year is not None:
        if not 1 <= int(month_year[1]) <= MONTHS_PER_YEAR:
            raise Refused(f'"{written}": month {month_year[1]} does not exist; {_EXAMPLES}', column)
        return f"{month_year[2]}-{int(month_year[1]):02}"
    written = _SPACED_DOTS.sub(".", written)
    if options.day_first is None and is_ambiguous(written):
        raise Refused(f'"{written}": day or month first? Give --day-first or --month-first', column)
    found = _DIGITS.search(written)
    if found is None or options.day_first is None:
        return written
    first, second = found[1], found[3]
    day, month = (first, second) if options.day_first else (second, first)
    if int(month) > MONTHS_PER_YEAR:
        order = "day" if options.day_first else "month"
        told = f'"{written}": no month {month}, and dates here are {order} first; write it as YEAR-MONTH-DAY'
        raise Refused(told, column)
    date = f"{found[4]}-{int(month):02}-{int(day):02}" if len(found[4]) > 2 else f"{day}.{month}.{found[4]}"
    return f"{written[: found.start()]}{date}{written[found.end() :]}"


def _iso_length(written: str) -> Duration | None:
    try:
        return parse_duration(written)
    except EdtfError:
        return None


def _words(written: str, options: ImportOptions, column: str | None) -> WordsRead:
    context = Context(published=options.published, year=None, words=options.words, reckoning=options.reckoning)
    try:
        return read_words(written, context)
    except WordsError as error:
        told = _why_not_edtf(written) or str(error)
        reason = told if written in told else f'"{written}": {told}'
        hint = next((hint for sign, hint in _HINTS if sign in reason), _EXAMPLES)
        raise Refused(_advised(reason, hint), column) from error


def _why_not_edtf(written: str) -> str | None:
    """Return why what looks like EDTF is none, which says more than that it is no words; None: it does not."""
    without_hyphens = _basic(written)
    if without_hyphens is None and _LIKE_EDTF.fullmatch(written) is None:
        return None
    try:
        parse_edtf(without_hyphens.edtf if without_hyphens else written)
    except EdtfError as error:
        return str(error)
    return None


def _advised(reason: str, hint: str) -> str:
    if reason.endswith("?"):
        return f"{reason} {hint[0].upper()}{hint[1:]}"
    return reason if "; write" in reason else f"{reason}; {hint}"


_HINTS: Final = (  # by what the reason says
    ("of which century?", _NO_CENTURY),
    ("publication date", "give the day it was published with --published"),
    ("another one", "a date is needed here"),
    ("there is no", "correct the day"),
)
