"""What is drawn for an event: the time that it took for certain, where it may have begun or ended, what is open."""

from collections.abc import Iterator
from typing import NamedTuple

from timeline.model.conflict import Window
from timeline.model.dataclass import dataclass
from timeline.reconciliation.clock import has_clock, seconds_of
from timeline.reconciliation.clockwords import is_known
from timeline.reconciliation.datewords import window_of
from timeline.reconciliation.result import ReconciledEvent


class Piece(NamedTuple):
    """From one second to another, both inclusive."""

    first: int
    last: int


class Rival(NamedTuple):
    """A time that was set aside, or that another reading of the same weight gives."""

    piece: Piece
    sources: tuple[str, ...]  # who said it; (): another reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """An event's time as it is drawn."""

    whole: Piece  # all that is bounded
    certain: Piece | None  # when it was for certain; None: at no time
    is_open_before: bool  # nothing bounds it before
    is_open_after: bool
    rivals: tuple[Rival, ...] = ()

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Everything that is drawn of it."""
        return self.whole, *(rival.piece for rival in self.rivals)

    @property
    def open_sides(self) -> tuple[int, ...]:
        """-1: nothing bounds it before; 1: after."""
        return (-1,) * self.is_open_before + (1,) * self.is_open_after

    def is_certain_at(self, direction: int) -> bool:
        """Whether it lasted at its first second (-1), or at its last one (1)."""
        if self.certain is None:
            return False
        return self.certain.first == self.whole.first if direction < 0 else self.certain.last == self.whole.last


def bar_of(event: ReconciledEvent, *, by_clock: bool = False) -> Bar | None:
    """Return how an event is drawn; None: nothing bounds it on any side.

    `by_clock`: the picture shows hours, so that what is known to the day is not known exactly.
    """
    bounds = (*seconds_of(event.start), *seconds_of(event.end))
    known = [second for second in bounds if second is not None]
    if not known:
        return None
    whole = Piece(min(known), max(known))
    return Bar(
        whole=whole,
        certain=_certain(event, by_clock=by_clock),
        is_open_before=bounds[0] is None,
        is_open_after=bounds[3] is None,
        rivals=tuple(_rivals(event)),
    )


def is_by_clock(event: ReconciledEvent) -> bool:
    """Whether something of it is known by the clock."""
    return has_clock(event.start) or has_clock(event.end)


def _certain(event: ReconciledEvent, *, by_clock: bool) -> Piece | None:
    """From its latest start to its earliest end; a day or minute that is known counts as a whole."""
    (start, latest_start), (earliest_end, end) = seconds_of(event.start), seconds_of(event.end)
    starts = [second for second in (_if_known(event.start, start, by_clock), latest_start) if second is not None]
    ends = [second for second in (_if_known(event.end, end, by_clock), earliest_end) if second is not None]
    if _is_exact(event.start, by_clock) and latest_start is not None:
        ends.append(latest_start)
    if _is_exact(event.end, by_clock) and earliest_end is not None:
        starts.append(earliest_end)
    if not starts or not ends or min(starts) > max(ends):
        return None
    return Piece(min(starts), max(ends))


def _if_known(window: Window, second: int | None, by_clock: bool) -> int | None:
    return second if _is_exact(window, by_clock) else None


def _is_exact(window: Window, by_clock: bool) -> bool:
    return is_known(window) and (has_clock(window) or not by_clock)


def _rivals(event: ReconciledEvent) -> Iterator[Rival]:
    """Dates that were set aside, those who say the same together; then what other readings give."""
    said: dict[Piece, dict[str, None]] = {}
    for lost in event.set_aside:
        for key, date in lost.statement.claim.dates:
            piece = _piece(window_of(date.start), window_of(date.end)) if key == lost.statement.key else None
            if piece is not None:
                said.setdefault(piece, {})[lost.statement.claim.source] = None
    yield from (Rival(piece, tuple(sources)) for piece, sources in sorted(said.items()))
    others = (_piece(other.start, other.end) for other in event.alternatives)
    yield from (Rival(piece, ()) for piece in dict.fromkeys(others) if piece is not None and piece not in said)


def _piece(start: Window, end: Window) -> Piece | None:
    known = [second for second in (*seconds_of(start), *seconds_of(end)) if second is not None]
    return Piece(min(known), max(known)) if known else None
