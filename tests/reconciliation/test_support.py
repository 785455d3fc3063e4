"""Corroboration counts roots, not sources; four copies do not outvote one original."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reconciliation.stores import claim, source, store
from timeline.model.claim import Basis
from timeline.model.duration import parse_duration
from timeline.model.edtf import parse_edtf
from timeline.model.relation import Side
from timeline.model.statement import Statement
from timeline.reconciliation.support import Roots, disjoint_origins, joined_origins
from timeline.reconciliation.weights import SHARES, weights_of


def test_a_source_that_repeats_nobody_is_its_own_root() -> None:
    assert Roots(store(claim("a/c", "talks", "2022"))).of_source("a") == {"a"}


def test_roots_are_followed_to_the_end_and_need_not_be_stored() -> None:
    chain = (source("a", relies_on=("b",)), source("b", relies_on=("agency",)))
    assert Roots(store(sources=chain)).of_source("a") == {"agency"}


def test_a_circle_of_sources_is_one_root() -> None:
    circle = (source("a", relies_on=("b",)), source("b", relies_on=("c",)), source("c", relies_on=("a",)))
    there = store(sources=circle)
    assert {Roots(there).of_source(name) for name in "abc"} == {frozenset({"a"})}


@pytest.mark.parametrize("last", [(), ("s0",), ("agency",)])
def test_a_long_line_of_sources_is_followed_to_its_end(last: tuple[str, ...]) -> None:
    line = [source(f"s{n}", relies_on=(f"s{n + 1}",)) for n in range(2000)]
    roots = Roots(store(sources=(*line, source("s2000", relies_on=last))))
    assert {roots.of_source(s.id) for s in line} == {frozenset(last or {"s2000"})}


@given(st.dictionaries(st.sampled_from("abcdef"), st.sets(st.sampled_from("abcdefg"))))
def test_origins_are_what_all_that_they_repeat_repeats_in_turn(repeated: dict[str, set[str]]) -> None:
    roots = Roots(store(sources=tuple(source(name, relies_on=tuple(sorted(to))) for name, to in repeated.items())))
    for name in "abcdefg":
        there = _reached(name, repeated) | {name}
        origins = [o for o in there if all(o in _reached(other, repeated) for other in _reached(o, repeated))]
        assert roots.of_source(name) == {min(_reached(o, repeated) | {o}) for o in origins}


def _reached(name: str, repeated: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    while further := {o for one in found | {name} for o in repeated.get(one, ())} - found:
        found |= further
    return found


def test_sources_that_share_an_origin_count_once() -> None:
    claims = [claim(f"{name}/c", "talks", "2022") for name in "abcd"]
    there = store(*claims, sources=(source("b", relies_on=("a",)), source("c", relies_on=("b",))))
    assert Roots(there).independent(claims) == ("a", "d")


def test_who_repeats_two_others_adds_nothing_to_them_and_takes_nothing_away() -> None:
    claims = [claim(f"{name}/c", "talks", "2022") for name in ("both", "log", "wire")]
    there = store(*claims, sources=(source("both", relies_on=("log", "wire")),))
    assert Roots(there).independent(claims) == ("log", "wire")
    assert Roots(there).independent(claims[:2]) == ("log",)
    weights = weights_of(there, [Statement(c, "when") for c in claims])
    alone = weights_of(there, [Statement(c, "when") for c in claims[1:]])
    assert sum(weights.values()) == sum(alone.values())
    pair = weights_of(there, [Statement(c, "when") for c in claims[:2]])
    assert sum(pair.values()) == alone[Statement(claims[1], "when")]


@given(st.lists(st.sets(st.sampled_from("abcdefg"), min_size=1, max_size=3).map(frozenset), min_size=1, max_size=7))
def test_joined_and_disjoint_origins_are_those_of_trying_all(given_origins: list[frozenset[str]]) -> None:
    joined = {frozenset(given_origins[0])}
    for roots in given_origins:
        touching = [group for group in joined if group & roots]
        joined = {group for group in joined if not group & roots} | {roots.union(*touching)}
    assert set(joined_origins(given_origins)) == joined
    apart = disjoint_origins(given_origins)
    assert len(frozenset[str]().union(*apart)) == sum(map(len, apart))
    assert all(any(roots & one for one in apart) for roots in given_origins)


def test_a_claim_attributed_to_a_source_by_id_has_its_root() -> None:
    claims = [claim("a/c", "talks", "2022"), claim("b/c", "talks", "2022", attributed_to="a")]
    assert Roots(store(*claims)).independent(claims) == ("a",)


def test_where_a_source_names_whom_it_repeats_its_other_claims_are_its_own() -> None:
    claims = [claim("b/quoted", "talks", "2022", attributed_to="a"), claim("b/own", "talks", "2022")]
    there = store(*claims, sources=(source("b", relies_on=("a",)),))
    assert [Roots(there).of_claim(c) for c in claims] == [{"a"}, {"b"}]


def test_weight_is_source_times_basis_halved_when_uncertain() -> None:
    claims = [
        claim("a/stated", "talks", "2022"),
        claim("a/hedged", "x", "2022", basis=Basis.HEDGED),
        claim("a/rumour", "y", "2022", basis=Basis.RUMOUR),
        claim("a/uncertain", "z", "2022?"),
    ]
    weights = weights_of(store(*claims, sources=(source("a", weight=50),)), [Statement(c, "when") for c in claims])
    assert [weight / SHARES for weight in weights.values()] == [400, 200, 100, 200]


def test_copies_of_one_root_share_one_weight_where_they_say_the_same() -> None:
    claims = [claim(f"{name}/c", "talks", "2022-03-29") for name in "abcd"] + [claim("e/c", "talks", "2022-03-30")]
    copies = tuple(source(name, relies_on=("agency",), weight=50) for name in "abcd")
    there = store(*claims, sources=(*copies, source("e", weight=50)))
    weights = weights_of(there, [Statement(c, "when") for c in claims])
    assert sum(list(weights.values())[:4]) == list(weights.values())[4]


def test_a_long_line_of_repeaters_has_one_origin() -> None:
    """Following each of them from each other one would never end."""
    line = tuple(source(f"s{n:03}", relies_on=(f"s{n + 1:03}",)) for n in range(200))
    assert Roots(store(sources=line)).of_source("s000") == {"s200"}


def test_origins_are_those_that_nobody_beyond_stands_behind() -> None:
    there = store(
        sources=(
            source("a", relies_on=("b", "x")),
            source("b", relies_on=("c",)),
            source("c", relies_on=("b", "agency")),
            source("x", relies_on=("y",)),
            source("y", relies_on=("x",)),
        )
    )
    assert Roots(there).of_source("a") == {"agency", "x"}


def test_copies_that_differ_in_nearness_only_are_not_the_same() -> None:
    near, far = (claim(f"{n}/c", "talks", "", "same_time images") for n in "ab")
    near = replace(near, relations=(replace(near.relations[0], within=parse_duration("PT1H")),))
    far = replace(far, relations=(replace(far.relations[0], within=parse_duration("P3D")),))
    copies = tuple(source(name, relies_on=("agency",), weight=50) for name in "ab")
    weights = weights_of(store(near, far, sources=copies), [Statement(c, "relations[0]") for c in (near, far)])
    assert set(weights.values()) == {400 * SHARES}


@pytest.mark.parametrize(
    ("first", "second", "is_shared"),
    [
        ({"gap": parse_duration("P7D")}, {"gap": parse_duration("P1W")}, True),
        ({"gap": parse_duration("P7D")}, {"gap": parse_duration("~P7D")}, False),
        ({"gap": parse_duration("P7D")}, {"gap": parse_duration("P7D"), "from_side": Side.START}, True),
        ({"gap": parse_duration("P7D")}, {"gap": parse_duration("P7D"), "from_side": Side.END}, False),
        ({}, {"from_side": Side.END, "to_side": Side.START}, True),
        ({}, {"from_side": Side.START}, False),
    ],
)
def test_copies_say_the_same_in_other_words_too(
    first: dict[str, Any], second: dict[str, Any], *, is_shared: bool
) -> None:
    original, copy = (claim(f"{name}/c", "talks", "", "after images") for name in "ab")
    original = replace(original, relations=(replace(original.relations[0], **first),))
    copy = replace(copy, relations=(replace(copy.relations[0], **second),))
    there = store(original, copy, sources=(source("a", weight=50), source("b", relies_on=("a",), weight=50)))
    weights = weights_of(there, [Statement(c, "relations[0]") for c in (original, copy)])
    assert set(weights.values()) == {(200 if is_shared else 400) * SHARES}


@pytest.mark.parametrize(
    ("one", "other", "is_shared"),
    [
        ("before images", "after talks", True),
        ("before images P2D", "after talks P2D", True),
        ("during images", "contains talks", True),
        ("same_day images", "same_day talks", True),
        ("meets images", "met_by talks", True),
        ("before images", "before talks", False),
        ("before images P2D", "after talks P3D", False),
        ("meets images", "meets talks", False),
    ],
)
def test_an_order_is_the_same_seen_from_either_event(one: str, other: str, *, is_shared: bool) -> None:
    original, copy = claim("a/c", "talks", "", one), claim("b/c", "images", "", other)
    there = store(original, copy, sources=(source("a", weight=50), source("b", relies_on=("a",), weight=50)))
    weights = weights_of(there, [Statement(c, "relations[0]") for c in (original, copy)])
    assert set(weights.values()) == {(200 if is_shared else 400) * SHARES}


def test_a_side_that_is_named_is_the_same_seen_from_either_event() -> None:
    original, copy = claim("a/c", "talks", "", "before images"), claim("b/c", "images", "", "after talks")
    original = replace(original, relations=(replace(original.relations[0], to_side=Side.START),))
    copies = (source("a", weight=50), source("b", relies_on=("a",), weight=50))
    for from_side, share in ((Side.START, 200), (Side.END, 400)):
        copy = replace(copy, relations=(replace(copy.relations[0], from_side=from_side),))
        weights = weights_of(
            store(original, copy, sources=copies), [Statement(c, "relations[0]") for c in (original, copy)]
        )
        assert set(weights.values()) == {share * SHARES}


@pytest.mark.parametrize(
    ("published", "begun", "is_shared"),
    [("2022-04-01", False, True), ("2025", False, False), ("2022-04-01~", False, False), ("2022-04-01", True, False)],
)
def test_publications_share_a_weight_where_they_bound_the_same_side_by_the_same_day(
    published: str, *, begun: bool, is_shared: bool
) -> None:
    """A copy of three years later does not take from what the day of the original says."""
    date: dict[str, Any] = {"start": parse_edtf("2022-03")} if begun else {"end": parse_edtf("2022-03")}
    original, copy = claim("a/c", "talks", "2022-03"), claim("b/c", "talks", **date)
    sources = (
        source("a", weight=50, published="2022-04-01"),
        source("b", weight=50, relies_on=("a",), published=published),
    )
    weights = weights_of(store(original, copy, sources=sources), [Statement(c, "report") for c in (original, copy)])
    assert set(weights.values()) == {(200 if is_shared else 400) * SHARES}


SOURCES = "abcde"
SAYINGS = st.tuples(st.sampled_from(SOURCES), st.sampled_from("xy"), st.sampled_from(["2022", "2023"]))
CITED = st.sampled_from([None, *SOURCES, "nobody"])


@given(
    st.lists(st.tuples(SAYINGS, CITED | st.none()), min_size=2, max_size=9),
    st.lists(st.tuples(st.sampled_from(SOURCES), st.sampled_from([*SOURCES, "agency"])), max_size=5),
)
@settings(max_examples=200, deadline=None)
def test_those_who_share_a_weight_are_found_as_by_comparing_all_with_all(
    said: list[tuple[tuple[str, str, str], str | None]], links: list[tuple[str, str]]
) -> None:
    relies_on = {name: tuple(sorted({to for one, to in links if one == name != to})) for name in SOURCES}
    claims = [
        claim(f"{name}/c{n}", event, when, attributed_to=cited) for n, ((name, event, when), cited) in enumerate(said)
    ]
    there = store(*claims, sources=tuple(source(name, relies_on=to, weight=50) for name, to in relies_on.items()))
    roots = Roots(there)
    weights = weights_of(there, [Statement(c, "when") for c in claims], roots)
    for one in claims:
        together = [one]
        for other in together:  # grows as it is gone through
            origins = roots.of_claim(other)
            alike = (c for c in claims if (c.event, c.when) == (one.event, one.when) and c not in together)
            together += [c for c in alike if roots.of_claim(c) & origins]
        voices = len(disjoint_origins(map(roots.of_claim, together)))
        assert weights[Statement(one, "when")] == 400 * SHARES * voices // len(together)
