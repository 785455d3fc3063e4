"""Where a budget ends, whoever clashes is named, or counted as unknown; nobody is named who clashes with nobody."""

from collections.abc import Iterable, Mapping

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.bench.hard_shapes import SHAPES
from tests.bench.made_stores import in_memory
from timeline.model.conflict import Conflict
from timeline.model.incomplete import ENDED_EARLY
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.network import Budget, Network, build_network, solve

from .judge import Judge, Says
from .test_against_brute_force import stores_with_a_planted_conflict

BUDGETS = st.builds(Budget, steps=st.sampled_from([1, 10, 100]), looks=st.sampled_from([0, 10, 1000]))
CLIQUE = SHAPES["a clique of 300 events"]


@given(stores_with_a_planted_conflict(), BUDGETS)
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_who_is_not_named_is_counted(made: Store, budget: Budget) -> None:
    network = build_network(made)
    conflicts = solve(network, {}, budget=budget).conflicts
    clashing = frozenset[Says]().union(*Judge(made).minimal_sets)
    for conflict in conflicts:
        assert _says((*conflict.witnesses, *conflict.beside, *conflict.by_longer)) <= clashing
    for statements, unknown in _unknown_by_component(network, conflicts):
        assert len((clashing & statements) - _says(_named(conflicts))) <= unknown


@pytest.mark.parametrize("claims", [66, 190, 435])
@pytest.mark.parametrize("steps", [1, 1_000, 30_000])
def test_in_a_clique_whoever_stands_in_a_circle_is_named(claims: int, steps: int) -> None:
    network = build_network(in_memory(CLIQUE(claims)))
    solution = solve(network, {}, budget=Budget(steps=steps, comparisons=1_000))
    assert _named(solution.conflicts) == set(_in_circles(network))
    assert {conflict.unknown for conflict in solution.conflicts} == {0}


def test_what_is_listed_early_on_is_of_fewest_points_too() -> None:
    network = build_network(in_memory(CLIQUE(1_000)))
    solution = solve(network, {}, budget=Budget(comparisons=1_000))
    (sentence,) = (sentence for sentence in solution.incomplete if sentence.startswith(ENDED_EARLY))
    assert sentence.endswith("there may be more than are listed; those listed name every statement that clashes.")
    for conflict in solution.conflicts:
        assert not any(other.points < conflict.points for other in solution.conflicts if _is_as_strong(other, conflict))


def test_without_looks_it_is_said_of_how_many_nothing_is_known() -> None:
    network = build_network(in_memory(CLIQUE(1_000)))
    solution = solve(network, {}, budget=Budget(steps=50, comparisons=1_000, looks=0))
    left = set(_in_circles(network)) - _named(solution.conflicts)
    (unknown,) = {conflict.unknown for conflict in solution.conflicts}
    assert 0 < len(left) <= unknown
    words = f"of {unknown} statements that no conflict names it is not known whether they clash."
    assert words in " ".join(solution.incomplete)


def _is_as_strong(conflict: Conflict, other: Conflict) -> bool:
    return len(set(conflict.sources)) > 1 or len(set(other.sources)) == 1


def _in_circles(network: Network) -> Iterable[Statement]:
    """The statements that put an event before one from which orders lead back to it."""
    orders = [(s.claim.event, s.claim.relations[0].event, s) for part in network.components for s in part.statements]
    later: Mapping[str, set[str]] = {event: {b for a, b, _ in orders if a == event} for event, _, _ in orders}
    for one, other, statement in orders:
        reached = {other}
        front = [other]
        for event in front:
            front.extend(further := later.get(event, set()) - reached)
            reached |= further
        if one in reached:
            yield statement


def _named(conflicts: Iterable[Conflict]) -> set[Statement]:
    return {statement for conflict in conflicts for statement in conflict.all_statements}


def _says(statements: Iterable[Statement]) -> frozenset[Says]:
    return frozenset((s.claim.full_id, s.key) for s in statements)


def _unknown_by_component(network: Network, conflicts: Iterable[Conflict]) -> Iterable[tuple[frozenset[Says], int]]:
    """The statements of each component, and of how many of them its conflicts say that nothing is known."""
    for part in network.components:
        unknown = [c.unknown for c in conflicts if not set(c.statements).isdisjoint(part.statements)]
        yield _says(part.statements), min(unknown, default=0)
