"""A component: time points that constraints connect, in arrays indexed by small integers.

The origin is fixed at 0: it connects nothing, and every component has a place for it of its own. Points stand in the
order of their names and statements in that of their ids, so nothing here depends on the order of the input.

A *cost* is a limit in a finer unit, chosen so that one comparison judges a closed walk: see `units`. Of several
constraints on one hop the cheapest alone decides.
"""

from bisect import bisect
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from timeline.model.cached import cached_property
from timeline.model.conflict import ORIGIN, Point, TimePoint
from timeline.model.dataclass import dataclass
from timeline.model.event import Event
from timeline.model.statement import EventKey, Statement
from timeline.network.columns import Columns, Key, Limits, event_behind, kind_of, limits_of
from timeline.network.constraints import HARD, WIDENED, Constraint, Row
from timeline.network.units import Units, units_of

__all__ = ["HARD", "Component", "by_name", "component_of", "component_of_rows", "part_of"]


class Extent(NamedTuple):
    """What messages and budgets say of a component."""

    name: str  # the smallest event
    events: int
    statements: int
    points: int  # the origin among them


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
    whole: Extent | None = None  # what this is the part of in which something may clash

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
        kinds = limits_of(self.constraints).kinds
        return [firmly[owner] and kind != WIDENED for owner, kind in zip(self.owners, kinds, strict=True)]

    @cached_property
    def half_firm(self) -> frozenset[int]:
        """The statements of whose constraints some are firm and others are not, as a `~` widens these alone."""
        weak = {owner for owner, is_firm in zip(self.owners, self.firm, strict=True) if not is_firm}
        if not weak:
            return frozenset()
        return frozenset(owner for owner, is_firm in zip(self.owners, self.firm, strict=True) if is_firm) & weak

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

    def event_behind(self, constraint: int) -> Event:
        """Return the event whose own key makes a hard constraint: the part, where two events are bound."""
        return event_behind(self.constraints, constraint)

    @property
    def extent(self) -> Extent:
        """How large it is, or the whole that it is a part of."""
        if self.whole is not None:
            return self.whole
        name = next(point.event for point in self.points if isinstance(point, TimePoint))
        return Extent(name, self.event_count, len(self.statements), len(self.points))

    @property
    def event_count(self) -> int:
        """How many events it connects."""
        return len({point.event for point in self.points if isinstance(point, TimePoint)})


def by_name(points: Iterable[TimePoint]) -> list[TimePoint]:
    """Return time points in the order in which a component has them."""
    return sorted(points, key=str)


def component_of_rows(
    points: Sequence[Point],
    origin: int,
    statements: Sequence[Statement],
    keys: Mapping[int, Key],
    rows: Sequence[Row],
) -> Component:
    """Return the component of points by name and statements by id that rows make, each statement some of them.

    `keys` are the events' own keys that make the others, by the places of these.
    """
    tails, heads, days, owners, kinds, seconds = zip(*rows, strict=True) if rows else ((),) * 6
    constraints = Columns(points, (tails, heads), Limits(days, kinds, seconds), owners, keys, statements)
    units = units_of(constraints, len(points))
    costs = units.costs(constraints)
    return Component(points, origin, statements, constraints, tails, heads, costs, owners, units)


def part_of(whole: Component, points: Sequence[int], chosen: Sequence[int]) -> Component:
    """Return the component that some points of another one, the origin among them, make with some constraints.

    Both are given in order, and all that constraints speak of is among the points.
    """
    assert isinstance(whole.constraints, Columns), "made of rows"
    days, kinds, seconds = whole.constraints.limits
    owners = whole.owners
    said = sorted({owners[c] for c in chosen} - {HARD})
    place, number = ({old: new for new, old in enumerate(kept)} for kept in (points, said))
    rows = [
        (place[whole.tails[c]], place[whole.heads[c]], days[c], number.get(owners[c], HARD), kinds[c], seconds[c])
        for c in chosen
    ]
    statements, keys = [whole.statements[owner] for owner in said], whole.constraints.keys_among(chosen)
    return component_of_rows([whole.points[p] for p in points], place[whole.origin], statements, keys, rows)


def component_of(points: Sequence[TimePoint], constraints: Sequence[Constraint]) -> Component:
    """Return the component that these points, by name, and constraints make."""
    origin = bisect(points, str(ORIGIN), key=str)
    named: list[Point] = [*points[:origin], ORIGIN, *points[origin:]]
    place = {point: index for index, point in enumerate(named)}
    statements, owners = said_in(constraints)
    rows = [
        (place[said.tail], place[said.head], said.limit, owner, kind_of(said), said.seconds)
        for said, owner in zip(constraints, owners, strict=True)
    ]
    becauses = enumerate(said.because for said in constraints)
    keys = {index: (key.event, key.key) for index, key in becauses if isinstance(key, EventKey)}
    return component_of_rows(named, origin, statements, keys, rows)


def said_in(constraints: Iterable[Constraint]) -> tuple[list[Statement], list[int]]:
    """Return the statements that make some constraints, by id, and which of them each constraint is of."""
    becauses = [constraint[3] for constraint in constraints]
    said = {because.id: because for because in becauses if isinstance(because, Statement)}
    names = sorted(said)
    number = {name: index for index, name in enumerate(names)}
    owners = [number[because.id] if isinstance(because, Statement) else HARD for because in becauses]
    return [said[name] for name in names], owners
