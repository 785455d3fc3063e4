"""What is among the first findings is told, whichever process meets it; what surely is not, is not."""

import os
from functools import partial
from random import Random

import pytest

from timeline.api.large.first_ranks import FirstRanks, MetTogether
from timeline.api.large.processes import shared_out
from timeline.api.large.results import Rank

FILES = ("ash.yaml", "birch.yaml", "cedar.yaml")


def rank(urgency: int, file: str, line: int = 1) -> Rank:
    return urgency, file, line, "TL301", "", 1, 0


def told(first: FirstRanks, batch: list[Rank]) -> list[Rank]:
    """Those that are told, as they are met."""
    return [each for each in batch if first.has(each)]


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize("limit", [1, 7, 40])
@pytest.mark.parametrize("is_sorted", [True, False])
def test_all_of_the_first_are_told(processes: int, limit: int, is_sorted: bool) -> None:
    random = Random(limit)
    ranks = [rank(random.randrange(6), random.choice((*FILES, "elsewhere.yaml")), line) for line in range(600)]
    met = sorted(ranks) if is_sorted else ranks
    batches = [met[start : start + 20] for start in range(0, len(met), 20)]
    found = shared_out(partial(told, FirstRanks(limit, FILES)), batches, processes=processes)
    assert {each for some in found for each in some} >= set(sorted(ranks)[:limit])


def test_all_are_told_where_all_are_listed() -> None:
    ranks = [rank(3, "cedar.yaml", line) for line in range(50)]
    assert told(FirstRanks(0), ranks) == ranks


def test_what_comes_after_as_many_as_are_listed_is_beyond(monkeypatch: pytest.MonkeyPatch) -> None:
    met = MetTogether(3, FILES)
    here = os.getpid()
    monkeypatch.setattr(os, "getpid", lambda: here + 1)  # as in a process that was forked
    assert not any(met.is_beyond(rank(0, "birch.yaml", line)) for line in range(3))
    assert met.is_beyond(rank(0, "cedar.yaml"))
    assert met.is_beyond(rank(1, "ash.yaml"))
    assert not met.is_beyond(rank(0, "birch.yaml", 9))  # it may come before one of these
    assert not met.is_beyond(rank(0, "ash.yaml"))


def test_nothing_is_beyond_where_no_process_was_forked() -> None:
    met = MetTogether(1, FILES)
    assert not any(met.is_beyond(rank(urgency, "ash.yaml")) for urgency in (0, 1, 2))
