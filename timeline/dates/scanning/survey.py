"""What a whole text tells about its dates before any is read: which numeric order it uses, how far back it goes."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import field
from typing import Final

from timeline.model.dataclass import dataclass
from timeline.model.edtf import EdtfDate

# Patterns begin with one set of letters or digits, which `re` finds fastest; what stands before is looked at after.
_NUMERIC: Final = re.compile(r"\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})(?![\d/-])")
_YEAR: Final = re.compile(r"[12]\d\d\d(?![\w%]|,\d)")
_BEFORE_CHRIST: Final = re.compile(r"BC\b")
_NOT_BEFORE_YEAR: Final = re.compile(r"[\w,.$£€#/-]")
_MONTH: Final = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?: \d{1,2}(?:st|nd|rd|th)?)?,?(?: of)? $"
)
_REACH: Final = 32  # how long what is counted may be, with the words before it
_NEWS: Final = re.compile(
    r"[MTWFSYLNtyln](?:(?:on|ues|ednes|hurs|ri|atur|un)day|oday|esterday|omorrow|his (?:week|month|morning|year)"
    r"|ast (?:week|month|night|year)|ext (?:week|month|year))\b"
)
_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of a text before it is read."""

    published: EdtfDate | None
    day_first: bool | None  # how 03/04/2022 is read; None: nothing proves it
    narrative: bool  # it tells of times long before its publication: dates follow from dates before them
    main_year: int | None = None  # the one year that nearly all dates of a narrative are of


@dataclass(slots=True)
class Survey:
    """Counts what the blocks of a text tell."""

    day_first: int = 0
    month_first: int = 0
    years: dict[int, int] = field(default_factory=dict)  # how often each is named, twice where a month stands with it
    news: int = 0  # words that only make sense near the publication
    _pending: str = ""  # the end of the text so far: what is cut there goes on in the next block
    _counted: int = 0  # up to where it was counted

    def add(self, block: str) -> None:
        """Take note of the next block of the text, which may be cut anywhere."""
        text = self._pending + block
        self._count(text, max(self._counted, len(text) - _REACH))
        start = max(0, self._counted - _REACH)
        self._pending, self._counted = text[start:], self._counted - start

    def _count(self, text: str, end: int) -> None:
        """Count what begins before `end` and was not counted yet."""
        for found in _starting(_NUMERIC, text, self._counted, end):
            self._count_order(text, found.start(), found.group())
        for found in _starting(_YEAR, text, self._counted, end):
            self._count_year(text, found.start(), int(found.group()))
        before_christ = sum(1 for _ in _starting(_BEFORE_CHRIST, text, self._counted, end))
        self.years[0] = self.years.get(0, 0) + before_christ
        news = _starting(_NEWS, text, self._counted, end)
        self.news += sum(1 for found in news if text[max(0, found.start() - 4) : found.start()] != "the ")
        self._counted = end

    def _count_order(self, text: str, start: int, date: str) -> None:
        if start and _NOT_BEFORE_YEAR.match(text[start - 1]):
            return
        first, second, _ = (int(digits) for digits in re.split(r"[./-]", date))
        self.day_first += first > _MONTHS >= second
        self.month_first += second > _MONTHS >= first and not re.search(r"\.\d\d$", date)  # 3.29.22 is a number

    def _count_year(self, text: str, start: int, year: int) -> None:
        if year > _LAST_YEAR or (start and _NOT_BEFORE_YEAR.match(text[start - 1])):
            return
        has_month = _MONTH.search(text, max(0, start - _REACH), start) is not None
        self.years[year] = self.years.get(year, 0) + 1 + has_month

    def profile(self, published: EdtfDate | None) -> Profile:
        """Return what the blocks tell, of a text published then."""
        self._count(self._pending, len(self._pending))
        proven = bool(self.day_first) != bool(self.month_first)
        narrative = self._is_narrative(published)
        main_year = self._main_year() if narrative else None
        return Profile(published, bool(self.day_first) if proven else None, narrative, main_year)

    def _main_year(self) -> int | None:
        if not self.years:
            return None
        year, count = max(self.years.items(), key=lambda year: year[1])
        return year if year and count >= _OLD_DATES and _NEARLY_ALL * count >= sum(self.years.values()) else None

    def _is_narrative(self, published: EdtfDate | None) -> bool:
        if published is None or published.end.latest is None:
            return True
        from timeline.model.edtf.calendar import civil_of

        last = civil_of(published.end.latest)[0]
        old = sum(count for year, count in self.years.items() if year < last)
        return old >= _OLD_DATES + _PER_NEWS * self.news and 2 * old > sum(self.years.values())


def _starting(pattern: "re.Pattern[str]", text: str, start: int, end: int) -> Iterator["re.Match[str]"]:
    return itertools.takewhile(lambda found: found.start() < end, pattern.finditer(text, start))


_LAST_YEAR: Final = 2100
_OLD_DATES: Final = 4
_NEARLY_ALL: Final = 1.5  # at least two of three
_PER_NEWS: Final = 3
