"""What is left of a part of a store once it was checked: counts, and lines for people."""

from typing import NamedTuple

from timeline.model.tally import Tally
from timeline.model.told import Told

Rank = tuple[int, str, int, str, str, int, int]  # how urgent, file, line, code, fingerprint, column, number in its part


class Row(NamedTuple):
    """One finding that people are shown, or would be."""

    rank: Rank
    told: Told | None  # None: too many come before it


class PartResult(NamedTuple):
    """What a check found in one part of a store, or in one file as such."""

    tally: Tally
    rows: tuple[Row, ...] = ()
    matched: tuple[str, ...] = ()  # the decisions, by fingerprint, that speak of something here
    incomplete: tuple[str, ...] = ()
