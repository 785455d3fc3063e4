"""What each source says outright of the time of an event, so that sources can be held against each other.

Bounds are seconds, as everywhere where times of day may count; a day is its first and its last second. Agreement is as
EDTF has it: `2021-03` and `2021-03-14` agree, the one is only more exact. `~` widens by what the store says.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Final, NamedTuple

from timeline.model.claim import Claim, Read, Report
from timeline.model.dataclass import dataclass
from timeline.model.edtf.bounds import Bounds, closed, earlier, later
from timeline.model.edtf.calendar import SECONDS_PER_DAY
from timeline.model.edtf.date import EdtfDate
from timeline.model.edtf.value import EdtfEnd, EdtfKind
from timeline.model.settings import Settings
from timeline.model.store import Store
from timeline.reconciliation.clock import first_second, last_second


class Span(NamedTuple):
    """What is allowed of an event's time; bounds are seconds, inclusive, None where there is none."""

    start: Bounds = (None, None)
    end: Bounds = (None, None)
    longest_days: int | None = None  # how many days the last is after the first, at most


ANY: Final = Span()


class Stand(StrEnum):
    """How two sources stand to each other on one event."""

    AGREES = "agrees"  # some time fits both; the one may be more exact than the other
    CONFLICTS = "conflicts"
    APART = "says nothing of the same"  # as where the one dates the start, the other the end


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """What one source says outright of one event's time, all its claims taken together."""

    source: str
    claims: tuple[Claim, ...]
    span: Span


Asked = tuple[str, Report]  # an event; what happened and what was planned are held against their like alone


def datings_of(store: Store) -> Mapping[Asked, tuple[Dating, ...]]:
    """Return by event what each source says of its time, where several do. Linear in the claims.

    A claim attributed to another source by id is that source's word and judges nobody; a source that contradicts itself
    on an event is left out there.
    """
    found: dict[Asked, dict[str, list[Claim]]] = {}
    for claim in store.claims.values():
        if (claim.when or claim.start or claim.end) and not (claim.attributed_to and store.repeated_by(claim)):
            found.setdefault((claim.event, claim.report), {}).setdefault(claim.source, []).append(claim)
    several = ((asked, by_source) for asked, by_source in found.items() if len(by_source) > 1)
    datings = ((asked, tuple(_datings(by_source, store.settings))) for asked, by_source in several)
    return {asked: said for asked, said in datings if len(said) > 1}


def stand_of(one: Span, other: Span) -> Stand:
    """Tell how what is said of an event's time stands to what another says of it."""
    if meet(one, other) is None:
        return Stand.CONFLICTS
    sides = ((one.start, other.start), (one.end, other.end))
    is_shared = any(None not in (*mine, *theirs) for mine, theirs in sides)
    return Stand.AGREES if is_shared else Stand.APART


def span_of(claim: Claim, settings: Settings) -> Span | None:
    """Return what the dates of a claim allow; None: they contradict each other."""
    span: Span | None = ANY
    for key, date in claim.dates:
        span = None if span is None else meet(span, _span_said(key, date, claim.read, settings))
    return span


def meet(one: Span, other: Span) -> Span | None:
    """Return what both allow, the end not before the start and no later than is said; None: nothing."""
    start, end = closed(_both(one.start, other.start), _both(one.end, other.end))
    longest = earlier(one.longest_days, other.longest_days)
    if _is_void(start) or _is_void(end) or _is_too_long(start[1], end[0], longest):
        return None
    return Span(start, end, longest)


def _datings(by_source: Mapping[str, Iterable[Claim]], settings: Settings) -> Iterator[Dating]:
    for source, claims in by_source.items():
        span: Span | None = ANY
        for claim in claims:
            own = span_of(claim, settings)
            span = None if span is None or own is None else meet(span, own)
        if span is not None:
            yield Dating(source=source, claims=tuple(claims), span=span)


def _span_said(key: str, date: EdtfDate, read: Read, settings: Settings) -> Span:
    """What one date allows; one of several days is that long, unless it stands for vague words, as in the network."""
    whole = _window(date.start, date.end, settings)
    if key != "when":
        return Span(start=whole) if key == "start" else Span(end=whole)
    if date.kind in (EdtfKind.DATE, EdtfKind.ONE_OF):
        return Span(whole, whole, date.longest_days if read is Read.EXACT else None)
    return Span(_window(date.start, date.start, settings), _window(date.end, date.end, settings))


def _window(lower: EdtfEnd, upper: EdtfEnd, settings: Settings) -> Bounds:
    """From the first second of the one to the last one of the other, `~` taken into account."""
    first = lower.clock.earliest if lower.clock else None
    last = upper.clock.latest if upper.clock else None
    if first is None and lower.earliest is not None:
        first = first_second(lower.earliest)
    if last is None and upper.latest is not None:
        last = last_second(upper.latest)
    return _moved(first, -_wider(lower, settings)), _moved(last, _wider(upper, settings))


def _wider(end: EdtfEnd, settings: Settings) -> int:
    """The seconds by which `~` widens one side."""
    days = settings.widths_days.get(end.precision, 0) if end.approximate and end.precision else 0
    return days * SECONDS_PER_DAY


def _moved(second: int | None, by: int) -> int | None:
    return None if second is None else second + by


def _both(one: Bounds, other: Bounds) -> Bounds:
    return later(one[0], other[0]), earlier(one[1], other[1])


def _is_too_long(last_start: int | None, first_end: int | None, longest_days: int | None) -> bool:
    """Whether even the shortest way from the start to the end is longer than is said."""
    if last_start is None or first_end is None or longest_days is None:
        return False
    return first_end // SECONDS_PER_DAY - last_start // SECONDS_PER_DAY > longest_days


def _is_void(bounds: Bounds) -> bool:
    first, last = bounds
    return first is not None and last is not None and first > last
