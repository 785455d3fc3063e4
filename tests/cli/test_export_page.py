"""`timeline export --format html`, run as a command."""

from pathlib import Path

from tests.conftest import RunTimeline


def test_the_ending_of_the_file_says_that_it_is_a_page(run_timeline: RunTimeline, tmp_path: Path) -> None:
    file = tmp_path / "chronology.html"
    result = run_timeline("export", "--output", str(file))
    assert (result.exit_code, result.stdout) == (0, "")
    assert "without any date: in the list of the page, not on its time axis" in result.stderr
    page = file.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert run_timeline("export", "--format", "html").stdout == page


def test_the_public_page_has_no_notes_and_no_weights(run_timeline: RunTimeline) -> None:
    internal, public = (
        run_timeline("export", "--format", "html", "--audience", name).stdout for name in ("internal", "public")
    )
    for trace in ('class="note"', 'class="weight"'):
        assert trace in internal
        assert trace not in public
    assert "For the public: " in public
    assert "For the public: " not in internal


def test_a_store_by_the_minute_is_a_page_too(run_timeline: RunTimeline) -> None:
    result = run_timeline("--store", "tests/last_night", "export", "--format", "html")
    assert result.exit_code == 0
    assert "15 April 1912, 02:20" in result.stdout
