"""How far a search may go: counts, never seconds, so that the same store always gives the same result."""

from dataclasses import replace

from timeline.model.dataclass import dataclass

_POINTS = 500  # of a component, up to which counts are as given; they grow with larger ones


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Counts at which a search ends; the result then says so."""

    steps: int = 30_000  # of the search for chains, per component; more in a large one
    chains: int = 300  # listed per component; more in a large one
    choices: int = 100  # of witnesses, tried per chain; fewer on one of more than `hops` hops
    hops: int = 100
    comparisons: int = 500_000  # with clashing sets, in the search for correction sets, per component
    looks: int = 100_000  # at hops, in search of short walks around those not named, per component; see `looks_at`
    readings: int = 16  # of the same weight, listed for each part of a component that differs in them

    def for_points(self, points: int) -> "Budget":
        """What a component of so many time points may take: as much as if it fell into parts."""
        parts = max(1, points // _POINTS)
        return replace(self, steps=self.steps * parts, chains=self.chains * parts)

    def choices_on(self, length: int) -> int:
        """How many choices of witnesses to try on a chain of so many hops, one at least: each costs its square."""
        return max(1, self.choices * self.hops**2 // max(length, self.hops) ** 2)

    def looks_at(self, constraints: int) -> int:
        """How often to look at the hops of a component of so many constraints: of many twenty times at each."""
        return max(self.looks, self.looks * constraints // 5_000)


class Allowance:
    """What is left of one count while a search runs."""

    def __init__(self, count: int, whole: "Allowance | None" = None) -> None:
        """`whole`: what this is a part of; no more than is left of that, and spent of both."""
        self.left: int = count if whole is None else min(count, whole.left)
        self._whole = whole

    @property
    def is_spent(self) -> bool:
        """Whether the search must end."""
        return self.left <= 0

    def spend(self, count: int) -> None:
        """Take so many off."""
        self.left -= count
        if self._whole is not None:
            self._whole.spend(count)
