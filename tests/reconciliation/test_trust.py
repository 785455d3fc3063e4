"""Trust is learned from how sources agree, the same everywhere; copies gain nothing, and who errs more has no more."""

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reconciliation.stores import claim, source, store
from timeline.model.claim import Claim, Report
from timeline.model.source import Source
from timeline.model.store import Store
from timeline.reconciliation.reconcile import reconcile
from timeline.reconciliation.support import Roots
from timeline.reconciliation.trust.agreement import Agreement, agreement_with_each, agreements, voices_of
from timeline.reconciliation.trust.dating import Span, Stand, meet, span_of, stand_of
from timeline.reconciliation.trust.learned import PRIOR_EVENTS, ROUNDS, UNIT, learn, with_learned_weights

DATES = [
    *("2022-03-29", "2022-03-30", "2022-03", "2022", "2022-03-29~", "2022-03~", "2022-04-02?", "2022-03-28/2022-03-30"),
    *("2022-03-29/..", "../2022-03-28", "[2022-03-29..2022-04-02]", "2022-03-29T10:00", "2022-03-29T10:15", "2022-21"),
    *("2022-03-30/2022-04", "/2022-03-29", "202X", "2022-03-29T09:00/2022-03-29T12:00"),
]
NAMES = ("ash", "birch", "cedar", "dogwood", "elm")
Wrong = dict[str, set[int]]


@pytest.mark.parametrize("one", DATES)
def test_two_sources_conflict_here_exactly_where_they_do_in_a_reconciliation(one: str) -> None:
    for other in DATES:
        there = store(claim("a/t", "talks", one), claim("b/t", "talks", other))
        a, b = (span_of(each, there.settings) for each in there.claims.values())
        assert a is not None
        assert b is not None
        assert (stand_of(a, b) is Stand.CONFLICTS) == bool(reconcile(there).conflicts), (one, other)


def test_a_finer_date_agrees_and_sides_that_differ_say_nothing_of_each_other() -> None:
    begun = replace(claim("a/t", "talks"), start=claim("x/y", "z", "2022-03-29").when)
    ended = replace(claim("b/t", "talks"), end=claim("x/y", "z", "2022-04-02").when)
    there = store(begun, ended, claim("c/t", "talks", "2022"), claim("d/t", "talks", "2023"))
    spans = {name: span_of(each, there.settings) for name, each in there.claims.items()}
    a, b, c, d = (span for span in spans.values() if span is not None)
    assert stand_of(a, b) is Stand.APART
    assert stand_of(a, c) is Stand.AGREES
    assert stand_of(c, d) is Stand.CONFLICTS


@given(st.sampled_from(DATES), st.sampled_from(DATES))
def test_what_both_allow_is_the_same_whoever_is_asked_first(one: str, other: str) -> None:
    settings = store().settings
    a, b = (span_of(claim("a/t", "talks", text), settings) for text in (one, other))
    assert a is not None
    assert b is not None
    assert meet(a, b) == meet(b, a)
    assert meet(a, a) == a


def test_plans_are_held_against_plans_alone() -> None:
    there = store(claim("a/t", "talks", "2022-03-29"), claim("b/t", "talks", "2022-04-02", report=Report.PLAN))
    assert voices_of(there) == ()


def test_what_is_told_as_the_word_of_another_source_judges_nobody() -> None:
    there = store(
        claim("a/t", "talks", "2022-03-29"),
        claim("b/t", "talks", "2022-03-30", attributed_to="c"),
        claim("c/t", "talks", "2022-03-30"),
    )
    assert set(agreements(voices_of(there))) == {"a", "c"}


def test_the_counts_say_with_whom_and_against_whom() -> None:
    there = store(
        *(claim(f"{name}/t", "talks", "2022-03-29") for name in "ab"),
        claim("c/t", "talks", "2022-03-30"),
        claim("d/t", "talks", "2022-03"),
        *(claim(f"{name}/v", "vote", "2022-05") for name in "ac"),
        sources=(source("b", relies_on=("a",)),),
    )
    found = agreements(voices_of(there))
    assert found["a"] == Agreement(events=2, agreed=1, split=1, against=0)
    assert found["b"] == Agreement(events=1, agreed=0, split=1, against=0)
    assert found["c"] == Agreement(events=2, agreed=1, split=1, against=0)
    assert found["d"] == Agreement(events=1, agreed=1, split=0, against=0)
    beside = agreement_with_each(voices_of(there), "a")
    assert [(b.other, b.agreed, b.against, b.is_one_root) for b in beside] == [
        ("b", 1, 0, True),
        ("c", 1, 1, False),
        ("d", 1, 0, False),
    ]


def test_two_who_always_agree_are_trusted_by_hand_so_much() -> None:
    """Both begin at 40: four events of 40 and two of 100, over six, is 60, in every round."""
    claims = [claim(f"{name}/{event}", event, "2022-03-29") for name in "ab" for event in ("talks", "vote")]
    learned = learn(store(*claims))
    assert {each.weight for each in learned.values()} == {60}
    assert learned["a"].words == "agreed with independent others on 2 of 2 events; prior 40"


def test_two_who_never_agree_share_what_there_is() -> None:
    """Each has half of the weight on the one event: four events of 40 and one of 50, over five, is 42."""
    learned = learn(store(claim("a/t", "talks", "2022-03-29"), claim("b/t", "talks", "2022-03-30")))
    assert [each.weight for each in learned.values()] == [42, 42]
    assert learned["a"].words == "agreed with independent others on 0 of 1 event, contradicted on 1; prior 40"


def test_whom_nobody_can_judge_keeps_the_weight_of_its_kind() -> None:
    learned = learn(store(claim("a/t", "talks", "2022-03-29")))
    assert learned["a"].weight == 40
    assert learned["a"].words == "nobody independent dates what it dates: prior 40"


def test_a_weight_that_a_person_wrote_stands() -> None:
    claims = [claim(f"{name}/t", "talks", "2022-03-29") for name in "ab"]
    there = with_learned_weights(store(*claims, sources=(source("a", weight=7),)))
    assert there.sources["a"].weight == 7
    assert there.sources["b"].weight not in (None, 40)


def test_learned_weights_change_what_is_set_aside_and_not_what_conflicts() -> None:
    right = [claim(f"{name}/{n}", f"e{n}", f"2022-03-{n:02}") for name in "ab" for n in range(10, 20)]
    wrong = [claim(f"c/{n}", f"e{n}", f"2022-04-{n:02}") for n in range(10, 20)]
    there = store(*right, *wrong, claim("b/x", "x", "2022-05-01"), claim("c/x", "x", "2022-05-02"))
    by_kind, learned = reconcile(there), reconcile(with_learned_weights(there))
    assert [c.fingerprint for c in by_kind.conflicts] == [c.fingerprint for c in learned.conflicts]
    assert by_kind.event["x"].status == "undecided"
    assert [lost.statement.claim.full_id for lost in learned.event["x"].set_aside] == ["c/x"]


@st.composite
def stores_of_many(draw: st.DrawFn) -> Store:
    """Up to five sources on up to eight events, some of which rely on others; kinds and weights as usual."""
    claims = []
    for name in NAMES[: draw(st.integers(2, 5))]:
        events = draw(st.sets(st.sampled_from([f"e{n}" for n in range(8)]), min_size=1))
        claims += [claim(f"{name}/{event}", event, draw(st.sampled_from(DATES[:10]))) for event in sorted(events)]
    relied = {name: draw(st.sampled_from([(), (), (), ("ash",), ("agency",)])) for name in NAMES}
    sources = tuple(source(name, relies_on=tuple(set(relied[name]) - {name})) for name in NAMES)
    written = draw(st.sampled_from([None, None, 90]))
    return store(*claims, sources=(replace(sources[0], weight=written), *sources[1:]))


def plainly(there: Store) -> dict[str, int]:
    """The same, by asking every source of every event again in every round."""
    roots = Roots(there)
    prior = {name: UNIT * there.settings.weights[s.kind] for name, s in there.sources.items()}
    written = {name: UNIT * s.weight for name, s in there.sources.items() if s.weight is not None}
    trust = prior | written
    for _ in range(ROUNDS):
        fresh = dict(trust)
        for name in there.sources:
            shares = [s for c in there.claims_of_source.get(name, ()) if (s := _share(there, roots, c, trust)) >= 0]
            if shares:
                fresh[name] = (PRIOR_EVENTS * prior[name] + sum(shares)) // (PRIOR_EVENTS + len(shares))
        trust = fresh | written
    return {name: (value + UNIT // 2) // UNIT for name, value in trust.items()}


def _share(there: Store, roots: Roots, own: Claim, trust: dict[str, int]) -> int:
    """The share of weight that stands with a claim; -1: nobody independent dates the event."""
    claims = there.claims_of_event[own.event]
    voice = {c.source: _voice(c, claims, roots) for c in claims}
    stands = {c.source: stand_of(_span(own, there), _span(c, there)) for c in claims}
    others = [c.source for c in claims if voice[c.source] != voice[own.source] and stands[c.source] is not Stand.APART]
    if not others:
        return -1
    fitting = [name for name in voice if stands[name] is Stand.AGREES or name == own.source]
    against = [name for name in others if stands[name] is Stand.CONFLICTS]
    with_it = sum(_loudest(fitting, voice, trust))
    return 100 * UNIT * with_it // (with_it + sum(_loudest(against, voice, trust)))


def _loudest(names: Sequence[str], voice: dict[str, frozenset[str]], trust: dict[str, int]) -> list[int]:
    """The greatest weight in each voice."""
    return [max(trust[name] for name in names if voice[name] == one) for one in {voice[name] for name in names}]


def _span(each: Claim, there: Store) -> Span:
    found = span_of(each, there.settings)
    assert found is not None
    return found


def _voice(own: Claim, claims: Sequence[Claim], roots: Roots) -> frozenset[str]:
    """All origins that are shared with a claim, by way of others too."""
    found = roots.of_claim(own)
    for _ in claims:
        found = found.union(*(roots.of_claim(c) for c in claims if roots.of_claim(c) & found))
    return found


@settings(max_examples=50)
@given(stores_of_many())
def test_it_is_what_a_plain_count_gives(there: Store) -> None:
    assert {name: each.weight for name, each in learn(there).items()} == plainly(there)


@settings(max_examples=50)
@given(stores_of_many(), st.randoms(use_true_random=False))
def test_the_order_of_files_does_not_count(there: Store, draw: random.Random) -> None:
    claims, sources = list(there.claims.items()), list(there.sources.items())
    draw.shuffle(claims)
    draw.shuffle(sources)
    assert learn(replace(there, claims=dict(claims), sources=dict(sources))) == learn(there)


@settings(max_examples=50)
@given(stores_of_many(), st.sampled_from(NAMES), st.integers(1, 3))
def test_copies_that_are_known_change_nothing_for_anybody(there: Store, original: str, count: int) -> None:
    copies = {
        f"copy-{n}": replace(there.sources[original], id=f"copy-{n}", relies_on=(original,)) for n in range(count)
    }
    copied = there.claims_of_source.get(original, ())
    claims = {c.full_id: c for name in copies for c in (each.changed(source=name) for each in copied)}
    more = replace(there, sources={**there.sources, **copies}, claims={**there.claims, **claims})
    before, after = learn(there), learn(more)
    assert {name: after[name].weight for name in before} == {name: each.weight for name, each in before.items()}
    if there.sources[original].weight is None and copied:
        assert {after[name].weight for name in copies} == {before[original].weight}


def dated(wrong: Wrong, events: int = 12) -> Store:
    """Five sources that date twelve events; what is wrong is wrong in a way of its own."""
    claims = [
        claim(f"{name}/{n}", f"e{n}", f"2022-{place + 2:02}-{n + 1:02}" if n in wrong[name] else f"2022-01-{n + 1:02}")
        for place, name in enumerate(NAMES)
        for n in range(events)
    ]
    return store(*claims)


@settings(max_examples=50)
@given(st.fixed_dictionaries({name: st.sets(st.integers(0, 11)) for name in NAMES}), st.sets(st.integers(0, 11)))
def test_who_errs_where_another_errs_and_elsewhere_too_has_no_more_trust(wrong: Wrong, more: set[int]) -> None:
    learned = learn(dated(wrong | {"birch": wrong["ash"] | more}))
    assert learned["birch"].weight <= learned["ash"].weight


@settings(max_examples=50)
@given(st.sets(st.integers(0, 11)), st.sets(st.integers(0, 11)))
def test_who_errs_more_among_the_right_has_no_more_trust(few: set[int], more: set[int]) -> None:
    def trust_in(errors: set[int]) -> int:
        return learn(dated({name: set[int]() for name in NAMES} | {"ash": errors}))["ash"].weight

    assert trust_in(few | more) <= trust_in(few)


@pytest.mark.parametrize("kind_weight", [0, 40, 100])
def test_weights_stay_within_their_bounds(kind_weight: int) -> None:
    claims = [claim(f"{name}/{n}", f"e{n}", f"2022-0{1 + (name == 'b')}-0{n}") for name in "abc" for n in range(1, 9)]
    there = store(*claims)
    settings = replace(there.settings, weights=dict.fromkeys(there.settings.weights, kind_weight))
    assert all(0 <= each.weight <= 100 for each in learn(replace(there, settings=settings)).values())


def test_a_source_that_is_not_described_is_no_trouble() -> None:
    there = store(claim("a/t", "talks", "2022"), claim("b/t", "talks", "2022"))
    bare = Source(id="b", title="b", location=there.sources["b"].location)
    assert learn(replace(there, sources={"a": there.sources["a"], "b": bare})) == learn(there)
