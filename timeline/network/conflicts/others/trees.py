"""Ways of fewest hops from one point, or to it, that leave some of a given slack."""

from collections.abc import Callable, Container, Iterator, Sequence

from timeline.network.budget import Allowance
from timeline.network.conflicts.slacks.slacks import FAR, Slacks

_Steps = Callable[[int], Sequence[tuple[int, int]]]
ANY = 1 << 30  # hops: as many as there are


class Tree:
    """Ways from one point, or to it, each of as few hops as can be; of as many hops the first that leaves least."""

    def __init__(self, start: int, steps: _Steps, room: int, closed: Container[int], allowance: Allowance) -> None:
        """No way passes a closed point, or leaves none of the room."""
        self.spent = {start: 0}  # by point that is reached: the slack on the way
        self.front = {start: 0}  # those reached by most hops
        self._before: dict[int, int] = {}
        self._steps = steps
        self._room = room
        self._closed = closed
        self._allowance = allowance

    def grow(self, most: int) -> "Tree":
        """Go on by so many hops at most."""
        while self.front and most and not self._allowance.is_spent:
            for _ in self.layer():
                pass
            most -= 1
        return self

    def layer(self) -> Iterator[dict[int, int]]:
        """Go on by one hop from each point of the front; yield what is reached anew from each, with the slack so far.

        A loop in a loop: it is the hot one.
        """
        spent, before, closed, room, steps = self.spent, self._before, self._closed, self._room, self._steps
        further: dict[int, int] = {}
        for point, slack in self.front.items():
            found, anew = steps(point), dict[int, int]()
            self._allowance.spend(len(found))
            for head, step in found:
                reached = slack + step
                if reached < further.get(head, room) and head not in spent and head not in closed:
                    anew[head] = further[head] = reached
                    before[head] = point
            yield anew
        spent |= further
        self.front = further

    def way(self, point: int) -> list[int]:
        """The points from one that is reached back to the first."""
        points = [point]
        while points[-1] in self._before:
            points.append(self._before[points[-1]])
        return points


class Trees:
    """Finds such ways in one component, while looks last."""

    def __init__(self, slacks: Slacks, allowance: Allowance) -> None:
        self._slacks = slacks
        self._allowance = allowance
        circles = max(slacks.regions.gains.values(), default=0)  # those of one region
        self._most_won = -min((0, *slacks.latest.values())) - min((0, *slacks.earliest.values())) + circles

    def onwards(self, start: int, room: int, closed: Container[int] = ()) -> Tree:
        """Return the ways from a point, none of which grew yet."""
        return Tree(start, self._slacks.steps_from, room + self._most_won, closed, self._allowance)

    def backwards(self, start: int, room: int, closed: Container[int] = ()) -> Tree:
        """Return the ways to a point, none of which grew yet."""
        return Tree(start, self._slacks.steps_to, room + self._most_won, closed, self._allowance)

    def between(self, start: int, end: int, room: int, closed: Container[int] = ()) -> list[int] | None:
        """Return the points of a way of few hops that leaves some of the room, looked for from both ends."""
        out, back = self.onwards(start, room, closed), self.backwards(end, room, closed)
        if start == end:
            return [start]
        while out.front and back.front and not self._allowance.is_spent:
            tree, other = (out, back) if len(out.front) <= len(back.front) else (back, out)
            for reached in tree.layer():
                for point, slack in reached.items():
                    if slack + other.spent.get(point, FAR) < room:
                        way = [*out.way(point)[::-1], *back.way(point)[1:]]
                        if len(set(way)) == len(way):
                            return way
        return None
