"""One row for every event that a side speaks of: what each says of its time, and how the two stand to each other."""

from collections.abc import Iterable
from functools import partial

from timeline.model.claim import Claim
from timeline.model.conflict import Conflict, Window
from timeline.model.dataclass import dataclass
from timeline.model.edtf.calendar import SECONDS_PER_DAY
from timeline.reconciliation.clock import Apart, apart_of, places_of
from timeline.reconciliation.comparison import DiffRow, DiffSide, Says
from timeline.reconciliation.diffing.between import Between
from timeline.reconciliation.diffing.joining import Joined
from timeline.reconciliation.diffing.sides import Side
from timeline.reconciliation.events import edtf_of
from timeline.reconciliation.verdict import Verdict
from timeline.reconciliation.windows import EventWindows


@dataclass(frozen=True)
class Rows:
    """Two sides and their conflicts, from which each row follows."""

    sides: Joined
    between: Between

    def of_event(self, event: str) -> DiffRow:
        """Return the row of one event; who is silent, and why, is told once all rows are there."""
        lanes = a, b = lane_of(event, self.sides.a), lane_of(event, self.sides.b)
        verdict = self._verdict(event, a, b)
        clashes = verdict is Verdict.CONFLICT
        timed = self.between.on(event) if clashes else ()
        apart = _apart(timed, a, b) if clashes else None
        conflicts = (*timed, *self.between.on_values(event))
        return DiffRow(
            event=event,
            verdict=verdict,
            a=a,
            b=b,
            apart_days=apart.days if apart else None,
            apart_seconds=apart.seconds if apart else None,
            conflicts=conflicts,
            decisions=self.between.decisions_on(event, lanes, conflicts),
        )

    def _verdict(self, event: str, a: DiffSide | None, b: DiffSide | None) -> Verdict:
        if b is None:
            return Verdict.ONLY_A
        if a is None:
            return Verdict.ONLY_B
        if self.between.is_timed(event):
            return Verdict.CONFLICT
        if a.start == b.start and a.end == b.end:
            return Verdict.AGREE
        ours, theirs = EventWindows(a.start, a.end), EventWindows(b.start, b.end)
        if self.sides.a.is_plan(event) == self.sides.b.is_plan(event) and ours.apart_from(theirs).size:
            return Verdict.CONFLICT
        return verdict_of(ours, theirs)


def rows_of(sides: Joined, between: Between) -> list[DiffRow]:
    """Return every event that one side speaks of, in time order; who is silent, and why, is not told yet."""
    rows = Rows(sides, between)
    return sorted((rows.of_event(event) for event in sides.events()), key=row_order)


def _apart(timed: Iterable[Conflict], a: DiffSide | None, b: DiffSide | None) -> Apart | None:
    """By how much; of what follows from conflicts on other events alone, what lies between the two windows."""
    found = [apart for apart in map(apart_of, timed) if apart is not None]
    if found or a is None or b is None:
        return max(found, key=lambda apart: apart.size, default=None)
    return EventWindows(a.start, a.end).apart_from(EventWindows(b.start, b.end))


def verdict_of(ours: EventWindows, theirs: EventWindows) -> Verdict:
    """Return how two windows stand to each other that do not clash. Not to bound the time at all is the widest one."""
    refines, refined = ours.lies_in(theirs), theirs.lies_in(ours)
    if refines and refined:
        return Verdict.AGREE
    if refines:
        return Verdict.REFINES
    return Verdict.REFINED_BY if refined else Verdict.OVERLAPS


def lane_of(event: str, side: Side) -> DiffSide | None:
    """Return what one side says of an event; None: it does not speak of it."""
    claims = side.claims_on.get(event)
    if claims is None:
        return None
    start, end = windows = side.windows(event)
    says = _said_of(claims) if start == UNBOUNDED == end else Says.DATE
    return DiffSide.with_edtf_later(partial(_edtf, event, side, claims), windows, claims, says)


UNBOUNDED = Window()


def _edtf(event: str, side: Side, claims: Iterable[Claim]) -> str | None:
    on_it = [claim for claim in claims if claim.event == event]
    return edtf_of(side.store.events[event], side.own_windows(event), on_it, side.set_aside)


def _said_of(claims: Iterable[Claim]) -> Says:
    """What is said of a time that nothing bounds."""
    return Says.ORDER if any(claim.says_when for claim in claims) else Says.NOTHING


def row_order(row: DiffRow) -> tuple[float, float, str]:
    """A sort key: earliest first by what either side says, then by the last bound; events without any date last."""
    known = []
    for side in (row.a, row.b):
        if side is not None:
            for window in (side.start, side.end):
                if window.earliest is not None and window.earliest_second is None:  # as mostly
                    known.append(window.earliest * SECONDS_PER_DAY)
                    continue
                earliest, latest = places_of(window)
                known += [earliest] if earliest is not None else [latest] if latest is not None else []
    return (min(known), max(known), row.event) if known else (float("inf"), float("inf"), row.event)
