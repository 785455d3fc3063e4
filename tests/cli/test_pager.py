"""What is longer than the terminal goes through a pager, for a person at a terminal alone."""

import os
from pathlib import Path

import pytest

from tests.cli.terminal import at_a_terminal
from tests.conftest import ROOT, RunTimeline

NIGHT = Path(__file__).parent.parent / "last_night"
LONG, SHORT = ("show",), ("--store", str(NIGHT), "date", "2022")


@pytest.fixture
def pager(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pager that marks what goes through it."""
    script = tmp_path / "pager with a space"
    script.write_text("#!/bin/sh\nsed 's/^/paged: /'\n")
    script.chmod(0o755)
    monkeypatch.setenv("PAGER", f"'{script}'")
    monkeypatch.delenv("CI", raising=False)
    return script


@pytest.mark.usefixtures("pager")
@pytest.mark.parametrize(
    "command", [("show",), ("reconcile",), ("diff", "schmitt-2025", "weiss-2022"), ("show", "--chart")]
)
def test_a_long_screen_is_paged(command: tuple[str, ...], run_timeline: RunTimeline) -> None:
    shown = at_a_terminal("--no-color", *command, cwd=ROOT, typed=(), term="xterm")
    plain = run_timeline(*command)
    assert shown.exit_code == 0
    assert shown.stdout == "".join(f"paged: {line}\n" for line in plain.stdout.splitlines())


@pytest.mark.usefixtures("pager")
@pytest.mark.parametrize(
    "command", [("--no-pager", "show"), ("--store", str(NIGHT), "show", "--density"), ("date", "2022")]
)
def test_what_is_short_or_not_to_be_paged_is_printed(command: tuple[str, ...]) -> None:
    shown = at_a_terminal(*command, cwd=ROOT, typed=(), term="xterm")
    assert shown.exit_code == 0
    assert "paged:" not in shown.stdout
    assert shown.stdout.strip()


@pytest.mark.usefixtures("pager")
def test_a_pipe_is_not_paged(run_timeline: RunTimeline) -> None:
    assert "paged:" not in run_timeline("show", env={"PAGER": os.environ["PAGER"]}).stdout


@pytest.mark.usefixtures("pager")
@pytest.mark.parametrize(("name", "value"), [("CI", "true"), ("PAGER", ""), ("PAGER", "no-such-pager"), ("PAGER", "'")])
def test_without_a_pager_all_is_printed(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    shown = at_a_terminal("show", cwd=ROOT, typed=(), term="xterm")
    assert shown.exit_code == 0
    assert "paged:" not in shown.stdout
    assert "timeline show EVENT" in shown.stdout


def test_a_reader_who_leaves_the_pager_changes_no_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", "true")
    monkeypatch.delenv("CI", raising=False)
    shown = at_a_terminal("show", cwd=ROOT, typed=(), term="xterm")
    assert (shown.exit_code, shown.stdout) == (0, "")


def test_findings_are_paged_and_counted(pager: Path) -> None:
    assert pager.exists()
    shown = at_a_terminal("--store", str(NIGHT), "check", "--verbose", cwd=ROOT, typed=(), term="xterm")
    assert shown.exit_code == 1
    assert "paged:" in shown.stdout
