"""A component: time points that constraints connect, in arrays indexed by small integers.

The origin is fixed at 0: it connects nothing, and every component has a place for it of its own. Points stand in the
order of their names and statements in that of their ids, so nothing here depends on the order of the input.

A *cost* is a limit in a finer unit, chosen so that one comparison judges a closed walk. With `share` more than the
hops of any simple walk, and `day` more than any sum of shares, a constraint costs

    limit * day  + share, if it is metric,  or  - 1, if it is strict.

A simple closed walk then costs less than 0 exactly when its limits sum below zero, or to zero with no metric and at
least one strict hop. Of several constraints on one hop the cheapest alone decides.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from timeline.model.conflict import ORIGIN, Point, TimePoint
from timeline.model.statement import Statement
from timeline.network.constraints import Constraint

HARD = -1  # the owner of a constraint that comes from an event's own key


@dataclass(frozen=True)
class Component:
    """One connected part of the network; every sequence is indexed by point, statement or constraint."""

    points: Sequence[Point]  # by name; the origin among them
    origin: int
    statements: Sequence[Statement]  # by id
    constraints: Sequence[Constraint]
    tails: Sequence[int]
    heads: Sequence[int]
    costs: Sequence[int]
    owners: Sequence[int]  # the statement, or HARD
    day: int  # what one day costs

    @cached_property
    def constraints_of(self) -> Sequence[Sequence[int]]:
        """The constraints of each statement."""
        found: list[list[int]] = [[] for _ in self.statements]
        for constraint, owner in enumerate(self.owners):
            if owner != HARD:
                found[owner].append(constraint)
        return found

    @cached_property
    def hard(self) -> Sequence[int]:
        """The constraints that no statement makes."""
        return [constraint for constraint, owner in enumerate(self.owners) if owner == HARD]

    @cached_property
    def leaving(self) -> Sequence[Sequence[int]]:
        """The constraints whose tail is the point."""
        return _by_point(self.tails, len(self.points))

    @cached_property
    def arriving(self) -> Sequence[Sequence[int]]:
        """The constraints whose head is the point."""
        return _by_point(self.heads, len(self.points))

    @property
    def name(self) -> str:
        """The smallest event, by which messages name the component."""
        return next(point.event for point in self.points if isinstance(point, TimePoint))

    @property
    def event_count(self) -> int:
        """How many events it connects."""
        return len({point.event for point in self.points if isinstance(point, TimePoint)})


def component_of(points: Iterable[TimePoint], constraints: Sequence[Constraint]) -> Component:
    """Return the component that these points and constraints make."""
    everything: list[Point] = [*points, ORIGIN]
    named = sorted(everything, key=str)
    place = {point: index for index, point in enumerate(named)}
    statements = sorted({c.because for c in constraints if isinstance(c.because, Statement)}, key=lambda s: s.id)
    number = {statement: index for index, statement in enumerate(statements)}
    share, day = _units(len(named))
    return Component(
        points=named,
        origin=place[ORIGIN],
        statements=statements,
        constraints=constraints,
        tails=[place[c.tail] for c in constraints],
        heads=[place[c.head] for c in constraints],
        costs=[c.limit * day + (share if c.metric else -1 if c.strict else 0) for c in constraints],
        owners=[number[c.because] if isinstance(c.because, Statement) else HARD for c in constraints],
        day=day,
    )


def _units(points: int) -> tuple[int, int]:
    """What a metric hop and a day cost: more than all strict hops, and more than all shares, of a simple walk."""
    share = points + 2
    return share, 2 * share * share + 1


def _by_point(ends: Sequence[int], count: int) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in range(count)]
    for constraint, point in enumerate(ends):
        found[point].append(constraint)
    return found
