"""What the events and claims of a store demand, gathered row by row: each is a constraint, in numbers.

Time points have places, by name, and statements numbers, by id, from the beginning: claims come in the order of their
ids, and what one of them says in that of its keys.
"""

from collections.abc import Iterable, Mapping

from timeline.model.claim import Claim, Report
from timeline.model.conflict import ORIGIN, Point, TimePoint
from timeline.model.made import maker_of
from timeline.model.relation import Side
from timeline.model.statement import REPORT_KEY, Statement
from timeline.model.store import Store
from timeline.network.columns import Key
from timeline.network.component import Component, component_of_rows
from timeline.network.constraints import Places, Row
from timeline.network.demands.gaps import SharedDay, shared_day_rows
from timeline.network.demands.relations import relation_rows
from timeline.network.demands.structure import circles_of_parts, structure_rows
from timeline.network.demands.timekeys import duration_rows, publication_rows, side_rows, when_rows

_PAST = Report.PAST  # to look it up costs as much as what is done with it
_START_NAME, _END_NAME = (str(TimePoint("", side)) for side in Side)  # how names of time points end
_PLANNED_START_NAME, _PLANNED_END_NAME = (str(TimePoint("", side, planned=True)) for side in Side)
_DIGIT = 10  # relations: with more of them, their keys are in another order than their numbers


class Demanded:
    """The rows of a network, and what they speak of."""

    def __init__(self, store: Store, planned: Iterable[str], days: Iterable[TimePoint]) -> None:
        """`planned` are the events that have a twin which plans bind; `days` are shared by dates with gaps."""
        self._store = store
        named = _named_points(store.events, planned, days)
        names = sorted(named)
        self._place = place = {name: index for index, name in enumerate(names)}
        self._points = [named[name] for name in names]
        self._origin = place[str(ORIGIN)]
        self._ends = {e: Places(place[e + _START_NAME], place[e + _END_NAME]) for e in sorted(store.events)}
        self._planned = {e: Places(place[e + _PLANNED_START_NAME], place[e + _PLANNED_END_NAME]) for e in planned}
        self._statements: list[Statement] = []
        self._keys: dict[int, Key] = {}
        self._rows: list[Row] = []

    @property
    def component(self) -> Component:
        """All of it, as if it were connected."""
        return component_of_rows(self._points, self._origin, tuple(self._statements), self._keys, self._rows)

    def add_events(self) -> None:
        """Add what the events' own keys demand, before anything else, by id; circles of `part_of` demand nothing."""
        events, planned = self._store.events, self._planned
        circular = {event for circle in circles_of_parts(events) for event in circle}
        for name, own in self._ends.items():
            part_of = events[name].part_of if name not in circular else None
            self._add_event(name, own, self._ends.get(part_of) if part_of else None)
            if name in planned:
                self._add_event(name, planned[name], planned.get(part_of) if part_of else None)

    def _add_event(self, name: str, own: Places, whole: Places | None) -> None:
        event = self._store.events[name]
        for key, row in structure_rows(event, own, whole):
            self._keys[len(self._rows)] = (event, key)
            self._rows.append(row)

    def add_claim(self, claim: Claim) -> None:
        """Add what one claim demands, statement by statement.

        Called once a claim: what a claim mostly lacks is looked for here, not in a function that would find nothing.
        """
        is_past, said = claim.report is _PAST, self._statements
        ends = self._ends if is_past else self._planned
        own, origin, settings = ends[claim.event], self._origin, self._store.settings
        if claim.duration is not None:
            self._add(claim, "duration", duration_rows(claim.duration, own, len(said)))
        if claim.end is not None:
            self._add(claim, "end", side_rows(claim.end, own.end, origin, len(said), settings))
        if claim.relations:
            self._add_relations(claim, ends)
        if is_past:
            self._add_report(claim, own)
        if claim.start is not None:
            self._add(claim, "start", side_rows(claim.start, own.start, origin, len(said), settings))
        if claim.when is not None:
            self._add(claim, "when", when_rows(claim, claim.when, own, origin, len(said), settings))

    def _add_relations(self, claim: Claim, ends: Mapping[str, Places]) -> None:
        relations, own = claim.relations, ends[claim.event]
        for index in range(len(relations)) if len(relations) <= _DIGIT else _in_order_of_keys(len(relations)):
            relation = relations[index]
            if relation.event in ends and relation.event != claim.event:
                rows = relation_rows(relation, own, ends[relation.event], len(self._statements))
                self._add(claim, f"relations[{index}]", rows)

    def _add_report(self, claim: Claim, own: Places) -> None:
        source = self._store.sources.get(claim.source)
        if source is not None and source.published:
            number, settings = len(self._statements), self._store.settings
            self._add(claim, REPORT_KEY, publication_rows(claim, source, own, self._origin, number, settings))

    def _add(self, claim: Claim, key: str, rows: list[Row]) -> None:
        """Add a statement, if it demands anything."""
        if rows:
            self._rows += rows
            self._statements.append(Statement(claim, key))

    def add_shared_days(self, days: Iterable[SharedDay]) -> None:
        """Add what dates with gaps and other dates demand of the days that they share, after all claims."""
        number = {statement.id: number for number, statement in enumerate(self._statements)} if days else {}
        for day in days:
            self._rows += shared_day_rows(day, self._place[str(day.point)], self._origin, number)


def _named_points(events: Iterable[str], planned: Iterable[str], days: Iterable[TimePoint]) -> dict[str, Point]:
    """All time points and the origin by their names."""
    start, end = Side
    point_of = maker_of(TimePoint)
    named: dict[str, Point] = {str(ORIGIN): ORIGIN}
    for event in events:
        named[event + _START_NAME] = point_of((event, start, False, ()))
        named[event + _END_NAME] = point_of((event, end, False, ()))
    for event in planned:
        named[event + _PLANNED_START_NAME] = TimePoint(event, start, planned=True)
        named[event + _PLANNED_END_NAME] = TimePoint(event, end, planned=True)
    return named | {str(day): day for day in days}


def _in_order_of_keys(relations: int) -> list[int]:
    return sorted(range(relations), key=lambda index: f"{index}]")
