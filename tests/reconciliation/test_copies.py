"""Copies are told by shared slips and shared words, never by shared truth; and only proposed."""

import random
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reconciliation.stores import claim, source, store
from timeline.model.claim import Claim, Evidence
from timeline.model.source import Source
from timeline.model.store import Store
from timeline.reconciliation.copies.likeness import PROPOSED_FROM, Likeness
from timeline.reconciliation.copies.proposals import propose_copies, slips_can_be_known
from timeline.reconciliation.copies.quotes import are_alike, words_of
from timeline.reconciliation.copies.slips import find_slips
from timeline.reconciliation.copies.unison import unisons
from timeline.reconciliation.trust.agreement import voices_of

EVENTS = range(12)
INDEPENDENT = ("ash", "birch", "cedar", "dogwood")


def said(name: str, wrong: Iterable[int] = (), *, month: int = 2, events: Iterable[int] = EVENTS) -> list[Claim]:
    """What a source says of twelve events; what is wrong is wrong by months."""
    errors = set(wrong)
    return [claim(f"{name}/{n}", f"e{n}", f"2022-{month if n in errors else 1:02}-{n + 1:02}") for n in events]


def quoting(name: str, quotes: Iterable[str]) -> list[Claim]:
    return [
        replace(claim(f"{name}/q{n}", f"q{n}", ""), evidence=Evidence(quote=quote)) for n, quote in enumerate(quotes)
    ]


def proposed(there: Store) -> list[tuple[str, str, bool]]:
    return [(each.copy.id, each.original.id, each.is_directed) for each in propose_copies(there)]


def test_slips_that_only_two_share_tell_a_copy() -> None:
    there = store(
        *said("ash"),
        *said("birch", {1}, month=5),
        *said("gazette", {2, 3, 7}),
        *said("echo", {2, 3, 7}),
        sources=(source("gazette", published="2022-06-01"), source("echo", published="2022-06-02")),
    )
    (proposal,) = propose_copies(there)
    assert (proposal.copy.id, proposal.original.id, proposal.is_directed) == ("echo", "gazette", True)
    assert proposal.words == "looks like a copy of gazette: 3 slips that only they share, 12 of 12 dates the same"
    assert proposal.remedy == f"relies_on: [gazette] in {there.sources['echo'].location}"


def test_without_dates_of_publication_which_came_first_is_not_known() -> None:
    there = store(*said("ash"), *said("birch", {1}, month=5), *said("gazette", {2, 3}), *said("echo", {2, 3}))
    (proposal,) = propose_copies(there)
    assert (proposal.copy.id, proposal.original.id, proposal.is_directed) == ("gazette", "echo", False)
    assert proposal.words.startswith("looks like a copy of echo, or that one of it (which came first is not known): ")


def test_two_who_never_differ_count_as_one_witness_against_an_error() -> None:
    there = store(*said("ash"), *said("birch"), *said("gazette", {2, 3}), *said("echo", {2, 3}))
    assert proposed(there) == []


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_who_is_right_wherever_the_others_are_is_no_copy(count: int) -> None:
    """However many are right about everything, that is what two who are right have in common."""
    names = ("ash", "birch", "cedar", "dogwood")[:count]
    assert proposed(store(*(c for name in names for c in said(name)), *said("gazette", {2, 3, 7}))) == []


@pytest.mark.parametrize("right", [2, 3, 4])
def test_three_who_never_differ_outvote_two_and_two_do_not(right: int) -> None:
    there = store(
        *(c for name in ("ash", "birch", "cedar", "dogwood")[:right] for c in said(name)),
        *said("gazette", {2, 3, 7}),
        *said("echo", {2, 3, 7}),
        sources=(source("gazette", published="2022-06-01"), source("echo", published="2022-06-02")),
    )
    assert proposed(there) == ([("echo", "gazette", True)] if right > 2 else [])


def test_copies_do_not_outvote_two_who_err_now_and_then() -> None:
    copies = [c for name in ("x", "y", "z", "w") for c in said(name, {2, 3, 7, 8})]
    there = store(*said("ash", {1}, month=5), *said("birch", {5}, month=6), *copies)
    assert all({copy, original} <= set("wxyz") for copy, original, _ in proposed(there))
    assert len(proposed(there)) == 3


def test_a_slip_that_a_third_shares_is_no_sign_between_two() -> None:
    there = store(
        *said("ash", {1}, month=7),
        *said("birch", {4}, month=8),
        *said("x", {2, 3, 9}),
        *said("y", {2, 3}),
        *said("z", {2, 3, 5}, month=2),
    )
    assert find_slips(voices_of(there)).shared.get(("x", "y"), []) == []


def test_of_two_sources_no_slip_is_known() -> None:
    there = store(*said("gazette", {2, 3, 7}), *said("echo", {2, 3, 7}))
    assert proposed(there) == []
    assert not slips_can_be_known(there)
    assert find_slips(voices_of(there)).of_source == {}


def test_of_three_sources_no_slip_is_known_either() -> None:
    there = store(*said("ash"), *said("gazette", {2, 3, 7}), *said("echo", {2, 3, 7}))
    assert proposed(there) == []
    assert not slips_can_be_known(there)


def test_two_who_never_differ_beside_a_third_are_a_question_and_no_proposal() -> None:
    claims = [*said("ash", {1, 2, 3, 4}), *said("gazette"), *said("echo")]
    names = ("ash", "echo", "gazette")

    def found(*sources: Source) -> list[tuple[str, str, int, int]]:
        there = store(*claims, sources=sources)
        return [(each.one, each.other, each.dates, each.against) for each in unisons(there, voices_of(there), names)]

    assert found() == [("echo", "gazette", 12, 4)]
    assert found(source("echo", relies_on=("gazette",))) == []
    assert list(unisons(store(*claims[12:]), voices_of(store(*claims[12:])), names)) == [], "nobody contradicts them"
    fewer = store(*claims[12:], *said("ash", {1, 2}))
    assert list(unisons(fewer, voices_of(fewer), names)) == []


def test_the_same_words_tell_a_copy_even_of_two() -> None:
    quotes = [f"the council met in room {n} and nobody spoke of it" for n in ("one", "two", "three", "four", "five")]
    other = [*quotes[:4], "they sat in the fifth hall until late at night"]
    there = store(
        *quoting("gazette", quotes),
        *quoting("echo", other),
        sources=(source("gazette", published="2022-06"), source("echo", published="2022-07-02")),
    )
    (proposal,) = propose_copies(there)
    assert proposal.words == "looks like a copy of gazette: 4 of 5 quotes the same"


def test_words_that_nearly_are_the_same_count_and_short_ones_do_not() -> None:
    long = words_of("The council met in the town hall on Friday at noon, and adjourned")
    assert are_alike(long, words_of("the council met in the town hall on friday at noon and rose"))
    assert not are_alike(long, words_of("in the town hall the council adjourned on a Friday, at noon"))
    short = store(*quoting("gazette", ["on 29 March 2022"] * 6), *quoting("echo", ["on 29 March 2022"] * 6))
    assert proposed(short) == []


def test_a_copy_that_is_known_is_not_proposed() -> None:
    claims = [*said("ash"), *said("birch", {1}, month=5), *said("gazette", {2, 3, 7}), *said("echo", {2, 3, 7})]
    for known in (
        (source("echo", relies_on=("gazette",)),),
        (source("echo", relies_on=("wire",)), source("gazette", relies_on=("wire",))),
    ):
        assert proposed(store(*claims, sources=known)) == []
    cited = claim("echo/x", "x", "2022", attributed_to="gazette")
    assert proposed(store(*claims, cited)) == []


def test_of_several_copies_each_is_proposed_once_and_the_first_is_the_original() -> None:
    copies = [f"copy-{n}" for n in range(3)]
    there = store(
        *said("ash"),
        *said("birch", {1}, month=5),
        *said("gazette", {2, 3, 7}),
        *(c for name in copies for c in said(name, {2, 3, 7})),
        sources=(
            source("gazette", published="2022-06-01"),
            *(source(name, published=f"2022-06-{n + 2:02}") for n, name in enumerate(copies)),
        ),
    )
    assert proposed(there) == [(name, "gazette", True) for name in copies]


def test_who_took_over_half_and_found_out_the_rest_is_told_by_the_slips() -> None:
    there = store(
        *said("ash"),
        *said("birch", {1}, month=5),
        *said("gazette", {2, 3, 4, 5}),
        *said("echo", {2, 3, 4, 5}, events=range(8)),
        sources=(source("gazette", published="2022-06-01"), source("echo", published="2022-06-02")),
    )
    assert proposed(there) == [("echo", "gazette", True)]


@given(st.fixed_dictionaries({n: st.sets(st.integers(0, 11), max_size=8) for n in INDEPENDENT}), st.integers(0, 3))
def test_independent_errors_propose_nothing(wrong: dict[str, set[int]], right: int) -> None:
    """Each errs in a way of its own, however often; so many others are right about everything."""
    claims = [c for place, name in enumerate(INDEPENDENT) for c in said(name, wrong[name], month=3 + place)]
    claims += [c for n in range(right) for c in said(f"right-{n}")]
    assert proposed(store(*claims)) == []


@given(st.sets(st.integers(0, 11), min_size=2), st.randoms(use_true_random=False))
def test_a_planted_copy_is_found_whatever_the_order(slips: set[int], draw: random.Random) -> None:
    claims = [*said("ash", {0}, month=8), *said("birch", {1}, month=9), *said("cedar", {2}, month=10)]
    claims += [*said("gazette", slips), *said("echo", slips)]
    sources = [source("gazette", published="2022-06-01"), source("echo", published="2022-06-02")]
    there = store(*claims, sources=tuple(sources))
    known = find_slips(voices_of(there)).shared.get(("echo", "gazette"), [])
    draw.shuffle(claims)
    draw.shuffle(sources)
    assert propose_copies(store(*claims, sources=tuple(sources))) == propose_copies(there)
    assert proposed(there) == ([("echo", "gazette", True)] if len(known) > 1 else [])
    assert len(known) >= len(slips - {0, 1, 2})


@given(
    st.builds(
        Likeness,
        same_quotes=st.integers(0, 20),
        quotes=st.integers(20, 40),
        shared_slips=st.integers(0, 9),
        slips=st.integers(0, 9),
        same_dates=st.integers(0, 30),
        dates=st.integers(30, 40),
        rare_events=st.integers(0, 99),
    )
)
def test_more_signs_never_count_for_less(likeness: Likeness) -> None:
    assert 0 <= likeness.score <= 100
    assert likeness.score <= replace(likeness, shared_slips=likeness.shared_slips + 1).score
    assert likeness.score <= replace(likeness, same_dates=likeness.same_dates + 1).score
    assert replace(likeness, same_quotes=0, shared_slips=0).score == 0 < PROPOSED_FROM
