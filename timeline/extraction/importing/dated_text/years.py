"""Which year a date without one falls in, as the dates around it tell.

Under a heading that is a year alone ("2011"), that one. Else that of the date above, but where a list that runs forward
falls back by more than a month (28 December, 3 January), the next one; in a list that runs backward the same, the other
way round. Above the first date with a year they are counted back from it. In a text without any year the publication
tells: the last of its dates is the latest such day not after it.
"""

from calendar import isleap
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Final

from timeline.extraction.importing.dated_text.headings import Heading
from timeline.model.dataclass import dataclass
from timeline.model.edtf.calendar import civil_of, day_of

_LEAP_YEAR: Final = 2000
_DAYS_OF_DISORDER: Final = 31  # a list may fall back so far without a new year
_YEAR: Final = 366


@dataclass(frozen=True, slots=True)
class YearFound:
    """The year of a date that has none, and how it was found."""

    year: int
    because: str  # "that of the date above"


def find_years(headings: Sequence[Heading], last_day: int | None) -> list[YearFound | None]:
    """Return the year of each heading that has none; None: it has one, or nothing tells.

    `last_day`: the last civil day of the publication; None: not known. Cost: linear.
    """
    runs_back = _runs_back(headings)
    first = next((place for place, heading in enumerate(headings) if heading.year is not None), None)
    if first is None:  # no date has a year
        return _of_publication(headings, last_day, runs_back=runs_back)
    before = _counted_back(headings[: first + 1], runs_back=runs_back)
    return [*before, *_carried(headings[first:], runs_back=runs_back)]


def _carried(headings: Sequence[Heading], *, runs_back: bool) -> list[YearFound | None]:
    """Return the years of headings of which the first has one."""
    found: list[YearFound | None] = []
    year, above, section = 0, headings[0], False
    for heading in headings:
        if heading.year is not None:
            section = heading.is_year or (section and heading.year == year)
            year = heading.year
            found.append(None)
        else:
            turn = 0 if section else _turn(above, heading, runs_back=runs_back)
            year += turn
            found.append(YearFound(year, _because(turn, section=section)))
        above = heading
    return found


def _because(turn: int, *, section: bool) -> str:
    if section:
        return "that of the heading above"
    if turn == 0:
        return "that of the date above"
    return f"another year begins, as the list {'falls back behind' if turn > 0 else 'goes beyond'} the date above"


def _counted_back(headings: Sequence[Heading], *, runs_back: bool) -> list[YearFound | None]:
    """Return the years of all headings but the last, which has one."""
    found: list[YearFound | None] = []
    year, below = headings[-1].year or 0, headings[-1]
    for heading in reversed(headings[:-1]):
        year -= _turn(heading, below, runs_back=runs_back)
        found.append(YearFound(year, "counted back from the first date that has one"))
        below = heading
    return found[::-1]


def _of_publication(headings: Sequence[Heading], last_day: int | None, *, runs_back: bool) -> list[YearFound | None]:
    if last_day is None or not headings:
        return [None] * len(headings)
    years = list(accumulate((_turn(*two, runs_back=runs_back) for two in pairwise(headings)), initial=0))
    latest = max(range(len(headings)), key=lambda place: (years[place], _of_year(headings[place])))
    first_year = _latest_year(headings[latest], last_day) - years[latest]
    return [YearFound(first_year + year, "as the last date is not after the publication") for year in years]


def _latest_year(heading: Heading, last_day: int) -> int:
    """Return the latest year in which a day of the year comes not after a civil day, and exists."""
    year, month, day = civil_of(last_day)
    year -= _of_year(heading) > day_of(_LEAP_YEAR, month, day)
    while (heading.month, heading.day) == (2, 29) and not isleap(year):
        year -= 1
    return year


def _turn(above: Heading, below: Heading, *, runs_back: bool) -> int:
    """Return by how many years the second of two headings is later: 1, 0 or -1."""
    if above.month is None or below.month is None:
        return 0
    step = _of_year(below) - _of_year(above)
    if runs_back:
        return -1 if step > _DAYS_OF_DISORDER else 0
    return 1 if step < -_DAYS_OF_DISORDER else 0


def _runs_back(headings: Sequence[Heading]) -> bool:
    """Whether most dates come before the one above them; steps over New Year count by the shorter way."""
    dated = [heading for heading in headings if heading.month is not None]
    steps = [_step(above, below) for above, below in pairwise(dated)]
    return sum(step < 0 for step in steps) > sum(step > 0 for step in steps)


def _step(above: Heading, below: Heading) -> int:
    step = _of_year(below) - _of_year(above)
    if above.year is not None and below.year is not None:
        return step + _YEAR * (below.year - above.year)
    return (step + _YEAR // 2) % _YEAR - _YEAR // 2


def _of_year(heading: Heading) -> int:
    """Return the civil day of a heading's month and day in one leap year."""
    return day_of(_LEAP_YEAR, heading.month or 1, heading.day or 1)
