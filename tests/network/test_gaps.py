"""A date with gaps is held against the event's other dates day by day, not by its hull."""

from itertools import chain, combinations, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reconciliation.stores import claim, store
from timeline.model.conflict import Conflict, TimePoint
from timeline.model.edtf import parse_edtf
from timeline.model.edtf.value import Precision
from timeline.model.settings import DEFAULT_WIDTHS_DAYS
from timeline.model.statement import Statement
from timeline.network import Network, build_network, solve
from timeline.network.demands.gaps import MOST_INTERLOCKED


def network_of(*dates: str) -> Network:
    return build_network(store(*(claim(f"s{n}/c", "x", date) for n, date in enumerate(dates))))


def conflicts(*dates: str) -> tuple[Conflict, ...]:
    return solve(network_of(*dates), {}).conflicts


@pytest.mark.parametrize(
    ("gapped", "other", "apart"),
    [
        ("[2022-03-29,2022-04-02]", "2022-03-31", 2),
        ("[2022-03-29,2022-04-05]", "2022-04-03", 2),
        ("156X-12-25", "1563-07", 147),
        ("[2022-03-29,2022-04-02]", "2022-04-02", None),
        ("[2022-03-29,2022-04-02]", "2022-04", None),
        ("156X-12-25", "1563-12", None),
        ("{2022-03-29,2022-04-02}", "2022-03-29/2022-04-02", None),
        ("156X-12-25", "1563-12-25/1563-12-25", None),
        ("156X-12-25", "1563-12-20/1563-12-31", 5),
        ("156X-12-25", "1563-12-25/1564-12-25", None),
        ("156X-12-25", "1563-12-20~/1563-12-25", 3),  # widened to the 22nd
        ("156X-12-25", "1563-12-24~/1563-12-25", None),
        ("156X-12-25", "1563-12-25/..", None),
        ("156X-12-25", "1563-12-20/..", 5),
        ("[2022-03-01,2022-03-09]", "2022-03-05~", 2),
        ("[2022-03-01,2022-03-09]", "2022-03-07~", None),
        ("[2022-03-01~,2022-03-09]", "2022-03-05", 2),
        ("[2022-03-01,2022-03-09]", "[2022-03-05,2022-03-20]", 4),
        ("[2022-03-01,2022-03-09,2022-03-20,2022-03-30]", "[2022-03-05,2022-03-21,2022-04-05]", 1),
        ("[2022-03-01,2022-03-05,2022-03-09]", "[2022-03-03,2022-03-07]", 2),
        ("156X-12-25", "15XX-12-24", 1),
        ("156X-12-25", "15XX-12-XX", None),
    ],
)
def test_a_date_in_a_gap_is_a_conflict(gapped: str, other: str, apart: int | None) -> None:
    assert [c.excess_days for c in conflicts(gapped, other)] == ([] if apart is None else [apart])


DAYS = st.integers(1, 12)


@given(st.sets(DAYS, min_size=2, max_size=4), DAYS, st.integers(0, 4))
def test_two_dates_clash_exactly_when_no_day_fits_both(members: set[int], first: int, more: int) -> None:
    gapped = f"[{','.join(f'2022-03-{day:02}' for day in sorted(members))}]"
    last = min(first + more, 12)
    other = f"[2022-03-{first:02}..2022-03-{last:02}]" if last > first else f"2022-03-{first:02}"
    fits = any(a == b for a, b in product(members, range(first, last + 1)))
    assert bool(conflicts(gapped, other)) is not fits


def one_of(days: set[int], about: str) -> str:
    members = [f"2022-03-{day:02}" for day in sorted(days)]
    return f"[{','.join([members[0] + about, *members[1:]])}]"


@given(
    st.lists(
        st.tuples(st.sets(st.integers(1, 28), min_size=2, max_size=4), st.sampled_from(["", "~"])),
        min_size=2,
        max_size=8,
    )
)
def test_of_dates_with_gaps_two_clash_exactly_when_no_day_fits_both(given: list[tuple[set[int], str]]) -> None:
    """Whatever is said beside them: who shares a gap that keeps others apart may fit them on another day."""
    width = DEFAULT_WIDTHS_DAYS[Precision.DAY]
    allowed = [
        {d + by for d in days for by in range(-width if about else 0, width + 1 if about else 1)}
        for days, about in given
    ]
    found = conflicts(*(one_of(*dated) for dated in given))
    named = {frozenset(s.claim.source for s in c.all_statements) for c in found}
    for x, y in combinations(range(len(given)), 2):
        together = {f"s{x}", f"s{y}"}
        assert allowed[x] & allowed[y] or any(together <= sources for sources in named)
    for hops in (c.chain for c in found):
        witnesses, sides = [h.witness for h in hops if isinstance(h.witness, Statement)], [h.statements for h in hops]
        for witness, said in product(witnesses, chain.from_iterable(sides)):
            x, y = (int(statement.claim.source[1:]) for statement in (witness, said))
            assert x == y or not allowed[x] & allowed[y] or any(witness in side and said in side for side in sides)


@pytest.mark.parametrize("key", ["start", "end"])
@given(st.sets(DAYS, min_size=2, max_size=4), DAYS, DAYS)
def test_a_side_with_gaps_is_held_against_that_side_of_what_lasts(
    key: str, members: set[int], one: int, two: int
) -> None:
    first, last = sorted((one, two))
    gapped = parse_edtf(f"[{','.join(f'2022-03-{day:02}' for day in sorted(members))}]")
    dated: dict[str, Any] = {key: gapped}
    claims = claim("s/c", "x", **dated), claim("t/c", "x", f"2022-03-{first:02}/2022-03-{last:02}")
    fits = (first if key == "start" else last) in members
    assert bool(solve(build_network(store(*claims)), {}).conflicts) is not fits


def test_who_dates_the_start_is_not_held_against_who_dates_the_end() -> None:
    gapped, within = parse_edtf("[2022-03-01,2022-03-09]"), parse_edtf("2022-03-05")
    says: dict[str, dict[str, Any]] = {
        "a": {"start": gapped},
        "b": {"start": within},
        "c": {"end": gapped},
        "d": {"end": within},
    }
    claims = [claim(f"{name}/c", "x", **date) for name, date in says.items()]
    found = solve(build_network(store(*claims)), {}).conflicts
    assert sorted("".join(sorted(s.claim.source for s in c.all_statements)) for c in found) == ["ab", "cd"]
    assert len({c.fingerprint for c in found}) == 2


def test_a_conflict_at_a_gap_has_its_name_from_the_gap_alone() -> None:
    """Whatever else is said of the event: what is known of a conflict must not pass to another."""
    first, wider, other = "[2022-03-29,2022-04-05]", "[2022-03-20,2022-04-20]", "2022-04-01"
    alone = {c.fingerprint for dates in ((first, other), (wider, other)) for c in conflicts(*dates)}
    assert {c.fingerprint for c in conflicts(first, wider, other)} == alone
    assert len(alone) == 2


def test_of_very_many_dates_with_gaps_so_many_pairs_become_points_and_it_is_said_that_there_are_more() -> None:
    """There are as many such pairs as pairs of dates: each costs a conflict, so a budget ends them."""
    dates = [f"[2022-01-{day:02},2022-02-{day:02},2023-01-{day:02}]" for day in range(1, 29)]
    network = network_of(*dates)
    assert len([p for p in network.whole.points if isinstance(p, TimePoint) and p.gap]) == MOST_INTERLOCKED
    said = "The search for conflicts ended early among the dates with gaps of 'x': there may be more than are listed."
    assert solve(network, {}).incomplete[0] == said
    assert not solve(network_of(*dates[:10]), {}).incomplete


def test_of_dates_with_very_many_gaps_those_that_share_an_early_day_are_known_to_agree() -> None:
    assert solve(network_of("1XXX-12-25", "XXXX-12-24"), {}).incomplete
    assert not solve(network_of("1XXX-12-25", "XXXX-12-25"), {}).incomplete
    assert not solve(network_of("155X-12-25", "15XX-12-24"), {}).incomplete
