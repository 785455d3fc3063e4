"""Attributes that differ: one row for every attribute of which both sides speak and do not say quite the same."""

from collections.abc import Iterator, Sequence

from timeline.model.settings import TypedAttribute
from timeline.model.statement import Statement
from timeline.reconciliation.comparison import AttributeRow
from timeline.reconciliation.diffing.joining import Joined
from timeline.reconciliation.diffing.sides import Side
from timeline.reconciliation.values import Values, compare_values
from timeline.reconciliation.verdict import Verdict

Given = dict[tuple[str, str, str], list[Values]]  # by event, key and report: the different values


def attribute_rows(sides: Joined) -> Iterator[AttributeRow]:
    """Yield the attributes that differ, by event, key and report: plans are compared with plans only."""
    ours, theirs = _given_by(sides.a), _given_by(sides.b)
    for event, key, report in sorted(ours.keys() & theirs.keys()):
        mine, other = ours[event, key, report], theirs[event, key, report]
        verdict = _verdict(sides.store.settings.typed(key), mine, other)
        if verdict is not Verdict.AGREE:
            yield AttributeRow(event=event, key=key, a=_all_values(mine), b=_all_values(other), verdict=verdict)


def _verdict(typed: TypedAttribute, a: Sequence[Values], b: Sequence[Values]) -> Verdict:
    """Compare what two sides give; of several values each, two that clash are enough for a conflict.

    Where some agree and the others are more exact on one side, that side is the more exact one.
    """
    if set(a) == set(b):
        return Verdict.AGREE
    found = {compare_values(typed, mine, other) for mine in a for other in b}
    differing = found - {Verdict.AGREE} or found
    if len(differing) == 1:
        return differing.pop()
    return Verdict.CONFLICT if Verdict.CONFLICT in found else Verdict.OVERLAPS


def _all_values(given: Sequence[Values]) -> Values:
    return tuple(dict.fromkeys(value for values in given for value in values))


def _given_by(side: Side) -> Given:
    """The different values that a side gives to each attribute of each event."""
    found: Given = {}
    for claim in side.claims:
        for attribute in claim.attributes:
            if side.unsaid and not side.says(Statement(claim, f"attributes.{attribute.key}")):
                continue
            given = found.setdefault((claim.event, attribute.key, claim.report), [])
            if attribute.values not in given:
                given.append(attribute.values)
    return found
