"""Why a side is silent: it tells of the time before and after, or the event lies outside all that it tells of.

The period of a side runs from the first to the last day of the events that it dates on both sides. Where an event has
no date, or reaches over the edge of the other side's period, nobody can tell.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from timeline.model.conflict import Window
from timeline.reconciliation.comparison import DiffRow, DiffSide, Silence

Period = tuple[int, int]  # first and last civil day, inclusive


def silences(rows: Iterable[DiffRow], of_a: Period | None, of_b: Period | None) -> Iterator[DiffRow]:
    """Yield the rows; where one side is silent, with why. The periods are those of the two sides."""
    for row in rows:
        if row.a is not None and row.b is not None:
            yield row
        else:
            yield replace(row, silence=_silence(row.a or row.b, of_a if row.a is None else of_b))


def period_of(lanes: Iterable[DiffSide | None]) -> Period | None:
    """Return the first and the last day of what is dated; None: nothing is."""
    windows = [window for lane in lanes if lane is not None for window in (lane.start, lane.end)]
    days = [(first, last) for first, last, *_ in windows if first is not None and last is not None]
    return (min(first for first, _ in days), max(last for _, last in days)) if days else None


def _bounded(window: Window) -> tuple[int, ...]:
    return () if window.earliest is None or window.latest is None else (window.earliest, window.latest)


def _silence(lane: DiffSide | None, silent: Period | None) -> Silence | None:
    if lane is None or silent is None:
        return None
    first, last = lane.start.earliest, lane.end.latest
    if (first is not None and first > silent[1]) or (last is not None and last < silent[0]):
        return Silence.OUTSIDE
    days = _bounded(lane.start) or _bounded(lane.end)
    covers = bool(days) and silent[0] <= days[0] and days[1] <= silent[1]
    return Silence.COVERS if covers else None
