"""What each statement weighs when not all can be true.

Weights are integers: source weight (0-100) times basis (stated 4, implied 2, hedged 2, rumour 1), halved where the date
carries a `?`, and shared among claims of one root that say the same, so that four copies do not outvote one original.
Together they weigh as much as so many of them as share no root: who repeats two others adds nothing to these.

A copy that says less than its original ("in March" for "on 30 March") weighs for itself: it does not stand against all
that the original stands against, and must not take from its weight there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from timeline.model.claim import Basis
from timeline.model.edtf.date import EdtfDate
from timeline.model.fingerprint import meaning_of
from timeline.model.relation import Side
from timeline.model.statement import REPORT_KEY, Statement
from timeline.model.store import Store
from timeline.network import says_only_begun
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
    for same in _repeated(given, store, roots or Roots(store)):
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


def _repeated(statements: Iterable[Statement], store: Store, roots: Roots) -> Iterator[Sequence[Heard]]:
    """Yield the statements of which each shares a root with another one and says the same of the same events."""
    for alike in _maybe_repeated(statements, roots):
        said: dict[tuple[str, str], list[Statement]] = {}
        for statement in alike:
            said.setdefault((statement.claim.report, _meaning_in(store, statement)), []).append(statement)
        for same in said.values():
            if len(same) > 1:
                yield from _sharing([(statement, roots.of_claim(statement.claim)) for statement in same])


def _meaning_in(store: Store, statement: Statement) -> str:
    """What a statement says; of a publication also which side of the event it bounds, and by which day."""
    if statement.key != REPORT_KEY:
        return meaning_of(statement)
    claim = statement.claim
    published = store.sources[claim.source].publication_bounding(claim.when)
    side = Side.START if says_only_begun(claim) else Side.END
    return f"{side} by {published.end.latest} {published.end.approximate}" if published else side


def _maybe_repeated(statements: Iterable[Statement], roots: Roots) -> Iterable[Sequence[Statement]]:
    """Return the statements that may repeat each other: those of one kind on one event, from sources of one kin.

    "A before B" on the one and "B after A" on the other say the same: such are looked for where the first of both is.

    So the words are compared of few: most statements are the only ones of their kind, or from strangers.
    """
    first: dict[tuple[str, str, str], Statement] = {}
    alike: dict[tuple[str, str, str], list[Statement]] = {}
    kin_of = roots.kin_of
    for statement in statements:
        claim, kind = statement.claim, statement.key
        event = claim.event
        if kind[-1] == "]" and (relation := statement.relation) is not None:  # of either event
            event, kind = min(event, relation.event), "relations"
        said = event, kind, kin_of(claim)
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
