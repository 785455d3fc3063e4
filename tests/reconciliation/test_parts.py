"""A store is the sum of its parts: what is said of each by itself is what is said of the whole at once."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from typing import Any, TypeVar

import pytest
from hypothesis import given

from tests.reconciliation.random_stores import stores
from tests.reconciliation.stores import PLACE, claim, source, store
from timeline.model.event import Event
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.reconciliation import batches
from timeline.reconciliation.parts import parts_of
from timeline.reconciliation.reconcile import reconcile, reconcile_part
from timeline.reconciliation.result import Reconciliation

TODAY = "2026-01-01"
T = TypeVar("T")


def told(found: Reconciliation) -> dict[str, Any]:
    """Everything that a reconciliation says."""
    weights: Mapping[Statement, int] = found.weights
    return {
        "events": list(found.events),
        "support": {each.event.id: each for each in found.support},
        "conflicts": list(found.conflicts),
        "longer": [conflict.longer for conflict in found.conflicts],
        "resolutions": dict(found.resolutions),
        "open": found.open_conflicts,
        "weights": dict(weights),
        "incomplete": found.incomplete,
        "claims": dict(found.store.claims),
        "all events": dict(found.store.events),
    }


@given(stores())
def test_the_whole_is_the_sum_of_its_parts(there: Store) -> None:
    assert told(reconcile(there, today=TODAY)) == told(reconcile_part(there, today=TODAY))


@given(stores())
def test_parts_hold_everything_once_and_share_no_event(there: Store) -> None:
    parts = parts_of(there)
    assert sorted(name for part in parts for name in part.events) == sorted(there.events)
    assert sorted(name for part in parts for name in part.claims) == sorted(there.claims)
    for part in parts:
        named = {r.event for c in part.claims.values() for r in c.relations}
        named |= {event.part_of for event in part.events.values() if event.part_of}
        assert named <= part.events.keys()


@given(stores())
def test_who_speaks_of_an_event_is_said_as_its_reconciliation_says_it(there: Store) -> None:
    found = reconcile_part(there, today=TODAY)
    assert {s.event.id: s for s in found.support} == {s.event.id: s for s in replace(found, supported=None).support}


@given(stores())
def test_what_is_set_aside_is_what_events_say_is_set_aside(there: Store) -> None:
    found = reconcile(there, today=TODAY)
    assert found.lost == replace(found, given_up=None).lost


def test_events_belong_together_by_relations_part_of_and_splits_alone() -> None:
    whole, alone = (Event(id=name, title=name, location=PLACE) for name in ("war", "flood"))
    battle = Event(id="battle", title="battle", location=PLACE, part_of="war")
    there = store(
        claim("a/1", "talks", "2022", "before battle"), claim("a/2", "flood", "2022"), events=(whole, alone, battle)
    )
    assert [sorted(part.events) for part in parts_of(there)] == [["battle", "talks", "war"], ["flood"]]


def test_a_part_has_the_sources_of_its_claims_and_what_they_rely_on() -> None:
    sources = (source("a", relies_on=("b",)), source("b", relies_on=("agency",)), source("c"), source("d"))
    there = store(claim("a/1", "talks", "2022", attributed_to="c"), claim("d/1", "flood", "2022"), sources=sources)
    assert [set(part.sources) for part in parts_of(there)] == [{"a", "b", "c"}, {"d"}]


def test_whom_a_source_names_elsewhere_counts_in_every_part() -> None:
    """What a source says unattributed is its own, once it names anywhere whom it repeats."""
    sources = (source("a", relies_on=("b",)), source("b"))
    claims = (
        claim("a/1", "talks", "2022"),
        claim("b/1", "talks", "2022"),
        claim("a/2", "flood", "2022", attributed_to="b"),
    )
    there = store(*claims, sources=sources)
    assert reconcile(there).event["talks"].roots == ("a", "b")
    assert reconcile(store(*claims[:2], sources=sources)).event["talks"].roots == ("b",)


@pytest.fixture(scope="module", params=[ThreadPoolExecutor, ProcessPoolExecutor], ids=["threads", "processes"])
def executor(request: pytest.FixtureRequest) -> Iterator[Executor]:
    with request.param(2) as made:
        yield made


def test_it_matters_not_where_parts_are_worked_on(executor: Executor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "BATCH_CLAIMS", 4)
    dates = ("2022-03-29", "2022-03-30", "2022-03")
    claims = [claim(f"s{n}/c{n}", f"e{n % 6}", dates[n % 3], f"before e{(n + 1) % 6 - n % 2}") for n in range(12)]
    there = store(*claims, claim("a/1", "f", "2022"), claim("b/1", "f", "2023"))
    assert told(reconcile(there, executor=executor)) == told(reconcile(there))


class NoExecutor(Executor):
    """One that is never asked."""


def test_what_is_small_is_sent_nowhere() -> None:
    there = store(claim("a/1", "f", "2022"), claim("b/1", "g", "2023"))
    assert told(reconcile(there, executor=NoExecutor())) == told(reconcile(there))


class OneByOne(Executor):
    """One that works when it is asked for a result, and counts what is waiting."""

    def __init__(self) -> None:
        self.waiting = self.most = 0

    def submit(self, fn: Callable[..., T], /, *args: Any, **_: Any) -> Future[T]:
        """Return what will hold the result."""
        self.waiting += 1
        self.most = max(self.most, self.waiting)
        return _WhenAsked(self, lambda: fn(*args))


class _WhenAsked(Future[T]):
    def __init__(self, executor: OneByOne, work: Callable[[], T]) -> None:
        super().__init__()
        self._executor, self._work = executor, work

    def result(self, timeout: float | None = None) -> T:
        del timeout
        self._executor.waiting -= 1
        return self._work()


def test_of_a_large_store_only_some_is_out_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "BATCH_CLAIMS", 2)
    monkeypatch.setattr(batches, "MOST_WAITING", 3)
    claims = [claim(f"s/{n}{when}", f"e{n}", when) for n in range(20) for when in ("2022", "2023")]
    executor = OneByOne()
    assert told(reconcile(store(*claims), executor=executor)) == told(reconcile(store(*claims)))
    assert executor.most == 3
