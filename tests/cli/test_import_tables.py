"""`timeline import` of tables: what is written, what is refused, and that a second time changes nothing."""

from pathlib import Path

from tests.conftest import RunTimeline


def test_a_table_becomes_claims_and_a_wrong_row_is_refused_at_its_line(
    run_timeline: RunTimeline, tmp_path: Path
) -> None:
    store, table = str(tmp_path / "store"), tmp_path / "t.csv"
    run_timeline("init", store)
    table.write_text("title,date\nThe vote,25/03/2022\nThe talks,03/04/2022\nNothing,13/13/2022\n")
    done = run_timeline("--store", store, "import", str(table), "--source", "press")
    claims = tmp_path / "store" / "claims" / "press.yaml"
    assert (done.exit_code, f"{table}:4: date: " in done.stdout) == (1, True)
    written = claims.read_text()
    assert "when: 2022-04-03" in written
    again = run_timeline("--store", store, "import", str(table), "--source", "press")
    assert ("as it was" in again.stdout, claims.read_text()) == (True, written)
    claims.write_text(written + "# edited\n")
    assert run_timeline("--store", store, "import", str(table), "--source", "press").exit_code == 2
