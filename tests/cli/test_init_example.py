"""`timeline init DIR --example`: a store to try everything on, with a conflict of each kind planted in it."""

import json
import re
import shlex
from pathlib import Path

import pytest

from tests.conftest import ROOT, RunTimeline
from tests.killed import KILLED, run_killed
from timeline.api.example import TRIED_FIRST, example_files

PLANTED = {"TL301", "TL302", "TL304", "TL401", "TL402", "TL501", "TL602"}


@pytest.fixture
def example(tmp_path: Path, run_timeline: RunTimeline) -> Path:
    assert run_timeline("init", "titanic", "--example", cwd=tmp_path).exit_code == 0
    return tmp_path / "titanic"


def test_it_says_what_to_try_and_each_of_it_works(tmp_path: Path, run_timeline: RunTimeline) -> None:
    said = run_timeline("init", "my night", "--example", cwd=tmp_path, columns=80).stdout
    assert "cd 'my night'" in said
    assert all(len(line) <= 80 for line in said.splitlines())
    typed = re.findall(r"^  timeline (.+?)  ", said, re.MULTILINE)
    assert typed == [command for command, _ in TRIED_FIRST]
    codes = [run_timeline(*shlex.split(command), cwd=tmp_path / "my night").exit_code for command in typed]
    assert codes == [0, 1, 0, 0]  # check finds what was planted


def test_every_kind_of_conflict_is_planted_and_every_state_is_seen(example: Path, run_timeline: RunTimeline) -> None:
    result = run_timeline("check", "--format", "json", cwd=example)
    assert result.exit_code == 1
    report = json.loads(result.stdout)
    codes = {finding["code"] for finding in report["findings"]}
    assert codes >= PLANTED
    assert not {
        code for code in codes if code < "TL3" or code > "TL7"
    }  # files, evidence and decisions are as they should be
    assert {finding["status"] for finding in report["findings"]} == {"new", "known", "resolved"}
    assert {finding["grade"] for finding in report["findings"]} >= {"contradiction", "tension"}


def test_its_claims_are_those_of_its_cards(example: Path, run_timeline: RunTimeline) -> None:
    result = run_timeline("extract", "--check", cwd=example)
    assert (result.exit_code, result.stderr) == (0, "")
    letter = example / "seeds" / "letter.yaml"
    letter.write_text(letter.read_text(encoding="utf-8").replace('when: "at about 2', 'when: "2'), encoding="utf-8")
    assert run_timeline("extract", "--check", cwd=example).exit_code == 1
    assert run_timeline("extract", cwd=example).exit_code == 0
    assert "when: 1912-04-15T02:00\n" in (example / "data/claims/letter.yaml").read_text(encoding="utf-8")


def test_the_claim_that_is_left_to_the_reader_joins_the_conflict(example: Path, run_timeline: RunTimeline) -> None:
    card = example / "seeds" / "inquiries.yaml"
    text = card.read_text(encoding="utf-8")
    card.write_text(re.sub(r"^  # (?=- id|  \w)", "  ", text, flags=re.MULTILINE), encoding="utf-8")
    assert run_timeline("extract", cwd=example).exit_code == 0
    assert "inquiries/collision-by-the-senators" in run_timeline("check", "--select", "TL301", cwd=example).stdout


def test_what_was_only_planned_and_what_was_copied_show_as_that(example: Path, run_timeline: RunTimeline) -> None:
    events = {
        event["id"]: event for event in json.loads(run_timeline("show", "-f", "json", cwd=example).stdout)["events"]
    }
    assert (len(events["towing"]["sources"]), len(events["towing"]["roots"])) == (2, 1)
    assert events["arrival"]["conflicts"] == []  # a plan that did not come true is none
    assert events["rescue"]["set_aside"]


def test_a_folder_that_holds_anything_is_left_alone(example: Path, run_timeline: RunTimeline) -> None:
    before = {path: path.read_bytes() for path in example.rglob("*") if path.is_file()}
    result = run_timeline("init", "titanic", "--example", cwd=example.parent)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "titanic: is not empty" in result.stderr
    assert {path: path.read_bytes() for path in example.rglob("*") if path.is_file()} == before


BEGIN = "import timeline.cli.boundary as b; b.run(['init', 'half', '--example'])"


@pytest.mark.parametrize("after", [0, 1, 6, 13])
def test_what_was_stopped_half_way_is_gone_on_with(
    after: int, example: Path, tmp_path: Path, run_timeline: RunTimeline
) -> None:
    assert run_killed(BEGIN, after=after, cwd=tmp_path, module="timeline.api.example") == KILLED
    half = tmp_path / "half"
    (half / "data" / "claims").mkdir(parents=True, exist_ok=True)
    (half / "data" / "claims" / ".timeline-0123456789abcdef.tmp").write_text("sour")
    assert run_timeline("init", "half", "--example", cwd=tmp_path).exit_code == 0
    assert files_below(half) == files_below(example)


@pytest.mark.parametrize("mine", ["note.txt", "data/events.yaml", "data/claims/mine.yaml", "data/empty/"])
def test_what_was_stopped_half_way_and_holds_anything_else_is_left_alone(
    mine: str, tmp_path: Path, run_timeline: RunTimeline
) -> None:
    assert run_killed(BEGIN, after=8, cwd=tmp_path, module="timeline.api.example") == KILLED
    half = tmp_path / "half"
    if mine.endswith("/"):
        (half / mine).mkdir()
    else:
        (half / mine).write_text("- {id: mine, title: Mine}\n")
    before = files_below(half)
    result = run_timeline("init", "half", "--example", cwd=tmp_path)
    assert (result.exit_code, "half: is not empty" in result.stderr) == (2, True)
    assert files_below(half) == before


def files_below(folder: Path) -> dict[str, bytes]:
    """What each file below a folder holds."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_file_is_no_folder_for_it(tmp_path: Path, run_timeline: RunTimeline) -> None:
    (tmp_path / "file").write_text("mine")
    assert run_timeline("init", "file", "--example", cwd=tmp_path).exit_code == 2
    assert (tmp_path / "file").read_text() == "mine"


def test_all_its_files_are_package_data() -> None:
    """What a wheel takes along is what `pyproject.toml` names under `package-data`."""
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert '"examples/**/*"' in settings
    paths = {str(path) for path, _ in example_files()}
    assert paths == {
        path.relative_to(ROOT / "timeline/examples/titanic").as_posix()
        for path in (ROOT / "timeline/examples/titanic").rglob("*")
        if path.is_file()
    }
    assert {"data/timeline.yaml", "data/baseline.yaml", "seeds/letter.txt", "seeds/letter.yaml"} <= paths
    assert all(len(file.read_bytes()) < 10_000 for _, file in example_files())


def test_its_documents_are_short_and_say_what_they_are() -> None:
    documents = [file.read_text(encoding="utf-8") for path, file in example_files() if path.suffix == ".txt"]
    assert len(documents) == 3
    assert all(120 <= len(text.split()) <= 260 for text in documents)
    assert all("written for the example" in " ".join(text.split()).lower() for text in documents)
