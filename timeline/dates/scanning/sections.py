"""The headings of a text: what years the section under each tells of."""

import re
from collections.abc import Iterator
from typing import Final

from timeline.model.dataclass import dataclass

_HEADING: Final = re.compile(r"^[^\S\n]*(\S[^\n]{0,98}[^\s.!?,;:\"'])[^\S\n]*\n[^\S\n]*$", re.MULTILINE)
_YEAR: Final = re.compile(r"(?<![\d$£€])(?:1\d{3}|20\d\d)(?!\d)")
_SHORT: Final = re.compile(r"(\d\d)\d\d\s?[-‐-―/]\s?(\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, by its place in the text, and the years that it names, the first to the last; None: it names none."""

    start: int
    end: int
    years: range | None


def headings(text: str) -> Iterator[Heading]:
    """Yield the headings of a text, in their order.

    A heading is a short line without the stop of a sentence and with an empty line below.
    """
    for found in _HEADING.finditer(text):
        yield Heading(found.start(), found.end(), _years_of(found[1]))


def _years_of(heading: str) -> range | None:
    years = [int(year) for year in _YEAR.findall(heading)]
    years += [int(century + rest) for century, rest in _SHORT.findall(heading)]
    return range(min(years), max(years) + 1) if years else None
