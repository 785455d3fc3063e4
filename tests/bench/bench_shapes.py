"""How `timeline check` fares on shapes that are hard for it: `python -m tests.bench.bench_shapes`.

Of each shape a store is made and checked from process start, cold; where a claim gives a day, once more with one claim
added. Prints seconds, the most memory of a process, the last line that the command printed, and whether it said that
something was not searched to the end. Asserts nothing. `--claims` sets the size of shapes that can have any.
"""

import argparse
import tempfile
from pathlib import Path

from tests.bench.bench_check import DATED, Run, check, with_one_more_claim
from tests.bench.hard_shapes import CLAIMS, SHAPES
from tests.bench.made_stores import write

WISHES = (
    "wished for: one component of 100,000 claims cold 4 s, with one claim added 1.5 s; each shape ends, and says so"
)


def main() -> None:
    """Print a line or two a shape."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=lambda text: int(float(text)), default=CLAIMS)
    parser.add_argument("--shapes", nargs="+", choices=SHAPES, default=list(SHAPES), metavar="SHAPE")
    parser.add_argument("--limit", type=float, default=600, help="seconds that a command may take")
    asked = parser.parse_args()
    for name in asked.shapes:
        with tempfile.TemporaryDirectory() as folder:
            bench_shape(name, asked.claims, Path(folder) / "project" / "data", asked.limit)
    print(WISHES)


def bench_shape(name: str, claims: int, store: Path, limit: float) -> None:
    """Make a store of one shape, and print what checking it takes."""
    write(SHAPES[name](claims), store)
    printed = store.parent / "printed.txt"
    print_run(name, check(store, output=printed, limit=limit), printed)
    if any(DATED.search(path.read_text(encoding="utf-8")) for path in sorted((store / "claims").iterdir())[:1]):
        print_run("  one claim added", with_one_more_claim(store, 0, [], limit), None)


def print_run(name: str, run: Run, printed: Path | None) -> None:
    """Print what one run took, and how it ended."""
    lines = printed.read_text(encoding="utf-8").splitlines() if printed else []
    is_partial = any("Not everything was searched" in line or "ended early" in line for line in lines)
    ended = {0: "", 1: ""}.get(run.code, f"  ENDED WITH {run.code}")
    partial = "; says what was not searched" if is_partial else ""
    told = [line.strip() for line in lines if line.strip() and not line.startswith("timeline:")]
    last = told[-1] if told else ""
    print(f"{name:28}{run.seconds:9.2f} s{run.megabytes:8.0f} MB{ended}  {last[:70]}{partial}", flush=True)


if __name__ == "__main__":
    main()
