"""`check --watch`, as a process of its own: a file changes, and the next result is there."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

BEFORE, AFTER = "when: 2022-03-30\n", "when: 2022-04-30\n"
PATIENCE_SECONDS = 20
ENDED = re.compile(r"exit code (\d); watching \d+ files, Ctrl-C ends")


class Watch:
    """A running `timeline check --watch` on a copy of a small store."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        self.errors = (folder / "stderr.log").open("wb")
        self.output = (folder / "stdout.log").open("wb")
        command = [sys.executable, "-m", "timeline", "check", "--watch", "--format", "concise", *options]
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("TIMELINE_", "GITHUB_"))}
        env = {**kept, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "PYTHONUTF8": "1"}
        self.process = subprocess.Popen(command, cwd=folder, env=env, stdout=self.output, stderr=self.errors)

    def said(self) -> str:
        """What it said on stderr so far."""
        return (self.folder / "stderr.log").read_text(encoding="utf-8")

    def printed(self) -> str:
        """What it printed so far."""
        return (self.folder / "stdout.log").read_text(encoding="utf-8")

    def results(self, number: int) -> list[int]:
        """Wait for so many results and return their exit codes."""
        ends = time.monotonic() + PATIENCE_SECONDS
        while len(found := ENDED.findall(self.said())) < number:
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < ends, self.said()
            time.sleep(0.05)
        return [int(code) for code in found]

    def interrupt(self) -> int:
        """Press Ctrl-C and return the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE_SECONDS)

    def close(self) -> None:
        """End the process if it runs still."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.errors.close()
        self.output.close()


StartWatch = Callable[..., Watch]


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[StartWatch]:
    """Start to watch a store with a source, a card and a document."""
    files = {
        "data/timeline.yaml": "timeline: 1\n",
        "data/events.yaml": "- {id: talks, title: Talks}\n",
        "data/claims/a.yaml": f"source: {{id: a, title: A}}\nclaims:\n  - id: t\n    event: talks\n    {BEFORE}",
        "data/claims/b.yaml": f"source: {{id: b, title: B}}\nclaims:\n  - id: t\n    event: talks\n    {BEFORE}",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    started: list[Watch] = []

    def start(*options: str) -> Watch:
        started.append(Watch(tmp_path, *options))
        return started[-1]

    yield start
    for each in started:
        each.close()


def replace(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def test_it_checks_again_after_a_change_and_ends_with_the_last_exit_code(watch: StartWatch) -> None:
    running = watch()
    assert running.results(1) == [0]
    replace(running.folder / "data/claims/b.yaml", BEFORE, AFTER)
    assert running.results(2) == [0, 1]
    assert re.search(r"^data/claims/[ab].yaml:5:\d+: TL301 ", running.printed(), re.MULTILINE)
    assert "changed: data/claims/b.yaml\n" in running.said()
    assert running.interrupt() == 1
    assert "Traceback" not in running.said()
    assert "\x1b" not in running.printed() + running.said()


def test_a_store_that_cannot_be_read_is_said_and_looked_at_again(watch: StartWatch) -> None:
    running = watch()
    running.results(1)
    settings = running.folder / "data/timeline.yaml"
    settings.write_text("timeline: [\n", encoding="utf-8")
    assert running.results(2)[1:] == [2]
    assert "timeline: data/timeline.yaml:2:1: not YAML" in running.said()
    settings.unlink()
    assert running.results(3)[2:] == [2]
    settings.write_text("timeline: 1\n", encoding="utf-8")
    assert running.results(4)[3:] == [0]
    assert running.interrupt() == 0


def test_new_files_cards_and_documents_are_watched_too(watch: StartWatch) -> None:
    running = watch()
    running.results(1)
    changes = {
        "data/claims/c.yaml": f"source: {{id: c, title: C}}\nclaims:\n  - {{id: t, event: talks, {AFTER.strip()}}}\n",
        "seeds/c.yaml": "source: {id: d, title: D}\nclaims: []\n",
        "seeds/d.txt": "a document\n",
    }
    for number, (name, text) in enumerate(changes.items(), 2):
        (running.folder / name).parent.mkdir(exist_ok=True)
        (running.folder / name).write_text(text, encoding="utf-8")
        running.results(number)
        assert f"changed: {name}\n" in running.said()


@pytest.mark.parametrize("path", ["seeds/report.json", "{here}/seeds/report.json"])
def test_its_own_reports_are_no_change(watch: StartWatch, tmp_path: Path, path: str) -> None:
    (tmp_path / "seeds").mkdir()
    running = watch("--output", "json=" + path.replace("{here}", str(tmp_path)))
    running.results(1)
    time.sleep(0.8)
    assert len(running.results(1)) == 1
    assert (tmp_path / "seeds" / "report.json").is_file()


def test_a_document_that_grows_all_the_time_puts_nothing_off(watch: StartWatch, tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    running = watch("--documents", str(tmp_path / "documents"))
    running.results(1)
    replace(running.folder / "data/claims/b.yaml", BEFORE, AFTER)
    ends = time.monotonic() + PATIENCE_SECONDS
    while len(ENDED.findall(running.said())) < 2:
        assert time.monotonic() < ends
        with (tmp_path / "documents" / "news.txt").open("a", encoding="utf-8") as document:
            document.write("more\n")
        time.sleep(0.02)
    assert running.results(2)[1] == 1


def test_what_is_wrong_with_the_command_ends_it(watch: StartWatch) -> None:
    running = watch("--select", "XX")
    assert running.process.wait(PATIENCE_SECONDS) == 2
    assert len(running.said().splitlines()) == 2


@pytest.mark.usefixtures("watch")  # it writes the store
def test_a_terminal_is_cleared_before_each_result(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "timeline", "check", "--watch"]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    process = subprocess.Popen(command, cwd=tmp_path, env=env, stdout=follower, stderr=subprocess.PIPE)
    try:
        assert process.stderr is not None
        assert "exit code 0" in process.stderr.readline().decode()
        assert os.read(leader, 100).startswith(b"\x1b[2J\x1b[H")
    finally:
        process.kill()
        process.communicate()
        os.close(leader)
        os.close(follower)
