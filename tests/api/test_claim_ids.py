"""Ids of imported claims: those of the last import for the same claims, else the first that is free."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.api.imported.claim_ids import give_ids

IDS = st.sampled_from(["talks", "talks-2", "talks-3", "talks-4", "talks-x", "talks-2-2", "talk", "rally"])


def first_free(base: str, used: set[str]) -> str:
    names = (base, *(f"{base}-{number}" for number in range(2, 2 + len(used))))
    return next(name for name in names if name not in used)


@given(st.lists(IDS, unique=True), st.sets(IDS), st.integers(1, 4))
def test_new_claims_take_what_is_gone_then_what_is_free(before: list[str], taken: set[str], count: int) -> None:
    """Each says something else than those before it."""
    old = [{"id": name, "event": "talks", "when": "1900"} for name in before]
    claims: list[dict[str, Any]] = [{"event": "talks", "when": str(2000 + number)} for number in range(count)]
    assert give_ids(claims, old, set(taken), "gazette") == {}
    used = set(taken)
    gone = [name for name in before if re.fullmatch(r"talks(-[0-9]+)?", name) and name not in taken]
    for claim in claims:
        expected = gone.pop(0) if gone else first_free("talks", used)
        assert claim["id"] == expected
        used.add(expected)


@given(st.lists(IDS), st.sets(IDS))
def test_ids_of_the_file_that_are_taken_are_numbered(own: list[str], taken: set[str]) -> None:
    claims: list[dict[str, Any]] = [{"id": name, "event": "talks"} for name in own]
    give_ids(claims, [], set(taken), "gazette")
    used = set(taken)
    for name, claim in zip(own, claims, strict=True):
        assert claim["id"] == first_free(name, used)
        used.add(claim["id"])


@pytest.mark.parametrize("own", [{}, {"id": "talks"}])
def test_a_hundred_thousand_claims_on_one_event_have_ids_at_once(own: dict[str, str]) -> None:
    claims: list[dict[str, Any]] = [{"event": "talks", **own} for _ in range(100_000)]
    give_ids(claims, [], set(), "gazette")
    assert [claims[0]["id"], claims[1]["id"], claims[-1]["id"]] == ["talks", "talks-2", "talks-100000"]
