"""From the words of a card to what they say of time: dates, lengths, and relations to other events."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from timeline.dates import Context, RelativeTime, WordsRead, read_words
from timeline.errors import EdtfError, WordsError
from timeline.extraction.problem import CardProblem, wrong_value
from timeline.model.card import Card, CardClaim, CardRelation
from timeline.model.claim import Count, Read
from timeline.model.duration import Duration, parse_duration
from timeline.model.edtf.date import EdtfDate
from timeline.model.location import Location
from timeline.model.relation import Relation, RelationType

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORTEST_WEEKDAY = 3  # letters: "Mon"


class _Kind(Enum):
    """What words turn out to be."""

    DATE = "a date"
    LENGTH = "a length of time"
    RELATIVE = "relative"


# What to do about words that are of another kind than their key takes.
_ADVICE: Mapping[tuple[str, _Kind], str] = {
    ("when", _Kind.RELATIVE): "say `of: EVENT`",
    ("start", _Kind.RELATIVE): "say them as `when:` of a relation with `to: start`",
    ("end", _Kind.RELATIVE): "say them as `when:` of a relation with `to: end`",
    ("start", _Kind.LENGTH): "say it in `duration:`",
    ("end", _Kind.LENGTH): "say it in `duration:`",
    ("duration", _Kind.DATE): "say it in `when:`",
    ("of", _Kind.DATE): "leave `of:` out",
    ("of", _Kind.LENGTH): "say it as `when:` of a relation with `type: before` or `type: after`",
    ("relations", _Kind.DATE): "say it in `when:` of the claim",
    ("relations", _Kind.LENGTH): "say also `type: before` or `type: after`",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """What one claim says of time, and whether a vague word was given a meaning for it."""

    when: EdtfDate | None
    start: EdtfDate | None
    end: EdtfDate | None
    duration: Duration | None
    weekday: int | None
    count: Count | None
    relations: tuple[Relation, ...]  # without quotes; that of `of:` first, then one for each of the card's
    read: Read


class WordReader:
    """Reads the words of one card, against its first publication or against an event."""

    def __init__(self, card: Card, words: Mapping[str, str]) -> None:
        published = card.source.published[0] if card.source.published else None
        self._by_calendar = Context(published=published, year=card.reads_as, against_event=False, words=words)
        self._by_event = replace(self._by_calendar, against_event=True)

    def read(self, words: str, location: Location, *, against_event: bool = False) -> WordsRead:
        """Return what the words say; a length may be ISO 8601 too.

        Raises CardProblem (TL004) with the date reader's reason.
        """
        length = _iso_duration(words)
        if length is not None:
            return WordsRead(words=words, duration=length)
        try:
            return read_words(words, self._by_event if against_event else self._by_calendar)
        except WordsError as error:
            raise CardProblem("TL004", "bad-date", f'"{words}": {error}', location) from error


def _iso_duration(words: str) -> Duration | None:
    try:
        return parse_duration(words.strip())
    except EdtfError:
        return None


def read_times(claim: CardClaim, reader: WordReader) -> Times:
    """Return what the words of a card claim say of time. Raises CardProblem for the first that say nothing usable."""
    reads = _read_keys(claim, reader)
    of_relations = [_read_relation(relation, reader) for relation in claim.relations]
    vague = any(each.read is Read.VAGUE for each in (*reads.values(), *(read for read in of_relations if read)))
    return Times(
        when=_when(claim, reads),
        start=reads["start"].edtf if "start" in reads else None,
        end=reads["end"].edtf if "end" in reads else None,
        duration=_duration(claim, reads),
        weekday=_weekday(claim, reads),
        count=_count(claim, reads),
        relations=_relations(claim, reads, of_relations),
        read=claim.read or (Read.VAGUE if vague else Read.EXACT),
    )


def _read_keys(claim: CardClaim, reader: WordReader) -> dict[str, WordsRead]:
    """Return what the words under each key say; `when` is not read where `edtf` stands for it."""
    _check_override(claim)
    words = {
        "when": claim.when if claim.edtf is None else None,
        "start": claim.start,
        "end": claim.end,
        "duration": claim.duration,
        "count": claim.count,
    }
    return {key: _read_key(claim, key, text, reader) for key, text in words.items() if text is not None}


def _read_key(claim: CardClaim, key: str, words: str, reader: WordReader) -> WordsRead:
    against_event = key == "when" and claim.of is not None
    location = claim.location_of(key)
    read = reader.read(words, location, against_event=against_event)
    allowed = (_Kind.RELATIVE,) if against_event else _ALLOWED[key]
    if _kind(read) not in allowed:
        raise _misplaced(words, read, "of" if against_event else key, location)
    return read


_ALLOWED: Mapping[str, tuple[_Kind, ...]] = {
    "when": (_Kind.DATE, _Kind.LENGTH),
    "start": (_Kind.DATE,),
    "end": (_Kind.DATE,),
    "duration": (_Kind.LENGTH,),
    "count": (_Kind.LENGTH,),
}


def _check_override(claim: CardClaim) -> None:
    if claim.edtf is not None and claim.of is not None:
        raise wrong_value("`edtf:` is a date, `of:` asks for a relation: keep one of them", claim.location_of("edtf"))


def _kind(read: WordsRead) -> _Kind:
    if read.edtf is not None:
        return _Kind.DATE
    return _Kind.LENGTH if read.duration is not None else _Kind.RELATIVE


def _misplaced(words: str, read: WordsRead, key: str, location: Location) -> CardProblem:
    kind = _kind(read)
    told = "these words are relative" if kind is _Kind.RELATIVE else f"these words are {kind.value}"
    advice = _ADVICE.get((key, kind), f"`{key}:` cannot take that")
    return wrong_value(f'"{words}": {told}: {advice}', location)


def _when(claim: CardClaim, reads: Mapping[str, WordsRead]) -> EdtfDate | None:
    if claim.edtf is not None:
        return claim.edtf
    return reads["when"].edtf if "when" in reads else None


def _duration(claim: CardClaim, reads: Mapping[str, WordsRead]) -> Duration | None:
    """Return the length under `duration`, or under `when` where its words are a length."""
    found = [read.duration for key in ("duration", "when") if (read := reads.get(key)) and read.duration is not None]
    if len(found) > 1:
        raise wrong_value("`when:` is a length of time too: keep `duration:` only", claim.location_of("when"))
    return found[0] if found else None


def _weekday(claim: CardClaim, reads: Mapping[str, WordsRead]) -> int | None:
    """Return the weekday that the card names, else the one among the words of `when`."""
    if claim.weekday is None:
        return reads["when"].weekday if "when" in reads else None
    wanted = claim.weekday.strip().rstrip(".").casefold()
    for number, name in enumerate(_WEEKDAYS):
        if len(wanted) >= _SHORTEST_WEEKDAY and name.startswith(wanted):
            return number
    raise wrong_value(f'"{claim.weekday}" is not a weekday: write Monday, Tuesday …', claim.location_of("weekday"))


def _count(claim: CardClaim, reads: Mapping[str, WordsRead]) -> Count | None:
    if "count" not in reads:
        return None
    span = reads["count"].duration
    if claim.count_since is None or span is None:
        raise wrong_value("`count:` needs `since:`, the date it is counted from", claim.location_of("count"))
    return Count(span=span, since=claim.count_since)


def _read_relation(relation: CardRelation, reader: WordReader) -> WordsRead | None:
    """Return what the words of a relation say; None where it has no words."""
    if relation.words is None:
        return None
    read = reader.read(relation.words, relation.location, against_event=True)
    lacks_type = read.duration is not None and relation.type is None
    if read.edtf is not None or lacks_type:
        raise _misplaced(relation.words, read, "relations", relation.location)
    return read


def _relations(
    claim: CardClaim, reads: Mapping[str, WordsRead], of_relations: list[WordsRead | None]
) -> tuple[Relation, ...]:
    pairs = list(zip(claim.relations, of_relations, strict=True))
    if claim.of is not None and "when" in reads:
        place = claim.location_of("when")
        pairs.insert(0, (CardRelation(event=claim.of, location=place), reads["when"]))
    return tuple(_relation(relation, read) for relation, read in pairs)


def _relation(relation: CardRelation, read: WordsRead | None) -> Relation:
    """Return the relation; what the card says beside the words goes before what the words say."""
    said = read.relative if read else None
    _check_type(relation, said)
    length = read.duration if read else None
    return Relation(
        type=_type(relation, said),
        event=relation.event,
        location=relation.location,
        gap=relation.gap or length or (said.gap if said else None),
        within=relation.within or (said.within if said else None),
        from_side=relation.from_side or (said.from_side if said else None),
        to_side=relation.to_side or (said.to_side if said else None),
    )


def _type(relation: CardRelation, said: RelativeTime | None) -> RelationType:
    chosen = relation.type or (said.type if said else None)
    if chosen is None:
        raise wrong_value("a relation needs `type:`, or words in `when:`", relation.location)
    return chosen


def _check_type(relation: CardRelation, said: RelativeTime | None) -> None:
    """Refuse a type beside words that measure how far another type lies: their gap would mean something else."""
    if said is None or relation.type in (None, said.type) or (said.gap is None and said.within is None):
        return
    told = f"these words say `{said.type}`, and `type:` says `{relation.type}`: leave `type:` out"
    raise wrong_value(f'"{relation.words}": {told}', relation.location)
