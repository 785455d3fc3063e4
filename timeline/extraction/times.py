"""From the words of a card claim to what they say of time."""

from collections.abc import Iterable, Mapping

from timeline.dates import WordsRead
from timeline.extraction.problem import wrong_value
from timeline.extraction.relations import read_relations, to_relations
from timeline.extraction.words import ClaimWords, Kind, WordReader, kind_of, misplaced
from timeline.model.card import CardClaim
from timeline.model.claim import Count, Read
from timeline.model.dataclass import dataclass
from timeline.model.duration import Duration
from timeline.model.edtf import EdtfDate, parse_edtf
from timeline.model.edtf.calendar import WEEKDAY_NAMES
from timeline.model.edtf.reckoning import Calendar
from timeline.model.edtf.value import EdtfKind
from timeline.model.relation import Relation

_ALLOWED: Mapping[str, tuple[Kind, ...]] = {
    "when": (Kind.DATE, Kind.LENGTH),
    "start": (Kind.DATE,),
    "end": (Kind.DATE,),
    "duration": (Kind.LENGTH,),
    "count": (Kind.LENGTH,),
}
_SHORTEST_WEEKDAY = 3  # letters: "Mon"
_UNDATED_SIDES = ("", "..")


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """What one claim says of time, and whether a vague word was given a meaning for it."""

    when: EdtfDate | None
    start: EdtfDate | None
    end: EdtfDate | None
    calendar: Calendar | None  # in which they are written; None: that of the source
    duration: Duration | None
    weekday: int | None
    count: Count | None
    relations: tuple[Relation, ...]  # without quotes; that of `of:` first, then one for each of the card's
    read: Read


def read_times(claim: CardClaim, words: WordReader) -> Times:
    """Return what the words of a card claim say of time. Raises CardProblem for the first that say nothing usable."""
    reader = words.for_claim(claim)
    reads = _read_keys(claim, reader)
    relation_words = read_relations(claim, reader)
    vague = any(read.read is Read.VAGUE for read in (*reads.values(), *relation_words) if read is not None)
    when, start, end = _when(claim, reads, reader), _one_side(claim, "start", reads), _one_side(claim, "end", reads)
    count = _count(claim, reads, reader)
    return Times(
        when=when,
        start=start,
        end=end,
        calendar=_calendar(claim, (when, start, end, count.since if count else None), reader),
        duration=_duration(claim, reads),
        weekday=_weekday(claim, reads),
        count=count,
        relations=to_relations(claim, reads.get("when"), relation_words),
        read=claim.read or (Read.VAGUE if vague else Read.EXACT),
    )


def _read_keys(claim: CardClaim, reader: ClaimWords) -> dict[str, WordsRead]:
    """Return what the words under each key say; `when` is not read where `edtf` stands for it."""
    if claim.edtf is not None and claim.of is not None:
        raise wrong_value("`edtf:` is a date, `of:` asks for a relation: keep one of them", claim.location_of("edtf"))
    words = {
        "when": claim.when if claim.edtf is None else None,
        "start": claim.start,
        "end": claim.end,
        "duration": claim.duration,
        "count": claim.count,
    }
    return {key: _read_key(claim, key, text, reader) for key, text in words.items() if text is not None}


def _read_key(claim: CardClaim, key: str, words: str, reader: ClaimWords) -> WordsRead:
    against_event = key == "when" and claim.of is not None
    location = claim.location_of(key)
    read = reader.read(words, location, against_event=against_event)
    allowed = (Kind.RELATIVE,) if against_event else _ALLOWED[key]
    if kind_of(read) not in allowed:
        raise misplaced(read, "of" if against_event else key, location)
    return read


def _when(claim: CardClaim, reads: Mapping[str, WordsRead], reader: ClaimWords) -> EdtfDate | None:
    if claim.edtf is not None:
        return reader.dated(claim.edtf, claim.location_of("edtf"))
    return reads["when"].edtf if "when" in reads else None


def _one_side(claim: CardClaim, key: str, reads: Mapping[str, WordsRead]) -> EdtfDate | None:
    """Return the date of one side alone: for the start, 2014 of "since 2014", which is `2014/..`."""
    date = reads[key].edtf if key in reads else None
    if date is None or date.kind is not EdtfKind.INTERVAL:
        return date
    start, _, end = date.text.partition("/")
    own, other = (start, end) if key == "start" else (end, start)
    if own in _UNDATED_SIDES or other not in _UNDATED_SIDES:
        told = f'"{reads[key].words}" is not the {key} alone but {date.text}: say it in `when:`'
        raise wrong_value(told, claim.location_of(key))
    return parse_edtf(own, date.reckoning)


def _calendar(claim: CardClaim, dates: Iterable[EdtfDate | None], reader: ClaimWords) -> Calendar | None:
    """Return the calendar to write beside the dates: Gregorian, where all were counted from the publication."""
    found = {date.reckoning.calendar for date in dates if date is not None}
    if len(found) > 1:
        told = "some of its dates are Julian, others are counted from the publication and Gregorian: make it two claims"
        raise wrong_value(told, claim.location)
    return claim.calendar if found <= {reader.context.reckoning.calendar} else Calendar.GREGORIAN


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
    for number, name in enumerate(WEEKDAY_NAMES):
        if len(wanted) >= _SHORTEST_WEEKDAY and name.casefold().startswith(wanted):
            return number
    raise wrong_value(f'"{claim.weekday}" is not a weekday: write Monday, Tuesday …', claim.location_of("weekday"))


def _count(claim: CardClaim, reads: Mapping[str, WordsRead], reader: ClaimWords) -> Count | None:
    span = reads["count"].duration if "count" in reads else None
    if span is None:
        return None
    if claim.count_since is None:
        raise wrong_value("`count:` needs `since:`, the date it is counted from", claim.location_of("count"))
    return Count(span=span, since=reader.dated(claim.count_since, claim.location_of("count")))
