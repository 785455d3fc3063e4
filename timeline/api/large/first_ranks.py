"""Which findings are among the first, and need to be told: to tell one takes as long as to read a hundred claims.

Each process knows only what it met itself, and half of what one tells is then displaced by the other. So processes that
were forked from one count together what they met, by urgency and file, in memory that they share: what comes after as
many as are listed is not told. Two that count at once may lose a count; then a little more is told than needed.
"""

import os
from bisect import bisect_left, insort
from collections.abc import Iterable
from itertools import accumulate
from mmap import mmap
from typing import Final

from timeline.api.large.results import Rank

URGENCIES: Final = 6  # that a rank begins with
COUNTS_OF_ONE: Final = 4  # bytes


class FirstRanks:
    """The most urgent ranks that were met so far: what is not among them need not be told."""

    def __init__(self, limit: int, files: Iterable[str] = ()) -> None:
        self._limit = limit  # 0: all are
        self._ranks: list[Rank] = []
        self._together = MetTogether(limit, files) if limit else None

    def has(self, rank: Rank) -> bool:
        """Take note of a rank; return whether it is one of them."""
        ranks, limit = self._ranks, self._limit
        if self._together is None:
            return True
        if self._together.is_beyond(rank) or (len(ranks) == limit and rank > ranks[-1]):
            return False
        insort(ranks, rank)
        del ranks[limit:]
        return True


class MetTogether:
    """How many ranks were met in this process's forks, by urgency and file."""

    def __init__(self, limit: int, files: Iterable[str]) -> None:
        self._limit = limit
        self._files = sorted(files)
        self._counts = memoryview(mmap(-1, COUNTS_OF_ONE * URGENCIES * (len(self._files) + 1))).cast("I")
        self._last = len(self._counts)  # the place behind which nothing is among the first
        self._uncounted = 0  # ranks since that was last looked for
        self._made_in = os.getpid()

    def is_beyond(self, rank: Rank) -> bool:
        """Take note of a rank; return whether it is surely not among the first.

        Where no process was forked, or this one does what was left by one that was killed, nothing is sure.
        """
        if os.getpid() == self._made_in:
            return False
        place = rank[0] * (len(self._files) + 1) + bisect_left(self._files, rank[1])
        if place > self._last:
            return True
        self._counts[place] += 1
        self._uncounted += 1
        if self._uncounted > self._limit // 16:
            self._uncounted = 0
            self._last = self._place_of_last()
        return False

    def _place_of_last(self) -> int:
        """Return the place at which there are as many as are listed, all before it together."""
        totals = accumulate(self._counts)
        return next((place for place, total in enumerate(totals) if total >= self._limit), len(self._counts))
