"""What one more claim would contradict: only the parts of the store that it speaks of are looked at.

The first question to a store costs a walk over it, the first to a part what its network costs; to a large one, what
listing its chains costs. What was found of a part without the claim is kept (of the parts asked about last), so that
each further question costs only what is said near the claim's time points.

A claim that longer chains alone hold is told with a conflict into which one of them folds. Where several would do, all
of a small part is solved to tell which of them names it; in a large one, reconciling it may choose another one. There
all steps of the search for whom it clashes with are spent on the claim alone, so that it may be told of one of which
reconciling has to say that it is not known.
"""

from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache

from timeline.errors import UsageError
from timeline.model.claim import Claim
from timeline.model.collector import collector_at_rest
from timeline.model.conflict import Conflict, Named, Point, SetCount, TimePoint
from timeline.model.dataclass import dataclass
from timeline.model.nearest import nearest_hint
from timeline.model.store import Store
from timeline.network import Budget, Network, Trial, build_network, constraints_beside
from timeline.reconciliation.attributes import conflicts_over, disputed_values
from timeline.reconciliation.clashes import Clashes
from timeline.reconciliation.decisions import in_force
from timeline.reconciliation.found import by_importance
from timeline.reconciliation.parts import PartIndex
from timeline.reconciliation.splits import with_splits
from timeline.reconciliation.weights import weights_of

_PARTS = "parts tried"  # what is kept with a store, by this name
_MOST_PARTS = 512  # kept of one store, those asked about last


def contradicts(
    store: Store, claim: Claim, *, today: str | None = None, budget: Budget | None = None
) -> tuple[Conflict, ...]:
    """Return the conflicts in which a claim would stand if it were in a store, the gravest first; (): it fits.

    A claim that is there already is replaced: so an edit can be tried. What is decided is found all the same, but for
    splits, which act first; `today` (ISO) is the day on which those may have expired. The first question costs a walk
    over the store, each further one only what is connected to the claim's events.
    Raises UsageError: the claim names an event that the store does not have.
    """
    _require_events(store, claim)
    unweighed = replace(budget or Budget(), comparisons=0)  # nobody asks here what weighs least to set aside
    with collector_at_rest():
        part, there = _tried_in(store).part_for(claim)
        found = part.conflicts_with(claim, there, today, unweighed)
        return tuple(sorted((*found, *_over_values(part.claims_beside(claim), there, claim)), key=by_importance))


class _Tried:
    """A store of which questions are asked: where everything belongs, and the parts asked about last."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._index = PartIndex(store)
        self._parts = lru_cache(maxsize=_MOST_PARTS)(self._part)

    def part_for(self, claim: Claim) -> tuple["_Part", Store]:
        """The parts that a claim speaks of as one, as they are; and the same with it."""
        store, before = self._store, self._store.claims.get(claim.full_id)
        events = (event for each in (claim, before) if each for event in _events_of(each))
        part = self._parts(self._index.roots(events))
        naming = {claim.source} if claim.attributed_to and store.repeated_by(claim) else ()
        there = replace(
            part.store,
            sources={**part.store.sources, **self._index.maker.sources_of([claim])},
            claims=ChainMap({claim.full_id: claim}, part.claims),
            naming=part.store.naming_sources.union(naming),
        )
        return part, there

    def _part(self, roots: tuple[str, ...]) -> "_Part":
        return _Part(self._index.part(roots))


class _Part:
    """A part of a store in which claims can be tried."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.claims = dict(store.claims)  # on which one more claim can be laid without a copy
        self._trials: dict[tuple[tuple[int, ...], Budget], Trial] = {}

    def claims_beside(self, claim: Claim) -> list[Claim]:
        """What is said of the event of a claim, in the order of the store with it."""
        before, on_event = self.store.claims.get(claim.full_id), self.store.claims_of_event.get(claim.event, ())
        if before is None:
            return [*on_event, claim]
        named = {claim.full_id, *(other.full_id for other in on_event)}
        return [claim if name == claim.full_id else other for name, other in self.store.claims.items() if name in named]

    def conflicts_with(self, claim: Claim, there: Store, today: str | None, budget: Budget) -> list[Conflict]:
        """The conflicts over time and order in which a claim would stand; `there` is the part with it."""
        found = self._tried(claim, there, today, budget)
        if found is None:
            conflicts = with_splits(there, today, budget).clashes.solution.conflicts
            found = [conflict for conflict in conflicts if _stands_in(claim, conflict)]
        return found

    def _tried(self, claim: Claim, there: Store, today: str | None, budget: Budget) -> list[Conflict] | None:
        """The same, by what is known of the part as it is; None: all of it has to be solved."""
        if any(resolution.split for resolution in in_force(self.store.resolutions, today).values()):
            return None
        on_event, before = self.store.claims_of_event, self.store.claims.get(claim.full_id, claim)
        others = [other for event in {claim.event, before.event} for other in on_event.get(event, ())]
        constraints = constraints_beside(claim, there, others)
        if constraints is None:
            return None
        points = {end for c in constraints for end in c[:2] if isinstance(end, TimePoint)}
        if not points <= self._component_of.keys():
            return None
        spoken_of = tuple(sorted({self._component_of[point] for point in points}))
        if not spoken_of:
            return []
        return self._trial(spoken_of, budget).conflicts_with(constraints, claim.full_id, _Whole(there, budget))

    def _trial(self, spoken_of: tuple[int, ...], budget: Budget) -> Trial:
        if (spoken_of, budget) not in self._trials:
            components = [self._network.components[number] for number in spoken_of]
            self._trials[spoken_of, budget] = Trial(components, budget)
        return self._trials[spoken_of, budget]

    @cached_property
    def _network(self) -> Network:
        return build_network(self.store)

    @cached_property
    def _component_of(self) -> Mapping[Point, int]:
        """By time point, the number of its component."""
        return {point: number for number, part in enumerate(self._network.components) for point in part.points}


@dataclass(frozen=True)
class _Whole:
    """What stands behind conflicts, found by solving the part with the claim."""

    part: Store
    budget: Budget

    @cached_property
    def _conflicts(self) -> Mapping[str, Conflict]:
        return {c.fingerprint: c for c in Clashes(self.part, self.budget).solution.conflicts}

    def longer_than(self, fingerprint: str) -> tuple[Conflict, ...]:
        """The longer chains that fold into a conflict."""
        return self._conflicts[fingerprint].longer

    def sets_of(self, fingerprint: str) -> SetCount:
        """How many minimal sets of statements have its chain."""
        return self._conflicts[fingerprint].sets

    def named_by(self, fingerprint: str) -> Named:
        """Who stands in minimal sets of longer chains alone."""
        return self._conflicts[fingerprint].unfolding.named_by(fingerprint)


def _over_values(beside: Sequence[Claim], part: Store, claim: Claim) -> list[Conflict]:
    """The conflicts over attributes in which a claim stands, given what is said of its event, with it."""
    disputed = list(disputed_values(beside)) if claim.attributes else []
    weights = weights_of(part, [each for given in disputed for each, _ in given]) if disputed else {}
    found = conflicts_over(part, disputed, weights)
    return [conflict for conflict in found if _stands_in(claim, conflict)]


def _require_events(store: Store, claim: Claim) -> None:
    for event in _events_of(claim):
        if event not in store.events:
            raise UsageError(f"{claim.full_id}: there is no event {event}", nearest_hint(event, store.events, "show"))


def _tried_in(store: Store) -> _Tried:
    """What is kept with a store for questions, made once."""
    tried = store.kept.get(_PARTS)
    if not isinstance(tried, _Tried):
        tried = store.kept[_PARTS] = _Tried(store)
    return tried


def _events_of(claim: Claim) -> tuple[str, ...]:
    return claim.event, *(relation.event for relation in claim.relations)


def _stands_in(claim: Claim, conflict: Conflict) -> bool:
    return any(statement.id[0] == claim.full_id for statement in conflict.all_statements)
