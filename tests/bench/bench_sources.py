"""How long two large sources take: `python -m tests.bench.bench_sources --claims 1e4 1e5 --match 1e4`.

Two tables (CSV) of so many claims each are made up, the same each time: most events are in both, with dates of mixed
precision, a few of them days apart, which puts many pairs of events in opposite order. Each is imported by the command,
then both are compared: cold, and again. For `match` the second source tells the same events under other ids, in other
words. Prints seconds from process start and the most memory that a process took; asserts nothing.
"""

import argparse
import csv
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from tests.bench.bench_check import Run, run_command

FIRST_DAY = date(1890, 1, 1)
DAYS = 47_000
IN_BOTH, APART = 0.9, 0.02  # shares of the events of a source
RUNS = 3
WISHES = {("import", 100_000): 20.0, ("diff again", 100_000): 5.0}
WHO = ("barge", "cabinet", "convoy", "envoy", "granary", "jury", "mayor", "mill", "regiment", "school", "ship", "union")
WHAT = ("burns", "closes", "departs", "is founded", "is sold", "meets", "moves", "opens", "resigns", "sinks", "strikes")
WHERE = (
    "Ashford",
    "Bruges",
    "Graz",
    "Leipzig",
    "Nowy Sącz",
    "Port Said",
    "Springfield",
    "São Paulo",
    "Turku",
    "Žilina",
)
OTHER_WORDS = {"burns": "burns down", "closes": "shuts", "departs": "leaves", "opens": "opened", "sinks": "is lost"}

Row = tuple[str, str, str]  # event, title, date


def rows(claims: int, seed: int = 1) -> Iterator[tuple[Row, Row | None]]:
    """Yield what one source says of an event, and what the other does; None: it has another event in its place."""
    made = random.Random(seed)
    for number in range(claims):
        day = FIRST_DAY + timedelta(made.randrange(DAYS))
        title = f"The {made.choice(WHO)} of {made.choice(WHERE)} {made.choice(WHAT)}, number {made.randrange(300)}"
        event = f"event-{number:06}"
        other = day + timedelta(made.randrange(1, 30)) if made.random() < APART else day
        said = (event, title, _date(day, made)), (event, title, _date(other, made))
        yield said if made.random() < IN_BOTH else (said[0], None)


def _date(day: date, made: random.Random) -> str:
    """A day, or only its month or year."""
    return day.isoformat()[: made.choices((10, 7, 4), (80, 15, 5))[0]]


def write_tables(claims: int, folder: Path, *, other_ids: bool = False) -> tuple[Path, Path]:
    """Write a table for each source; `other_ids`: the second names its events by ids and words of its own."""
    tables = folder / "a.csv", folder / "b.csv"
    first: list[Row] = []
    second: list[Row] = []
    for number, (ours, theirs) in enumerate(rows(claims)):
        first.append(ours)
        named = theirs or (f"other-{number:06}", f"Another {ours[1]}", ours[2])
        second.append((f"b-{number:06}", _told_otherwise(named[1]), named[2]) if other_ids else named)
    for path, said in zip(tables, (first, second), strict=True):
        with path.open("w", encoding="utf-8", newline="") as table:
            csv.writer(table).writerows([("event", "title", "date"), *said])
    return tables


def _told_otherwise(title: str) -> str:
    for words, others in OTHER_WORDS.items():
        title = title.replace(f" {words},", f" {others},")
    return title.removeprefix("The ")


def main() -> None:
    """Print a line a step."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", nargs="*", type=float, default=[1e4, 1e5], help="of each source, for import, diff")
    parser.add_argument("--match", nargs="*", type=float, default=[1e4], help="events of each source, for match")
    options = parser.parse_args()
    print(f"{'step':16}{'claims':>10}{'seconds':>10}{'processor':>11}{'MB':>8}   exit")
    for claims in map(int, options.claims):
        with tempfile.TemporaryDirectory() as folder:
            _compare(Path(folder), claims)
    for claims in map(int, options.match):
        with tempfile.TemporaryDirectory() as folder:
            _match(Path(folder), claims)


def _compare(folder: Path, claims: int) -> None:
    store = _new_store(folder)
    for table in write_tables(claims, folder):
        _print("import", claims, run_command(store, "import", str(table), "--source", table.stem))
    for step in ("diff", *["diff again"] * RUNS):
        _print(step, claims, run_command(store, "diff", "a", "b", "--summary"))
    _print("check", claims, run_command(store, "check"))


def _match(folder: Path, claims: int) -> None:
    store = _new_store(folder)
    for table in write_tables(claims, folder, other_ids=True):
        run_command(store, "import", str(table), "--source", table.stem)
    _print("match", claims, run_command(store, "match", "a", "b", "--format", "json"))


def _new_store(folder: Path) -> Path:
    store = folder / "data"
    subprocess.run([sys.executable, "-m", "timeline", "init", str(store)], capture_output=True, check=True)
    return store


def _print(step: str, claims: int, run: Run) -> None:
    wish = WISHES.get((step, claims))
    line = f"{step:16}{claims:>10,}{run.seconds:>10.2f}{run.processor:>11.2f}{run.megabytes:>8.0f}   {run.code}"
    print(line + (f"   wished: under {wish:g} s" if wish else ""), flush=True)


if __name__ == "__main__":
    main()
