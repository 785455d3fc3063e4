"""One event, reconciled: its windows, its status, what lost and what else is possible."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields
from typing import Final

from timeline.model.cached import cached_property
from timeline.model.claim import Claim, Read, Report
from timeline.model.conflict import Conflict, TimePoint
from timeline.model.dataclass import dataclass
from timeline.model.decisions import Resolution
from timeline.model.edtf import edtf_between, edtf_between_seconds
from timeline.model.edtf.sets import OPEN
from timeline.model.edtf.value import EdtfKind, Openness
from timeline.model.event import Event
from timeline.model.relation import Side
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.network import Network, build_network
from timeline.reconciliation.clock import has_clock, places_of, seconds_of
from timeline.reconciliation.exactness import is_dated_by, support_of
from timeline.reconciliation.losses import Decided, losses
from timeline.reconciliation.result import Alternative, Readings, ReconciledEvent, SetAside, Status, Supported
from timeline.reconciliation.support import Roots
from timeline.reconciliation.tied import NO_OTHERS, Others, TiedPart, tied_parts
from timeline.reconciliation.windows import EventWindows, ReadingWindows, of_event

_PLAN: Final = Report.PLAN


@dataclass(frozen=True, kw_only=True)
class EventContext:
    """What is known of a store, or of a part of one, when one event is looked at."""

    store: Store
    conflicts: tuple[Conflict, ...]
    decided: Decided
    weights: Mapping[Statement, int]
    network: Network | None = None  # of the store; None: it is built when a window is asked for

    @cached_property
    def preferred(self) -> ReadingWindows:
        """The reading whose correction set weighs least; the first of several."""
        network = build_network(self.store) if self.network is None else self.network
        return ReadingWindows(network.components, self.decided.removed | self.decided.preferred)

    def __getstate__(self) -> dict[str, object]:
        """Leave out what can be computed again."""
        return {each.name: getattr(self, each.name) for each in fields(self) if each.name != "network"}

    @cached_property
    def conflicts_of(self) -> Mapping[str, tuple[Conflict, ...]]:
        """The conflicts of each event that has any."""
        found: dict[str, list[Conflict]] = {}
        for conflict in self.conflicts:
            for event in conflict.events:
                found.setdefault(event, []).append(conflict)
        return {event: tuple(conflicts) for event, conflicts in found.items()}

    @cached_property
    def tied_at(self) -> Mapping[TimePoint, TiedPart]:
        """By time point: the part of the network in which it is, where several readings of that weigh the same."""
        return tied_parts(self.preferred.parts, self.preferred.set_aside, self.decided.ties)

    def is_undecided(self, ends: Iterable[TimePoint]) -> bool:
        """Whether a reading of the same weight gives another window to one of these time points of one event."""
        return any(end in self.tied_at and end in self.tied_at[end].undecided for end in ends)

    def others_of(self, event: str, *, planned: bool) -> Others:
        """Return the windows that other readings of the same weight give to an event."""
        tied = self.tied_at.get(TimePoint(event, Side.START, planned))
        return NO_OTHERS if tied is None else tied.others_of(event, planned=planned)

    @cached_property
    def lost_of(self) -> Mapping[str, Collection[Statement]]:
        """The statements on time or order that are not kept, of each event that lost any."""
        found: dict[str, set[Statement]] = {}
        for statement in self.decided.removed | self.decided.preferred:
            found.setdefault(statement.claim.event, set()).add(statement)
        return found

    @cached_property
    def set_aside(self) -> tuple[SetAside, ...]:
        """What is set aside, and why."""
        return tuple(losses(self.conflicts, self.decided, self.weights))

    @cached_property
    def roots(self) -> Roots:
        """Who repeats whom."""
        return Roots(self.store)

    @cached_property
    def set_aside_of(self) -> Mapping[str, tuple[SetAside, ...]]:
        """What was set aside of each event that lost anything."""
        found: dict[str, list[SetAside]] = {}
        for lost in self.set_aside:
            found.setdefault(lost.statement.claim.event, []).append(lost)
        return {event: tuple(lost) for event, lost in found.items()}

    @cached_property
    def splits_of(self) -> Mapping[str, tuple[Resolution, ...]]:
        """The splits of each event that was split in two, or split off."""
        found: dict[str, list[Resolution]] = {}
        for resolution in self.decided.resolutions.values():
            for event in (resolution.split.event, resolution.split.into) if resolution.split else ():
                found.setdefault(event, []).append(resolution)
        return {event: tuple(splits) for event, splits in found.items()}


def reconciled_events(context: EventContext) -> tuple[ReconciledEvent, ...]:
    """Return every event with everything that is known of it, in time order."""
    return tuple(sorted((reconcile_event(context, event) for event in context.store.events.values()), key=time_order))


def supported_events(context: EventContext) -> tuple[Supported, ...]:
    """Return every event with who speaks of it, in the order of the store. Windows are computed where status asks."""
    return tuple(_supported(context, event) for event in context.store.events.values())


def _supported(context: EventContext, event: Event) -> Supported:
    claims = context.store.claims_of_event.get(event.id, ())
    sources = tuple(dict.fromkeys([claim.source for claim in claims]))
    return Supported(
        event=event,
        claims=claims,
        sources=sources,
        roots=tuple(sorted(sources)) if context.roots.is_each_its_own else context.roots.independent(claims),
        is_refined=len(sources) > 1 and _is_refined(context, event, claims),
    )


def _is_refined(context: EventContext, event: Event, claims: tuple[Claim, ...]) -> bool:
    """Whether an event of which several sources speak has the status `refined`, the cheapest reasons why not first."""
    if event.id in context.conflicts_of:
        return False
    past, lost = [claim for claim in claims if claim.report is not _PLAN], context.lost_of.get(event.id, ())
    told, planned = past or claims, not past
    if support_of(event, told, lost) is not Status.REFINED:
        return False
    ends = TimePoint(event.id, Side.START, planned), TimePoint(event.id, Side.END, planned)
    if context.is_undecided(ends):
        return False
    return is_dated_by(told, lost) or not context.preferred.dated.isdisjoint(ends)


def _is_planned(claims: tuple[Claim, ...]) -> bool:
    return bool(claims) and all(claim.report is _PLAN for claim in claims)


def _told(claims: Iterable[Claim], *, planned: bool) -> list[Claim]:
    return [claim for claim in claims if (claim.report is _PLAN) is planned]


def reconcile_event(context: EventContext, event: Event) -> ReconciledEvent:
    """Return one event with everything that is known of it once all claims are taken together."""
    claims = context.store.claims_of_event.get(event.id, ())
    planned = _is_planned(claims)
    preferred = context.preferred
    found = of_event(preferred.everything, event.id, planned=planned)
    own = of_event(preferred.own, event.id, planned=planned)
    others = context.others_of(event.id, planned=planned)
    alternatives = _alternatives(context, event, others)
    conflicts = context.conflicts_of.get(event.id, ())
    return ReconciledEvent(
        event=event,
        start=found.start,
        end=found.end,
        edtf=edtf_of(event, own, claims, preferred.set_aside),
        derived=_is_derived(preferred, event, planned=planned),
        planned=planned,
        status=_status(context, event, claims, alternatives, conflicts, planned=planned),
        claims=claims,
        sources=tuple(dict.fromkeys(claim.source for claim in claims)),
        roots=context.roots.independent(claims),
        set_aside=context.set_aside_of.get(event.id, ()),
        conflicts=tuple(conflict.fingerprint for conflict in conflicts),
        alternatives=alternatives,
        readings=Readings(count=others.readings, exact=others.is_all),
        splits=context.splits_of.get(event.id, ()),
    )


def time_order(event: ReconciledEvent) -> tuple[bool, float, float, float, str]:
    """A sort key: earliest start, then latest start, then end, then id, to the second; what has no bound last."""
    infinite = float("inf")
    (earliest, latest), (_, end) = places_of(event.start), places_of(event.end)
    known = [second for second in (earliest, latest, end) if second is not None]
    first = earliest if earliest is not None else min(known, default=infinite)
    return not known, first, infinite if latest is None else latest, infinite if end is None else end, event.id


def edtf_of(event: Event, own: EventWindows, claims: Iterable[Claim], lost: Collection[Statement] = ()) -> str | None:
    """Return the EDTF of an event's own dates and gaps; None: there are none, or EDTF cannot say it.

    The event is of one day where its key says so, or a claim that is kept: "one day out of this window". What plans say
    counts where nobody tells what happened. A side that nobody dates is open where a claim says so, else unknown.
    """
    if not own.is_dated:
        return None
    given = tuple(claims)
    told = [claim for claim in _told(given, planned=_is_planned(given)) if Statement(claim, "when") not in lost]
    edtf = _edtf_between(own, one_day=event.instant or any(map(_is_of_one_day, told)))
    return None if edtf is None else _with_open_sides(edtf, told)


def _edtf_between(own: EventWindows, *, one_day: bool) -> str | None:
    """The EDTF of windows; where it cannot say the times, it says the days."""
    start, end = own.start, own.end
    if has_clock(start) or has_clock(end):
        by_clock = edtf_between_seconds(seconds_of(start), seconds_of(end), instant=one_day)
        if by_clock is not None:
            return by_clock
    return edtf_between((start.earliest, start.latest), (end.earliest, end.latest), instant=one_day)


def _with_open_sides(edtf: str, told: Iterable[Claim]) -> str:
    """The same with `..` on a side without a date, where a claim says that it is open: it goes on, or has no start."""
    intervals = [claim.when for claim in told if claim.when is not None and claim.when.kind is EdtfKind.INTERVAL]
    if edtf.endswith("/") and any(when.end.openness is Openness.OPEN for when in intervals):
        return f"{edtf}{OPEN}"
    if edtf.startswith("/") and any(when.start.openness is Openness.OPEN for when in intervals):
        return f"{OPEN}{edtf}"
    return edtf


def _is_of_one_day(claim: Claim) -> bool:
    return claim.when is not None and claim.when.longest_days == 0 and claim.read is Read.EXACT


def _is_derived(reading: ReadingWindows, event: Event, *, planned: bool) -> bool:
    """Whether other events make the window tighter than the event's own dates do."""
    together = of_event(reading.unpublished, event.id, planned=planned)
    return together != of_event(reading.alone, event.id, planned=planned)


def _alternatives(context: EventContext, event: Event, others: Others) -> tuple[Alternative, ...]:
    """The event's other windows, one for each that readings of the same weight give it."""
    claims = context.store.claims_of_event.get(event.id, ())
    return tuple(
        Alternative(
            edtf=edtf_of(event, other.own, claims, other.set_aside),
            start=other.windows.start,
            end=other.windows.end,
            set_aside=tuple(sorted(other.lost, key=lambda statement: statement.id)),
        )
        for other in others.windows
    )


def _status(
    context: EventContext,
    event: Event,
    claims: tuple[Claim, ...],
    alternatives: tuple[Alternative, ...],
    conflicts: tuple[Conflict, ...],
    *,
    planned: bool,
) -> Status:
    if conflicts and not any(c.fingerprint in context.decided.open_conflicts for c in conflicts):
        return Status.RESOLVED
    if alternatives:
        return Status.UNDECIDED
    if conflicts:
        return Status.DISPUTED
    if not of_event(context.preferred.unpublished, event.id, planned=planned).is_dated:
        return Status.UNDATED
    return support_of(event, _told(claims, planned=planned), context.lost_of.get(event.id, ()))
