"""Several files, all written or none: whatever fails, and wherever the process is killed."""

from pathlib import Path

import pytest

from tests.killed import KILLED, run_killed
from timeline.errors import WriteFailed
from timeline.store import several_files
from timeline.store.lock import locked
from timeline.store.several_files import JOURNAL, finish, is_unfinished, write_files
from timeline.store.write import write_bytes

WRITES = """
from pathlib import Path
from timeline.store.lock import locked
from timeline.store import several_files
store = Path("data")
with locked(store):
    contents = {store / "events.yaml": b"new", store / "claims/a.yaml": b"new", store / "links.yaml": None}
    several_files.write_files(store, contents)
"""


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of two files, in the current folder."""
    monkeypatch.chdir(tmp_path)
    Path("data/claims").mkdir(parents=True)
    for name in ("events.yaml", "claims/a.yaml", "links.yaml"):
        Path("data", name).write_text("old")
    return Path("data")


def contents(data: Path) -> dict[str, str]:
    return {p.relative_to(data).as_posix(): p.read_text() for p in data.rglob("*") if p.is_file()}


OLD = {"events.yaml": "old", "claims/a.yaml": "old", "links.yaml": "old"}
NEW = {"events.yaml": "new", "claims/a.yaml": "new"}


@pytest.mark.parametrize(("after", "then"), [(0, OLD), (1, NEW), (2, NEW), (3, NEW)])
def test_who_takes_the_lock_next_finishes_what_was_begun(data: Path, after: int, then: dict[str, str]) -> None:
    assert run_killed(WRITES, after=after, cwd=data.parent) == (0 if after == 3 else KILLED)
    said: list[str] = []
    with locked(data, said.append):
        pass
    assert contents(data) == then
    expected = {0: "what it had not finished is not there", 3: ""}.get(after, "its work is finished now")
    assert (said[0] if said else "").endswith(expected)


def test_a_file_that_cannot_be_written_takes_the_others_back(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, content: bytes, **more: Path) -> bool:
        if content == b"new" and path.name == "events.yaml":
            raise WriteFailed("the disk is full")
        return write_bytes(path, content, **more)

    monkeypatch.setattr(several_files, "write_bytes", full)
    with pytest.raises(WriteFailed, match="the disk is full"):
        write_files(data, {data / "claims/a.yaml": b"new", data / "events.yaml": b"new", data / "links.yaml": None})
    assert contents(data) == OLD


def test_a_file_that_was_changed_since_is_not_overwritten(data: Path) -> None:
    assert run_killed(WRITES, after=1, cwd=data.parent) == KILLED
    (data / "claims/a.yaml").write_text("a person's")
    with pytest.raises(WriteFailed, match=r"claims/a\.yaml was changed after"):
        finish(data)
    assert is_unfinished(data)
    assert contents(data)["claims/a.yaml"] == "a person's"
    assert contents(data)["events.yaml"] == "old"


@pytest.mark.parametrize("name", ["../.git/config", "../run.sh", "/etc/x.yaml", "../../x.yaml", "timeline.txt"])
def test_a_journal_from_elsewhere_writes_nothing_but_files_of_a_store(data: Path, name: str) -> None:
    (data / JOURNAL).write_text(f'{{"version": 1, "files": [{{"file": "{name}", "before": null, "after": "bmV3"}}]}}')
    with pytest.raises(WriteFailed, match="damaged"):
        finish(data)
    assert not (data / name).exists()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"files": [{}]}'])
def test_a_damaged_journal_is_told(data: Path, text: str) -> None:
    (data / JOURNAL).write_text(text)
    with pytest.raises(WriteFailed, match=r"unfinished\.json: damaged"):
        finish(data)


def test_without_a_journal_there_is_nothing_to_finish(data: Path) -> None:
    assert (finish(data), is_unfinished(data)) == (0, False)
