"""What both kernels have in common: they keep statements that can all be true, one at a time."""

from abc import ABC, abstractmethod
from collections.abc import Iterable

from timeline.network.component import Component

Clash = frozenset[int]  # statements that cannot all be true; empty: all is well


class Keeping(ABC):
    """Statements of a component that can all be true, to which others are added while they can."""

    def __init__(self, component: Component) -> None:
        self.component = component
        self.kept: set[int] = set()

    @abstractmethod
    def insert(self, statement: int) -> Clash:
        """Keep a statement; or leave it out and return statements, with it among them, that cannot all be true."""

    @abstractmethod
    def remove(self, statement: int) -> None:
        """Keep a statement no longer."""

    def change_to(self, statements: Iterable[int]) -> list[Clash]:
        """Keep these statements, in this order where they are new, and no others.

        Returns sets that cannot all be true, one for each statement left out; empty when all could be kept.
        """
        wanted = list(statements)
        for statement in self.kept.difference(wanted):
            self.remove(statement)
        clashes = [self.insert(statement) for statement in wanted if statement not in self.kept]
        return [clash for clash in clashes if clash]
