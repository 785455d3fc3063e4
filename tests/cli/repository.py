"""A scratch git repository with an event store, for tests of what is new on a branch.

The store on `main` is clean: two sources that agree on two events. The branch `report` is for a new source.
"""

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Result
from timeline.cli.boundary import run

SETTINGS = "timeline: 1\ntitle: A valley in spring\nzone: UTC\n"
EVENTS = """\
- id: talks
  title: Talks in the town hall
- id: withdrawal
  title: The army leaves the valley
"""
SOURCE = "source:\n  id: {id}\n  title: Source {id}\n  kind: article\n  published: 2022-06-01\nclaims:\n"
CLAIM = '  - id: {id}\n    event: {event}\n    when: {when}\n    evidence: {{quote: "{quote}"}}\n'

REPORT = "data/claims/report.yaml"  # the source that the branch adds
REPORT_LINE = 9  # where its date stands
NAME = "report/t"
REPORT_WORDS = "the talks were held in early April"


def claims_file(source: str, **claims: tuple[str, str, str]) -> str:
    """The text of a claims file: `claims_file("a", t=("talks", "2022-03-29", "the talks were held"))`."""
    said = [
        CLAIM.format(id=claim_id, event=event, when=when, quote=words)
        for claim_id, (event, when, words) in claims.items()
    ]
    return SOURCE.format(id=source) + "".join(said)


def agreeing(source: str) -> str:
    """The text of the claims file of a source that says of both events what the others say."""
    words = "then it was"
    return claims_file(source, t=("talks", "2022-03-29", words), w=("withdrawal", "2022-03-30", words))


@dataclass(frozen=True)
class Repository:
    """A git repository; commands run in its folder, or in one below it."""

    folder: Path
    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]

    def git(self, *arguments: str) -> str:
        """Run git and return what it prints."""
        done = subprocess.run(["git", *arguments], cwd=self.folder, capture_output=True, encoding="utf-8", check=True)
        return done.stdout.strip()

    def write(self, path: str, text: str) -> None:
        """Write a file, not committed."""
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text, encoding="utf-8")

    def write_store(self, folder: str = "data") -> None:
        """Write the clean store, not committed."""
        self.write(f"{folder}/timeline.yaml", SETTINGS)
        self.write(f"{folder}/events.yaml", EVENTS)
        for source in "ab":
            self.write(f"{folder}/claims/{source}.yaml", agreeing(source))

    def edit(self, path: str, before: str, after: str) -> None:
        """Replace what stands once in a file."""
        text = (self.folder / path).read_text(encoding="utf-8")
        assert text.count(before) == 1
        self.write(path, text.replace(before, after))

    def commit(self, message: str = "more") -> str:
        """Commit everything and return the commit's name."""
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)
        return self.git("rev-parse", "HEAD")

    def report(self, when: str, words: str = REPORT_WORDS, path: str = REPORT) -> None:
        """Write the new source, which dates the talks, not committed."""
        self.write(path, claims_file("report", t=("talks", when, words)))

    def run(self, *arguments: str, below: str = ".") -> Result:
        """Run `timeline` in the repository, in this process."""
        self.monkeypatch.chdir(self.folder / below)
        self.capsys.readouterr()
        code = run(list(arguments))
        said = self.capsys.readouterr()
        return Result(code, said.out, said.err)

    def check(self, *more: str, base: str = "main") -> Result:
        """Run `timeline check --base main`."""
        return self.run("check", "--base", base, *more)

    def findings(self, *more: str, base: str = "main") -> list[dict[str, Any]]:
        """Return the findings of `timeline check --base main --format json`."""
        found: list[dict[str, Any]] = json.loads(self.check("--format", "json", *more, base=base).stdout)["findings"]
        return found

    def at(self, folder: Path) -> "Repository":
        """Return another checkout: a clone, a worktree."""
        return Repository(folder, self.monkeypatch, self.capsys)


def empty_repository(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Repository:
    """Return a repository without a commit, on the branch `main`, that no setting of the machine touches."""
    for name in [name for name in os.environ if name.startswith(("GIT_", "TIMELINE_", "GITHUB_", "CI"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    folder.mkdir(exist_ok=True)
    repository = Repository(folder, monkeypatch, capsys)
    repository.git("init", "-q", "-b", "main")
    configure(repository)
    return repository


def configure(repository: Repository) -> None:
    """Say who commits, in this repository alone."""
    for key, value in (("user.name", "Ann"), ("user.email", "ann@example.org"), ("commit.gpgsign", "false")):
        repository.git("config", "--local", key, value)
