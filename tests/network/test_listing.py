"""Chains over fewest points, found without the longer ones; who else clashes; what is looked for when asked."""

import pytest

from timeline.model.conflict import Conflict
from timeline.model.store import Store
from timeline.network import Budget, Solution, build_network, solve
from timeline.network.conflicts.unfolding import ComponentUnfolding

from .made import claim, day, event, relation, span, store

ABCD = [event(name) for name in "abcd"]


def _solve(made: Store, budget: Budget | None = None) -> Solution:
    return solve(build_network(made), {}, budget=budget or Budget())


def _who(conflict: Conflict) -> set[str]:
    return {statement.claim.id for statement in conflict.witnesses}


def test_a_chain_over_several_rejected_statements_is_found() -> None:
    orders = [claim(f"{a}{b}", a, relation("before", b)) for a, b in ("ab", "bc", "cd")]
    made = store(ABCD, [*orders, claim("late", "a", when=day(9)), claim("early", "d", when=day(3))])
    (conflict,) = _solve(made).conflicts
    assert _who(conflict) == {"ab", "bc", "cd", "late", "early"}


def test_a_circle_without_dates_is_found_beside_clashing_dates() -> None:
    orders = [claim(f"{a}{b}", a, relation("before", b)) for a, b in ("ab", "bc", "ca")]
    dates = [claim(f"d{number}", "d", relation("after", "a"), when=day(number)) for number in (1, 9)]
    found = [_who(conflict) for conflict in _solve(store(ABCD, [*orders, *dates])).conflicts]
    assert {"ab", "bc", "ca"} in found
    assert {"d1", "d9"} in found


def test_longer_chains_are_not_looked_for_until_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    ways = [claim("way", "b", relation("after", "a", gap=span(1))), claim("end", "b", when=day(20))]
    made = store(ABCD, [claim("one", "a", when=day(1)), claim("two", "a", when=day(9)), *ways])
    asked: list[str] = []

    def longer_than(_: ComponentUnfolding, fingerprint: str) -> tuple[Conflict, ...]:
        asked.append(fingerprint)
        return ()

    monkeypatch.setattr(ComponentUnfolding, "longer_than", longer_than)
    (conflict,) = _solve(made).conflicts
    assert {s.claim.id for s in conflict.indirect} == {"way", "end"}
    assert asked == []
    assert conflict.longer == ()
    assert asked == [conflict.fingerprint]


@pytest.mark.parametrize("steps", [1, 5, 20])
def test_who_clashes_is_named_wherever_the_search_ends(steps: int) -> None:
    dates = [claim(f"{e}{d}", e, when=day(d)) for e in "abcd" for d in (3, 5, 8)]
    orders = [claim(f"r{a}{b}", a, relation("before", b)) for a, b in ("ab", "bc", "cd", "da", "ac", "db")]
    solution = _solve(store(ABCD, [*dates, *orders]), Budget(steps=steps))
    named = {s for conflict in solution.conflicts for s in conflict.all_statements}
    assert solution.readings[0] <= named
    assert solution.incomplete or not all(conflict.is_all_named for conflict in solution.conflicts)
