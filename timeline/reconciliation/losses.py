"""What a reading sets aside, and why: by a person's decision, or because it weighs less than what it stands against."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import NamedTuple

from timeline.model.cached import cached_property
from timeline.model.conflict import AttributeSide, Conflict, Hop
from timeline.model.dataclass import dataclass
from timeline.model.decisions import Resolution
from timeline.model.statement import Statement
from timeline.network import Tie
from timeline.reconciliation.attributes import losing_sides
from timeline.reconciliation.decisions import statements_set_aside
from timeline.reconciliation.result import SetAside

Weights = Mapping[Statement, int]

SAME_WEIGHT = "weighs the same as what is kept against it, which comes first"


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What decisions leave to be weighed."""

    resolutions: Mapping[str, Resolution]  # those that apply, by fingerprint
    removed: frozenset[Statement]  # what they set aside
    preferred: frozenset[Statement]  # what the preferred reading sets aside of everything else
    ties: tuple[Tie, ...]  # what others that weigh the same set aside instead
    values: Mapping[str, Conflict]  # the conflicts over attributes that are left, by fingerprint
    open_conflicts: frozenset[str]  # fingerprints of what is left, but for what was accepted

    @cached_property
    def kept_elsewhere(self) -> frozenset[Statement]:
        """What the preferred reading sets aside and another one keeps."""
        return frozenset[Statement]().union(*(tie.sets[0].difference(other) for tie in self.ties for other in tie.sets))


def losses(conflicts: Iterable[Conflict], decided: Decided, weights: Weights) -> Iterator[SetAside]:
    """Yield every statement that is set aside, once, with the first conflict that it loses.

    One in which it stands itself goes before one that it only leads to by a longer chain.
    """
    seen: set[Statement] = set()
    listed = tuple(conflicts)
    for is_itself in (True, False):
        for conflict in listed:
            for lost in _losses_in(conflict, decided, weights, seen if not is_itself else None):
                if lost.statement not in seen:
                    seen.add(lost.statement)
                    yield lost


def _losses_in(
    conflict: Conflict, decided: Decided, weights: Weights, seen: AbstractSet[Statement] | None
) -> Iterator[SetAside]:
    """What is lost of those who stand in a conflict themselves; or, given what was seen lost so far, of all others.

    These are looked for only where something is left that they may tell of: few longer chains are.
    """
    if conflict.fingerprint in decided.resolutions:
        own = frozenset(conflict.statements)
        for lost in _by_decision(conflict, decided):
            if (lost.statement in own) is (seen is None):
                yield lost
    if conflict.chain and seen is None:
        yield from _by_weight(conflict.statements, conflict, decided, weights)
    elif conflict.chain and seen is not None:
        yield from () if decided.preferred <= seen else _by_weight(conflict.indirect, conflict, decided, weights)
    elif seen is None and conflict.fingerprint in decided.open_conflicts:  # of values nobody else stands in any
        for side, reason in _values_lost(decided.values[conflict.fingerprint], weights):
            for statement in side.statements:
                yield _lost(statement, reason, conflict)


def _by_decision(conflict: Conflict, decided: Decided) -> Iterator[SetAside]:
    resolution = decided.resolutions[conflict.fingerprint]
    by_it = statements_set_aside({conflict.fingerprint: resolution}, [conflict])
    for statement in conflict.all_statements if by_it else ():
        if statement in by_it:
            yield _lost(statement, f"{resolution.by} decided: {resolution.reason}", conflict)


def _by_weight(
    statements: Iterable[Statement], conflict: Conflict, decided: Decided, weights: Weights
) -> Iterator[SetAside]:
    lost = [statement for statement in statements if statement in decided.preferred]
    steps = [_Step.of(hop, decided, weights) for hop in conflict.chain] if lost else ()
    for statement in lost:
        against = [step.kept for step in steps if step.kept and statement not in step.statements]
        yield _lost(statement, _why(statement, against, decided, weights), conflict)


class _Step(NamedTuple):
    """A hop of a chain."""

    statements: frozenset[Statement]
    kept: Sequence[int]  # what those of them weigh that are not set aside

    @classmethod
    def of(cls, hop: Hop, decided: Decided, weights: Weights) -> "_Step":
        """Return the step that a hop is."""
        statements = frozenset(hop.statements)
        return cls(statements, [weights[s] for s in statements - decided.preferred - decided.removed])


def _why(statement: Statement, against: Sequence[Sequence[int]], decided: Decided, weights: Weights) -> str:
    """Why a statement is set aside; `against`: what those weigh that are kept, by step where it is not."""
    own, others = weights[statement], frozenset(chain.from_iterable(against))
    if own in others and statement in decided.kept_elsewhere:
        return "weighs the same as what it stands against; another reading keeps it"
    if others and own < min(others):
        return "weighs less than each statement it stands against"
    if others and own < min(map(sum, against)):
        return "weighs less than those it stands against together"
    return "the reading without it sets aside the least in all"


def _values_lost(conflict: Conflict, weights: Weights) -> Iterator[tuple[AttributeSide, str]]:
    """The values that lose, and why: those kept of all that one clashes with weigh at least as much together."""
    sides, lost = conflict.sides, frozenset(losing_sides(conflict, weights))
    kept = [0 if side in lost else _weight_of(side, weights) for side in sides]
    against = [0] * len(sides)
    for one, other in conflict.clashing_sides:
        against[one] += kept[other]
        against[other] += kept[one]
    for side, most in zip(sides, against, strict=True):
        if side in lost:
            is_as_heavy = _weight_of(side, weights) == most
            yield side, SAME_WEIGHT if is_as_heavy else "the other values weigh more together"


def _weight_of(side: AttributeSide, weights: Weights) -> int:
    return sum([weights.get(statement, 1) for statement in side.statements])


def _lost(statement: Statement, reason: str, conflict: Conflict) -> SetAside:
    return SetAside(statement=statement, reason=reason, fingerprint=conflict.fingerprint)
