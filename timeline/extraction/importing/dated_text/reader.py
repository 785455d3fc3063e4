"""The whole of a dated text: a claim for each passage under a date, its title the first sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from timeline.dates import Context, read_words
from timeline.errors import WordsError
from timeline.extraction.importing.dated_text.passages import DateLine, Passage, Piece, TitleLine, read_pieces
from timeline.extraction.importing.dated_text.years import YearFound, find_years
from timeline.extraction.importing.markdown_words import words_and_links
from timeline.extraction.importing.naming import EventNames
from timeline.extraction.importing.rows import (
    ONE_SOURCE,
    ImportedClaim,
    ImportedText,
    ImportOptions,
    Kind,
    Refused,
    Remark,
    short_quote,
)
from timeline.extraction.importing.when import WhenRead, read_when, reads_day_first
from timeline.extraction.sentences import Sentences
from timeline.model.dataclass import dataclass
from timeline.model.edtf.calendar import WEEKDAY_NAMES

_DAY: Final = re.compile(r"-?\d{4}-\d\d-\d\d")
_LONGEST_READ: Final = 5_000  # characters of a passage in which a title and links are looked for
_LONGEST_TITLE: Final = 100  # characters
_NO_DATE: Final = "no line is a date, or begins with one; write the date above what happened: 17 March 2011"
_NO_YEAR: Final = "of which year?; write the year in the date, in a heading above it (2011), or give --published"


@dataclass(frozen=True, slots=True)
class _Dated:
    """The date that passages stand under; None: it could not be read."""

    line: int
    when: WhenRead | None


def read_text(text: str, options: ImportOptions) -> ImportedText:
    """Return a claim for each passage under a date; `passages` says what a passage is, `years` whose year is meant.

    Left out, and said so: what stands before the first date, and passages in brackets. Refused, with its line: a date
    that cannot be read, with all that stands under it. Cost: linear.
    """
    pieces = list(read_pieces(text))
    dates = [piece for piece in pieces if isinstance(piece, DateLine)]
    if not dates:
        return ImportedText(remarks=(Remark(kind=Kind.REFUSED, text=_NO_DATE),))
    reader = _Reader(dates, options)
    claims = tuple(reader.claims_of(pieces))
    title = _title_of(pieces)
    sources = {ONE_SOURCE: {"title": title}} if title else {}
    remarks = sorted([*_left_out(pieces), *reader.remarks], key=lambda remark: remark.line or 0)
    return ImportedText(claims=claims, remarks=tuple(remarks), sources=sources)


class _Reader:
    """Reads the passages of one text; `remarks` grows with each date."""

    def __init__(self, dates: Sequence[DateLine], options: ImportOptions) -> None:
        self.remarks: list[Remark] = []
        self._names = EventNames()
        day_first = options.day_first
        if day_first is None:
            day_first = reads_day_first(date.heading.words for date in dates)
        self._options = replace(options, day_first=day_first)
        published = options.published.end.latest if options.published else None
        years = find_years([date.heading for date in dates], published)
        self._years = {date.line: year for date, year in zip(dates, years, strict=True)}

    def claims_of(self, pieces: Sequence[Piece]) -> Iterator[ImportedClaim]:
        """Yield the claims of the passages, in their order."""
        dated: _Dated | None = None
        for piece in pieces:
            if isinstance(piece, DateLine):
                dated = self._dated(piece)
            elif isinstance(piece, Passage) and dated is not None and dated.when is not None:
                yield from self._claims(piece, dated.when)

    def _dated(self, date: DateLine) -> _Dated:
        try:
            when = self._when(date, self._years[date.line])
        except Refused as refused:
            self.remarks.append(refused.remark(date.line))
            return _Dated(date.line, None)
        for phrase in when.assumed:
            self._remark(Kind.ASSUMED, phrase, date.line)
        return _Dated(date.line, when)

    def _when(self, date: DateLine, year: YearFound | None) -> WhenRead:
        words = date.heading.words
        if date.heading.year is not None:
            dated = read_when(words, replace(self._options, published=None))
            if dated is None:
                raise Refused(_NO_DATE)
            return dated
        if year is None:
            raise Refused(f'"{words}" {_NO_YEAR}')
        found = self._in_year(words, year.year)
        self._remark(Kind.ASSUMED, f"{year.year} is the year of dates without one: {year.because}", date.line)
        return found

    def _in_year(self, words: str, year: int) -> WhenRead:
        context = Context(published=None, year=year, words=self._options.words, reckoning=self._options.reckoning)
        try:
            found = read_words(words, context)
        except WordsError as error:
            raise Refused(f'"{words}" in {year}: {error}; correct the date, or write its year') from None
        if found.edtf is None:
            raise Refused(f'"{words}" is no date; write it as 17 March 2011')
        weekday = None if found.weekday is None else WEEKDAY_NAMES[found.weekday]
        return WhenRead(edtf=found.edtf.text, read=found.read, weekday=weekday)

    def _claims(self, passage: Passage, day: WhenRead) -> Iterator[ImportedClaim]:
        words, links = words_and_links(passage.text[:_LONGEST_READ])
        title = _first_sentence(words)
        if words.startswith("(") and words.endswith(")"):
            self._remark(Kind.LEFT_OUT, "passages in brackets, which are asides", passage.line)
            return
        if not any(sign.isalnum() for sign in title):
            return
        when = self._to_the_minute(passage, day)
        yield ImportedClaim(
            line=passage.line,
            event=self._names.name_of(title),
            title=title,
            when=when.edtf,
            read=day.read,
            weekday=day.weekday,
            quote=short_quote(passage.text)[0],
            note="; ".join(links) or None,
        )

    def _to_the_minute(self, passage: Passage, day: WhenRead) -> WhenRead:
        """Return the date with the time of day that a passage begins with, where it has one."""
        if passage.clock is None:
            return day
        if _DAY.fullmatch(day.edtf):
            found = read_when(f"{day.edtf} {passage.clock}", self._options)
            if found is not None:
                return found
        self._remark(Kind.LEFT_OUT, f"the time {passage.clock}, as its date is not one day", passage.line)
        return day

    def _remark(self, kind: Kind, text: str, line: int) -> None:
        self.remarks.append(Remark(kind=kind, text=text, line=line))


def _left_out(pieces: Sequence[Piece]) -> Iterator[Remark]:
    """Yield what is no claim: passages before the first date, headings without one."""
    first = next(piece.line for piece in pieces if isinstance(piece, DateLine))
    early = [piece.line for piece in pieces if isinstance(piece, Passage) and piece.line < first]
    if early:
        what = "a passage" if len(early) == 1 else f"{len(early)} passages"
        yield Remark(kind=Kind.LEFT_OUT, text=f"{what} before the first date", line=early[0])
    titles = [piece.line for piece in pieces if isinstance(piece, TitleLine) and piece.line > first]
    if titles:
        yield Remark(kind=Kind.LEFT_OUT, text="headings that are no dates", line=titles[0], times=len(titles))


def _title_of(pieces: Sequence[Piece]) -> str:
    """Return what the text calls itself: its first heading above all dates, else a first line that is no sentence."""
    first_date = next(place for place, piece in enumerate(pieces) if isinstance(piece, DateLine))
    early = pieces[:first_date]
    heading = next((piece.words for piece in early if isinstance(piece, TitleLine)), None)
    if heading is None and early and isinstance(early[0], Passage) and not early[0].text.endswith((".", ":", "!", "?")):
        heading = early[0].text if len(early[0].text) <= _LONGEST_TITLE else None
    return words_and_links(heading or "")[0]


def _first_sentence(words: str) -> str:
    """Return the first sentence, of at most 12 words."""
    start, end = Sentences(words).span_of(0)
    title, is_cut = short_quote(words[start:end].strip().removesuffix("."))
    return f"{title} …" if title and is_cut else title or ""
