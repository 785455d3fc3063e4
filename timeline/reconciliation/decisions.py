"""What recorded decisions do: which apply, which statements they set aside, what has changed since."""

from collections.abc import Iterable, Mapping

from timeline.model.conflict import Conflict
from timeline.model.decisions import Action, Resolution
from timeline.model.fingerprint import digest_of
from timeline.model.statement import Statement


def applying(
    resolutions: Iterable[Resolution], conflicts: Iterable[Conflict], today: str | None
) -> dict[str, Resolution]:
    """Return the resolutions that decide a conflict found, by fingerprint; the last one recorded wins.

    `today` is an ISO date: a resolution that expired before it does not apply; None: none expires.
    """
    found = {conflict.fingerprint for conflict in conflicts}
    return {r.fingerprint: r for r in resolutions if r.fingerprint in found and not is_expired(r, today)}


def is_expired(resolution: Resolution, today: str | None) -> bool:
    """Whether the last day on which a resolution applies has passed."""
    return today is not None and resolution.expires is not None and resolution.expires < today


def statements_set_aside(resolutions: Mapping[str, Resolution], conflicts: Iterable[Conflict]) -> frozenset[Statement]:
    """Return the statements that the resolutions set aside.

    A resolution that names a claim sets aside those statements of it that take part in the conflict; the rest of the
    claim stands. `claim#key` names one statement.
    """
    removed: set[Statement] = set()
    for conflict in conflicts:
        resolution = resolutions.get(conflict.fingerprint)
        if resolution is not None and resolution.action is Action.SET_ASIDE:
            named = set(resolution.set_aside)
            removed.update(s for s in conflict.statements if {s.claim.full_id, name_of(s)} & named)
    return frozenset(removed)


def name_of(statement: Statement) -> str:
    """How a resolution names one statement: `schmitt-2025/withdrawal#relations[0]`."""
    return f"{statement.claim.full_id}#{statement.key}"


def claims_known(conflict: Conflict, *, with_quote: bool) -> dict[str, str]:
    """Return the claims of a conflict, each with the digest of what it means, sorted by id."""
    claims = {s.claim.full_id: s.claim for s in conflict.statements}
    return {claim_id: digest_of(claims[claim_id], with_quote=with_quote) for claim_id in sorted(claims)}


def changed_since(conflict: Conflict, known: Mapping[str, str], *, with_quote: bool) -> tuple[Statement, ...]:
    """Return the statements whose claim was not known, or meant something else; witnesses first."""
    now = claims_known(conflict, with_quote=with_quote)
    return tuple(s for s in conflict.statements if known.get(s.claim.full_id) != now[s.claim.full_id])
