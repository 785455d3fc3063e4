"""What is made to solve a network goes by reference counts: commands run without a garbage collector."""

import gc

import pytest

from tests.bench.hard_shapes import SHAPES
from tests.bench.made_stores import in_memory
from timeline.network import Budget
from timeline.reconciliation.clashes import Clashes


@pytest.mark.parametrize("budget", [Budget(), Budget(steps=300, comparisons=200, chains=20)])
@pytest.mark.parametrize("shape", SHAPES)
def test_nothing_is_left_of_a_solution_once_nobody_has_it(shape: str, budget: Budget) -> None:
    store = in_memory(SHAPES[shape](300))
    gc.collect()
    gc.disable()
    try:
        for conflict in Clashes(store, budget).solution.conflicts:
            assert conflict.all_statements
        del conflict
        assert gc.collect() == 0
    finally:
        gc.enable()
