"""Numbers in several words: "twenty-five", "a hundred and ten", "twenty-first". Single words need no rule."""

from typing import Final

from timeline.dates.scanning.language import Fit, ScanRule
from timeline.dates.scanning.said import Number


def tens(f: Fit) -> Number | None:
    """Read "twenty-five"."""
    ones = f.number("one")
    return Number(f.number("ten") + ones) if ones < 10 else None


def nth(f: Fit) -> Number | None:
    """Read "twenty-fifth"."""
    ones = f.number("nth_word")
    return Number(f.number("ten") + ones, nth=True) if ones < 10 else None


def multiple(f: Fit) -> Number:
    """Read "a hundred and ten", "three thousand", "two dozen"."""
    size = f.in_table("multiple")
    more = f.number("more") if f.has("more") else 0
    return Number((f.number("times") if f.has("times") else 1) * size + more)


SMALL_NUMBERS: Final = (
    ScanRule("{ten} -? {one}", tens),
    ScanRule("{ten} -? {nth_word}", nth),
)
LARGE_NUMBERS: Final = (
    ScanRule("{times:number} {multiple}", multiple),
    ScanRule("a {multiple} and {more:number}", multiple),
    ScanRule("{times:number} {multiple} and {more:number}", multiple),
    ScanRule("a {multiple=hundred|thousand|dozen}", multiple),
)
