"""What each statement weighs when not all can be true.

Weights are integers: source weight (0-100) times basis (stated 4, implied 2, hedged 2, rumour 1), halved where the date
carries a `?`, and shared among claims of one root that say the same, so that four copies do not outvote one original.
Together they weigh as much as so many of them as share no root: who repeats two others adds nothing to these.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from timeline.model.claim import Basis
from timeline.model.edtf.date import EdtfDate
from timeline.model.fingerprint import meaning_of
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.reconciliation.support import Origins, Roots, disjoint_origins, joined_origins

BASIS_FACTOR: Mapping[Basis, int] = {Basis.STATED: 4, Basis.IMPLIED: 2, Basis.HEDGED: 2, Basis.RUMOUR: 1}
SHARES = 120  # keeps thirds, quarters, fifths … of a weight whole

Heard = tuple[Statement, Origins]  # and where it comes from

_DATES = frozenset({"when", "start", "end"})


def weights_of(store: Store, statements: Iterable[Statement], roots: Roots | None = None) -> dict[Statement, int]:
    """Return the weight of every statement, at least 1. Linear in the statements.

    `statements` are all that may repeat each other; `roots` those of the store, where they are known already.
    """
    given = tuple(statements)
    weights = _full_weights(store, given)
    for same in _repeated(given, roots or Roots(store)):
        voices = len(disjoint_origins(origins for _, origins in same))
        for statement, _ in same:
            weights[statement] = max(1, weights[statement] * voices // len(same))
    return weights


def source_weight(store: Store, source: str) -> int:
    """The weight of a source, 0-100: its own, else that of its kind."""
    stored = store.sources.get(source)
    if stored is None:
        return 0
    return stored.weight if stored.weight is not None else store.settings.weights[stored.kind]


def _full_weights(store: Store, statements: Iterable[Statement]) -> dict[Statement, int]:
    """What each would weigh if nobody repeated it."""
    known: dict[tuple[str, Basis], int] = {}
    weights = {}
    for statement in statements:
        claim, key = statement.claim, statement.key
        said = (claim.source, claim.basis)
        weight = known.get(said)
        if weight is None:
            weight = known[said] = 2 * source_weight(store, claim.source) * BASIS_FACTOR[claim.basis] * SHARES
        if key in _DATES and _is_doubted(getattr(claim, key)):
            weight //= 2
        weights[statement] = weight or 1
    return weights


def _is_doubted(date: EdtfDate | None) -> bool:
    return date is not None and (date.start.uncertain or date.end.uncertain)


def _repeated(statements: Iterable[Statement], roots: Roots) -> Iterator[Sequence[Heard]]:
    """Yield the statements of which each shares a root with another one and says the same of the same event."""
    for alike in _maybe_repeated(statements, roots):
        said: dict[tuple[str, str], list[Statement]] = {}
        for statement in alike:
            said.setdefault((statement.claim.report, meaning_of(statement)), []).append(statement)
        for same in said.values():
            if len(same) > 1:
                yield from _sharing([(statement, roots.of_claim(statement.claim)) for statement in same])


def _maybe_repeated(statements: Iterable[Statement], roots: Roots) -> Iterable[Sequence[Statement]]:
    """Return the statements that may repeat each other: those of one kind on one event, from sources of one kin.

    So the words are compared of few: most statements are the only ones of their kind, or from strangers.
    """
    first: dict[tuple[str, str, str], Statement] = {}
    alike: dict[tuple[str, str, str], list[Statement]] = {}
    kin_of = roots.kin_of
    for statement in statements:
        claim, kind = statement.claim, statement.key
        if kind[-1] == "]":
            kind = kind.partition("[")[0]
        said = claim.event, kind, kin_of(claim)
        before = first.setdefault(said, statement)
        if before is not statement:
            alike.setdefault(said, [before]).append(statement)
    return alike.values()


def _sharing(heard: Sequence[Heard]) -> Iterator[Sequence[Heard]]:
    """Yield those who share roots, directly or by way of others; whoever shares none with anybody is left out."""
    every = {name for _, origins in heard for name in origins}
    if len(every) == sum(len(origins) for _, origins in heard):
        return
    place = {name: number for number, group in enumerate(joined_origins(o for _, o in heard)) for name in group}
    groups: dict[int, list[Heard]] = {}
    for statement, origins in heard:
        groups.setdefault(place[min(origins)], []).append((statement, origins))
    yield from (group for group in groups.values() if len(group) > 1)
