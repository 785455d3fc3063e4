"""`timeline import`: its options, stdin, and files that cannot be read at all."""

from pathlib import Path

import pytest

from tests.cli.conftest import RunHere
from tests.cli.imports import Import
from timeline.api.reading import load


def test_what_is_said_of_the_source_is_written(run_import: Import, folder: Path) -> None:
    said = {
        "--title": "The Press", "--author": "Ann", "--publisher": "Gazette", "--url": "https://example.org/p",
        "--kind": "dataset", "--published": "2022-04-01", "--zone": "Europe/Kyiv", "--relies-on": "wire",
    }  # fmt: skip
    run_import("event,date\na,2022-03-25\n", *(word for pair in said.items() for word in pair))
    source = load(folder / "data").sources["press"]
    assert (source.title, source.author, source.publisher, source.url) == tuple(list(said.values())[:4])
    assert (source.kind.value, source.zone, source.relies_on) == ("dataset", "Europe/Kyiv", ("wire",))
    assert [date.text for date in source.published] == ["2022-04-01"]


def test_a_dry_run_tells_and_writes_nothing(run_import: Import, folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.joinpath("data").rglob("*") if path.is_file()}
    done = run_import("event,date\na,2022-03-25\n", "--dry-run")
    assert (done.exit_code, "would be written, 1 new" in done.stdout, "Nothing was written" in done.stdout) == (
        0,
        True,
        True,
    )
    assert {path: path.read_bytes() for path in folder.joinpath("data").rglob("*") if path.is_file()} == before


def test_the_claims_go_into_the_file_that_was_named(run_import: Import, folder: Path) -> None:
    run_import("event,date\na,2022-03-25\n", "--into", "data/claims/other.yaml")
    assert [path.name for path in folder.joinpath("data/claims").iterdir()] == ["other.yaml"]
    assert [claim.full_id for claim in run_import.claims()] == ["press/a"]


def test_a_report_for_programs_has_everything(run_import: Import) -> None:
    report = run_import.report("event;date\na;2022-03-25\nb;x\n")
    assert {key: report[key] for key in ("version", "format", "encoding", "claims", "refused")} == {
        "version": 1, "format": "csv", "encoding": "utf-8", "claims": 1, "refused": 1,
    }  # fmt: skip
    (source,) = report["sources"]
    assert (source["id"], source["files"], source["written"]) == ("press", ["data/claims/press.yaml"], True)
    assert (source["claims"], source["new"], source["changed"], source["gone"]) == (1, 1, 0, 0)


def test_stdin_is_read(run_import: Import, folder: Path, run_here: RunHere, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "t.csv").write_text("event,date,quote\na,2022-03-25,on the day\nb,x,y\n")
    with (folder / "t.csv").open() as stream:
        monkeypatch.setattr("sys.stdin", stream)
        done = run_here("import", "-", "--format", "csv", "--source", "press")
    assert (done.exit_code, "stdin:3: date: " in done.stdout) == (1, True)
    (claim,) = run_import.claims()
    assert claim.evidence is not None
    assert (claim.evidence.quote, claim.evidence.start) == ("on the day", None)
    assert load(folder / "data").sources["press"].document is None


def test_a_quote_over_wrapped_lines_has_its_place(run_import: Import) -> None:
    table = 'event,date,quote\na,2022-03-25,"the army\nwithdrew"\n'
    run_import(table)
    (claim,) = run_import.claims()
    assert claim.evidence is not None
    assert table[claim.evidence.start : claim.evidence.end] == "the army\nwithdrew"


# --- what cannot be read at all


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("none.csv", "none.csv: no such file"),
        ("empty.csv", "empty.csv: empty"),
        ("blank.csv", "blank.csv: empty"),
        ("folder", "folder: a folder without Parquet tables"),
        ("binary.csv", "binary.csv: the file is binary, not text"),
        ("words.xyz", "looks like no format that is known"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_clear_line(
    name: str, told: str, run_import: Import, folder: Path, run_here: RunHere
) -> None:
    (folder / "empty.csv").write_bytes(b"")
    (folder / "blank.csv").write_bytes(b"\n \n")
    (folder / "binary.csv").write_bytes(bytes(range(256)) * 40)
    (folder / "words.xyz").write_text("nothing of the kind")
    (folder / "folder").mkdir()
    done = run_here("import", name, "--source", "press")
    assert (done.exit_code, done.stdout, told in done.stderr, run_import.claims()) == (2, "", True, [])


def test_a_file_that_may_not_be_read_is_told(folder: Path, run_here: RunHere) -> None:
    locked = folder / "locked.csv"
    locked.write_text("event,date\na,2022\n")
    locked.chmod(0)
    try:
        locked.read_bytes()
    except PermissionError:
        done = run_here("import", "locked.csv", "--source", "press")
        assert (done.exit_code, "locked.csv: cannot be read: Permission denied" in done.stderr) == (2, True)
    else:
        pytest.skip("whoever runs this may read every file")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--format", "csvv"), "did you mean csv?"),
        (("--encoding", "utf-99"), "no such encoding"),
        (("--kind", "book"), "no such kind of source"),
        (("--source", "The Press"), "for example --source the-press"),
        (("--relies-on", "ann=ben"), "the file has no source ann"),
        (("--published", "someday"), "someday"),
        (("--mapping", "none.yaml"), "none.yaml"),
    ],
)
def test_an_option_that_cannot_be_is_told(options: tuple[str, ...], told: str, run_import: Import) -> None:
    done = run_import("event,date\na,2022\n", *options)
    assert (done.exit_code, told.lower() in done.stderr.lower()) == (2, True)
    assert run_import.claims() == []


def test_without_a_store_and_without_a_source_nothing_is_read(run_import: Import, run_here: RunHere) -> None:
    assert "whose claims are these?" in run_import("event,date\na,2022\n", source=None).stderr
    assert "no event store here" in run_here("--store", "none", "import", "t.csv", "--source", "press").stderr
