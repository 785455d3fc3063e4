"""What one claim more changes among the chains listed, in parts too large for every subset to be tried.

Where a search has missed a chain, or listed one too many, some claim changes what is listed far from its own hops.
"""

import random
from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.bench.made_claims import Recipe, blocks
from tests.bench.made_stores import in_memory
from timeline.model.claim import Basis, Claim
from timeline.model.conflict import Conflict, Grade, Point, Scope
from timeline.model.incomplete import ENDED_EARLY
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.network import Budget, build_network, solve

from .made import source, store

AMPLE = Budget(steps=10_000_000, chains=100_000)
Listed = Mapping[str, Conflict]


def _listed(made: Store) -> Listed:
    solution = solve(build_network(made), {}, budget=AMPLE)
    assert not any(sentence.startswith(ENDED_EARLY) for sentence in solution.incomplete)
    return {each.fingerprint: each for each in solution.conflicts}


def _passes(conflict: Conflict, hops: set[tuple[Point, Point]]) -> bool:
    return any((hop.tail, hop.head) in hops for hop in conflict.chain)


def _hops_of(more: Claim, made: Store) -> set[tuple[Point, Point]]:
    said = ((each.because, (each.tail, each.head)) for each in build_network(made).constraints)
    return {hop for because, hop in said if isinstance(because, Statement) and because.id[0] == more.full_id}


def _folds_into(longer: Conflict, shorter: Conflict) -> bool:
    is_as_sure = shorter.grade is Grade.CONTRADICTION or longer.grade is Grade.TENSION
    is_as_wide = shorter.scope is Scope.CROSS_SOURCE or longer.scope is Scope.INTERNAL
    return shorter.points < longer.points and is_as_sure and is_as_wide


def _grew_weaker(name: str, before: Listed, now: Listed) -> bool:
    """Whether a chain that is still there has lost a source, or its grade, so that longer ones fold into it no more."""
    return name in now and (before[name].grade, before[name].scope) != (now[name].grade, now[name].scope)


def _check(before: Listed, now: Listed, hops: set[tuple[Point, Point]]) -> None:
    for name in now.keys() - before.keys():
        shorter = [each for each in before.values() if each.points < now[name].points]
        assert _passes(now[name], hops) or any(_grew_weaker(each.fingerprint, before, now) for each in shorter)
    for name in before.keys() - now.keys():
        assert any(_folds_into(before[name], each) and _passes(each, hops) for each in now.values())
    for name in before.keys() & now.keys():
        same = (before[name].chain, before[name].beside) == (now[name].chain, now[name].beside)
        assert same or _passes(now[name], hops)


def _made(seed: int) -> Store:
    """One topic, of two sources that are often unsure: weak chains, into which not all longer ones fold."""
    chance = random.Random(seed)
    made = in_memory(blocks(Recipe(claims=80, topic=(16, 24), wrong=0.15, seed=seed)))
    told = [
        replace(each, source=chance.choice("ab"), basis=chance.choice([Basis.STATED, Basis.HEDGED]))
        for each in made.claims.values()
    ]
    return store(made.events.values(), told, [source("a"), source("b")])


@pytest.mark.parametrize("seed", [0, 1, 6, 7])
def test_chains_that_come_or_are_told_otherwise_pass_a_hop_of_the_claim(seed: int) -> None:
    """And one that goes makes room for a shorter one which does: what is listed elsewhere stays as it was."""
    made = _made(seed)
    now, brought = _listed(made), 0
    for name in random.Random(seed).sample(sorted(made.claims), 40):
        fewer = replace(made, claims={each: claim for each, claim in made.claims.items() if each != name})
        before = _listed(fewer)
        brought += len(now.keys() - before.keys())
        _check(before, now, _hops_of(made.claims[name], made))
    assert brought, "some claims bring conflicts"
