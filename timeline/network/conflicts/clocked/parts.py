"""The parts of a component in which anything can clash, where no sum can judge its walks.

Most of what is said clashes with nothing. Where lengths by the clock and calendar links meet, judging walks is dear; so
only what some impossible walk may take is left, and this falls into parts that are components of their own: no walk
takes what is in two of them, nor is what one statement says divided. In most of them one kind of limits stands alone,
and costs add up.

How low a walk can be at a point, and how low it must be there to end below what a date, or its own beginning, asks for:
a constraint between the two stays. Both values come of the steps themselves, so of all walks, those too that meet a
point twice. They exist because statements that close an impossible circle without the calendar are kept apart. Of the
constraints of these a walk takes one after the other. The first time it takes one, it has taken fewer others; what it
is lowered by until it takes the same one for the last time is less than a day, as the circle in between is possible:
else that circle would be a shorter impossible walk of the same statements. So each is looked at once, a day lower.

What is taken by no impossible walk can neither make statements clash nor be set aside: what clashes in the parts is
what clashes in the whole, and what weighs least to set aside is what weighs least in each.

Costs of calendar links are the least that they can be, so whatever is impossible is so by adding up costs too. Where
everybody speaks of whole days, the reverse is true as well (see `units`). So a minimal set by costs in which nobody
speaks of parts of days is impossible; and where there are no others, each set that is impossible holds one of them, and
these are the minimal sets. Most who speak of hours clash with nobody, beside those who do: then sums tell all.
"""

from collections.abc import Iterable, Iterator, Sequence

from timeline.model.conflict import Conflict, TimePoint
from timeline.model.joined import joined
from timeline.network.component import HARD, Component, by_name, component_of
from timeline.network.conflicts.unfolding import ComponentUnfolding
from timeline.network.kernels.clocked import Latest, Ways, spread, steps_of
from timeline.network.kernels.daylinks import Step
from timeline.network.units import is_of_whole_days

MOST_CLOSING = 16  # constraints kept apart, beyond which the component is left whole

_Values = dict[int, int]


def parts_of(component: Component) -> list[Component]:
    """Return components that clash as this one does; those that add up are left as they are."""
    if not component.units.mixes:
        return [component]
    taken = _Reaches(component).taken()
    return [component] if taken is None else _components(component, taken)


def adds_up(component: Component, conflicts: Sequence[Conflict]) -> bool:
    """Whether conflicts found by adding up costs, all of them, are those that there are: by whom they name."""
    of_hours = {
        component.owners[c]
        for c, constraint in enumerate(component.constraints)
        if constraint.seconds is not None and not is_of_whole_days(constraint)
    }
    if not conflicts:
        return True
    names = {component.statements[statement].id for statement in of_hours - {HARD}}
    shown = (statement.id for conflict in conflicts for statement in (*conflict.statements, *conflict.beside))
    if HARD in of_hours or not names.isdisjoint(shown):
        return False
    unfolding = conflicts[0].unfolding  # of all of them: asked only where nobody shown speaks of hours
    return isinstance(unfolding, ComponentUnfolding) and unfolding.clash_with_nobody(sorted(of_hours))


class _Reaches:
    """How low walks can come, and how low they must."""

    def __init__(self, component: Component) -> None:
        self._component = component
        self._steps, self._day, _ = steps_of(component)
        between = [c for c, hop in enumerate(component.hops) if component.origin not in hop[:2]]
        closing = self._closing_statements(between)
        self._between = between
        self._closing = [c for c in between if component.owners[c] in closing]
        others = [c for c in between if component.owners[c] not in closing]
        self._onwards, self._backwards = self._ways(others, forward=True), self._ways(others, forward=False)

    def taken(self) -> set[int] | None:
        """Return the constraints that an impossible walk may take; None: too many circles are impossible."""
        if len(self._closing) > MOST_CLOSING:
            return None
        component, steps = self._component, self._steps
        dated = [c for c in range(len(component.hops)) if component.origin in component.hops[c][:2]]
        latest = [c for c in dated if component.tails[c] == component.origin]
        earliest = [c for c in dated if component.heads[c] == component.origin]
        lowest = self._lowest([(component.heads[c], steps[c].apply(0, self._day)) for c in latest])
        highest = self._highest([(component.tails[c], steps[c].reverse(0, self._day)) for c in earliest])
        lowest[component.origin] = highest[component.origin] = 0
        taken = {c for c in range(len(component.hops)) if self._is_between(c, lowest, highest)}
        for c in self._closing:
            tail, head, _ = component.hops[c]
            onwards = self._lowest([(head, steps[c].apply(0, self._day))])
            back = self._highest([(tail, 0)])
            taken |= {other for other in self._between if self._is_between(other, onwards, back)}
            if onwards.get(tail, 0) < 0:
                taken.add(c)
        return taken

    def _is_between(self, constraint: int, lowest: _Values, highest: _Values) -> bool:
        """Whether a walk that comes as low as it can goes over a constraint to where it is too low."""
        tail, head, _ = self._component.hops[constraint]
        if tail not in lowest or head not in highest:
            return False
        return self._steps[constraint].apply(lowest[tail], self._day) < highest[head]

    def _lowest(self, seeds: Iterable[tuple[int, int]]) -> _Values:
        """The lowest that a walk can be at each point."""
        component, values = self._component, dict[int, int]()
        spread(values, seeds, self._onwards, self._day, forward=True)
        for _ in self._closing:
            known = [(*component.hops[c][:2], self._steps[c]) for c in self._closing]
            further = [
                (head, step.apply(values[tail] - self._day, self._day)) for tail, head, step in known if tail in values
            ]
            spread(values, further, self._onwards, self._day, forward=True)
        return values

    def _highest(self, seeds: Iterable[tuple[int, int]]) -> _Values:
        """The highest value at each point below which a walk ends too low."""
        component, values = self._component, dict[int, int]()
        spread(values, seeds, self._backwards, self._day, forward=False)
        for _ in self._closing:
            known = [(*component.hops[c][:2], self._steps[c]) for c in self._closing]
            further = [
                (tail, step.reverse(values[head] + self._day, self._day))
                for tail, head, step in known
                if head in values
            ]
            spread(values, further, self._backwards, self._day, forward=False)
        return values

    def _closing_statements(self, between: Iterable[int]) -> set[int]:
        """Statements without which order and lengths can all hold."""
        component = self._component
        by_owner: dict[int, list[int]] = {}
        for c in between:
            by_owner.setdefault(component.owners[c], []).append(c)
        latest = Latest(component, steps_of(component))
        return {owner for owner in sorted(by_owner) if latest.add(by_owner[owner])}

    def _ways(self, constraints: Iterable[int], *, forward: bool) -> Ways:
        ways: list[list[tuple[int, Step]]] = [[] for _ in self._component.points]
        for c in constraints:
            tail, head, _ = self._component.hops[c]
            ways[tail if forward else head].append((head if forward else tail, self._steps[c]))
        return ways


def _components(component: Component, taken: Iterable[int]) -> list[Component]:
    """The components that these constraints make: what one statement says stays in one, as it is set aside as one."""
    chosen, origin = sorted(taken), component.origin
    hops = [component.hops[c][:2] for c in chosen]
    places = [head if tail == origin else tail for tail, head in hops]
    between = [hop for hop in hops if origin not in hop]
    first = joined(len(component.points), [*between, *_said_as_one(component, chosen, places)])
    members: dict[int, list[int]] = {}
    for c, place in zip(chosen, places, strict=True):
        members.setdefault(first[place], []).append(c)
    return [_component(component, constraints) for constraints in members.values()]


def _said_as_one(component: Component, constraints: Iterable[int], places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield pairs of the points of constraints that the same statement makes."""
    first_of: dict[int, int] = {}
    for c, place in zip(constraints, places, strict=True):
        owner = component.owners[c]
        if owner != HARD:
            yield first_of.setdefault(owner, place), place


def _component(component: Component, constraints: Sequence[int]) -> Component:
    said = [component.constraints[c] for c in constraints]
    points = {p for c in said for p in (c.tail, c.head) if isinstance(p, TimePoint)}
    return component_of(by_name(points), said)
