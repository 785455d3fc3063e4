"""What a check says of a large store: counts, and as many findings as people read."""

from collections import Counter
from collections.abc import Iterable
from heapq import nsmallest
from pathlib import Path

from timeline.api.large.results import PartResult, Row
from timeline.model.dataclass import dataclass
from timeline.model.incomplete import gravest_first, unsaid_words
from timeline.model.tally import Tally
from timeline.model.told import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a check found, as far as people are told of it."""

    told: tuple[Told, ...]  # the first of those that people are shown, the most urgent first
    tally: Tally
    notes: tuple[str, ...]
    fail_on: str

    @property
    def more(self) -> int:
        """How many further findings people would be shown."""
        return self.tally.listed - len(self.told)

    def fails(self) -> bool:
        """Whether the check fails."""
        return self.tally.fails(self.fail_on)


@dataclass(slots=True)
class Merged:
    """Results of parts, taken together."""

    tally: Tally
    rows: list[Row]
    matched: Counter[str]  # in how many parts
    incomplete: Counter[str]


def merged(results: Iterable[PartResult], limit: int) -> Merged:
    """Return the results of parts taken together; of the rows the first so many, 0: all."""
    whole = Merged(Tally(), [], Counter(), Counter())
    for result in results:
        whole.tally = whole.tally.plus(result.tally)
        whole.rows.extend(row for row in result.rows if row.told is not None)  # no other is among the first
        whole.matched.update(result.matched)
        whole.incomplete.update(result.incomplete)
        if limit and len(whole.rows) > 2 * limit + 10_000:
            whole.rows = first_rows(whole.rows, limit)
    whole.rows = first_rows(whole.rows, limit)
    return whole


def first_rows(rows: list[Row], limit: int) -> list[Row]:
    """Return the most urgent rows, in order; 0: all."""
    return nsmallest(limit, rows, key=_rank) if limit else sorted(rows, key=_rank)


def told_in(rows: Iterable[Row]) -> tuple[Told, ...]:
    """Return what people are told, of rows that are all told."""
    return tuple(row.told for row in rows if row.told is not None)


def notes_of(folder: Path, tally: Tally, incomplete: Iterable[str], told: Iterable[Told]) -> tuple[str, ...]:
    """Return the sentences on what a check may have missed, as `check` has them; of what is told those that it has."""
    notes = [*gravest_first(incomplete), *gravest_first(each.incomplete for each in told if each.incomplete)]
    if tally.unread and tally.unsaid:
        notes.append(unsaid_words(tally.unread, folder))
    return tuple(notes)


def _rank(row: Row) -> tuple[object, ...]:
    return row.rank
