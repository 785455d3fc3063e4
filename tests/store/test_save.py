"""What is written reads back to the same values, and looks as people would write it."""

from dataclasses import replace
from datetime import UTC
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.model.claim import Attribute, Basis, Claim, Count, Evidence, Read, Report
from timeline.model.decisions import Action, Baseline, BaselineEntry, Resolution, Split
from timeline.model.duration import parse_duration
from timeline.model.edtf import parse_edtf
from timeline.model.edtf.reckoning import Calendar
from timeline.model.location import Location
from timeline.model.relation import SIDED_TYPES, Relation, RelationType, Side
from timeline.model.source import Document, Source, SourceKind
from timeline.model.store import Store
from timeline.store.load import load_store
from timeline.store.reckoning import Reckoner
from timeline.store.save import baseline_text, claims_text, resolutions_text

NOWHERE = Location("")

CHARACTERS = st.characters(exclude_categories=["Cs"])
TEXTS = st.text(CHARACTERS, min_size=1, max_size=40).filter(lambda text: text not in ("~", "null")) | st.sampled_from(
    ["null", "- a", "a: b", "a #b", "yes", "1843", "#", "'", '"', "a\nb", " a ", "é: ", "word " * 60 + "end"]
)
QUOTES = TEXTS.filter(lambda text: len(text.split()) <= 12)
LONG = st.integers(1_015, 1_030).map("x".__mul__)  # YAML takes a key of 1,024 characters that is not said to be one
KEYS = st.text(CHARACTERS, min_size=1, max_size=20).filter(lambda key: key != "~") | LONG
IDS = st.from_regex(r"[a-z0-9][a-z0-9._-]{0,20}", fullmatch=True) | LONG
EVENTS = st.sampled_from(["one", "two", "three"])
DATES = st.sampled_from(
    [
        *(
            "2022-03-30",
            "1984?",
            "2004-06~",
            "2022-03-30T17:15:00Z",
            "2022-03-30T23:40",
            "-0043-03-15",
            "156X-12-25",
            "Y-17000",
        ),
        *("[2022-03-29..2022-03-31]", "{2022-03-29,2022-04-02}", "[..1984]", "2022-03-29/..", "/2022", "?2004-06-~11"),
    ]
).map(parse_edtf)
SIDES_ONLY = DATES.filter(lambda date: "/" not in date.text)
ZONES = st.sampled_from(["UTC", "Europe/Kyiv"])
DURATIONS = st.sampled_from(["P1D", "P2D/P5D", "~P3W", "PT3H", "P7D/.."]).map(parse_duration)


@st.composite
def relations(draw: st.DrawFn, event: str) -> Relation:
    of_type = draw(st.sampled_from(RelationType))
    has_gap = of_type in (RelationType.BEFORE, RelationType.AFTER)
    sides = st.none() | st.sampled_from(Side) if of_type in SIDED_TYPES else st.none()
    return Relation(
        type=of_type,
        event=draw(EVENTS.filter(lambda other: other != event)),
        location=NOWHERE,
        gap=draw(st.none() | DURATIONS) if has_gap else None,
        within=draw(st.none() | DURATIONS) if of_type is RelationType.SAME_TIME else None,
        from_side=draw(sides),
        to_side=draw(sides),
        quote=draw(st.none() | QUOTES),
    )


def attributes() -> st.SearchStrategy[tuple[Attribute, ...]]:
    values = st.dictionaries(KEYS, st.lists(TEXTS, max_size=3).map(tuple), max_size=3)
    return values.map(lambda found: tuple(Attribute(key=k, values=v, location=NOWHERE) for k, v in found.items()))


def evidences() -> st.SearchStrategy[Evidence]:
    at = st.tuples(st.integers(0, 10**6), st.integers(0, 100)).map(lambda pair: (pair[0], sum(pair)))
    places = st.just((None, None)) | at
    return st.builds(lambda quote, place: Evidence(quote=quote, start=place[0], end=place[1]), QUOTES, places)


@st.composite
def claims(draw: st.DrawFn, name: str) -> Claim:
    event = draw(EVENTS)
    return Claim(
        id=name,
        source="s",
        event=event,
        location=NOWHERE,
        when=draw(st.none() | DATES),
        start=draw(st.none() | SIDES_ONLY),
        end=draw(st.none() | SIDES_ONLY),
        calendar=draw(st.none() | st.sampled_from(Calendar)),
        zone=draw(st.none() | ZONES),
        duration=draw(st.none() | DURATIONS),
        weekday=draw(st.none() | st.integers(0, 6)),
        count=draw(st.none() | st.builds(lambda span, since: Count(span=span, since=since), DURATIONS, SIDES_ONLY)),
        relations=tuple(draw(st.lists(relations(event), max_size=3))),
        attributes=draw(attributes()),
        basis=draw(st.sampled_from(Basis)),
        attributed_to=draw(st.none() | TEXTS),
        read=draw(st.sampled_from(Read)),
        report=draw(st.sampled_from(Report)),
        evidence=draw(st.none() | evidences()),
        note=draw(st.none() | TEXTS),
        card=draw(st.none() | st.just("seeds/one.yaml")),
    )


SOURCES = st.builds(
    Source,
    id=st.just("s"),
    title=TEXTS,
    location=st.just(NOWHERE),
    author=st.none() | TEXTS,
    publisher=st.none() | TEXTS,
    url=st.none() | st.just("https://example.org/a?b=c#d"),
    kind=st.sampled_from(SourceKind),
    published=st.lists(DATES, max_size=3).map(tuple),
    calendar=st.none() | st.sampled_from(Calendar),
    zone=st.none() | ZONES,
    document=st.none() | st.builds(Document, file=st.just("a b/c.txt"), sha256=st.just("0" * 64)),
    relies_on=st.lists(IDS, max_size=3, unique=True).map(tuple),
    weight=st.none() | st.integers(0, 100),
    note=st.none() | TEXTS,
)


def reloaded(name: str, text: str) -> Store:
    """Return the store that has the three events and one further file."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "claims").mkdir()
        (Path(folder) / "timeline.yaml").write_text("timeline: 1\n", encoding="utf-8")
        events = "".join(f"- {{id: {event}, title: T}}\n" for event in ("one", "two", "three"))
        (Path(folder) / "events.yaml").write_text(events, encoding="utf-8")
        (Path(folder) / name).write_bytes(text.encode())
        return load_store(Path(folder))


def unplaced(claim: Claim) -> Claim:
    """Return a claim without the places, for comparing."""
    return replace(
        claim,
        location=NOWHERE,
        locations=(),
        relations=tuple(replace(relation, location=NOWHERE) for relation in claim.relations),
        attributes=tuple(replace(attribute, location=NOWHERE) for attribute in claim.attributes),
    )


@settings(max_examples=60, deadline=None)
@given(SOURCES, st.lists(IDS, max_size=3, unique=True).flatmap(lambda ids: st.tuples(*map(claims, ids))), TEXTS)
def test_a_claims_file_reads_back_as_it_was(source: Source, written: tuple[Claim, ...], header: str) -> None:
    text = claims_text(source, written, header)
    store = reloaded("claims/s.yaml", text)
    assert store.findings == ()
    reckoner = Reckoner(UTC, {source.id: source})
    assert [replace(found, location=NOWHERE) for found in store.sources.values()] == [reckoner.source(source)]
    assert [unplaced(claim) for claim in store.claims.values()] == [reckoner.claim(claim) for claim in written]
    assert claims_text(store.sources["s"], list(store.claims.values()), header) == text


DIGESTS = st.dictionaries(st.tuples(IDS, IDS).map("/".join), st.from_regex("[0-9a-f]{8}", fullmatch=True), max_size=5)
SPLITS = st.builds(
    Split, event=IDS.map("x-{}".format), into=IDS.map("y-{}".format), claims=st.just(("a/b",)) | st.just(("a/b", "c/d"))
)
RESOLUTIONS = st.builds(
    lambda losers, split, **values: Resolution(
        set_aside=() if split else losers,
        split=split,
        action=Action.SPLIT if split else Action.SET_ASIDE if losers else Action.ACCEPT,
        location=NOWHERE,
        **values,
    ),
    split=st.none() | SPLITS,
    note=st.none() | TEXTS,
    losers=st.lists(st.sampled_from(["a/b", "a/c#relations[0]", "d/e#attributes.place"]), unique=True).map(tuple),
    fingerprint=st.from_regex("[0-9a-f]{12}", fullmatch=True),
    reason=TEXTS,
    by=TEXTS,
    date=st.dates().map(str),
    expires=st.none() | st.dates().map(str),
    claims=DIGESTS,
)


@settings(max_examples=25, deadline=None)
@given(st.lists(RESOLUTIONS, max_size=3))
def test_decisions_read_back_as_they_were(written: list[Resolution]) -> None:
    store = reloaded("resolutions.yaml", resolutions_text(written))
    assert store.findings == ()
    assert [replace(found, location=NOWHERE, claims=dict(found.claims)) for found in store.resolutions] == written


ENTRIES = st.builds(
    BaselineEntry,
    fingerprint=st.from_regex("[0-9a-f]{12}", fullmatch=True),
    claims=DIGESTS,
    location=st.just(NOWHERE),
    summary=st.none() | TEXTS,
)


@settings(max_examples=25, deadline=None)
@given(st.lists(ENTRIES, max_size=3, unique_by=lambda entry: entry.fingerprint), DIGESTS)
def test_a_baseline_reads_back_as_it_was(entries: list[BaselineEntry], seen: dict[str, str]) -> None:
    baseline = Baseline(entries=tuple(entries), seen=seen, location=NOWHERE)
    store = reloaded("baseline.yaml", baseline_text(baseline))
    assert store.findings == ()
    found = store.baseline.entries if store.baseline else ()
    by_fingerprint = sorted(entries, key=lambda entry: entry.fingerprint)
    assert [replace(entry, location=NOWHERE, claims=dict(entry.claims)) for entry in found] == by_fingerprint
    assert (dict(store.baseline.seen) if store.baseline else {}) == seen


CANONICAL = """\
# Written by `timeline extract` from seeds/gazette.yaml.
# Edit that.
source:
  id: gazette
  title: "The Gazette, an évening paper: weekly"
  kind: article
  published: [2025-04-03, 2025-05-01]
  note: >-
    It has no date, and It has no date, and It has no date, and It has no date, and It has no date, and It has no date,
    and It has no date, and so the year was argued from what it reports.
claims:
  - id: left
    event: withdrawal
    when: "[2022-03-29..2022-03-31]"
    weekday: Wednesday
    evidence: {quote: "The \\"army\\" left", at: [64, 79]}
    relations:
      - {type: after, event: announcement, gap: P1D}
    attributes: {place: [Bucha, "Nowy Sącz"],
                 participants: ["person number 0", "person number 1", "person number 2", "person number 3",
                                "person number 4", "person number 5"]}
    basis: hedged
    card: seeds/gazette.yaml
"""


def test_a_claims_file_looks_as_people_would_write_it() -> None:
    source = Source(
        id="gazette",
        title="The Gazette, an évening paper: weekly",
        location=NOWHERE,
        kind=SourceKind.ARTICLE,
        published=(parse_edtf("2025-04-03"), parse_edtf("2025-05-01")),
        note="It has no date, and " * 7 + "so the year was argued from what it reports.",
    )
    claim = Claim(
        id="left",
        source="gazette",
        event="withdrawal",
        location=NOWHERE,
        when=parse_edtf("[2022-03-29..2022-03-31]"),
        weekday=2,
        evidence=Evidence(quote='The "army" left', start=64, end=79),
        relations=(
            Relation(type=RelationType.AFTER, event="announcement", location=NOWHERE, gap=parse_duration("P1D")),
        ),
        attributes=(
            Attribute(key="place", values=("Bucha", "Nowy Sącz"), location=NOWHERE),
            Attribute(key="participants", values=tuple(f"person number {n}" for n in range(6)), location=NOWHERE),
        ),
        basis=Basis.HEDGED,
        card="seeds/gazette.yaml",
    )
    assert (
        claims_text(source, [claim], "Written by `timeline extract` from seeds/gazette.yaml.\nEdit that.") == CANONICAL
    )


def test_a_baseline_has_a_few_lines_a_source() -> None:
    seen = {f"gazette/claim-no-{n}": f"{n:08d}" for n in range(6)} | {"herald/a": "abcdef01"}
    entry = BaselineEntry(
        fingerprint="a" * 12, claims={"herald/a": "abcdef01"}, location=NOWHERE, summary="8 days apart"
    )
    assert baseline_text(Baseline(entries=(entry,), seen=seen, location=NOWHERE)) == dedent(
        """\
        # Known conflicts: debt, not judgement. Written by `timeline check --write-baseline`.
        conflicts:
          - {fingerprint: aaaaaaaaaaaa, summary: "8 days apart", claims: {herald/a: abcdef01}}
        seen:
          gazette: {claim-no-0: 00000000, claim-no-1: 00000001, claim-no-2: 00000002, claim-no-3: 00000003,
                    claim-no-4: 00000004, claim-no-5: 00000005}
          herald: {a: abcdef01}
        """
    )
