"""A component: time points that constraints connect, in arrays indexed by small integers.

The origin is fixed at 0: it connects nothing, and every component has a place for it of its own. Points stand in the
order of their names and statements in that of their ids, so nothing here depends on the order of the input.

A *cost* is a limit in a finer unit, chosen so that one comparison judges a closed walk: see `units`. Of several
constraints on one hop the cheapest alone decides.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

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


def component_of(points: Iterable[TimePoint], constraints: Sequence[Constraint]) -> Component:
    """Return the component that these points and constraints make. One pass: it is made for every claim there is."""
    everything: list[Point] = [*points, ORIGIN]
    named = sorted(everything, key=str)
    place = {point: index for index, point in enumerate(named)}
    origin = place[ORIGIN]
    says = {c.because.id: c.because for c in constraints if isinstance(c.because, Statement)}
    number = {statement: index for index, statement in enumerate(sorted(says))}
    units = units_of(constraints, len(named))
    tails, heads, owners = [], [], []
    for tail, head, _, because, *_ in constraints:
        tails.append(origin if tail is ORIGIN else place[tail])
        heads.append(origin if head is ORIGIN else place[head])
        owners.append(number[because.id] if isinstance(because, Statement) else HARD)
    return Component(
        points=named,
        origin=origin,
        statements=[says[statement] for statement in number],
        constraints=constraints,
        tails=tails,
        heads=heads,
        costs=units.costs(constraints),
        owners=owners,
        units=units,
    )
