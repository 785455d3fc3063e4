"""Putting extracted claims where earlier ones stand, without touching what people wrote."""

from collections.abc import Collection, Iterator, Sequence

from timeline.extraction.marks import differing_keys, is_edited
from timeline.model.claim import Claim
from timeline.model.dataclass import dataclass
from timeline.model.finding import Finding
from timeline.model.location import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The claims of one file after extraction, and those that stood in its way and were kept."""

    claims: tuple[Claim, ...]
    refused: tuple[Claim, ...] = ()  # as they are in the store: edited by hand, or entered by hand under the same id


def merge(old: Sequence[Claim], new: Sequence[Claim], *, force: bool, failed: Collection[str] = ()) -> Merged:
    """Return what the claims file is to hold: extracted claims in the order of the card, all others in their place.

    Extraction owns the claims that carry its mark. One that was edited is kept and refused, unless `force`; one whose
    id is in `failed` is kept until it can be extracted. A claim entered by hand is always kept. Merging again changes
    nothing more.
    """
    extracted = {claim.id: claim for claim in new}
    refused = tuple(claim for claim in old if _is_in_the_way(claim, extracted.get(claim.id), force=force))
    kept = {claim.id: claim for claim in old if claim.card is None or claim.id in failed or claim in refused}
    claims = [kept.get(claim.id, claim) for claim in new]
    for claim in kept.values():
        if claim.id not in extracted:
            claims.insert(_place_for(claim, old, claims), claim)
    return Merged(claims=tuple(claims), refused=refused)


def refusals(merged: Merged) -> Iterator[Finding]:
    """Yield TL203 for every claim that extraction left alone because a person wrote it."""
    for claim in merged.refused:
        yield _differs(claim, claim.location, _refusal(claim))


def differences(old: Sequence[Claim], merged: Merged) -> Iterator[Finding]:
    """Yield TL203 for every claim that the store has not, has otherwise, or has no more in its card; refusals first.

    Claims entered by hand are none of it, but where one stands in the way.
    """
    before = {claim.id: claim for claim in old}
    after = {claim.id for claim in merged.claims}
    yield from refusals(merged)
    for claim in merged.claims:
        if claim.card is not None:
            yield from _difference(before.get(claim.id), claim)
    for claim in old:
        if claim.id not in after:
            yield _differs(claim, claim.location, "no longer in its card: run timeline extract")


def _difference(stored: Claim | None, claim: Claim) -> Iterator[Finding]:
    if stored is None:
        yield _differs(claim, claim.location, "in the card, not in the store: run timeline extract")
    elif (keys := differing_keys(stored, claim)) or stored.card != claim.card:
        told = ", ".join(keys) or "card"
        yield _differs(claim, stored.location, f"not as its card has it ({told}): run timeline extract")


def _is_in_the_way(old: Claim, new: Claim | None, *, force: bool) -> bool:
    if old.card is None:
        return new is not None
    if force or not is_edited(old):
        return False
    return new is None or bool(differing_keys(old, new))


def _place_for(claim: Claim, old: Sequence[Claim], claims: Sequence[Claim]) -> int:
    """Return the place behind the nearest claim that stood before this one and is still there; 0 where none is."""
    places = {each.id: place for place, each in enumerate(claims)}
    own = next(place for place, each in enumerate(old) if each is claim)
    before = (places[each.id] for each in reversed(old[:own]) if each.id in places)
    return next(before, -1) + 1


def _refusal(claim: Claim) -> str:
    if claim.card is None:
        return "entered by hand, and its card has a claim of the same id: rename one of them"
    return "edited by hand: put the change into its card, or give it up with timeline extract --force"


def _differs(claim: Claim, location: Location, told: str) -> Finding:
    return Finding(
        code="TL203",
        name="store-differs-from-card",
        message=f"{claim.full_id}: {told}",
        location=location,
        claims=(claim.full_id,),
        sources=(claim.source,),
        events=(claim.event,),
    )
