"""What each statement weighs when not all can be true.

Weights are integers: source weight (0-100) times basis (stated 4, implied 2, hedged 2, rumour 1), halved where the date
carries a `?`, and shared among claims of one root that say the same, so that four copies do not outvote one original.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from timeline.model.claim import Basis
from timeline.model.fingerprint import meaning_of
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.reconciliation.support import Roots

BASIS_FACTOR: Mapping[Basis, int] = {Basis.STATED: 4, Basis.IMPLIED: 2, Basis.HEDGED: 2, Basis.RUMOUR: 1}
SHARES = 120  # keeps thirds, quarters, fifths … of a weight whole

_DATES = frozenset({"when", "start", "end"})


def weights_of(store: Store, statements: Iterable[Statement], roots: Roots | None = None) -> dict[Statement, int]:
    """Return the weight of every statement, at least 1. Linear in the statements.

    `statements` are all that may repeat each other; `roots` those of the store, where they are known already.
    """
    given = tuple(statements)
    weights = _full_weights(store, given)
    for statement, copies in _shared(given, roots or Roots(store)):
        weights[statement] = max(1, weights[statement] // copies)
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
        claim = statement.claim
        said = (claim.source, claim.basis)
        if said not in known:
            known[said] = 2 * source_weight(store, claim.source) * BASIS_FACTOR[claim.basis] * SHARES
        weight = known[said]
        weights[statement] = max(1, weight // 2 if statement.key in _DATES and _is_doubted(statement) else weight)
    return weights


def _is_doubted(statement: Statement) -> bool:
    date = statement.date
    return date is not None and (date.start.uncertain or date.end.uncertain)


def _shared(statements: Iterable[Statement], roots: Roots) -> Iterator[tuple[Statement, int]]:
    """Yield each statement that others repeat, with how many say it; two of one root say the same of the same event."""
    for heard in _heard_from_one_root(statements, roots):
        said = [(statement.claim.report, meaning_of(statement)) for statement in heard]
        copies = Counter(said)
        if len(copies) < len(said):
            yield from ((s, copies[what]) for s, what in zip(heard, said, strict=True) if copies[what] > 1)


def _heard_from_one_root(statements: Iterable[Statement], roots: Roots) -> Iterator[Sequence[Statement]]:
    """Yield the statements of one root that may say the same: those of one kind on one event, where there are several.

    So the words are compared of few: most statements are the only ones of their kind.
    """
    found: dict[tuple[str, frozenset[str], str], list[Statement]] = {}
    for statement in statements:
        claim = statement.claim
        kind = statement.key.partition("[")[0]
        found.setdefault((claim.event, roots.of_claim(claim), kind), []).append(statement)
    return (heard for heard in found.values() if len(heard) > 1)
