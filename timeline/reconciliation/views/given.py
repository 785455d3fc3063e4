"""The most exact dates that claims give outright, for the start and for the end of an event."""

from collections.abc import Collection, Iterable

from timeline.model.claim import Claim
from timeline.model.conflict import Window
from timeline.model.edtf.value import EdtfEnd
from timeline.model.statement import Statement
from timeline.reconciliation.clock import seconds_of
from timeline.reconciliation.datewords import window_of


def dates_given(claims: Iterable[Claim], lost: Collection[Statement] = ()) -> tuple[Window, Window] | None:
    """Return the window of the start and that of the end; None: no claim gives a date. What is lost counts for nothing.

    A window without bounds: no claim gives that side.
    """
    given = ((claim, key, date) for claim in claims for key, date in claim.dates)
    dates = [(key, date) for claim, key, date in given if Statement(claim, key) not in lost]
    start = _narrowest(date.start for key, date in dates if key in ("when", "start"))
    end = _narrowest(date.end for key, date in dates if key in ("when", "end"))
    return (start, end) if start != Window() or end != Window() else None


def _narrowest(ends: Iterable[EdtfEnd]) -> Window:
    """The window that is shortest; one that is open on a side is longer than any other; none at all is open on both."""
    return min((window_of(end) for end in ends), key=_length, default=Window())


def _length(window: Window) -> tuple[int, int]:
    first, last = seconds_of(window)
    open_sides = (first is None) + (last is None)
    return open_sides, (last - first) if first is not None and last is not None else 0
