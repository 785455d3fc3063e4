"""Files are written whole or not at all, and not touched where nothing changes."""

import os
import stat
from pathlib import Path

import pytest

from timeline.errors import WriteFailed
from timeline.model.decisions import Action, Resolution
from timeline.model.location import Location
from timeline.store.load import load_store
from timeline.store.save import resolutions_text
from timeline.store.write import append_resolution, write_file


def resolution(reason: str = "A typing error") -> Resolution:
    return Resolution(
        fingerprint="a1b2c3d4e5f6",
        action=Action.ACCEPT,
        reason=reason,
        by="M. Roe",
        date="2024-02-29",
        location=Location(""),
        claims={"gazette/left": "12345678"},
    )


def test_a_file_is_written_and_then_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "claims" / "a.yaml"
    assert write_file(path, "é\n")
    os.utime(path, ns=(1, 1))
    assert not write_file(path, "é\n")
    assert (path.read_bytes(), path.stat().st_mtime_ns) == ("é\n".encode(), 1)
    assert write_file(path, "b\n")
    assert [found.name for found in path.parent.iterdir()] == ["a.yaml"]


def test_the_mode_and_the_link_stay(tmp_path: Path) -> None:
    target, link = tmp_path / "target.yaml", tmp_path / "link.yaml"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    link.symlink_to(target)
    write_file(link, "new")
    assert (link.is_symlink(), target.read_text(encoding="utf-8")) == (True, "new")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
def test_a_failure_at_any_step_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("old", encoding="utf-8")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(step, fail)
    with pytest.raises(WriteFailed) as caught:
        write_file(path, "new")
    assert str(caught.value) == f"{path}: cannot be written: No space left on device"
    assert caught.value.hint.startswith("What was there before is unchanged")
    assert [(found.name, found.read_text(encoding="utf-8")) for found in tmp_path.iterdir()] == [("a.yaml", "old")]


def test_a_folder_in_the_way(tmp_path: Path) -> None:
    with pytest.raises(WriteFailed, match="cannot be written"):
        write_file(tmp_path, "text")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, "# Decisions on conflicts; `timeline resolve` adds to them, people may too.\n{}"),
        ("", "# Decisions on conflicts; `timeline resolve` adds to them, people may too.\n{}"),
        ("# ours\n", "# ours\n{}"),
        ("# ours", "# ours\n{}"),
    ],
)
def test_the_first_decision(tmp_path: Path, before: str | None, after: str) -> None:
    path = tmp_path / "resolutions.yaml"
    if before is not None:
        path.write_text(before, encoding="utf-8")
    append_resolution(tmp_path, resolution())
    entry = "".join(resolutions_text([resolution()]).splitlines(keepends=True)[1:])
    assert path.read_text(encoding="utf-8") == after.format(entry)


@pytest.mark.parametrize("indent", ["", "  "])
def test_a_further_decision_keeps_what_people_wrote(tmp_path: Path, indent: str) -> None:
    own = (
        f"# judged by hand\n{indent}- {{fingerprint: b, action: accept,   reason: 'x', by: y, date: 2020-01-01, "
        "claims: {}}  # sure\n\n# end"
    )
    (tmp_path / "resolutions.yaml").write_text(own, encoding="utf-8")
    (tmp_path / "timeline.yaml").write_text("timeline: 1\n", encoding="utf-8")
    append_resolution(tmp_path, resolution("Because: #1"))
    assert (tmp_path / "resolutions.yaml").read_text(encoding="utf-8").startswith(own + "\n")
    store = load_store(tmp_path)
    assert (store.findings, [found.reason for found in store.resolutions]) == ((), ["x", "Because: #1"])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"- a: [\n", "not YAML: did not find expected node content"),
        (b"a: b\n", "not a list with each decision behind a `- `"),
        (b"[]\n", "not a list with each decision behind a `- `"),
        (b"# \xff\n", "not UTF-8 at byte 2"),
        (b"- x\n...\n", "the new decision would not read back as it was meant|not YAML"),
    ],
)
def test_a_file_of_decisions_that_cannot_be_added_to_stays(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "resolutions.yaml"
    path.write_bytes(content)
    with pytest.raises(WriteFailed, match=message) as caught:
        append_resolution(tmp_path, resolution())
    assert caught.value.hint.startswith("Nothing was written")
    assert path.read_bytes() == content
