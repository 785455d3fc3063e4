"""The constraints of a component in columns: most are asked for their numbers alone, so few are made a `Constraint`."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple, overload

from timeline.model.conflict import ORIGIN, Point
from timeline.model.event import Event
from timeline.model.statement import Because, EventKey, Statement
from timeline.network.constraints import HARD, METRIC, ORDER, STRICT, WIDENED, Constraint

Key = tuple[Event, str]  # what an `EventKey` is made of
LATEST, BETWEEN, EARLIEST = 1, 0, -1  # a constraint from the calendar, between two time points, to the calendar


class Limits(NamedTuple):
    """How far constraints let the head be beyond the tail: a value of each in every column."""

    days: Sequence[int]
    kinds: Sequence[int]
    seconds: Sequence[int | None]


class Columns(Sequence[Constraint]):
    """Constraints by the places of their points and the numbers of their owners; made when they are asked for."""

    __slots__ = ("_heads", "_keys", "_owners", "_points", "_statements", "_tails", "limits")

    def __init__(
        self,
        points: Sequence[Point],
        hops: tuple[Sequence[int], Sequence[int]],
        limits: Limits,
        owners: Sequence[int],
        keys: Mapping[int, Key],
        statements: Sequence[Statement],
    ) -> None:
        """`hops` are all tails and all heads; `keys` make the constraints without a statement."""
        self.limits: Final = limits
        self._points = points
        self._tails, self._heads = hops
        self._owners = owners
        self._keys = keys
        self._statements = statements

    def __len__(self) -> int:
        return len(self._owners)

    @overload
    def __getitem__(self, index: int) -> Constraint: ...
    @overload
    def __getitem__(self, index: slice) -> list[Constraint]: ...

    def __getitem__(self, index: int | slice) -> Constraint | list[Constraint]:
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        if index < 0:
            index += len(self)
        points, (days, kinds, seconds) = self._points, self.limits
        tail, head, kind = points[self._tails[index]], points[self._heads[index]], kinds[index]
        is_strict, is_metric, is_widened = kind == STRICT, kind >= METRIC, kind == WIDENED
        return Constraint(
            tail, head, days[index], self._because(index), is_strict, is_metric, is_widened, seconds[index]
        )

    def _because(self, index: int) -> Because:
        owner = self._owners[index]
        return EventKey(*self._keys[index]) if owner == HARD else self._statements[owner]

    @property
    def sides(self) -> Sequence[int]:
        """Of each constraint whether it is the LATEST or the EARLIEST bound of a date, or BETWEEN two time points."""
        is_origin = [point is ORIGIN for point in self._points]
        return [is_origin[tail] - is_origin[head] for tail, head in zip(self._tails, self._heads, strict=True)]

    def event_behind(self, index: int) -> Event:
        """Return the event whose own key makes a constraint that no statement makes."""
        return self._keys[index][0]

    def keys_among(self, chosen: Sequence[int]) -> dict[int, Key]:
        """Return the events' own keys among what makes these constraints, by their places here."""
        return {place: self._keys[index] for place, index in enumerate(chosen) if index in self._keys}


def limits_of(constraints: Sequence[Constraint]) -> Limits:
    """Return the limits of constraints in columns, however they are held."""
    if isinstance(constraints, Columns):
        return constraints.limits
    return Limits(
        [constraint.limit for constraint in constraints],
        [kind_of(constraint) for constraint in constraints],
        [constraint.seconds for constraint in constraints],
    )


def sides_of(constraints: Sequence[Constraint]) -> Sequence[int]:
    """Return the same as `Columns.sides`, however constraints are held."""
    if isinstance(constraints, Columns):
        return constraints.sides
    return [(constraint.tail is ORIGIN) - (constraint.head is ORIGIN) for constraint in constraints]


def event_behind(constraints: Sequence[Constraint], index: int) -> Event:
    """Return the event whose own key makes a constraint that no statement makes."""
    if isinstance(constraints, Columns):
        return constraints.event_behind(index)
    because = constraints[index].because
    assert isinstance(because, EventKey)
    return because.event


def kind_of(constraint: Constraint) -> int:
    """Return what the limit of a constraint counts."""
    if constraint.metric:
        return WIDENED if constraint.widened else METRIC
    return STRICT if constraint.strict else ORDER
