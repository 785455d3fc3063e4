"""`timeline diff` in every format and with every option, as the real command prints it; and from the other side."""

import csv
import json
import shutil
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import RunHere
from tests.conftest import RunTimeline
from timeline.reconciliation.verdict import Verdict

PAIR = ("schmitt-2025", "weiss-2022")
FORMATS = ("json", "markdown", "csv", "html")
MIRRORED = {
    Verdict.REFINES: Verdict.REFINED_BY, Verdict.REFINED_BY: Verdict.REFINES,
    Verdict.ONLY_A: Verdict.ONLY_B, Verdict.ONLY_B: Verdict.ONLY_A,
}  # fmt: skip
CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)


def printed(run_here: RunHere, *arguments: str) -> str:
    result = run_here("diff", *arguments)
    assert (result.exit_code, result.stderr) == (0, ""), result.stderr[-300:]
    return result.stdout


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline="")))


@pytest.mark.parametrize("format_name", FORMATS)
def test_the_command_writes_every_format(run_timeline: RunTimeline, format_name: str) -> None:
    result = run_timeline("diff", *PAIR, "--format", format_name)
    assert (result.exit_code, result.stderr) == (0, "")
    begins = {
        "json": "{",
        "markdown": "# schmitt-2025 and weiss-2022 compared",
        "csv": "event,title",
        "html": "<!DOCTYPE",
    }
    assert result.stdout.startswith(begins[format_name])
    assert "Talks in Istanbul" in result.stdout or "istanbul-talks" in result.stdout


@pytest.mark.parametrize("format_name", FORMATS)
def test_the_same_comparison_is_the_same_file(run_here: RunHere, format_name: str) -> None:
    assert printed(run_here, *PAIR, "-f", format_name) == printed(run_here, *PAIR, "-f", format_name)


def test_every_format_tells_the_same_verdicts(run_here: RunHere) -> None:
    shape = json.loads(printed(run_here, *PAIR, "-f", "json"))
    rows = rows_of(printed(run_here, *PAIR, "-f", "csv"))
    assert [(row["event"], row["verdict"]) for row in rows] == [(r["event"], r["verdict"]) for r in shape["rows"]]
    page, document, screen = (printed(run_here, *PAIR, "-f", name) for name in ("html", "markdown", "text"))
    for verdict, number in shape["summary"].items():
        assert sum(row["verdict"] == verdict for row in rows) == number
        assert f"| {number} | " in document
        assert f'<td class="number">{number}</td>' in page
        assert any(line.split()[:1] == [str(number)] and verdict in line for line in screen.splitlines())


def test_b_and_a_are_the_mirror_of_a_and_b(run_here: RunHere) -> None:
    there, back = (rows_of(printed(run_here, *pair, "-f", "csv")) for pair in (PAIR, PAIR[::-1]))
    assert [_turned(row) for row in there] == back
    page, turned = (printed(run_here, *pair, "--summary") for pair in (PAIR, PAIR[::-1]))
    assert page.split("They")[1].split(".")[0] == turned.split("They")[1].split(".")[0]


def _turned(row: dict[str, str]) -> dict[str, str]:
    """A row as it is read from the other side."""
    other = {"a": "b", "b": "a"}
    cells = {f"{other[key[0]]}{key[1:]}" if key[:2] in ("a_", "b_") else key: cell for key, cell in row.items()}
    cells["verdict"] = MIRRORED.get(Verdict(row["verdict"]), Verdict(row["verdict"]))
    cells["attributes"] = "; ".join(_turned_attribute(each) for each in row["attributes"].split("; ") if each)
    return {key: cells[key] for key in row}


def _turned_attribute(told: str) -> str:
    key, _, rest = told.partition(" (")
    verdict, _, values = rest.partition("): ")
    a, _, b = values.partition(" / ")
    return f"{key} ({MIRRORED.get(Verdict(verdict), Verdict(verdict))}): {b} / {a}"


def test_a_source_and_itself_agree_on_all(run_here: RunHere) -> None:
    shown = printed(run_here, "weiss-2022", "weiss-2022", "--context", "0")
    assert "They agree on all" in shown
    assert "events where both agree …" in shown


def test_only_chooses_rows_and_the_sum_stays_that_of_all(run_here: RunHere) -> None:
    whole = json.loads(printed(run_here, *PAIR, "-f", "json"))
    shown = json.loads(printed(run_here, *PAIR, "-f", "json", "--only", "conflict", "--only", "agree"))
    assert {row["verdict"] for row in shown["rows"]} == {"conflict", "agree"}
    assert shown["summary"] == whole["summary"]
    commas = json.loads(printed(run_here, *PAIR, "-f", "json", "--only", "conflicts,agree"))
    assert commas == shown


def test_context_shows_the_neighbours_and_says_how_many_are_not_shown(run_here: RunHere) -> None:
    bare = rows_of(printed(run_here, *PAIR, "-f", "csv", "--only", "conflict"))
    around = rows_of(printed(run_here, *PAIR, "-f", "csv", "--only", "conflict", "--context", "2"))
    assert len(bare) < len(around) <= 5 * len(bare)
    assert "other events …" in printed(run_here, *PAIR, "--only", "conflict", "--context", "2")
    assert "events where both agree …" in printed(run_here, *PAIR, "--context", "0")


def test_a_summary_is_a_few_lines(run_here: RunHere) -> None:
    shown = printed(run_here, *PAIR, "--summary")
    assert "They clash on" in shown
    assert len(shown.splitlines()) <= 20
    shape = json.loads(printed(run_here, *PAIR, "--summary", "-f", "json"))
    assert (shape["rows"], shape["summary"]["conflict"] > 0) == ([], True)
    assert len(rows_of(printed(run_here, *PAIR, "--summary", "-f", "csv"))) == 1


@pytest.mark.parametrize("format_name", FORMATS)
def test_three_sides_are_a_row_a_pair(run_here: RunHere, format_name: str) -> None:
    sides = ("schmitt-2025", "weiss-2022", "progress-2022")
    text = printed(run_here, *sides, "-f", format_name)
    told: dict[str, Any] = {
        "json": lambda: len(json.loads(text)["pairs"]),
        "csv": lambda: len(rows_of(text)),
        "html": lambda: text.count("<tr>") - 1,
        "markdown": lambda: sum(line.startswith("| ") for line in text.splitlines()) - 1,
    }
    assert told[format_name]() == 3
    assert all(line in printed(run_here, *sides) for line in ("A B", "A C", "B C"))


@pytest.mark.parametrize("option", ["--format=yaml", "--only=nothing", "--context=-1"])
def test_what_cannot_be_is_one_clear_line(run_here: RunHere, option: str) -> None:
    result = run_here("diff", *PAIR, option)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Traceback" not in result.stderr


FLAGS = ("--no-sandbox", "--disable-gpu")


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_a_browser_shows_the_page_without_a_word_of_complaint(
    run_here: RunHere, tmp_path: Path, width: int, scheme: str
) -> None:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    file = tmp_path / "page.html"
    file.write_text(printed(run_here, *PAIR, "-f", "html"), encoding="utf-8")
    with playwright.sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=True)
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("request", lambda request: said.append(request.url))
        page.goto(file.as_uri())
        assert said == [file.as_uri()]
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator("#events li[id]").count() == 89
        lefts = [
            page.locator(f"#event-{event} .lane:not(.silent)").first.bounding_box()["x"]
            for event in ("schmitt-article", "weiss-article")
        ]
        assert (lefts[1] - lefts[0] > width / 3) is (width > 700)
        browser.close()


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
@pytest.mark.parametrize("sides", [PAIR, (*PAIR, "near-miss-2024")])
def test_axe_finds_no_fault_in_a_page(run_here: RunHere, tmp_path: Path, sides: tuple[str, ...]) -> None:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    axe = pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    script = (Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    file = tmp_path / "page.html"
    file.write_text(printed(run_here, *sides, "-f", "html"), encoding="utf-8")
    with playwright.sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        page = browser.new_context(
            viewport={"width": 390, "height": 900}, color_scheme="dark", bypass_csp=True
        ).new_page()
        page.goto(file.as_uri())
        page.evaluate(script)
        found = page.evaluate("axe.run(document)")["violations"]
        browser.close()
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found] == []
