"""Excerpts of a component: what is said near some hops, as a small component in which the same chains pass them.

A chain is told by who says its hops, by all else that these say, by the keys of events around, and by shorter chains
over some of its points. So all of it is there, of every chain that passes only points which are near.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from timeline.model.cached import cached_property
from timeline.model.conflict import Point
from timeline.model.statement import Statement
from timeline.network.component import HARD, Component, said_in
from timeline.network.conflicts.minimal import MinimalSets
from timeline.network.constraints import Constraint


class Excerpt(NamedTuple):
    """What is said near some hops."""

    component: Component
    near: frozenset[int]  # the points that walks over the hops may pass
    statement_count: int  # of the whole component


class Excerpts:
    """Makes excerpts of one component, with constraints that are said there besides, or instead of others."""

    def __init__(self, component: Component) -> None:
        self.component = component
        self._minimal = MinimalSets(component)

    @cached_property
    def place(self) -> Mapping[Point, int]:
        """The place of each point."""
        return {point: place for place, point in enumerate(self.component.points)}

    def around(self, near: Collection[int], more: Sequence[tuple[Constraint, int]], instead_of: str) -> Excerpt:
        """Return what is said of these points, and `more` with its costs instead of what the claim of that id says."""
        old, added, gone = self.component, [constraint for constraint, _ in more], self._statements_of(instead_of)
        kept = self._said_near(near, added, gone)
        tails = [*(old.tails[c] for c in kept), *(self.place[c.tail] for c in added)]
        heads = [*(old.heads[c] for c in kept), *(self.place[c.head] for c in added)]
        points = sorted({old.origin, *tails, *heads})
        place = {point: index for index, point in enumerate(points)}
        constraints = [*(old.constraints[c] for c in kept), *added]
        statements, owners = said_in(constraints)
        excerpt = Component(
            points=[old.points[point] for point in points],
            origin=place[old.origin],
            statements=statements,
            constraints=constraints,
            tails=[place[tail] for tail in tails],
            heads=[place[head] for head in heads],
            costs=[*(old.costs[c] for c in kept), *(cost for _, cost in more)],
            owners=owners,
            units=old.units,
        )
        count = len(old.statements) - len(gone) + len(said_in(added)[0])
        return Excerpt(excerpt, frozenset(place[p] for p in (*near, old.origin) if p in place), count)

    def _said_near(self, near: Collection[int], added: Iterable[Constraint], gone: Collection[int]) -> Sequence[int]:
        """The constraints of all who say anything of these points, and of the keys of events around."""
        old, within = self.component, {*near, self.component.origin}
        on_hops = (c for point in near for c in self._constraints_at[point])
        speakers = {old.owners[c] for c in on_hops if old.tails[c] in within and old.heads[c] in within}
        said = [c for speaker in speakers - {HARD} if speaker not in gone for c in old.constraints_of[speaker]]
        ends = {*(old.tails[c] for c in said), *(old.heads[c] for c in said)}
        ends.update(self.place[end] for constraint in added for end in constraint[:2])
        return sorted([*said, *self._minimal.hard_around(ends)])

    def _statements_of(self, claim: str) -> range:
        """The places of what a claim says: statements are in the order of their ids."""
        statements = self.component.statements
        first, after = bisect_left(statements, claim, key=_claim), bisect_right(statements, claim, key=_claim)
        return range(first, after)

    @cached_property
    def _constraints_at(self) -> Sequence[Sequence[int]]:
        """The constraints by head, or by tail where they lead to the calendar."""
        old = self.component
        found: list[list[int]] = [[] for _ in old.points]
        for constraint, (tail, head, _) in enumerate(old.hops):
            found[tail if head == old.origin else head].append(constraint)
        return found


def _claim(statement: Statement) -> str:
    return statement.id[0]
