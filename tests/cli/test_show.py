"""The views of `timeline show`: which one, of which days, and what stands around a quote."""

import hashlib
from pathlib import Path

import pytest

from tests.cli.conftest import RunHere

STORE = {
    "timeline.yaml": "timeline: 1\ntitle: A hut\n",
    "events.yaml": """- {id: built, title: The hut is built}
- {id: used, title: The hut is used}
- {id: sold, title: The hut is sold}
- {id: seen, title: The hut is seen}
""",
    "claims/diary.yaml": """source: {id: diary, title: Diary, kind: statement, published: 1990%s}
claims:
  - {id: built, event: built, when: 1950, evidence: {quote: was built by my uncle}}
  - {id: used, event: used, when: 1955/..}
  - {id: sold, event: sold, start: 1960}
  - {id: seen, event: seen, end: 1940}
""",
}
TEXT = "First line of all.\nIn 1950 the hut was built by my uncle, who said nothing.\nLast line.\n"


@pytest.fixture
def hut(run_here: RunHere, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small store whose one document is in a folder of its own; commands run beside it."""
    del run_here  # it goes first, as both change the folder
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "diary.txt").write_text(TEXT)
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    for name, content in STORE.items():
        path = tmp_path / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        named = f", document: {{file: diary.txt, sha256: {digest}}}"
        path.write_text(content % named if "%s" in content else content)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TIMELINE_DOCUMENTS", raising=False)
    return folder


@pytest.mark.usefixtures("hut")
@pytest.mark.parametrize(
    ("days", "shown"),
    [
        (("--from", "1970"), ["used"]),  # it goes on, as a claim says; nothing says so of the sale
        (("--from", "1960"), ["used", "sold"]),
        (("--to", "1930"), []),
        (("--to", "1940"), ["seen"]),
        (("--from", "1951", "--to", "1959"), ["used"]),
    ],
)
def test_a_side_that_nothing_bounds_counts_by_the_bound_that_is_known(
    run_here: RunHere, days: tuple[str, ...], shown: list[str]
) -> None:
    result = run_here("show", *days)
    named = [event for event in ("built", "used", "sold", "seen") if f"The hut is {event}" in result.stdout]
    assert (result.exit_code, named) == (0, shown)


def test_a_quote_stands_between_the_words_around_it_where_the_document_is_here(run_here: RunHere, hut: Path) -> None:
    shown = " ".join(run_here("show", "built", "--documents", str(hut)).stdout.split())
    assert "First line of all. In 1950 the hut “was built by my uncle”, who said nothing. Last line." in shown
    assert "(line 2)" in shown


@pytest.mark.usefixtures("hut")
def test_without_the_document_the_quote_stands_alone(run_here: RunHere) -> None:
    shown = run_here("show", "built").stdout
    assert "“was built by my uncle”\n" in shown
    assert "nothing" not in shown


@pytest.mark.parametrize("text", ["another text\n", "was built by my uncle. It was built by my uncle.\n", ""])
def test_a_quote_that_the_document_does_not_have_once_stands_alone(run_here: RunHere, hut: Path, text: str) -> None:
    (hut / "diary.txt").write_text(text)
    assert "“was built by my uncle”\n" in run_here("show", "built", "--documents", str(hut)).stdout


@pytest.mark.usefixtures("hut")
@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--chart", "--density"), "--chart and --density: one at a time"),
        (("built", "--follow", "used"), "--follow and EVENT: one at a time"),
        (("--by", "tag"), "--by tag: only a chart or a plot has rows for it"),
        (("--rail", "--by", "source"), "--by source: only a chart or a plot has rows for it"),
        (("--follow", "biult"), "biult: no such event"),
    ],
)
def test_views_that_do_not_go_together_are_refused(run_here: RunHere, options: tuple[str, ...], told: str) -> None:
    result = run_here("show", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


@pytest.mark.usefixtures("hut")
@pytest.mark.parametrize(
    "view", [("--chart",), ("--chart", "--by", "tag"), ("--density",), ("--density", "--by", "source")]
)
@pytest.mark.parametrize("days", [(), ("--from", "1800"), ("--to", "1800"), ("--from", "1955-06", "--to", "1955-07")])
def test_every_view_takes_any_days(run_here: RunHere, view: tuple[str, ...], days: tuple[str, ...]) -> None:
    result = run_here("show", *view, *days)
    assert (result.exit_code, result.stderr) == (0, "")
    assert all(len(line) <= 80 for line in result.stdout.splitlines())
