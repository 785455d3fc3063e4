"""What time expressions look like in running text, and what they mean: tables of rules, level by level."""

from typing import Final

from timeline.dates.scanning.rules import (
    dates,
    decoys,
    lengths,
    numbers,
    parts,
    pointed,
    ranges,
    sets,
    shifts,
    times,
)

LEVELS: Final = (
    decoys.DECOYS,
    numbers.SMALL_NUMBERS,
    numbers.LARGE_NUMBERS,
    dates.HOLIDAYS,
    (*dates.DATES, *times.CLOCKS),
    (*sets.FREQUENCIES, *lengths.LENGTHS, *dates.WEEKDAYS, *parts.PARTS_OF_MONTHS, *ranges.RANGES),
    (*pointed.POINTED, *pointed.REFERENCES, *sets.SETS, *sets.RATES),
    parts.PARTS,
    ranges.SAME_YEARS,
    times.PARTS_OF_DAYS,
    times.TIMES,
    ranges.SHARED_DAYS,
    lengths.LENGTHS_WITH_MORE,
    lengths.LENGTHS_OF_DATES,
    shifts.SHIFTS,
)
