"""`timeline scan`: tables, JSON that comes piece by piece, and one clear line for what cannot be read.

The scanner itself is replaced by one that finds few words and is easy to follow.
"""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import RunHere
from tests.plain_scanner import plain_scan_blocks

TEXT = "They met on 2022-03-28.\nThe following day, for two weeks, nothing; today as well.\n"
PUBLISHED = ("--published", "2022-06-01")
KEYS = ["start", "end", "text", "type", "value", "edtf", "anchor", "assumed", "line", "column"]


@pytest.fixture(autouse=True)
def _plain_scanner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.api.scanning.scan_blocks", plain_scan_blocks)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT)
    return path


def expressions(printed: str) -> list[dict[str, Any]]:
    shape = json.loads(printed)
    assert list(shape) == ["version", "expressions"]
    assert shape["version"] == 1
    found: list[dict[str, Any]] = shape["expressions"]
    return found


def test_json_has_the_documented_keys(run_here: RunHere, article: Path) -> None:
    result = run_here("scan", str(article), *PUBLISHED, "--format", "json")
    day, after, length, today = expressions(result.stdout)
    assert [list(each) for each in (day, after, length, today)] == [KEYS] * 4
    assert (day["anchor"], day["line"], day["column"], day["edtf"]) == (None, 1, 13, "2022-03-28")
    assert after["anchor"] == {
        "kind": "expression",
        "text": "2022-03-28",
        "edtf": "2022-03-28",
        "start": 12,
        "end": 22,
    }
    assert (length["edtf"], length["value"], length["type"]) == (None, "P2W", "DURATION")
    assert (today["anchor"]["kind"], today["assumed"]) == ("publication", ["written that day"])
    assert all(TEXT[each["start"] : each["end"]] == each["text"] for each in (day, after, length, today))


def test_json_lines_are_the_same_expressions_one_a_line(run_here: RunHere, article: Path) -> None:
    lines = run_here("scan", str(article), "--format", "jsonl").stdout.splitlines()
    whole = run_here("scan", str(article), "--format", "json").stdout
    assert [json.loads(line) for line in lines] == expressions(whole)


def test_the_summary_goes_to_stderr(run_here: RunHere, article: Path) -> None:
    result = run_here("scan", str(article), *PUBLISHED)
    assert (result.exit_code, result.stderr) == (0, "timeline: 4 expressions: 3 dates, 1 duration\n")


def test_a_text_without_expressions_is_clean(run_here: RunHere, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    result = run_here("scan", str(empty))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "timeline: 0 expressions\n")
    assert expressions(run_here("scan", str(empty), "--format", "json").stdout) == []


def test_each_expression_is_a_line_and_below_it_what_it_was_read_against(run_here: RunHere, article: Path) -> None:
    assert run_here("scan", str(article), *PUBLISHED).stdout == (
        " line:col  words                 type      TIMEX3       EDTF\n"
        "     1:13  2022-03-28            DATE      2022-03-28   2022-03-28\n"
        "      2:1  The following day     DATE      2022-03-29   2022-03-29\n"
        "           ← “2022-03-28”\n"
        "     2:24  two weeks             DURATION  P2W\n"
        "     2:44  today                 DATE      2022-06-01   2022-06-01\n"
        "           ← published 2022-06-01; written that day\n"
    )


def test_on_a_wide_screen_it_is_all_one_line(run_here: RunHere, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    shown = run_here("scan", str(article), *PUBLISHED).stdout.splitlines()
    assert shown[2].split("  ")[-1] == "← “2022-03-28”"
    assert max(map(len, shown)) <= 120


def test_stdin_is_read_where_a_minus_stands(run_here: RunHere, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert run_here("scan", "-").stderr == "timeline: 4 expressions: 3 dates, 1 duration\n"


def test_wrong_bytes_are_one_line_and_all_else_is_read(run_here: RunHere, tmp_path: Path) -> None:
    old = tmp_path / "old.txt"
    old.write_bytes(b"caf\xe9 2022-03-28 caf\xe9\n")
    result = run_here("scan", str(old), "--format", "json")
    said, _ = result.stderr.splitlines()
    assert said == f"timeline: {old}, line 1, byte 4: 0xe9 is not UTF-8; such bytes are read as windows-1252"
    assert (result.exit_code, [each["start"] for each in expressions(result.stdout)]) == (0, [5])


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("none.txt",), "none.txt: no such file"),
        (("data",), "data: a folder, not a text"),
        (("README.md", "--published", "2022-13"), "published 2022-13: month 13 does not exist"),
        (("README.md", "--published", "soonish"), 'published soonish: "soonish" is not read as a time'),
        (("README.md", "--published", "March"), "published March: March of which year?"),
        (("README.md", "--published", "two days"), "published two days: that is no date"),
        (("README.md", "--source", "x"), "--source names the source of a card"),
        (("README.md", "--card", "--source", "Ä"), "Ä: not an id"),
        (("README.md", "--card", "--format", "json"), "a card is YAML"),
        (("-", "--card"), "a card names its document"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_a_hint(run_here: RunHere, arguments: tuple[str, ...], told: str) -> None:
    result = run_here("scan", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"timeline: {told}")
    assert result.stderr.count("\n") <= 2


def test_a_binary_file_is_refused(run_here: RunHere, tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG 2022-03-28 \0")
    result = run_here("scan", str(picture))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"timeline: {picture}: not a text but a binary file")


@pytest.mark.parametrize("words", ["1 March 2008", "2008-03-01"])
def test_the_publication_may_be_words(run_here: RunHere, article: Path, words: str) -> None:
    shown = run_here("scan", str(article), "--published", words, "--format", "json").stdout
    assert expressions(shown)[-1]["edtf"] == "2008-03-01"
