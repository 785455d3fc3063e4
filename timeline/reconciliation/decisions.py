"""What recorded decisions do: which apply, which statements they set aside, what has changed since."""

from collections.abc import Iterable, Mapping

from timeline.model.conflict import Conflict
from timeline.model.decisions import Action, Resolution
from timeline.model.fingerprint import digest_of
from timeline.model.statement import Statement
from timeline.model.store import Store


def applying(
    resolutions: Iterable[Resolution], conflicts: Iterable[Conflict], today: str | None
) -> dict[str, Resolution]:
    """Return the resolutions that decide a conflict found, by fingerprint; the last one recorded wins.

    `today` is an ISO date: a resolution that expired before it does not apply; None: none expires.
    """
    found = {conflict.fingerprint for conflict in conflicts}
    return {fingerprint: r for fingerprint, r in in_force(resolutions, today).items() if fingerprint in found}


def in_force(resolutions: Iterable[Resolution], today: str | None) -> dict[str, Resolution]:
    """Return the resolutions that have not expired, by fingerprint; the last one recorded wins."""
    return {r.fingerprint: r for r in resolutions if not is_expired(r, today)}


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
            removed.update(s for s in conflict.all_statements if {s.claim.full_id, name_of(s)} & named)
    return frozenset(removed)


def left_standing(conflict: Conflict, set_aside: Iterable[str]) -> tuple[Statement, ...]:
    """Return the statements that say the same as those set aside, where they keep the conflict alive; (): it is ended.

    A chain is ended when nobody is left on one of its hops, an attribute when no two values that clash are left.
    """
    named = set(set_aside)

    def is_left(statement: Statement) -> bool:
        return not {statement.claim.full_id, name_of(statement)} & named

    if conflict.sides:
        stand = [any(map(is_left, side.statements)) for side in conflict.sides]
        clash = sorted({place for pair in conflict.clashing_sides if all(stand[n] for n in pair) for place in pair})
        return tuple(s for place in clash for s in conflict.sides[place].statements if is_left(s))
    hops = [hop.statements for hop in conflict.chain if hop.statements]
    if any(not any(map(is_left, statements)) for statements in hops):
        return ()
    touched = [statements for statements in hops if not all(map(is_left, statements))]
    return tuple(s for statements in touched for s in statements if is_left(s))


def name_of(statement: Statement) -> str:
    """How a resolution names one statement: `schmitt-2025/withdrawal#relations[0]`."""
    return f"{statement.claim.full_id}#{statement.key}"


def claims_known(conflict: Conflict, *, with_quote: bool) -> dict[str, str]:
    """Return the claims of a conflict, each with the digest of what it means, sorted by id."""
    claims = {s.claim.full_id: s.claim for s in conflict.all_statements}
    return {claim_id: digest_of(claims[claim_id], with_quote=with_quote) for claim_id in sorted(claims)}


def changed_since(conflict: Conflict, known: Mapping[str, str], *, with_quote: bool) -> tuple[Statement, ...]:
    """Return the statements that make a known conflict new, witnesses first.

    One that stands in the chain and whose claim was not known, or meant something else. In a longer chain also a hop
    on which nobody stood before: without it the longer way was not there. Who only stands beside others there adds
    nothing, nor who is named by another conflict: it is new there.
    """
    now = claims_known(conflict, with_quote=with_quote)

    def is_fresh(statement: Statement) -> bool:
        claim = statement.claim.full_id
        return claim in now and known.get(claim) != now[claim]

    direct = [s for s in (*conflict.statements, *conflict.beside) if is_fresh(s)]
    if not any(map(is_fresh, conflict.by_longer)):
        return tuple(dict.fromkeys(direct))
    hops = (hop.statements for chain in conflict.longer for hop in chain.chain)
    by_longer_ways = [s for statements in hops if all(map(is_fresh, statements)) for s in statements]
    return tuple(dict.fromkeys((*direct, *by_longer_ways)))


def gone_since(conflict: Conflict, known: Mapping[str, str], stores: Iterable[Store]) -> tuple[str, ...]:
    """Return the claims that a decision rested on and that say nothing in the conflict any more: edited, or not there.

    One that says what it said, and left only because others did or because a decision moved it, is not among them.
    """
    there = {s.claim.full_id for s in conflict.all_statements}
    kept = [store.claims for store in stores]

    def is_as_it_was(name: str) -> bool:
        return any(name in claims and digest_of(claims[name], with_quote=True) == known[name] for claims in kept)

    return tuple(name for name in known if name not in there and not is_as_it_was(name))


def deciding(conflict: Conflict, resolutions: Iterable[Resolution]) -> tuple[Resolution, ...]:
    """Return the resolutions, of this conflict or of others, that take a claim of it away: set aside or split off."""
    names = {name for s in conflict.all_statements for name in (s.claim.full_id, name_of(s))}
    return tuple(r for r in resolutions if names.intersection((*r.set_aside, *(r.split.claims if r.split else ()))))
