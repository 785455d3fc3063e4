"""Least hitting sets: statements of least total weight that meet every one of some sets. Exact, by branch and bound."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product

Statements = frozenset[int]


@dataclass(frozen=True, slots=True)
class Hitting:
    """The hitting sets that weigh least, in order of their statements; each is minimal."""

    ties: tuple[Statements, ...]
    is_proven: bool  # False: the budget ended; lighter ones may exist
    is_all: bool  # False: more weigh the same than are listed


def least_hitting_sets(sets: Iterable[Statements], weights: Sequence[int], branches: int, most: int) -> Hitting:
    """Return the hitting sets of least weight, at most `most` of them.

    Sets that share no statement are solved apart. Of several independent ties one is varied at a time first, so that
    a short list shows each of them.
    """
    parts = [_Cluster(cluster, weights, branches, most) for cluster in _clusters(_smallest_sets(sets))]
    ties = [part.ties for part in parts]
    combined = _combinations(ties, most)
    is_all = all(part.is_all for part in parts) and _count(ties) <= most
    return Hitting(combined, all(part.is_proven for part in parts), is_all)


class _Cluster:
    """Branch and bound over sets that hang together."""

    def __init__(self, sets: Sequence[Statements], weights: Sequence[int], branches: int, most: int) -> None:
        self._sets = sorted(sets, key=lambda s: (len(s), sorted(s)))
        self._weights = weights
        self._branches = branches
        self._best, _ = self._greedy()
        self._found: set[Statements] = set()
        self._branch(frozenset(), frozenset(), 0)
        self.is_proven = self._branches > 0
        if not self._found:
            self._found.add(self._greedy()[1])
        ties = sorted(self._found, key=sorted)
        self.is_all = len(ties) <= most
        self.ties = tuple(ties[:most])

    def _greedy(self) -> tuple[int, Statements]:
        """A hitting set to begin with: always the statement that meets most for its weight."""
        left, chosen = list(self._sets), set()
        while left:
            met: dict[int, int] = {}
            for members in left:
                for statement in members:
                    met[statement] = met.get(statement, 0) + 1
            chosen.add(min(met, key=lambda s: (self._weights[s] / met[s], s)))
            left = [members for members in left if not members & chosen]
        needed = self._without_needless(frozenset(chosen))
        return sum(self._weights[s] for s in needed), needed

    def _without_needless(self, chosen: Statements) -> Statements:
        for statement in sorted(chosen, key=lambda s: (-self._weights[s], s)):
            if all(members & chosen - {statement} for members in self._sets):
                chosen -= {statement}
        return chosen

    def _branch(self, chosen: Statements, excluded: Statements, weight: int) -> None:
        """Try every statement of a set not met yet, without those that were tried before."""
        self._branches -= 1
        if self._branches <= 0:
            return
        left = [members - excluded for members in self._sets if not members & chosen]
        if not left:
            self._keep(chosen, weight)
            return
        if weight + self._bound(left) > self._best:
            return
        tried: set[int] = set()
        smallest: Statements = min(left, key=lambda members: len(members))
        for statement in sorted(smallest, key=lambda s: (self._weights[s], s)):
            self._branch(chosen | {statement}, excluded | tried, weight + self._weights[statement])
            tried.add(statement)

    def _keep(self, chosen: Statements, weight: int) -> None:
        if weight < self._best:
            self._best = weight
            self._found.clear()
        if weight == self._best and self._without_needless(chosen) == chosen:
            self._found.add(chosen)

    def _bound(self, left: list[Statements]) -> int:
        """Sets that share no statement must each be met: the sum of their lightest statements."""
        used: set[int] = set()
        bound = 0
        for members in left:
            if not members:
                return self._best + 1
            if not members & used:
                used |= members
                bound += min(self._weights[s] for s in members)
        return bound


def _smallest_sets(sets: Iterable[Statements]) -> list[Statements]:
    """Leave out sets that hold another one: they are met with it."""
    kept: list[Statements] = []
    by_statement: dict[int, list[Statements]] = {}
    for members in sorted(set(sets), key=lambda s: (len(s), sorted(s))):
        if not any(other <= members for s in members for other in by_statement.get(s, ())):
            kept.append(members)
            for statement in members:
                by_statement.setdefault(statement, []).append(members)
    return kept


def _clusters(sets: Sequence[Statements]) -> list[list[Statements]]:
    """Group sets that share statements, directly or through others."""
    parent = {s: s for members in sets for s in members}

    def root(statement: int) -> int:
        while parent[statement] != statement:
            parent[statement] = parent[parent[statement]]
            statement = parent[statement]
        return statement

    for members in sets:
        first, *others = members
        for other in others:
            parent[root(other)] = root(first)
    found: dict[int, list[Statements]] = {}
    for members in sets:
        found.setdefault(root(next(iter(members))), []).append(members)
    return list(found.values())


def _combinations(ties: Sequence[Sequence[Statements]], most: int) -> tuple[Statements, ...]:
    """Unite one tie of each cluster, varying one cluster at a time first."""
    ordered: dict[Statements, None] = {}
    for united in islice(_one_at_a_time(ties), most):
        ordered[united] = None
    for chosen in product(*ties):
        if len(ordered) >= most:
            break
        ordered[frozenset().union(*chosen)] = None
    first, *others = ordered
    return (first, *sorted(others, key=sorted))


def _one_at_a_time(ties: Sequence[Sequence[Statements]]) -> Iterator[Statements]:
    first = frozenset[int]().union(*(tied[0] for tied in ties))
    yield first
    for tied in ties:
        for other in tied[1:]:
            yield first - tied[0] | other


def _count(ties: Sequence[Sequence[Statements]]) -> int:
    count = 1
    for tied in ties:
        count *= len(tied)
    return count
