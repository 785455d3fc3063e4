"""Attributes that cannot all be true: one conflict for each event and key, with a side for each value."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from timeline.model.claim import Attribute, Claim
from timeline.model.conflict import AttributeSide, Conflict, ConflictKind, Grade, SetCount
from timeline.model.fingerprint import fingerprint_of
from timeline.model.settings import AttributeType
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.reconciliation.comparison import Verdict
from timeline.reconciliation.values import compare_values, is_approximate

Weights = Mapping[Statement, int]


@dataclass(frozen=True, slots=True)
class Said:
    """One value that was given to an attribute, and all statements that give it, best witness first."""

    values: tuple[str, ...]
    statements: tuple[Statement, ...]

    @property
    def is_firm(self) -> bool:
        """Whether somebody states it outright."""
        return self.statements[0].is_firm and not is_approximate(self.values)


def attribute_statements(claims: Iterable[Claim]) -> Iterator[Statement]:
    """Yield a statement for every attribute of every claim."""
    for claim in claims:
        for attribute in claim.attributes:
            yield Statement(claim, f"attributes.{attribute.key}")


def attribute_of(statement: Statement) -> Attribute:
    """The attribute that a statement gives."""
    key = statement.key.removeprefix("attributes.")
    return next(a for a in statement.claim.attributes if a.key == key)


def find_attribute_conflicts(store: Store, statements: Iterable[Statement], weights: Weights) -> list[Conflict]:
    """Return a conflict for every event and key whose values cannot all be true, in the order of the store.

    Plans are compared with plans only. Quadratic in the *different* values of one key, linear in all else.
    """
    groups: dict[tuple[str, str, str], list[Statement]] = {}
    for statement in statements:
        key = attribute_of(statement).key
        groups.setdefault((statement.claim.event, key, statement.claim.report), []).append(statement)
    found = (_conflict_in(store, key, group, weights) for (_, key, _), group in groups.items())
    return [conflict for conflict in found if conflict is not None]


def losing_sides(store: Store, conflict: Conflict, weights: Weights) -> tuple[AttributeSide, ...]:
    """Return the sides that the preferred reading sets aside: the lightest whose going leaves no two that clash.

    Exact: every choice of sides is weighed; ties go to the choice whose values come first.
    """
    kind = store.settings.attributes.get(conflict.attribute or "", AttributeType.TEXT)
    total = {side: sum(weights.get(s, 1) for s in (side.witness, *side.supporters)) for side in conflict.sides}
    kept: tuple[AttributeSide, ...] = ()
    for size in range(1, min(len(conflict.sides), 12) + 1):
        for chosen in combinations(conflict.sides, size):
            if _all_compatible(kind, chosen) and sum(map(total.__getitem__, chosen)) > sum(
                map(total.__getitem__, kept)
            ):
                kept = chosen
    return tuple(side for side in conflict.sides if side not in kept)


def _all_compatible(kind: AttributeType, sides: Sequence[AttributeSide]) -> bool:
    pairs = combinations(sides, 2)
    return all(compare_values(kind, a.values, b.values) is not Verdict.CONFLICT for a, b in pairs)


def _conflict_in(store: Store, key: str, group: Sequence[Statement], weights: Weights) -> Conflict | None:
    kind = store.settings.attributes.get(key, AttributeType.TEXT)
    said = _by_value(group, weights)
    clashes = [(a, b) for a, b in combinations(said, 2) if compare_values(kind, a.values, b.values) is Verdict.CONFLICT]
    if not clashes:
        return None
    firm = [pair for pair in clashes if pair[0].is_firm and pair[1].is_firm]
    involved = list(dict.fromkeys(value for pair in firm + clashes for value in pair))
    claim = group[0].claim
    return Conflict(
        fingerprint=fingerprint_of(ConflictKind.ATTRIBUTE, [f"{claim.event} {key} {claim.report}"]),
        kind=ConflictKind.ATTRIBUTE,
        grade=Grade.CONTRADICTION if firm else Grade.TENSION,
        sides=tuple(
            AttributeSide(values=v.values, witness=v.statements[0], supporters=v.statements[1:]) for v in involved
        ),
        attribute=key,
        sets=SetCount(count=sum(len(a.statements) * len(b.statements) for a, b in clashes)),
    )


def _by_value(group: Sequence[Statement], weights: Weights) -> list[Said]:
    """The different values, firm and heavy ones first; of each, the firmest and heaviest statement first."""
    by_value: dict[frozenset[str], list[Statement]] = {}
    for statement in group:
        values = attribute_of(statement).values
        by_value.setdefault(frozenset(" ".join(v.split()).casefold() for v in values), []).append(statement)

    def rank(statement: Statement) -> tuple[bool, int, tuple[str, str]]:
        return not statement.is_firm, -weights.get(statement, 1), statement.id

    ordered = [tuple(sorted(statements, key=rank)) for statements in by_value.values()]
    said = [Said(attribute_of(statements[0]).values, statements) for statements in ordered]
    return sorted(said, key=lambda value: (not value.is_firm, rank(value.statements[0])))
