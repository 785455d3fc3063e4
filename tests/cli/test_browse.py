"""`timeline browse` as a command: in a terminal it starts and leaves, elsewhere it says so in one line."""

import os
import sys
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal
from tests.conftest import ROOT, RunTimeline

CASE = ROOT / "tests" / "cases" / "TL301" / "fails"
ALTERNATE_SCREEN, NORMAL_SCREEN = "\x1b[?1049h", "\x1b[?1049l"


def test_without_a_terminal_it_says_so_in_one_line(run_timeline: RunTimeline) -> None:
    result = run_timeline("browse")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[0] == "timeline: browse needs a terminal"


def test_without_textual_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib.util

    from timeline.browse import BrowserMissing, require_textual

    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(BrowserMissing) as missing:
        require_textual()
    assert missing.value.hint == "Install it: pip install 'timeline-reconciler[browse]'"


def test_other_commands_do_not_load_it(run_timeline: RunTimeline) -> None:
    result = run_timeline("show", env={"PYTHONPROFILEIMPORTTIME": "1"})
    assert "timeline.render" in result.stderr
    assert not any(line.endswith(("textual", "timeline.browse")) for line in result.stderr.splitlines())


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_it_starts_at_an_event_and_leaves_the_terminal_as_it_was() -> None:
    pytest.importorskip("textual", reason="textual is not installed")
    terminal = Terminal(["--no-color", "browse", "talks"], CASE, term="xterm-256color")
    terminal.wait_for("Quit")
    terminal.wait_for("Talks in the town hall")
    os.write(terminal.ours, b"q")
    result = terminal.result()
    assert result.exit_code == 0
    assert result.stdout.index(ALTERNATE_SCREEN) < result.stdout.rindex(NORMAL_SCREEN)
    assert "Traceback" not in result.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_what_is_not_there_is_said_before_the_screen_changes(tmp_path: Path) -> None:
    pytest.importorskip("textual", reason="textual is not installed")
    unknown = Terminal(["browse", "tolks"], CASE, term="xterm-256color").result()
    assert (unknown.exit_code, ALTERNATE_SCREEN in unknown.stdout) == (2, False)
    assert unknown.stdout.splitlines() == [
        "timeline: tolks: no such event or conflict",
        "  Did you mean talks?",
    ]
    nowhere = Terminal(["browse"], tmp_path, term="xterm-256color").result()
    assert nowhere.exit_code == 2
    assert "no event store here" in nowhere.stdout
