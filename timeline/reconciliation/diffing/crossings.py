"""Pairs of points whose windows two sides put in opposite order: all of them counted, some of them found.

x and y cross where x ends before y begins on the one side, and y before x on the other. A long list told backwards has
as many as there are pairs of events, so they are counted without being made: points are swept in the order of the one
side, and held against a sorted list of the other.
"""

from bisect import bisect_right, insort
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import Final, NamedTuple

from timeline.model.conflict import TimePoint
from timeline.model.dataclass import dataclass
from timeline.model.edtf.bounds import Bounds
from timeline.model.made import maker_of

BLOCK: Final = 256

Windows = Mapping[TimePoint, Bounds]


class _First(NamedTuple):
    """A point as the first of a pair: when it is over on the one side, when it begins on the other."""

    ends: int
    begins_there: int
    point: TimePoint


class _Second(NamedTuple):
    """A point as the second of a pair."""

    begins: int
    ends_there: int
    point: TimePoint


_first = maker_of(_First)
_second = maker_of(_Second)


@dataclass(frozen=True)
class Crossings:
    """The pairs of some points that windows put one way round in `a` and the other way round in `b`."""

    points: Collection[TimePoint]
    a: Windows
    b: Windows

    def count(self) -> int:
        """Return how many there are. Cost: n log n."""
        firsts, total, place = self.firsts, 0, 0
        begun: list[int] = []
        for begins, ends_there, _ in self.seconds:
            while place < len(firsts) and firsts[place].ends < begins:
                insort(begun, firsts[place].begins_there)
                place += 1
            total += len(begun) - bisect_right(begun, ends_there)
        return total

    def after(self, first: TimePoint, most: int) -> list[TimePoint]:
        """Return the points that cross with one which comes first in `a`, in the order in which they begin there."""
        ends, begins_there = self.a.get(first, (None, None))[1], self.b.get(first, (None, None))[0]
        found: list[TimePoint] = []
        if ends is not None and begins_there is not None:
            for second in self._beyond(ends, begins_there):
                found.append(second)
                if len(found) == most:
                    break
        return found

    @cached_property
    def firsts(self) -> list[_First]:
        """The points that are the first of some pair, by when they are over."""
        found, earliest_end, place = [], None, len(self._all_seconds)
        for first in reversed(self._all_firsts):
            while place and self._all_seconds[place - 1].begins > first.ends:
                place -= 1
                there = self._all_seconds[place].ends_there
                earliest_end = there if earliest_end is None else min(earliest_end, there)
            if earliest_end is not None and earliest_end < first.begins_there:
                found.append(first)
        return found[::-1]

    @cached_property
    def seconds(self) -> list[_Second]:
        """The points that are the second of some pair, by when they begin."""
        found, latest_begin, place = [], None, 0
        for second in self._all_seconds:
            while place < len(self._all_firsts) and self._all_firsts[place].ends < second.begins:
                there = self._all_firsts[place].begins_there
                latest_begin = there if latest_begin is None else max(latest_begin, there)
                place += 1
            if latest_begin is not None and latest_begin > second.ends_there:
                found.append(second)
        return found

    @cached_property
    def _all_firsts(self) -> list[_First]:
        ends = ((point, a[1], b[0]) for point, a, b in self._of_both)
        return sorted([_first((end, begin, p)) for p, end, begin in ends if end is not None and begin is not None])

    @cached_property
    def _all_seconds(self) -> list[_Second]:
        begins = ((point, a[0], b[1]) for point, a, b in self._of_both)
        return sorted([_second((begin, end, p)) for p, begin, end in begins if begin is not None and end is not None])

    @cached_property
    def _of_both(self) -> list[tuple[TimePoint, Bounds, Bounds]]:
        both = ((point, self.a.get(point), self.b.get(point)) for point in self.points)
        return [(point, a, b) for point, a, b in both if a is not None and b is not None]

    @cached_property
    def _lowest(self) -> list[int]:
        """By block of the seconds: when the first of them is over on the other side."""
        seconds = self.seconds
        return [min(s.ends_there for s in seconds[at : at + BLOCK]) for at in range(0, len(seconds), BLOCK)]

    def _beyond(self, ends: int, begins_there: int) -> Iterator[TimePoint]:
        """The seconds that begin after one time and are over on the other side before another."""
        at = bisect_right(self.seconds, ends, key=lambda second: second.begins)
        while at < len(self.seconds):
            block = at // BLOCK
            if self._lowest[block] < begins_there:
                for second in self.seconds[at : (block + 1) * BLOCK]:
                    if second.ends_there < begins_there:
                        yield second.point
            at = (block + 1) * BLOCK
