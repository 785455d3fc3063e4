"""Rivals: dates of one event of which at most one can be true.

Where many sources date one event, each two of them may clash. Told as pairs these are the square of the sources, and
met only a few at a time; told as rivals they are one. Dates that share no day stand one after the other, so rivals are
read off from left to right.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from timeline.model.relation import Side
from timeline.network.corrections.cluster import Statements
from timeline.network.corrections.dating import Dated, Dates, Whose

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
    by_event: dict[Whose, dict[int, Dated]] = {}
    for clash in clashes:
        if len(clash) == 2:
            one, other = ((statement, dates.of(statement)) for statement in clash)
            if one[1] is not None and other[1] is not None and one[1].whose == other[1].whose:
                by_event.setdefault(one[1].whose, {}).update({one[0]: one[1], other[0]: other[1]})
    found: dict[Statements, None] = {}
    for dated in by_event.values():
        for side in Side if len(dated) >= _FEWEST else ():
            found.update(dict.fromkeys(_apart(dated.items(), side)))
    return list(found)


def _apart(dated: Iterable[tuple[int, Dated]], side: Side) -> Iterator[Statements]:
    """Yield lots of statements whose spans share nothing, the largest first."""
    spans = ((statement, *said.span(side)) for statement, said in dated)
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
