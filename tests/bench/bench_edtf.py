"""Time to read, write and question EDTF texts; prints a table: `python tests/bench/bench_edtf.py`."""

from collections.abc import Callable
from timeit import repeat

from timeline.model.duration import parse_duration
from timeline.model.edtf import allows, edtf_between, has_gaps, parse_edtf, to_edtf

TEXTS = (
    "2022-03-30",
    "2022-03",
    "2022",
    "-0044-03-15",
    "1985-04-12T23:20:30+04:30",
    "2022-03-29/2022-04-02",
    "1984~/2004-06",
    "2004?-06-~11",
    "2001-24",
    "Y-17101E4S3",
    "156X-12-25",
    "199X-02-29",
    "[2022-03-29..2022-03-31]",
    "[1667,1668,1670..1672]",
    "{1760-01,1760-02,1760-12..}",
)
ROUNDS = 5_000


def microseconds(call: Callable[[], object]) -> float:
    return min(repeat(call, number=ROUNDS, repeat=3)) / ROUNDS * 1e6


def main() -> None:
    print(f"{'microseconds':30} {'parse':>8} {'write':>8} {'gaps':>8} {'allows':>8}")
    for text in TEXTS:
        date = parse_edtf(text)
        calls: tuple[Callable[[], object], ...] = (
            lambda text=text: parse_edtf(text),  # type: ignore[misc]
            lambda date=date: to_edtf(date),  # type: ignore[misc]
            lambda date=date: has_gaps(date),  # type: ignore[misc]
            lambda date=date: allows(date, 738_000, 738_400),  # type: ignore[misc]
        )
        print(f"{text:30} " + " ".join(f"{microseconds(call):8.2f}" for call in calls))
    print(f"{'P2D/P5D':30} {microseconds(lambda: parse_duration('P2D/P5D')):8.2f}")
    print(f"{'P10Y':30} {microseconds(lambda: parse_duration('P10Y')):8.2f}")
    month = (738_215, 738_245)
    print(f"{'edtf_between: a month':30} {microseconds(lambda: edtf_between(month, month, instant=False)):8.2f}")


if __name__ == "__main__":
    main()
