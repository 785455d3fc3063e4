"""Words that place this event relative to a named one.

A gap is counted from the start of the named event to the start of this one; where words speak of the named event's end
("immediately after the talks") or of this event's end ("within ten years", "for the next 15 years") the sides say so.

- `after`, `following`, `later`: after, from the other's end; `before`, `until`, `earlier`: before;
- `since`: after, from the other's start; `during`, `while`, `amid`: during;
- `when`, `as`, `upon`, `at the same time`: same_time (the same day, as nothing finer is said);
- `within N`: this event ends at most N after the other's start, and not before it;
- `for the next N`: this event ends N after the other's start.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from timeline.dates.counting import at_most
from timeline.dates.meaning import Span
from timeline.dates.pattern import Parts, Rule
from timeline.dates.rules.spans import span_of
from timeline.dates.value import RelativeTime
from timeline.errors import WordsError
from timeline.model.relation import SIDED_TYPES, SIDED_WORDS, RelationType, Side

Meaning = Callable[[Parts], RelativeTime]

AFTER: Final = RelationType.AFTER
BEFORE: Final = RelationType.BEFORE
DURING: Final = RelationType.DURING
SAME_DAY: Final = RelationType.SAME_DAY
SAME_TIME: Final = RelationType.SAME_TIME
START: Final = Side.START
END: Final = Side.END

# What "that week", "the following month" can be apart, in days: calendar units that touch.
_NEXT_UNIT: Final = {"week": "P1D/P13D", "month": "P1D/P61D", "year": "P1D/P730D", "decade": "P1D/P7304D"}
_SAME_UNIT: Final = {"week": "P6D", "month": "P30D", "year": "P365D", "decade": "P3652D"}
_START_WORDS: Final = "start|beginning|outbreak|onset|opening|launch"
_END_WORDS: Final = "end|ending|conclusion|close|completion"


def stands(
    kind: RelationType, gap: str | None = None, *, from_side: Side | None = None, to_side: Side | None = None
) -> Meaning:
    """Return the meaning of words that always say the same."""

    def meaning(_: Parts) -> RelativeTime:
        return _relation(kind, gap, from_side, to_side)

    return meaning


def vaguely(kind: RelationType, name: str, *, from_side: Side | None = None) -> Meaning:
    """Return the meaning of words whose gap is in the table of vague words."""

    def meaning(p: Parts) -> RelativeTime:
        return _relation(kind, span_of(p.reading.meaning_of(name)[1]).text, from_side, None)

    return meaning


def by_span(kind: RelationType, *, from_side: Side | None = None, to_side: Side | None = None) -> Meaning:
    """Return the meaning of words that give the gap: "four days after"."""

    def meaning(p: Parts) -> RelativeTime:
        return _relation(kind, p.span().text, from_side, to_side)

    return meaning


def within_span(kind: RelationType, *, to_side: Side | None = None) -> Meaning:
    """Return the meaning of words that give the longest gap: "within ten years"."""

    def meaning(p: Parts) -> RelativeTime:
        return _relation(kind, at_most(p.span()).text, None, to_side)

    return meaning


def next_unit(kind: RelationType) -> Meaning:
    """Return the meaning of "the following week", "the year before": the calendar unit beside the other's."""

    def meaning(p: Parts) -> RelativeTime:
        return _relation(kind, _NEXT_UNIT[p.word("unit")], None, None)

    return meaning


def same_unit(p: Parts) -> RelativeTime:
    """Read "that week": at most as far apart as the unit is long."""
    within = Span(_SAME_UNIT[p.word("unit")], _SAME_UNIT[p.word("unit")])
    return RelativeTime(type=SAME_TIME, within=within.duration)


def next_weekday(kind: RelationType) -> Meaning:
    """Return the meaning of "the following Tuesday": one to seven days away, and the weekday is kept."""

    def meaning(p: Parts) -> RelativeTime:
        p.reading.note_weekday(p.number("weekday"))
        return _relation(kind, "P1D/P7D", None, None)

    return meaning


def nth_day(p: Parts) -> RelativeTime:
    """Read "on the 34th day": the first is the day on which the other starts."""
    number = p.number("nth")
    if number < 1:
        raise WordsError("the days of an event count from the first")
    return RelativeTime(type=SAME_DAY) if number == 1 else _relation(AFTER, f"P{number - 1}D", START, None)


def after_nth_day(p: Parts) -> RelativeTime:
    """Read "after the first day": on it or on the next."""
    number = p.number("nth")
    return _relation(AFTER, f"P{max(number, 1) - 1}D/P{number}D", START, None)


def first_units(p: Parts) -> RelativeTime:
    """Read "in the first days"."""
    return vaguely(AFTER, f"first {p.word('units')} of an event", from_side=START)(p)


def same_or_after(p: Parts) -> RelativeTime:
    """Read "at the same time or immediately after"."""
    later = p.relative()
    if later.type is not AFTER or later.gap is None:
        raise WordsError('"at the same time or" goes with words such as "immediately after"')
    return RelativeTime(type=AFTER, gap=at_most(span_of(later.gap.text)).duration, from_side=START)


def numbered_day(p: Parts) -> RelativeTime:
    """Read "on day 34"."""
    number = p.number("number")
    return _relation(AFTER, f"P{max(number, 1) - 1}D", START, None)


def at_side(p: Parts) -> RelativeTime:
    """Read "four days after the start of the war": the words name a side of the other event."""
    side = START if p.has("start") else END
    found = p.relative()
    if found.type not in SIDED_TYPES:
        told = f"these words say `{found.type}`, which speaks of the whole event"
        raise WordsError(f"{told}: the {side} of one goes with {SIDED_WORDS}")
    return RelativeTime(type=found.type, gap=found.gap, within=found.within, from_side=side, to_side=found.to_side)


def at_told_side(p: Parts) -> RelativeTime:
    """Read "two days after the siege ended": the verb names a side of the other event."""
    found = tailed(p)
    if found.type not in SIDED_TYPES:
        return found
    return replace(found, from_side=START if p.has("start") else END)


def tailed(p: Parts) -> RelativeTime:
    """A relation and the words that name the other event."""
    p.reading.assume(f'"{p.word("words")}" names the other event')
    return p.relative()


def same(p: Parts) -> RelativeTime:
    """A relation with words that leave it as it is."""
    return p.relative()


def _relation(kind: RelationType, gap: str | None, from_side: Side | None, to_side: Side | None) -> RelativeTime:
    duration = span_of(gap).duration if gap is not None else None
    return RelativeTime(type=kind, gap=duration, from_side=from_side, to_side=to_side)


_LATER: Final = "after|later|afterwards|afterward|following|on"
_EARLIER: Final = "before|earlier|prior|previously|beforehand|previous"

RELATIONS: Final = (
    # exact days
    Rule("the? very? next|following day", stands(AFTER, "P1D")),
    Rule("the? very? next|following {part_of_day}", stands(AFTER, "P1D")),
    Rule("the {part_of_day} after|later|following", stands(AFTER, "P1D")),
    Rule("the day after|following|later|afterwards", stands(AFTER, "P1D")),
    Rule("a|one day after|later|afterwards|on|following", stands(AFTER, "P1D")),
    Rule("the? previous|preceding day", stands(BEFORE, "P1D")),
    Rule("the? previous|preceding {part_of_day}", stands(BEFORE, "P1D")),
    Rule("the {part_of_day} before|earlier", stands(BEFORE, "P1D")),
    Rule("the|a|one day before|earlier|prior|previously", stands(BEFORE, "P1D")),
    Rule("the? eve of?", stands(BEFORE, "P1D")),
    Rule("later that|the|on same? day", stands(AFTER, "P0D")),
    Rule("later that|the same? {part_of_day}", stands(AFTER, "P0D")),
    Rule("earlier that|the same? day", stands(BEFORE, "P0D")),
    Rule("earlier that|the same? {part_of_day}", stands(BEFORE, "P0D")),
    Rule("the? very? same day as?", stands(SAME_DAY)),
    Rule("that very? day", stands(SAME_DAY)),
    Rule("that {part_of_day}", stands(SAME_DAY)),
    Rule("the? same {part_of_day}", stands(SAME_DAY)),
    Rule("the? early|late? {part_of_day} of|on the|that same? day", stands(SAME_DAY)),
    Rule("the day of", stands(SAME_DAY)),
    Rule("the? {nth} day of? the?", nth_day),
    Rule("after|following the? {nth} day of? the?", after_nth_day),
    Rule("day {number} of?", numbered_day),
    # the beginning and the end
    Rule(
        "the? very? start|beginning|outset|outbreak|onset of?", vaguely(AFTER, "beginning of an event", from_side=START)
    ),
    Rule("from the? very? start|beginning|outset of?", stands(AFTER, "P0D", from_side=START)),
    Rule("the? very? end|close of", vaguely(BEFORE, "end of an event", from_side=END)),
    Rule("by the? end|close of", stands(BEFORE, from_side=END)),
    # the same time
    Rule("the? very? same time|moment|hour as?", stands(SAME_TIME)),
    Rule("that|this time|moment|point", stands(SAME_TIME)),
    Rule("the time of?", stands(SAME_TIME)),
    Rule("simultaneously|concurrently|meanwhile with?", stands(SAME_TIME)),
    Rule("when|as|upon", stands(SAME_TIME)),
    Rule("effective|starting|beginning upon|on|with|from", stands(SAME_TIME)),
    Rule("as soon as", stands(AFTER, "P0D/P1D", from_side=END)),
    Rule("the? same time or {relation}", same_or_after),
    Rule("that|the? same {unit=week|month|year|decade} as?", same_unit),
    Rule("that {unit=week|month|year|decade}", same_unit),
    # the calendar unit beside
    Rule("the next|following {unit=week|month|year|decade}", next_unit(AFTER)),
    Rule("following {unit=week|month|year|decade}", next_unit(AFTER)),
    Rule("the {unit=week|month|year|decade} after|following|later", next_unit(AFTER)),
    Rule("the? previous|preceding {unit=week|month|year|decade}", next_unit(BEFORE)),
    Rule("the {unit=week|month|year|decade} before|earlier|prior", next_unit(BEFORE)),
    Rule("the? next|following {weekday}", next_weekday(AFTER)),
    Rule("the {weekday} after|following", next_weekday(AFTER)),
    Rule("the next|following {month_name}", stands(AFTER, "P1D/P13M")),
    Rule("the next|following {season}", stands(AFTER, "P1D/P15M")),
    Rule("the previous|preceding {month_name}", stands(BEFORE, "P1D/P13M")),
    Rule("the previous|preceding {season}", stands(BEFORE, "P1D/P15M")),
    Rule("the? previous|preceding {weekday}", next_weekday(BEFORE)),
    Rule("the {weekday} before", next_weekday(BEFORE)),
    Rule("by? the end of the|that month", vaguely(AFTER, "by the end of the month")),
    Rule("by? the end of the|that year", vaguely(AFTER, "by the end of the year")),
    # soon
    Rule(
        "almost? immediately|directly|right|instantly|straight after|afterwards|following|upon",
        vaguely(AFTER, "immediately", from_side=END),
    ),
    Rule("immediately|instantly", vaguely(AFTER, "immediately", from_side=END)),
    Rule("just|only after", vaguely(AFTER, "immediately", from_side=END)),
    Rule(
        "very? shortly|soon after|afterwards|afterward|thereafter|following", vaguely(AFTER, "shortly", from_side=END)
    ),
    Rule("not long after|afterwards", vaguely(AFTER, "soon", from_side=END)),
    Rule("moments later|after|afterwards", vaguely(AFTER, "immediately", from_side=END)),
    Rule("at once", vaguely(AFTER, "immediately", from_side=END)),
    Rule("very? soon", vaguely(AFTER, "soon")),
    Rule("almost? immediately|directly|right before", vaguely(BEFORE, "immediately")),
    Rule("just before", vaguely(BEFORE, "immediately")),
    Rule("very? shortly|soon before|beforehand", vaguely(BEFORE, "shortly")),
    Rule("not long before", vaguely(BEFORE, "soon")),
    # counted
    Rule("in|within? the? first|early {units=hours|days|weeks|months|years} of|after?", first_units),
    Rule("from? the? first {units=hours|days|weeks|months|years} of|after?", first_units),
    Rule("only|just|barely|some? {span} in|into", by_span(AFTER, from_side=START)),
    Rule(f"only|just|barely? {{span}} {_LATER}", by_span(AFTER)),
    Rule(f"only|just|barely? {{span}} {_EARLIER} to?", by_span(BEFORE)),
    Rule("in|over|during? the {span} before|prior|preceding|previous to?", by_span(BEFORE)),
    Rule("in|over|during? the {span} leading up to", by_span(BEFORE)),
    Rule("in|over|during? the {span} after|following|since|afterwards", by_span(AFTER)),
    Rule("in|over|during? the {span} that followed", by_span(AFTER)),
    Rule("in|over|during? the following|ensuing|subsequent {span:limit}", within_span(AFTER)),
    Rule("in|over|during? the next|coming|first {span:limit}", within_span(AFTER, to_side=END)),
    Rule("in|over|during? the? previous|preceding|last|past {span:limit}", within_span(BEFORE)),
    Rule("within the? next|following|first|coming? only|just? {span:limit}", within_span(AFTER, to_side=END)),
    Rule("for the? next|following|ensuing|coming {span}", by_span(AFTER, to_side=END)),
    Rule("after|following only|just|barely|some? {span}", by_span(AFTER, from_side=START)),
    Rule("in {span}", by_span(AFTER)),
    Rule("first {words}? in {span}", by_span(AFTER)),
    Rule("the? first time in {span}", by_span(AFTER)),
    # bare connectives
    Rule("long? after|following|once|afterwards|afterward|thereafter|subsequently|later|then", stands(AFTER)),
    Rule("in? the wake|aftermath of", stands(AFTER)),
    Rule("from then on", stands(AFTER)),
    Rule("some|a time|while later|after|afterwards", stands(AFTER)),
    Rule("later in|on the|that same? day", stands(AFTER, "P0D")),
    Rule("ever? since", stands(AFTER, from_side=START)),
    Rule("long? before|until|till|previously|formerly|earlier|beforehand|pre", stands(BEFORE)),
    Rule("prior|previous to?", stands(BEFORE)),
    Rule("ahead of", stands(BEFORE)),
    Rule("leading up to", stands(BEFORE)),
    Rule("the? run - up to", stands(BEFORE)),
    Rule("by then", stands(BEFORE)),
    Rule("by that time", stands(BEFORE)),
    Rule("during|while|whilst|amid|amidst|throughout", stands(DURING)),
    Rule("in? the course|midst of", stands(DURING)),
)

RELATIVES: Final = (
    Rule("{relation}", same),
    Rule(f"{{relation}} the? very? {{start={_START_WORDS}}} of? {{words}}?", at_side),
    Rule(f"{{relation}} the? very? {{end={_END_WORDS}}} of? {{words}}?", at_side),
    Rule("{relation} {words} {start=began|begins|started|starts}", at_told_side),
    Rule("{relation} {words} {end=ended|ends}", at_told_side),
    Rule("{relation} {words}", tailed),
)
