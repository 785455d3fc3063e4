"""The lines of a text as what they are: dates, headings without a date, and passages, each with its line.

A passage is one paragraph, one bullet, what follows a date on its line, or what begins with a time of day on a line of
its own; lines up to the next of these belong to it.
"""

import re
from collections.abc import Iterator
from dataclasses import field
from functools import lru_cache
from typing import Final

from timeline.dates import Context, read_words
from timeline.errors import WordsError
from timeline.extraction.importing.dated_text.clocks import find_clock
from timeline.extraction.importing.dated_text.headings import Heading, find_heading
from timeline.model.dataclass import dataclass

_BREAK: Final = re.compile(r"\r\n|\r|\n")
_RULE: Final = re.compile(r"\s*(?:[-=*_~]\s*){3,}|\s*")
_TITLE: Final = re.compile(r"\s*#{1,6}\s+(?P<words>.*)")
_BULLET: Final = re.compile(r"\s*(?:>\s*)*(?:[-*+•‣◦·–—]|\d{1,3}[.)])\s+")
_QUOTED: Final = re.compile(r"\s*(?:>\s*)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLine:
    """A date that what follows stands under."""

    line: int  # from 1
    heading: Heading


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleLine:
    """A heading in Markdown that is no date."""

    line: int
    words: str


@dataclass(slots=True, kw_only=True)
class Passage:
    """Words under a date."""

    line: int
    clock: str | None = None  # the time of day that it begins with, as the date reader has it
    parts: list[str] = field(default_factory=list)  # its lines, without bullet, date and time

    @property
    def text(self) -> str:
        """Its words on one line."""
        return " ".join(" ".join(self.parts).split())


Piece = DateLine | TitleLine | Passage


def read_pieces(text: str) -> Iterator[Piece]:
    """Yield the pieces of a text in their order. Cost: linear."""
    open_passage: Passage | None = None
    for number, line in enumerate(_BREAK.split(text), 1):
        if open_passage is not None and not _begins_anew(line):
            open_passage.parts.append(line)
            continue
        if open_passage is not None:
            yield open_passage
            open_passage = None
        if not _RULE.fullmatch(line):
            *done, last = _pieces_of(number, line)
            yield from done
            if isinstance(last, Passage):
                open_passage = last
            else:
                yield last
    if open_passage is not None:
        yield open_passage


def _begins_anew(line: str) -> bool:
    """Whether a line is no part of the passage above it."""
    return (
        _RULE.fullmatch(line) is not None
        or _TITLE.fullmatch(line) is not None
        or _BULLET.match(line) is not None
        or find_heading(line) is not None
        or find_clock(line.lstrip(), _is_clock) is not None
    )


def _pieces_of(number: int, line: str) -> list[Piece]:
    """Return what one line begins: a date and the passage behind it, a title, or a passage."""
    heading = find_heading(line)
    if heading is not None:
        dated = DateLine(line=number, heading=heading)
        rest = line[heading.rest :]
        return [dated, _passage(number, rest)] if rest.strip(" \t*_") else [dated]
    title = _TITLE.fullmatch(line)
    if title is not None:
        return [TitleLine(line=number, words=title["words"].rstrip("# \t"))]
    marks = _BULLET.match(line) or _QUOTED.match(line)
    return [_passage(number, line[marks.end() :] if marks else line)]


def _passage(number: int, words: str) -> Passage:
    found = find_clock(words.lstrip(" \t*_"), _is_clock)
    if found is None:
        return Passage(line=number, parts=[words])
    return Passage(line=number, clock=found.words, parts=[words.lstrip(" \t*_")[found.rest :]])


@lru_cache(maxsize=4096)
def _is_clock(words: str) -> bool:
    try:
        return read_words(f"2000-01-01 {words}", Context(published=None, year=None)).edtf is not None
    except WordsError:
        return False
