"""What `timeline export` writes a row a claim, `timeline import` reads back: every key of every claim.

Of sources their ids come back, and of claims all but the card that they were extracted from. Nothing else is lost;
where no quote of the store has a place, quotes get the one that they have in the file that was written.
"""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT, RunTimeline
from timeline.api.exporting import export
from timeline.api.importing import import_file
from timeline.api.reading import load, reconcile
from timeline.model.store import Store
from timeline.store.save import claim_text, claim_values, event_values, events_text

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t\r\x85'\"=+-@;,|[{"), max_size=20)
TEXTS = WORDS.map(str.strip).filter(bool) | st.sampled_from(
    [
        "=1+1",
        "'=1+1",
        "''@x",
        "-1",
        "+49 30",
        "@home",
        '["a"]',
        "[1]",
        "{}",
        "null",
        "~",
        "true",
        "a\nb",
        "x\u2028y",
        "yes",
    ]
)
QUOTES = TEXTS.filter(lambda text: len(text.split()) <= 12 and text != "~")  # which is none
EVENTS = ("vote", "talks", "x.1_2-3", "2022", "end")
DATES = st.sampled_from(
    [
        "2022-03-29", "2022", "2022-03", "-0043-03-15", "Y-12000", "1843~", "2022-03-29?", "[2022-03-29..2022-03-31]",
        "{2022-03-29,2022-04-02}", "2022-03-29T17:15", "2022-03-29T17:15:00Z", "156X-12-25", "2022-21", "../2022-03",
        "2022-03-29/2022-03-31", "2022-03-29/", "/2022", "2022-03-29T23:40:05+02:00", "20XX", "1985-04-12T23:20:30",
    ]
)  # fmt: skip
SIDES = DATES.filter(lambda date: "/" not in date)
LENGTHS = st.sampled_from(["P1D", "P2D/P5D", "~P3W", "PT3H", "P1Y2M", "P1M/P2M"])


def relations(event: str) -> st.SearchStrategy[dict[str, Any]]:
    """Relations to other events than this one."""
    others = st.sampled_from([each for each in EVENTS if each != event])
    sides = st.sampled_from(["start", "end"])
    ordered = st.fixed_dictionaries(
        {"type": st.sampled_from(["before", "after"]), "event": others},
        optional={"gap": LENGTHS, "from": sides, "to": sides, "quote": QUOTES},
    )
    plain = st.fixed_dictionaries({"type": st.sampled_from(["meets", "during", "equals", "same_day"]), "event": others})
    near = st.fixed_dictionaries({"type": st.just("same_time"), "event": others}, optional={"within": LENGTHS})
    return ordered | plain | near


def claims_on(event: str) -> st.SearchStrategy[dict[str, Any]]:
    """What a claim may say, by the keys of a claims file; some of it no store takes, and leaves out."""
    evidence = st.fixed_dictionaries({"quote": QUOTES}, optional={"at": st.sampled_from([[0, 5], [12, 13]])})
    values = TEXTS | st.lists(TEXTS, min_size=2, max_size=3)
    return st.fixed_dictionaries(
        {"event": st.just(event)},
        optional={
            "when": DATES,
            "start": SIDES,
            "end": SIDES,
            "calendar": st.sampled_from(["julian", "gregorian"]),
            "zone": st.sampled_from(["Europe/Kyiv", "UTC"]),
            "duration": LENGTHS,
            "weekday": st.sampled_from(["Monday", "Sunday"]),
            "count": st.just({"span": "P34D", "since": "2022-02-24"}),
            "evidence": evidence,
            "relations": st.lists(relations(event), min_size=1, max_size=2),
            "attributes": st.dictionaries(st.sampled_from(["place", "dead", "Größe", "a b"]), values, min_size=1),
            "basis": st.sampled_from(["implied", "hedged", "rumour"]),
            "attributed_to": TEXTS,
            "read": st.just("vague"),
            "report": st.just("plan"),
            "note": TEXTS,
        },
    )


SOURCES = st.fixed_dictionaries({}, optional={"calendar": st.just("julian"), "zone": st.just("Europe/Kyiv")})
FILES = st.lists(st.sampled_from(EVENTS).flatmap(claims_on), min_size=1, max_size=4)
OF_EVENTS = st.fixed_dictionaries(
    {"title": TEXTS},
    optional={
        "tags": st.lists(TEXTS, max_size=2, unique=True),
        "note": TEXTS,
        "instant": st.just("true"),
    },
)


def write_store(folder: Path, sources: dict[str, tuple[dict[str, str], Sequence[dict[str, Any]]]], events: Any) -> None:
    """Write a store of these claims by source, and of these events."""
    (folder / "claims").mkdir(parents=True)
    (folder / "timeline.yaml").write_text("timeline: 1\n", encoding="utf-8")
    listed = [{"id": name, **said} for name, said in zip(EVENTS, events, strict=True)]
    (folder / "events.yaml").write_text(events_text(listed), encoding="utf-8", newline="")
    for name, (about, claims) in sources.items():
        head = "".join(f"  {key}: {value}\n" for key, value in {"id": name, "title": name, **about}.items())
        body = "".join(claim_text({"id": f"c{number}", **claim}) for number, claim in enumerate(claims))
        text = f"source:\n{head}claims:\n{body}"
        (folder / "claims" / f"{name}.yaml").write_text(text, encoding="utf-8", newline="")


def said(store: Store, *, with_places: bool = True) -> dict[str, dict[str, Any]]:
    """What the claims of a store say, each with the calendar and the zone that count for it."""
    found = {}
    for claim in store.claims.values():
        source = store.sources[claim.source]
        calendar, zone = claim.calendar or source.calendar, claim.zone or source.zone
        own = {"calendar": calendar.value if calendar else None, "zone": zone, "card": None}
        quote = {} if with_places or claim.evidence is None else {"evidence": claim.evidence.quote}
        found[claim.full_id] = {**claim_values(claim), **own, **quote}
    return found


def told(store: Store) -> dict[str, dict[str, Any]]:
    """What is known of the events that claims speak of."""
    spoken = {claim.event for claim in store.claims.values()}
    return {name: event_values(event) for name, event in store.events.items() if name in spoken}


@pytest.mark.parametrize(("format_name", "is_by_claim"), [("csv", True), ("jsonl", False)])
@given(ann=st.tuples(SOURCES, FILES), ben=st.tuples(SOURCES, FILES), events=st.tuples(*[OF_EVENTS for _ in EVENTS]))
@settings(max_examples=30)
def test_claims_come_back_as_they_were(format_name: str, is_by_claim: bool, ann: Any, ben: Any, events: Any) -> None:
    with TemporaryDirectory() as made:
        folder = Path(made)
        write_store(folder / "one", {"ann": ann, "ben": ben}, events)
        one = load(folder / "one")
        written = export(reconcile(one), format_name, claims=is_by_claim).content
        assert isinstance(written, str)
        (folder / "all").write_text(written, encoding="utf-8", newline="")
        write_store(folder / "two", {}, [{"title": "unknown"} for _ in EVENTS])
        (folder / "two" / "events.yaml").unlink()
        report = import_file(folder / "two", folder / "all", format_name=format_name)
        two = load(folder / "two")
        assert (report.refused, two.findings) == (0, ())
        has_places = any(claim.evidence and claim.evidence.start is not None for claim in one.claims.values())
        assert said(two, with_places=has_places) == said(one, with_places=has_places)
        assert told(two) == told(one)


@pytest.mark.parametrize("options", [("csv", "--claims"), ("jsonl",)])
def test_the_shipped_store_comes_back(options: tuple[str, ...], run_timeline: RunTimeline, tmp_path: Path) -> None:
    written, again = tmp_path / f"all.{options[0]}", tmp_path / "again"
    run_timeline("export", "--format", *options, "-o", str(written), cwd=ROOT)
    run_timeline("init", str(again))
    done = run_timeline("--store", str(again), "import", str(written))
    assert (done.exit_code, done.stderr) == (0, "")
    assert said(load(again)) == said(load(ROOT / "data"))
    assert told(load(again)) == told(load(ROOT / "data"))
