"""Minimal sets: statements that cannot all be true, but could if any one of them were not said."""

from collections.abc import Iterable, Sequence

from timeline.model.cached import cached_property
from timeline.model.conflict import TimePoint
from timeline.network.component import Component
from timeline.network.conflicts.walks.falls import Hops
from timeline.network.conflicts.walks.walks import Chain, cheapest_hops, is_possible, shortest_impossible_walk
from timeline.network.conflicts.witnesses.needed import needed_on_walk, on_one_walk
from timeline.network.conflicts.witnesses.sole import chain_said_by_all

LONG = 12  # statements, from which on the walk is looked at before they are tested one by one
VERY_LONG = 200  # statements, from which on those beside one walk are left out at once

Statements = frozenset[int]


class MinimalSets:
    """The minimal sets of one component met so far, each with its chain.

    The chain of a minimal set is the impossible closed walk of fewest points in its constraints and the hard ones; in
    the firm ones alone, where these are impossible by themselves, so that no `~` makes it weaker than it is. Of several
    it is the one whose point names, from the smallest on, come first.
    """

    def __init__(self, component: Component) -> None:
        self.component = component
        self.chain_of: dict[Statements, Chain] = {}
        self.sets_of: dict[Chain, list[Statements]] = {}
        self._possible: dict[Statements, bool] = {frozenset(): True}

    def is_possible(self, statements: Statements) -> bool:
        """Whether these statements can all be true beside the hard constraints."""
        known = self._possible.get(statements)
        if known is None:
            known = self._possible[statements] = is_possible(self.hops_of(statements))
        return known

    def note(self, clash: Statements, order: Sequence[int] | None = None, walk: Chain = ()) -> Statements:
        """Return a minimal set within statements that cannot all be true, and keep it with its chain.

        Statements are cleared in the order given, by default that of their ids: the last ones tend to stay. `walk` is
        one that they make impossible, where it is known.
        """
        if clash in self.chain_of:
            return clash
        if len(clash) > LONG:
            chain = chain_said_by_all(self.component, self._constraints(clash), clash, walk)
            if chain is not None:
                self.keep(clash, chain)
                return clash
        minimal = self.shrink(clash, sorted(clash) if order is None else order)
        if minimal not in self.chain_of:
            self.keep(minimal, self._chain(minimal))
        return minimal

    def keep(self, minimal: Statements, chain: Chain) -> None:
        """Keep a minimal set with its chain."""
        if minimal not in self.chain_of:
            self.chain_of[minimal] = chain
            self.sets_of.setdefault(chain, []).append(minimal)

    def _chain(self, minimal: Statements) -> Chain:
        """The shortest impossible walk of a minimal set: of the firm ones, where there are such."""
        constraints, firm = self._constraints(minimal), self.component.firm
        if not self.component.half_firm.isdisjoint(minimal):
            found = self._shortest_walk([c for c in constraints if firm[c]], minimal)
            if found is not None:
                return found
        found = self._shortest_walk(constraints, minimal)
        assert found is not None, "a minimal set has an impossible walk"
        return found

    def _shortest_walk(self, constraints: Iterable[int], minimal: Statements) -> Chain | None:
        """The shortest impossible walk that some of the constraints of a minimal set make; None: there is none."""
        return shortest_impossible_walk(self._cheapest(constraints), self._hops_of_one(minimal))

    def shrink(self, clash: Statements, order: Iterable[int]) -> Statements:
        """Drop statements in this order, each unless the others become possible.

        Of very many only those on one impossible walk are looked at, so that what stands beside it needs no test.
        Cost: one test a statement; of a long walk only for those that the walk does not show to be needed.
        """
        if len(clash) > VERY_LONG:
            clash = on_one_walk(self.component, self._constraints(clash))
        needed = self._needed(clash)
        for statement in order:
            if statement in clash and statement not in needed and not self.is_possible(clash - {statement}):
                clash -= {statement}
                needed |= self._needed(clash)
        return clash

    def _needed(self, clash: Statements) -> Statements:
        """Statements of a long impossible walk without which the others are possible; not always all of them."""
        if len(clash) <= LONG:
            return frozenset()
        return needed_on_walk(self.component, self._constraints(clash))

    def hops_of(self, statements: Statements) -> Hops:
        """The cheapest hops that these statements and the keys of the events they touch allow."""
        return self._cheapest(self._constraints(statements))

    def _cheapest(self, constraints: Iterable[int]) -> Hops:
        return cheapest_hops(map(self.component.hops.__getitem__, constraints))

    def _constraints(self, statements: Statements) -> list[int]:
        """What these statements demand, and the keys of the events they touch."""
        component = self.component
        constraints = [c for statement in statements for c in component.constraints_of[statement]]
        touched = {point for c in constraints for point in (component.tails[c], component.heads[c])}
        return [*constraints, *self.hard_around(touched)]

    def _hops_of_one(self, minimal: Statements) -> list[tuple[int, int]]:
        """The hops of the statement that makes fewest: every impossible walk in a minimal set takes one of them."""
        fewest = min((self.component.constraints_of[statement] for statement in minimal), key=len)
        return [(self.component.tails[c], self.component.heads[c]) for c in fewest]

    def hard_around(self, points: set[int]) -> set[int]:
        """The hard constraints of the events of these points and of every event that they are part of.

        The parts of an event shorten nothing: a way down into a part and up again has a shorter one beside it.
        """
        found: set[int] = set()
        events = list({self._event_of[point]: None for point in points if point in self._event_of})
        known = set(events)
        for event in events:
            for c in self._hard_of.get(event, ()):
                found.add(c)
                whole = {self._event_of[self.component.tails[c]], self._event_of[self.component.heads[c]]} - known
                known |= whole
                events += whole
        return found

    @cached_property
    def _event_of(self) -> dict[int, str]:
        points = enumerate(self.component.points)
        return {index: point.event for index, point in points if isinstance(point, TimePoint)}

    @cached_property
    def _hard_of(self) -> dict[str, list[int]]:
        """The hard constraints by the event whose key they come from: the part, where two events are bound."""
        found: dict[str, list[int]] = {}
        for c in self.component.hard:
            found.setdefault(self.component.event_behind(c).id, []).append(c)
        return found
