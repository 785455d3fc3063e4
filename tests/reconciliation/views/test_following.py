"""What follows: the same as asking of every pair whether one must begin first."""

from pathlib import Path

import pytest

from tests.conftest import ROOT
from timeline.api.reading import load, reconcile
from timeline.network import build_network, entails_start_before
from timeline.reconciliation.views.following import Following, Standing

NIGHT = ROOT / "tests" / "last_night"


@pytest.mark.parametrize(
    ("folder", "event"), [(ROOT / "data", "drawdown-pledge"), (ROOT / "data", "invasion"), (NIGHT, "foundering")]
)
def test_before_and_after_are_what_follows_from_all_that_is_kept(folder: Path, event: str) -> None:
    reconciliation = reconcile(load(folder), today="2025-06-01")
    network, lost = build_network(reconciliation.store), reconciliation.lost
    following = Following(reconciliation, reconciliation.event[event])
    for other in following.others:
        before = entails_start_before(network, lost, other.event.id, event)
        after = entails_start_before(network, lost, event, other.event.id)
        wanted = Standing.BEFORE if before else Standing.AFTER if after else Standing.UNORDERED
        assert other.standing is wanted, other.event.id
    assert following.standing(Standing.BEFORE)
    assert len(following.others) + following.not_compared + 1 == len(reconciliation.events)


def test_a_chain_names_each_of_its_claims() -> None:
    reconciliation = reconcile(load(ROOT / "data"), today="2025-06-01")
    following = Following(reconciliation, reconciliation.event["istanbul-talks"])
    told = {other.event.id: following.why(other) for other in following.others}
    assert told["geneva-talks"] == ("schmitt-2025 puts geneva-talks before istanbul-talks",)
    assert len(told["bucha-killings"]) == 2
    assert told["invasion"] == ()  # their dates lie apart
