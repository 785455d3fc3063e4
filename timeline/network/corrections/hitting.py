"""Least hitting sets: statements of least total weight that meet every one of some sets.

Beside sets there are *rivals*: statements of which at most one can stay, such as many dates for one event. They stand
for all the pairs among them.

Sets that share statements hang together as a cluster, and each cluster is solved apart (see `cluster`). What is least
of it is told by lots (see `lots`), which any choice of others goes with.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from heapq import nsmallest
from typing import NamedTuple

from timeline.model.dataclass import dataclass
from timeline.model.joined import joined
from timeline.network.budget import Allowance
from timeline.network.corrections.cluster import Cluster
from timeline.network.corrections.lots import Ties, in_lots
from timeline.network.corrections.masks import Statements
from timeline.network.corrections.rough import light_hitting_set

MOST_SETS = 1_500  # of a cluster that is solved exactly: of more, each is compared with too many others
MOST_STATEMENTS = 1_500  # likewise: masks of more are slow, and nothing is proven of them in the end


@dataclass(frozen=True, slots=True)
class Hitting:
    """The hitting sets that weigh least, each minimal: any choice of one set out of each lot, united."""

    lots: Sequence[Ties]

    @property
    def first(self) -> Statements:
        """The first of them in order of their statements, as it is made of the first of each lot."""
        return frozenset[int]().union(*[ties.sets[0] for ties in self.lots])

    @property
    def is_proven(self) -> bool:
        """Whether none is lighter."""
        return all(ties.is_proven for ties in self.lots)


class Given(NamedTuple):
    """What weighs least of a cluster, known without its sets, and all statements that this was found from."""

    lots: Sequence[Ties]
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
        """Return the hitting sets of least weight, of each lot at most so many as asked for.

        `known` may give what is least of a cluster by its statements. It counts where it meets all sets of the cluster
        and speaks of no statement of another one: then no choice there can make it lighter.
        """
        among, clusters = frozenset(rivals), clusters_of([*rivals, *sets])
        place = {s: number for number, cluster in enumerate(clusters) for members in cluster for s in members}
        lots: list[Ties] = []
        for number, cluster in enumerate(clusters):
            lots += self._lots(cluster, among, known, partial(_is_elsewhere, place, number))
        return Hitting(lots)

    def _lots(
        self,
        cluster: Sequence[Statements],
        rivals: Collection[Statements],
        known: Callable[[Statements], Given | None],
        is_elsewhere: Callable[[int], bool],
    ) -> Sequence[Ties]:
        key = frozenset(cluster)
        solved = self._solved.get(key)
        if solved is not None and not any(map(is_elsewhere, solved.among)):
            return solved.lots
        found = known(frozenset().union(*cluster)) if solved is None and len(cluster) > 1 else None
        if found is None or any(map(is_elsewhere, found.among)) or not _meet_all(found.lots, cluster):
            alone = [members for members in cluster if members not in rivals]
            found = Given(self._solve(alone, [members for members in cluster if members in rivals]), frozenset())
        divided = [lot for ties in found.lots for lot in in_lots(ties, self._most)]
        self._solved[key] = Given(divided, found.among)
        return divided

    def _solve(self, alone: Sequence[Statements], among: Sequence[Statements]) -> Sequence[Ties]:
        """The ties of a cluster; of a large one, or in the end, a light hitting set, which nothing proves."""
        one = () if among else self._of_one(alone)
        if one:
            return [Ties(one, is_proven=True, is_all=True)]
        is_large = len(alone) > MOST_SETS or len(frozenset().union(*alone, *among)) > MOST_STATEMENTS
        if is_large or self._allowance.is_spent:
            self._allowance.spend(sum(map(len, alone)))
            return [Ties([light_hitting_set(alone, among, self._weights)], is_proven=False, is_all=False)]
        return Cluster(alone, among, self._weights, self._allowance).ties()

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
    """Return the hitting sets of least weight, at most `most` of each lot."""
    return Hitter(weights, most, allowance).least(list(sets))


def _is_elsewhere(place: Mapping[int, int], number: int, statement: int) -> bool:
    """Whether a statement is in another cluster than this one."""
    return place.get(statement, number) != number


def _meet_all(lots: Iterable[Ties], cluster: Iterable[Statements]) -> bool:
    """Whether every choice out of lots meets all sets: of each set some lot must, whatever is chosen of it."""
    return all(any(ties.meet(members) for ties in lots) for members in cluster)


def clusters_of(sets: Iterable[Statements]) -> list[list[Statements]]:
    """Group sets that share statements, directly or through others; in order of their first sets."""
    given = list(sets)
    first: dict[int, int] = {}  # the first set that each statement is in
    shared = [(place, first.setdefault(s, place)) for place, members in enumerate(given) for s in members]
    found: dict[int, list[Statements]] = {}
    for place, members in zip(joined(len(given), shared), given, strict=True):
        found.setdefault(place, []).append(members)
    return list(found.values())
