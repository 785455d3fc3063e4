"""Density: every event is counted once, known days apart from doubtful ones."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.render.hand_made import FLOOD
from timeline.reconciliation.views.density import density_of, start_of
from timeline.reconciliation.views.focus import focus_for
from timeline.reconciliation.views.grouping import By, groups_of

SPANS = [span for event in FLOOD.events if (span := start_of(event))]


@given(st.integers(20, 150))
def test_the_columns_add_up_to_the_events_that_have_a_start(width: int) -> None:
    density = density_of(FLOOD.events, focus_for(SPANS, width), ())
    assert sum(density.every) == pytest.approx(density.counted)
    assert density.counted + density.without_start == len(FLOOD.events)
    assert all(known <= every + 1e-9 for known, every in zip(density.known, density.every, strict=True))


def test_groups_hold_every_event_and_name_what_has_none() -> None:
    for by in By:
        groups = list(groups_of(FLOOD.events, by))
        assert {event.id for group in groups for event in group.events} == {event.id for event in FLOOD.events}
    untagged = replace(FLOOD.events[0], event=replace(FLOOD.events[0].event, tags=()))
    assert [group.name for group in groups_of([untagged], By.TAG)] == ["without a tag"]
