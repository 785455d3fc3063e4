"""The constraints of a component by what they say, in the order in which windows are joined from them."""

from collections.abc import Collection

from timeline.model.conflict import TimePoint
from timeline.model.statement import REPORT_KEY
from timeline.network.columns import limits_of
from timeline.network.component import Component
from timeline.network.constraints import METRIC


def stages_of(component: Component, aside: Collection[tuple[str, str]]) -> list[list[int]]:
    """Return the constraints kept: about single events; that measure days; of order; publication bounds."""
    alone: list[int] = []
    own: list[int] = []
    order: list[int] = []
    reports: list[int] = []
    origin, kinds = component.origin, limits_of(component.constraints).kinds
    events = [point.event if isinstance(point, TimePoint) else None for point in component.points]
    is_report = [*(statement.key == REPORT_KEY for statement in component.statements), False]  # the last: HARD
    is_aside = [*(statement.id in aside for statement in component.statements), False]
    for c, (tail, head, owner) in enumerate(zip(component.tails, component.heads, component.owners, strict=True)):
        if is_aside[owner]:
            continue
        if is_report[owner]:
            reports.append(c)
        elif tail == origin or head == origin or events[tail] == events[head]:
            alone.append(c)
        else:
            (own if kinds[c] >= METRIC else order).append(c)
    return [alone, own, order, reports]


def own_constraints(component: Component) -> list[int]:
    """Return the dates, gaps and durations: all constraints that say more than order, publication bounds left out."""
    alone, own, *_ = stages_of(component, ())
    return alone + own
