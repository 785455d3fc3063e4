"""Least hitting sets: statements of least total weight that meet every one of some sets. Exact, by branch and bound."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, product
from math import prod

from timeline.network.budget import Allowance

Statements = frozenset[int]


@dataclass(frozen=True, slots=True)
class Hitting:
    """The hitting sets that weigh least, in order of their statements; each is minimal."""

    ties: tuple[Statements, ...]
    is_proven: bool  # False: the allowance was spent; lighter ones may exist
    is_all: bool  # False: more weigh the same than are listed


def least_hitting_sets(sets: Iterable[Statements], weights: Sequence[int], most: int, allowance: Allowance) -> Hitting:
    """Return the hitting sets of least weight, at most `most` of them.

    Sets that share no statement are solved apart. Of several independent ties one is varied at a time first, so that
    a short list shows each of them.
    """
    parts = [_Cluster(cluster, weights, allowance) for cluster in _clusters(_smallest_sets(sets))]
    ties = [part.ties for part in parts]
    is_proven = all(part.is_proven for part in parts)
    return Hitting(_combinations(ties, most), is_proven, is_proven and prod(map(len, ties)) <= most)


class _Cluster:
    """Branch and bound over sets that hang together."""

    def __init__(self, sets: Sequence[Statements], weights: Sequence[int], allowance: Allowance) -> None:
        self._sets = sorted(sets, key=lambda s: (len(s), sorted(s)))
        self._weights = weights
        self._allowance = allowance
        self._sets_with = _sets_with(self._sets)
        self._beside = _pairs(self._sets)
        first = self._without_needless(self._greedy())
        self._best = self._weight(first)
        self._found = {first}
        self._search()
        self.is_proven = not allowance.is_spent
        self.ties = sorted(self._found, key=sorted)

    def _weight(self, chosen: Iterable[int]) -> int:
        return sum(self._weights[statement] for statement in chosen)

    def _greedy(self) -> Statements:
        """A hitting set to begin with: always the statement that meets most for its weight."""
        meets = {statement: len(places) for statement, places in self._sets_with.items()}
        chosen: set[int] = set()
        met: set[int] = set()
        while len(met) < len(self._sets):
            best = min((s for s in meets if meets[s]), key=lambda s: (self._weights[s] / meets[s], s))
            chosen.add(best)
            for place in set(self._sets_with[best]) - met:
                met.add(place)
                for statement in self._sets[place]:
                    meets[statement] -= 1
        return frozenset(chosen)

    def _without_needless(self, chosen: Statements) -> Statements:
        """Leave out what the others make needless, the heaviest first."""
        times = [len(members & chosen) for members in self._sets]
        kept = set(chosen)
        for statement in sorted(chosen, key=lambda s: (-self._weights[s], s)):
            if all(times[place] > 1 for place in self._sets_with[statement]):
                kept.discard(statement)
                for place in self._sets_with[statement]:
                    times[place] -= 1
        return frozenset(kept)

    def _search(self) -> None:
        """Try every statement of a set not met yet, without those that were tried before; depth first."""
        waiting: list[tuple[Statements, Statements]] = [(frozenset(), frozenset())]  # chosen, excluded
        while waiting and not self._allowance.is_spent:
            chosen, excluded = waiting.pop()
            self._allowance.spend(len(self._sets))
            left = sorted((members - excluded for members in self._sets if not members & chosen), key=len)
            if not left:
                self._keep(chosen)
            elif self._weight(chosen) + self._bound(left, chosen | excluded) <= self._best:
                waiting.extend(reversed(list(self._choices(left[0], chosen, excluded))))

    def _choices(
        self, members: Statements, chosen: Statements, excluded: Statements
    ) -> Iterator[tuple[Statements, Statements]]:
        for statement in sorted(members, key=lambda s: (self._weights[s], s)):
            yield chosen | {statement}, excluded
            excluded |= {statement}

    def _keep(self, chosen: Statements) -> None:
        minimal = self._without_needless(chosen)
        weight = self._weight(minimal)
        if weight < self._best:
            self._best = weight
            self._found.clear()
        if weight == self._best:
            self._found.add(minimal)

    def _bound(self, left: Sequence[Statements], decided: Statements) -> int:
        """What the sets left must still weigh.

        Sets that share no statement must each be met by one. Of statements that clash two by two all but one go.
        """
        used = set(decided)
        bound = 0
        for members in left:
            if not members:
                return self._best + 1
            if members & used:
                continue
            group = self._clique(members, used) if len(members) == 2 else list(members)
            weights = [self._weights[s] for s in group]
            bound += sum(weights) - max(weights) if len(members) == 2 else min(weights)
            used.update(group)
        return bound

    def _clique(self, pair: Statements, used: set[int]) -> list[int]:
        """Statements that clash two by two, around a pair that does."""
        clique = sorted(pair)
        common = self._beside[clique[0]] & self._beside[clique[1]] - used
        while common:
            further = max(common, key=lambda s: (self._weights[s], -s))
            clique.append(further)
            common &= self._beside[further]
        return clique


def _sets_with(sets: Sequence[Statements]) -> dict[int, list[int]]:
    """The places of the sets that hold each statement."""
    found: dict[int, list[int]] = {}
    for place, members in enumerate(sets):
        for statement in members:
            found.setdefault(statement, []).append(place)
    return found


def _pairs(sets: Iterable[Statements]) -> Mapping[int, set[int]]:
    """The statements that cannot both be true, by either of them."""
    found: dict[int, set[int]] = defaultdict(set)
    for members in sets:
        if len(members) == 2:
            for statement in members:
                found[statement] |= members - {statement}
    return found


def _smallest_sets(sets: Iterable[Statements]) -> list[Statements]:
    """Leave out sets that hold another one: they are met with it. Cost: sets of one size are not compared."""
    kept: list[Statements] = []
    by_statement: dict[int, list[Statements]] = {}
    for _, same_size in groupby(sorted(set(sets), key=lambda s: (len(s), sorted(s))), key=len):
        fresh = [members for members in same_size if not _holds_any(members, by_statement)]
        kept.extend(fresh)
        for members in fresh:
            for statement in members:
                by_statement.setdefault(statement, []).append(members)
    return kept


def _holds_any(members: Statements, by_statement: Mapping[int, Sequence[Statements]]) -> bool:
    return any(other <= members for statement in members for other in by_statement.get(statement, ()))


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
