"""The date that a line is, or begins with: "17 March 2011", "**March 17** — The council …", "- 2011-03-17: …".

Words are a heading if all of them, up to the end of the line or to a sign that parts them from what follows (a colon, a
dash, a bar, a full stop, wide space, the end of bold print), are read as a date; behind a date in digits alone a space
will do. A date within a sentence is none.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from timeline.dates import Context, read_words
from timeline.errors import WordsError
from timeline.model.dataclass import dataclass
from timeline.model.edtf import EdtfDate
from timeline.model.edtf.calendar import civil_of

_LONGEST: Final = 60  # characters of a date
_MARKS: Final = re.compile(r"(?:#{1,6}\s+|>\s*|[-*+•‣◦·–—]\s+|\d{1,3}[.)]\s+(?=\*\*|__))*")
_BOLD: Final = re.compile(r"(\*\*|__|\*|_)(?P<words>[^*_]{1,60})\1[\s:.,;–—-]*")
_PARTED: Final = re.compile(r"\s*(?::(?!\d)|[–—|\t]|\s-\s|\.(?=\s)|\s{2,})\s*")
_IN_DIGITS: Final = re.compile(r"(?:\d{4}-\d\d-\d\d|\d{1,2}([./-])\d{1,2}\1\d{4})(?=\s)")
_DATE_LIKE: Final = re.compile(
    r"\d{4}|(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?|\d{1,2}[./-]\d{1,2}[./]", re.ASCII
)
_MONTH: Final = r"(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_WRONG_DATE: Final = re.compile(  # what was meant for a date, and is none: 30 February 2012
    rf"\d{{4}}-\d\d-\d\d|\d{{1,2}}([./-])\d{{1,2}}\1\d{{4}}"
    rf"|\d{{1,2}} {_MONTH}( \d{{4}})?|{_MONTH} \d{{1,2}}(,? \d{{4}})?"
)
_YEAR: Final = re.compile(r"(?<!\d)\d{4}(?!\d)")
_AROUND: Final = ' \t*_#:–—-|()[]"“”'
_LEAP_YEARS: Final = (2000, 2004)  # two in which any day of the year exists


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A date at the beginning of a line."""

    words: str  # the date, without markup
    rest: int  # where what follows it begins, in the line; its length: nothing does
    year: int | None  # in which it begins; None: none is written
    month: int | None = None  # None: a year or more, or nobody knows yet what is day and month
    day: int | None = None  # None: a month or more
    is_year: bool = False  # nothing but a year, or years


def find_heading(line: str) -> Heading | None:
    """Return the date that a line begins with; None: it begins with none."""
    found = _MARKS.match(line)
    start = found.end() if found else 0
    for words, rest in _beginnings(line, start):
        heading = _heading(words.strip(_AROUND), rest)
        if heading is not None:
            return heading
    return None


def _beginnings(line: str, start: int) -> Iterator[tuple[str, int]]:
    """Yield what may be a date at the beginning of a line, and where what follows begins, the longest first."""
    if len(line.rstrip()) - start <= _LONGEST:
        yield line[start:], len(line)
    bold = _BOLD.match(line, start)
    if bold:
        yield bold["words"], bold.end()
    parted = [found for found in _PARTED.finditer(line, start, start + _LONGEST) if _parts(found, start)]
    for found in reversed(parted):
        yield line[start : found.start()], found.end()
    digits = _IN_DIGITS.match(line, start)
    if digits:
        yield digits.group(), digits.end() + 1


def _parts(sign: re.Match[str], start: int) -> bool:
    """Whether a sign can part a date from what follows: a full stop only behind digits, not in "Sept. 11"."""
    before = sign.string[start : sign.start()]
    return bool(before) and (sign.group().strip() != "." or before[-1:].isdecimal())


@lru_cache(maxsize=4096)
def _heading(words: str, rest: int) -> Heading | None:
    if not words or not _DATE_LIKE.search(words):
        return None
    date = _date(words, _LEAP_YEARS[0])
    if date is None or date.start.earliest is None:
        found = _YEAR.search(words)
        if not _WRONG_DATE.fullmatch(words):
            return None
        return Heading(words=words, rest=rest, year=int(found[0]) if found else None)
    has_year = str(_LEAP_YEARS[0]) not in date.text or _date(words, _LEAP_YEARS[1]) == date
    year, month, day = civil_of(date.start.earliest)
    is_day = date.start.earliest == date.start.latest
    return Heading(
        words=words,
        rest=rest,
        year=year if has_year else None,
        month=None if _spans_years(date) else month,
        day=day if is_day else None,
        is_year=_spans_years(date),
    )


def _date(words: str, year: int) -> EdtfDate | None:
    try:
        return read_words(words, Context(published=None, year=year)).edtf
    except WordsError:
        return None


def _spans_years(date: EdtfDate) -> bool:
    """Whether it is a year or more, all from January to December."""
    if date.start.earliest is None or date.end.latest is None:
        return True
    return civil_of(date.start.earliest)[1:] == (1, 1) and civil_of(date.end.latest)[1:] == (12, 31)
