"""How fast `timeline scan` is, and whether its cost grows with the text alone: `python tests/bench/bench_scan.py`.

Prints documents and megabytes a second on news that is made up here; the time and the memory of the whole command on
larger and larger files (memory must not grow); and the time for hostile texts of one and of four times a size (four
times the time, not sixteen). Asserts nothing. `--megabytes N` sets the largest file, by default 50.
"""

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import timeline

PUBLISHED = "2008-03-01"
DOCUMENTS = 200
SENTENCES_A_DOCUMENT = 20
HOSTILE_SIZE = 25_000

OPENINGS = ("The committee", "A spokesman", "The company", "Her lawyer", "Two ministers", "The Northern Echo")
DEEDS = (
    "said that the talks would go on",
    "reported a loss of 31 million",
    "left the city with 1984 others",
    "may have seen the second draft",
    "signed what had been agreed",
    "rejected the offer out of hand",
)
TIMES = (
    "on {day} {month} {year}", "on {month} {day}, {year}", "in {month} {year}", "last Friday", "the following day",
    "two days later", "in early {month}", "every Monday", "for three weeks", "at 5 p.m. on Tuesday", "in the 1990s", "",
    "", "",
)  # fmt: skip
MONTHS = ("January", "March", "May", "August", "November")

HOSTILE: dict[str, Callable[[int], str]] = {
    "digits": lambda n: "7" * n,
    "digits and dots": lambda n: "1." * (n // 2),
    "brackets, nested": lambda n: "(" * (n // 2) + ")" * (n // 2),
    "the first of …": lambda n: "the first of " * (n // 13),
    "two days before …": lambda n: "two days before " * (n // 16),
    "Monday, Monday, …": lambda n: "Monday, " * (n // 8),
    "one hundred thousand …": lambda n: "one hundred thousand " * (n // 21),
    "1 2 3 …": lambda n: "1 2 3 " * (n // 6),
    "no white space": lambda n: "January" * (n // 7),
    "combining marks": lambda n: "e" + "\u0301" * n,
    "zero-width spaces": lambda n: "May\u200b " * (n // 5),
    "right to left": lambda n: "ב־5 במאי 1948 " * (n // 14),
    "line breaks": lambda n: "\r\n" * (n // 2),
    "spaces": lambda n: "2 " + " " * n + " May",
}


def sentences(seed: int = 0) -> Iterator[str]:
    """Yield made-up news without end, the same each time."""
    chance = random.Random(seed)
    while True:
        when = chance.choice(TIMES).format(
            day=chance.randint(1, 28), month=chance.choice(MONTHS), year=chance.randint(1900, 2008)
        )
        yield " ".join(filter(None, (chance.choice(OPENINGS), chance.choice(DEEDS), when))) + "."


def bench_documents() -> None:
    made = sentences()
    texts = [" ".join(next(made) for _ in range(SENTENCES_A_DOCUMENT)) for _ in range(DOCUMENTS)]
    timeline.scan(texts[0], PUBLISHED)  # what is made once is made
    began = time.perf_counter()
    found = sum(len(timeline.scan(text, PUBLISHED)) for text in texts)
    seconds = time.perf_counter() - began
    size = sum(map(len, texts)) / 1e6
    print(
        f"{DOCUMENTS} documents of {SENTENCES_A_DOCUMENT} sentences: {DOCUMENTS / seconds:.0f} documents/s, "
        f"{size / seconds:.2f} MB/s, {found / DOCUMENTS:.1f} expressions a document"
    )


def bench_files(largest: int) -> None:
    print(f"\n{'file':36}{'seconds':>9}{'MB/s':>8}{'MB used':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for megabytes in sorted({1, max(1, largest // 5), largest}):
            for separator, name in (("\n", "a sentence a line"), (" ", "one line")):
                path = Path(folder) / "text.txt"
                write(path, megabytes, separator)
                seconds, used = run_scan(path)
                print(f"{f'{megabytes} MB, {name}':36}{seconds:9.1f}{megabytes / seconds:8.2f}{used:9.0f}")


def write(path: Path, megabytes: int, separator: str) -> None:
    left = megabytes * 1_000_000
    with path.open("w", encoding="utf-8") as file:
        for sentence in sentences():
            left -= file.write(sentence + separator)
            if left <= 0:
                return


def run_scan(path: Path) -> tuple[float, float]:
    """Return the seconds that the command takes, and the most megabytes that it or one before it used."""
    command = [sys.executable, "-m", "timeline", "scan", str(path), "--published", PUBLISHED, "--format", "jsonl"]
    began = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def bench_hostile() -> None:
    print(f"\n{'hostile text':28}{f'{HOSTILE_SIZE:,}':>10}{f'{4 * HOSTILE_SIZE:,}':>10}{'times':>8}")
    for name, make in HOSTILE.items():
        once, four = (seconds_for(make(size)) for size in (HOSTILE_SIZE, 4 * HOSTILE_SIZE))
        print(f"{name:28}{once:10.3f}{four:10.3f}{four / once:8.1f}")


def seconds_for(text: str) -> float:
    began = time.perf_counter()
    timeline.scan(text, PUBLISHED)
    return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=int, default=50, help="the size of the largest file")
    arguments = parser.parse_args()
    bench_documents()
    bench_hostile()
    bench_files(arguments.megabytes)


if __name__ == "__main__":
    main()
