"""`timeline import` into a store that has claims: ids that stay, what changed, what people wrote by hand."""

from pathlib import Path

import pytest

from tests.cli.conftest import RunHere
from tests.cli.imports import Import, dates, texts
from timeline.api.reading import load

TABLE = "event,date\nvote,2022-03-25\ntalks,2022-04-03\ntalks,2022-04-05\nmarch,2022-05-01\n"


def stored(folder: Path) -> dict[str, bytes]:
    """Every file of the store."""
    return {str(path): path.read_bytes() for path in folder.joinpath("data").rglob("*") if path.is_file()}


def ids(folder: Path) -> dict[str, str | None]:
    """The claims of the store with their dates."""
    claims = load(folder / "data").claims
    return dict(zip(claims, dates(list(claims.values())), strict=True))


def test_the_same_file_again_changes_nothing(run_import: Import, folder: Path) -> None:
    run_import(TABLE)
    before = stored(folder)
    done = run_import(TABLE)
    assert (stored(folder), "4 claims, as it was" in done.stdout) == (before, True)


@pytest.mark.parametrize(
    ("old", "new", "counts", "found"),
    [
        ("2022-03-25", "2022-03-26", (0, 1, 0), {"vote": "2022-03-26"}),
        ("march,2022-05-01\n", "", (0, 0, 1), {}),
        ("talks,2022-04-03\n", "", (0, 0, 1), {"talks-2": "2022-04-05"}),
        ("talks,2022-04-03\n", "talks,2022-04-09\n", (0, 1, 0), {"talks": "2022-04-09", "talks-2": "2022-04-05"}),
        ("talks,2022-04-03\n", "talks,2022-04-01\ntalks,2022-04-03\n", (1, 0, 0), {"talks-3": "2022-04-01"}),
        ("vote,2022-03-25\n", "", (0, 0, 1), {}),
    ],
    ids=["date", "last-row", "one-of-two", "date-of-one-of-two", "a-third", "first-row"],
)
def test_a_changed_file_changes_what_it_must(
    old: str, new: str, counts: tuple[int, int, int], found: dict[str, str], run_import: Import, folder: Path
) -> None:
    run_import(TABLE)
    before = ids(folder)
    (source,) = run_import.report(TABLE.replace(old, new))["sources"]
    assert (source["new"], source["changed"], source["gone"]) == counts
    after = ids(folder)
    assert {name: after[f"press/{name}"] for name in found} == found
    same = {name for name in after if after[name] == before.get(name)}
    assert len(same) >= len(before) - 1


def test_what_was_edited_by_hand_stays_until_it_is_forced(run_import: Import, folder: Path) -> None:
    run_import(TABLE)
    path = folder / "data" / "claims" / "press.yaml"
    edited = path.read_text().replace("2022-03-25", "2022-03-24")
    path.write_text(edited)
    refused = run_import(TABLE)
    assert (refused.exit_code, path.read_text()) == (2, edited)
    assert "data/claims/press.yaml was edited by hand since it was imported" in refused.stderr
    assert "--force" in refused.stderr
    assert run_import(TABLE, "--force").exit_code == 0
    assert "2022-03-25" in path.read_text()


def test_claims_written_by_hand_are_not_written_over(run_import: Import, folder: Path) -> None:
    path = folder / "data" / "claims" / "press.yaml"
    path.write_text("source: {id: press, title: The Press}\nclaims:\n  - {id: vote, event: vote, when: 2022}\n")
    (folder / "data" / "events.yaml").write_text("- {id: vote, title: The vote}\n")
    before = stored(folder)
    refused = run_import(TABLE)
    assert (refused.exit_code, "was not written by an import" in refused.stderr) == (2, True)
    assert stored(folder) == before
    beside = run_import(TABLE, "--into", "data/claims/press-table.yaml")
    assert beside.exit_code == 0
    assert ids(folder)["press/vote"] == "2022"
    assert load(folder / "data").findings == ()


def test_events_of_the_store_are_known_by_id_and_by_title(run_import: Import, folder: Path) -> None:
    (folder / "data" / "events.yaml").write_text("- {id: e1, title: The vote}\n- {id: talks, title: Talks in May}\n")
    report = run_import.report("event,date\nTHE  VOTE,2022-03-25\ntalks,2022-04-03\nA new one,2022\n")
    assert [claim.event for claim in run_import.claims()] == ["e1", "talks", "a-new-one"]
    assert "events of the store known by their title: THE  VOTE is e1" in texts(report, "assumed")
    assert (report["events"]["new"], load(folder / "data").events["a-new-one"].title) == (1, "A new one")


def test_names_that_become_the_same_id_stay_apart(run_import: Import, folder: Path) -> None:
    table = "event,date\nA & B,2022\nA + B,2023\na-b,2024\nВыборы,2022\n2022/23: x,2022\n"
    run_import(table)
    events = [claim.event for claim in run_import.claims()]
    assert len(set(events)) == len(events)
    assert {"a-b", "2022-23-x"} < set(events)
    before = stored(folder)
    run_import(table)
    assert stored(folder) == before


def test_ids_of_claims_are_kept_made_valid_and_unique(run_import: Import) -> None:
    report = run_import.report("id,event,date\nc1,vote,2022\nC 1,vote,2022\nc1,talks,2022\npress/d,talks,2022\n")
    assert [claim.id for claim in run_import.claims()] == ["c1", "c-1", "c1-2", "d"]
    assert "ids of claims changed" in texts(report, "assumed")


def test_rows_may_name_several_sources(run_import: Import, folder: Path) -> None:
    report = run_import.report(
        "source,event,date\nann,vote,2022\nBen's Blog,vote,2022-03\n,vote,2023\n", "--relies-on", "ann=wire"
    )
    assert [each["id"] for each in report["sources"]] == ["ann", "ben-s-blog", "press"]
    sources = load(folder / "data").sources
    assert (sources["ann"].relies_on, sources["press"].relies_on) == (("wire",), ())
    refused = run_import("source,event,date\nann,vote,2022\nben,vote,2023\n", "--title", "x", source=None)
    assert (refused.exit_code, "--title is of one source, and the file has 2: ann, ben" in refused.stderr) == (2, True)


def test_what_was_imported_passes_the_check_with_its_file(run_import: Import, run_here: RunHere) -> None:
    run_import('event,date,quote\nvote,2022-03-25,"they\nvoted"\ntalks,3 April 2022,\n')
    checked = run_here("check", "--documents", ".", "--format", "concise")
    assert (checked.exit_code, "TL2" in checked.stdout) == (0, False)


def many(rows: int) -> str:
    """A table whose claims are too many for one small file."""
    return "event,date\n" + "".join(f"vote,{1000 + row}\n" for row in range(rows))


def claims_files(folder: Path) -> list[str]:
    """The names of the claims files."""
    return sorted(path.name for path in (folder / "data" / "claims").iterdir())


@pytest.fixture
def small_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of a store have 16 KB at most."""
    monkeypatch.setattr("timeline.store.files.MAX_FILE_BYTES", 16 * 1024)


@pytest.mark.usefixtures("small_files")
def test_claims_that_are_too_many_for_one_file_stand_in_several(
    run_here: RunHere, run_import: Import, folder: Path
) -> None:
    done = run_import(many(400))
    assert "400 claims in 3 files: written, 400 new" in done.stdout
    assert claims_files(folder) == ["press+2.yaml", "press+3.yaml", "press.yaml"]
    assert sorted(date or "" for date in dates(run_import.claims())) == [str(year) for year in range(1000, 1400)]
    assert run_here("check", "--select", "TL0").exit_code == 0
    before = stored(folder)
    assert "400 claims in 3 files, as it was" in run_import(many(400)).stdout
    assert stored(folder) == before


@pytest.mark.usefixtures("small_files")
def test_files_that_no_claim_is_left_for_go(run_import: Import, folder: Path) -> None:
    run_import(many(400))
    (source,) = run_import.report(many(10))["sources"]
    assert (source["claims"], source["gone"], claims_files(folder)) == (10, 390, ["press.yaml"])
    assert len(run_import.claims()) == 10


@pytest.mark.usefixtures("small_files")
def test_a_further_file_that_was_edited_by_hand_stays(run_import: Import, folder: Path) -> None:
    run_import(many(400))
    path = folder / "data" / "claims" / "press+3.yaml"
    path.write_text(path.read_text() + "# looked at\n")
    before = stored(folder)
    for rows in (10, 399):
        refused = run_import(many(rows))
        assert (refused.exit_code, stored(folder)) == (2, before)
        assert "press+3.yaml was edited by hand since it was imported" in refused.stderr
    assert run_import(many(10), "--force").exit_code == 0


@pytest.mark.usefixtures("small_files")
def test_events_that_are_too_many_for_their_file_are_not_begun(run_import: Import, folder: Path) -> None:
    before = stored(folder)
    refused = run_import("event,date\n" + "".join(f"a-vote-in-the-year-{year},{year}\n" for year in range(1000, 1400)))
    assert (refused.exit_code, stored(folder)) == (2, before)
    assert "data/events.yaml: with the new events it would be larger than" in refused.stderr
