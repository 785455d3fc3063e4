"""Least hitting sets: statements of least total weight that meet every one of some sets.

Beside sets there are *rivals*: statements of which at most one can stay, such as many dates for one event. They stand
for all the pairs among them.

Sets that share statements hang together as a cluster, and each cluster is solved apart (see `cluster`). Of several
independent ties one is varied at a time first, so that a short list shows each of them.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from heapq import nsmallest
from itertools import chain, product
from math import prod
from typing import NamedTuple

from timeline.model.dataclass import dataclass
from timeline.model.joined import joined
from timeline.network.budget import Allowance
from timeline.network.corrections.cluster import Cluster, Ties
from timeline.network.corrections.masks import Statements
from timeline.network.corrections.rough import light_hitting_set

MOST_SETS = 1_500  # of a cluster that is solved exactly: of more, each is compared with too many others
MOST_STATEMENTS = 1_500  # likewise: masks of more are slow, and nothing is proven of them in the end


@dataclass(frozen=True, slots=True)
class Hitting:
    """The hitting sets that weigh least, each minimal: what is least of one cluster, united with the same of others."""

    clusters: Sequence[Sequence[Statements]]  # what is least of each, in order of its statements
    most: int  # of them to list
    is_proven: bool  # False: the allowance was spent; lighter ones may exist
    is_all_listed: bool  # False: of some cluster more are as light

    @property
    def ties(self) -> tuple[Statements, ...]:
        """So many of them as there are, or are asked for, in order of their statements."""
        first, *others = self.in_turn()
        return (first, *sorted(others, key=sorted))

    @property
    def is_all(self) -> bool:
        """Whether these are all: False where more weigh the same."""
        return self.is_proven and self.is_all_listed and prod(map(len, self.clusters)) <= self.most

    def in_turn(self) -> Iterator[Statements]:
        """Yield the same, the first of all clusters first, then varying one cluster at a time."""
        yielded = set[Statements]()
        united = (frozenset[int]().union(*chosen) for chosen in product(*self.clusters))
        for tie in chain(self._one_at_a_time(), united):
            if tie not in yielded:
                yielded.add(tie)
                yield tie
            if len(yielded) == self.most:
                return

    def _one_at_a_time(self) -> Iterator[Statements]:
        first = frozenset[int]().union(*(tied[0] for tied in self.clusters))
        yield first
        for tied in self.clusters:
            for other in tied[1:]:
                yield first - tied[0] | other


class Given(NamedTuple):
    """What weighs least of a cluster, known without its sets, and all statements that this was found from."""

    ties: Ties
    among: Statements  # of the cluster, and others; while those are in no other cluster, this is least


class Hitter:
    """Finds least hitting sets again and again as sets join; clusters that nothing joined are not solved anew."""

    def __init__(self, weights: Sequence[int], most: int, allowance: Allowance) -> None:
        self._weights = weights
        self._most = most
        self._allowance = allowance
        self._solved: dict[frozenset[Statements], Given] = {}

    def least(
        self,
        sets: Collection[Statements],
        rivals: Collection[Statements] = (),
        known: Callable[[Statements], Given | None] = lambda _: None,
    ) -> Hitting:
        """Return the hitting sets of least weight, at most so many of them as asked for.

        `known` may give what is least of a cluster by its statements. It counts where it meets all sets of the cluster
        and speaks of no statement of another one: then no choice there can make it lighter.
        """
        among, clusters = frozenset(rivals), clusters_of([*rivals, *sets])
        place = {s: number for number, cluster in enumerate(clusters) for members in cluster for s in members}
        found = []
        for number, cluster in enumerate(clusters):
            elsewhere = partial(_is_elsewhere, place, number)
            found.append(self._ties(cluster, among, known, elsewhere))
        is_proven, is_all = all(ties.is_proven for ties in found), all(ties.is_all for ties in found)
        return Hitting([ties.sets for ties in found], self._most, is_proven, is_all)

    def _ties(
        self,
        cluster: Sequence[Statements],
        rivals: Collection[Statements],
        known: Callable[[Statements], Given | None],
        is_elsewhere: Callable[[int], bool],
    ) -> Ties:
        key = frozenset(cluster)
        solved = self._solved.get(key)
        if solved is not None and not any(map(is_elsewhere, solved.among)):
            return solved.ties
        found = known(frozenset().union(*cluster)) if solved is None and len(cluster) > 1 else None
        if found is None or any(map(is_elsewhere, found.among)) or not _meets_all(found.ties, cluster):
            alone = [members for members in cluster if members not in rivals]
            found = Given(self._solve(alone, [members for members in cluster if members in rivals]), frozenset())
        self._solved[key] = found
        return found.ties

    def _solve(self, alone: Sequence[Statements], among: Sequence[Statements]) -> Ties:
        """The ties of a cluster; of a large one, or in the end, a light hitting set, which nothing proves."""
        one = () if among else self._of_one(alone)
        if one:
            return Ties(tuple(one[: self._most]), is_proven=True, is_all=len(one) <= self._most)
        is_large = len(alone) > MOST_SETS or len(frozenset().union(*alone, *among)) > MOST_STATEMENTS
        if is_large or self._allowance.is_spent:
            self._allowance.spend(sum(map(len, alone)))
            return Ties((light_hitting_set(alone, among, self._weights),), is_proven=False, is_all=False)
        return Cluster(alone, among, self._weights, self._most, self._allowance).ties()

    def _of_one(self, sets: Sequence[Statements]) -> Sequence[Statements]:
        """The hitting sets of one statement, in order, where no two statements weigh as little; mostly a wrong claim.

        One set alone may have very many statements.
        """
        in_all = sets[0].intersection(*sets[1:])
        if not in_all:
            return ()
        weights = self._weights
        least = min(weights[statement] for statement in in_all)
        if len(sets) > 1 and sum(nsmallest(2, (weights[s] for s in sets[0].union(*sets[1:])))) <= least:
            return ()
        return [frozenset([statement]) for statement in sorted(in_all) if weights[statement] == least]


def least_hitting_sets(sets: Iterable[Statements], weights: Sequence[int], most: int, allowance: Allowance) -> Hitting:
    """Return the hitting sets of least weight, at most `most` of them."""
    return Hitter(weights, most, allowance).least(list(sets))


def _is_elsewhere(place: Mapping[int, int], number: int, statement: int) -> bool:
    """Whether a statement is in another cluster than this one."""
    return place.get(statement, number) != number


def _meets_all(ties: Ties, cluster: Iterable[Statements]) -> bool:
    return all(tie & members for tie in ties.sets for members in cluster)


def clusters_of(sets: Iterable[Statements]) -> list[list[Statements]]:
    """Group sets that share statements, directly or through others; in order of their first sets."""
    given = list(sets)
    first: dict[int, int] = {}  # the first set that each statement is in
    shared = [(place, first.setdefault(s, place)) for place, members in enumerate(given) for s in members]
    found: dict[int, list[Statements]] = {}
    for place, members in zip(joined(len(given), shared), given, strict=True):
        found.setdefault(place, []).append(members)
    return list(found.values())
