"""Hand-made reconciliations: small, and with one of everything that a screen can show."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from tests.iso_days import parse_iso_day
from timeline.model.claim import Attribute, Basis, Claim, Evidence, Read, Report
from timeline.model.conflict import (
    ORIGIN,
    AttributeSide,
    Conflict,
    ConflictKind,
    Grade,
    Hop,
    SetCount,
    TimePoint,
    Unfolded,
    Window,
)
from timeline.model.decisions import Action, Resolution
from timeline.model.duration import parse_duration
from timeline.model.edtf import parse_edtf
from timeline.model.event import Event
from timeline.model.finding import Finding, FindingStatus, Related, Severity
from timeline.model.location import Location
from timeline.model.relation import Relation, RelationType, Side
from timeline.model.settings import Settings
from timeline.model.source import Source, SourceKind
from timeline.model.statement import EventKey, Statement
from timeline.model.store import Store
from timeline.reconciliation.comparison import AttributeRow, Comparison, DiffRow, DiffSide, ReversedPair
from timeline.reconciliation.result import Alternative, ReconciledEvent, Reconciliation, SetAside, Status
from timeline.reconciliation.verdict import Verdict
from timeline.reconciliation.wording import message_of

PLACE = Location("data/events.yaml", 3)


def day(iso: str) -> int:
    return parse_iso_day(iso)


def window(first: str | None, last: str | None = None) -> Window:
    """`window("2022-03-29")` is one day; two ISO days are a window, None unbounded."""
    if last is None and first is not None:
        return Window(day(first), day(first))
    return Window(day(first) if first else None, day(last) if last else None)


def source(source_id: str, title: str, author: str | None = None, published: str = "", **more: object) -> Source:
    dates = tuple(parse_edtf(text) for text in published.split())
    made = Source(id=source_id, title=title, author=author, published=dates, location=Location("data/claims/x.yaml"))
    return replace(made, **more)  # type: ignore[arg-type]


def claim(
    full_id: str, event: str, line: int, quote: str | None = None, when: str | None = None, **more: object
) -> Claim:
    source_id, _, claim_id = full_id.partition("/")
    made = Claim(
        id=claim_id,
        source=source_id,
        event=event,
        location=Location(f"data/claims/{source_id}.yaml", line),
        when=parse_edtf(when) if when else None,
        evidence=Evidence(quote=quote) if quote else None,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def relation(type_: str, other: str, gap: str | None = None, **more: object) -> Relation:
    made = Relation(type=RelationType(type_), event=other, location=PLACE, gap=parse_duration(gap) if gap else None)
    return replace(made, **more)  # type: ignore[arg-type]


def start(event: str) -> TimePoint:
    return TimePoint(event, Side.START)


def end(event: str) -> TimePoint:
    return TimePoint(event, Side.END)


SOURCES = (
    source("harbour-log", "Log of the harbour master", "R. Okafor", "1912-05-02", kind=SourceKind.RECORD),
    source("gazette", "The flood, day by day", "Ida Lindqvist", "1912-05-11", publisher="Evening Gazette"),
    source(
        "memoir", "My years on the river", "J. Brandt", "1931 1947", kind=SourceKind.ARTICLE, relies_on=("gazette",)
    ),
    source("inquiry", "Report of the court of inquiry", None, "1913-02", kind=SourceKind.STATEMENT, weight=65),
)

EVENTS = (
    Event(id="flood", title="The flood", location=PLACE),
    Event(id="rain-starts", title="Rain sets in above the valley", location=PLACE, tags=("weather",)),
    Event(id="warning", title="The warning telegram reaches the harbour", location=PLACE, instant=True),
    Event(id="dam-breaks", title="The upper dam breaks", location=PLACE, part_of="flood", instant=True),
    Event(id="bridge-falls", title="The old bridge falls into the river", location=PLACE, part_of="flood"),
    Event(id="relief-train", title="First relief train arrives", location=PLACE),
    Event(id="new-dam", title="A new dam is to be opened", location=PLACE),
    Event(id="mayor-resigns", title="The mayor resigns", location=PLACE),
)

CLAIMS = (
    claim("gazette/rain", "rain-starts", 12, "In the last days of March the rain set in", "1912-03-25/1912-04-01"),
    claim("harbour-log/rain", "rain-starts", 10, "Rain since morning, wind from the west", "1912-03"),
    claim("harbour-log/telegram", "warning", 18, "Telegram received on the 14th", "1912-04-14"),
    claim(
        "memoir/telegram",
        "warning",
        31,
        "a telegram came, I think the day before the dam went",
        basis=Basis.HEDGED,
        relations=(relation("before", "dam-breaks", "P1D"),),
        attributed_to="the harbour master's clerk",
    ),
    claim(
        "inquiry/dam",
        "dam-breaks",
        22,
        "The dam gave way on 15 April",
        "1912-04-15",
        attributes=(Attribute(key="cause", values=("neglect",), location=PLACE),),
    ),
    claim(
        "gazette/dam",
        "dam-breaks",
        25,
        "It was on Tuesday the 23rd that the dam burst",
        "1912-04-23",
        attributes=(Attribute(key="cause", values=("rain", "an old design"), location=PLACE),),
    ),
    claim("memoir/dam", "dam-breaks", 40, "the dam burst on the 23rd", "1912-04-23"),
    claim(
        "inquiry/bridge",
        "bridge-falls",
        28,
        "the bridge, already fallen when the dam gave way",
        relations=(relation("before", "dam-breaks"),),
    ),
    claim(
        "gazette/bridge",
        "bridge-falls",
        33,
        "the flood wave took the bridge",
        relations=(relation("after", "dam-breaks", quote="after the dam had burst"),),
    ),
    claim("memoir/train", "relief-train", 52, "in early May", "1912-05-01/1912-05-10", read=Read.VAGUE),
    claim("inquiry/new-dam", "new-dam", 60, "to be opened in the summer of 1914", "1914-22", report=Report.PLAN),
    claim(
        "gazette/mayor", "mayor-resigns", 41, "the mayor stepped down when it was over",
        relations=(relation("after", "bridge-falls"),),
    ),
)  # fmt: skip


def store_of(
    events: Iterable[Event] = EVENTS,
    sources: Iterable[Source] = SOURCES,
    claims: Iterable[Claim] = CLAIMS,
    title: str = "The flood of 1912",
) -> Store:
    return Store(
        folder=Path("data"),
        settings=Settings(title=title),
        events={e.id: e for e in events},
        sources={s.id: s for s in sources},
        claims={c.full_id: c for c in claims},
    )


STORE = store_of()


def said(full_id: str, key: str = "when", store: Store = STORE) -> Statement:
    return Statement(store.claims[full_id], key)


# The dam breaks on the 15th, or on the 23rd.
DATES = Conflict(
    fingerprint="3f2a91cc04de",
    kind=ConflictKind.DATE,
    grade=Grade.CONTRADICTION,
    excess_days=8,
    chain=(
        Hop(tail=ORIGIN, head=end("dam-breaks"), limit=day("1912-04-15"), witness=said("inquiry/dam")),
        Hop(
            tail=end("dam-breaks"),
            head=start("dam-breaks"),
            limit=0,
            witness=EventKey(EVENTS[3], "start before end"),
        ),
        Hop(
            tail=start("dam-breaks"),
            head=ORIGIN,
            limit=-day("1912-04-23"),
            witness=said("gazette/dam"),
            supporters=(said("memoir/dam"),),
        ),
    ),
)
# The bridge falls before the dam breaks, or after.
ORDER = Conflict(
    fingerprint="3f2a9b77aa10",
    kind=ConflictKind.ORDER,
    grade=Grade.CONTRADICTION,
    excess_days=0,
    chain=(
        Hop(
            tail=start("dam-breaks"), head=end("bridge-falls"), limit=0, witness=said("inquiry/bridge", "relations[0]")
        ),
        Hop(
            tail=end("bridge-falls"),
            head=start("bridge-falls"),
            limit=0,
            witness=EventKey(EVENTS[4], "start before end"),
        ),
        Hop(
            tail=start("bridge-falls"), head=end("dam-breaks"), limit=0, witness=said("gazette/bridge", "relations[0]")
        ),
        Hop(tail=end("dam-breaks"), head=start("dam-breaks"), limit=0, witness=EventKey(EVENTS[3], "instant")),
    ),
)
# A telegram of the 14th, the day before the dam broke, which was not before the 23rd.
GAP = Conflict(
    fingerprint="c0ffee123456",
    kind=ConflictKind.ORDER,
    grade=Grade.TENSION,
    excess_days=8,
    unfolding=Unfolded(sets=SetCount(count=2)),
    chain=(
        Hop(
            tail=start("warning"), head=start("dam-breaks"), limit=1, witness=said("memoir/telegram", "relations[0]")
        ),
        Hop(
            tail=start("dam-breaks"),
            head=ORIGIN,
            limit=-day("1912-04-23"),
            witness=said("gazette/dam"),
            supporters=(said("memoir/dam"),),
        ),
        Hop(tail=ORIGIN, head=start("warning"), limit=day("1912-04-14"), witness=said("harbour-log/telegram")),
    ),
)  # fmt: skip
CAUSE = Conflict(
    fingerprint="0badcafe0000",
    kind=ConflictKind.ATTRIBUTE,
    grade=Grade.CONTRADICTION,
    attribute="cause",
    sides=(
        AttributeSide(values=("neglect",), witness=said("inquiry/dam", "attributes.cause")),
        AttributeSide(values=("rain", "an old design"), witness=said("gazette/dam", "attributes.cause")),
    ),
)

LIGHTER = "weighs less than each statement it stands against"


def reconciled(
    event_id: str, start_window: Window, end_window: Window, status: Status, **more: object
) -> ReconciledEvent:
    claims = STORE.claims_of_event.get(event_id, ())
    sources = tuple(dict.fromkeys(c.source for c in claims))
    made = ReconciledEvent(
        event=STORE.events[event_id],
        start=start_window,
        end=end_window,
        edtf=None,
        derived=False,
        planned=False,
        status=status,
        claims=claims,
        sources=sources,
        roots=tuple(sorted({"gazette" if s == "memoir" else s for s in sources})),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def lost(full_id: str, key: str, conflict: Conflict) -> SetAside:
    return SetAside(statement=said(full_id, key), reason=LIGHTER, fingerprint=conflict.fingerprint)


AFTERWARDS = Window(day("1912-04-15"), None)
RECONCILED = (
    reconciled("rain-starts", window("1912-03-25"), window("1912-04-01"), Status.REFINED, edtf="1912-03-25/1912-04-01"),
    reconciled(
        "flood", window("1912-03-25", "1912-04-15"), window("1912-04-15", "1912-05-02"), Status.SINGLE, derived=True
    ),
    reconciled(
        "warning",
        window("1912-04-14"),
        window("1912-04-14"),
        Status.DISPUTED,
        edtf="1912-04-14",
        conflicts=(GAP.fingerprint,),
    ),
    reconciled(
        "dam-breaks",
        window("1912-04-15"),
        window("1912-04-15"),
        Status.DISPUTED,
        edtf="1912-04-15",
        conflicts=(DATES.fingerprint, ORDER.fingerprint, CAUSE.fingerprint, GAP.fingerprint),
        set_aside=(
            lost("gazette/dam", "when", DATES),
            lost("memoir/dam", "when", DATES),
            lost("gazette/dam", "attributes.cause", CAUSE),
        ),
    ),
    reconciled(
        "bridge-falls",
        window("1912-04-15", "1912-05-02"),
        window("1912-04-15", "1912-05-02"),
        Status.UNDECIDED,
        derived=True,
        conflicts=(ORDER.fingerprint,),
        set_aside=(lost("inquiry/bridge", "relations[0]", ORDER),),
        alternatives=(
            Alternative(
                edtf=None,
                start=window("1912-03-25", "1912-04-15"),
                end=window("1912-03-25", "1912-04-15"),
                set_aside=(said("gazette/bridge", "relations[0]"),),
            ),
        ),
    ),
    reconciled("relief-train", window("1912-05-01", "1912-05-10"), window("1912-05-01", "1912-05-10"), Status.SINGLE),
    reconciled(
        "new-dam", window("1914-06-01", "1914-08-31"), window("1914-06-01", "1914-08-31"), Status.SINGLE, planned=True
    ),
    reconciled("mayor-resigns", AFTERWARDS, AFTERWARDS, Status.UNDATED, derived=True),
)  # fmt: skip

DECISION = Resolution(
    fingerprint=CAUSE.fingerprint,
    action=Action.ACCEPT,
    reason="both causes may hold; the court looked for one only",
    by="A. Meyer",
    date="2025-02-11",
    location=Location("data/resolutions.yaml", 2),
    claims={"inquiry/dam": "0a0b0c0d"},
)


def reconciliation_of(
    store: Store = STORE,
    events: tuple[ReconciledEvent, ...] = RECONCILED,
    conflicts: tuple[Conflict, ...] = (DATES, ORDER, GAP, CAUSE),
    resolutions: Mapping[str, Resolution] | None = None,
    incomplete: tuple[str, ...] = (),
) -> Reconciliation:
    decided = {CAUSE.fingerprint: DECISION} if resolutions is None else resolutions
    return Reconciliation(
        store=store,
        events=events,
        conflicts=conflicts,
        resolutions=decided,
        open_conflicts=frozenset(c.fingerprint for c in conflicts) - decided.keys(),
        weights={},
        incomplete=incomplete,
    )


FLOOD = reconciliation_of()


def finding_of(conflict: Conflict, store: Store = STORE) -> Finding:
    witness = conflict.witnesses[0]
    return Finding(
        code="TL301",
        name=conflict.kind,
        message=message_of(conflict, store),
        location=witness.location,
        severity=Severity.WARNING,
        grade=conflict.grade,
        fingerprint=conflict.fingerprint,
        status=FindingStatus.NEW,
        scope=conflict.scope,
        events=conflict.events,
        claims=tuple(s.claim.full_id for s in conflict.statements),
        sources=conflict.sources,
        related=tuple(Related(claim=w.claim.full_id, location=w.location) for w in conflict.witnesses[1:]),
        conflict=conflict,
    )


FINDINGS = tuple(finding_of(conflict) for conflict in FLOOD.conflicts)


def side(first: Window, last: Window, *claims: str, edtf: str | None = None) -> DiffSide:
    return DiffSide(edtf=edtf, start=first, end=last, claims=tuple(STORE.claims[c] for c in claims))


def _day_side(iso: str, *claims: str) -> DiffSide:
    return side(window(iso), window(iso), *claims, edtf=iso)


COMPARISON = Comparison(
    a="inquiry",
    b="gazette",
    rows=(
        DiffRow(
            event="rain-starts",
            verdict=Verdict.ONLY_B,
            a=None,
            b=side(window("1912-03-25"), window("1912-04-01"), "gazette/rain", edtf="1912-03-25/1912-04-01"),
        ),
        DiffRow(
            event="dam-breaks",
            verdict=Verdict.CONFLICT,
            a=_day_side("1912-04-15", "inquiry/dam"),
            b=_day_side("1912-04-23", "gazette/dam"),
            apart_days=8,
            conflicts=(DATES, CAUSE),
        ),
        DiffRow(
            event="bridge-falls",
            verdict=Verdict.CONFLICT,
            a=side(window(None, "1912-04-15"), window(None, "1912-04-15"), "inquiry/bridge"),
            b=side(Window(day("1912-04-23"), None), Window(day("1912-04-23"), None), "gazette/bridge"),
            apart_days=0,
            conflicts=(ORDER,),
        ),
        DiffRow(
            event="new-dam",
            verdict=Verdict.ONLY_A,
            a=side(window("1914-06-01", "1914-08-31"), window("1914-06-01", "1914-08-31"), "inquiry/new-dam"),
            b=None,
        ),
        DiffRow(
            event="warning",
            verdict=Verdict.REFINES,
            a=_day_side("1912-04-14", "harbour-log/telegram"),
            b=side(window("1912-04-01", "1912-04-30"), window("1912-04-01", "1912-04-30"), edtf="1912-04"),
            matched="suggested",
        ),
    ),
    reversed=(
        ReversedPair(
            events=("bridge-falls", "dam-breaks"),
            grade=Grade.CONTRADICTION,
            a="bridge-falls before dam-breaks",
            b="dam-breaks before bridge-falls",
            claims=("inquiry/bridge", "gazette/bridge"),
            fingerprint=ORDER.fingerprint,
        ),
    ),
    attributes=(
        AttributeRow(
            event="dam-breaks", key="cause", a=("neglect",), b=("rain", "an old design"), verdict=Verdict.CONFLICT
        ),
    ),
)
