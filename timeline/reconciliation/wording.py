"""Statements, hops and conflicts as plain sentences, for every screen, report and file that speaks of them."""

from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import chain

from timeline.model.claim import Attribute, Claim, Report
from timeline.model.conflict import ORIGIN, Conflict, ConflictKind, Hop, Point, TimePoint
from timeline.model.edtf.calendar import WEEKDAY_NAMES
from timeline.model.fingerprint import meaning_of
from timeline.model.relation import Relation, RelationType, Side
from timeline.model.statement import REPORT_KEY, Because, EventKey, Statement
from timeline.model.store import Store
from timeline.reconciliation.clock import Apart, apart_of, last_second, over_midnight, seconds_of
from timeline.reconciliation.clockwords import apart_length_words, latest_words, length_words
from timeline.reconciliation.datewords import (
    duration_words,
    edtf_words,
    listed_words,
    window_of,
    window_words,
)
from timeline.reconciliation.daywords import days_words
from timeline.reconciliation.plain import safe_text

__all__ = [
    "apart_words",
    "cite",
    "hop_sentence",
    "message_of",
    "safe_text",
    "said_in",
    "statement_words",
    "supporters_words",
    "window_words",
]

MOST_PHRASES = 4  # a message names no more; `explain` has the whole chain

RELATION_WORDS = {
    RelationType.BEFORE: "before {other}",
    RelationType.AFTER: "after {other}",
    RelationType.MEETS: "right up to {other}",
    RelationType.MET_BY: "right after {other}",
    RelationType.OVERLAPS: "across the start of {other}",
    RelationType.OVERLAPPED_BY: "across the end of {other}",
    RelationType.DURING: "during {other}",
    RelationType.CONTAINS: "around {other}",
    RelationType.STARTS: "at the very start of {other}",
    RelationType.STARTED_BY: "on from the start of {other} and beyond it",
    RelationType.FINISHES: "at the very end of {other}",
    RelationType.FINISHED_BY: "from before {other} to its very end",
    RelationType.EQUALS: "from start to end with {other}",
    RelationType.SAME_DAY: "on the same day as {other}",
    RelationType.SAME_TIME: "at the same time as {other}",
}


def message_of(conflict: Conflict, store: Store) -> str:
    """Return one line: by how much it is impossible, and who says what against whom."""
    phrases = list(_attribute_phrases(conflict) if conflict.sides else _chain_phrases(conflict, store))
    if conflict.sides and len(phrases) > MOST_PHRASES:  # the first two clash by themselves
        return f"{apart_words(conflict)}: {_against(phrases[:2])} ({len(phrases) - 2} more values)"
    return f"{apart_words(conflict)}: {_against(phrases)}"


def apart_words(conflict: Conflict) -> str:
    """Return by how much a conflict is impossible: `8 days apart`, `15 minutes apart`, `order reversed`.

    Of two times of day that are told to be of one day, and are not: `10 minutes apart (the next day)`.
    """
    by_clock = over_midnight(conflict)
    if by_clock is not None:
        return f"{distance_words(by_clock)} (the next day)"
    apart = apart_of(conflict)
    return "values differ" if apart is None else distance_words(apart)


def distance_words(apart: Apart) -> str:
    """Return how far apart two sides are: `8 days apart`, `15 minutes apart`, `order reversed`."""
    return f"{apart_length_words(apart)} apart" if apart.size else "order reversed"


def said_in(conflict: Conflict, claims: Container[str] | None = None) -> dict[str, str]:
    """Return claims of a conflict, by full id, with what they say there: `puts talks before withdrawal`.

    All claims that it names; or those of them that are asked for.
    """
    dates = {hop.witness: hop for hop in conflict.chain if hop.tail == ORIGIN}
    direct: dict[str, list[str]] = {}
    indirect: dict[str, list[str]] = {}
    for found, statements in ((indirect, conflict.indirect), (direct, (*conflict.statements, *conflict.beside))):
        for statement in statements:
            claim, _ = statement.id
            if claims is None or claim in claims:
                found.setdefault(claim, []).append(_said(statement, dates))
    longer = {claim: f"{' and '.join(phrases)} (in a longer chain)" for claim, phrases in indirect.items()}
    return longer | {claim: " and ".join(phrases) for claim, phrases in direct.items()}


def _said(statement: Statement, dates: Mapping[Because, Hop]) -> str:
    event = statement.claim.event
    if statement.key == REPORT_KEY and statement in dates:
        published = dates[statement]
        second = last_second(published.limit) if published.seconds is None else published.seconds
        return f"reports {event} as past on {latest_words(second)} (publication)"
    return statement_words(statement, it=event)


def hop_sentence(hop: Hop, store: Store | None) -> str:
    """Return what one step of a chain rests on: who says it of which event, or which key of an event does."""
    if isinstance(hop.witness, EventKey):
        return event_key_words(hop.witness, hop)
    claim = hop.witness.claim
    return f"{claim.source} {statement_words(hop.witness, store, it=claim.event)}"


def statement_words(statement: Statement, store: Store | None = None, it: str = "it") -> str:
    """Return what a statement says of its event: `dates it 30 March 2022`, `puts it the day after drawdown-announced`.

    Without the store the day of publication is not named.
    """
    claim, key, relation = statement.claim, statement.key, statement.relation
    if relation is not None:
        return relation_words(relation, it)
    if key == REPORT_KEY:
        return _report_words(claim, store, it)
    if key.startswith("attributes."):
        attribute = statement.attribute
        return _attribute_words(attribute, it) if attribute is not None else ""
    return _time_words(statement, it)


def relation_words(relation: Relation, it: str = "it") -> str:
    """Return what a relation says: `puts it before kyiv-withdrawal`, `puts its end 2 days after the start of x`."""
    other = f"the {relation.from_side} of {relation.event}" if relation.from_side else relation.event
    subject = it if relation.to_side is None else _side_of(it, relation.to_side)
    return f"puts {subject} {_relation_phrase(relation, other)}"


def event_key_words(because: EventKey, hop: Hop) -> str:
    """Return what an event's own key says, and what follows for the two points of the hop."""
    event = because.event
    if because.key == "part_of":
        verb = "start before" if _is_start(hop.tail) else "end after"
        return f"{event.id} is part of {event.part_of}, so it cannot {verb} it"
    if because.key == "instant":
        return f"{event.id} is instant: it starts and ends on the same day"
    return f"{event.id} cannot end before it starts"


def order_words(tail: Point, head: Point, limit: int, *, strict: bool = False, by_clock: bool = False) -> str:
    """Return `head - tail <= limit` as words: `a ends at least 2 days before b starts`.

    Strict: one before the other, though both may be on one day. The limit is in days, or in seconds `by_clock`.
    """
    if not limit:
        return f"{point_verb(head)} {'before' if strict else 'no later than'} {point_verb(tail)}"
    side = "at most {} after" if limit > 0 else "at least {} before"
    length = (length_words if by_clock else days_words)(abs(limit))
    return f"{point_verb(head)} {side.format(length)} {point_verb(tail)}"


def point_verb(point: Point) -> str:
    """Return a time point as subject and verb: `istanbul-talks ends`, `istanbul-talks is planned to end`."""
    if not isinstance(point, TimePoint):
        return "the calendar is"
    return f"{point.event} is planned to {point.side}" if point.planned else f"{point.event} {point.side}s"


def cite(statement: Statement) -> str:
    """Return how a person names a statement: the claim's id, with the key where the claim says several things."""
    claim = statement.claim
    times = (claim.when, claim.start, claim.end, claim.duration)
    said = sum(time is not None for time in times) + len(claim.relations) + len(claim.attributes)
    return claim.full_id if said == 1 and statement.key != REPORT_KEY else f"{claim.full_id}#{statement.key}"


def turned(hops: tuple[Hop, ...]) -> tuple[Hop, ...]:
    """Return the chain entered at the calendar, so that dates can be carried along it.

    Where it has no date, it is entered at the first statement that follows an event's own key.
    """
    by_date = (i for i, hop in enumerate(hops) if hop.tail == ORIGIN)
    by_statement = (
        i
        for i, hop in enumerate(hops)
        if isinstance(hop.witness, Statement) and isinstance(hops[i - 1].witness, EventKey)
    )
    first = next(by_date, next(by_statement, 0))
    return hops[first:] + hops[:first]


def supporters_words(witness: Because, supporters: Iterable[Statement], number: int) -> str:
    """Return what so many do beside a witness: `says the same`; or else what they say would clash in its place."""
    meant = {(s.claim.event, meaning_of(s)) for s in (witness, *supporters) if isinstance(s, Statement)}
    if len(meant) > 1 or not isinstance(witness, Statement):
        return "would clash in its place"
    return "says the same" if number == 1 else "say the same"


def _is_start(point: Point) -> bool:
    return isinstance(point, TimePoint) and point.side is Side.START


def _side_of(it: str, side: Side) -> str:
    return f"its {side}" if it == "it" else f"the {side} of {it}"


def _relation_phrase(relation: Relation, other: str) -> str:
    if relation.gap is not None and relation.type in (RelationType.BEFORE, RelationType.AFTER):
        length = duration_words(relation.gap)
        return f"{'the day' if length == '1 day' else length} {relation.type} {other}"
    if relation.within is not None:
        return f"within {duration_words(relation.within)} of {other}"
    phrase = RELATION_WORDS[relation.type].format(other=other)
    return phrase if relation.gap is None else f"{phrase} ({duration_words(relation.gap)})"


def _report_words(claim: Claim, store: Store | None, it: str) -> str:
    source = store.sources.get(claim.source) if store else None
    publication = source.publication_bounding(claim.when) if source else None
    _, latest = seconds_of(window_of(publication.end)) if publication else (None, None)
    published = f"on {latest_words(latest)} (publication)" if latest is not None else "when published"
    return f"reports {it} as past {published}"


def _attribute_words(attribute: Attribute, it: str) -> str:
    values = listed_words(attribute.values)
    return f"gives {attribute.key} as {values}" if it == "it" else f"gives {attribute.key} of {it} as {values}"


def _time_words(statement: Statement, it: str) -> str:
    claim, key = statement.claim, statement.key
    is_plan = claim.report is Report.PLAN
    if key == "duration" and claim.duration is not None:
        return f"{'plans' if is_plan else 'has'} {it} {'to ' if is_plan else ''}last {duration_words(claim.duration)}"
    if key == "weekday" and claim.weekday is not None:
        return f"puts {it} on a {WEEKDAY_NAMES[claim.weekday]}"
    if key == "count" and claim.count is not None:
        return f"counts {duration_words(claim.count.span)} from {edtf_words(claim.count.since)} to {it}"
    words = edtf_words(statement.date) if statement.date is not None else f"({key})"
    if key == "when" and ("starts " in words or "ends " in words):
        return f"{'plans' if is_plan else 'says of'} {it}: {words}"
    if key == "when":
        return f"plans {it} for {words}" if is_plan else f"dates {it} {words}"
    return f"{'plans' if is_plan else 'dates'} {_side_of(it, Side(key))} {'for ' if is_plan else ''}{words}"


def _chain_phrases(conflict: Conflict, store: Store) -> Iterable[str]:
    """Who says what, once each, in the order of the chain; the event's name only where it is not plain."""
    seen: set[object] = set()
    plain = _witnesses_once(conflict)
    for hop in turned(conflict.chain):
        because = hop.witness
        if isinstance(because, EventKey):
            if because.key == "part_of" and because.event.id not in seen:
                seen.add(because.event.id)
                yield f"{because.event.id} is part of {because.event.part_of}"
        elif because not in seen:
            named = because.claim.event if conflict.kind is not ConflictKind.DATE or not seen else "it"
            seen.add(because)
            yield f"{_who(because, plain)} {statement_words(because, store, it=named)}{_more(hop.supporters)}"


def _attribute_phrases(conflict: Conflict) -> Iterable[str]:
    plain = _witnesses_once(conflict)
    for number, side in enumerate(conflict.sides):
        said = f"{conflict.attribute} of {side.witness.claim.event}" if not number else "it"
        values = listed_words(side.values)
        yield f"{_who(side.witness, plain)} gives {said} as {values}{_more(side.supporters)}"


def _witnesses_once(conflict: Conflict) -> frozenset[str]:
    """The sources of which one claim alone is a witness."""
    found: set[str] = set()
    others: set[str] = set()
    for source in {witness.id[0]: witness.claim.source for witness in conflict.witnesses}.values():
        (others if source in found else found).add(source)
    return frozenset(found - others)


def _who(statement: Statement, plain: Container[str]) -> str:
    """The source; the claim where one source is a witness twice, or both sides would bear one name."""
    return statement.claim.source if statement.claim.source in plain else statement.claim.full_id


def _more(supporters: Sequence[Statement]) -> str:
    return f" (+{len(supporters)} more)" if supporters else ""


def _against(phrases: list[str]) -> str:
    if len(phrases) > MOST_PHRASES:
        left_out = len(phrases) - MOST_PHRASES + 1
        phrases = list(chain(phrases[: MOST_PHRASES - 2], [f"{left_out} more steps"], phrases[-1:]))
    return ", ".join(phrases[:-1]) + ", but " + phrases[-1] if len(phrases) > 1 else "".join(phrases)
