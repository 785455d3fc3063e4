"""`timeline export`: every format on its help page, pictures, and what each leaves out said where it is read."""

import builtins
import json
import os
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import RunHere
from tests.conftest import RunTimeline
from timeline.cli.export_formats import PURPOSES
from timeline.exports import FORMATS

SAID = {
    "svg": "left out: nothing dates them",
    "csv": "csv has one row an event: quotes, attributes and chains are left out",
    "json": "json names the claims: their quotes stand in the chains only",
    "jsonl": "of sources, rows have the id alone",
    "timelinejs": "timelinejs has no chains",
}


def test_the_help_page_has_every_format_and_no_other() -> None:
    assert sorted(dict(PURPOSES)) == sorted([*(known.name for known in FORMATS), "parquet"])


def test_the_help_page_shows_them(run_here: RunHere) -> None:
    shown = run_here("export", "--help").stdout
    for name, purpose in PURPOSES:
        (line,) = [line for line in shown.splitlines() if line.startswith(f"    {name} ")]
        assert line.endswith(purpose)
        assert len(line) <= 80


@pytest.mark.parametrize("name", [known.name for known in FORMATS if not known.has_claims])
def test_rows_of_claims_are_refused_where_there_are_no_rows(run_here: RunHere, name: str) -> None:
    refused = run_here("export", "--format", name, "--claims")
    assert refused.exit_code == 2
    assert refused.stdout == ""
    assert f"{name} has no rows: --claims is for csv, jsonl" in refused.stderr


def test_json_has_the_sentences_as_a_list(run_here: RunHere) -> None:
    public = json.loads(run_here("export", "--format", "json", "--audience", "public").stdout)
    assert any(sentence.startswith("for the public: ") for sentence in public["left_out"])


@pytest.mark.parametrize(("name", "said"), SAID.items())
def test_what_a_format_cannot_hold_is_said_on_stderr(run_here: RunHere, name: str, said: str) -> None:
    assert said in run_here("export", "--format", name).stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("name", [known.name for known in FORMATS if known.name != "png"])
def test_a_claims_file_may_have_a_name_that_is_not_utf_8(run_timeline: RunTimeline, tmp_path: Path, name: str) -> None:
    data = shutil.copytree("tests/last_night", tmp_path / "night")
    try:
        (data / "claims" / "letter.yaml").rename(data / "claims" / os.fsdecode(b"let\xffter.yaml"))
    except OSError:
        pytest.skip("this file system has no such names")
    assert run_timeline("--store", str(data), "export", "--format", name, "-o", str(tmp_path / "out")).exit_code == 0


def test_a_picture_is_written_by_the_ending_of_its_file(run_timeline: RunTimeline, tmp_path: Path) -> None:
    file = tmp_path / "night.svg"
    result = run_timeline("--store", "tests/last_night", "export", "--output", str(file))
    assert (result.exit_code, result.stdout) == (0, "")
    assert "picture: quotes and chains are left out" in result.stderr
    assert file.read_text(encoding="utf-8").startswith('<?xml version="1.0" encoding="UTF-8"?>\n<svg ')


def test_a_bitmap_needs_a_file(run_here: RunHere, tmp_path: Path) -> None:
    pytest.importorskip("resvg_py", reason="pip install resvg-py")
    refused = run_here("export", "--format", "png")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "--output FILE" in refused.stderr
    assert run_here("export", "--output", str(tmp_path / "x.png")).exit_code == 0
    assert (tmp_path / "x.png").read_bytes().startswith(b"\x89PNG\r\n")


def test_a_bitmap_without_its_library_says_what_to_type(run_here: RunHere, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name: str, *rest: object) -> object:
        if name == "resvg_py":
            raise ImportError(name)
        return real(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", missing)
    refused = run_here("export", "--format", "png", "--output", "x.png")
    assert refused.exit_code == 2
    assert "python -m pip install 'timeline-reconciler[pictures]'" in refused.stderr


def test_an_ending_of_no_format_is_said(run_here: RunHere, tmp_path: Path) -> None:
    refused = run_here("export", "--output", str(tmp_path / "x.mdd"))
    assert (refused.exit_code, list(tmp_path.iterdir())) == (2, [])
    assert "no format has files that end in .mdd" in refused.stderr
    assert all(ending in refused.stderr for each in FORMATS for ending in each.endings)
    assert run_here("export", "--output", str(tmp_path / "x.mdd"), "--format", "markdown").exit_code == 0


def test_a_file_without_an_ending_is_markdown(run_here: RunHere, tmp_path: Path) -> None:
    assert run_here("export", "--output", str(tmp_path / "README")).exit_code == 0
    assert (tmp_path / "README").read_text() == run_here("export").stdout


FOLDED = """\
source: {id: gazette, title: The gazette}
claims:
  - {id: a, event: siege, when: "[2022-03-03..2022-03-06]"}
  - {id: b, event: war, relations: [{type: finished_by, event: siege}]}
  - {id: c, event: siege, duration: P2D/P5D}
  - {id: d, event: war, end: 2022-03-24}
  - id: e
    event: war
    start: 2022-03-03
    relations: [{type: same_time, event: siege}]
    evidence: {quote: "it began on the third"}
    basis: implied
"""


def test_what_loses_in_a_longer_chain_alone_is_told_in_markdown_too(run_timeline: RunTimeline, tmp_path: Path) -> None:
    assert run_timeline("init", "data", cwd=tmp_path).exit_code == 0
    (tmp_path / "data/events.yaml").write_text(
        "- {id: war, title: The war}\n- {id: siege, title: The siege, part_of: war}\n", encoding="utf-8"
    )
    (tmp_path / "data/claims/gazette.yaml").write_text(FOLDED, encoding="utf-8")
    found = json.loads(run_timeline("reconcile", "--format", "json", cwd=tmp_path).stdout)
    lost = [(each["claim"], each["key"]) for event in found["events"] for each in event["set_aside"]]
    assert ("gazette/e", "relations[0]") in lost
    page = run_timeline("export", cwd=tmp_path).stdout
    (told,) = [line for line in page.splitlines() if "puts it at the same time as" in line]
    assert "(set aside: weighs less than each statement it stands against)" in told
    assert f"{told[-4:]}: *The gazette*: “it began on the third” (implied)." in page


@pytest.mark.parametrize(
    ("zone", "when", "said"),
    [
        ("Etc/GMT+3", "1912-04-15T02:20", " Times of day are in UTC-3."),
        ("Europe/Kyiv", "1912-04-15T02:20", " Times of day are in Europe/Kyiv."),
        ("Europe/Kyiv", "1912-04-15", ""),
    ],
)
def test_markdown_names_the_zone_of_times_of_day(
    run_timeline: RunTimeline, tmp_path: Path, zone: str, when: str, said: str
) -> None:
    folder = tmp_path / "data"
    (folder / "claims").mkdir(parents=True)
    (folder / "timeline.yaml").write_text(f"timeline: 1\nzone: {zone}\n")
    (folder / "events.yaml").write_text("- id: sinking\n  title: She sinks\n")
    claim = f"claims:\n  - id: sank\n    event: sinking\n    when: {when}\n"
    (folder / "claims" / "log.yaml").write_text(f"source: {{id: log, title: Log}}\n{claim}")
    text = run_timeline("export", cwd=tmp_path).stdout
    assert f"Footnotes quote the words that each date rests on.{said}\n" in text
