"""Years: "1939", "490 BC", "'45", "fiscal 2010"."""

from typing import Final

from timeline.dates.scanning.language import Fit, ScanRule
from timeline.dates.scanning.said import Said

# Words before digits that make a year of them, and before "the 29th" a day.
_BEFORE_A_YEAR: Final = (
    "in|of|since|by|until|till|before|after|during|from|to|late|early|mid|around|circa|ca|c|the|throughout|between|and"
    "|(|,|act|acts|bill|convention|protocol|regulations"
)
_BEFORE_A_SHORT_YEAR: Final = "of|in|since|by|from|until|summer|spring|fall|winter|autumn|january|june|class"


def year(f: Fit) -> Said:
    """A year: "1939"."""
    return Said(year=f.number("year_digits"))


def christian_year(f: Fit) -> Said:
    """A year that says its era: "AD 79"."""
    return Said(year=f.number("few_digits" if f.has("few_digits") else "year_digits"))


def year_before_christ(f: Fit) -> Said:
    """Read "490 BC"."""
    return Said(year=1 - f.number("number"))


def ancient_year(f: Fit) -> Said:
    """Read "in 490" in a text that is at a year BC."""
    return Said(ancient=f.number("three_digits"))


def short_year(f: Fit) -> Said:
    """Read "'45"."""
    return Said(year=int(f.word("short_year")[1:]), short=True)


def fiscal_year(f: Fit) -> Said:
    """Read "fiscal 2010"."""
    return Said(year=f.number("year_digits"), fiscal=True)


def year_of(f: Fit) -> int | None:
    """Return the year that stands with a month, day or season; None: none does."""
    if f.has("ad_digits"):
        return f.number("ad_digits")
    if f.has("bc_digits"):
        return 1 - f.number("bc_digits")
    if f.has("short_year"):
        return int(f.word("short_year")[1:])
    return f.number("year_digits") if f.has("year_digits") else None


YEARS: Final = (
    ScanRule(f"{_BEFORE_A_SHORT_YEAR} [ {{short_year}} ]", short_year),
    ScanRule("!{digits} [ {year_digits} ] !{plural} !{unit} !{digits}", year),
    ScanRule(f"{_BEFORE_A_YEAR} [ {{year_digits}} ] !{{unit}}", year),
    ScanRule("{number:digits} bc|bce", year_before_christ),
    ScanRule(
        "in|by|until|from|since|of [ {three_digits} ] !{unit} !{plural} !{other} !-|to|and|or|through|until",
        ancient_year,
    ),
    ScanRule("{few_digits} ad|ce", christian_year),
    ScanRule("ad {few_digits}", christian_year),
    ScanRule("ad {year_digits}", christian_year),
    ScanRule("{year_digits} ad|ce", christian_year),
    ScanRule("fiscal year? {year_digits}", fiscal_year),
    ScanRule("the years {year_digits}", year),
)
