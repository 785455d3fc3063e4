"""Short names for what was found: a fingerprint for a conflict, a digest for what a claim means."""

import hashlib
from collections.abc import Iterable, Sequence

from timeline.model.claim import Claim
from timeline.model.duration import Duration
from timeline.model.edtf.date import EdtfDate
from timeline.model.relation import INVERSE, OWN_SIDES, STARTS, Relation
from timeline.model.statement import Statement

FINGERPRINT_DIGITS = 12
DIGEST_DIGITS = 8


def fingerprint_of(kind: str, names: Sequence[str]) -> str:
    """Return the fingerprint of a conflict: 12 hex digits over its kind and the names along its chain.

    The chain is a closed walk: it is turned so that the smallest name stands first, so the point at which the walk was
    entered does not matter.
    """
    if len(names) == 1:
        return _hash([kind, *names], FINGERPRINT_DIGITS)
    smallest = min(names)
    turns = [(*names[i:], *names[:i]) for i, name in enumerate(names) if name == smallest]
    return _hash([kind, *min(turns)], FINGERPRINT_DIGITS)


def digest_of(claim: Claim, *, with_quote: bool = False) -> str:
    """Return 8 hex digits over what a claim means: event, times, relations, attributes, basis, report.

    With `with_quote` the words count too, as a person who decided will have read them.
    """
    parts = [claim.event, claim.basis, claim.read, claim.report]
    parts += [f"{key}={_meaning(value)}" for key, value in _times(claim) if value is not None]
    parts += [f"weekday={claim.weekday}"] if claim.weekday is not None else []
    parts += [f"count={claim.count.span.text} since {claim.count.since.meaning}"] if claim.count else []
    parts += [_relation_text(relation) for relation in claim.relations]
    parts += [f"{a.key}:{'|'.join(a.values)}" for a in claim.attributes]
    if with_quote:
        parts += [claim.evidence.quote] if claim.evidence is not None else []
        parts += [relation.quote for relation in claim.relations if relation.quote is not None]
    return _hash(parts, DIGEST_DIGITS)


def meaning_of(statement: Statement) -> str:
    """Return what a statement says of its event, as text that is the same for all that say the same."""
    key, time = statement.key, statement.date
    if time is not None:  # as mostly
        return f"{key} {time.meaning}"
    relation, attribute = statement.relation, statement.attribute
    if relation is not None:
        return _order_text(statement.claim.event, relation)
    if attribute is not None:
        return f"{key} {'|'.join(sorted(' '.join(v.split()).casefold() for v in attribute.values))}"
    duration = statement.claim.duration if key == "duration" else None
    return key if duration is None else f"{key} {_length_text(duration)}"


def _times(claim: Claim) -> tuple[tuple[str, EdtfDate | Duration | None], ...]:
    return (("when", claim.when), ("start", claim.start), ("end", claim.end), ("duration", claim.duration))


def _meaning(time: EdtfDate | Duration) -> str:
    return time.meaning if isinstance(time, EdtfDate) else time.text


def _relation_text(relation: Relation) -> str:
    gap = relation.gap.text if relation.gap else ""
    within = relation.within.text if relation.within else ""
    return f"{relation.type} {relation.event} gap={gap} within={within} {relation.from_side}>{relation.to_side}"


def _order_text(event: str, relation: Relation) -> str:
    """The same for all that place two events alike, whichever they speak of.

    Sides that go without saying are said, and lengths by what they allow. Digests, which are kept in files, go by the
    words of a relation instead.
    """
    told = OWN_SIDES.get(relation.type, STARTS) if relation.gap is None else STARTS
    sides = [relation.from_side or told[0], relation.to_side or told[1]]
    kind, other = relation.type, relation.event
    if other < event:
        kind, event, other, sides = INVERSE.get(kind, kind), other, event, sides[::-1]
    lengths = (_length_text(length) if length else "" for length in (relation.gap, relation.within))
    return f"{event} {kind} {other} {' '.join(lengths)} {'>'.join(sides)}"


def _length_text(length: Duration) -> str:
    days = f"{length.shortest_days} to {length.longest_days}"
    seconds = f"{length.shortest_seconds} to {length.longest_seconds}"
    return f"{'~' if length.approximate else ''}{days} days, {seconds} seconds"


def _hash(parts: Iterable[str], digits: int) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:digits]
