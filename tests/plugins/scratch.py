"""Scratch repositories for what plugs into other tools: a store on `main`, a branch, a claim that contradicts it."""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.conftest import ROOT, Result

STORE = {
    "timeline.yaml": "timeline: 1\ntitle: A valley in spring\n",
    "events.yaml": "- id: talks\n  title: Talks in the town hall\n",
    "claims/a.yaml": "source: {id: a, title: A}\nclaims:\n  - id: t\n    event: talks\n    when: 2022-03-29\n",
}
NEW_CLAIM = "source: {id: report, title: Report}\nclaims:\n  - id: t\n    event: talks\n    when: WHEN\n"
CONTRADICTING, COMPATIBLE = "2022-04-05", "2022-03"
INSTALLED = ("timeline", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "action.yml")
NO_INDEX = re.compile(r"Could not find a version|No matching distribution|ConnectionError|NewConnection|timed out")


@dataclass(frozen=True)
class Scratch:
    """A git repository; git and all that runs in it knows no settings of the machine."""

    folder: Path
    more: Mapping[str, str] = field(default_factory=dict)  # environment

    @property
    def env(self) -> dict[str, str]:
        """The environment that commands run in."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "TIMELINE_", "GITHUB_", "CI"))}
        git = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
        who = {f"GIT_{role}_{key}": "ann@example.org" for role in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}
        return {**kept, **git, **who, "NO_COLOR": "1", **self.more}

    def run(self, *command: str, env: Mapping[str, str] | None = None) -> Result:
        """Run a command in the repository."""
        done = subprocess.run(
            command,
            cwd=self.folder,
            env={**self.env, **(env or {})},
            capture_output=True,
            encoding="utf-8",
            timeout=180,
            check=False,
        )
        return Result(done.returncode, done.stdout, done.stderr)

    def git(self, *arguments: str) -> str:
        """Run git, which must succeed, and return what it prints."""
        done = self.run("git", *arguments)
        assert done.exit_code == 0, done.stderr
        return done.stdout.strip()

    def write(self, path: str, text: str) -> None:
        """Write a file, not committed."""
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text, encoding="utf-8")

    def claim(self, when: str, store: str = "data") -> None:
        """Write a new source that dates the talks, not committed."""
        self.write(f"{store}/claims/report.yaml", NEW_CLAIM.replace("WHEN", when))

    def commit(self, message: str = "more") -> str:
        """Commit everything and return the commit's name."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD")

    def clone(self, folder: Path, *options: str) -> "Scratch":
        """Clone it over the protocol of the network, so that a shallow clone is one."""
        self.git("clone", "-q", *options, self.folder.as_uri(), str(folder))
        return Scratch(folder, self.more)


def empty(folder: Path) -> Scratch:
    """Return a repository without a commit, on `main`."""
    folder.mkdir(parents=True)
    scratch = Scratch(folder)
    scratch.git("init", "-q", "-b", "main")
    return scratch


def with_store(folder: Path, store: str = "data") -> Scratch:
    """Return a repository with a store on `main`, two commits ago, and the branch `report` checked out."""
    scratch = empty(folder)
    for name, text in STORE.items():
        scratch.write(f"{store}/{name}", text)
    scratch.commit("a store")
    scratch.git("checkout", "-q", "-b", "report")
    return scratch


def the_tool(folder: Path) -> Scratch:
    """Return a repository with what is installed of this one, as it is now."""
    scratch = empty(folder)
    for name in INSTALLED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / name)
    scratch.commit("the tool")
    return scratch
