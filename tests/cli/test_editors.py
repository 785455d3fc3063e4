"""What editors need: schemas named in the files that are written, and a check of what is not saved yet."""

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.repository import REPORT, REPORT_LINE, Repository, claims_file
from tests.conftest import ROOT, RunTimeline

LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


def schema_named_by(path: Path) -> Path | None:
    """The schema that the first line of a file names."""
    found = LINE.match(path.read_text(encoding="utf-8"))
    return (path.parent / found[1]).resolve() if found else None


def test_a_new_store_names_its_schemas(repository: Repository) -> None:
    assert repository.run("init", "new/data").exit_code == 0
    store = repository.folder / "new" / "data"
    assert schema_named_by(store / "timeline.yaml") == store / ".schemas" / "settings.schema.json"
    assert schema_named_by(store / "events.yaml") == store / ".schemas" / "events.schema.json"
    assert repository.run("--store", "new/data", "check").exit_code == 0


def test_a_new_store_says_what_to_do_next_and_is_clean(repository: Repository) -> None:
    told = repository.run("init", "new").stdout
    assert told.startswith("new: a new event store.\n\nNext, there: describe the events in events.yaml")
    assert max(map(len, told.splitlines())) <= 80
    checked = repository.run("--store", "new", "check")
    assert (checked.exit_code, checked.stderr) == (0, "")
    assert "zone: UTC" in (repository.folder / "new" / "timeline.yaml").read_text(encoding="utf-8")


def test_a_new_store_leaves_the_events_that_are_there(repository: Repository) -> None:
    (repository.folder / "new").mkdir()
    (repository.folder / "new" / "events.yaml").write_text("- id: siege\n", encoding="utf-8")
    assert repository.run("init", "new").exit_code == 0
    assert (repository.folder / "new" / "events.yaml").read_text(encoding="utf-8").endswith("\n- id: siege\n")


def test_a_new_store_says_where_it_cannot_be(repository: Repository) -> None:
    (repository.folder / "file").write_text("", encoding="utf-8")
    result = repository.run("init", "file/data")
    assert result.exit_code == 2
    assert "file/data/events.yaml: cannot be written: " in result.stderr


def test_what_is_written_to_a_store_with_schemas_names_them(contradicted: Repository) -> None:
    contradicted.run("schema", "--editors")
    contradicted.run("check", "--write-baseline")
    assert schema_named_by(contradicted.folder / "data" / "baseline.yaml") is not None
    (contradicted.folder / "data" / "baseline.yaml").unlink()
    fingerprint = contradicted.findings()[0]["fingerprint"]
    resolved = contradicted.run("resolve", fingerprint, "--accept", "--reason", "known", "--by", "Ann")
    assert resolved.exit_code == 0, resolved.stderr
    assert schema_named_by(contradicted.folder / "data" / "resolutions.yaml") is not None
    assert contradicted.run("check").exit_code == 0


def test_a_store_without_schemas_is_left_without(contradicted: Repository) -> None:
    contradicted.run("check", "--write-baseline")
    assert (contradicted.folder / "data" / "baseline.yaml").read_text(encoding="utf-8").startswith("# Known conflicts")


def test_schemas_are_written_once(repository: Repository) -> None:
    first = repository.run("schema", "--editors")
    assert first.stdout.count(": written\n") == 7 + 4  # schemas, and files of the store
    again = repository.run("schema", "--editors")
    assert (again.exit_code, again.stdout) == (0, "data: as it was\n")
    assert repository.run("check").exit_code == 0


def test_schemas_can_be_written_anywhere(repository: Repository) -> None:
    assert repository.run("schema", "--all", "schemas").exit_code == 0
    assert len(list((repository.folder / "schemas").glob("*.schema.json"))) == 7
    claims = json.loads((repository.folder / "schemas" / "claims.schema.json").read_text(encoding="utf-8"))
    assert claims == json.loads(repository.run("schema", "claims").stdout)


@pytest.mark.parametrize("typed", ["schema claims --editors", "schema --all x --editors", "schema claims --all x"])
def test_one_thing_at_a_time(repository: Repository, typed: str) -> None:
    result = repository.run(*typed.split())
    assert (result.exit_code, result.stdout) == (2, "")
    assert not (repository.folder / "x").exists()


def test_schemas_for_no_store_are_refused(repository: Repository) -> None:
    result = repository.run("--store", "nowhere", "schema", "--editors")
    assert result.exit_code == 2
    assert "no event store here" in result.stderr
    assert not (repository.folder / "nowhere").exists()


@pytest.mark.skipif("TIMELINE_DOCUMENTS" not in os.environ, reason="the documents are not here")
@pytest.mark.parametrize("line", ["", "# yaml-language-server: $schema=https://example.org/mine.json\n"])
def test_extract_leaves_a_line_as_people_left_it(run_timeline: RunTimeline, shipped: Path, line: str) -> None:
    """Neither a claims file without it nor one with another is written anew; a card may have any."""
    changed = [*(shipped / "data" / "claims").glob("*.yaml"), *(shipped / "seeds").glob("*.yaml")]
    for path in changed:
        path.write_text(LINE.sub(line, path.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    result = run_timeline("extract", "--documents", os.environ["TIMELINE_DOCUMENTS"], cwd=shipped)
    assert result.exit_code == 0
    assert result.stdout.count(", as it was\n") == len(changed) / 2
    assert all(LINE.match(path.read_text(encoding="utf-8")) is None or line for path in changed)


@pytest.mark.skipif("TIMELINE_DOCUMENTS" not in os.environ, reason="the documents are not here")
def test_a_claims_file_that_is_new_names_its_schema(run_timeline: RunTimeline, shipped: Path) -> None:
    path = shipped / "data" / "claims" / "weiss-2022.yaml"
    before = path.read_text(encoding="utf-8")
    path.unlink()
    run_timeline("extract", "--documents", os.environ["TIMELINE_DOCUMENTS"], cwd=shipped)
    assert path.read_text(encoding="utf-8") == before


def test_a_drafted_card_names_the_schema_of_the_store(run_timeline: RunTimeline, shipped: Path) -> None:
    (shipped / "news.txt").write_text("It began on 3 March 2022.\n", encoding="utf-8")
    drafted = run_timeline("scan", "news.txt", "--card", cwd=shipped).stdout
    card = shipped / "seeds" / "news.yaml"
    card.write_text(drafted, encoding="utf-8")
    assert schema_named_by(card) == shipped / "data" / ".schemas" / "card.schema.json"


# --- what is not saved yet -------------------------------------------------------------------------------------------


@pytest.fixture
def unsaved(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> "Unsaved":
    """Check the clean store with stdin in the place of a file."""
    return Unsaved(repository, monkeypatch)


class Unsaved:
    """A repository in whose store one file is not saved."""

    def __init__(self, repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
        self.repository = repository
        self.monkeypatch = monkeypatch

    def check(self, path: str, text: str, *more: str) -> tuple[int, str]:
        """Return the exit code and what is on stdout, or on stderr where that is empty."""
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        result = self.repository.run("check", "--stdin-filename", path, *more)
        return result.exit_code, result.stdout or result.stderr

    def places(self, path: str, text: str) -> list[str]:
        """Return `CODE file:line` of each finding that is no information."""
        found = json.loads(self.check(path, text, "--format", "json")[1])["findings"]
        shown = [f for f in found if f["severity"] != "info"]
        return [f"{f['code']} {f['location']['file']}:{f['location']['line']}" for f in shown]


CONTRADICTING = claims_file("report", t=("talks", "2022-04-05", "in early April"))


def test_a_new_file_is_checked_before_it_is_saved(unsaved: Unsaved) -> None:
    assert unsaved.places(REPORT, CONTRADICTING) == [f"TL301 {REPORT}:{REPORT_LINE}"]
    assert not (unsaved.repository.folder / REPORT).exists()
    assert unsaved.repository.git("status", "--porcelain") == ""


def test_a_file_that_is_there_is_replaced(unsaved: Unsaved) -> None:
    agreeing = (unsaved.repository.folder / "data/claims/a.yaml").read_text(encoding="utf-8")
    assert unsaved.check("data/claims/a.yaml", agreeing)[0] == 0
    assert unsaved.check("data/claims/a.yaml", agreeing.replace("2022-03-29", "2022-03-09"))[0] == 1
    assert unsaved.repository.run("check").exit_code == 0


def test_what_it_breaks_elsewhere_is_shown(unsaved: Unsaved) -> None:
    """An event that is renamed in the editor leaves the claims of other files without theirs."""
    events = (unsaved.repository.folder / "data/events.yaml").read_text(encoding="utf-8")
    broken = unsaved.places("data/events.yaml", events.replace("id: talks", "id: negotiations"))
    assert broken == [
        "TL101 data/claims/a.yaml:8",
        "TL101 data/claims/b.yaml:8",
        "TL102 data/events.yaml:1",
    ]


def test_each_kind_of_file_can_be_unsaved(unsaved: Unsaved) -> None:
    unsaved.repository.report("2022-04-05")
    fingerprint = json.loads(unsaved.repository.run("check", "--format", "json").stdout)["findings"][0]["fingerprint"]
    stale = f"conflicts: [{{fingerprint: {'0' * len(fingerprint)}, claims: {{}}}}]\n"
    assert "TL701 data/baseline.yaml:1" in unsaved.places("data/baseline.yaml", stale)
    assert "TL002 data/resolutions.yaml:1" in unsaved.places("data/resolutions.yaml", "- {fingerprnt: x}\n")
    assert unsaved.check("data/timeline.yaml", "timeline: [\n")[0] == 2
    assert unsaved.check("data/timeline.yaml", "timeline: 1\ntitel: x\n")[0] == 1
    assert "TL003 seeds/new.yaml:2" in unsaved.places("seeds/new.yaml", "source: {id: c, title: C}\nclaims: [a]\n")


def test_what_is_not_yaml_yet_is_a_finding_at_its_line(unsaved: Unsaved) -> None:
    assert unsaved.places(REPORT, "source:\n  id: [\n")[0].startswith(f"TL001 {REPORT}:")


@pytest.mark.parametrize("path", ["README.md", "data/notes.yaml", "elsewhere/claims/a.yaml", "data/claims/a.txt"])
def test_a_path_that_is_no_file_of_the_store_is_refused(unsaved: Unsaved, path: str) -> None:
    code, said = unsaved.check(path, "x")
    assert code == 2
    assert said.startswith(f"timeline: {path}: no file of the store data would stand there\n  There are: timeline.yaml")


@pytest.mark.parametrize("other", ["--watch", "--write-baseline"])
def test_it_goes_alone(unsaved: Unsaved, other: str) -> None:
    code, said = unsaved.check(REPORT, CONTRADICTING, other)
    assert (code, "do not go together" in said) == (2, True)


def test_an_absolute_path_and_a_store_elsewhere(unsaved: Unsaved) -> None:
    path = unsaved.repository.folder / REPORT
    assert unsaved.check(str(path), CONTRADICTING)[0] == 1


def test_editors_can_read_it_as_rdjson_or_one_line_a_finding(unsaved: Unsaved) -> None:
    code, concise = unsaved.check(REPORT, CONTRADICTING, "--format", "concise")
    assert code == 1
    assert [line.partition(" ")[0] for line in concise.splitlines()] == [f"{REPORT}:{REPORT_LINE}:5:"]
    (diagnostic,) = json.loads(unsaved.check(REPORT, CONTRADICTING, "--format", "rdjson")[1])["diagnostics"]
    assert diagnostic["location"]["path"] == REPORT
    assert diagnostic["location"]["range"]["start"]["line"] == REPORT_LINE


def test_it_works_through_a_pipe_and_closed_stdin_is_said() -> None:
    command = [sys.executable, "-m", "timeline", "check", "--stdin-filename", "data/claims/weiss-2022.yaml"]
    content = (ROOT / "data/claims/weiss-2022.yaml").read_bytes()
    piped = subprocess.run(command, cwd=ROOT, input=content, capture_output=True, check=False, timeout=60)
    assert (piped.returncode, piped.stderr) == (0, b"")
    closed = subprocess.run(["bash", "-c", '"$@" <&-', "-", *command], cwd=ROOT, capture_output=True, check=False)
    assert (closed.returncode, closed.stdout) == (2, b"")
    assert b"stdin is closed" in closed.stderr
