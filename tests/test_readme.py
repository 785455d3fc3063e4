"""The README says what is true: its commands exist, its example runs."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT, RunTimeline

README = (ROOT / "README.md").read_text(encoding="utf-8")
SCREEN = re.compile(r"```console\n\$ timeline ([^\n]*)\n(.*?)```", re.DOTALL)
TOUR = re.compile(r"<!-- tour -->\n(.*?)<!-- end of the tour -->", re.DOTALL)
TYPED = re.compile(r"^\$ (.*)$", re.MULTILINE)


def test_every_command_of_the_readme_exists(run_timeline: RunTimeline) -> None:
    named = set(re.findall(r"`timeline ([a-z]+)", README))
    _, _, commands = run_timeline("--help").stdout.partition("Commands:")
    known = set(re.findall(r"^  ([a-z]+) ", commands, re.MULTILINE))
    assert known
    assert named <= known
    assert known <= named


def test_the_python_example_runs() -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    done = subprocess.run([sys.executable, "-c", example], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "2022-03-30 single Russian army leaves Bucha and Irpin" in done.stdout


def test_the_two_commands_are_single_lines() -> None:
    for name in ("main command", "test command"):
        (block,) = re.findall(rf"<!-- {name} -->\n```sh\n(.*?)```", README, re.DOTALL)
        assert block.count("\n") == 1


def test_the_screens_are_what_the_commands_print(run_timeline: RunTimeline) -> None:
    """Written anew with TIMELINE_NEW_SCREENS=1."""

    def printed(screen: re.Match[str]) -> str:
        return f"```console\n$ timeline {screen[1]}\n{_stdout(run_timeline, screen[1], ROOT)}```"

    told = TOUR.sub("", README)
    assert SCREEN.search(told)
    for screen in SCREEN.finditer(told):
        _require_same(screen[0], printed(screen))


def test_the_tour_is_what_one_sees_who_takes_it(run_timeline: RunTimeline, tmp_path: Path) -> None:
    """All its commands, in their order, in an empty folder; written anew with TIMELINE_NEW_SCREENS=1."""
    (tour,) = TOUR.findall(README)
    assert len(TYPED.findall(tour)) > 5
    folder = tmp_path
    for block in re.findall(r"```console\n(.*?)```", tour, re.DOTALL):
        seen = ""
        for typed in TYPED.findall(block):
            if typed.startswith("cd "):
                folder /= typed.removeprefix("cd ")
                seen += f"$ {typed}\n"
            else:
                assert typed.startswith("timeline ")
                seen += f"$ {typed}\n{_stdout(run_timeline, typed.removeprefix('timeline '), folder)}"
        _require_same(block, seen)


def _stdout(run_timeline: RunTimeline, typed: str, folder: Path) -> str:
    result = run_timeline(*shlex.split(typed), cwd=folder, columns=80)
    assert result.exit_code in (0, 1), result.stderr
    return "".join(f"{line.rstrip()}\n" for line in result.stdout.splitlines())


def _require_same(told: str, real: str) -> None:
    if os.environ.get("TIMELINE_NEW_SCREENS"):
        path = ROOT / "README.md"
        path.write_text(path.read_text(encoding="utf-8").replace(told, real), encoding="utf-8")
    else:
        assert real == told
