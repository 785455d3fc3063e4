"""What a whole text tells about its dates before any is read: which numeric order it uses, how far back it goes."""

import re
from dataclasses import dataclass, field
from typing import Final

from timeline.model.edtf import EdtfDate

# Patterns begin with a letter or digit, which `re` finds fastest; what has to stand before is looked at behind it.
_NUMERIC: Final = re.compile(r"\b(\d{1,2})([./-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d/-])")
_YEAR: Final = re.compile(r"(?:1\d|20)\d\d(?![\w,%])|BC\b")
_NOT_BEFORE_YEAR: Final = re.compile(r"[\w,.$£€#/-]")
_MONTH: Final = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?: \d{1,2}(?:st|nd|rd|th)?)?,?(?: of)? $"
)
_REACH: Final = 20  # how far before a year its month may begin
_NEWS: Final = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]his (?:week|month|morning)\b"
    r"|[Ll]ast (?:week|month|night)\b"
)
_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of a text before it is read."""

    published: EdtfDate | None
    day_first: bool | None  # how 03/04/2022 is read; None: nothing proves it
    narrative: bool  # it tells of times long before its publication: dates follow from dates before them


@dataclass(slots=True)
class Survey:
    """Counts what the blocks of a text tell."""

    day_first: int = 0
    month_first: int = 0
    years: dict[int, int] = field(default_factory=dict)  # how often each is named, twice where a month stands with it
    news: int = 0  # words that only make sense near the publication

    def add(self, block: str) -> None:
        """Take note of the next block of the text."""
        for found in _NUMERIC.finditer(block):
            self._count_order(int(found[1]), int(found[3]))
        for found in _YEAR.finditer(block):
            self._count_year(block, found.start(), found.group())
        self.news += sum(1 for _ in _NEWS.finditer(block))

    def _count_order(self, first: int, second: int) -> None:
        self.day_first += first > _MONTHS >= second
        self.month_first += second > _MONTHS >= first

    def _count_year(self, block: str, start: int, digits: str) -> None:
        if start and _NOT_BEFORE_YEAR.match(block[start - 1]):
            return
        year = int(digits) if digits.isdecimal() else 0
        has_month = _MONTH.search(block, max(0, start - _REACH), start) is not None
        self.years[year] = self.years.get(year, 0) + 1 + has_month

    def profile(self, published: EdtfDate | None) -> Profile:
        """Return what the blocks tell, of a text published then."""
        proven = bool(self.day_first) != bool(self.month_first)
        return Profile(published, bool(self.day_first) if proven else None, self._is_narrative(published))

    def _is_narrative(self, published: EdtfDate | None) -> bool:
        if published is None or published.end.latest is None:
            return True
        from timeline.model.edtf.calendar import civil_of

        last = civil_of(published.end.latest)[0]
        old = sum(count for year, count in self.years.items() if year < last)
        return old >= _OLD_DATES + _PER_NEWS * self.news and 2 * old > sum(self.years.values())


_OLD_DATES: Final = 5
_PER_NEWS: Final = 3
