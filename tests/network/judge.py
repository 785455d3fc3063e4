"""A slow, obvious judge of small networks: every subset of statements, every closed walk, nothing clever.

It reads claims by itself and shares no code with the network. Points are names, such as `a.start`, and `calendar`.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from timeline.model.claim import Basis, Claim, Read, Report
from timeline.model.edtf.date import EdtfDate
from timeline.model.edtf.value import EdtfEnd, EdtfKind, Openness
from timeline.model.relation import Relation, Side
from timeline.model.store import Store

CALENDAR = "calendar"
Says = tuple[str, str]  # (claim's full id, key); ("", "") for the events' own keys
EVENTS_OWN: Says = ("", "")


class Demand(NamedTuple):
    """`head - tail <= limit`."""

    tail: str
    head: str
    limit: int
    strict: bool
    metric: bool
    says: Says
    firm: bool = True  # stated outright, in exact words and without a `~`


class Judge:
    """Everything there is to know of a small network."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.demands = [*_own_keys(store), *(d for claim in store.claims.values() for d in _graded(claim, store))]
        self.statements = sorted({d.says for d in self.demands} - {EVENTS_OWN})

    @cached_property
    def by_hop(self) -> Mapping[tuple[str, str], list[Demand]]:
        found: dict[tuple[str, str], list[Demand]] = {}
        for demand in self.demands:
            found.setdefault((demand.tail, demand.head), []).append(demand)
        return found

    @cached_property
    def cycles(self) -> list[tuple[str, ...]]:
        """Every closed walk over distinct points, from its smallest name on."""
        points = sorted({p for hop in self.by_hop for p in hop})
        return [cycle for first in points for cycle in self._onwards((first,))]

    def _onwards(self, walk: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        for tail, head in self.by_hop:
            if tail == walk[-1]:
                if head == walk[0]:
                    yield walk
                elif head > walk[0] and head not in walk:
                    yield from self._onwards((*walk, head))

    def is_broken(self, cycle: tuple[str, ...], said: frozenset[Says], *, firmly: bool = False) -> bool:
        """Whether a closed walk cannot hold: the limits below zero, or at zero by order alone, some of it strict."""
        hops = list(zip(cycle, cycle[1:] + cycle[:1], strict=True))
        on = [[d for d in self.by_hop[hop] if d.says in said or d.says == EVENTS_OWN] for hop in hops]
        if firmly:
            on = [[d for d in demands if d.firm] for demands in on]
        if not all(on):
            return False
        if sum(min(d.limit for d in demands) for demands in on) < 0:
            return True
        order = [[d for d in demands if not d.metric] for demands in on]
        return all(order) and any(d.strict for demands in order for d in demands)

    def is_impossible(self, said: frozenset[Says]) -> bool:
        return any(self.is_broken(cycle, said) for cycle in self.cycles)

    @cached_property
    def impossible_subsets(self) -> set[frozenset[Says]]:
        sizes = range(len(self.statements) + 1)
        subsets = (frozenset(s) for size in sizes for s in combinations(self.statements, size))
        return {said for said in subsets if self.is_impossible(said)}

    @cached_property
    def minimal_sets(self) -> set[frozenset[Says]]:
        bad = self.impossible_subsets
        return {said for said in bad if not any(said - {one} in bad for one in said)}

    def chain(self, said: frozenset[Says]) -> tuple[str, ...]:
        broken = [cycle for cycle in self.cycles if self.is_broken(cycle, said)]
        firm = [cycle for cycle in broken if self.is_broken(cycle, said, firmly=True)]
        return min(firm or broken, key=lambda c: (len(c), c))

    @cached_property
    def sets_by_chain(self) -> Mapping[tuple[str, ...], set[frozenset[Says]]]:
        found: dict[tuple[str, ...], set[frozenset[Says]]] = {}
        for said in self.minimal_sets:
            found.setdefault(self.chain(said), set()).add(said)
        return found

    def least_correction_sets(self, weights: Mapping[Says, int]) -> set[frozenset[Says]]:
        """All of least weight; among them none that holds another."""
        everything = frozenset(self.statements)
        enough = [everything - said for said in self._possible_subsets()]
        least = min(sum(weights[s] for s in aside) for aside in enough)
        lightest = [aside for aside in enough if sum(weights[s] for s in aside) == least]
        return {aside for aside in lightest if not any(other < aside for other in lightest)}

    def _possible_subsets(self) -> Iterator[frozenset[Says]]:
        for size in range(len(self.statements) + 1):
            for subset in combinations(self.statements, size):
                if frozenset(subset) not in self.impossible_subsets:
                    yield frozenset(subset)

    def distances(self, demands: Iterable[Demand]) -> Mapping[tuple[str, str], int]:
        """The least `head - tail` that follows, for every two points (Floyd, Warshall)."""
        points = sorted({f"{e}.{s}" for e in self.store.events for s in ("start", "end")} | {CALENDAR})
        best = {(p, p): 0 for p in points}
        for d in demands:
            if d.tail in points and d.head in points:
                best[d.tail, d.head] = min(d.limit, best.get((d.tail, d.head), d.limit))
        for via in points:
            for p in points:
                for q in points:
                    if (p, via) in best and (via, q) in best:
                        way = best[p, via] + best[via, q]
                        best[p, q] = min(way, best.get((p, q), way))
        return best


def _own_keys(store: Store) -> Iterator[Demand]:
    plans = {
        e for c in store.claims.values() if c.report is Report.PLAN for e in (c.event, *(r.event for r in c.relations))
    }
    for suffix, chosen in (("", set(store.events)), (" (planned)", plans)):
        for name in chosen:
            event = store.events[name]
            s, e = f"{name}.start{suffix}", f"{name}.end{suffix}"
            yield Demand(e, s, 0, False, False, EVENTS_OWN)
            if event.instant:
                yield Demand(s, e, 0, False, True, EVENTS_OWN)
            if event.part_of in chosen:
                yield Demand(s, f"{event.part_of}.start{suffix}", 0, False, False, EVENTS_OWN)
                yield Demand(f"{event.part_of}.end{suffix}", e, 0, False, False, EVENTS_OWN)


def _graded(claim: Claim, store: Store) -> Iterator[Demand]:
    firm = claim.basis is Basis.STATED and claim.read is Read.EXACT
    yield from (demand._replace(firm=demand.firm and firm) for demand in _claim(claim, store))


def _claim(claim: Claim, store: Store) -> Iterator[Demand]:
    suffix = " (planned)" if claim.report is Report.PLAN else ""
    s, e = f"{claim.event}.start{suffix}", f"{claim.event}.end{suffix}"
    if claim.when:
        yield from _when(claim.when, s, e, (claim.full_id, "when"))
    for key, point, date in (("start", s, claim.start), ("end", e, claim.end)):
        if date:
            yield from _dated(point, date.start.earliest, date.end.latest, (claim.full_id, key))
    if claim.duration:
        shortest, longest = claim.duration.shortest_days, claim.duration.longest_days
        says = (claim.full_id, "duration")
        yield from _apart(s, e, shortest - 1 if shortest > 1 else 0, longest, says)
    for number, relation in enumerate(claim.relations):
        yield from _related(relation, claim.event, suffix, (claim.full_id, f"relations[{number}]"))
    publications = store.sources[claim.source].published
    published = publications[0].end.latest if publications else None
    if not suffix and published is not None:
        yield from _dated(s if _only_begun(claim) else e, None, published, (claim.full_id, "report"))


def _only_begun(claim: Claim) -> bool:
    if claim.end or claim.duration:
        return False
    if claim.when:
        return claim.when.kind is EdtfKind.INTERVAL and claim.when.end.openness is not Openness.DATED
    return bool(claim.start) or not any(_touches_end(r) for r in claim.relations)


def _touches_end(relation: Relation) -> bool:
    if relation.to_side:
        return relation.to_side is Side.END
    starts_only = {"after", "met_by", "same_day", "same_time"}
    return relation.type not in starts_only and relation.gap is None


def _when(date: EdtfDate, s: str, e: str, says: Says) -> Iterator[Demand]:
    if date.kind in (EdtfKind.INTERVAL, EdtfKind.ALL_OF):
        yield from _about(s, date.start, says)
        yield from _about(e, date.end, says)
        return
    yield from _dated(s, date.start.earliest, None, says)
    yield from _dated(e, None, date.end.latest, says)
    if date.kind is EdtfKind.ONE_OF and date.longest_days is not None:
        yield Demand(s, e, date.longest_days, False, True, says)


DAYS_OF_A_TILDE = 2  # where it stands at a day


def _about(point: str, end: EdtfEnd, says: Says) -> Iterator[Demand]:
    for demand in _dated(point, end.earliest, end.latest, says):
        width = DAYS_OF_A_TILDE if end.approximate else 0
        yield demand._replace(limit=demand.limit + width, firm=not end.approximate)


def _dated(point: str, earliest: int | None, latest: int | None, says: Says) -> Iterator[Demand]:
    if earliest is not None:
        yield Demand(point, CALENDAR, -earliest, False, True, says)
    if latest is not None:
        yield Demand(CALENDAR, point, latest, False, True, says)


def _apart(first: str, second: str, shortest: int, longest: int | None, says: Says) -> Iterator[Demand]:
    yield Demand(second, first, -shortest, False, True, says)
    if longest is not None:
        yield Demand(first, second, longest, False, True, says)


# s, e: this event; S, E: the other one.
ALLEN = {
    "before": "e<S",
    "after": "E<s",
    "meets": "e=S",
    "met_by": "E=s",
    "overlaps": "s<S S<e e<E",
    "overlapped_by": "S<s s<E E<e",
    "during": "S<s e<E",
    "contains": "s<S E<e",
    "starts": "s=S e<E",
    "started_by": "s=S E<e",
    "finishes": "S<s e=E",
    "finished_by": "s<S e=E",
    "equals": "s=S e=E",
}


def _related(relation: Relation, event: str, suffix: str, says: Says) -> Iterator[Demand]:
    name = {
        "s": f"{event}.start{suffix}",
        "e": f"{event}.end{suffix}",
        "S": f"{relation.event}.start{suffix}",
        "E": f"{relation.event}.end{suffix}",
    }
    this = {None: None, Side.START: "s", Side.END: "e"}[relation.to_side]
    other = {None: None, Side.START: "S", Side.END: "E"}[relation.from_side]
    if relation.type in ("same_day", "same_time"):
        within = relation.within.longest_days if relation.within and relation.type == "same_time" else 0
        assert within is not None
        for tail, head in (("s", "S"), ("S", "s")):
            yield Demand(name[tail], name[head], within, False, True, says)
    elif relation.gap and relation.type in ("before", "after"):
        pair = [name[this or "s"], name[other or "S"]]
        first, second = pair if relation.type == "before" else pair[::-1]
        yield from _apart(first, second, relation.gap.shortest_days, relation.gap.longest_days, says)
    elif relation.type in ("before", "after"):
        pair = [
            this or ("e" if relation.type == "before" else "s"),
            other or ("S" if relation.type == "before" else "E"),
        ]
        first, second = pair if relation.type == "before" else pair[::-1]
        yield Demand(name[second], name[first], 0, True, False, says)
    else:
        for order in ALLEN[relation.type].split():
            first, sign, second = tuple(order)
            yield Demand(name[second], name[first], 0, sign == "<", False, says)
            if sign == "=":
                yield Demand(name[first], name[second], 0, False, False, says)
