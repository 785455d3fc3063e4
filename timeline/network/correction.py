"""Correction sets: what to set aside, of least total weight, so that all conflicts end.

Implicit hitting set (E. Moreno-Centeno, R. Karp, 2013): the lightest statements that meet every impossible set known
so far are set aside; where the others still clash, that gives a new impossible set, and so on. What comes out is
proven by the sets collected, whether or not every conflict was listed. From one trial to the next only statements that
change places are looked at, so a large component costs what its clusters cost.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from timeline.network.budget import Allowance, Budget
from timeline.network.clocked import ClockedKernel
from timeline.network.hitting import Hitter, Hitting
from timeline.network.kernel import Clash, Kernel
from timeline.network.rivals import Rivals

Statements = frozenset[int]

_CHEAP = 8  # statements: a smaller clash costs nothing to note, a larger one the square of how often it is larger


@dataclass(frozen=True, slots=True)
class Correction:
    """The correction sets of least weight of one component, in order of their statements."""

    ties: tuple[Statements, ...]
    is_proven: bool
    is_all: bool


def least_correction_sets(
    kernel: Kernel | ClockedKernel,
    clashes: Iterable[Clash],
    order: Sequence[int],
    weights: Sequence[int],
    budget: Budget,
) -> Correction:
    """Return what weighs least to set aside; the kernel then keeps what the first of them leaves.

    `order` has every statement, the most trusted first; `clashes` are the impossible sets known to begin with.
    """
    allowance = Allowance(budget.comparisons)
    trials = _Trials(kernel, order)
    hitter, rivals = Hitter(weights, budget.readings, allowance), Rivals(kernel.component)
    known = dict.fromkeys(clashes)
    while True:
        hitting = hitter.least(known, rivals.among(known))
        fresh = _fresh(trials, hitting, allowance)
        if not fresh:
            trials.set_aside(hitting.ties[0])
            return Correction(hitting.ties, hitting.is_proven, hitting.is_all)
        if allowance.is_spent:
            trials.set_aside(hitting.ties[0])
            return Correction((trials.enough(),), is_proven=False, is_all=False)
        known.update(dict.fromkeys(fresh))


def _fresh(trials: "_Trials", hitting: Hitting, allowance: Allowance) -> list[Clash]:
    """The clashes that the first of these sets leaves; or, where it leaves none, the others. Long ones are dear."""
    found: list[Clash] = []
    for aside in hitting.ties:
        if found and allowance.is_spent:
            break
        for clash in trials.set_aside(aside):
            allowance.spend(len(clash) ** 2 // _CHEAP**2)
            found.append(clash)
    return found


class _Trials:
    """Sets one lot of statements aside after the other, and tells which of the rest still clash."""

    def __init__(self, kernel: Kernel | ClockedKernel, order: Sequence[int]) -> None:
        self._kernel = kernel
        self._rank = {statement: rank for rank, statement in enumerate(order)}
        self._out = self._rank.keys() - kernel.kept

    def set_aside(self, aside: Statements) -> list[Clash]:
        """Keep all other statements as far as they go; return a clash for each one that does not."""
        for statement in aside - self._out:
            self._kernel.remove(statement)
        self._out |= aside
        return self._keep(self._out - aside)

    def enough(self) -> Statements:
        """What ends all conflicts, and no less would: what is set aside now, but for what can be kept all the same."""
        self._keep(self._out)
        return frozenset(self._out)

    def _keep(self, statements: Iterable[int]) -> list[Clash]:
        clashes = []
        for statement in sorted(statements, key=self._rank.__getitem__):
            clash = self._kernel.insert(statement)
            if clash:
                clashes.append(clash)
            else:
                self._out.discard(statement)
        return clashes
