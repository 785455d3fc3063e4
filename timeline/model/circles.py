"""Circles of what leads to one another, each after all that it leads to.

Source: R. E. Tarjan, Depth-first search and linear graph algorithms, 1972; here with a list for the way, so that a long
line of names needs no deep recursion.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

Name = TypeVar("Name", bound=Hashable)


def circles_last_first(leads_to: Mapping[Name, Iterable[Name]]) -> Iterator[frozenset[Name]]:
    """Yield every greatest set of names that all lead to one another; a name in no circle stands alone. Linear."""
    walk = _Walk(leads_to)
    for name in leads_to:
        if name not in walk.number:
            yield from walk.circles_from(name)


class _Walk(Generic[Name]):
    """A walk to everything that can be reached, depth first."""

    def __init__(self, leads_to: Mapping[Name, Iterable[Name]]) -> None:
        self.number: dict[Name, int] = {}  # in the order of first visits
        self._leads_to = leads_to
        self._lowest: dict[Name, int] = {}  # by name: the lowest number that it leads back to
        self._open: list[Name] = []  # visited, their circle not known yet
        self._is_open: set[Name] = set()

    def circles_from(self, first: Name) -> Iterator[frozenset[Name]]:
        """Yield the circles that are complete once all that the first name leads to was visited."""
        way = [(first, self._visit(first))]
        while way:
            name, further = way[-1]
            following = next(further, None)
            if following is None:
                way.pop()
                if way:
                    self._leads_back(way[-1][0], self._lowest[name])
                if self._lowest[name] == self.number[name]:
                    yield self._close(name)
            elif following not in self.number:
                way.append((following, self._visit(following)))
            elif following in self._is_open:
                self._leads_back(name, self.number[following])

    def _visit(self, name: Name) -> Iterator[Name]:
        self.number[name] = self._lowest[name] = len(self.number)
        self._open.append(name)
        self._is_open.add(name)
        return iter(self._leads_to.get(name, ()))

    def _leads_back(self, name: Name, number: int) -> None:
        self._lowest[name] = min(self._lowest[name], number)

    def _close(self, first: Name) -> frozenset[Name]:
        """The circle whose first visited name this is."""
        place = len(self._open) - 1
        while self._open[place] != first:
            place -= 1
        circle = frozenset(self._open[place:])
        del self._open[place:]
        self._is_open -= circle
        return circle
