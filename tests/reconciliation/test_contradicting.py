"""One more claim: the conflicts in which it would stand, as reconciling the whole store with it finds them."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import timeline
from tests.bench.made_claims import Recipe, blocks
from tests.bench.made_stores import in_memory
from tests.reconciliation.random_stores import EVENTS, claims_on, stores
from tests.reconciliation.stores import PLACE, claim, source, store
from timeline.errors import UsageError
from timeline.model.claim import Claim, Report
from timeline.model.conflict import Conflict, Point, TimePoint, Unfolding
from timeline.model.duration import parse_duration
from timeline.model.edtf import parse_edtf
from timeline.model.event import Event
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.network import Budget, trial
from timeline.network.close_by import CloseBy, More
from timeline.reconciliation import reconcile
from timeline.reconciliation.contradicting import contradicts
from timeline.reconciliation.parts import PartIndex
from timeline.reconciliation.splits import with_splits

TODAY = "2026-01-01"
DATES_OF_ALL_KINDS = (
    *("2022-03", "2022-03-29", "2022-03-30", "2022-03-28/2022-03-31", "2022-04-03", "2022-03-29~", "2022-03-30T18:00"),
    "[2022-03-29,2022-03-31]",
)
RELATIONS = ("before X", "after X", "meets X", "during X", "equals X", "same_day X", "after X P1D", "after X PT5H")
TALKS = store(claim("a/1", "talks", "2022-03-29"), claim("a/2", "flood", "2022-03"))


def conflicts_with(there: Store, more: Claim, budget: Budget | None = None) -> tuple[Conflict, ...]:
    """All conflicts of the store with the claim."""
    return with_splits(replace(there, claims={**there.claims, more.full_id: more}), TODAY, budget).clashes.conflicts


def found_in_whole(there: Store, more: Claim) -> list[Conflict]:
    """What the whole store with the claim has of conflicts in which it stands."""
    return [c for c in conflicts_with(there, more) if is_in(more, c.all_statements)]


def is_in(more: Claim, statements: Iterable[Statement]) -> bool:
    return more.full_id in {s.claim.full_id for s in statements}


def assert_same(there: Store, more: Claim) -> None:
    found, expected = contradicts(there, more, today=TODAY), found_in_whole(there, more)
    assert {c.fingerprint: c for c in found} == {c.fingerprint: c for c in expected}


def assert_same_but_for_names(there: Store, more: Claim) -> None:
    """A claim that longer chains alone hold may be told with another of the conflicts into which they fold."""
    found, whole = contradicts(there, more, today=TODAY), {c.fingerprint: c for c in conflicts_with(there, more)}
    direct = {name for name, c in whole.items() if is_in(more, (*c.statements, *c.beside))}
    assert all(c == whole[c.fingerprint] for c in found)
    assert {c.fingerprint for c in found if is_in(more, (*c.statements, *c.beside))} == direct
    assert bool(found) == any(is_in(more, c.all_statements) for c in whole.values())
    elsewhere = [c.points for c in found if not is_in(more, whole[c.fingerprint].all_statements)]
    assert not elsewhere or all(any(points < each for each in longer_with(there, more)) for points in elsewhere)


def longer_with(there: Store, more: Claim) -> list[frozenset[Point]]:
    """The points of the longer chains that hold a claim."""
    conflicts = conflicts_with(there, more, Budget(steps=300_000, chains=3_000))
    longer = [chain for conflict in conflicts for chain in conflict.longer]
    return [chain.points for chain in longer if is_in(more, (*chain.statements, *chain.beside))]


@given(stores(), st.sampled_from(EVENTS).flatmap(lambda event: claims_on(event, 3)))
def test_it_finds_what_the_whole_store_with_the_claim_has(there: Store, more: Claim) -> None:
    assert_same(replace(there, resolutions=tuple(r for r in there.resolutions if r.split is None)), more)


@st.composite
def claims_of_all_kinds(draw: st.DrawFn, place: int) -> Claim:
    """A claim on one of few events: a date, a side, a length, an order or a distance, in days or by the clock."""
    event, *others = draw(st.permutations(EVENTS[:5]))
    keys = draw(st.sets(st.sampled_from(["when", "start", "end", "duration"]), max_size=2))
    dates = st.sampled_from(DATES_OF_ALL_KINDS)
    said: dict[str, Any] = {key: parse_edtf(draw(dates)) for key in sorted(keys - {"duration"})}
    if "duration" in keys:
        said["duration"] = parse_duration(draw(st.sampled_from(["P1D", "P2D/P5D", "P3D~", "PT20H"])))
    kinds = draw(st.lists(st.sampled_from(RELATIONS), min_size=0 if keys else 1, max_size=2))
    relations = [kind.replace("X", draw(st.sampled_from(others))) for kind in kinds]
    full_id = f"{draw(st.sampled_from('abcd'))}/{place}"
    report = Report.PLAN if draw(st.integers(0, 15)) == 0 else Report.PAST
    return replace(claim(full_id, event, "", *relations, motive=draw(st.sampled_from("xy"))), report=report, **said)


@given(st.integers(3, 9).flatmap(lambda n: st.tuples(*map(claims_of_all_kinds, range(n)))), st.data())
@settings(max_examples=20)
def test_claims_of_all_kinds_can_be_tried_or_edited(claims: tuple[Claim, ...], data: st.DataObject) -> None:
    more, *others = claims
    sources = tuple(source(name, published="2022-04-02") for name in "ab")
    there = store(*others, sources=sources, events=tuple(Event(id=e, title=e, location=PLACE) for e in EVENTS[:5]))
    assert_same(there, more)
    known = data.draw(st.sampled_from(others))
    assert_same(there, replace(more, source=known.source, id=known.id))


@given(stores(), st.sampled_from(EVENTS).flatmap(lambda event: claims_on(event, 3)))
@settings(max_examples=30)
def test_splits_act_first(there: Store, more: Claim) -> None:
    moved = with_splits(replace(there, claims={**there.claims, more.full_id: more}), TODAY).store.claims[more.full_id]
    found = {c.fingerprint for c in contradicts(there, more, today=TODAY)}
    assert moved.event == more.event or found <= {c.fingerprint for c in found_in_whole(there, more)}
    assert found == {c.fingerprint for c in found_in_whole(there, more)}


@pytest.mark.parametrize(("seed", "times"), [(1, 0.0), (2, 0.0), (3, 0.0), (4, 0.2)])
def test_in_a_large_part_the_same_claims_clash_as_when_all_is_solved(seed: int, times: float) -> None:
    there = in_memory(blocks(Recipe(claims=120, topic=(25, 40), wrong=0.08, times=times, seed=seed)))
    for more in tries_in(there, 25, seed):
        assert_same_but_for_names(there, more)


def tries_in(there: Store, count: int, seed: int) -> Iterator[Claim]:
    """Claims said once more; the same moved to another event; edits, and claims beside: the date of another claim."""
    chance = random.Random(seed)
    for said in chance.sample(sorted(there.claims.values(), key=lambda each: each.full_id), count):
        other = chance.choice(sorted(there.events))
        yield replace(said, id="again")
        if all(relation.event != other for relation in said.relations):
            yield replace(said, event=other)
        dated = chance.choice([each for each in there.claims.values() if each.when])
        yield replace(said, when=dated.when)
        yield replace(said, id="beside", when=dated.when)


@pytest.mark.parametrize(("seed", "wrong", "times"), [(0, 0.2, 0.0), (1, 0.08, 0.0), (11, 0.08, 0.0), (4, 0.08, 0.2)])
def test_in_a_large_component_what_is_close_tells_the_same(
    monkeypatch: pytest.MonkeyPatch, seed: int, wrong: float, times: float
) -> None:
    """As if components were large from the first point on; half of the questions are answered so, and many are not."""
    monkeypatch.setattr(trial, "LARGE", 0)
    answers = []

    def answered(self: CloseBy, more: More, unfolding: Unfolding) -> list[Conflict] | None:
        answers.append(conflicts_with_more(self, more, unfolding))
        return answers[-1]

    conflicts_with_more = CloseBy.conflicts_with
    monkeypatch.setattr(CloseBy, "conflicts_with", answered)
    there = in_memory(blocks(Recipe(claims=120, topic=(25, 40), wrong=wrong, times=times, approximate=0.3, seed=seed)))
    for more in tries_in(there, 12, seed):
        assert_same_but_for_names(there, more)
    assert times or any(answers)


def test_a_chain_over_what_one_source_says_against_itself_is_not_close(monkeypatch: pytest.MonkeyPatch) -> None:
    """It does not fold into that, as more sources say it: so a walk that begins there is looked for as well."""
    monkeypatch.setattr(trial, "LARGE", 0)
    at_odds = claim("a/1", "x", "2022-03-01"), claim("a/2", "x", "2022-03-10"), claim("b/1", "x", "", "after e")
    there = store(*at_odds, claim("d/1", "y", "2022-03-08"), claim("d/2", "e", "", "after y"))
    more = claim("c/1", "e", "2022-03-05")
    assert_same(there, more)
    events = [{point.event for point in c.points if isinstance(point, TimePoint)} for c in contradicts(there, more)]
    assert {"x", "e"} in events


@pytest.mark.parametrize("says", [("2022-03-20",), ("2022-03-05",), ("", "after e9"), ("", "before e1")])
def test_where_many_orders_cannot_hold_the_same_claims_clash(says: tuple[str, ...]) -> None:
    forth = [claim(f"a/{n}", f"e{n}", f"2022-03-{n + 1:02d}", f"before e{n + 1}") for n in range(10)]
    back = [claim(f"b/{n}", f"e{n}", "", f"after e{n + 1} P1D") for n in range(10)]
    assert_same(store(*forth, *back), claim("c/1", "e4", *says))


@pytest.mark.parametrize("says", [("2022-03-24",), ("2022-03-20",), ("", "after e0 P23D"), ("", "after e0 P20D")])
def test_a_chain_through_a_dozen_circles_of_one_source_is_found(says: tuple[str, ...]) -> None:
    """No circle hides the chain, as only one source says it; and the chain is impossible by all of them together."""
    pairs = range(0, 24, 2)
    apart = [claim(f"a/{n}-{days}", f"e{n}", "", f"before e{n + 1} P{days}D") for n in pairs for days in (1, 2)]
    onwards = [claim(f"b/{n}", f"e{n + 1}", "2022-03" if n == 12 else "", f"before e{n + 2}") for n in pairs[:-1]]
    there = store(*apart, *onwards, claim("b/first", "e0", "2022-03-01"))
    more = claim("c/1", "e23", *says)
    assert_same(there, more)
    assert max(len(c.points) for c in contradicts(there, more, today=TODAY)) > 2 * 12


@st.composite
def claims_in_circles(draw: st.DrawFn, place: int) -> Claim:
    """A claim on one of a few events in a row: how it stands to its neighbour, forth or back, and at times a date."""
    here = draw(st.integers(0, 5))
    other = draw(st.sampled_from([near for near in (here - 1, here + 1, here + 3) if 0 <= near <= 5]))
    order = draw(st.sampled_from(["before X", "after X", "before X P1D", "after X P2D", "meets X", "before X PT30H"]))
    relations = [order.replace("X", f"e{other}")] if draw(st.integers(0, 3)) else []
    when = draw(st.sampled_from(["2022-03-29", "2022-03-30T18:00", "2022-03-28/2022-03-31", "2022-04-03~"]))
    made = claim(f"{draw(st.sampled_from('abc'))}/{place}", f"e{here}", "", *relations)
    has_date = not relations or draw(st.integers(0, 2)) == 0
    named = draw(st.sampled_from([None, None, "a", "agency"]))
    return replace(made, when=parse_edtf(when) if has_date else None, attributed_to=named)


@given(st.integers(6, 14).flatmap(lambda n: st.tuples(*map(claims_in_circles, range(n)))), st.data())
@settings(max_examples=25)
def test_where_circles_cannot_hold_and_sources_repeat_others_the_same_is_found(
    claims: tuple[Claim, ...], data: st.DataObject
) -> None:
    more, *others = claims
    sources = (source("a"), source("b", relies_on=("a",)), source("c", relies_on=("agency",), published="2022-04-02"))
    there = store(*others, sources=sources, events=tuple(Event(id=e, title=e, location=PLACE) for e in EVENTS[:6]))
    assert_same(there, more)
    known = data.draw(st.sampled_from(others))
    assert_same(there, replace(more, source=known.source, id=known.id))
    assert_same(there, known)


def test_a_claim_that_fits_contradicts_nothing() -> None:
    assert timeline.contradicts(TALKS, claim("b/1", "talks", "2022-03")) == ()
    assert timeline.contradicts(TALKS, claim("b/1", "talks", "", "after flood")) == ()


def test_a_claim_that_does_not_fit_is_in_a_conflict_that_names_the_others() -> None:
    (conflict,) = timeline.contradicts(TALKS, claim("b/1", "talks", "2022-03-30"))
    assert {s.claim.full_id for s in conflict.statements} == {"a/1", "b/1"}


def test_a_relation_is_held_against_the_parts_of_both_events() -> None:
    (conflict,) = timeline.contradicts(TALKS, claim("b/1", "flood", "2022-04", "before talks"))
    assert set(conflict.events) in ({"flood"}, {"flood", "talks"})
    assert timeline.contradicts(TALKS, claim("b/1", "talks", "", "after flood P2M"))


def test_a_claim_that_is_there_is_replaced() -> None:
    there = store(claim("a/1", "talks", "2022-03-29"), claim("b/1", "talks", "2022-03-30"))
    assert timeline.contradicts(there, there.claims["b/1"])
    assert timeline.contradicts(there, claim("b/1", "talks", "2022-03-29")) == ()


def test_where_hours_and_calendar_days_meet_conflicts_are_told_as_with_a_preferred_reading() -> None:
    there = store(
        claim("a/1", "talks", "2022-03-30"),
        claim("a/2", "talks", duration=parse_duration("P1D")),
        claim("a/3", "flood", "2022-03-29", "meets talks", "after vote PT5H"),
    )
    assert_same(there, claim("a/0", "talks", "", "before flood"))


def test_later_than_its_own_source_counts() -> None:
    there = replace(TALKS, sources={**TALKS.sources, "b": source("b", published="2022-03-01")})
    (conflict,) = timeline.contradicts(there, claim("b/1", "flood", "2022-03-20"))
    assert {s.key for s in conflict.witnesses} == {"when", "report"}


def test_an_event_that_is_not_there_is_an_error_that_names_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"no event talk$") as raised:
        timeline.contradicts(TALKS, claim("b/1", "talk", "2022"))
    assert "talks" in raised.value.hint
    with pytest.raises(UsageError, match=r"no event flod$"):
        timeline.contradicts(TALKS, claim("b/1", "talks", "", "before flod"))


def test_it_stands_beside_reconcile() -> None:
    assert reconcile.contradicts is contradicts


def test_the_store_is_walked_over_once(monkeypatch: pytest.MonkeyPatch) -> None:
    there = replace(TALKS)
    timeline.contradicts(there, claim("b/1", "talks", "2022"))
    monkeypatch.setattr(PartIndex, "__init__", lambda *_: pytest.fail("made again"))
    timeline.contradicts(there, claim("b/1", "flood", "2022"))
