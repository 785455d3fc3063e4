"""Why one event must begin before another one: the walk of fewest hops, and of its statements only those it needs."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from timeline.model.conflict import Point, TimePoint
from timeline.model.edtf.calendar import SECONDS_PER_DAY
from timeline.model.statement import Statement
from timeline.network.component import HARD, by_name, component_of
from timeline.network.constraints import Constraint
from timeline.network.times.walks import Reached, Walks

Way = tuple[Constraint, ...]  # from the later point to the earlier one; over the calendar where dates say it


def why_before(of_early: Walks, of_late: Walks, early: TimePoint, late: TimePoint) -> Way:
    """Return why `early` must come before `late`, by a minimal set of statements; (): it need not, or no sum tells.

    The two walks are those of the components of the two points, or the same. Cost: what lies around the points.
    """
    way = _shortest(of_early, of_late, early, late)
    for statement in _statements(way):
        shorter = _without(statement, way, of_early, of_late, early, late)
        way = shorter or way
    return way


def _shortest(of_early: Walks, of_late: Walks, early: TimePoint, late: TimePoint) -> Way:
    """The walk of fewest hops that says it; where there are several, one that costs least."""
    start, goal = of_late.place[late], of_early.place[early]
    onwards = of_late.spread(start, of_late.onward)
    backwards = of_early.spread(goal, of_early.backward)
    here: Reached = {}
    there: Reached = {}
    for further, nearer in zip_longest(onwards, backwards):
        here, there = further or here, nearer or there
        if of_early is of_late and goal in here and here[goal][0] < 0:
            return _constraints(of_late, here[goal][1])
        if _is_apart(of_early, of_late, there, here):
            (_, from_late), (_, to_early) = here[of_late.component.origin], there[of_early.component.origin]
            return _constraints(of_late, from_late) + _constraints(of_early, to_early[::-1])
    return ()


def _is_apart(of_early: Walks, of_late: Walks, there: Reached, here: Reached) -> bool:
    """Whether the latest that the earlier point can be lies before the earliest that the later one can be."""
    to_origin, from_origin = here.get(of_late.component.origin), there.get(of_early.component.origin)
    if to_origin is None or from_origin is None:
        return False
    if of_early is of_late:
        return to_origin[0] + from_origin[0] < 0
    day, second = of_early.component.units.moment(from_origin[0])
    latest = second if second is not None else day * SECONDS_PER_DAY + SECONDS_PER_DAY - 1
    day, second = of_late.component.units.moment(-to_origin[0])
    earliest = second if second is not None else day * SECONDS_PER_DAY
    return latest < earliest


def _constraints(walks: Walks, way: Iterable[int]) -> Way:
    return tuple(walks.component.constraints[c] for c in way)


def _statements(way: Way) -> list[Statement]:
    return list(dict.fromkeys(c.because for c in way if isinstance(c.because, Statement)))


def _without(statement: Statement, way: Way, of_early: Walks, of_late: Walks, early: TimePoint, late: TimePoint) -> Way:
    """The walk that the other statements of a way still make by themselves; (): they need this one."""
    others = [other for other in _statements(way) if other != statement]
    if len(others) == len(_statements(way)):
        return ()  # it went with another one
    late_only = _of_these(of_late, others, late)
    early_only = late_only if of_early is of_late else _of_these(of_early, others, early)
    if late not in late_only.place or early not in early_only.place:
        return ()
    return _shortest(early_only, late_only, early, late)


def _of_these(walks: Walks, statements: Iterable[Statement], point: TimePoint) -> Walks:
    """The walks that some statements of a component make, beside the own keys of the events that they touch."""
    component = walks.component
    numbers = (walks.number[statement] for statement in statements if statement in walks.number)
    chosen = {c for number in numbers for c in component.constraints_of[number]}
    touched = {p for c in chosen for p in component.hops[c][:2]} | {walks.place[point]}
    chosen |= {c for p in touched for c in _hard_at(walks, p)}
    constraints = [component.constraints[c] for c in sorted(chosen)]
    if walks.is_firm:
        constraints = [constraint for constraint in constraints if constraint.is_firm]
    points: Iterable[Point] = (p for c in constraints for p in (c.tail, c.head))
    return Walks(component_of(by_name({point, *_of_events(points)}), constraints))


def _of_events(points: Iterable[Point]) -> Iterator[TimePoint]:
    return (point for point in points if isinstance(point, TimePoint))


def _hard_at(walks: Walks, point: int) -> Iterator[int]:
    owners = walks.component.owners
    if point != walks.component.origin:
        yield from (c for ways in (walks.onward, walks.backward) for _, _, c in ways[point] if owners[c] == HARD)
