"""One time for everything, beside what is set aside: every demand that is kept holds between these times."""

from hypothesis import given, settings

from tests.bench.made_claims import Recipe, blocks
from tests.bench.made_stores import in_memory
from tests.reconciliation.random_stores import stores
from tests.reconciliation.stores import claim, store
from timeline.model.conflict import TimePoint
from timeline.model.edtf.calendar import SECONDS_PER_DAY
from timeline.model.store import Store
from timeline.network import Constraint, Moment, build_network
from timeline.reconciliation.reconcile import reconcile
from timeline.reconciliation.result import Reconciliation
from timeline.reconciliation.shapes import reconcile_shape


def assert_all_kept_holds(reconciled: Reconciliation) -> None:
    aside = {lost.statement for event in reconciled.events for lost in event.set_aside}
    network = build_network(reconciled.store)
    assert set(reconciled.chronology) == set(network.points)
    for said in network.constraints:
        if said.because not in aside:
            tail, head = (reconciled.chronology[p] if isinstance(p, TimePoint) else None for p in said[:2])
            assert holds(said, tail, head), said


def holds(said: Constraint, tail: Moment | None, head: Moment | None) -> bool:
    """None is the calendar itself, day 0 and its first second."""
    if not said.metric:  # instants in order may share a second, or a day where only days are known
        first, second = tail or Moment(0), head or Moment(0)
        if first.second is None or second.second is None:
            return second.day <= first.day
        return second.second <= first.second
    if said.seconds is None:
        return (head.day if head else 0) - (tail.day if tail else 0) <= said.limit
    return seconds(head) - seconds(tail) <= said.seconds


def seconds(moment: Moment | None) -> int:
    if moment is None:
        return 0
    assert moment.second is not None
    assert moment.second // SECONDS_PER_DAY == moment.day
    return moment.second


@given(stores())
@settings(max_examples=40)
def test_all_that_is_kept_holds_in_one_chronology(there: Store) -> None:
    assert_all_kept_holds(reconcile(there))


def test_it_holds_by_the_clock_too() -> None:
    for seed in range(4):
        made = in_memory(blocks(Recipe(claims=80, times=0.5, relations=0.2, wrong=0.1, topic=(5, 9), seed=seed)))
        mixed = {p for part in build_network(made).components if part.units.mixes for p in part.points}
        reconciled = reconcile(made)
        assert reconciled.conflicts
        if not mixed:
            assert_all_kept_holds(reconciled)


def test_the_json_has_a_start_and_an_end_of_each_event_that_is_dated() -> None:
    made = store(
        claim("a/1", "talks", "2022-03-29"), claim("a/2", "retreat", "", "after talks P1D"), claim("a/3", "flood")
    )
    shown = {event["id"]: event["chronology"] for event in reconcile_shape(reconcile(made), ())["events"]}
    assert shown["talks"] == {"start": "2022-03-29", "end": "2022-03-29"}
    assert shown["retreat"]["start"] == "2022-03-30"
    assert shown["flood"] == {"start": None, "end": None}


def test_a_time_of_day_is_told_in_utc() -> None:
    made = store(claim("a/1", "talks", "2022-03-29T10:30:00"))
    (event,) = reconcile_shape(reconcile(made), ())["events"]
    assert event["chronology"] == {"start": "2022-03-29T10:30:00Z", "end": "2022-03-29T10:30:00Z"}
