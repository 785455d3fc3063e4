"""Small claims, events and stores made by hand: days are plain integers."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from timeline.model.claim import Claim
from timeline.model.conflict import TimePoint, Window
from timeline.model.duration import Duration
from timeline.model.edtf.date import EdtfDate
from timeline.model.edtf.value import EdtfEnd, EdtfKind, Openness, Precision
from timeline.model.event import Event
from timeline.model.location import Location
from timeline.model.relation import Relation, RelationType, Side
from timeline.model.source import Source
from timeline.model.statement import REPORT_KEY, Statement
from timeline.model.store import Store
from timeline.network import Constraint, Network
from timeline.network.times.windows import windows_of

HERE = Location("here.yaml")
OPEN = EdtfEnd(earliest=None, latest=None, openness=Openness.OPEN)


def bound(earliest: int | None, latest: int | None, *, approximate: bool = False) -> EdtfEnd:
    return EdtfEnd(earliest=earliest, latest=latest, precision=Precision.DAY, approximate=approximate)


def day(earliest: int, latest: int | None = None, *, approximate: bool = False) -> EdtfDate:
    """Within these days."""
    hull = bound(earliest, earliest if latest is None else latest, approximate=approximate)
    return EdtfDate(text=f"{earliest}..{latest}", level=0, kind=EdtfKind.DATE, start=hull, end=hull)


def one_of(earliest: int, latest: int, longest_days: int | None = 0) -> EdtfDate:
    hull = bound(earliest, latest)
    return EdtfDate(text="[]", level=2, kind=EdtfKind.ONE_OF, start=hull, end=hull, longest_days=longest_days)


def interval(start: EdtfEnd, end: EdtfEnd) -> EdtfDate:
    return EdtfDate(text="/", level=1, kind=EdtfKind.INTERVAL, start=start, end=end)


def span(shortest: int, longest: int | None = None, *, approximate: bool = False) -> Duration:
    text = f"P{shortest}D/P{longest}D"
    longest = shortest if longest is None else longest
    return Duration(text=text, shortest_days=shortest, longest_days=longest, approximate=approximate)


def relation(
    kind: str,
    event: str,
    *,
    gap: Duration | None = None,
    within: Duration | None = None,
    from_side: Side | None = None,
    to_side: Side | None = None,
) -> Relation:
    return Relation(
        type=RelationType(kind),
        event=event,
        location=HERE,
        gap=gap,
        within=within,
        from_side=from_side,
        to_side=to_side,
    )


def event(name: str, *, part_of: str | None = None, instant: bool = False) -> Event:
    return Event(id=name, title=name, location=HERE, part_of=part_of, instant=instant)


def source(name: str, published: int | None = None) -> Source:
    dates = () if published is None else (day(published),)
    return Source(id=name, title=name, location=HERE, published=dates)


def claim(name: str, event: str, *relations: Relation, source: str = "s", **keys: object) -> Claim:
    return Claim(id=name, source=source, event=event, location=HERE, relations=relations, **keys)  # type: ignore[arg-type]


def store(events: Iterable[Event], claims: Iterable[Claim], sources: Iterable[Source] = ()) -> Store:
    return Store(
        folder=Path("."),
        events={e.id: e for e in events},
        sources={s.id: s for s in sources},
        claims={c.full_id: c for c in claims},
    )


def windows(
    network: Network, aside: frozenset[Statement], *, metric_only: bool = False, without_reports: bool = False
) -> Mapping[TimePoint, Window]:
    """The windows under the statements not set aside; of these the metric ones alone, or without publications."""

    def counts(constraint: Constraint) -> bool:
        because = constraint.because
        if not isinstance(because, Statement):
            return True
        if because in aside or (without_reports and because.key == REPORT_KEY):
            return False
        return constraint.metric or not metric_only

    found: dict[TimePoint, Window] = {}
    for each in network.components:
        found |= windows_of(each, [place for place, said in enumerate(each.constraints) if counts(said)])
    return found
