"""Dates in digits: with dots the day goes first; with other signs only what has one way to be read is read."""

from collections.abc import Iterator
from typing import Final

from timeline.dates import publication
from timeline.dates.meaning import Stretch, year_text
from timeline.dates.pattern import Parts, Rule
from timeline.errors import AmbiguousDigits, WordsError
from timeline.model.edtf.calendar import MONTHS_PER_YEAR

AMBIGUOUS: Final = "Write the month as a word (3 April 2022), with dots, day first (03.04.2022), or as 2022-04-03."


def numeric(p: Parts) -> Stretch:
    """A date in digits; a year of two digits is the latest that is not after publication."""
    text = p.word("numeric_date")
    sign = next(c for c in text if not c.isdecimal())
    first, second, third = text.split(sign)
    if len(first) > 2:
        return _numeric(first, second, third)
    if len(third) not in (2, 4):
        raise WordsError(f"{text}: which part is the year?", "Write the year with four digits.")
    if sign == "." or (first == second and len(third) == 4):
        return _numeric(_year(p, third), second, first)
    return _either_way(p, text, sign)


def _either_way(p: Parts, text: str, sign: str) -> Stretch:
    """Read digits whose order is not known, if only one order has a month."""
    first, second, third = text.split(sign)
    orders = {told: order for told, order in _orders(first, second, third, sign) if int(order[1]) <= MONTHS_PER_YEAR}
    found = {told: _numeric(_year(p, year), month, day) for told, (year, month, day) in orders.items()}
    if len({stretch.text for stretch in found.values()}) > 1:
        raise AmbiguousDigits(text, {told: stretch.text for told, stretch in found.items()}, AMBIGUOUS)
    if not found:
        raise WordsError(f"{text}: there is no month {max(first, second)}", AMBIGUOUS)
    told, stretch = next(iter(found.items()))
    p.reading.assume(f"{text}: {told}, as there is no month {max(first, second)}")
    return stretch


def _orders(first: str, second: str, third: str, sign: str) -> Iterator[tuple[str, tuple[str, str, str]]]:
    yield "day first", (third, second, first)
    yield "month first", (third, first, second)
    if sign == "-" and len(third) == 2:
        yield "year first", (first, second, third)


def _year(p: Parts, digits: str) -> str:
    return year_text(publication.year_from_two_digits(p.reading, int(digits))) if len(digits) == 2 else digits


def _numeric(year: str, month: str, day: str) -> Stretch:
    return Stretch(f"{int(year):04d}-{int(month):02d}-{int(day):02d}")


def without_year(p: Parts) -> Stretch:
    """Read "31.3.": with full stops behind both, a day and a month."""
    day, month = (int(part) for part in p.word("short_date").split("."))
    if not 1 <= month <= MONTHS_PER_YEAR:
        raise WordsError(f"{p.word('short_date')}.: there is no month {month}", AMBIGUOUS)
    p.reading.assume(f"{p.word('short_date')}.: day first, as it is written with full stops")
    return Stretch(f"{year_text(publication.year_of(p.reading, month, day))}-{month:02d}-{day:02d}")


NUMERIC: Final = (
    Rule("{numeric_date}", numeric),
    Rule("{short_date}", without_year),
)
