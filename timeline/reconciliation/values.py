"""How two values of an attribute stand to each other, by the type of the attribute.

Every comparison is symmetric: the other way round is the mirror (refines and refined-by change places).
"""

from collections.abc import Callable, Hashable, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Final

from timeline.model.settings import AttributeType, TypedAttribute
from timeline.model.words import folded
from timeline.reconciliation.lengths import parse_length
from timeline.reconciliation.places import compare_places
from timeline.reconciliation.spans import ENDLESS, Span, compare_spans, parse_number
from timeline.reconciliation.verdict import Verdict

Values = tuple[str, ...]

AND_OTHERS: Final = ".."  # a list that ends in it is open: `[Russia, Turkey, ..]`


def compare_values(typed: TypedAttribute, a: Values, b: Values) -> Verdict:
    """Return how two values compare: agree, refines (a is more exact), refined-by, overlaps or conflict.

    Numbers and durations compare as ranges, lists as sets, places by which lies in which. A number against a list of
    names counts them. Values that the type cannot read compare as text.
    """
    if a == b:
        return Verdict.AGREE
    counted = _compare_count(typed, a, b)
    return _COMPARERS[typed.type](typed, a, b) if counted is None else counted


def why_inexact(typed: TypedAttribute, values: Values) -> str | None:
    """Return what keeps a value from being exact: a `~` or words like it, or that its type cannot read it."""
    span = span_of(typed, values)
    if span is None and not is_readable(typed, values):
        return f"a value that is {unread_words(typed)}"
    is_about = "~" in "".join(values) if span is None else span.approximate
    return "an approximate value" if is_about else None


def unread_words(typed: TypedAttribute) -> str:
    """Return what a value is that its type cannot read: `no number`."""
    return f"no {_CALLED.get(typed.type, typed.type)}"


def is_readable(typed: TypedAttribute, values: Values) -> bool:
    """Whether the type can read a value: a number (or a list of names, which it counts), a length of time, any list."""
    if typed.type is AttributeType.NUMBER and len(values) > 1:
        return _names_in(values) is not None
    return typed.type not in _READERS or span_of(typed, values) is not None


def span_of(typed: TypedAttribute, values: Values) -> Span | None:
    """Return a value as the range that it allows; None: its type has no ranges, or cannot read it."""
    read = _READERS.get(typed.type)
    return read(typed, values[0]) if read is not None and len(values) == 1 else None


def same_values(typed: TypedAttribute, values: Values) -> Hashable:
    """Return a key that two values share where they are the same but for how they are written."""
    return _folded(values) if typed.type is AttributeType.ORDERED_SET else frozenset(_folded(values))


@lru_cache(maxsize=1 << 12)
def folded_names(values: Values) -> frozenset[str]:
    """Return the names of a list as they are compared, without the mark that it is open."""
    return frozenset(_folded(values)) - {AND_OTHERS}


@lru_cache(maxsize=1 << 12)
def _folded(values: Values) -> Values:
    """The values as they are compared, once each, in their order."""
    return tuple(dict.fromkeys(map(folded, values)))


def _compare_count(typed: TypedAttribute, a: Values, b: Values) -> Verdict | None:
    """Compare how many with who they are (`5` with five names); None: these are not a number and a list of names."""
    if typed.type not in _COUNTED:
        return None
    verdict = _names_against_count(typed, a, b)
    if verdict is not None:
        return verdict
    mirrored = _names_against_count(typed, b, a)
    return Verdict.REFINED_BY if mirrored is Verdict.REFINES else mirrored


def _names_against_count(typed: TypedAttribute, names: Values, count: Values) -> Verdict | None:
    """Compare a list with a number: one with as many names is more exact, an open one may have as many or more."""
    listed = _names_in(names) if len(names) >= _COUNTED[typed.type] else None
    counted = parse_number(count[0], typed.unit) if len(count) == 1 else None
    if listed is None or counted is None:
        return None
    if AND_OTHERS in names:
        is_less = counted.ends_before(Span(Fraction(listed), ENDLESS), typed.tolerance)
        return Verdict.CONFLICT if is_less else Verdict.OVERLAPS
    found = compare_spans(Span(Fraction(listed), Fraction(listed)), counted, typed.tolerance)
    return Verdict.CONFLICT if found is Verdict.CONFLICT else Verdict.REFINES


def _names_in(values: Values) -> int | None:
    """How many names a list has; None: one of them is a number, so they are no names."""
    names = folded_names(values)
    return len(names) if names and not any(parse_number(name) for name in names) else None


def _compare_lists(_: TypedAttribute, a: Values, b: Values) -> Verdict:
    """A list that holds all of the other is more exact; else two differ, unless both are open."""
    ours, theirs = folded_names(a), folded_names(b)
    if ours == theirs:
        return Verdict.AGREE
    if ours > theirs:
        return Verdict.REFINES
    if ours < theirs:
        return Verdict.REFINED_BY
    return Verdict.OVERLAPS if AND_OTHERS in a and AND_OTHERS in b else Verdict.CONFLICT


def _compare_open_lists(typed: TypedAttribute, a: Values, b: Values) -> Verdict:
    return _compare_lists(typed, (*a, AND_OTHERS), (*b, AND_OTHERS))


def _compare_ordered_lists(typed: TypedAttribute, a: Values, b: Values) -> Verdict:
    """As lists, but that what both name stands in one order."""
    shared = folded_names(a) & folded_names(b)
    orders = [[name for name in _folded(values) if name in shared] for values in (a, b)]
    return _compare_lists(typed, a, b) if orders[0] == orders[1] else Verdict.CONFLICT


def _compare_as_places(typed: TypedAttribute, a: Values, b: Values) -> Verdict:
    return compare_places(typed.around, folded_names(a), folded_names(b))


def _compare_ranges(typed: TypedAttribute, a: Values, b: Values) -> Verdict:
    ours, theirs = span_of(typed, a), span_of(typed, b)
    if ours is None or theirs is None:
        return _compare_lists(typed, a, b)
    return compare_spans(ours, theirs, typed.tolerance)


_READERS: Final[Mapping[AttributeType, Callable[[TypedAttribute, str], Span | None]]] = {
    AttributeType.NUMBER: lambda typed, value: parse_number(value, typed.unit),
    AttributeType.DURATION: lambda _, value: parse_length(value),
}
_CALLED: Final = {AttributeType.NUMBER: "number", AttributeType.DURATION: "length of time"}
_COUNTED: Final[Mapping[AttributeType, int]] = {  # how many values make a list of names, and not one wrong value
    AttributeType.SET: 1,
    AttributeType.ORDERED_SET: 1,
    AttributeType.NUMBER: 2,
}
_COMPARERS: Final[Mapping[AttributeType, Callable[[TypedAttribute, Values, Values], Verdict]]] = {
    AttributeType.TEXT: _compare_lists,
    AttributeType.SET: _compare_lists,
    AttributeType.ORDERED_SET: _compare_ordered_lists,
    AttributeType.SOME: _compare_open_lists,
    AttributeType.NUMBER: _compare_ranges,
    AttributeType.DURATION: _compare_ranges,
    AttributeType.PLACE: _compare_as_places,
}
