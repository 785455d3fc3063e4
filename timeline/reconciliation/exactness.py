"""How exactly it is said when an event was: by how many sources, and whether they say the same."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from timeline.model.claim import Claim
from timeline.model.edtf.date import EdtfDate
from timeline.model.edtf.value import EdtfEnd
from timeline.model.event import Event
from timeline.model.fingerprint import meaning_of
from timeline.model.statement import Statement
from timeline.reconciliation.result import Status


def support_of(event: Event, claims: Iterable[Claim], lost: Collection[Statement]) -> Status:
    """Return single, refined or agreed: by the sources that say when, and whether they say it equally exactly."""
    by_source: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.says_when:
            by_source.setdefault(claim.source, []).append(claim)
    if len(by_source) <= 1:
        return Status.SINGLE
    first, *others = by_source.values()
    return Status.AGREED if all(_say_the_same(event, first, own, lost) for own in others) else Status.REFINED


def _say_the_same(event: Event, ours: Sequence[Claim], theirs: Sequence[Claim], lost: Collection[Statement]) -> bool:
    """Whether two sources say the same of the time of an event: its dates, or else order and length."""
    own, other = _dates_of(ours, lost), _dates_of(theirs, lost)
    if own and other:
        return _allowed(event, own) == _allowed(event, other)
    return not own and not other and _meanings(ours, lost) == _meanings(theirs, lost)


def _dates_of(claims: Iterable[Claim], lost: Collection[Statement]) -> list[tuple[str, EdtfDate]]:
    """The dates that are kept, by key."""
    return [(key, d) for claim in claims for key, d in claim.dates if not lost or Statement(claim, key) not in lost]


def _allowed(event: Event, dates: Iterable[tuple[str, EdtfDate]]) -> frozenset[object]:
    return frozenset([("when" if event.instant else key, _bounds(d.start), _bounds(d.end)) for key, d in dates])


def _meanings(claims: Iterable[Claim], lost: Collection[Statement]) -> frozenset[str]:
    return frozenset([meaning_of(s) for claim in claims for s in _undated_statements(claim) if s not in lost])


def _bounds(end: EdtfEnd) -> tuple[object, ...]:
    clock = end.clock
    return end.earliest, end.latest, end.approximate, clock and (clock.earliest, clock.latest)


def _undated_statements(claim: Claim) -> Iterator[Statement]:
    """What it says of order and length."""
    yield from (Statement(claim, f"relations[{place}]") for place in range(len(claim.relations)))
    if claim.duration is not None:
        yield Statement(claim, "duration")


def is_dated_by(claims: Iterable[Claim], lost: Collection[Statement]) -> bool:
    """Whether a kept date by itself bounds the event on both sides; other claims only make its window tighter."""
    dated = ((c, key) for c in claims for key, date in c.dates if None not in (date.start.earliest, date.end.latest))
    return any(not lost or Statement(claim, key) not in lost for claim, key in dated)
