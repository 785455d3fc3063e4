"""Excerpts of a component: what is said near some hops, as a small component in which the same chains pass them.

A chain is told by who says its hops, by all else that these say, by the keys of events around, and by shorter chains
over some of its points. So all of it is there, of every chain that passes only points which are near.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from timeline.model.cached import cached_property
from timeline.model.conflict import Point
from timeline.model.statement import Statement
from timeline.network.columns import Columns, Limits, limits_of
from timeline.network.component import HARD, Component, said_in
from timeline.network.conflicts.witnesses.minimal import MinimalSets
from timeline.network.constraints import Constraint


class Excerpt(NamedTuple):
    """What is said near some hops."""

    component: Component
    near: frozenset[int]  # the points that walks over the hops may pass
    statement_count: int  # of the whole component
    new: frozenset[int]  # the statements that the component does not have
    is_of_one_source: bool  # whether all of the component is, with these


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
        assert isinstance(old.constraints, Columns), "made of rows"
        kept = self._said_near(near, added, gone)
        tails = [*(old.tails[c] for c in kept), *(self.place[c.tail] for c in added)]
        heads = [*(old.heads[c] for c in kept), *(self.place[c.head] for c in added)]
        points = sorted({old.origin, *tails, *heads})
        place = {point: index for index, point in enumerate(points)}
        names = [old.points[point] for point in points]
        hops = [place[tail] for tail in tails], [place[head] for head in heads]
        costs = [*(old.costs[c] for c in kept), *(cost for _, cost in more)]
        statements, owners = self._said_in(kept, added)
        keys, limits = old.constraints.keys_among(kept), self._limits(kept, added)
        constraints = Columns(names, hops, limits, owners, keys, statements)
        excerpt = Component(names, place[old.origin], statements, constraints, *hops, costs, owners, old.units)
        new = {constraint.because for constraint in added}
        own = frozenset(number for number, statement in enumerate(statements) if statement in new)
        passed = frozenset(place[p] for p in (*near, old.origin) if p in place)
        sources = self._sources.union(statements[number].claim.source for number in own)
        return Excerpt(excerpt, passed, len(old.statements) - len(gone) + len(own), own, len(sources) == 1)

    def _said_in(self, kept: Iterable[int], added: Iterable[Constraint]) -> tuple[list[Statement], list[int]]:
        """The statements that make constraints kept and added, by id, and which of them each is of."""
        old, new, made_by = self.component, *said_in(added)
        owners = [old.owners[c] for c in kept]
        speakers = {owner: old.statements[owner] for owner in set(owners) - {HARD}}
        statements = sorted([*speakers.values(), *new], key=attrgetter("id"))
        number = {statement.id: place for place, statement in enumerate(statements)}
        place = {HARD: HARD, **{owner: number[statement.id] for owner, statement in speakers.items()}}
        return statements, [*(place[owner] for owner in owners), *(number[new[owner].id] for owner in made_by)]

    def _limits(self, kept: Sequence[int], added: Sequence[Constraint]) -> Limits:
        (days, kinds, seconds), more = limits_of(self.component.constraints), limits_of(added)
        return Limits(
            [*(days[c] for c in kept), *more.days],
            [*(kinds[c] for c in kept), *more.kinds],
            [*(seconds[c] for c in kept), *more.seconds],
        )

    def _said_near(self, near: Collection[int], added: Iterable[Constraint], gone: Collection[int]) -> Sequence[int]:
        """The constraints of all who say anything of these points, and of the keys of events around."""
        old, within = self.component, {*near, self.component.origin}
        on_hops = (c for point in near for c in self._constraints_at[point])
        speakers = {old.owners[c] for c in on_hops if old.tails[c] in within and old.heads[c] in within}
        said = [c for speaker in speakers - {HARD} if speaker not in gone for c in old.constraints_of[speaker]]
        ends = {*(old.tails[c] for c in said), *(old.heads[c] for c in said)}
        ends.update(self.place[end] for constraint in added for end in constraint[:2])
        return sorted([*said, *self._minimal.hard_around(ends)])

    def says(self, claim: str) -> bool:
        """Whether the claim of that id says anything here."""
        return bool(self._statements_of(claim))

    def _statements_of(self, claim: str) -> range:
        """The places of what a claim says: statements are in the order of their ids."""
        statements = self.component.statements
        first, after = bisect_left(statements, claim, key=_claim), bisect_right(statements, claim, key=_claim)
        return range(first, after)

    @cached_property
    def _sources(self) -> frozenset[str]:
        return frozenset(statement.claim.source for statement in self.component.statements)

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
