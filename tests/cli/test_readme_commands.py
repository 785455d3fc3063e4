"""Every command that the README shows in a block works, in the order of the page, on a copy of the shipped store."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import RunHere
from tests.conftest import ROOT

BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)
FILES = {
    "dates.csv": "title,date\nA meeting,25 March 2022\n",
    "termine.csv": "Was;Datum\nEin Treffen;03/04/2022\n",
    "claims.jsonl": '{"title": "A meeting", "when": "2022-03-25"}\n',
    "tree.ged": "0 HEAD\n0 @I1@ INDI\n1 NAME Anna /Weber/\n1 BIRT\n2 DATE BET 1719 AND 1721\n0 TRLR\n",
}


def typed() -> list[str]:
    """Return the commands, without what a shell would do with what they print."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = (line for block in BLOCK.findall(readme) for line in block.splitlines())
    return [line.partition(" > ")[0] for line in lines if line.startswith("timeline ") and " < " not in line]


@pytest.fixture
def folder(shipped: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A git repository with the shipped store, which has a branch that is called as one of a remote is."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    for name, text in FILES.items():
        (shipped / name).write_text(text)
    for arguments in ("init -b main", "add data seeds", "commit -m a-store", "branch origin/main"):
        identity = ["-c", "user.name=Ann Example", "-c", "user.email=ann@example.org"]
        subprocess.run(["git", *identity, *arguments.split()], cwd=shipped, capture_output=True, check=True)
    monkeypatch.chdir(shipped)
    return shipped


def test_the_commands_of_the_readme_work(run_here: RunHere, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    commands = typed()
    assert len(commands) > 20
    for command in commands:
        _, *arguments = shlex.split(command, comments=True)
        done = run_here(*arguments)
        assert done.exit_code in (0, 1), f"{command}: {done.stderr}"
