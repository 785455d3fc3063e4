"""Values that are ranges of numbers: how they are written, and how two of them stand to each other.

Exact throughout: a bound is a fraction, or infinite.
"""

import re
from collections.abc import Iterable
from dataclasses import field
from fractions import Fraction
from functools import lru_cache
from typing import Final

from timeline.model.dataclass import dataclass
from timeline.model.settings import Tolerance
from timeline.reconciliation.verdict import Verdict

Bound = Fraction | float  # a float is always infinite

ENDLESS: Final = float("inf")
ABOUT: Final = Fraction(1, 10)  # `~400` allows a tenth more or less
MAX_LENGTH: Final = 60  # characters of a value that can be a number or a length of time
BETWEEN: Final = r"\s*(?:\.\.|–|—|-|\bto\b)\s*"

_DIGITS: Final = r"(?:\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d+)(?:\.\d+)?"
_NUMBER: Final = re.compile(rf"(?P<low>[-−]?{_DIGITS})(?:{BETWEEN}(?P<high>[-−]?{_DIGITS}))?")
_NOT_IN_A_NUMBER: Final = re.compile("[,\u00a0\u202f ]")
_BOUNDS: Final = {
    "<": "<",
    "<=": "<=",
    ">": ">",
    ">=": ">=",
    "≤": "<=",
    "≥": ">=",
    "at least": ">=",
    "at most": "<=",
    "fewer than": "<",
    "less than": "<",
    "more than": ">",
    "over": ">",
    "under": "<",
    "up to": "<=",
}
_ROUGHLY: Final = ("~", "about", "almost", "approximately", "around", "ca.", "circa", "nearly", "roughly")


def _one_of(words: Iterable[str]) -> str:
    """A pattern: signs as they are, words only whole; the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) + (r"(?=\s)" if word[0].isalpha() else "") for word in ordered)


_BEFORE: Final = re.compile(rf"(?P<bound>{_one_of(_BOUNDS)})?\s*(?P<about>{_one_of(_ROUGHLY)})?\s*")


@dataclass(frozen=True, slots=True)
class Span:
    """Numbers from `low` to `high`, both included; a bound set by `<` or `>` alone is not."""

    low: Bound
    high: Bound
    low_excluded: bool = False
    high_excluded: bool = False
    approximate: bool = field(default=False, compare=False)  # given with a `~`, which has widened it already

    def ends_before(self, other: "Span", tolerance: Tolerance | None) -> bool:
        """Whether all of it lies below the other."""
        touching = self.high == other.low and (self.high_excluded or other.low_excluded)
        return (self.high < other.low or touching) and not _is_near(self.high, other.low, tolerance)

    def lies_in(self, other: "Span", tolerance: Tolerance | None) -> bool:
        """Whether no number of it lies outside the other, or farther out than the tolerance."""
        above = self.low > other.low or (self.low == other.low and (self.low_excluded or not other.low_excluded))
        below = self.high < other.high or (self.high == other.high and (self.high_excluded or not other.high_excluded))
        return (above or _is_near(self.low, other.low, tolerance)) and (
            below or _is_near(self.high, other.high, tolerance)
        )


def compare_spans(a: Span, b: Span, tolerance: Tolerance | None = None) -> Verdict:
    """Return how two ranges compare: those whose ends are the same, or within the tolerance, agree."""
    is_in, holds = a.lies_in(b, tolerance), b.lies_in(a, tolerance)
    if is_in and holds:
        return Verdict.AGREE
    if is_in or holds:
        return Verdict.REFINES if is_in else Verdict.REFINED_BY
    is_apart = a.ends_before(b, tolerance) or b.ends_before(a, tolerance)
    return Verdict.CONFLICT if is_apart else Verdict.OVERLAPS


@lru_cache(maxsize=1 << 12)
def parse_number(text: str, unit: str | None = None) -> Span | None:
    """Return the numbers that `5`, `10..15`, `~400`, `<15000`, `over 15,000` or `400 people` allow.

    None: not a number, or a range that runs backwards. The unit may stand before or behind.
    """
    if len(text) > MAX_LENGTH:
        return None
    bounds, rest = split_bound(_without_unit(text.strip(), unit))
    found = _NUMBER.fullmatch(_without_unit(rest, unit))
    if found is None:
        return None
    low = _number(found["low"])
    high = _number(found["high"]) if found["high"] else low
    return None if high < low else bounds.applied_to(low, high)


@dataclass(frozen=True, slots=True)
class BoundWords:
    """What stands before a number or a length: `~`, `<`, "at least"."""

    bound: str = ""  # <, <=, >, >=; empty: neither
    approximate: bool = False

    def applied_to(self, low: Fraction, high: Bound) -> Span:
        """Return the range from `low` to `high` with what stands before it."""
        if self.approximate:
            low, high = low - ABOUT * abs(low), high + (ABOUT * abs(high) if isinstance(high, Fraction) else 0)
        if self.bound.startswith("<"):
            return Span(-ENDLESS, high, high_excluded=self.bound == "<", approximate=self.approximate)
        if self.bound.startswith(">"):
            return Span(low, ENDLESS, low_excluded=self.bound == ">", approximate=self.approximate)
        return Span(low, high, approximate=self.approximate)


def split_bound(text: str) -> tuple[BoundWords, str]:
    """Return what stands before a number or a length, and the rest of the text."""
    found = _BEFORE.match(text.casefold())
    if found is None:
        return BoundWords(), text
    return BoundWords(_BOUNDS.get(found["bound"], ""), bool(found["about"])), text[found.end() :]


def _is_near(one: Bound, other: Bound, tolerance: Tolerance | None) -> bool:
    if tolerance is None or isinstance(one, float) or isinstance(other, float):
        return False
    return tolerance.allows(one, other)


def _without_unit(text: str, unit: str | None) -> str:
    if not unit:
        return text
    if text.casefold().endswith(unit.casefold()):
        return text[: -len(unit)].rstrip()
    return text[len(unit) :].lstrip() if text.casefold().startswith(unit.casefold()) else text


def _number(digits: str) -> Fraction:
    return Fraction(_NOT_IN_A_NUMBER.sub("", digits).replace("−", "-"))
