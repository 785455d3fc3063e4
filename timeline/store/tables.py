"""The keys of every file of a store, once: what the reader accepts and what the JSON Schemas say."""

from timeline.model.claim import Basis, Read, Report
from timeline.model.decisions import Action
from timeline.model.edtf.reckoning import Calendar
from timeline.model.edtf.value import Precision
from timeline.model.relation import RelationType, Side
from timeline.model.source import SourceKind
from timeline.store import builders as build
from timeline.store.attribute_table import ATTRIBUTE_TYPES, PLACES
from timeline.store.check_table import CHECK
from timeline.store.mappings import ANYTHING, FreeKeys, Key, Later, Listing, OneOrMany, Table
from timeline.store.scalars import (
    IDENTIFIER,
    QUOTE,
    SHA256,
    TEXT,
    Choice,
    Date,
    Flag,
    InnerPath,
    IsoDay,
    Length,
    Number,
    Weekday,
)
from timeline.store.shapes import EitherOr, Positions, Publications, ZoneName
from timeline.store.vague_words import VagueMeaning, VagueWord

CLAIMED = Date(any_calendar=True)
CLAIMED_SIDE = Date(one_side=True, any_calendar=True)
DIGESTS = FreeKeys(TEXT)

SETTINGS = Table(
    "The policy of an event store: timeline.yaml",
    (
        Key(name="timeline", type=Number(1), required=True, doc="the format version; write `timeline: 1`"),
        Key(name="title", type=TEXT, doc="what the store is about"),
        Key(name="zone", type=ZoneName(), doc="IANA name of the time zone that days are counted in; default UTC"),
        Key(
            name="widths",
            type=FreeKeys(Number(0), key=Choice(Precision), partial=True),
            doc="what `~` is worth, in days to either side, by precision of the date",
        ),
        Key(
            name="attributes",
            type=ATTRIBUTE_TYPES,
            doc="how the values of an attribute are compared: a type, or {type: number, tolerance: 5%, unit: people}",
        ),
        Key(name="places", type=PLACES, doc="for attributes of type place: each place with the one it lies within"),
        Key(
            name="kinds",
            type=FreeKeys(Number(0, 100), key=Choice(SourceKind), partial=True),
            doc="the weight of each kind of source, 0-100",
        ),
        Key(
            name="words",
            type=FreeKeys(VagueMeaning(), key=VagueWord(), partial=True),
            doc="the meaning of vague words, where it is not the usual one",
        ),
        Key(name="check", type=CHECK, doc="what `timeline check` looks for and what fails it"),
    ),
    build.settings,
    stands_with="timeline",
)

EVENT = Table(
    "Something that happened; when is said by claims",
    (
        Key(name="id", type=IDENTIFIER, required=True, doc="the name by which claims speak of the event"),
        Key(name="title", type=TEXT, required=True, doc="what happened, in a few words"),
        Key(name="part_of", type=TEXT, doc="the event it lies within, in time too"),
        Key(name="instant", type=Flag(), doc="true: it starts and ends on the same day"),
        Key(name="tags", type=OneOrMany(TEXT), doc="words to select events by"),
        Key(name="note", type=TEXT, doc="for whoever reads the file"),
    ),
    build.event,
    stands_with="id",
)

DOCUMENT = Table(
    "The file that a source was read from",
    (
        Key(name="file", type=InnerPath(), required=True, doc="its name within the folder of the documents"),
        Key(name="sha256", type=SHA256, required=True, doc="the sha256 of its bytes"),
    ),
    build.document,
)

EXTRACTED_FROM = Table(
    "The card that the claims were extracted from, as it was then; written by `timeline extract`",
    (
        Key(name="file", type=InnerPath(), required=True, doc="the file name of the card"),
        Key(name="sha256", type=SHA256, required=True, doc="over the card and what it was read with"),
        Key(name="claims", type=Number(0, 10**9), required=True, doc="how many claims it gave"),
    ),
    build.extracted_from,
)

SOURCE = Table(
    "One document or data set by one author",
    (
        Key(name="id", type=IDENTIFIER, required=True, doc="the name by which claims are cited"),
        Key(name="title", type=TEXT, required=True, doc="the title as published"),
        Key(name="author", type=TEXT, doc="who wrote it"),
        Key(name="publisher", type=TEXT, doc="who published it"),
        Key(name="url", type=TEXT, doc="where it can be found"),
        Key(name="kind", type=Choice(SourceKind), doc="what it is; its default weight depends on it"),
        Key(name="published", type=Publications(), doc="EDTF; a list means several publications, the original first"),
        Key(name="calendar", type=Choice(Calendar), doc="in which its claims' dates are written; default gregorian"),
        Key(name="zone", type=ZoneName(), doc="IANA name: of its times without an offset; default the store's zone"),
        Key(name="document", type=DOCUMENT, doc="the file it was read from"),
        Key(name="card", type=EXTRACTED_FROM, doc="the card that the claims were extracted from"),
        Key(name="relies_on", type=OneOrMany(IDENTIFIER), doc="ids of sources that it repeats, stored or not"),
        Key(name="weight", type=Number(0, 100), doc="0-100; default by kind"),
        Key(name="note", type=TEXT, doc="for whoever reads the file"),
    ),
    build.source,
    stands_with="id",
)

EVIDENCE = Table(
    "The words that a claim rests on",
    (
        Key(name="quote", type=QUOTE, required=True, doc="the words, verbatim, at most 12"),
        Key(name="at", type=Positions(), doc="[start, end] in code points of the document as read, end exclusive"),
    ),
    build.evidence,
)

RELATION = Table(
    "How the event of the claim stands to another",
    (
        Key(name="type", type=Choice(RelationType), required=True, doc="before, after, during, same_day, …"),
        Key(name="event", type=TEXT, required=True, doc="the other event"),
        Key(name="gap", type=Length(), doc="how long before or after, ISO 8601: P1D, P2D/P5D, ~P3W"),
        Key(name="within", type=Length(), doc="how near, for same_time; default the same day"),
        Key(name="from", type=Choice(Side), doc="the side of the other event that counts"),
        Key(name="to", type=Choice(Side), doc="the side of this event that counts"),
        Key(name="quote", type=QUOTE, doc="its own words, where they are not the claim's; at most 12"),
    ),
    build.relation,
    leave_out=build.leave_out_relation,
)

COUNT = Table(
    "What a text counts beside a date",
    (
        Key(name="span", type=Length(), required=True, doc="how long, ISO 8601: P34D"),
        Key(name="since", type=CLAIMED_SIDE, required=True, doc="the date that is counted from, EDTF"),
    ),
    build.count,
)

ATTRIBUTES = FreeKeys(OneOrMany(TEXT), partial=True, placed=build.attribute)

CLAIM = Table(
    "What one passage of the source says about one event",
    (
        Key(name="id", type=IDENTIFIER, required=True, doc="unique among the claims of the source"),
        Key(name="event", type=TEXT, required=True, doc="the event that it speaks of"),
        Key(name="when", type=CLAIMED, doc="EDTF: the event lies within; a/b is its start and end"),
        Key(name="start", type=CLAIMED_SIDE, doc="EDTF: when it began"),
        Key(name="end", type=CLAIMED_SIDE, doc="EDTF: when it ended"),
        Key(name="calendar", type=Choice(Calendar), doc="in which its dates are written; default that of the source"),
        Key(name="zone", type=ZoneName(), doc="of its times without an offset; default that of the source"),
        Key(name="duration", type=Length(), doc="how long it lasted, ISO 8601: P3D, P2D/P5D"),
        Key(name="weekday", type=Weekday(), doc="the day of the week that the text gives beside the date"),
        Key(name="count", type=COUNT, doc="what the text counts beside the date: {span: P34D, since: 2022-02-24}"),
        Key(name="evidence", type=EVIDENCE, doc="the words that it rests on"),
        Key(name="relations", type=Listing(RELATION), doc="how the event stands to other events"),
        Key(name="attributes", type=ATTRIBUTES, doc="what the event was like: place, participants, …"),
        Key(name="basis", type=Choice(Basis), doc="how the source says it; default stated"),
        Key(name="attributed_to", type=TEXT, doc="whom the source cites for it"),
        Key(name="read", type=Choice(Read), doc='vague: words like "early May" were given a meaning; default exact'),
        Key(name="report", type=Choice(Report), doc="plan: what was announced or scheduled; default past"),
        Key(name="note", type=TEXT, doc="for whoever reads the file"),
        Key(name="card", type=TEXT, doc="the card it was extracted from; not for claims entered by hand"),
    ),
    build.claim,
    leave_out=build.leave_out_claim,
)

SOURCE_OR_ID = EitherOr(IDENTIFIER, SOURCE)
CLAIMS = Listing(CLAIM)

CLAIMS_FILE = Table(
    "What one source says: claims/<source>.yaml",
    (
        Key(name="source", type=Later(SOURCE_OR_ID), required=True, doc="the source, or its id"),
        Key(name="claims", type=Later(CLAIMS), doc="what it says"),
    ),
    lambda fields: fields,
    stands_with=ANYTHING,
)

EVENTS_FILE = Listing(EVENT)

SPLIT = Table(
    "Two events that were taken for one",
    (
        Key(name="event", type=TEXT, required=True, doc="the event that the claims name in their files"),
        Key(name="into", type=IDENTIFIER, required=True, doc="the event that they speak of; new, or one of the events"),
        Key(name="claims", type=OneOrMany(TEXT), required=True, doc="the claims that speak of it: source/claim"),
    ),
    build.split,
)

RESOLUTION = Table(
    "A person's decision about one conflict",
    (
        Key(name="fingerprint", type=TEXT, required=True, doc="the conflict, as `timeline check` names it"),
        Key(
            name="action",
            type=Choice(Action),
            required=True,
            doc="set-aside: the claims named lose; accept: it stands; split: the claims named speak of another event",
        ),
        Key(name="set_aside", type=OneOrMany(TEXT), doc="the claims that lose: source/claim, or source/claim#key"),
        Key(name="split", type=SPLIT, doc="which claims speak of which other event"),
        Key(name="reason", type=TEXT, required=True, doc="why"),
        Key(name="by", type=TEXT, required=True, doc="who decided"),
        Key(name="date", type=IsoDay(), required=True, doc="when it was decided"),
        Key(name="expires", type=IsoDay(), doc="the day from which it counts no more"),
        Key(name="note", type=TEXT, doc="for whoever reads the file"),
        Key(name="claims", type=DIGESTS, required=True, doc="the claims that were known, each with its digest"),
    ),
    build.resolution,
)

RESOLUTIONS_FILE = Listing(RESOLUTION)

KNOWN_CONFLICT = Table(
    "A conflict that is known and not decided",
    (
        Key(name="fingerprint", type=TEXT, required=True, doc="the conflict, as `timeline check` names it"),
        Key(name="summary", type=TEXT, doc="what it is about, for whoever reads the file"),
        Key(name="claims", type=DIGESTS, required=True, doc="the claims that were known, each with its digest"),
    ),
    build.baseline_entry,
)

BASELINE_FILE = Table(
    "Known conflicts that do not fail the check: baseline.yaml",
    (
        Key(name="conflicts", type=Listing(KNOWN_CONFLICT), doc="the known conflicts"),
        Key(name="seen", type=FreeKeys(DIGESTS), doc="every claim there was, by source, each with its digest"),
    ),
    build.baseline,
)
