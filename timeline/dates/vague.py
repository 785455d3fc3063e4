"""The table of vague words: what each of them means here, and how a store says otherwise.

A store overrides a meaning by its name (`words:` in timeline.yaml); a reading that used the table is `read: vague`.

Three kinds of meaning:
- of a part of a calendar unit: `1-10`, `21-end`, `last 7`: days of a week or month, months of a year, years of a
  decade or century;
- of an uncertain number: `2-5`, of any unit; a name with its unit (`a few days`) may give a duration, `P2D/P5D`, and
  goes before the one without;
- of words that stretch a number: `86%-100%`; of words that stand alone: a duration, `P0D/P1D`.
"""

from collections.abc import Mapping
from typing import Final

from timeline.errors import WordsError
from timeline.model.dataclass import dataclass

VAGUE_WORDS: Final[Mapping[str, str]] = {
    # parts of a month, in days
    "first week": "1-7",
    "second week": "8-14",
    "third week": "15-21",
    "fourth week": "22-28",
    "last week": "last 7",
    "first days": "1-5",
    "last days": "last 5",
    "beginning": "1-7",
    "early": "1-10",
    "mid": "11-20",
    "late": "21-end",
    "end": "last 7",
    "first half": "1-15",
    "second half": "16-end",
    # parts of a week, in days from Monday
    "early in a week": "1-3",
    "mid-week": "3-4",
    "late in a week": "4-7",
    # parts of a year, in months
    "beginning of a year": "1-2",
    "early in a year": "1-4",
    "mid-year": "5-8",
    "late in a year": "9-12",
    "end of a year": "11-12",
    "first months of a year": "1-4",
    "last months of a year": "9-12",
    # parts of a decade, in years from 0, and of a century, in years from 1
    "early in a decade": "0-3",
    "mid-decade": "4-6",
    "late in a decade": "7-9",
    "early in a century": "0-33",
    "mid-century": "34-66",
    "late in a century": "67-99",
    "turn of a century": "5-5",  # years before and after its first
    # numbers
    "a couple": "2-3",
    "a few": "2-5",
    "a handful": "3-6",
    "several": "3-7",
    "some": "2-9",
    "many": "5-..",
    "dozens": "24-99",
    # plural units without a number
    "seconds": "PT1S/PT59S",
    "minutes": "PT1M/PT59M",
    "hours": "PT1H/PT23H",
    "days": "P1D/P6D",
    "weeks": "P1W/P6W",
    "months": "P1M/P11M",
    "years": "P1Y/P9Y",
    "decades": "P10Y/P90Y",
    "centuries": "P100Y/P900Y",
    # what stretches a number; `over` reaches at least to the next whole unit
    "nearly": "86%-100%",
    "about": "85%-115%",
    "over": "100%-133%",
    "well over": "100%-150%",
    # distances from an event
    "immediately": "P0D/P1D",
    "shortly": "P0D/P3D",
    "soon": "P0D/P14D",
    "beginning of an event": "P0D/P7D",
    "end of an event": "P0D/P7D",
    "by the end of the month": "P0D/P30D",
    "by the end of the year": "P0D/P365D",
    "first hours of an event": "P0D/P1D",
    "first days of an event": "P0D/P5D",
    "first weeks of an event": "P0D/P4W",
    "first months of an event": "P0D/P5M",
    "first years of an event": "P0D/P5Y",
}

HINT: Final = "In timeline.yaml write such meanings as 1-10, 21-end, last 7, 2-5, 86%-100% or P2D/P5D."


@dataclass(frozen=True, slots=True)
class Bounds:
    """Two numbers, inclusive; `high` None: no upper limit (`..`) or to the end of the unit (`end`)."""

    low: int
    high: int | None


def is_duration(meaning: str) -> bool:
    """Whether a meaning is written as a duration."""
    return meaning.lstrip("~.").lstrip("/").startswith("P")


def part_of_unit(name: str, meaning: str, size: int) -> Bounds:
    """Return which members of a calendar unit are meant, of `size` or so: `21-end` of 30 is 21 to 30."""
    if meaning.startswith("last ") and meaning[5:].isdecimal():
        return Bounds(max(1, size - int(meaning[5:]) + 1), size)
    found = number_range(name, meaning)
    return Bounds(min(found.low, size), min(found.high if found.high is not None else size, size))


def number_range(name: str, meaning: str) -> Bounds:
    """Return the numbers meant by `2-5`, `86%-100%`, `21-end` or `5-..`."""
    low, dash, high = meaning.replace("%", "").partition("-")
    open_ended = high in ("end", "..")
    if not (dash and low.isdecimal() and (open_ended or high.isdecimal())):
        raise WordsError(f'the meaning given to "{name}" cannot be read: {meaning!r}', HINT)
    if not open_ended and int(low) > int(high):
        raise WordsError(f'the meaning given to "{name}" runs backwards: {meaning!r}', HINT)
    return Bounds(int(low), None if open_ended else int(high))
