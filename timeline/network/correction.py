"""Correction sets: what to set aside, of least total weight, so that all conflicts end.

Implicit hitting set (E. Moreno-Centeno, R. Karp, 2013): the lightest statements that meet every impossible set known
so far are set aside; where the others still clash, that gives a new impossible set, and so on. What comes out is
proven by the sets collected, whether or not every conflict was listed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.network.budget import Allowance, Budget
from timeline.network.hitting import Hitting, least_hitting_sets
from timeline.network.kernel import Kernel
from timeline.network.minimal import MinimalSets, Statements

_CHEAP = 8  # statements: a smaller clash costs nothing to note, a larger one the square of how often it is larger


@dataclass(frozen=True, slots=True)
class Correction:
    """The correction sets of least weight of one component, in order of their statements."""

    ties: tuple[Statements, ...]
    is_proven: bool
    is_all: bool


def least_correction_sets(
    kernel: Kernel, minimal: MinimalSets, order: Sequence[int], weights: Sequence[int], budget: Budget
) -> Correction:
    """Return what weighs least to set aside; the kernel then keeps what the first of them leaves.

    `order` has every statement, the most trusted first.
    """
    allowance = Allowance(budget.comparisons)
    while True:
        hitting = least_hitting_sets(minimal.chain_of, weights, budget.readings, allowance)
        if not _learns(kernel, minimal, order, hitting, allowance):
            kernel.change_to([statement for statement in order if statement not in hitting.ties[0]])
            return Correction(hitting.ties, hitting.is_proven, hitting.is_all)
        if allowance.is_spent:
            return Correction((_enough(kernel, order, hitting.ties[0]),), is_proven=False, is_all=False)


def _enough(kernel: Kernel, order: Sequence[int], aside: Statements) -> Statements:
    """What ends all conflicts, and no less would: these statements with those that still clash beside them."""
    kernel.change_to([statement for statement in order if statement not in aside])
    kernel.change_to([*(s for s in order if s in kernel.kept), *(s for s in order if s not in kernel.kept)])
    return frozenset(order) - kernel.kept


def _learns(kernel: Kernel, minimal: MinimalSets, order: Sequence[int], hitting: Hitting, allowance: Allowance) -> bool:
    """Note the clashes that some of these sets leave; whether there were any. Long ones are dear."""
    learnt = False
    for aside in hitting.ties:
        if learnt and allowance.is_spent:
            break
        for clash in kernel.change_to([statement for statement in order if statement not in aside]):
            allowance.spend(len(minimal.note(clash, order)) ** 2 // _CHEAP**2)
            learnt = True
    return learnt
