"""Two dates of a text that together say one thing: "from 3 to 5 May 2020", "between June and August 1914"."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from timeline.dates.scanning.expression import Expression, TimexType
from timeline.extraction.folding import fold
from timeline.model.claim import MAX_QUOTE_WORDS
from timeline.model.edtf import EdtfDate, parse_edtf

_OPENING: Final = re.compile(r"\b(?:from|between)\s+\Z", re.IGNORECASE)
_LONGEST_OPENING: Final = 20
_DATES: Final = (TimexType.DATE, TimexType.TIME)

ReadDate = Callable[[str, int], EdtfDate | None]  # words, in a year; None: they are no date


def date_of(expression: Expression) -> EdtfDate | None:
    """Return the date that an expression says; None: it says a length, or no date that is known."""
    return parse_edtf(expression.edtf) if expression.type in _DATES and expression.edtf else None


def with_ranges(text: str, expressions: Sequence[Expression], read: ReadDate) -> Iterator[Expression]:
    """Yield the expressions of a sentence; two whose words are read as one range are one."""
    before: Expression | None = None
    for each in expressions:
        joined = _joined(text, before, each, read) if before is not None else None
        if before is not None and joined is None:
            yield before
        before = joined or each
    if before is not None:
        yield before


def _joined(text: str, first: Expression, last: Expression, read: ReadDate) -> Expression | None:
    """Return the range of two dates, with the word that opens it; None: their words are not read as one."""
    since, until = date_of(first), date_of(last)
    if since is None or until is None or last.start < first.end or (year := re.match(r"\d{4}", until.text)) is None:
        return None
    span = since.start.earliest, until.end.latest
    for start in _starts(text, first.start):
        words = fold(text[start : last.end])
        date = read(words, int(year[0])) if len(words.split()) <= MAX_QUOTE_WORDS else None
        if date is not None and not date.text.startswith("{") and (date.start.earliest, date.end.latest) == span:
            return _range(text[start : last.end], start, first, last, date)
    return None


def _starts(text: str, first: int) -> Iterator[int]:
    """Yield where a range may begin: with the word that opens it, then with its first date."""
    opening = _OPENING.search(text[max(0, first - _LONGEST_OPENING) : first])
    if opening is not None:
        yield first - len(opening[0])
    yield first


def _range(words: str, start: int, first: Expression, last: Expression, date: EdtfDate) -> Expression:
    return Expression(
        start=start,
        end=last.end,
        text=words,
        type=first.type,
        value=date.text,
        edtf=date.text,
        anchor=first.anchor or last.anchor,
        assumed=tuple(dict.fromkeys((*first.assumed, *last.assumed))),
    )
