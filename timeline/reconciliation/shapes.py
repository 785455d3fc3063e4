"""The JSON shapes of what was reconciled, compared and found: plain dictionaries, version 1.

Keys may be added, never changed. Dates are ISO strings, null is unbounded. A bound within a day is told in UTC, one
that is the edge of a day as the day, which is one of the zone of the store.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, tzinfo
from typing import Any

from timeline.model.conflict import AttributeSide, Conflict, Hop, TimePoint, Window
from timeline.model.decisions import Resolution
from timeline.model.edtf.calendar import iso_bound
from timeline.model.edtf.labels import iso_second
from timeline.model.edtf.zone import instants_of
from timeline.model.finding import Finding
from timeline.model.location import Location
from timeline.model.relation import Side
from timeline.model.statement import EventKey, Statement
from timeline.model.store import Store
from timeline.network import Moment
from timeline.reconciliation.clock import Apart, apart_of, is_first, is_last
from timeline.reconciliation.comparison import DiffSide
from timeline.reconciliation.result import Alternative, ReconciledEvent, Reconciliation, SetAside
from timeline.store.zone_names import find_zone

VERSION = 1

Shape = dict[str, Any]


def finding_shape(finding: Finding) -> Shape:
    """Return one finding; `chain`, `sides`, `apart` and `sets` are empty or null where it is not about a conflict."""
    return {
        "code": finding.code,
        "name": finding.name,
        "grade": finding.grade,
        "severity": finding.severity,
        "fingerprint": finding.fingerprint,
        "status": finding.status,
        "scope": finding.scope,
        "events": list(finding.events),
        "claims": list(finding.claims),
        "sources": list(finding.sources),
        "message": finding.message,
        "location": location_shape(finding.location),
        "related": [{"claim": r.claim, **location_shape(r.location)} for r in finding.related],
        **_conflict_shape(finding.conflict),
        "decision": decision_shape(finding.decision) if finding.decision else None,
    }


def explain_shape(finding: Finding) -> Shape:
    """Return one finding on its own."""
    return {"version": VERSION, **finding_shape(finding)}


def reconcile_shape(
    reconciliation: Reconciliation, findings: Iterable[Finding], events: Collection[str] | None = None
) -> Shape:
    """Return what was reconciled; `findings` are those of its conflicts.

    With `events` only these are shown, and only conflicts in which one of them takes part.
    """
    shown = [e for e in reconciliation.events if events is None or e.id in events]
    conflicts = [f for f in findings if events is None or not set(events).isdisjoint(f.events)]
    zone = zone_of(reconciliation.store)
    return {
        "version": VERSION,
        "events": [
            event_shape(event, zone) | {"chronology": chronology_shape(event, reconciliation.chronology, zone)}
            for event in shown
        ],
        "conflicts": [finding_shape(finding) for finding in conflicts],
        "complete": reconciliation.complete,
    }


def event_shape(event: ReconciledEvent, zone: tzinfo = UTC) -> Shape:
    """Return one reconciled event; `zone` is that of the store."""
    return {
        "id": event.id,
        "title": event.event.title,
        **windows_shape(event, zone),
        "derived": event.derived,
        "planned": event.planned,
        "status": event.status,
        "sources": list(event.sources),
        "roots": list(event.roots),
        "claims": [claim.full_id for claim in event.claims],
        "set_aside": [_set_aside_shape(lost) for lost in event.set_aside],
        "conflicts": list(event.conflicts),
        "splits": [decision_shape(split) for split in event.splits],
        "alternatives": [
            {**windows_shape(other, zone), "set_aside": [_name(s) for s in other.set_aside]}
            for other in event.alternatives
        ],
        "readings": {"count": event.readings.count, "exact": event.readings.exact},
    }


def chronology_shape(event: ReconciledEvent, chronology: Mapping[TimePoint, Moment], zone: tzinfo = UTC) -> Shape:
    """Return one start and one end that an event can have, all that is kept being true; null where nothing dates it."""
    return {
        side.value: _moment_shape(chronology.get(TimePoint(event.id, side, event.planned)), zone)
        if window != Window()
        else None
        for side, window in ((Side.START, event.start), (Side.END, event.end))
    }


def _moment_shape(moment: Moment | None, zone: tzinfo) -> str | None:
    """The day; or the second where some claim in that part of the network gives a time of day."""
    if moment is None or moment.second is None:
        return None if moment is None else iso_bound(moment.day)
    return f"{iso_second(min(instants_of(moment.second, zone)))}Z"


def decision_shape(decided: Resolution) -> Shape:
    """Return what a person decided; `split` is null where no event was split."""
    split = decided.split
    return {
        "fingerprint": decided.fingerprint,
        "action": decided.action,
        "set_aside": list(decided.set_aside),
        "split": {"event": split.event, "into": split.into, "claims": list(split.claims)} if split else None,
        "reason": decided.reason,
        "by": decided.by,
        "date": decided.date,
        "expires": decided.expires,
        "note": decided.note,
    }


def location_shape(location: Location) -> Shape:
    """Return a place in a file, counted from 1."""
    return {"file": location.file, "line": location.line, "column": location.column}


def zone_of(store: Store) -> tzinfo:
    """Return the time zone of a store; that there is one of its name was seen when it was loaded."""
    return find_zone(store.settings.zone) or UTC


def window_shape(window: Window, zone: tzinfo = UTC) -> Shape:
    """Return the first and the last day of a window, or second: `2022-03-30T17:15:00Z`.

    Of a time that the clocks of the zone show twice the earlier instant is the earliest, the later one the latest.
    """
    earliest, latest = iso_bound(window.earliest), iso_bound(window.latest)
    if window.earliest_second is not None and not is_first(window.earliest_second):
        earliest = f"{iso_second(min(instants_of(window.earliest_second, zone)))}Z"
    if window.latest_second is not None and not is_last(window.latest_second):
        latest = f"{iso_second(max(instants_of(window.latest_second, zone)))}Z"
    return {"earliest": earliest, "latest": latest}


def apart_shape(apart: Apart | None) -> Shape | None:
    """Return by how much something is impossible; null where that is not a length of time (order, attributes).

    In days, or, where it is told by the clock, in seconds.
    """
    if apart is None or not apart.size:
        return None
    by_clock = apart.seconds is not None
    return {"value": apart.seconds if by_clock else apart.days, "unit": "second" if by_clock else "day"}


def _conflict_shape(conflict: Conflict | None) -> Shape:
    if conflict is None:
        return {
            "apart": None,
            "sets": None,
            "chain": [],
            "indirect": [],
            "indirect_complete": True,
            "attribute": None,
            "sides": [],
        }
    return {
        "apart": apart_shape(apart_of(conflict)),
        "sets": {"count": conflict.sets.count, "exact": conflict.sets.exact},
        "chain": [hop_shape(hop) for hop in conflict.chain],
        "indirect": list(dict.fromkeys(s.claim.full_id for s in conflict.indirect)),
        "indirect_complete": conflict.is_all_named,
        "attribute": conflict.attribute,
        "sides": [_side_shape(side) for side in conflict.sides],
    }


def hop_shape(hop: Hop) -> Shape:
    """Return one step of a chain: its points, its limit in days (and seconds), and what says so."""
    return {
        "from": str(hop.tail),
        "to": str(hop.head),
        "limit": hop.limit,
        "seconds": hop.seconds,
        **_because_shape(hop.witness),
        "supporters": [s.claim.full_id for s in hop.supporters],
    }


def _side_shape(side: AttributeSide) -> Shape:
    supporters = [s.claim.full_id for s in side.supporters]
    return {"values": list(side.values), **_because_shape(side.witness), "supporters": supporters}


def _because_shape(because: Statement | EventKey) -> Shape:
    """Who says it and where; claim, source and quote are null where an event's own key does."""
    place = {"file": because.location.file, "line": because.location.line}
    if isinstance(because, EventKey):
        return {"claim": None, "key": because.key, "source": None, "quote": None, **place}
    return {**_name(because), "source": because.claim.source, "quote": because.quote, **place}


def _name(statement: Statement) -> Shape:
    return {"claim": statement.claim.full_id, "key": statement.key}


def _set_aside_shape(lost: SetAside) -> Shape:
    return {**_name(lost.statement), "reason": lost.reason, "fingerprint": lost.fingerprint}


def windows_shape(dated: ReconciledEvent | Alternative | DiffSide, zone: tzinfo) -> Shape:
    """Return when an event can be: as EDTF, and the windows of its start and its end."""
    return {"edtf": dated.edtf, "start": window_shape(dated.start, zone), "end": window_shape(dated.end, zone)}
