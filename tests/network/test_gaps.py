"""A date with gaps is held against the event's other dates day by day, not by its hull."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reconciliation.stores import claim, store
from timeline.model.conflict import Conflict
from timeline.model.edtf import parse_edtf
from timeline.network import build_network, solve


def conflicts(*dates: str) -> tuple[Conflict, ...]:
    claims = [claim(f"s{number}/c", "x", date) for number, date in enumerate(dates)]
    return solve(build_network(store(*claims)), {}).conflicts


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
        ("156X-12-25", "1563-12-20~/1563-12-25", None),
        ("156X-12-25", "1563-12-25/..", None),
        ("156X-12-25", "1563-12-20/..", 5),
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
