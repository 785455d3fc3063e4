"""What tests of the command line share: the real command, run as a process of its own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent

# No example fails for being slow on a busy machine; in CI the examples are the same every time.
settings.register_profile(
    "steady",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("steady")


@dataclass(frozen=True)
class Result:
    """What a command printed, and its exit code."""

    exit_code: int
    stdout: str
    stderr: str


RunTimeline = Callable[..., Result]


@pytest.fixture
def run_timeline() -> RunTimeline:
    """Run `timeline` with arguments, in a folder, in a terminal of so many columns."""

    def run(*arguments: str, cwd: Path = ROOT, columns: int = 80, env: dict[str, str] | None = None) -> Result:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("TIMELINE_", "GITHUB_"))}
        set_by_us = {"COLUMNS": str(columns), "NO_COLOR": "1", "PYTHONUTF8": "1"}
        done = subprocess.run(
            [sys.executable, "-m", "timeline", *arguments],
            cwd=cwd,
            env={**kept, **set_by_us, **(env or {})},
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        return Result(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A folder with a copy of the shipped store and its cards, to be changed at will."""
    for folder in ("data", "seeds"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("*.txt"))
    return tmp_path
