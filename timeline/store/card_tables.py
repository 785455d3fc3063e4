"""The keys of a card: a claims file whose dates are still words."""

from typing import Any

from timeline.model.card import CardClaim, CardRelation
from timeline.model.claim import Basis, Read, Report
from timeline.model.edtf.calendar import WEEKDAY_NAMES
from timeline.model.edtf.reckoning import Calendar
from timeline.model.relation import RelationType, Side
from timeline.store.builders import check_relation, renamed, statement_places
from timeline.store.mappings import ANYTHING, Fields, Key, Later, Listing, Table
from timeline.store.reading import WrongValue
from timeline.store.scalars import (
    IDENTIFIER,
    QUOTE,
    TEXT,
    Choice,
    DateWords,
    Length,
    Number,
    Weekday,
)
from timeline.store.shapes import ZoneName
from timeline.store.tables import ATTRIBUTES, CLAIMED, CLAIMED_SIDE, SOURCE

WORDS = DateWords()


def _relation(fields: Fields) -> CardRelation:
    if "type" not in fields.values and "when" not in fields.values:
        raise WrongValue(fields.node, 'a relation needs a `type`, or words in `when` ("the day before") that say it')
    check_relation(fields)
    return CardRelation(location=fields.reading.location(fields.node), **renamed(fields.values))


def _count(fields: Fields) -> dict[str, Any]:
    if ("words" in fields.values) == ("span" in fields.values):
        raise WrongValue(fields.node, '`count` needs either `words` ("34 days") or `span` (P34D)')
    span = fields.values.get("span")
    return {"count": span.text if span else fields.values["words"], "count_since": fields.values["since"]}


def _claim(fields: Fields) -> CardClaim:
    values = dict(fields.values)
    if "edtf" in values and "note" not in values:
        raise WrongValue(fields.keys["edtf"], "`edtf` overrides the words of the document; say why in `note`")
    values |= values.pop("count", {})
    if "weekday" in values:
        values["weekday"] = WEEKDAY_NAMES[values["weekday"]]
    values.setdefault("id", values["event"])
    return CardClaim(location=fields.location, locations=statement_places(fields), **values)


RELATION = Table(
    "How the event of the claim stands to another; its gap may still be words",
    (
        Key(name="event", type=TEXT, required=True, doc="the other event"),
        Key(name="type", type=Choice(RelationType), doc="before, after, during, same_day, …; default: as `when` says"),
        Key(name="when", type=WORDS, doc="words that say how far from the other event: the day before"),
        Key(name="gap", type=Length(), doc="how long before or after, ISO 8601: P1D, P2D/P5D, ~P3W"),
        Key(name="within", type=Length(), doc="how near, for same_time; default the same day"),
        Key(name="from", type=Choice(Side), doc="the side of the other event that counts"),
        Key(name="to", type=Choice(Side), doc="the side of this event that counts"),
        Key(name="find", type=QUOTE, doc="its own words in the document, at most 12; default: the claim's"),
    ),
    _relation,
)

COUNT = Table(
    "What the text counts beside a date",
    (
        Key(name="words", type=TEXT, doc="as the text says it: 34 days"),
        Key(name="span", type=Length(), doc="instead of words, ISO 8601: P34D"),
        Key(name="since", type=CLAIMED_SIDE, required=True, doc="the date that is counted from, EDTF"),
    ),
    _count,
)

CLAIM = Table(
    "What to find in the document, and what it claims",
    (
        Key(name="id", type=IDENTIFIER, doc="unique in the card; default: the event, where that is unique"),
        Key(name="event", type=IDENTIFIER, required=True, doc="the event that the words speak of"),
        Key(name="find", type=QUOTE, required=True, doc="the words as they stand in the document, at most 12"),
        Key(name="nth", type=Number(1), doc="which occurrence, where the words stand there more than once"),
        Key(name="when", type=WORDS, doc="the words that say when; the date reader reads them"),
        Key(name="start", type=WORDS, doc="words that say when it began"),
        Key(name="end", type=WORDS, doc="words that say when it ended"),
        Key(name="calendar", type=Choice(Calendar), doc="in which its dates are written; default that of the source"),
        Key(name="zone", type=ZoneName(), doc="of its times without an offset; default that of the source"),
        Key(name="duration", type=TEXT, doc="words that say how long it lasted"),
        Key(name="of", type=TEXT, doc="the event that `when` is read against: the following day"),
        Key(name="edtf", type=CLAIMED, doc="what `when` means, where the reader cannot know; say why in `note`"),
        Key(name="relations", type=Listing(RELATION), doc="how the event stands to other events"),
        Key(name="attributes", type=ATTRIBUTES, doc="what the event was like: place, participants, …"),
        Key(name="basis", type=Choice(Basis), doc="how the source says it; default stated"),
        Key(name="attributed_to", type=TEXT, doc="whom the source cites for it"),
        Key(name="read", type=Choice(Read), doc="vague or exact; default: as the date reader finds"),
        Key(name="report", type=Choice(Report), doc="plan: what was announced or scheduled; default past"),
        Key(name="weekday", type=Weekday(), doc="the day of the week that the text gives beside the date"),
        Key(name="count", type=COUNT, doc="what the text counts beside the date: {words: 34 days, since: 2022-02-24}"),
        Key(name="note", type=TEXT, doc="for whoever reads the card"),
    ),
    _claim,
)

CLAIMS = Listing(CLAIM)

CARD = Table(
    "The hand-curated extractor for one document",
    (
        Key(name="source", type=SOURCE, required=True, doc="the source that the document is"),
        Key(name="reads_as", type=Number(-9999), doc='the year of bare "March 29"; default: of publication'),
        Key(name="note", type=TEXT, doc="for whoever reads the card"),
        Key(name="claims", type=Later(CLAIMS), doc="what to find and what it claims"),
    ),
    lambda fields: fields,
    stands_with=ANYTHING,
)
