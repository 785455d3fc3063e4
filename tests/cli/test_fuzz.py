"""Whatever a store holds, every command ends soon with exit code 0, 1 or 2: never with a traceback, never in a hang.

`TIMELINE_FUZZ_SECONDS=600 pytest tests/cli/test_fuzz.py` tries other stores, for that long; a failure names its seed.
"""

import os
import random
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from shutil import rmtree
from time import monotonic
from types import FrameType

import pytest

from tests.cli.mutations import written
from timeline.cli.boundary import run

STORES = 120
COMMANDS_EACH = 5
HANGS_AFTER_SECONDS = 20
FINGERPRINT = re.compile(r'"fingerprint": "([0-9a-f]+)"')
COMMANDS = (
    "check", "check --verbose", "check --format json", "check --format concise", "check --format jsonl",
    "check --format sarif", "check --format github", "check --format gitlab", "check --format junit",
    "check --format rdjson", "check --format markdown", "check --statistics", "check --fail-on never",
    "check --baseline data/baseline.yaml", "check --write-baseline", "check --select TL3 --ignore TL305",
    "show", "show meeting", "show vote", "show --format json", "show --status disputed", "show --source ann",
    "show --from 2021 --to 2022", "show --tag talks", "reconcile", "reconcile --format json", "diff ann ben",
    "diff ben gazette --format json", "diff ann ben --only conflicts --exit-code", "export --format markdown",
    "export --format csv", "export --format json", "export --format csv -o out.csv", "sources", "extract",
    "extract --check", "extract --force", "extract --format json", "explain CONFLICT", "explain f",
    "explain CONFLICT --format json", "resolve CONFLICT --accept --reason x --by y",
    "resolve CONFLICT --set-aside ben/m --reason x --by y", "schema --editors", "show end", "explain CONFLICT",
    "scan seeds/gazette.txt", "scan data/claims/ann.yaml --format json", "scan seeds/gazette.txt --card",
    "import other.csv --source new", "import other.csv --source ann --force --day-first",
    "import other.jsonl --source ben --into data/claims/x.yaml", "import other.jsonl --source new --report json",
    "import other.md --source new", "import other.ged --source tree", "import other.ics --source new",
    "import other.json --source new", "import other.txt --source new --dry-run",
    "import data/claims/ann.yaml --source new", "import data --source new",
)  # fmt: skip


class Hang(BaseException):
    """A command took too long; no handler of the project may take it for its own."""


@contextmanager
def in_time() -> Iterator[None]:
    def stop(_: int, __: FrameType | None) -> None:
        raise Hang

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(HANGS_AFTER_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def seeds() -> Iterator[int]:
    """The same few seeds every time; where longer is asked for, then other ones until that time has passed."""
    yield from range(STORES)
    end = monotonic() + float(os.environ.get("TIMELINE_FUZZ_SECONDS", "0"))
    first = random.SystemRandom().randrange(10**9)
    for seed in count(first):
        if monotonic() > end:
            return
        yield seed


def test_every_command_bears_every_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    for name in ("TIMELINE_STORE", "TIMELINE_DOCUMENTS", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    failures = []
    codes = set()
    for seed in seeds():
        folder = tmp_path / str(seed)
        folder.mkdir()
        monkeypatch.chdir(folder)
        told = written(folder, seed)
        _exit_code("reconcile --format json")
        fingerprint = (FINGERPRINT.findall(capfd.readouterr().out) or ["0"])[0]
        for command in random.Random(seed).sample(COMMANDS, COMMANDS_EACH):
            code = _exit_code(command.replace("CONFLICT", fingerprint))
            said = capfd.readouterr()
            codes.add(code)
            if code not in ("0", "1", "2") or "\x1b" in said.out + said.err:
                failures.append(f"{told}: timeline {command}: {code}: {said.err[-600:]}")
        monkeypatch.chdir(tmp_path)
        rmtree(folder)
    assert failures == []
    assert codes == {"0", "1", "2"}  # or the stores are too wrong, or not wrong enough, to try anything


def _exit_code(command: str) -> str:
    try:
        with in_time():
            return str(run(command.split()))
    except Hang:
        return "hang"
