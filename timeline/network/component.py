"""A component: time points that constraints connect, in arrays indexed by small integers.

The origin is fixed at 0: it connects nothing, and every component has a place for it of its own. Points stand in the
order of their names and statements in that of their ids, so nothing here depends on the order of the input.

A *cost* is a limit in a finer unit, chosen so that one comparison judges a closed walk: see `units`. Of several
constraints on one hop the cheapest alone decides.
"""

from bisect import bisect
from collections.abc import Collection, Iterable, Mapping, Sequence

from timeline.model.cached import cached_property
from timeline.model.conflict import ORIGIN, Point, TimePoint
from timeline.model.dataclass import dataclass
from timeline.model.statement import Statement
from timeline.network.constraints import Constraint
from timeline.network.units import Units, units_of

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
    units: Units  # what days, and seconds, cost

    @cached_property
    def hops(self) -> Sequence[tuple[int, int, int]]:
        """The tail, the head and the cost of each constraint."""
        return list(zip(self.tails, self.heads, self.costs, strict=True))

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

    def kept_beside(self, set_aside: Collection[tuple[str, str]]) -> Sequence[int]:
        """The constraints that are left where the statements of these ids say nothing."""
        if not set_aside:
            return range(len(self.owners))
        is_aside = [*(statement.id in set_aside for statement in self.statements), False]  # the last: HARD
        return [constraint for constraint, owner in enumerate(self.owners) if not is_aside[owner]]

    @cached_property
    def firm(self) -> Sequence[bool]:
        """Whether each constraint is firm: asked of the statements, which are fewer; events' own keys always are."""
        firmly = [*(statement.is_firm for statement in self.statements), True]  # HARD, -1, is the place of the last
        return [
            firmly[owner] and not constraint.widened
            for owner, constraint in zip(self.owners, self.constraints, strict=True)
        ]

    @cached_property
    def dates_of(self) -> Sequence[Sequence[int]]:
        """The constraints between each point and the origin."""
        found: list[list[int]] = [[] for _ in self.points]
        for constraint, (tail, head, _) in enumerate(self.hops):
            if tail == self.origin or head == self.origin:
                found[head if tail == self.origin else tail].append(constraint)
        return found

    @cached_property
    def on_hop(self) -> Mapping[tuple[int, int], Sequence[int]]:
        """The constraints by tail and head."""
        found: dict[tuple[int, int], list[int]] = {}
        for constraint, hop in enumerate(zip(self.tails, self.heads, strict=True)):
            found.setdefault(hop, []).append(constraint)
        return found

    @property
    def name(self) -> str:
        """The smallest event, by which messages name the component."""
        return next(point.event for point in self.points if isinstance(point, TimePoint))

    @property
    def event_count(self) -> int:
        """How many events it connects."""
        return len({point.event for point in self.points if isinstance(point, TimePoint)})


def by_name(points: Iterable[TimePoint]) -> list[TimePoint]:
    """Return time points in the order in which a component has them."""
    return sorted(points, key=str)


def component_of(points: Sequence[TimePoint], constraints: Sequence[Constraint]) -> Component:
    """Return the component that these points, by name, and constraints make.

    What is done for each constraint takes its values by their places, which is three times as fast as by their names.
    """
    origin = bisect(points, str(ORIGIN), key=str)
    named: list[Point] = [*points[:origin], ORIGIN, *points[origin:]]
    place = {point: index for index, point in enumerate(named)}
    statements, owners = said_in(constraints)
    units = units_of(constraints, len(named))
    return Component(
        points=named,
        origin=origin,
        statements=statements,
        constraints=constraints,
        tails=[place[constraint[0]] for constraint in constraints],
        heads=[place[constraint[1]] for constraint in constraints],
        costs=units.costs(constraints),
        owners=owners,
        units=units,
    )


def said_in(constraints: Iterable[Constraint]) -> tuple[list[Statement], list[int]]:
    """Return the statements that make some constraints, by id, and which of them each constraint is of."""
    becauses = [constraint[3] for constraint in constraints]
    said = {because.id: because for because in becauses if isinstance(because, Statement)}
    names = sorted(said)
    number = {name: index for index, name in enumerate(names)}
    owners = [number[because.id] if isinstance(because, Statement) else HARD for because in becauses]
    return [said[name] for name in names], owners
