"""What a store holds once it is read."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from timeline.errors import StoreNotFound, StoreUnreadable
from timeline.model.claim import Basis, Evidence, Read, Report
from timeline.model.decisions import Action
from timeline.model.edtf.calendar import iso_day
from timeline.model.edtf.value import EdtfKind, Precision
from timeline.model.location import Location
from timeline.model.relation import RelationType, Side
from timeline.model.settings import DEFAULT_WIDTHS_DAYS, AttributeType, Settings, Tolerance, TypedAttribute
from timeline.model.source import SourceKind
from timeline.store.load import load_store

WriteStore = Callable[..., Path]

FULL_CLAIMS = """\
source:
  id: gazette
  title: "1843"
  author: yes
  kind: record
  published: [2025-04-03, '[2025-05-01,2025-05-03]']
  document: {file: letters/one.txt, sha256: AAAA}
  relies_on: herald
  weight: 60
claims:
  - event: withdrawal
    id: left
    when: [2022-03-29..2022-03-31]
    duration: P2D/P5D
    weekday: tuesday
    count: {span: P34D, since: 2022-02-24}
    evidence: {quote: "They left on March 30", at: [64, 85]}
    relations:
      - {type: after, event: announcement, gap: P1D, from: start, to: end, quote: "the day after"}
      - type: same_time
        event: announcement
        within: P2D
    attributes: {place: [Bucha, Irpin], motive: goodwill, toll: ~}
    basis: hedged
    attributed_to: null
    read: vague
    report: plan
    note: "~"
    card: seeds/one.yaml
  - {id: both, event: withdrawal, when: {2022-03-29,2022-04-02}, start: , end: 2022-04}
""".replace("AAAA", "ab" * 32)


def test_every_key_of_a_claim_is_read(write_store: WriteStore) -> None:
    store = load_store(write_store({"claims/gazette.yaml": FULL_CLAIMS}))
    assert store.findings == ()
    claim = store.claims["gazette/left"]
    assert claim.when is not None
    assert (claim.when.text, claim.when.kind) == ("[2022-03-29..2022-03-31]", EdtfKind.ONE_OF)
    assert claim.duration is not None
    assert claim.duration.text == "P2D/P5D"
    assert claim.weekday == 1
    assert claim.count is not None
    assert (claim.count.span.text, claim.count.since.text) == ("P34D", "2022-02-24")
    assert claim.evidence == Evidence(quote="They left on March 30", start=64, end=85)
    assert (claim.basis, claim.read, claim.report) == (Basis.HEDGED, Read.VAGUE, Report.PLAN)
    assert (claim.attributed_to, claim.note, claim.card) == (None, None, "seeds/one.yaml")
    assert [(a.key, a.values) for a in claim.attributes] == [("place", ("Bucha", "Irpin")), ("motive", ("goodwill",))]


def test_every_key_of_a_relation_is_read(write_store: WriteStore) -> None:
    store = load_store(write_store({"claims/gazette.yaml": FULL_CLAIMS}))
    after, same_time = store.claims["gazette/left"].relations
    assert (after.type, after.event, after.quote) == (RelationType.AFTER, "announcement", "the day after")
    assert after.gap is not None
    assert (after.gap.text, after.from_side, after.to_side) == ("P1D", Side.START, Side.END)
    assert same_time.within is not None
    assert (same_time.type, same_time.within.text) == (RelationType.SAME_TIME, "P2D")


def test_every_key_of_a_source_is_read_as_it_was_typed(write_store: WriteStore) -> None:
    source = load_store(write_store({"claims/gazette.yaml": FULL_CLAIMS})).sources["gazette"]
    assert (source.title, source.author, source.kind) == ("1843", "yes", SourceKind.RECORD)
    assert [date.text for date in source.published] == ["2025-04-03", "[2025-05-01,2025-05-03]"]
    assert source.document is not None
    assert (source.document.file, source.document.sha256) == ("letters/one.txt", "ab" * 32)
    assert (source.relies_on, source.weight) == (("herald",), 60)


def test_each_statement_has_its_place(write_store: WriteStore) -> None:
    claim = load_store(write_store({"claims/gazette.yaml": FULL_CLAIMS})).claims["gazette/left"]
    file = str(Path("data/claims/gazette.yaml"))
    assert claim.location == Location(file, 12, 5)  # that of the id, though `event` stands first
    places = {key: (claim.location_of(key).line, claim.location_of(key).column) for key, _ in claim.locations}
    assert places["event"] == (11, 5)
    assert places["when"] == (13, 5)
    assert places["evidence"] == (17, 5)
    assert places["relations[0]"] == (19, 9)
    assert places["relations[1]"] == (20, 9)
    assert places["attributes.place"] == (23, 18)
    assert claim.location_of("no-such-key") == claim.location


def test_unquoted_sets_are_dates_and_nothing_is_nothing(write_store: WriteStore) -> None:
    claim = load_store(write_store({"claims/gazette.yaml": FULL_CLAIMS})).claims["gazette/both"]
    assert claim.when is not None
    assert claim.end is not None
    assert (claim.when.text, claim.when.kind) == ("{2022-03-29,2022-04-02}", EdtfKind.ALL_OF)
    assert (claim.start, claim.end.text) == (None, "2022-04")


@pytest.mark.parametrize(
    ("published", "dates"),
    [
        ("2025", ["2025"]),
        ("[2025-04-03..2025-04-05]", ["[2025-04-03..2025-04-05]"]),
        ("[..2025-04-05]", ["[..2025-04-05]"]),
        ("[2025-04-03, 2025-05-01]", ["2025-04-03", "2025-05-01"]),
        ("[2025-04-03]", ["2025-04-03"]),
        ("\n    - 2025-04-03\n    - '[2025-05-01..]'", ["2025-04-03", "[2025-05-01..]"]),
        ("'[2025-04-03,2025-05-01]'", ["[2025-04-03,2025-05-01]"]),
        ("[\n    2025-04-03..\n    2025-04-05]", ["[2025-04-03..2025-04-05]"]),
        ("~", []),
        ("''", []),
        ("null", []),
    ],
)
def test_published_is_one_date_or_several_publications(
    write_store: WriteStore, published: str, dates: list[str]
) -> None:
    text = f"source:\n  id: gazette\n  title: T\n  published: {published}\n"
    store = load_store(write_store({"claims/gazette.yaml": text}))
    assert store.findings == ()
    assert [date.text for date in store.sources["gazette"].published] == dates


def test_settings_add_to_the_defaults(write_store: WriteStore) -> None:
    text = """\
        timeline: 1
        title: A war's first weeks
        zone: Europe/Kyiv
        widths: {day: 3}
        attributes: {place: set, toll: number}
        kinds: {image: 90}
        words: {first week: 1-7}
        """
    settings = load_store(write_store({"timeline.yaml": text})).settings
    assert (settings.title, settings.zone) == ("A war's first weeks", "Europe/Kyiv")
    assert settings.widths_days == {**DEFAULT_WIDTHS_DAYS, Precision.DAY: 3}
    assert settings.attributes == {
        "place": TypedAttribute(type=AttributeType.SET),
        "toll": TypedAttribute(type=AttributeType.NUMBER),
    }
    assert (settings.weights[SourceKind.IMAGE], settings.weights[SourceKind.RECORD]) == (90, 80)
    assert settings.words == {"first week": "1-7"}


def test_an_attribute_has_a_type_and_what_belongs_to_it(write_store: WriteStore) -> None:
    text = """\
        timeline: 1
        attributes:
          toll: {type: number, tolerance: 2.5%, unit: people}
          lost: {type: number, tolerance: 50}
          place: {type: place}
          stops: ordered-set
        places:
          Bucha: Kyiv Oblast
          Kyiv Oblast: [Ukraine, " Europe"]
        """
    settings = load_store(write_store({"timeline.yaml": text})).settings
    toll, lost = settings.typed("toll"), settings.typed("lost")
    assert (toll.type, toll.tolerance, toll.unit) == (
        AttributeType.NUMBER,
        Tolerance(Fraction(5, 2), is_per_cent=True),
        "people",
    )
    assert (lost.tolerance, str(lost.tolerance)) == (Tolerance(Fraction(50)), "50")
    assert settings.typed("place").around == {
        "bucha": {"kyiv oblast", "ukraine", "europe"},
        "kyiv oblast": {"ukraine", "europe"},
    }
    assert settings.typed("stops") == TypedAttribute(type=AttributeType.ORDERED_SET)
    assert settings.typed("another") == TypedAttribute()


def test_a_wrong_type_leaves_the_others(write_store: WriteStore) -> None:
    text = "timeline: 1\nattributes: {toll: {type: number, unti: people}, lost: number, place: sett}\n"
    store = load_store(write_store({"timeline.yaml": text}))
    assert list(store.settings.attributes) == ["lost"]
    assert [finding.code for finding in store.findings] == ["TL002", "TL003"]


def test_events_come_from_all_their_files_in_the_order_of_the_paths(write_store: WriteStore) -> None:
    folder = write_store(
        {
            "events/b.yaml": "- {id: b, title: B, part_of: a, instant: true, tags: [x, y], note: N}\n",
            "events/a.yaml": "- {id: a, title: A, tags: x}\n",
        }
    )
    events = load_store(folder).events
    assert list(events) == ["withdrawal", "announcement", "a", "b"]
    assert (events["b"].part_of, events["b"].instant, events["b"].tags) == ("a", True, ("x", "y"))
    assert events["b"].part_of_location == Location(str(Path("data/events/b.yaml")), 1, 21)
    assert events["a"].tags == ("x",)


def test_several_files_speak_for_one_source(write_store: WriteStore) -> None:
    more = "claims: [{id: more, event: announcement}]\nsource: gazette\n"
    again = "source: {title: The Gazette, id: gazette}\nclaims: [{id: again, event: announcement}]\n"
    store = load_store(write_store({"claims/a.yaml": more, "claims/b.yaml": again}))
    assert store.findings == ()
    assert list(store.claims) == ["gazette/more", "gazette/again", "gazette/left"]
    assert store.sources["gazette"].title == "The Gazette"


def test_resolutions_and_baseline(write_store: WriteStore) -> None:
    folder = write_store(
        {
            "resolutions.yaml": """\
                # judged
                - fingerprint: a1b2c3d4e5f6
                  action: set-aside
                  set_aside: gazette/left
                  reason: A typing error
                  by: M. Roe
                  date: 2024-02-29
                  expires: 2030-01-01
                  claims: {gazette/left: 12345678}
                """,
            "baseline.yaml": """\
                conflicts:
                  - {fingerprint: 0123456789ab, summary: 8 days apart, claims: {gazette/left: 1e345678}}
                seen:
                  gazette: {left: 1e345678}
                """,
        }
    )
    store = load_store(folder)
    assert store.findings == ()
    (resolution,) = store.resolutions
    assert (resolution.action, resolution.set_aside) == (Action.SET_ASIDE, ("gazette/left",))
    assert (resolution.date, resolution.expires, resolution.location.line) == ("2024-02-29", "2030-01-01", 2)
    assert resolution.claims == {"gazette/left": "12345678"}
    assert store.baseline is not None
    assert store.baseline.seen == {"gazette/left": "1e345678"}
    assert [entry.summary for entry in store.baseline.entries] == ["8 days apart"]


def test_a_store_of_one_line_is_empty(write_store: WriteStore) -> None:
    folder = write_store({"events.yaml": "# none yet\n", "claims/gazette.yaml": "source: {id: g, title: G}\nclaims:\n"})
    store = load_store(folder)
    assert (dict(store.events), dict(store.claims), store.findings) == ({}, {}, ())
    assert store.settings == Settings()


def test_a_byte_order_mark_is_no_text(write_store: WriteStore) -> None:
    text = "\ufefftimeline: 1\ntitle: é\n"
    assert load_store(write_store({"timeline.yaml": text.encode()})).settings.title == "é"


def test_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreNotFound, match="no event store here"):
        load_store(tmp_path)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"timeline: 2\n", "timeline.yaml: format version 2, but this timeline reads version 1"),
        (
            b"timeline: 1\ntitle: a: b\n",
            "timeline.yaml:2:9: not YAML: a second `: ` in one value; put the value in quotes, or correct the indent",
        ),
        (
            b"timeline: 1\ntitle: M\xfcller\n",
            "timeline.yaml:2:9: not UTF-8: byte 0xfc at offset 20; save the file as UTF-8",
        ),
    ],
)
def test_a_store_that_cannot_be_used(write_store: WriteStore, content: bytes, message: str) -> None:
    with pytest.raises(StoreUnreadable) as caught:
        load_store(write_store({"timeline.yaml": content}))
    assert str(caught.value) == f"{Path('data')}/{message}"
    assert caught.value.hint


@pytest.mark.parametrize("written", ["|\n      2022-03-30", '" 2022-03-30 "', "\n      2022-03-30"])
def test_white_space_around_a_date_is_no_part_of_it(write_store: WriteStore, written: str) -> None:
    claims = f"source: {{id: g, title: G}}\nclaims:\n  - id: c\n    event: withdrawal\n    when: {written}\n"
    when = load_store(write_store({"claims/gazette.yaml": claims.encode()})).claims["g/c"].when
    assert when is not None
    assert when.text == "2022-03-30"


def test_what_is_counted_from_is_a_day_of_the_store_too(write_store: WriteStore) -> None:
    claims = """\
        source: {id: g, title: G}
        claims:
          - {id: c, event: withdrawal, when: 2022-04-02, count: {span: P2D, since: "2022-03-30T23:30Z"}}
        """
    files = {"timeline.yaml": "timeline: 1\nzone: Europe/Kyiv\n", "claims/gazette.yaml": claims}
    count = load_store(write_store(files)).claims["g/c"].count
    assert count is not None
    assert iso_day(count.since.start.earliest or 0) == "2022-03-31"
