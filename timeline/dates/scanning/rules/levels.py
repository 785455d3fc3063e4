"""The levels of the scanner, in their order: a rule sees words as they stand, and what the levels before it made.

To add a rule, find the table of its subject, and see here that what its slots name exists by then: `{month_name}` is a
word, `{month}` what `dates` made of it. A case goes into the table of sentences of the tests, which names every rule
that never fires.
"""

from typing import Final

from timeline.dates.scanning.rules import (
    dates,
    decoys,
    holidays,
    lengths,
    longer,
    numbers,
    parts,
    pointed,
    ranges,
    seasons,
    sets,
    shifts,
    times,
    years,
)

LEVELS: Final = (
    decoys.DECOYS,  # what only looks like a time is out of sight from here on
    numbers.SMALL_NUMBERS,
    numbers.LARGE_NUMBERS,  # {number}, {nth} of several words
    holidays.HOLIDAYS,  # before dates, which would take "Friday" out of "Good Friday"
    # {year}, {month}, {full_day}, {season}, …, {time_of_day}
    (*years.YEARS, *dates.DATES, *seasons.SEASONS, *longer.LONGER, *times.CLOCKS),
    # {length}; dates that share a part
    (*sets.FREQUENCIES, *lengths.LENGTHS, *dates.WEEKDAYS, *parts.PARTS_OF_MONTHS, *ranges.RANGES),
    (*pointed.POINTED, *pointed.REFERENCES, *sets.SETS, *sets.RATES),  # {pointed}, {reference}
    parts.PARTS,  # "early March": a date still
    ranges.SAME_YEARS_OF_PARTS,
    times.PARTS_OF_DAYS,  # {time}
    times.TIMES,
    ranges.SHARED_DAYS,
    lengths.LENGTHS_WITH_MORE,  # {lasting}
    lengths.LENGTHS_OF_DATES,
    shifts.SHIFTS,
)
