"""Copies: statements that say the same, word for word of the network.

Where one of them stays the others can stay with it, so what weighs least to set aside has all of them or none.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from timeline.network.component import Component
from timeline.network.corrections.cluster import Statements


class Copies:
    """The copies of statements of one component; looked for only where they are asked for."""

    def __init__(self, component: Component) -> None:
        self._component = component
        self._copies: dict[int, Sequence[int]] = {}

    def of(self, statement: int) -> Sequence[int]:
        """Return the statements that say the same, itself among them; the first one stands for all."""
        if statement not in self._copies:
            said = self._said(statement)
            copies = [other for other in self._alike[said[0]] if self._said(other) == said]
            self._copies.update(dict.fromkeys(copies, copies))
        return self._copies[statement]

    def firsts(self, statements: Iterable[int]) -> Statements:
        """Return those that stand for these statements."""
        return frozenset(self.of(statement)[0] for statement in statements)

    def all_of(self, firsts: Iterable[int]) -> Statements:
        """Return all statements for which these stand."""
        return frozenset(copy for first in firsts for copy in self.of(first))

    @cached_property
    def _alike(self) -> Mapping[object, Sequence[int]]:
        """The statements by the first thing that they say."""
        found: dict[object, list[int]] = {}
        for statement, constraints in enumerate(self._component.constraints_of):
            found.setdefault(self._says(constraints[0]), []).append(statement)
        return found

    def _said(self, statement: int) -> Sequence[object]:
        return [self._says(constraint) for constraint in self._component.constraints_of[statement]]

    def _says(self, constraint: int) -> tuple[tuple[int, int, int], int | None]:
        return self._component.hops[constraint], self._component.constraints[constraint].seconds
