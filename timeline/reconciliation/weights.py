"""What each statement weighs when not all can be true.

Weights are integers: source weight (0-100) times basis (stated 4, implied 2, hedged 2, rumour 1), halved where the date
carries a `?`, and shared among claims of one root that say the same, so that four copies do not outvote one original.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from timeline.model.claim import Basis
from timeline.model.fingerprint import meaning_of
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.reconciliation.support import Roots

BASIS_FACTOR: Mapping[Basis, int] = {Basis.STATED: 4, Basis.IMPLIED: 2, Basis.HEDGED: 2, Basis.RUMOUR: 1}
SHARES = 120  # keeps thirds, quarters, fifths … of a weight whole

Side = tuple[str, str, frozenset[str]]  # event, what is said of it, roots


def weights_of(store: Store, statements: Iterable[Statement]) -> dict[Statement, int]:
    """Return the weight of every statement, at least 1. Linear in the statements."""
    roots = Roots(store)
    sides = {statement: _side(roots, statement) for statement in statements}
    copies = Counter(sides.values())
    return {s: max(1, _full_weight(store, s) * SHARES // copies[side]) for s, side in sides.items()}


def source_weight(store: Store, source: str) -> int:
    """The weight of a source, 0-100: its own, else that of its kind."""
    stored = store.sources.get(source)
    if stored is None:
        return 0
    return stored.weight if stored.weight is not None else store.settings.weights[stored.kind]


def _full_weight(store: Store, statement: Statement) -> int:
    claim, date = statement.claim, statement.date
    doubled = 2 * source_weight(store, claim.source) * BASIS_FACTOR[claim.basis]
    return doubled // 2 if date is not None and (date.start.uncertain or date.end.uncertain) else doubled


def _side(roots: Roots, statement: Statement) -> Side:
    """Two statements of one root are on the same side when they say the same of the same event."""
    claim = statement.claim
    return claim.event, f"{claim.report} {meaning_of(statement)}", roots.of_claim(claim)
