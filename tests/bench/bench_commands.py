"""How long whole commands take, from process start: `python tests/bench/bench_commands.py [STORE]`.

Prints the median and the slowest of some runs of each command; asserts nothing.
"""

import statistics
import subprocess
import sys
import time

RUNS = 7
COMMANDS = (
    ("--help",),
    ("show",),
    ("reconcile",),
    ("check",),
    ("sources",),
    ("export", "--format", "markdown"),
    ("export", "--format", "json"),
    ("date", "first week of March 2022"),
    ("rule", "TL401"),
)
OF_THE_SHIPPED_STORE = (
    ("show", "kyiv-withdrawal"),
    ("diff", "schmitt-2025", "weiss-2022"),
    ("extract", "--check"),
)


def main() -> None:
    store = sys.argv[1] if len(sys.argv) > 1 else None
    print(f"{'command':44}{'median s':>10}{'slowest s':>11}")
    for command in (*COMMANDS, *(() if store else OF_THE_SHIPPED_STORE)):
        times = [seconds(command, store) for _ in range(RUNS)]
        print(f"{' '.join(command):44}{statistics.median(times):10.3f}{max(times):11.3f}")


def seconds(command: tuple[str, ...], store: str | None) -> float:
    options = ["--store", store] if store else []
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "timeline", *options, *command], capture_output=True, check=False)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
