"""Shapes that are hard to solve end, say what was not searched, and what they set aside ends all conflicts."""

from collections.abc import Sequence

import pytest

from tests.bench.hard_shapes import SHAPES
from tests.bench.made_stores import in_memory
from timeline.model.conflict import Point
from timeline.network import Budget, Network, build_network, solve
from timeline.reconciliation.clashes import Clashes

CLAIMS = 400


@pytest.mark.parametrize("shape", SHAPES)
def test_a_hard_shape_ends_with_an_answer_that_holds(shape: str) -> None:
    clashes = Clashes(in_memory(SHAPES[shape](CLAIMS)), Budget(steps=3_000, comparisons=20_000))
    solution = clashes.solution
    named = {statement for conflict in solution.conflicts for statement in conflict.all_statements}
    assert not _holds(clashes.network)
    for reading in solution.readings:
        assert _holds(clashes.network.without(reading))
    assert solution.readings[0] <= named


def test_one_component_is_one() -> None:
    clashes = Clashes(in_memory(SHAPES["one component"](CLAIMS)), Budget())
    assert len(clashes.network.components) == 1


def test_what_is_too_much_to_solve_exactly_is_said() -> None:
    network = build_network(in_memory(SHAPES["a clique of 300 events"](CLAIMS)))
    solution = solve(network, {}, budget=Budget(steps=100, comparisons=100))
    assert any("not proven to be the best" in sentence for sentence in solution.incomplete)
    assert _holds(network.without(solution.readings[0]))


def _holds(network: Network) -> bool:
    """Whether everything can be true at once: days by all limits, and strict order in circles of order alone."""
    by_days = [(c.tail, c.head, c.limit) for c in network.constraints]
    by_order = [(c.tail, c.head, -int(c.strict)) for c in network.constraints if not c.metric]
    return _settle(by_days, len(network.points)) and _settle(by_order, len(network.points))


def _settle(limits: Sequence[tuple[Point, Point, int]], points: int) -> bool:
    """Whether values come to rest when heads are lowered to what tails allow, as often as there are points."""
    latest: dict[Point, int] = {}
    for _ in range(points + 2):
        changed = False
        for tail, head, limit in limits:
            reached = latest.get(tail, 0) + limit
            if reached < latest.get(head, 0):
                latest[head], changed = reached, True
        if not changed:
            return True
    return False
