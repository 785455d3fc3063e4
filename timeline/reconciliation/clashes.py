"""Everything in a store that cannot all be true, before anything is weighed or decided."""

from collections.abc import Iterable, Mapping

from timeline.model.cached import cached_property
from timeline.model.conflict import Conflict
from timeline.model.dataclass import dataclass
from timeline.model.decisions import Resolution, listed_claims
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.network import Budget, Network, Solution, build_network, solve
from timeline.reconciliation.attributes import Given, conflicts_over, disputed_values
from timeline.reconciliation.later import LaterMapping
from timeline.reconciliation.support import Roots
from timeline.reconciliation.weights import weights_of


@dataclass(frozen=True)
class Clashes:
    """The network of a store, what its statements weigh, and every conflict; each computed once, when asked for."""

    store: Store
    budget: Budget

    @cached_property
    def network(self) -> Network:
        """What all claims of the store demand."""
        return build_network(self.store)

    @cached_property
    def disputed(self) -> tuple[Given, ...]:
        """What claims say of attributes, where they do not all say the same."""
        return tuple(disputed_values(self.store.claims.values()))

    @cached_property
    def weights(self) -> Mapping[Statement, int]:
        """What each statement on time or order weighs."""
        return weights_of(self.store, self.network.statements, self.roots)

    @property
    def _weights_later(self) -> Mapping[Statement, int]:
        """The same, weighed where something clashes."""
        return LaterMapping(lambda: self.weights)

    @cached_property
    def weights_of_values(self) -> Mapping[Statement, int]:
        """What each statement on an attribute weighs, of which there is more than one value."""
        return weights_of(self.store, [each for given in self.disputed for each, _ in given], self.roots)

    @cached_property
    def roots(self) -> Roots:
        """Who repeats whom."""
        return Roots(self.store)

    @cached_property
    def solution(self) -> Solution:
        """The conflicts over time and order, and what weighs least to set aside."""
        return solve(self.network, self._weights_later, budget=self.budget)

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The conflicts to list; longer chains fold into them."""
        return (*self.solution.conflicts, *self.value_conflicts)

    def decided_by(self, resolutions: Iterable[Resolution]) -> dict[str, Conflict]:
        """Return the conflicts that decisions are on, longer chains among them, by fingerprint.

        The longer chains that fold into others are looked through only for a decision that lists a claim of the store.
        """
        wanted = {resolution.fingerprint: resolution for resolution in resolutions}
        found = {c.fingerprint: c for c in self.conflicts if c.fingerprint in wanted} if wanted else {}
        missing = (r for name, r in wanted.items() if name not in found)
        if any(name in self.store.claims for resolution in missing for name in listed_claims(resolution)):
            longer = (chain for conflict in self.conflicts for chain in conflict.longer)
            found = {chain.fingerprint: chain for chain in longer if chain.fingerprint in wanted} | found
        return found

    def without(self, removed: frozenset[Statement]) -> Solution:
        """Return what is left of the network when these statements say nothing."""
        if not removed:
            return self.solution
        return solve(self.network, self._weights_later, removed=removed, budget=self.budget)

    @cached_property
    def value_conflicts(self) -> tuple[Conflict, ...]:
        """The conflicts over attributes."""
        return tuple(conflicts_over(self.store, self.disputed, self.weights_of_values))

    def attribute_conflicts(self, removed: frozenset[Statement]) -> tuple[Conflict, ...]:
        """Return the conflicts over attributes that are left when these statements say nothing."""
        if not removed:
            return self.value_conflicts
        left = ([each for each in given if each[0] not in removed] for given in self.disputed)
        return tuple(conflicts_over(self.store, filter(None, left), self.weights_of_values))
