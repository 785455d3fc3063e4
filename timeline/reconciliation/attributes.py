"""Attributes that cannot all be true: one conflict for each event and key, with a side for each value."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations
from operator import itemgetter
from typing import Final, NamedTuple

from timeline.model.claim import Attribute, Claim
from timeline.model.conflict import AttributeSide, Conflict, ConflictKind, Grade
from timeline.model.fingerprint import fingerprint_of
from timeline.model.settings import AttributeType, TypedAttribute
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.network import Allowance, Budget, least_hitting_sets
from timeline.reconciliation.values import Values, compare_values, same_values, why_inexact
from timeline.reconciliation.verdict import Verdict

Weights = Mapping[Statement, int]
Given = Sequence[tuple[Statement, Values]]  # as one attribute of one event: who gives it, and what
Rank = tuple[bool, int, tuple[str, str]]  # not stated outright; the weight, turned round; the id
Pair = tuple[int, int]  # of values, by place

_RANK: Final = itemgetter(0)
_PREFIX: Final = "attributes."


class Said(NamedTuple):
    """One value that was given to an attribute, and all statements that give it, best witness first."""

    rank: tuple[bool, Rank]  # not firm; that of the first statement
    side: AttributeSide

    @property
    def is_firm(self) -> bool:
        """Whether somebody states it outright, and it is exact."""
        return not self.rank[0]


def attribute_statements(claims: Iterable[Claim]) -> Iterator[Statement]:
    """Yield a statement for every attribute of every claim."""
    for claim in claims:
        for attribute in claim.attributes:
            yield Statement(claim, f"{_PREFIX}{attribute.key}")


def disputed_values(claims: Iterable[Claim]) -> Iterator[Given]:
    """Yield what is given as each attribute of each event, where not all who give it write the same."""
    written: dict[tuple[str, str, str], list[tuple[Claim, Attribute]]] = {}
    for claim in claims:
        for attribute in claim.attributes:
            written.setdefault((claim.event, attribute.key, claim.report), []).append((claim, attribute))
    for given in written.values():
        (_, first), *others = given
        if any(attribute.values != first.values for _, attribute in others):
            key = f"{_PREFIX}{first.key}"
            yield [(Statement(claim, key), attribute.values) for claim, attribute in given]


def find_attribute_conflicts(store: Store, statements: Iterable[Statement], weights: Weights) -> list[Conflict]:
    """Return a conflict for every event and key whose values cannot all be true, in the order of the store.

    Plans are compared with plans only. Quadratic in the *different* values of one key, linear in all else.
    """
    groups: dict[tuple[str, str, str], list[tuple[Statement, Values]]] = {}
    for statement in statements:
        claim, attribute = statement.claim, statement.attribute
        values = attribute.values if attribute else ()
        groups.setdefault((claim.event, statement.key, claim.report), []).append((statement, values))
    return conflicts_over(store, groups.values(), weights)


def conflicts_over(store: Store, disputed: Iterable[Given], weights: Weights) -> list[Conflict]:
    """Return the same, of what is given as each attribute."""
    found = (_conflict_in(store, given, weights) for given in disputed)
    return [conflict for conflict in found if conflict is not None]


def losing_sides(conflict: Conflict, weights: Weights) -> tuple[AttributeSide, ...]:
    """Return the sides that the preferred reading sets aside: the lightest whose going leaves no two that clash.

    Exact while the network's own budget for correction sets lasts; of several that weigh the same the values that come
    first are kept.
    """
    sides, clashing = conflict.sides, conflict.clashing_sides
    many = len(sides)
    rank = [  # by weight; the last of those that weigh the same are the lightest
        sum([weights.get(s, 1) for s in side.statements]) * many**2 + many - place for place, side in enumerate(sides)
    ]
    if len(clashing) == many * (many - 1) // 2:  # no two can both be true, as mostly: one stays
        kept = rank.index(max(rank))
        return (*sides[:kept], *sides[kept + 1 :])
    found = least_hitting_sets(list(map(frozenset, clashing)), rank, 1, Allowance(Budget().comparisons))
    return tuple(sides[place] for place in sorted(found.first))


def _conflict_in(store: Store, given: Given, weights: Weights) -> Conflict | None:
    claim, key = given[0][0].claim, given[0][0].key.removeprefix(_PREFIX)
    typed = store.settings.typed(key)
    if typed.type is AttributeType.SOME:
        return None
    said = _by_value(typed, given, weights)
    clashes = _clashes(typed, said)
    if not clashes:
        return None
    firm = [(a, b) for a, b in clashes if said[a].is_firm and said[b].is_firm]
    involved, clashing = _involved(said, clashes, firm)
    return Conflict(
        fingerprint=fingerprint_of(ConflictKind.ATTRIBUTE, [f"{claim.event} {key} {claim.report}"]),
        kind=ConflictKind.ATTRIBUTE,
        grade=Grade.CONTRADICTION if firm else Grade.TENSION,
        sides=tuple([each.side for each in involved]),
        attribute=key,
        clashing=tuple(clashing),
    )


def _clashes(typed: TypedAttribute, said: Sequence[Said]) -> list[Pair]:
    """Every two values that cannot both be true, by their place."""
    pairs = combinations(range(len(said)), 2)
    values = [each.side.values for each in said]
    return [(a, b) for a, b in pairs if compare_values(typed, values[a], values[b]) is Verdict.CONFLICT]


def _involved(said: list[Said], clashes: list[Pair], firm: list[Pair]) -> tuple[list[Said], list[Pair]]:
    """The values that clash with any, those first that do so most surely; and which clash, by their places there."""
    if len(said) == 2:  # as mostly
        return said, clashes
    involved = list(dict.fromkeys(chain.from_iterable(firm + clashes)))
    place_of = {place: number for number, place in enumerate(involved)}
    return [said[place] for place in involved], sorted([(place_of[a], place_of[b]) for a, b in clashes])


def _by_value(typed: TypedAttribute, given: Given, weights: Weights) -> list[Said]:
    """The different values, firm and heavy ones first; of each, the firmest and heaviest statement first."""
    by_value: dict[Hashable, list[tuple[Rank, Statement, Values]]] = {}
    for statement, values in given:
        rank = (not statement.is_firm, -weights.get(statement, 1), statement.id)
        by_value.setdefault(same_values(typed, values), []).append((rank, statement, values))
    return sorted([_said(typed, alike) for alike in by_value.values()], key=_RANK)


def _said(typed: TypedAttribute, alike: list[tuple[Rank, Statement, Values]]) -> Said:
    """A value as those give it who give the same."""
    if len(alike) > 1:
        alike.sort(key=_RANK)
    first, witness, values = alike[0]
    inexact = why_inexact(typed, values)
    supporters = tuple([each for _, each, _ in alike[1:]])
    side = AttributeSide(values=values, witness=witness, supporters=supporters, inexact=inexact)
    return Said((first[0] or inexact is not None, first), side)
