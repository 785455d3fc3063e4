"""Drafting a card from a document: a claim for each dated sentence, for a person to choose the events.

What a person has to choose begins with `choose-`: the events, and in `of:` the event that words such as "the following
day" are counted from. Where the card's date reader would read words in another way than they were read in their text,
`edtf:` says how they were.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any, Final

from timeline.dates import Context, WordsRead, read_words
from timeline.dates.scanning.expression import Anchor, AnchorKind, Expression, TimexType
from timeline.errors import EdtfError, WordsError
from timeline.extraction.documents import DocumentText
from timeline.extraction.folding import fold
from timeline.extraction.joining import date_of, with_ranges
from timeline.extraction.quotes import Passage
from timeline.extraction.sentences import Sentences
from timeline.model.card import Card, CardClaim
from timeline.model.claim import MAX_QUOTE_WORDS
from timeline.model.dataclass import dataclass
from timeline.model.duration import parse_duration
from timeline.model.edtf import EdtfDate
from timeline.model.location import Location
from timeline.model.source import Source

TO_CHOOSE: Final = "choose"

_DATES: Final = (TimexType.DATE, TimexType.TIME)
_WORD: Final = re.compile(r"\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A card to be worked on, and for each of its claims, by id, what was read."""

    card: Card
    comments: Mapping[str, str]


def draft(document: DocumentText, expressions: Sequence[Expression], source: Source) -> Draft:
    """Return a card with one claim for each sentence that has a date or, failing that, a length of time.

    Cost: linear in the document.
    """
    published = source.published[0] if source.published else None
    reader = _Reader(Context(published=published, year=None))
    reader = reader.with_year(_common_year(expressions, reader))
    passages = list(_passages(document.text, expressions, reader))
    events: dict[int | None, str] = {
        start: f"{TO_CHOOSE}-{number}" for number, each in enumerate(passages, 1) for start in each.starts
    }
    quotes = [_quote(document, passage) for passage in passages]
    places = document.searchable.find_each(quote for _, quote in quotes)
    claims = [
        _claim(document, passage, reader, events, quote=quote, nth=_nth(start, places[quote]))
        for passage, (start, quote) in zip(passages, quotes, strict=True)
    ]
    comments = {claim.id: _comment(document, passage) for claim, passage in zip(claims, passages, strict=True)}
    card = Card(source=source, claims=tuple(claims), location=source.location, reads_as=reader.context.year)
    return Draft(card=card, comments=comments)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Passage:
    """A sentence, the expression that a claim is drafted for, and the others in it."""

    start: int
    end: int
    main: Expression
    others: tuple[Expression, ...]
    starts: tuple[int, ...]  # where the main expression begins, and its first date, which others are read against


@dataclass(frozen=True, slots=True)
class _Reader:
    """The date reader as it will read the card."""

    context: Context

    def with_year(self, year: int | None) -> "_Reader":
        """Return a reader of a card that `reads_as` a year."""
        return _Reader(replace(self.context, year=year))

    def read(self, words: str, *, against_event: bool = False) -> WordsRead | None:
        """Return what words say; None: it cannot read them."""
        try:
            return read_words(words, replace(self.context, against_event=against_event))
        except WordsError:
            return None

    def reads_as(self, words: str, date: EdtfDate) -> bool:
        """Whether words alone are read as that date, as far as the days go."""
        read = self.read(words)
        return read is not None and read.edtf is not None and _days(read.edtf) == _days(date)

    def date(self, words: str, year: int) -> EdtfDate | None:
        """Return the date that words say in a year; None: they say none."""
        read = self.with_year(year).read(words)
        return None if read is None else read.edtf

    def reads_length(self, words: str) -> bool:
        """Whether words are read as a length of time."""
        read = self.read(words)
        return read is not None and read.duration is not None

    def reads_relation(self, words: str) -> bool:
        """Whether words are read as a distance from an event."""
        read = self.read(words, against_event=True)
        return read is not None and read.relative is not None


def _days(date: EdtfDate) -> tuple[int | None, int | None, bool]:
    return date.start.earliest, date.end.latest, "/" in date.text


def _common_year(expressions: Sequence[Expression], reader: _Reader) -> int | None:
    """Return the year that more words need than it would mislead; None: the reader alone does as well.

    Words need a year where the reader alone takes them for another date than they have in their text.
    """
    dates = [(fold(each.text), date) for each in expressions if (date := date_of(each)) is not None]
    years = (re.match(r"\d{4}", date.text) for _, date in dates)
    alone = [reader.reads_as(words, date) for words, date in dates]
    needed: Counter[int] = Counter()
    for (words, date), year, is_read in zip(dates, years, alone, strict=True):
        if year is not None and not is_read and reader.with_year(int(year[0])).reads_as(words, date):
            needed[int(year[0])] += 1
    if not needed:
        return None
    ((common, gained),) = needed.most_common(1)
    within = reader.with_year(common)
    lost = sum(not within.reads_as(words, date) for (words, date), is_read in zip(dates, alone, strict=True) if is_read)
    return common if gained > lost else None


def _says_when(expression: Expression) -> bool:
    """Whether words have a date, or stand against an event that the text does not date."""
    is_against_event = expression.anchor is not None and expression.anchor.kind is AnchorKind.EVENT
    return date_of(expression) is not None or (is_against_event and expression.type in _DATES)


def _stands_alone(expression: Expression) -> bool:
    return expression.anchor is None or expression.anchor.kind is AnchorKind.PUBLICATION


def _passages(text: str, expressions: Sequence[Expression], reader: _Reader) -> Iterator[_Passage]:
    """Yield the sentences that say when or how long."""
    sentences = Sentences(text)
    for number, group in groupby(expressions, key=lambda expression: sentences.number_of(expression.start)):
        single = list(group)
        found = list(with_ranges(text, single, reader.date))
        dated = [each for each in found if _says_when(each)]
        lengths = [each for each in found if each.type is TimexType.DURATION]
        if dated or lengths:
            main = next((each for each in dated if _stands_alone(each)), (dated or lengths)[0])
            start, end = sentences.span_of(number)
            others = tuple(each for each in found if each is not main)
            first = next(each.start for each in single if each.start >= main.start)
            yield _Passage(start=start, end=max(end, main.end), main=main, others=others, starts=(main.start, first))


def _claim(
    document: DocumentText,
    passage: _Passage,
    reader: _Reader,
    events: Mapping[int | None, str],
    *,
    quote: str,
    nth: int | None,
) -> CardClaim:
    event = events[passage.main.start]
    keys = _time_keys(passage.main, reader, event, events)
    return CardClaim(id=event, event=event, find=quote, nth=nth, location=Location(document.name), **keys)


def _quote(document: DocumentText, passage: _Passage) -> tuple[int, str]:
    """Return at most 12 words around the expression, and where they begin."""
    words = [found.span() for found in _WORD.finditer(document.text, passage.start, passage.end)]
    first, last = _window(words, passage.main)
    return words[first][0], fold(document.text[words[first][0] : words[last][1]])


def _nth(start: int, places: Sequence[Passage]) -> int | None:
    """Return which of the places of some words begins at `start`, or, as what is not seen does not count, behind it."""
    place = bisect_left(places, start, key=lambda each: each.start)
    return place + 1 if len(places) > 1 and place < len(places) else None


def _window(words: Sequence[tuple[int, int]], main: Expression) -> tuple[int, int]:
    """Return the first and the last of at most 12 words around an expression, as many before it as behind."""
    inside = [number for number, (start, end) in enumerate(words) if end > main.start and start < main.end]
    first, last = inside[0], min(inside[-1], inside[0] + MAX_QUOTE_WORDS - 1)
    spare = MAX_QUOTE_WORDS - (last - first + 1)
    before = min(first, max(spare // 2, spare - (len(words) - 1 - last)))
    return first - before, min(len(words) - 1, last + spare - before)


def _time_keys(main: Expression, reader: _Reader, event: str, events: Mapping[int | None, str]) -> dict[str, Any]:
    """Return the keys of a claim that say when, as the card's reader will understand them."""
    words, date, anchor = fold(main.text), date_of(main), main.anchor
    if main.type not in _DATES:
        return {"duration": words if reader.reads_length(words) or not _is_length(main.value) else main.value}
    if date is not None and reader.reads_as(words, date):
        return {"when": words}
    if date is None or _is_counted(anchor, words, reader):
        return {"when": words, "of": events.get(anchor.start if anchor else None, f"{event}-of")}
    return {"when": words, "edtf": date, "note": _why(main)}


def _is_counted(anchor: Anchor | None, words: str, reader: _Reader) -> bool:
    """Whether words say how far from something else in the text."""
    return anchor is not None and anchor.kind is not AnchorKind.PUBLICATION and reader.reads_relation(words)


def _is_length(text: str) -> bool:
    try:
        parse_duration(text)
    except EdtfError:
        return False
    return True


def _why(main: Expression) -> str:
    """Say why words mean what they mean, for the note that `edtf:` needs."""
    told = [*([_against(main.anchor)] if main.anchor else []), *main.assumed]
    return "; ".join(told) or "as it is read in its text"


def _against(anchor: Anchor) -> str:
    date = f" ({anchor.edtf})" if anchor.edtf and anchor.edtf != anchor.text else ""
    if anchor.kind is AnchorKind.PUBLICATION:
        return f"read against the publication, {anchor.text}"
    return f'read against {"the event " if anchor.kind is AnchorKind.EVENT else ""}"{fold(anchor.text)}"{date}'


def _comment(document: DocumentText, passage: _Passage) -> str:
    """Say where the words are and how they were read, and what else the sentence says of time."""
    line = document.searchable.line_of(passage.main.start)
    lines = [f"line {line}: {_told(passage.main)}"]
    lines += [f'beside it: "{fold(other.text)}", {_told(other)}' for other in passage.others]
    return "\n".join(lines)


def _told(expression: Expression) -> str:
    read = expression.edtf or expression.value
    against = [_against(expression.anchor)] if expression.anchor else []
    return "; ".join([read, *against, *expression.assumed])
