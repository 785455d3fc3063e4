"""One event, reconciled: its windows, its status, what lost and what else is possible."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from timeline.model.claim import Claim, Read, Report
from timeline.model.conflict import Conflict, TimePoint
from timeline.model.decisions import Resolution
from timeline.model.edtf import edtf_between
from timeline.model.edtf.value import EdtfEnd
from timeline.model.event import Event
from timeline.model.fingerprint import meaning_of
from timeline.model.relation import Side
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.reconciliation.losses import Decided
from timeline.reconciliation.result import Alternative, ReconciledEvent, SetAside, Status
from timeline.reconciliation.support import Roots
from timeline.reconciliation.windows import EventWindows, ReadingWindows, of_event


@dataclass(frozen=True, kw_only=True)
class EventContext:
    """What is known of the whole store when one event is looked at."""

    store: Store
    conflicts: tuple[Conflict, ...]
    decided: Decided
    set_aside: tuple[SetAside, ...]
    readings: tuple[ReadingWindows, ...]  # the preferred one first

    @cached_property
    def conflicts_of(self) -> Mapping[str, tuple[Conflict, ...]]:
        """The conflicts of each event that has any."""
        found: dict[str, list[Conflict]] = {}
        for conflict in self.conflicts:
            for event in conflict.events:
                found.setdefault(event, []).append(conflict)
        return {event: tuple(conflicts) for event, conflicts in found.items()}

    @property
    def preferred(self) -> ReadingWindows:
        """The reading whose correction set weighs least; the first of several."""
        return self.readings[0]

    @cached_property
    def others_at(self) -> Mapping[TimePoint, Sequence[ReadingWindows]]:
        """By time point: the other readings that differ from the preferred one in its part of the network."""
        part_of = {statement: part for part in self.preferred.parts for statement in part.statements}
        found: dict[TimePoint, list[ReadingWindows]] = {}
        for reading in self.readings[1:]:
            differing = (part_of[s] for s in reading.set_aside ^ self.preferred.set_aside)
            for part in {id(part): part for part in differing}.values():
                cut = replace(reading, parts=(part,))
                for point in part.points:
                    if isinstance(point, TimePoint):
                        found.setdefault(point, []).append(cut)
        return found

    @cached_property
    def lost(self) -> frozenset[Statement]:
        """Every statement that was set aside."""
        return frozenset(lost.statement for lost in self.set_aside)

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


def reconcile_event(context: EventContext, event: Event) -> ReconciledEvent:
    """Return one event with everything that is known of it once all claims are taken together."""
    claims = context.store.claims_of_event.get(event.id, ())
    planned = bool(claims) and all(claim.report is Report.PLAN for claim in claims)
    preferred = context.preferred
    found = of_event(preferred.everything, event.id, planned=planned)
    own = of_event(preferred.own, event.id, planned=planned)
    alternatives = _alternatives(context, event, found, planned=planned)
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
        splits=context.splits_of.get(event.id, ()),
    )


def time_order(event: ReconciledEvent) -> tuple[bool, float, float, float, str]:
    """A sort key: earliest start, then latest start, then end, then id; what has no earliest day last."""
    infinite = float("inf")
    start, end = event.start, event.end
    known = [day for day in (start.earliest, start.latest, end.latest) if day is not None]
    first = start.earliest if start.earliest is not None else min(known, default=infinite)
    latest = infinite if start.latest is None else start.latest
    return not known, first, latest, infinite if end.latest is None else end.latest, event.id


def edtf_of(event: Event, own: EventWindows, claims: Iterable[Claim], lost: Collection[Statement] = ()) -> str | None:
    """Return the EDTF of an event's own dates and gaps; None: there are none, or EDTF cannot say it.

    The event is of one day where its key says so, or a claim that is kept: "one day out of this window".
    """
    if not own.is_dated:
        return None
    start, end = own.start, own.end
    one_day = event.instant or any(_is_of_one_day(claim) and Statement(claim, "when") not in lost for claim in claims)
    return edtf_between((start.earliest, start.latest), (end.earliest, end.latest), instant=one_day)


def _is_of_one_day(claim: Claim) -> bool:
    return claim.when is not None and claim.when.longest_days == 0 and claim.read is Read.EXACT


def _is_derived(reading: ReadingWindows, event: Event, *, planned: bool) -> bool:
    """Whether other events make the window tighter than the event's own dates do."""
    together = of_event(reading.unpublished, event.id, planned=planned)
    return together != of_event(reading.alone, event.id, planned=planned)


def _alternatives(
    context: EventContext, event: Event, preferred: EventWindows, *, planned: bool
) -> tuple[Alternative, ...]:
    """The event's other windows, one for each reading of the same weight that gives it another one."""
    found: dict[EventWindows, Alternative] = {}
    for reading in context.others_at.get(TimePoint(event.id, Side.START, planned), ()):
        together = of_event(reading.everything, event.id, planned=planned)
        if together != preferred and together not in found:
            own = of_event(reading.own, event.id, planned=planned)
            lost = tuple(sorted(reading.set_aside - context.preferred.set_aside, key=lambda s: s.id))
            edtf = edtf_of(event, own, context.store.claims_of_event.get(event.id, ()), reading.set_aside)
            found[together] = Alternative(edtf=edtf, start=together.start, end=together.end, set_aside=lost)
    return tuple(found.values())


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
    return _support(event, [c for c in claims if (c.report is Report.PLAN) is planned], context.lost)


def _support(event: Event, claims: Iterable[Claim], lost: frozenset[Statement]) -> Status:
    """Single, refined or agreed: by the sources that say when, and whether they say it equally exactly."""
    by_source: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.says_when:
            by_source.setdefault(claim.source, []).append(claim)
    if len(by_source) <= 1:
        return Status.SINGLE
    different = {_said_by(event, own, lost) for own in by_source.values()}
    return Status.AGREED if len(different) == 1 else Status.REFINED


def _said_by(event: Event, claims: Iterable[Claim], lost: frozenset[Statement]) -> frozenset[object]:
    """What one source says of the time of an event: its dates, or the order and the length where it gives none."""
    statements = [s for claim in claims for s in _time_statements(claim) if s not in lost]
    dates = [("when" if event.instant else s.key, s.date) for s in statements if s.date is not None]
    said = [(side, _bounds(date.start), _bounds(date.end)) for side, date in dates]
    return frozenset(said or map(meaning_of, statements))


def _bounds(end: EdtfEnd) -> tuple[int | None, int | None, bool]:
    return end.earliest, end.latest, end.approximate


def _time_statements(claim: Claim) -> Iterator[Statement]:
    yield from (Statement(claim, key) for key, _ in claim.dates)
    yield from (Statement(claim, f"relations[{place}]") for place in range(len(claim.relations)))
    if claim.duration is not None:
        yield Statement(claim, "duration")
