"""`timeline export --format parquet` and `timeline import`: a store there and back."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, RunTimeline

pyarrow: Any = pytest.importorskip("pyarrow", reason="pip install pyarrow")
parquet: Any = pytest.importorskip("pyarrow.parquet")


def test_a_store_goes_there_and_back(run_timeline: RunTimeline, tmp_path: Path) -> None:
    tables, again = str(tmp_path / "tables"), str(tmp_path / "again")
    assert run_timeline("export", "--format", "parquet", "-o", tables, cwd=ROOT).stdout == ""
    done = run_timeline("--store", again, "import", tables)
    assert done.stdout.startswith(f"{again}: a new event store, ")
    one, two = (run_timeline("--store", store, "reconcile", "--format", "json", cwd=ROOT) for store in ("data", again))
    assert _events(one.stdout) == _events(two.stdout)


def _events(printed: str) -> list[tuple[str, str, str]]:
    return [(event["id"], event["status"], event["edtf"]) for event in json.loads(printed)["events"]]


def test_a_store_that_is_there_is_not_written_over(run_timeline: RunTimeline, tmp_path: Path) -> None:
    run_timeline("init", str(tmp_path / "store"))
    (tmp_path / "x.parquet").write_bytes(b"")
    refused = run_timeline("--store", str(tmp_path / "store"), "import", str(tmp_path / "x.parquet"))
    assert (refused.exit_code, "there is an event store already" in refused.stderr) == (2, True)


@pytest.mark.parametrize(("typed", "said"), [("nowhere", "no such file"), ("notes.txt", "no event store here")])
def test_what_cannot_be_imported_is_said(typed: str, said: str, run_timeline: RunTimeline, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("notes")
    refused = run_timeline("--store", str(tmp_path / "store"), "import", str(tmp_path / typed))
    assert (refused.exit_code, said in refused.stderr) == (2, True)
    assert not (tmp_path / "store").exists()


def test_columns_that_are_left_out_are_named(run_timeline: RunTimeline, tmp_path: Path) -> None:
    rows = [{"source": "s", "id": "c", "event": "a", "when": "2022", "colour": "red"}]
    parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "x.parquet")
    done = run_timeline("--store", str(tmp_path / "store"), "import", str(tmp_path / "x.parquet"))
    assert (done.exit_code, "left out, as no key corresponds: colour" in done.stderr) == (0, True)


def test_tables_need_a_folder(run_timeline: RunTimeline) -> None:
    refused = run_timeline("export", "--format", "parquet", cwd=ROOT)
    assert (refused.exit_code, "--output DIR" in refused.stderr) == (2, True)


def test_tables_have_the_weights_that_people_wrote(run_timeline: RunTimeline) -> None:
    refused = run_timeline("export", "--format", "parquet", "-o", "tables", "--trust", "learned", cwd=ROOT)
    assert (refused.exit_code, "Leave out --trust." in refused.stderr) == (2, True)
