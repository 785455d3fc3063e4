"""Correction sets: what to set aside, of least total weight, so that all conflicts end.

Implicit hitting set (E. Moreno-Centeno, R. Karp, 2013): the lightest statements that meet every impossible set known
so far are set aside; where the others still clash, that gives a new impossible set, and so on. What comes out is
proven by the sets collected, whether or not every conflict was listed. From one trial to the next only statements that
change places are looked at, so a large component costs what its clusters cost.

Where a cluster is too large for that, or the allowance ends, sets are still collected for as long as patience lasts,
but what meets them is only light then. Something is set aside in the end that ends all conflicts and of which nothing
can be kept, and the result says that it is not proven.
"""

from collections.abc import Iterable, Iterator, Sequence

from timeline.model.dataclass import dataclass
from timeline.network.budget import Allowance, Budget
from timeline.network.component import Component
from timeline.network.corrections.copies import Copies
from timeline.network.corrections.dating import Dates, least_of_dates
from timeline.network.corrections.hitting import Given, Hitter, Hitting
from timeline.network.corrections.lots import Ties
from timeline.network.corrections.masks import Statements
from timeline.network.corrections.rivals import rivals_among
from timeline.network.kernels.clocked import ClockedKernel
from timeline.network.kernels.keeping import Clash
from timeline.network.kernels.kernel import Kernel

_TRIAL = 20  # comparisons: what it costs to try a set, and each clash that it leaves
_SPARSE = 4  # constraints a point: with more of them to look through, a trial costs more
_LOOK = 8  # comparisons: what it costs to meet a set, where nothing is proven any more
_LARGE = 10_000  # statements, from which on patience grows with them
_CHEAP = 8  # statements: a smaller clash costs nothing to note, a larger one the square of how often it is larger


@dataclass(frozen=True, slots=True)
class Correction:
    """The correction sets of least weight of one component."""

    preferred: Statements  # the first in order of statements
    ties: Sequence[Ties]  # of each lot of which several weigh the same; the preferred one holds the first of each
    is_proven: bool


def least_correction_sets(
    kernel: Kernel | ClockedKernel,
    clashes: Iterable[Clash],
    weights: Sequence[int],
    budget: Budget,
) -> Correction:
    """Return what weighs least to set aside; the kernel then keeps what the first of them leaves.

    `clashes` are the impossible sets known to begin with. Statements are tried in the order of their weights.
    """
    allowance = Allowance(budget.comparisons)
    patience = Allowance(budget.comparisons * max(1, len(weights) // _LARGE))
    known, trials = _Known(kernel.component, weights, budget, allowance), _Trials(kernel, weights)
    fresh = list(clashes)
    while True:
        hitting = known.hitting_with(fresh)
        fresh = _fresh(trials, hitting, allowance)
        if allowance.is_spent:
            patience.spend(known.count * _LOOK)
        if not fresh or patience.is_spent:
            break
    if fresh or not hitting.is_proven:
        return Correction(trials.enough(), (), is_proven=False)
    return Correction(hitting.first, [ties for ties in hitting.lots if len(ties.sets) > 1], is_proven=True)


def _fresh(trials: "_Trials", hitting: Hitting, allowance: Allowance) -> list[Clash]:
    """The clashes that the first of these sets leaves; none: those that others leave, one lot changed at a time.

    Trials cost what they move, long clashes are dear. None is left: the first of the sets is what is set aside now.
    """
    fresh: list[Clash] = []
    for found in _trying(trials, hitting):
        allowance.spend(trials.cost * (1 + len(found)) + sum(len(clash) ** 2 // _CHEAP**2 for clash in found))
        fresh += found
    return fresh


def _trying(trials: "_Trials", hitting: Hitting) -> Iterator[list[Clash]]:
    """Yield what clashes beside the first; if nothing does, beside others where these are proven as light."""
    found = trials.set_aside(hitting.first)
    yield found
    if found or not hitting.is_proven:
        return
    for ties in hitting.lots:
        for other in ties.sets[1:]:
            yield trials.instead_of(ties.sets[0], other)


class _Known:
    """The impossible sets known so far, told by the first of all copies, and what meets them at the least weight."""

    def __init__(self, component: Component, weights: Sequence[int], budget: Budget, allowance: Allowance) -> None:
        self._copies = Copies(component)
        self._dates = Dates(component)
        self._sets: dict[Statements, None] = {}
        self._weights = weights
        self._together = list(weights)  # of all copies, at the first of them
        self._weighed: set[int] = set()
        self._told: dict[Sequence[Statements], Sequence[Statements]] = {}
        self._hitter = Hitter(self._together, budget.readings, allowance)

    @property
    def count(self) -> int:
        """How many sets are known."""
        return len(self._sets)

    def hitting_with(self, clashes: Iterable[Clash]) -> Hitting:
        """Return the least sets of statements that meet everything known, these clashes included."""
        for clash in clashes:
            firsts = self._copies.firsts(clash)
            self._sets[firsts] = None
            self._weigh(firsts)
        found = self._hitter.least(self._sets, rivals_among(self._sets, self._dates), self._of_dates)
        return Hitting([self._with_copies(ties) for ties in found.lots])

    def _with_copies(self, ties: Ties) -> Ties:
        """The same with all copies, in the same order; most lots are met again and again."""
        key = tuple(ties.sets)
        if key not in self._told:
            self._told[key] = [self._copies.all_of(tie) for tie in ties.sets]
        return ties._replace(sets=self._told[key])

    def _weigh(self, firsts: Statements) -> None:
        for first in firsts - self._weighed:
            self._together[first] = sum([self._weights[copy] for copy in self._copies.of(first)])
        self._weighed |= firsts

    def _of_dates(self, cluster: Statements) -> Given | None:
        """What is least of statements that do no more than date one event; None: they say more than that."""
        whose = self._dates.event_of(cluster)
        if whose is None:
            return None
        about = self._copies.firsts(self._dates.about(whose))
        self._weigh(about)
        ties = least_of_dates(self._dates, {first: self._together[first] for first in about})
        return Given([ties], about)


class _Trials:
    """Sets one lot of statements aside after the other, and tells which of the rest still clash."""

    def __init__(self, kernel: Kernel | ClockedKernel, weights: Sequence[int]) -> None:
        self._kernel = kernel
        points, constraints = len(kernel.component.points), len(kernel.component.constraints)
        self.cost = _TRIAL * max(1, constraints // (_SPARSE * points))
        self._weights = weights
        self._out = set(range(len(weights))) - kernel.kept

    def set_aside(self, aside: Statements) -> list[Clash]:
        """Keep all other statements as far as they go; return a clash for each one that does not."""
        return self._change(aside, frozenset(self._out - aside))

    def instead_of(self, first: Statements, other: Statements) -> list[Clash]:
        """Set others aside instead of the first of them, and the first again; return what clashed in between."""
        clashes = self._change(other - first, first - other)
        self._change(first - other, other - first)
        return clashes

    def _change(self, aside: Statements, back: Statements) -> list[Clash]:
        for statement in aside - self._out:
            self._kernel.remove(statement)
        self._out |= aside
        return self._keep(back & self._out)

    def enough(self) -> Statements:
        """What ends all conflicts, and no less would: what is set aside now, but for what can be kept all the same."""
        self._keep(self._out)
        return frozenset(self._out)

    def _keep(self, statements: Iterable[int]) -> list[Clash]:
        clashes = []
        for statement in sorted(statements, key=lambda statement: (-self._weights[statement], statement)):
            clash = self._kernel.insert(statement)
            if clash:
                clashes.append(clash)
            else:
                self._out.discard(statement)
        return clashes
