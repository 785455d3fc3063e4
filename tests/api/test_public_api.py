"""What `import timeline` offers: load, extract, reconcile, diff, check, export; and recording a decision."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import timeline
from tests.conftest import ROOT
from timeline.api.resolving import Decision, Recorded, open_again, record, resolution_of
from timeline.checks import baseline_of
from timeline.errors import StoreNotFound, UsageError
from timeline.model.finding import FindingStatus
from timeline.model.store import Store
from timeline.reconciliation.result import Status

CLAIMS = """\
source: {{id: {source}, title: {source}, kind: article}}
claims:
  - {{id: t, event: talks, when: {when}}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store in which two sources date one event differently."""
    data = tmp_path / "data"
    (data / "claims").mkdir(parents=True)
    (data / "timeline.yaml").write_text("timeline: 1\ntitle: Talks\n")
    (data / "events.yaml").write_text("- {id: talks, title: Talks}\n")
    for source, when in (("a", "2022-03-29"), ("b", "2022-03-30")):
        (data / "claims" / f"{source}.yaml").write_text(CLAIMS.format(source=source, when=when))
    return data


@pytest.fixture
def store(folder: Path) -> Store:
    return timeline.load(folder)


def test_everything_that_is_offered_is_there_and_nothing_else() -> None:
    assert all(callable(getattr(timeline, name)) for name in timeline.__all__)
    with pytest.raises(AttributeError, match="no attribute 'reconcil'"):
        timeline.reconcil  # noqa: B018


def test_the_readme_names_all_that_a_notebook_needs() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(?:timeline\.)?(\w+)[(`]", readme))
    assert set(timeline.__all__) - named == {"Same"}, "which stands in the example of `accept`"


def test_importing_the_package_loads_nothing_heavy() -> None:
    loaded = "import sys, timeline; print([m for m in ('yaml', 'rich', 'typer', 'dateutil') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_a_folder_without_a_store_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreNotFound):
        timeline.load(tmp_path)


def test_the_same_conflict_is_told_by_all(store: Store) -> None:
    (conflict,) = timeline.reconcile(store).conflicts
    (row,) = timeline.diff(store, "a", "b").rows
    assert [c.fingerprint for c in row.conflicts] == [conflict.fingerprint]
    found = [f.fingerprint for f in timeline.check(store).findings if f.conflict is not None]
    assert found == [conflict.fingerprint]
    exported = json.loads(timeline.export(timeline.reconcile(store), "json").text)
    assert [f["fingerprint"] for f in exported["conflicts"]] == [conflict.fingerprint]


def test_a_check_fails_on_what_is_new_and_at_the_grade_that_is_asked(store: Store) -> None:
    result = timeline.check(store)
    assert (result.fails(), result.fails("never")) == (True, False)
    assert not timeline.check(store, ignore=["TL3"]).fails()
    assert {f.code for f in timeline.check(store, select=["TL301"]).findings} == {"TL301"}


def test_another_baseline_replaces_that_of_the_store(store: Store) -> None:
    known = baseline_of(timeline.check(store).checked)
    assert not timeline.check(store, baseline=known).fails()
    gone = timeline.check(timeline.load(store.folder), baseline=known, select=["TL701"])
    assert gone.findings == ()
    assert timeline.check(store).fails(), "the store itself is as it was"


def test_an_entry_of_another_baseline_that_matches_nothing_is_found(folder: Path, store: Store) -> None:
    known = baseline_of(timeline.check(store).checked)
    (folder / "claims" / "b.yaml").unlink()
    result = timeline.check(timeline.load(folder), baseline=known)
    assert "TL701" in {f.code for f in result.findings}
    assert result.fails()


def decide(store: Store, decision: Decision) -> Recorded:
    """Record a decision on the first conflict of a store."""
    on = open_again(store, timeline.reconcile(store).conflicts[0])
    return record(on, resolution_of(on, decision))


def test_a_recorded_decision_acts_when_the_store_is_loaded_again(folder: Path, store: Store) -> None:
    recorded = decide(store, Decision(set_aside=("a/t",), reason="a slip", by="me"))
    assert (recorded.path, recorded.ends_it) == (folder / "resolutions.yaml", True)
    after = timeline.load(folder)
    (event,) = timeline.reconcile(after).events
    assert (event.edtf, event.status) == ("2022-03-30", Status.RESOLVED)
    result = timeline.check(after)
    assert not result.fails()
    assert {f.status for f in result.findings if f.conflict is not None} == {FindingStatus.RESOLVED}


def test_a_decision_that_expired_decides_nothing(folder: Path, store: Store) -> None:
    decide(store, Decision(reason="for now", by="me", expires="2030-01-31"))
    after = timeline.load(folder)
    assert timeline.reconcile(after, today="2030-01-31").resolutions
    assert not timeline.reconcile(after, today="2030-02-01").resolutions
    assert "TL702" in {f.code for f in timeline.check(after, today="2030-02-01").findings}


@pytest.mark.parametrize(
    ("decision", "message"),
    [
        (Decision(reason="a slip", set_aside=("a/other",)), "a/other: takes no part"),
        (Decision(reason="a slip", set_aside=("a/t",), expires="soon"), "soon: not a date"),
        (Decision(reason=" ", set_aside=("a/t",)), "reason"),
    ],
)
def test_a_decision_that_makes_no_sense_is_refused_and_nothing_written(
    folder: Path, store: Store, decision: Decision, message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        decide(store, decision)
    assert not (folder / "resolutions.yaml").exists()


def test_extracting_without_cards_changes_nothing(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    result = timeline.extract(folder)
    assert (result.cards, result.findings, result.is_clean) == ((), (), True)
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == before


def test_learned_trust_weighs_otherwise_and_finds_the_same_conflicts() -> None:
    store = timeline.load(ROOT / "data")
    by_kind, learned = timeline.reconcile(store), timeline.reconcile(store, trust="learned")
    assert {c.fingerprint for c in learned.conflicts} == {c.fingerprint for c in by_kind.conflicts}
    weights = {row.source.id: row.weight for row in timeline.sources(store, trust="learned").rows}
    assert {name: source.weight for name, source in learned.store.sources.items()} == weights
    assert weights != {row.source.id: row.weight for row in timeline.sources(store).rows}


def test_another_trust_is_refused(store: Store) -> None:
    with pytest.raises(UsageError, match="lerned: no such trust"):
        timeline.reconcile(store, trust="lerned")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="lerned: no such trust"):
        timeline.sources(store, trust="lerned")  # type: ignore[arg-type]


def test_a_conflict_is_explained_in_lines(store: Store) -> None:
    reconciled = timeline.reconcile(store)
    explained = timeline.explain(reconciled, reconciled.conflicts[0])
    assert str(explained).splitlines() == [
        "contradiction: 1 day apart: a dates talks 29 March 2022, but b dates it 30 March 2022",
        "1. a dates talks 29 March 2022 → talks ends on 29 March 2022 at the latest",
        "2. talks cannot end before it starts → talks starts on 29 March 2022 at the latest",
        "3. b dates talks 30 March 2022 → talks starts on 30 March 2022 at the earliest",
        f"{explained.total}",
        "contradiction, as each step can rest on a statement that is made outright, in exact words.",
        "set aside to end it: a/t",
        "set aside to end it: b/t",
    ]


def test_values_that_differ_are_explained_side_by_side() -> None:
    reconciled = timeline.reconcile(timeline.load(ROOT / "data"))
    explained = timeline.explain(reconciled, reconciled.conflict["3cc34acb5395"])
    assert not explained.steps
    assert str(explained).splitlines()[1].startswith("1. progress-2022/redeployment gives character as redeployment “")
    assert explained._repr_html_().startswith("<div><p>contradiction: values differ: ")
