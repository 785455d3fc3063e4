"""The README says what is true: its commands exist, its example runs."""

import os
import re
import subprocess
import sys

from tests.conftest import ROOT, RunTimeline

README = (ROOT / "README.md").read_text(encoding="utf-8")
SCREEN = re.compile(r"```console\n\$ timeline ([^\n]*)\n(.*?)```", re.DOTALL)


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
        lines = run_timeline(*screen[1].split(), columns=80).stdout.splitlines()
        return "\n".join([f"```console\n$ timeline {screen[1]}", *(line.rstrip() for line in lines), "```"])

    real = SCREEN.sub(printed, README)
    if os.environ.get("TIMELINE_NEW_SCREENS"):
        (ROOT / "README.md").write_text(real, encoding="utf-8")
    assert SCREEN.search(README)
    assert real == README or os.environ.get("TIMELINE_NEW_SCREENS")
