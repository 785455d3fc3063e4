"""Solving a network: every conflict, and the readings that weigh least."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from timeline.model.conflict import Conflict, ConflictKind, Grade, Hop, SetCount, TimePoint
from timeline.model.fingerprint import fingerprint_of
from timeline.model.statement import Statement
from timeline.network.accounts import Account, Accounts
from timeline.network.budget import Budget
from timeline.network.build import Network
from timeline.network.component import Component
from timeline.network.constraints import Constraint
from timeline.network.correction import Correction, least_correction_sets
from timeline.network.kernel import Kernel
from timeline.network.minimal import MinimalSets
from timeline.network.search import WalkSearch
from timeline.network.units import excess_of


@dataclass(frozen=True, kw_only=True)
class Solution:
    """What a network comes to."""

    conflicts: tuple[Conflict, ...]  # by fingerprint
    readings: tuple[frozenset[Statement], ...]  # correction sets that tie at the least weight; the first is preferred
    incomplete: tuple[str, ...]  # one sentence for each budget that ended


class _Part(NamedTuple):
    conflicts: list[Conflict]
    ties: list[frozenset[Statement]]
    incomplete: list[str]


def solve(
    network: Network,
    weights: Mapping[Statement, int],
    *,
    removed: frozenset[Statement] = frozenset(),
    budget: Budget = Budget(),  # noqa: B008  (frozen)
) -> Solution:
    """Return every conflict, and what weighs least to set aside.

    A statement without a weight counts 1; those `removed` say nothing at all. Components are independent: after the
    preferred reading come those that differ from it in one component. Never dependent on the order of the claims.
    """
    parts = [_solve_component(component, weights, budget) for component in network.without(removed).components]
    preferred = frozenset[Statement]().union(*(part.ties[0] for part in parts))
    others = [preferred - part.ties[0] | tie for part in parts for tie in part.ties[1:]]
    return Solution(
        conflicts=tuple(sorted((c for part in parts for c in part.conflicts), key=lambda c: c.fingerprint)),
        readings=(preferred, *others),
        incomplete=tuple(sentence for part in parts for sentence in part.incomplete),
    )


def _solve_component(component: Component, weights: Mapping[Statement, int], budget: Budget) -> _Part:
    weighed = [weights.get(statement, 1) for statement in component.statements]
    order = sorted(range(len(weighed)), key=lambda statement: (-weighed[statement], statement))
    kernel, minimal = Kernel(component), MinimalSets(component)
    for clash in kernel.change_to(order):
        minimal.note(clash, order)
    if not minimal.chain_of:
        return _Part([], [frozenset()], [])
    search = WalkSearch(component, kernel.potential, budget.steps)
    accounts = Accounts(component, minimal, budget)
    found = accounts.find(search)
    correction = least_correction_sets(kernel, minimal.chain_of, order, weighed, budget)
    ties = [frozenset(component.statements[s] for s in tie) for tie in correction.ties]
    return _Part(
        [_conflict(component, account) for account in found],
        ties,
        _incomplete(component, accounts.ended_early, correction),
    )


def _conflict(component: Component, account: Account) -> Conflict:
    chosen = [component.constraints[c] for c in account.choice]
    hops = tuple(
        _hop(component, constraint, supporters)
        for constraint, supporters in zip(chosen, account.supporters, strict=True)
    )
    events = {hop.tail.event for hop in hops if isinstance(hop.tail, TimePoint)}
    excess_days, excess_seconds = excess_of(chosen)
    kind = ConflictKind.DATE if len(events) == 1 else ConflictKind.ORDER
    return Conflict(
        fingerprint=fingerprint_of(kind, [str(hop.tail) for hop in hops]),
        kind=kind,
        grade=Grade.CONTRADICTION if all(c.is_firm for c in chosen) else Grade.TENSION,
        chain=hops,
        excess_days=excess_days,
        excess_seconds=excess_seconds,
        beside=tuple(component.statements[s] for s in account.beside),
        sets=SetCount(count=account.sets, exact=account.is_exact),
    )


def _hop(component: Component, constraint: Constraint, supporters: tuple[int, ...]) -> Hop:
    return Hop(
        tail=constraint.tail,
        head=constraint.head,
        limit=constraint.limit,
        witness=constraint.because,
        seconds=constraint.seconds,
        supporters=tuple(component.statements[s] for s in supporters),
    )


def _incomplete(component: Component, ended_early: bool, correction: Correction) -> list[str]:
    """One sentence for each budget that ended."""
    where = f"around '{component.name}' ({component.event_count} events, {len(component.statements)} statements)"
    sentences = []
    if ended_early:
        sentences.append(f"The search for conflicts ended early {where}: there may be more than are listed.")
    if not correction.is_proven:
        sentences.append(f"The preferred reading {where} is not proven to be the best: too many statements clash.")
    elif not correction.is_all:
        sentences.append(f"More readings weigh the same than are listed {where}.")
    return sentences
