"""Time to read, write and question EDTF texts; prints a table: `python tests/bench/bench_edtf.py`."""

from collections.abc import Callable
from contextlib import suppress
from timeit import repeat

from timeline.errors import EdtfError
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
VARIED = (
    *("19XX-02-29", "-199X-02-29", "XXXX-12-21/1890-09-2X", "20X3-06-25/2004-X1-03", "1919-XX-02/1919-XX-01"),
    *("198X-11-XX/198X-11-30", "1984-XX/2004-XX", "?2004-06~-10/2004-06-%11", "-2004-06-?01/2006-06-~20"),
    *("[-1667,1668,1670..1672]", "[..1983-12-31,1984-10-10..1984-11-01,1984-11-05..]", "[1897..1903]"),
    *("[2001-34..2003-34]", "{1760-01,-1760-02,1760-12..}", "[2022-03-30T10:00..2022-03-30T14:00]"),
    *("1985-04-12T23:20:30+04:30/1985-04-12T23:20:30Z", "2022-03-30T10:00~/..", "Y-17E7S3%", "Y17000000000"),
    *("-9999-12-31%", "2001-41?", "2022-02-30", "1999-XX-32", "XXXX-02-3X", "2020-%06-25?", "yesterday"),
    *("2022-03-30T10:00/2022-03-30T09:00", "[1667,1668,1670..16721]", "2022-03-30T23:20:30+15:00", "12-04-1985"),
)
ROUNDS = 5_000
SLOWEST = 10


def microseconds(call: Callable[[], object]) -> float:
    return min(repeat(call, number=ROUNDS, repeat=3)) / ROUNDS * 1e6


def read_or_refuse(text: str) -> None:
    with suppress(EdtfError):
        parse_edtf(text)


def print_slowest() -> None:
    """The slowest of many different texts, of all shapes, read and refused."""
    texts = (*TEXTS, *VARIED)
    times = sorted(((microseconds(lambda text=text: read_or_refuse(text)), text) for text in texts), reverse=True)  # type: ignore[misc]
    print(f"\nthe slowest {SLOWEST} of {len(texts)} texts, read or refused, in microseconds")
    for time, text in times[:SLOWEST]:
        print(f"{text:50} {time:8.2f}")


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
    print_slowest()


if __name__ == "__main__":
    main()
