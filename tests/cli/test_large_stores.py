"""`timeline check` on a store that is large enough to be checked part by part."""

from pathlib import Path

import pytest

from tests.bench.hard_shapes import one_component
from tests.bench.made_stores import write
from tests.cli.conftest import RunHere
from timeline.api.large import asked
from timeline.store.cache import cache_path

CLAIM = "  - id: {id}\n    event: {event}\n    when: {when}\n"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two sources that date 30 events differently; every store counts as large."""
    monkeypatch.setattr(asked, "PAYS_FROM_BYTES", 0)
    folder = tmp_path / "data"
    (folder / "claims").mkdir(parents=True)
    (folder / "timeline.yaml").write_text("timeline: 1\n")
    names = [f"e{number:02}" for number in range(30)]
    (folder / "events.yaml").write_text("".join(f"- id: {name}\n  title: Event {name}\n" for name in names))
    for source, day in (("gazette", "2022-03-29"), ("herald", "2022-03-30")):
        claims = "".join(CLAIM.format(id=name, event=name, when=day) for name in names)
        text = f"source:\n  id: {source}\n  title: The {source}\nclaims:\n{claims}"
        (folder / "claims" / f"{source}.yaml").write_text(text)
    return folder


def test_text_is_the_same_from_the_cache_and_without(store: Path, run_here: RunHere) -> None:
    command = ("--store", str(store), "check")
    first, again, without = run_here(*command), run_here(*command), run_here(*command, "--no-cache")
    assert (first.exit_code, first.stdout.count("TL301")) == (1, 30)
    assert first == again == without
    assert cache_path(store).exists()


@pytest.mark.parametrize(
    "further", [("--format", "concise"), ("--quiet",), ("--fail-on", "never"), ("--ignore", "TL3")]
)
def test_other_ways_to_ask_answer_as_for_a_small_store(
    store: Path, run_here: RunHere, monkeypatch: pytest.MonkeyPatch, further: tuple[str, ...]
) -> None:
    command = ("--store", str(store), "check", *further)
    by_parts = run_here(*command)
    monkeypatch.setattr(asked, "PAYS_FROM_BYTES", 1_000_000)
    whole = run_here(*command)
    assert (by_parts.exit_code, by_parts.stderr) == (whole.exit_code, whole.stderr)
    assert by_parts.stdout.count("\n") == whole.stdout.count("\n")


def test_what_else_is_wrong_of_a_claim_that_is_left_out_is_told_too(
    store: Path, run_here: RunHere, monkeypatch: pytest.MonkeyPatch
) -> None:
    for source in ("gazette", "herald"):  # one file read claim by claim, one as a whole
        path = store / "claims" / f"{source}.yaml"
        wrong = CLAIM.format(id="wrong", event="e99", when="31 March") + "    relations:\n      - "
        path.write_text(path.read_text() + wrong + "{type: before, event: nothing}\n")
    path.write_text("%YAML 1.1\n---\n" + path.read_text())
    command = ("--store", str(store), "check", "--no-cache")
    by_parts = run_here(*command)
    monkeypatch.setattr(asked, "PAYS_FROM_BYTES", 1_000_000)
    assert by_parts == run_here(*command)
    assert [by_parts.stdout.count(code) for code in ("TL004", "`e99`", "`nothing`", "TL301")] == [2, 2, 2, 30]


def test_so_many_findings_are_listed(store: Path, run_here: RunHere) -> None:
    listed = run_here("--store", str(store), "check", "--limit", "4")
    assert listed.stdout.count("TL301") == 4
    assert "and 26 more findings, not listed: timeline check --limit 0 lists all\n" in listed.stdout
    assert "30 new conflicts" in listed.stdout


def test_a_small_store_lists_so_many_too(store: Path, run_here: RunHere, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asked, "PAYS_FROM_BYTES", 1_000_000)
    listed = run_here("--store", str(store), "check", "--limit", "4")
    assert listed.stdout.count("TL301") == 4
    assert "and 26 more findings, not listed" in listed.stdout
    assert not cache_path(store).exists()


def test_formats_for_machines_are_complete(store: Path, run_here: RunHere) -> None:
    assert run_here("--store", str(store), "check", "--limit", "4", "--format", "jsonl").stdout.count("TL301") == 30
    assert run_here("--store", str(store), "check", "--limit", "4", "--format", "concise").stdout.count("TL301") == 30


def test_wrong_usage_is_said_before_anything_is_kept(store: Path, run_here: RunHere) -> None:
    assert run_here("--store", str(store), "check", "--ignore", "TL9").exit_code == 2
    assert not cache_path(store).exists()


def test_a_check_says_of_how_many_it_is_not_known_whether_they_clash(
    tmp_path: Path, run_here: RunHere, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(one_component(1_500), tmp_path / "data")
    command = ("--store", str(tmp_path / "data"), "check")
    whole = run_here(*command)
    monkeypatch.setattr(asked, "PAYS_FROM_BYTES", 0)
    parts, again = run_here(*command), run_here(*command)
    (note,) = [line for line in whole.stderr.splitlines() if "longer chains" in line]
    assert note.startswith("timeline: The search for longer chains ended early around 'e000000' (300 events, 1,499 ")
    assert note.endswith(" statements that no conflict names it is not known whether they clash.")
    assert whole.stderr == parts.stderr == again.stderr
    assert "longer chains" not in run_here(*command, "--quiet").stderr


def test_nothing_is_said_where_it_is_known_of_everybody(tmp_path: Path, run_here: RunHere) -> None:
    write(one_component(300), tmp_path / "data")
    checked = run_here("--store", str(tmp_path / "data"), "check")
    assert "contradiction, new" in checked.stdout
    assert not checked.stderr
