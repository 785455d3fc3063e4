"""Rivals: dates of one event of which at most one can be true.

Where many sources date one event, each two of them may clash. Told as pairs these are the square of the sources, and
met only a few at a time; told as rivals they are one. Dates that share no day stand one after the other, so rivals are
read off from left to right.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from timeline.model.relation import Side
from timeline.network.corrections.dating import Dates, Whose
from timeline.network.corrections.masks import Statements

_FEWEST = 3  # of two, the pair says as much


class _Span(NamedTuple):
    """From when to when a statement lets a time point be, in costs."""

    last: int
    first: int
    statement: int


def rivals_among(clashes: Iterable[Statements], dates: Dates) -> list[Statements]:
    """Return rivals among statements that clash in pairs, three of them or more.

    Any two of them clash by themselves, beside the events' own keys. Cost: sorting, for each lot of rivals.
    """
    by_event: dict[Whose, set[int]] = {}
    pairs = [clash for clash in clashes if len(clash) == 2]
    for clash in pairs if len(pairs) >= _FEWEST - 1 else ():
        whose = dates.event_of(clash)
        if whose is not None:
            by_event.setdefault(whose, set()).update(clash)
    found: dict[Statements, None] = {}
    for statements in by_event.values():
        for side in Side if len(statements) >= _FEWEST else ():
            found.update(dict.fromkeys(_apart((s, *dates.span(s, side)) for s in statements)))
    return list(found)


def _apart(spans: Iterable[tuple[int, int, int]]) -> Iterator[Statements]:
    """Yield lots of statements whose spans share nothing, the largest first; spans are told with their statements."""
    left = sorted(_Span(last, first, statement) for statement, first, last in spans)
    while True:
        taken: list[_Span] = []
        for span in left:
            if not taken or span.first > taken[-1].last:
                taken.append(span)
        if len(taken) < _FEWEST:
            return
        yield frozenset(span.statement for span in taken)
        left = sorted(set(left).difference(taken))
