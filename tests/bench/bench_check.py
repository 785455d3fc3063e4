"""How long `timeline check` takes from process start: `python -m tests.bench.bench_check --sizes 1e4 1e5`.

Each store is checked cold (nothing is remembered), unchanged, with one claim added that contradicts another, and as a
fresh clone whose cache was restored: every file is newer than what is remembered of it. Prints seconds (the median of
some runs, the first of them alone where it is cold) and the most memory that a process took; asserts nothing.
`TIMELINE_BENCH_STORES` names a folder of ready stores, one a size (`1e4`); by default they are made up.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import timeline
from tests.bench.made_stores import store_of

RUNS = 5
DATED = re.compile(r'event: (\S+)\n +when: "?\d{4}-\d\d-\d\d"?\n')
WISHES = {  # seconds, megabytes
    ("cold", 100_000): (2.5, None),
    ("cold", 1_000_000): (20.0, 700),
    ("unchanged", 100_000): (0.15, None),
    ("unchanged", 1_000_000): (0.15, 60),
    ("one claim added", 1_000_000): (0.25, 60),
    ("fresh clone", 1_000_000): (0.6, None),
}


class Run(NamedTuple):
    """One run of the command."""

    seconds: float
    processor: float  # seconds, of all its processes
    megabytes: float  # the most that one process took
    code: int


def check(store: Path, *options: str, output: Path | None = None, limit: float = 3600) -> Run:
    """Run `check` on a store: see `run_command`."""
    return run_command(store, "check", *options, output=output, limit=limit)


def run_command(store: Path, *arguments: str, output: Path | None = None, limit: float = 3600) -> Run:
    """Run a command beside a store; what it prints goes to a file, or nowhere. After so many seconds it is killed."""
    command = [sys.executable, "-m", "timeline", "--store", store.name, *arguments]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = str(Path(timeline.__file__).parent.parent)
    with (output or Path(os.devnull)).open("wb") as printed:
        began = time.perf_counter()
        process = subprocess.Popen(command, cwd=store.parent, env=environment, stdout=printed, stderr=printed)
        alarm = threading.Timer(limit, process.kill)
        alarm.start()
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
    alarm.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, process.returncode)


def situations(ready: Path, folder: Path, options: list[str]) -> Iterator[tuple[str, list[Run]]]:
    """Yield the runs of each situation, on a copy of the store."""
    project = folder / "project"  # the cache is in it, wherever it stands
    store = project / "data"
    shutil.copytree(ready, store, copy_function=shutil.copyfile, ignore=shutil.ignore_patterns(".timeline-cache*"))
    yield "cold", [check(store, *options)]
    yield "unchanged", [check(store, *options) for _ in range(RUNS)]
    yield "one claim added", [with_one_more_claim(store, number, options) for number in range(RUNS)]
    yield "fresh clone", [as_fresh_clone(project, folder / "clone", options) for _ in range(RUNS)]


def with_one_more_claim(store: Path, number: int, options: list[str], limit: float = 3600) -> Run:
    """Add a claim that puts a dated event in another century, check, and take it back."""
    files = sorted((store / "claims").iterdir())
    path = files[number * len(files) // RUNS]
    text = path.read_text(encoding="utf-8")
    dated = DATED.search(text)
    assert dated is not None, f"{path}: no claim gives a day"
    path.write_text(f"{text}  - id: added\n    event: {dated[1]}\n    when: 1717-07-17\n", encoding="utf-8")
    run = check(store, *options, limit=limit)
    path.write_text(text, encoding="utf-8")
    check(store, *options, limit=limit)
    return run


def as_fresh_clone(project: Path, clone: Path, options: list[str]) -> Run:
    """Copy files and cache, so that no file is as old as the cache knows it, and check."""
    shutil.copytree(project, clone, copy_function=shutil.copyfile)
    run = check(clone / "data", *options)
    shutil.rmtree(clone)
    return run


def print_situations(claims: int, ready: Path, options: list[str]) -> float:
    """Print a line a situation; returns the seconds of the cold run."""
    cold = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for name, runs in situations(ready, Path(folder), options):
            seconds = statistics.median(run.seconds for run in runs)
            cold = cold or seconds
            wish = WISHES.get((name, claims))
            print(
                f"{claims:>9,}  {name:17}{seconds:9.3f}{max(run.seconds for run in runs):10.3f}"
                f"{statistics.median(run.processor for run in runs):10.3f}"
                f"{1e6 * seconds / claims:10.2f}{max(run.megabytes for run in runs):9.0f}"
                f"{'' if wish is None else f'{wish[0]:9}{wish[1] or str():>7}'}",
                flush=True,
            )
            assert {run.code for run in runs} <= {0, 1}, f"the command failed: {runs}"
    return cold


def main() -> None:
    """Print a table, and how the time of a claim grows with the size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", nargs="+", type=lambda text: int(float(text)), default=[10_000, 100_000])
    parser.add_argument("--options", default="", help="further options of `timeline check`, in one word")
    asked = parser.parse_args()
    colds = []
    print("   claims  situation         median s slowest s processor  µs/claim       MB   wish s     MB")
    with tempfile.TemporaryDirectory() as folder:
        for claims in asked.sizes:
            ready = store_of(claims, Path(folder))
            colds.append(print_situations(claims, ready, asked.options.split()) / claims)
    for size, smaller, larger in zip(asked.sizes[1:], colds, colds[1:], strict=False):
        print(f"cold, time a claim at {size:,}: {larger / smaller - 1:+.0%}")


if __name__ == "__main__":
    main()
