"""Suggestions: one to one, the same from either side, and complete where one side is a copy of the other."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reconciliation.matching.told import profile
from tests.reconciliation.random_stores import undecided_stores
from tests.reconciliation.stores import claim, store
from timeline.api.matching import compare_by_likeness, match
from timeline.errors import UsageError
from timeline.model.claim import Claim
from timeline.model.event import Event
from timeline.model.store import Store
from timeline.reconciliation.comparison import Comparison
from timeline.reconciliation.diffing.sides import Side, side_of_source
from timeline.reconciliation.matching.match import match_profiles
from timeline.reconciliation.matching.profile import Profile, profiles_of
from timeline.reconciliation.matching.sides import match_sides


def by_event(*told: Profile) -> dict[str, Profile]:
    return {each.event: each for each in told}


def pairs(a: dict[str, Profile], b: dict[str, Profile], **more: float) -> list[tuple[str, str]]:
    return [(each.a.event, each.b.event) for each in match_profiles(a, b, **more)]  # type: ignore[arg-type]


def copy_of(whole: Store, source: str, names: dict[str, str]) -> Store:
    """One source alone, with other ids for its events; nothing else is changed."""
    events = {
        names[name]: replace(e, id=names[name], part_of=names.get(e.part_of or "")) for name, e in whole.events.items()
    }
    claims = [_renamed(c, names) for c in whole.claims_of_source[source]]
    return replace(whole, events=events, claims={c.full_id: c for c in claims})


def _renamed(claim: Claim, names: dict[str, str]) -> Claim:
    relations = tuple(replace(relation, event=names[relation.event]) for relation in claim.relations)
    return claim.changed(event=names[claim.event], relations=relations)


@st.composite
def sides_and_copies(draw: st.DrawFn) -> tuple[Side, Side, dict[str, str]]:
    """A source of a random store, the same with other ids, and the ids."""
    whole = draw(undecided_stores())
    source = draw(st.sampled_from(sorted(whole.claims_of_source)))
    numbers = draw(st.permutations(range(len(whole.events))))
    names = {event: f"x{number}" for event, number in zip(whole.events, numbers, strict=True)}
    return side_of_source(whole, source), side_of_source(copy_of(whole, source, names), source), names


@given(sides_and_copies())
def test_a_copy_matches_completely_and_its_diff_is_empty(given: tuple[Side, Side, dict[str, str]]) -> None:
    a, b, names = given
    copied = replace(b, about=replace(b.about, name="copy"))
    found = {each.suggestion.a.event: each.suggestion.b.event for each in match_sides([a, copied]).found}
    assert found == {event: names[event] for event in a.claims_on}
    compared = compare_by_likeness([a, copied])
    assert isinstance(compared, Comparison)
    assert not compared.differs
    assert {row.matched for row in compared.rows} == {"suggested"}


TITLE_WORDS = ["council", "meets", "quorum", "notice", "Leipzig", "Graz", "bridge", "burned", "letter", "1912", "1913"]
words = st.lists(st.sampled_from(TITLE_WORDS), max_size=4)
dates = st.sampled_from(["", "2022-03-29", "2022-03-30", "2022-04-07", "2022-03", "2022"])
told = st.lists(st.tuples(words.map(" ".join), dates), max_size=7)


def side(given: list[tuple[str, str]], letter: str) -> dict[str, Profile]:
    return by_event(*(profile(f"{letter}{n}", title, when) for n, (title, when) in enumerate(given)))


@given(told, told, st.sampled_from([0.0, 0.4, 0.6]))
def test_it_is_one_to_one_and_the_same_from_either_side(
    one: list[tuple[str, str]], other: list[tuple[str, str]], min_score: float
) -> None:
    a, b = side(one, "a"), side(other, "b")
    found = match_profiles(a, b, min_score=min_score)
    assert len({each.a.event for each in found}) == len({each.b.event for each in found}) == len(found)
    assert all(each.score >= min_score for each in found)
    assert found == tuple(sorted(found, key=lambda each: (-each.score, each.a.event, each.b.event)))
    turned = match_profiles(b, a, min_score=min_score)
    assert sum(each.score for each in found) == pytest.approx(sum(each.score for each in turned), abs=1e-4)


@given(told, st.integers(0, 9))
def test_the_order_in_which_events_come_does_not_matter(one: list[tuple[str, str]], seed: int) -> None:
    a, b = side(one, "a"), side(one[::-1], "b")
    mixed = list(b)
    Random(seed).shuffle(mixed)
    assert pairs(a, {event: b[event] for event in mixed}) == pairs(a, b)


def test_twins_are_matched_in_the_order_of_their_ids() -> None:
    a = by_event(*(profile(f"a{n}", "Council meets", "2022-03-29") for n in range(4)))
    b = by_event(*(profile(f"b{n}", "Council meets", "2022-03-29") for n in range(4)))
    assert pairs(a, b) == [(f"a{n}", f"b{n}") for n in range(4)]


def test_no_match_is_an_outcome() -> None:
    a = by_event(profile("a1", "Bridge burned", "2022-03-29"))
    assert pairs(a, by_event(profile("b1", "Letter arrives", "2022-03-29"))) == []
    assert pairs(a, by_event(profile("b1", "Bridge burned", "1912-03-29"))) == []
    assert pairs(a, {}) == []


def test_what_shares_an_id_is_linked_and_helps_its_neighbours() -> None:
    shared = profile("shared", "Council meets", "2022-03-28")
    one, other = profile("a1", "Bridge burned down", "2022-03-29"), profile("b1", "Bridge lost", "2022-04-04")
    alone = match_profiles(by_event(one), by_event(other), min_score=0.1)[0]
    beside = match_profiles(by_event(one, shared), by_event(other, shared), min_score=0.1)
    assert [(each.a.event, each.b.event) for each in beside] == [("a1", "b1")]
    assert beside[0].likeness.neighbours == 1.0
    assert alone.likeness.neighbours is None


def test_what_comes_close_is_shown_beside_it() -> None:
    a = by_event(profile("a1", "Council meets in Graz", "2022-03-29"))
    b = by_event(
        profile("b1", "Council meets in Graz", "2022-03-29"), profile("b2", "Council meets, Graz", "2022-03-30")
    )
    (found,) = match_profiles(a, b)
    assert (found.b.event, [(rival.b, rival.taken) for rival in found.also]) == ("b1", [("b2", False)])


def two_sources() -> Store:
    events = (
        Event(id="talks", title="Talks in Istanbul", location=claim("a/x", "talks").location),
        Event(id="round", title="Round of talks, Istanbul", location=claim("a/x", "talks").location),
    )
    return store(claim("a/1", "talks", "2022-03-29"), claim("b/1", "round", "2022-03-29"), events=events)


def test_two_sources_of_a_store_are_matched() -> None:
    (found,) = match(two_sources(), "a", "b").found
    assert (found.a, found.suggestion.a.event, found.b, found.suggestion.b.event) == ("a", "talks", "b", "round")
    assert match(two_sources()).found == match(two_sources(), "a", "b").found


def test_events_that_one_source_tells_apart_are_two() -> None:
    third = claim("c/1", "talks", "", "before round")
    made = two_sources()
    told_apart = replace(made, claims={**made.claims, "c/1": third}, sources={**made.sources, "c": made.sources["a"]})
    assert match(told_apart, "a", "b").found == ()
    part = {**made.events, "round": replace(made.events["round"], part_of="talks")}
    assert match(replace(made, events=part), "a", "b").found == ()


def test_three_sources_suggest_nothing_that_cannot_all_be_accepted() -> None:
    """A1 is B1 and B1 is C1; that A2, which A tells beside A1, is C1 as well cannot be."""
    title = "Council meets in Graz"
    events = tuple(
        Event(id=name, title=f"{title} {more}".strip(), location=two_sources().events["talks"].location)
        for name, more in (("a1", ""), ("a2", "bridge"), ("b1", ""), ("c1", "bridge"))
    )
    claims = [claim(f"{name[0]}/{name}", name, "2022-03-29") for name in ("a1", "a2", "b1", "c1")]
    found = match(store(*claims, events=events), min_score=0.3).found
    assert {(each.suggestion.a.event, each.suggestion.b.event) for each in found} == {("a1", "b1"), ("a2", "c1")}


@pytest.mark.parametrize(
    ("names", "score", "told"),
    [(("a",), 0.6, "name two sources"), (("a", "z"), 0.6, "z: no source in data"), (("a", "b"), 1.5, "1.5: no score")],
)
def test_what_cannot_be_matched_is_told(names: tuple[str, ...], score: float, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        match(two_sources(), *names, min_score=score)


def test_words_that_few_have_bring_together_what_time_does_not() -> None:
    """Of a thousand events without a date, only words can tell which to look at."""
    random = Random(1)
    letters = "bcdfghklmnprstvz"
    titles = ["".join(random.choices(letters, k=7)) + f" {''.join(random.choices(letters, k=7))}" for _ in range(1000)]
    a = by_event(*(profile(f"a{n:04}", title) for n, title in enumerate(titles)))
    b = by_event(*(profile(f"b{n:04}", title) for n, title in enumerate(titles)))
    assert len(pairs(a, b)) == len(titles)
    assert all(one[1:] == other[1:] for one, other in pairs(a, b))


def test_a_profile_has_the_words_of_title_quotes_and_details() -> None:
    made = store(claim("a/1", "talks", "2022-03-29", "before summit", motive="goodwill"))
    found = profiles_of(side_of_source(made, "a"))
    assert found["talks"].details == {"motive": frozenset({"goodwill"})}
    assert {"talks", "goodwill"} <= set(found["talks"].words)
    assert (found["talks"].after, found["summit"].before) == (frozenset({"summit"}), frozenset({"talks"}))


@given(told, told)
def test_what_a_pair_scores_does_not_depend_on_the_least_score(
    one: list[tuple[str, str]], other: list[tuple[str, str]]
) -> None:
    a, b = side(one, "a"), side(other, "b")
    known = {(each.a.event, each.b.event): each.score for each in match_profiles(a, b, min_score=0.3)}
    for each in match_profiles(a, b, min_score=0.75):
        assert known.get((each.a.event, each.b.event), each.score) == each.score
