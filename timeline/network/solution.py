"""Solving a network: every conflict, and the readings that weigh least."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from timeline.model.conflict import Conflict
from timeline.model.dataclass import dataclass
from timeline.model.incomplete import ENDED_EARLY
from timeline.model.statement import Statement
from timeline.network.budget import Budget
from timeline.network.build import Network
from timeline.network.clashing import clashing_part
from timeline.network.component import Component
from timeline.network.conflicts.chains import Chains
from timeline.network.conflicts.clocked.chains import ClockedChains
from timeline.network.conflicts.clocked.parts import adds_up, parts_of
from timeline.network.conflicts.told import unknown_words, where_words
from timeline.network.corrections.correction import Correction, least_correction_sets
from timeline.network.corrections.lots import Ties
from timeline.network.kernels.clocked import ClockedKernel
from timeline.network.kernels.first_values import all_hold, first_values
from timeline.network.kernels.keeping import Clash
from timeline.network.kernels.kernel import Kernel


class Tie(NamedTuple):
    """What weighs the same to set aside, in order of the statements: the preferred reading sets the first aside."""

    sets: tuple[frozenset[Statement], ...]
    is_all: bool  # False: more weigh the same than are listed


@dataclass(frozen=True, kw_only=True)
class Solution:
    """What a network comes to."""

    conflicts: tuple[Conflict, ...]  # by fingerprint
    preferred: frozenset[Statement]  # of the correction sets that weigh least the first by its statements
    ties: tuple[Tie, ...]  # what can be set aside instead of parts of it
    incomplete: tuple[str, ...]  # one sentence for each budget that ended

    @property
    def readings(self) -> tuple[frozenset[Statement], ...]:
        """What the preferred reading sets aside, then what others do that differ from it in one tie."""
        return (self.preferred, *(self.preferred - tie.sets[0] | other for tie in self.ties for other in tie.sets[1:]))


class _Part(NamedTuple):
    conflicts: list[Conflict]
    incomplete: list[str]
    preferred: frozenset[Statement] = frozenset()
    ties: Sequence[Tie] = ()
    is_all: bool = True  # whether no conflict may be missing


def solve(
    network: Network,
    weights: Mapping[Statement, int],
    *,
    removed: frozenset[Statement] = frozenset(),
    budget: Budget = Budget(),  # noqa: B008  (frozen)
) -> Solution:
    """Return every conflict, and what weighs least to set aside.

    A statement without a weight counts 1; those `removed` say nothing at all. Components are independent. Never
    dependent on the order of the claims.
    """
    components = [part for component in network.without(removed).components for part in parts_of(component)]
    parts = [_solve_component(component, weights, budget) for component in components]
    return Solution(
        conflicts=tuple(sorted((c for part in parts for c in part.conflicts), key=lambda c: c.fingerprint)),
        preferred=frozenset[Statement]().union(*(part.preferred for part in parts)),
        ties=tuple(tie for part in parts for tie in part.ties),
        incomplete=(*_gaps_in_part(network), *(sentence for part in parts for sentence in part.incomplete)),
    )


def _solve_component(component: Component, weights: Mapping[Statement, int], budget: Budget) -> _Part:
    """Solve one component; where no sum judges its walks, by sums all the same, if what comes of it shows they do."""
    values = first_values(component)
    if all_hold(component, values):
        return _Part([], [])
    if not component.units.mixes:
        part = clashing_part(component, values)
        return _Part([], []) if part is None else _solve_by(Kernel(*part), weights, budget)
    added_up = _solve_by(Kernel(component, values), weights, budget)
    if added_up.is_all and adds_up(component, added_up.conflicts):
        return added_up
    return _solve_by(ClockedKernel(component), weights, budget)


def _solve_by(kernel: Kernel | ClockedKernel, weights: Mapping[Statement, int], budget: Budget) -> _Part:
    component = kernel.component
    weighed = [weights.get(statement, 1) for statement in component.statements]
    order = sorted(range(len(weighed)), key=weighed.__getitem__, reverse=True)  # of equal weight, by id
    clashes = kernel.change_to(order)
    if not clashes:
        return _Part([], [])
    chains = _chains(kernel, clashes, budget)
    sets = chains.minimal_sets
    if component.units.mixes and isinstance(chains, Chains) and chains.ended_early:
        # sums tell nothing here unless they tell all
        return _Part([], [f"{_ended_early(component)}."], is_all=False)
    correction = least_correction_sets(kernel, [*sets, *clashes], weighed, budget)
    conflicts = chains.conflicts(sorted(correction.preferred), kernel.insert)
    preferred = frozenset([component.statements[s] for s in correction.preferred])
    ties = [_told(component, each) for each in correction.ties]
    return _Part(conflicts, _incomplete(component, chains, correction), preferred, ties, not chains.ended_early)


def _told(component: Component, ties: Ties) -> Tie:
    statements = component.statements
    return Tie(tuple(frozenset([statements[s] for s in members]) for members in ties.sets), ties.is_all)


def _chains(kernel: Kernel | ClockedKernel, clashes: Sequence[Clash], budget: Budget) -> Chains | ClockedChains:
    """What finds the conflicts of a component, given what its kernel did not keep."""
    if isinstance(kernel, ClockedKernel):
        return ClockedChains(kernel.component, clashes, budget)
    return Chains(kernel.component, kernel.potential, clashes, budget)


def _incomplete(component: Component, chains: Chains | ClockedChains, correction: Correction) -> list[str]:
    """One sentence for each budget that ended."""
    where = where_words(component)
    sentences = []
    if chains.ended_early:
        sentences.append(f"{_ended_early(component)}; {unknown_words(chains.unknown)}.")
    if not correction.is_proven:
        sentences.append(f"The preferred reading {where} is not proven to be the best: too many statements clash.")
    elif not all(ties.is_all for ties in correction.ties):
        count = 1 + sum(len(ties.sets) - 1 for ties in correction.ties)
        listed = f"than the {count} listed: events may have further windows"
        sentences.append(f"More readings weigh the same {where} {listed}.")
    return sentences


def _gaps_in_part(network: Network) -> list[str]:
    """One sentence for each event of which not all dates with gaps became points."""
    more = "there may be more than are listed."
    return [f"{ENDED_EARLY} among the dates with gaps of '{event}': {more}" for event in sorted(network.gaps_in_part)]


def _ended_early(component: Component) -> str:
    return f"{ENDED_EARLY} {where_words(component)}: there may be more than are listed"
