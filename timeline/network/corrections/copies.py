"""Copies: statements that say the same, word for word of the network.

Where one of them stays the others can stay with it, so what weighs least to set aside has all of them or none.
"""

from collections.abc import Iterable, Mapping, Sequence

from timeline.model.cached import cached_property
from timeline.network.columns import limits_of
from timeline.network.component import Component
from timeline.network.corrections.masks import Statements


class Copies:
    """The copies of statements of one component; compared only where they are asked for."""

    def __init__(self, component: Component) -> None:
        self._component = component
        self._copies: dict[int, Sequence[int]] = {}

    def of(self, statement: int) -> Sequence[int]:
        """Return the statements that say the same, itself among them; the first one stands for all."""
        known = self._copies.get(statement)
        if known is None:
            component = self._component
            alike = self._alike[component.hops[component.constraints_of[statement][0]]]
            if len(alike) == 1:
                return alike
            said = self._said(statement)
            known = [other for other in alike if self._said(other) == said]
            self._copies.update(dict.fromkeys(known, known))
        return known

    def firsts(self, statements: Iterable[int]) -> Statements:
        """Return those that stand for these statements."""
        return frozenset([self.of(statement)[0] for statement in statements])

    def all_of(self, firsts: Iterable[int]) -> Statements:
        """Return all statements for which these stand."""
        return frozenset([copy for first in firsts for copy in self.of(first)])

    @cached_property
    def _alike(self) -> Mapping[tuple[int, int, int], Sequence[int]]:
        """The statements by the first thing that they say: of copies it is the same."""
        hops = self._component.hops
        found: dict[tuple[int, int, int], list[int]] = {}
        for statement, constraints in enumerate(self._component.constraints_of):
            found.setdefault(hops[constraints[0]], []).append(statement)
        return found

    def _said(self, statement: int) -> Sequence[object]:
        hops, seconds = self._component.hops, limits_of(self._component.constraints).seconds
        return [(hops[c], seconds[c]) for c in self._component.constraints_of[statement]]
