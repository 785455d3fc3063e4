"""Seasons, quarters and halves of years: "the summer of 1942", "Q3 2010", "the December quarter"."""

from typing import Final

from timeline.dates.scanning.language import Fit, ScanRule
from timeline.dates.scanning.rules.years import year_of
from timeline.dates.scanning.said import Said, Which
from timeline.dates.vocabulary import FIRST_HALF, FIRST_QUARTER
from timeline.dates.vocabulary import SEASONS as SEASON_NUMBERS

_CENTURY: Final = 100


def season(f: Fit) -> Said:
    """Read "spring 1940", "the summer of 1942", "the winter"."""
    return Said(year=year_of(f), season=f.in_table("season_name"), short=f.has("short_year"))


def ancient_season(f: Fit) -> Said:
    """Read "the summer of 413": BC in a text that is at a year BC."""
    return Said(season=f.in_table("season_name"), ancient=f.number("three_digits"))


def fall(_: Fit) -> Said:
    """Read "the fall" where it stands like a season."""
    return Said(season=SEASON_NUMBERS["fall"])


def quarter(f: Fit) -> Said | None:
    """Read "the third quarter", "the third quarter of 1989"."""
    number = f.number("nth")
    return Said(year=year_of(f), season=FIRST_QUARTER + number - 1) if 1 <= number <= 4 else None


def fiscal_quarter(f: Fit) -> Said | None:
    """Read "the third quarter of fiscal 2010"."""
    found = quarter(f)
    return found and found.but(fiscal=True)


def year_ago(_: Fit) -> Said:
    """Read "the year-ago quarter"."""
    return Said(unit="year", which=Which.LAST)


def code(f: Fit) -> Said | None:
    """Read "Q3 2010", "H1", "FY2010"."""
    letter, digits = f.word("code")[0], int(f.word("code").lstrip("qhfy"))
    if letter == "f":
        return None if f.has("year_digits") else Said(year=digits, fiscal=True, short=digits < _CENTURY)
    return Said(year=year_of(f), season=(FIRST_QUARTER if letter == "q" else FIRST_HALF) + digits - 1)


def month_quarter(f: Fit) -> Said:
    """Read "the December quarter"."""
    return Said(season=FIRST_QUARTER + (f.in_table("month_name") - 1) // 3)


def last_quarter(f: Fit) -> Said:
    """Read "the final quarter of 2007"."""
    return Said(year=year_of(f), season=FIRST_QUARTER + 3)


def half(f: Fit) -> Said:
    """Read "the second half of 2008"."""
    return Said(year=year_of(f), season=FIRST_HALF + (f.word("half") not in ("first", "1st", "former")))


SEASONS: Final = (
    ScanRule("the? {season_name=spring|summer|autumn|winter}", season),
    ScanRule("in|during|throughout|by|until|through|over|this|last|that|next [ the fall ] !of", fall),
    ScanRule("the? {season_name} ,|of|in? {year_digits}", season),
    ScanRule("the? {season_name} of {three_digits} ] !{unit} !{plural}", ancient_season),
    ScanRule("the? {season_name} ,|of|in? {short_year}", season),
    ScanRule("the? {season_name} ,|of|in? {year_digits} -|/ {short_digits}", season),
    ScanRule("the? {season_name} ,|of|in? {year_digits} -|/ {last:year_digits}", season),
    ScanRule("the? {season_name} ,|of|in? {bc_digits:few_digits} bc|bce", season),
    ScanRule("the? {nth} quarter", quarter),
    ScanRule("the? {nth} - quarter", quarter),
    ScanRule("the? {nth} quarter ,|of|in? {year_digits}", quarter),
    ScanRule("the? {nth} fiscal -? quarter", fiscal_quarter),
    ScanRule("the? fiscal {nth} -? quarter", fiscal_quarter),
    ScanRule("the? year - ago|earlier quarter|month|week|period", year_ago),
    ScanRule("the? {month_name} quarter", month_quarter),
    ScanRule("the? {nth} quarter of fiscal year? {year_digits}", fiscal_quarter),
    ScanRule("{code}", code),
    ScanRule("{code} ,|of? {year_digits}", code),
    ScanRule("the? last|final quarter of {year_digits}", last_quarter),
    ScanRule("the? {half=first|second|latter|former} half of {year_digits}", half),
)
