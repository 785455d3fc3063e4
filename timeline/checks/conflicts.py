"""From conflicts to findings: the code, the line to point at, and the claims beside it."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from timeline.checks.known import Known, is_all_new, judged
from timeline.model.codes import CODES as NAMES
from timeline.model.conflict import Conflict, ConflictKind, Scope
from timeline.model.finding import Finding, FindingStatus, Related, Severity
from timeline.model.statement import REPORT_KEY, Statement
from timeline.model.store import Store
from timeline.reconciliation.result import Reconciliation
from timeline.reconciliation.wording import message_of

CODES = {
    (ConflictKind.DATE, Scope.CROSS_SOURCE): "TL301",
    (ConflictKind.DATE, Scope.INTERNAL): "TL302",
    (ConflictKind.ORDER, Scope.CROSS_SOURCE): "TL401",
    (ConflictKind.ORDER, Scope.INTERNAL): "TL402",
    (ConflictKind.ATTRIBUTE, Scope.CROSS_SOURCE): "TL501",
    (ConflictKind.ATTRIBUTE, Scope.INTERNAL): "TL502",
}
LATER_THAN_SOURCE = "TL304"
CONFLICT_CODES = frozenset({*CODES.values(), LATER_THAN_SOURCE})


def _code(conflict: Conflict, scope: Scope) -> str:
    """Return the code of a conflict; TL304 when all it breaks is the publication bound of the claim's own source."""
    is_of_one_event = conflict.kind is ConflictKind.DATE
    if is_of_one_event and _breaks_its_own_publication(conflict.witnesses):
        return LATER_THAN_SOURCE
    return CODES[conflict.kind, scope]


def _breaks_its_own_publication(witnesses: Iterable[Statement]) -> bool:
    """One source among the witnesses, and one of them says no more than "it was over when published"."""
    has_report = any(witness.key == REPORT_KEY for witness in witnesses)
    return has_report and len({witness.claim.source for witness in witnesses}) == 1


def conflict_findings(reconciliation: Reconciliation, known: Known | None = None) -> tuple[Finding, ...]:
    """Return a finding for every conflict, in the order of the reconciliation; `known` is by default the baseline's."""
    known = known or Known.from_baseline(reconciliation.store.baseline)
    return tuple(conflict_finding(conflict, reconciliation, known) for conflict in reconciliation.conflicts)


def conflict_finding(conflict: Conflict, reconciliation: Reconciliation, known: Known | None = None) -> Finding:
    """Return what a check reports of a conflict; its words are found when they are first asked for.

    It points at the newest statement: one that nobody knew of, where there is one, else the first witness. The other
    claims follow as related places, witnesses before supporters.
    """
    known = known or Known.from_baseline(reconciliation.store.baseline)
    statements = conflict.statements
    sources = tuple(dict.fromkeys([statement.claim.source for statement in statements]))
    scope = Scope.INTERNAL if len(sources) == 1 else Scope.CROSS_SOURCE
    code = _code(conflict, scope)
    newcomers: tuple[Statement, ...] | None = None  # all that it says, which few ever ask for
    status = FindingStatus.NEW
    if not is_all_new(conflict, reconciliation, known):
        status, newcomers = judged(conflict, reconciliation, known)
    first = newcomers[0] if newcomers else statements[0]
    given = {
        "code": code,
        "name": NAMES[code],
        "location": first.location,
        "severity": Severity.WARNING,
        "grade": conflict.grade,
        "fingerprint": conflict.fingerprint,
        "status": status,
        "scope": scope,
        "sources": sources,
        "conflict": conflict,
        "decision": reconciliation.resolutions.get(conflict.fingerprint),
    }
    return Finding.of(given, partial(_rest_of, conflict, reconciliation.store, first, newcomers))


def _rest_of(
    conflict: Conflict, store: Store, first: Statement, newcomers: tuple[Statement, ...] | None
) -> Mapping[str, Any]:
    """What a finding says in words, and whom it names."""
    statements = conflict.statements
    news = conflict.all_statements if newcomers is None else newcomers
    return {
        "message": message_of(conflict, store),
        "events": conflict.events,
        "claims": _claim_ids(statements),
        "related": _related(first, (*news, *statements)),
    }


def _claim_ids(statements: Iterable[Statement]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(statement.id[0] for statement in statements))


def _related(first: Statement, statements: Iterable[Statement]) -> tuple[Related, ...]:
    """The other claims, each once: new ones first, then witnesses, then supporters."""
    own = first.id[0]
    places: dict[str, Related] = {}
    for statement in statements:
        claim_id = statement.id[0]
        if claim_id != own and claim_id not in places:
            places[claim_id] = Related(claim=claim_id, location=statement.location)
    return tuple(places.values())
