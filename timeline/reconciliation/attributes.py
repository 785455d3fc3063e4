"""Attributes that cannot all be true: one conflict for each event and key, with a side for each value."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from timeline.model.claim import Attribute, Claim
from timeline.model.conflict import AttributeSide, Conflict, ConflictKind, Grade, SetCount, Unfolded
from timeline.model.dataclass import dataclass
from timeline.model.fingerprint import fingerprint_of
from timeline.model.settings import AttributeType, TypedAttribute
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.network import Allowance, Budget, least_hitting_sets
from timeline.reconciliation.values import compare_values, same_values, why_inexact
from timeline.reconciliation.verdict import Verdict

Weights = Mapping[Statement, int]


@dataclass(frozen=True, slots=True)
class Said:
    """One value that was given to an attribute, and all statements that give it, best witness first."""

    values: tuple[str, ...]
    statements: tuple[Statement, ...]
    inexact: str | None  # what keeps the value itself from being exact; None: nothing

    @property
    def is_firm(self) -> bool:
        """Whether somebody states it outright, and it is exact."""
        return self.statements[0].is_firm and self.inexact is None

    @property
    def side(self) -> AttributeSide:
        """The value as a side of a conflict."""
        first, *others = self.statements
        return AttributeSide(values=self.values, witness=first, supporters=tuple(others), inexact=self.inexact)


def attribute_statements(claims: Iterable[Claim]) -> Iterator[Statement]:
    """Yield a statement for every attribute of every claim."""
    for claim in claims:
        for attribute in claim.attributes:
            yield Statement(claim, f"attributes.{attribute.key}")


def disputed_statements(claims: Iterable[Claim]) -> Iterator[Statement]:
    """Yield a statement for every attribute of every claim, where others write it differently."""
    written: dict[tuple[str, str, str], list[tuple[Claim, Attribute]]] = {}
    for claim in claims:
        for attribute in claim.attributes:
            written.setdefault((claim.event, attribute.key, claim.report), []).append((claim, attribute))
    for given in written.values():
        if any(attribute.values != given[0][1].values for _, attribute in given):
            yield from (Statement(claim, f"attributes.{attribute.key}") for claim, attribute in given)


def _values_of(key: str, statement: Statement) -> tuple[str, ...]:
    """What a statement gives as the values of an attribute."""
    return next(attribute.values for attribute in statement.claim.attributes if attribute.key == key)


def find_attribute_conflicts(store: Store, statements: Iterable[Statement], weights: Weights) -> list[Conflict]:
    """Return a conflict for every event and key whose values cannot all be true, in the order of the store.

    Plans are compared with plans only. Quadratic in the *different* values of one key, linear in all else.
    """
    groups: dict[tuple[str, str, str], list[Statement]] = {}
    for statement in statements:
        key = statement.key.removeprefix("attributes.")
        groups.setdefault((statement.claim.event, key, statement.claim.report), []).append(statement)
    found = (_conflict_in(store, key, group, weights) for (_, key, _), group in groups.items())
    return [conflict for conflict in found if conflict is not None]


def losing_sides(conflict: Conflict, weights: Weights) -> tuple[AttributeSide, ...]:
    """Return the sides that the preferred reading sets aside: the lightest whose going leaves no two that clash.

    Exact while the network's own budget for correction sets lasts; of several that weigh the same the values that come
    first are kept.
    """
    many = len(conflict.sides)
    if many == 2:  # as most are
        return (min(reversed(conflict.sides), key=lambda side: sum(weights.get(s, 1) for s in side.statements)),)
    rank = [  # by weight; the last of those that weigh the same are the lightest
        sum(weights.get(s, 1) for s in side.statements) * many**2 + many - place
        for place, side in enumerate(conflict.sides)
    ]
    clashes = list(map(frozenset, conflict.clashing_sides))
    found = least_hitting_sets(clashes, rank, 1, Allowance(Budget().comparisons))
    return tuple(conflict.sides[place] for place in sorted(found.ties[0]))


def _conflict_in(store: Store, key: str, group: Sequence[Statement], weights: Weights) -> Conflict | None:
    typed = store.settings.typed(key)
    if typed.type is AttributeType.SOME:
        return None
    said = _by_value(typed, key, group, weights)
    clashes = [
        (one, other)
        for one, other in combinations(range(len(said)), 2)
        if compare_values(typed, said[one].values, said[other].values) is Verdict.CONFLICT
    ]
    if not clashes:
        return None
    firm = [(one, other) for one, other in clashes if said[one].is_firm and said[other].is_firm]
    involved = list(dict.fromkeys(place for pair in firm + clashes for place in pair))
    place_of = {place: number for number, place in enumerate(involved)}
    claim = group[0].claim
    return Conflict(
        fingerprint=fingerprint_of(ConflictKind.ATTRIBUTE, [f"{claim.event} {key} {claim.report}"]),
        kind=ConflictKind.ATTRIBUTE,
        grade=Grade.CONTRADICTION if firm else Grade.TENSION,
        sides=tuple(said[place].side for place in involved),
        attribute=key,
        clashing=tuple(sorted((place_of[one], place_of[other]) for one, other in clashes)),
        unfolding=Unfolded(
            sets=SetCount(count=sum(len(said[one].statements) * len(said[other].statements) for one, other in clashes))
        ),
    )


def _by_value(typed: TypedAttribute, key: str, group: Sequence[Statement], weights: Weights) -> list[Said]:
    """The different values, firm and heavy ones first; of each, the firmest and heaviest statement first."""
    by_value: dict[Hashable, list[Statement]] = {}
    for statement in group:
        by_value.setdefault(same_values(typed, _values_of(key, statement)), []).append(statement)

    def rank(statement: Statement) -> tuple[bool, int, tuple[str, str]]:
        return not statement.is_firm, -weights.get(statement, 1), statement.id

    said = []
    for statements in by_value.values():
        ordered = tuple(sorted(statements, key=rank))
        values = _values_of(key, ordered[0])
        said.append(Said(values, ordered, why_inexact(typed, values)))
    return sorted(said, key=lambda value: (not value.is_firm, rank(value.statements[0])))
