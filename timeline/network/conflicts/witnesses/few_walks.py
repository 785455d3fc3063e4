"""The impossible closed walks of a few statements, all of them: which of the statements clash, and in which chain.

Seen from a potential, every impossible walk takes a constraint that falls short of it. From each of these one goes
on over the constraints of the statements, and the hard ones of their events, while the walk can still cost less than 0.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from timeline.model.cached import cached_property
from timeline.model.conflict import TimePoint
from timeline.network.component import HARD, Component
from timeline.network.conflicts.walks.walks import Chain, from_smallest

Statements = frozenset[int]
Step = tuple[int, int, int]  # a hop from some tail: its head, its slack and its owner
MOST_STEPS = 1000  # of one search: where a few statements make more walks than that, they are tested one by one
MOST_STATEMENTS = 32


class Walk(NamedTuple):
    """An impossible closed walk."""

    length: int
    chain: Chain
    says: Statements


class _TooManyError(Exception):
    pass


class FewWalks:
    """Finds the walks of a few statements of a component, seen from a potential of its hard constraints."""

    def __init__(self, component: Component, potential: Sequence[int], *, firm_alone: bool = False) -> None:
        """`firm_alone`: only over constraints that are firm."""
        self.component = component
        self._potential = potential
        self._firm_alone = firm_alone
        self._known: dict[Statements, list[Walk] | None] = {}
        self._steps: dict[int, list[tuple[int, Step]]] = {}

    def of(self, statements: Statements) -> list[Walk] | None:
        """Return every impossible closed walk over distinct points, the chain first; None: there are too many.

        The chain is the shortest: of the firm ones, where there are such.
        """
        if statements not in self._known:
            self._known[statements] = self._find(statements)
        return self._known[statements]

    def is_chain(self, chain: Chain, statements: Statements) -> bool | None:
        """Whether statements that clash along a walk are a minimal set, and the walk its chain; None: unknown."""
        walks = self.of(statements)
        if walks is None:
            return None
        return bool(walks) and walks[0].chain == chain and all(walk.says == statements for walk in walks)

    def minimal_set_with(self, statement: int, statements: Statements) -> Walk | None:
        """Return the chain of a minimal set with a statement in it, among these; None: not found."""
        walks = self.of(statements) or ()
        smallest = [w for w in walks if statement in w.says and not any(o.says < w.says for o in walks)]
        return smallest[0] if smallest else None

    def _find(self, statements: Statements) -> list[Walk] | None:
        if len(statements) > MOST_STATEMENTS:
            return None
        try:
            found = sorted(_Search(self, statements).walks())
        except _TooManyError:
            return None
        if not found or self._firm_alone or self.component.half_firm.isdisjoint(statements):
            return found
        firm = self._firm.of(statements) or ()
        return [*firm, *(walk for walk in found if walk not in firm)]

    @cached_property
    def _firm(self) -> "FewWalks":
        return FewWalks(self.component, self._potential, firm_alone=True)

    def steps_of(self, statement: int) -> list[tuple[int, Step]]:
        """The hops of a statement, each with its tail."""
        found = self._steps.get(statement)
        if found is None:
            constraints: Iterable[int] = self.component.constraints_of[statement]
            if self._firm_alone:
                constraints = filter(self.component.firm.__getitem__, constraints)
            found = self._steps[statement] = self._said_by(statement, constraints)
        return found

    def _said_by(self, owner: int, constraints: Iterable[int]) -> list[tuple[int, Step]]:
        hops, potential = self.component.hops, self._potential
        return [
            (tail, (head, cost + potential[tail] - potential[head], owner))
            for tail, head, cost in map(hops.__getitem__, constraints)
        ]

    @cached_property
    def hard_from(self) -> dict[int, list[Step]]:
        """The hard hops by tail."""
        found: dict[int, list[Step]] = {}
        for tail, step in self._said_by(HARD, self.component.hard):
            found.setdefault(tail, []).append(step)
        return found

    @cached_property
    def wholes(self) -> dict[str, str]:
        """What each event that is part of another one is part of."""
        found = {}
        for c in self.component.hard:
            event = self.component.event_behind(c)
            if event.part_of is not None:
                found[event.id] = event.part_of
        return found

    def events_around(self, statements: Statements) -> set[str] | None:
        """The events of these statements and all that they are part of; None: no event is part of another one."""
        if not self.wholes:
            return None
        points = {point for s in statements for tail, step in self.steps_of(s) for point in (tail, step[0])}
        names = [p.event for p in map(self.component.points.__getitem__, points) if isinstance(p, TimePoint)]
        found: set[str] = set()
        for name in names:
            while name not in found:
                found.add(name)
                name = self.wholes.get(name, name)
        return found


class _Search:
    """One search, over the constraints of some statements."""

    def __init__(self, few: FewWalks, statements: Statements) -> None:
        self._points = few.component.points
        self._own: dict[int, list[Step]] = {}
        self._steps: dict[int, list[Step]] = {}
        self._short: list[tuple[int, Step]] = []
        self._found: list[Walk] = []
        self._left = MOST_STEPS
        for statement in statements:
            for tail, step in few.steps_of(statement):
                self._own.setdefault(tail, []).append(step)
                if step[1] < 0:
                    self._short.append((tail, step))
        self._hard = few.hard_from
        self._events = few.events_around(statements)

    def walks(self) -> list[Walk]:
        """Return the walks, each once for every choice of who says its hops."""
        credit = -sum(slack for _, (_, slack, _) in self._short)
        for tail, (head, slack, statement) in self._short:
            self._onwards([tail, head], slack, credit + slack, (statement,))
        return list(dict.fromkeys(self._found))

    def _onwards(self, path: list[int], spent: int, credit: int, says: tuple[int, ...]) -> None:
        """Go on from the last point; the walk can win back so much by other hops that fall short."""
        self._left -= 1
        if self._left < 0:
            raise _TooManyError
        point, first, room = path[-1], path[0], credit - spent
        for head, slack, owner in self._steps[point] if point in self._steps else self._steps_from(point):
            if slack >= room:
                continue
            if head == first:
                if spent + slack < 0:
                    self._note(path, {*says, owner} - {HARD})
            elif head not in path:
                left = credit if slack >= 0 else credit + slack
                self._onwards([*path, head], spent + slack, left, (*says, owner))

    def _steps_from(self, point: int) -> list[Step]:
        """The hops from a point."""
        hard = [step for step in self._hard.get(point, ()) if self._is_near(step[0])]
        found = self._steps[point] = [*self._own.get(point, ()), *hard]
        return found

    def _is_near(self, point: int) -> bool:
        """Whether a hard hop leads to an event touched, or to one that holds it: parts shorten nothing."""
        if self._events is None:
            return True
        name = self._points[point]
        return isinstance(name, TimePoint) and name.event in self._events

    def _note(self, path: list[int], says: set[int]) -> None:
        self._found.append(Walk(len(path), from_smallest(path), frozenset(says)))
