"""A component as hops that leave slack, and the least slack on every way to and from the calendar.

Seen from values that satisfy them, hops leave some slack, 0 or more, and a closed walk costs the sum of its slacks.
Which date falls short depends on the other dates; whether order and lengths alone can hold does not. So the values here
satisfy every hop between time points, of kept and of rejected statements alike, and dates are ends of ways: one run
from all of them gives the least slack from each point back to the calendar, one more that from the calendar to each
point, exactly. A closed walk over the calendar that takes a given hop costs at least what stands to its left, on it,
and to its right, whichever and however many statements on it were rejected.

Hops between time points that cannot all hold (A before B, B before A) have no such values: where one closes the circle
the values go as far towards it as the others let them, and what it falls short then is all it is worth. Such hops are
`loops`. A way gains by each of them once, and by those of a region (`Regions`) so much where it enters; who leaves a
region and comes back pays for it. So least slacks are lower bounds, exact where no loop is near.

Costs are shifts: what is judged here is a sum. Where a hop is no shift (calendar days counted between times of day),
give the least that it can cost; `Accounts` judges the walks that come out.
"""

from collections.abc import Mapping, Sequence
from copy import copy

from timeline.model.cached import cached_property
from timeline.network.component import Component
from timeline.network.conflicts.slacks.regions import Hop as Hop
from timeline.network.conflicts.slacks.regions import Region, Regions
from timeline.network.conflicts.slacks.regions import Steps as Steps
from timeline.network.conflicts.slacks.settling import settle
from timeline.network.conflicts.slacks.ways import FAR as FAR
from timeline.network.conflicts.slacks.ways import Ways, gaining, near_ways, near_ways_above


class Slacks:
    """The hops of a component, the cheapest constraint of each, seen from values that satisfy those between points."""

    def __init__(self, component: Component, potential: Sequence[int], costs: Mapping[Hop, int]) -> None:
        """`potential` is where the values begin; the nearer they are, the less is to be done."""
        self.origin = component.origin
        self.costs = costs
        self.values = list(potential)
        self._settle()
        self._fill()

    def among(self, costs: Mapping[Hop, int]) -> "Slacks":
        """Return the same values with these hops alone, of which each is also here and costs no less."""
        fewer = copy(self)
        fewer.__dict__ = {"origin": self.origin, "costs": costs, "values": self.values}
        fewer._fill()
        return fewer

    def _fill(self) -> None:
        """Sort the hops by where they lead: one loop over all of them, with as little in it as can be."""
        origin, values = self.origin, self.values
        self.onwards: list[list[tuple[int, int]]] = [[] for _ in values]
        self.backwards: list[list[tuple[int, int]]] = [[] for _ in values]
        self.latest: dict[int, int] = {}  # the slack of hops from the calendar
        self.earliest: dict[int, int] = {}  # the slack of hops to the calendar
        self._short: dict[Hop, int] = {}  # by how much loops fall short
        onwards, backwards = self.onwards, self.backwards
        for (tail, head), cost in self.costs.items():
            slack = cost + values[tail] - values[head]
            if tail == origin:
                self.latest[head] = slack
            elif head == origin:
                self.earliest[tail] = slack
            else:
                onwards[tail].append((head, slack))
                backwards[head].append((tail, slack))
                if slack < 0:
                    self._short[tail, head] = -slack

    @cached_property
    def loops(self) -> Sequence[Hop]:
        """The hops between points that close circles which cannot hold."""
        return sorted(self._short)

    @cached_property
    def regions(self) -> Regions:
        """Where these circles are."""
        return Regions(self.onwards, self._short)

    def slack(self, hop: Hop, cost: int) -> int:
        """The slack that a constraint of this cost leaves on a hop."""
        return cost + self.values[hop[0]] - self.values[hop[1]]

    def steps_from(self, point: int) -> Sequence[tuple[int, int]]:
        """The points that hops lead to from one, the calendar among them, with the slack of each."""
        if point == self.origin:
            return list(self.latest.items())
        date = self.earliest.get(point)
        return self.onwards[point] if date is None else [*self.onwards[point], (self.origin, date)]

    def steps_to(self, point: int) -> Sequence[tuple[int, int]]:
        """The points from which hops lead to one, the calendar among them, with the slack of each."""
        if point == self.origin:
            return list(self.earliest.items())
        date = self.latest.get(point)
        return self.backwards[point] if date is None else [*self.backwards[point], (self.origin, date)]

    @cached_property
    def to_calendar(self) -> "Ways":
        """The least slack of ways to the calendar."""
        return self.ways_to(self.earliest)

    @cached_property
    def from_calendar(self) -> "Ways":
        """The least slack of ways from the calendar."""
        return self.ways_from(self.latest)

    @cached_property
    def from_anywhere(self) -> Sequence[int]:
        """The least slack of ways from any point: 0, or what they may gain."""
        none = [0] * len(self.values)
        return self.ways_from(dict(enumerate(none))).least if self._short else none

    @cached_property
    def to_calendar_in_order(self) -> Sequence[int]:
        """The least slack of ways to the calendar of which no part closes an impossible walk over the calendar."""
        gain_at = self.regions.gain_at
        floor = {point: -slack - gain_at(point) for point, slack in self.latest.items()}
        return self.to_calendar.no_less_than(floor)

    def ways_from(self, ends: Mapping[int, int]) -> "Ways":
        """The least slack of ways from some points, with what is paid up to each of these."""
        return Ways(self.onwards, ends, self.regions, self.gaining_onwards)

    def ways_to(self, ends: Mapping[int, int]) -> "Ways":
        """The least slack of ways to some points and on, with what is left to be paid from each of these on."""
        return Ways(self.backwards, ends, self.regions, self.gaining_backwards)

    def ways_within(self, region: Region, end: int, gain: int) -> Mapping[int, int]:
        """By point of a region: no way within it to one of its points costs less; FAR for all other points.

        `gain` is what hops that fall short can give on the way.
        """
        return near_ways(self.gaining_backwards, end, -gain, lambda point, _: point in region)

    def ways_to_one(self, end: int, closed: frozenset[int], most: int) -> Mapping[int, int]:
        """By point: no way to one point costs less, of walks from the calendar that cost less than `most` up to there.

        No way passes a closed point; FAR for points over which no such walk leads.
        """
        from_calendar = self.from_calendar.least

        def is_on_the_way(point: int, slack: int) -> bool:
            return from_calendar[point] + slack < most and point not in closed

        return near_ways(self.gaining_backwards, end, -self.regions.gain_at(end), is_on_the_way)

    def ways_in_order_to(self, ends: Mapping[int, int], closed: frozenset[int]) -> Mapping[int, int]:
        """By point: no way to one of some points costs less, with what is left to be paid from each of these on.

        Ways begin at the calendar, and no later part of one closes an impossible walk over it. None passes a closed
        point; FAR for points over which no such way leads.
        """
        from_calendar, latest, gain_at = self.from_calendar.least, self.latest, self.regions.gain_at

        def floor(point: int) -> int:
            return -latest[point] - gain_at(point) if point in latest else -FAR

        def goes_on(point: int, slack: int) -> bool:
            return from_calendar[point] + slack < 0 and point not in closed and point not in ends

        return near_ways_above(self.gaining_backwards, {p: s - gain_at(p) for p, s in ends.items()}, goes_on, floor)

    @cached_property
    def gaining_onwards(self) -> Steps:
        """The hops, with what a way onwards may gain by each."""
        return gaining(self.onwards, self.backwards, self.regions) if self._short else self.onwards

    @cached_property
    def gaining_backwards(self) -> Steps:
        """The hops turned round, with what a way backwards may gain by each."""
        return gaining(self.backwards, self.onwards, self.regions) if self._short else self.backwards

    def _settle(self) -> None:
        """Change values until the hops between points hold; where they cannot, as far as the others allow."""
        origin, values = self.origin, self.values
        costs = {hop: cost for hop, cost in self.costs.items() if origin not in hop}
        broken = [(tail, head) for (tail, head), cost in costs.items() if cost + values[tail] < values[head]]
        if broken:
            settle(values, costs, sorted(broken))
