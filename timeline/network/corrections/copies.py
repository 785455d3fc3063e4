"""Copies: statements that say the same, word for word of the network.

Where one of them stays the others can stay with it, so what weighs least to set aside has all of them or none.
"""

from collections.abc import Iterable, Sequence

from timeline.network.component import HARD, Component
from timeline.network.corrections.cluster import Statements

Hop = tuple[int, int]  # tail, head


class Copies:
    """The copies of statements of one component; looked for only where they are asked for."""

    def __init__(self, component: Component) -> None:
        self._component = component
        self._copies: dict[int, Sequence[int]] = {}
        self._first: dict[int, int] = {}
        self._on_hop: dict[Hop, dict[int, list[int]]] = {}

    def of(self, statement: int) -> Sequence[int]:
        """Return the statements that say the same, itself among them; the first one stands for all."""
        known = self._copies.get(statement)
        if known is None:
            alike = self._alike(statement)
            said = self._said(statement) if len(alike) > 1 else ()
            known = [other for other in alike if self._said(other) == said] if said else alike
            self._copies.update(dict.fromkeys(known, known))
            self._first.update(dict.fromkeys(known, known[0]))
        return known

    def firsts(self, statements: Iterable[int]) -> Statements:
        """Return those that stand for these statements."""
        first = self._first
        return frozenset([first[s] if s in first else self.of(s)[0] for s in statements])

    def all_of(self, firsts: Iterable[int]) -> Statements:
        """Return all statements for which these stand."""
        return frozenset([copy for first in firsts for copy in self.of(first)])

    def _alike(self, statement: int) -> Sequence[int]:
        """The statements of which the first thing that this one says is something that they say too, at that cost."""
        component = self._component
        tail, head, cost = component.hops[component.constraints_of[statement][0]]
        if len(component.on_hop[tail, head]) == 1:
            return [statement]
        if (tail, head) not in self._on_hop:
            self._on_hop[tail, head] = self._by_cost((tail, head))
        return self._on_hop[tail, head][cost]

    def _by_cost(self, hop: Hop) -> dict[int, list[int]]:
        """The statements on a hop by what they let it cost, each once."""
        costs, owners = self._component.costs, self._component.owners
        found: dict[int, dict[int, None]] = {}
        for constraint in self._component.on_hop[hop]:
            if owners[constraint] != HARD:
                found.setdefault(costs[constraint], {})[owners[constraint]] = None
        return {cost: sorted(statements) for cost, statements in found.items()}

    def _said(self, statement: int) -> Sequence[object]:
        hops, constraints = self._component.hops, self._component.constraints
        return [(hops[c], constraints[c].seconds) for c in self._component.constraints_of[statement]]
