"""Files that mean harm: each is one finding that names it, soon and in little memory, and every other file is read."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import pytest

from tests.conftest import ROOT, RunTimeline

HEAD = "source: {id: a, title: A}\nclaims:\n"
GOOD = HEAD + "  - {id: fine, event: talks, when: 2022-03-29}\n"
BOMB = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
MANY = 400_000
SECONDS = 15
MEMORY = 1 << 30

# What stands in claims/hostile.yaml; the beginning of the one line that tells; what else the line has.
HOSTILE: dict[str, tuple[str | bytes, str, str]] = {
    "alias bomb": (BOMB, ":1:1: TL001", "aliases (*name) repeat too much"),
    "deep nesting": ("- " * MANY, ":1:", "nested more than 20 levels deep"),
    "lines of brackets": ("[\n" * 1_000_000, ":20:1: TL001", "nested more than 20 levels deep"),
    "pairs of brackets": ("[]\n" * 1_000_000, ":2:1: TL001", "not YAML"),
    "many values": ("- []\n" * 1_200_000, ":1:1: TL001", "more than 1,000,000 values in one file"),
    "duplicate key": ("source: {id: b, title: B}\nsource: {id: c, title: C}\n", ":2:1: TL003", "twice in one mapping"),
    "tag that constructs": (
        "source: !!python/object/apply:os.system [exit]\n",
        ":1:9: TL001",
        "the tag !!python/object/apply:os.system is not allowed",
    ),
    "own tag": ("source: {id: b, title: !include /etc/passwd}\n", ":1:24: TL001", "the tag !include is not allowed"),
    "huge scalar": ("a: " + "x" * 100_000_000, ":1:1: TL003", "larger than 64 MB"),
    "large scalar": (
        f"source: {{id: b, title: B, weight: {'9' * 30_000_000}}}\n",
        ":1:35: TL003",
        "from 0 to 100, not `9999",
    ),
    "NUL": ("source: \0\n", ":1:9: TL001", "the control character U+0000"),
    "invalid UTF-8": (b"source:\n  id: \xff\xfe\n", ":2:7: TL003", "not UTF-8: byte 0xff at offset 14"),
    "UTF-16": ("source: x".encode("utf-16"), ":1:1: TL003", "not UTF-8: byte 0xff at offset 0"),
    "cut short": ('source: "' + "x\n" * MANY, ":1:9: TL001", "a quote that is opened here is not closed"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a store of one good claim, and its cards."""
    (tmp_path / "data" / "claims").mkdir(parents=True)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "data" / "timeline.yaml").write_text("timeline: 1\n")
    (tmp_path / "data" / "events.yaml").write_text("- {id: talks, title: Talks}\n")
    (tmp_path / "data" / "claims" / "a.yaml").write_text(GOOD)
    return tmp_path


def checked(folder: Path) -> tuple[list[str], int]:
    """The lines of `timeline check`, in little memory, and its exit code; what took too long fails."""

    def set_limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    began = monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "timeline", "check", "--select", "TL0,TL2"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
        preexec_fn=set_limit,
    )
    assert monotonic() - began < SECONDS
    return [line for line in done.stdout.splitlines() if ": TL" in line], done.returncode


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_yaml_is_one_finding_soon(name: str, folder: Path, run_timeline: RunTimeline) -> None:
    content, place, told = HOSTILE[name]
    hostile = folder / "data" / "claims" / "hostile.yaml"
    hostile.write_bytes(content if isinstance(content, bytes) else content.encode())
    lines, exit_code = checked(folder)
    (line,) = lines[:1] if name == "large scalar" else lines
    assert line.startswith(f"data/claims/hostile.yaml{place}")
    assert told in line
    assert len(line) < 400
    assert exit_code == 1
    if name == "duplicate key":
        assert "29 Mar" in run_timeline("show", cwd=folder).stdout


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _folder(path: Path) -> None:
    path.mkdir()


def _link_out(path: Path) -> None:
    secret = path.parent.parent.parent.parent / f"secret-{path.parent.parent.parent.name}"
    secret.write_text("the password is swordfish\n")
    path.symlink_to(secret)


def _link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


WAYS: dict[str, tuple[Callable[[Path], None], str]] = {
    "pipe": (_pipe, "is a device or a pipe; put a file there"),
    "device": (_device, "by a link; put the file itself there"),
    "folder": (_folder, "is a folder; put a file there"),
    "link out": (_link_out, "by a link; put the file itself there"),
    "link to itself": (_link_to_itself, "cannot be read: Too many levels of symbolic links; make it a readable file"),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("place", ["data/claims/b.yaml", "seeds/b.yaml"])
def test_a_file_that_is_none_is_one_finding(place: str, way: str, folder: Path, run_timeline: RunTimeline) -> None:
    make, told = WAYS[way]
    make(folder / place)
    lines, exit_code = checked(folder)
    assert exit_code == 1
    (line,) = lines
    assert line.startswith(f"{place}:1:1: TL003 error: ")
    assert line.endswith(told)
    assert "swordfish" not in line
    assert "29 Mar" in run_timeline("show", cwd=folder).stdout


def test_claims_that_lead_out_are_not_read(folder: Path) -> None:
    (folder / "data" / "claims" / "a.yaml").rename(folder / "a.yaml")
    (folder / "data" / "claims").rmdir()
    (folder / "data" / "claims").symlink_to(folder)
    lines, _ = checked(folder)
    assert lines == [
        "data/claims/a.yaml:1:1: TL003 error: this file leads out of data/ by a link; put the file itself there"
    ]


CARD = (
    "source: {{id: b, title: B, document: {{file: {file}, sha256: '{sha}'}}}}\n"
    "claims: [{{event: talks, find: Talks, when: 2022-03-29}}]\n"
)


@pytest.mark.parametrize(
    "file",
    ["../secret.txt", "/etc/passwd", "a/../../secret.txt", "'C:\\secret.txt'", "'..\\secret.txt'", '"a\\0b"', "''"],
)
def test_a_path_in_a_card_that_leaves_its_folder_is_one_finding(file: str, folder: Path) -> None:
    (folder / "seeds" / "b.yaml").write_text(CARD.format(file=file, sha="0" * 64))
    lines, exit_code = checked(folder)
    assert exit_code == 1
    (line,) = [line for line in lines if "TL203" not in line]  # and the claims file that the card would give is missing
    assert line.startswith("seeds/b.yaml:1:")
    assert "`file` must be a path inside its folder" in line or "`file` is empty" in line


@pytest.fixture(autouse=True)
def _documents_beside_their_cards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TIMELINE_DOCUMENTS", raising=False)


@pytest.mark.parametrize("way", ["pipe", "device", "folder", "link out"])
def test_a_document_that_is_no_file_is_one_finding(way: str, folder: Path, run_timeline: RunTimeline) -> None:
    make, told = WAYS[way]
    (folder / "seeds" / "b.yaml").write_text(CARD.format(file="b.txt", sha="0" * 64))
    make(folder / "seeds" / "b.txt")
    lines, exit_code = checked(folder)
    assert exit_code == 1
    (line,) = [line for line in lines if "TL203" not in line]
    assert line.startswith("seeds/b.yaml:1:10: TL003 error: the document b.txt ")
    assert line.endswith(told)
    extracted = run_timeline("extract", cwd=folder)
    assert (extracted.exit_code, "swordfish" in extracted.stdout + extracted.stderr) == (1, False)
    assert told in extracted.stderr


def test_extract_writes_nothing_out_of_the_store(folder: Path, run_timeline: RunTimeline) -> None:
    outside = folder.parent / f"outside-{folder.name}"
    (folder / "seeds" / "b.yaml").write_text("source: {id: b, title: B}\nclaims: [{event: talks, when: 2022-03-29}]\n")
    (folder / "data" / "claims" / "b.yaml").symlink_to(outside)
    result = run_timeline("extract", cwd=folder)
    assert (result.exit_code, outside.exists()) == (2, False)
    assert result.stderr.splitlines()[0] == "timeline: data/claims/b.yaml: leads out of data/ by a link"
