"""Known conflicts after an event has another id: the same chain under another fingerprint."""

from collections.abc import Iterable, Iterator, Mapping

from timeline.model.conflict import Conflict, ConflictKind, Point, TimePoint
from timeline.model.fingerprint import fingerprint_of


def fingerprints_after(conflicts: Iterable[Conflict], ids: Mapping[str, str]) -> dict[str, str]:
    """Return the fingerprints that conflicts have once events have other ids, by those before; only those that change.

    `ids` are the new ids by the former ones. The longer chains that fold into the conflicts are among them.
    """
    found = {}
    for conflict in _with_longer(conflicts):
        if not ids.keys().isdisjoint(conflict.events) and _fingerprint(conflict, {}) == conflict.fingerprint:
            found[conflict.fingerprint] = _fingerprint(conflict, ids)
    return found


def _with_longer(conflicts: Iterable[Conflict]) -> Iterator[Conflict]:
    for conflict in conflicts:
        yield conflict
        yield from conflict.longer


def _fingerprint(conflict: Conflict, ids: Mapping[str, str]) -> str:
    """The fingerprint as it is computed where the conflict is found, with other ids."""
    if conflict.sides:
        claim = conflict.sides[0].witness.claim
        name = f"{ids.get(claim.event, claim.event)} {conflict.attribute} {claim.report}"
        return fingerprint_of(ConflictKind.ATTRIBUTE, [name])
    points = [_renamed(hop.tail, ids) for hop in conflict.chain]
    events = {point.event for point in points if isinstance(point, TimePoint)}
    kind = ConflictKind.DATE if len(events) == 1 else ConflictKind.ORDER
    return fingerprint_of(kind, list(map(str, points)))


def _renamed(point: Point, ids: Mapping[str, str]) -> Point:
    return point._replace(event=ids.get(point.event, point.event)) if isinstance(point, TimePoint) else point
