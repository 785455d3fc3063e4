"""How two values of an attribute stand to each other, by the type of the attribute."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from timeline.errors import EdtfError
from timeline.model.duration import parse_duration
from timeline.model.edtf.calendar import SECONDS_PER_DAY
from timeline.model.settings import AttributeType
from timeline.reconciliation.comparison import Verdict

ABOUT = 0.1  # `~400` allows a tenth more or less
_NUMBER = re.compile(r"(?P<about>~)?(?P<op>[<>]=?)?(?P<low>-?\d+(\.\d+)?)(\.\.(?P<high>-?\d+(\.\d+)?))?$")


@dataclass(frozen=True, slots=True)
class Span:
    """Numbers from `low` to `high`, both included; a bound set by `<` or `>` alone is not."""

    low: float
    high: float
    low_excluded: bool = False
    high_excluded: bool = False

    def meets(self, other: "Span") -> bool:
        """Whether some number lies in both."""
        return not (self._ends_before(other) or other._ends_before(self))

    def lies_in(self, other: "Span") -> bool:
        """Whether no number of this one lies outside the other."""
        above = self.low > other.low or (self.low == other.low and (self.low_excluded or not other.low_excluded))
        below = self.high < other.high or (self.high == other.high and (self.high_excluded or not other.high_excluded))
        return above and below

    def _ends_before(self, other: "Span") -> bool:
        touching = self.high == other.low and (self.high_excluded or other.low_excluded)
        return self.high < other.low or touching


Values = tuple[str, ...]


def compare_values(kind: AttributeType, a: Values, b: Values) -> Verdict:
    """Return how two values compare: agree, refines (a is more exact), refined-by, overlaps or conflict.

    Numbers and durations compare as ranges, lists as sets. Values that the type cannot read compare as text.
    """
    return _COMPARERS[kind](a, b)


def is_approximate(values: Values) -> bool:
    """Whether a value is given with a `~`."""
    return any("~" in value for value in values)


def _fold(values: Values) -> frozenset[str]:
    return frozenset(" ".join(value.split()).casefold() for value in values)


def _compare_lists(a: Values, b: Values) -> Verdict:
    """Two texts differ unless equal; a list that holds all of the other is more exact."""
    ours, theirs = _fold(a), _fold(b)
    if ours == theirs:
        return Verdict.AGREE
    if ours > theirs:
        return Verdict.REFINES
    return Verdict.REFINED_BY if ours < theirs else Verdict.CONFLICT


def _compare_open_lists(a: Values, b: Values) -> Verdict:
    verdict = _compare_lists(a, b)
    return Verdict.OVERLAPS if verdict is Verdict.CONFLICT else verdict


def _compare_spans(a: Span, b: Span) -> Verdict:
    if a == b:
        return Verdict.AGREE
    if a.lies_in(b):
        return Verdict.REFINES
    if b.lies_in(a):
        return Verdict.REFINED_BY
    return Verdict.OVERLAPS if a.meets(b) else Verdict.CONFLICT


def _comparer_of_spans(parse: Callable[[Values], Span | None]) -> Callable[[Values, Values], Verdict]:
    def compare(a: Values, b: Values) -> Verdict:
        ours, theirs = parse(a), parse(b)
        return _compare_lists(a, b) if ours is None or theirs is None else _compare_spans(ours, theirs)

    return compare


def parse_number(values: Values) -> Span | None:
    """Return the numbers that `5`, `10..15`, `~400`, `<15000` or `>=3` allow; None: not a number."""
    found = _NUMBER.match(values[0].replace(" ", "").replace(",", "")) if len(values) == 1 else None
    if found is None:
        return None
    low = float(found["low"])
    high = float(found["high"] or low)
    slack = ABOUT * max(abs(low), abs(high)) if found["about"] else 0.0
    return _bounded(found["op"], Span(low - slack, high + slack))


def _bounded(operator: str | None, span: Span) -> Span:
    if operator in ("<", "<="):
        return Span(float("-inf"), span.high, high_excluded=operator == "<")
    if operator in (">", ">="):
        return Span(span.low, float("inf"), low_excluded=operator == ">")
    return span


def parse_length(values: Values) -> Span | None:
    """Return the days (or parts of a day) that an ISO 8601 duration or range allows; None: not a duration."""
    if len(values) != 1:
        return None
    try:
        length = parse_duration(values[0])
    except EdtfError:
        return None
    if length.shortest_seconds is not None:
        longest = float("inf") if length.longest_seconds is None else length.longest_seconds / SECONDS_PER_DAY
        return Span(length.shortest_seconds / SECONDS_PER_DAY, longest)
    return Span(length.shortest_days, float("inf") if length.longest_days is None else length.longest_days)


_COMPARERS: Mapping[AttributeType, Callable[[Values, Values], Verdict]] = {
    AttributeType.TEXT: _compare_lists,
    AttributeType.SET: _compare_lists,
    AttributeType.SOME: _compare_open_lists,
    AttributeType.NUMBER: _comparer_of_spans(parse_number),
    AttributeType.DURATION: _comparer_of_spans(parse_length),
}
