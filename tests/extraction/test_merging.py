"""Extraction replaces what it wrote, and keeps what people wrote."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from timeline.extraction import Merged, card_mark, differences, merge
from timeline.model.claim import Claim
from timeline.model.location import Location


def _by_hand(name: str, note: str = "") -> Claim:
    return Claim(id=name, source="log", event=name, location=Location("data/claims/log.yaml", 3), note=note or None)


def _extracted(name: str, note: str = "") -> Claim:
    claim = _by_hand(name, note)
    return replace(claim, card=card_mark("log", claim))


def _edited(name: str) -> Claim:
    return replace(_extracted(name), note="by me")


def _ids(merged: Merged) -> str:
    return "".join(claim.id for claim in merged.claims)


def test_extracted_claims_are_replaced_dropped_and_added_in_the_order_of_the_card() -> None:
    new = [_extracted("c"), _extracted("a", "again"), _extracted("d")]
    merged = merge([_extracted("a"), _extracted("b"), _extracted("c")], new, force=False)
    assert merged == Merged(claims=tuple(new))


def test_claims_entered_by_hand_keep_their_place() -> None:
    old = [_by_hand("x"), _extracted("a"), _by_hand("y"), _by_hand("z"), _extracted("b")]
    assert _ids(merge(old, [_extracted("b"), _extracted("a")], force=True)) == "xbayz"


def test_an_edited_claim_is_refused_unless_forced() -> None:
    old, new = [_extracted("a"), _edited("b")], [_extracted("a"), _extracted("b")]
    assert merge(old, new, force=False) == Merged(claims=(new[0], old[1]), refused=(old[1],))
    assert merge(old, new, force=True) == Merged(claims=tuple(new))


def test_an_edited_claim_that_left_the_card_is_refused_too() -> None:
    old = [_edited("a"), _extracted("b")]
    assert merge(old, [_extracted("b")], force=False) == Merged(claims=tuple(old), refused=(old[0],))
    assert _ids(merge(old, [_extracted("b")], force=True)) == "b"


def test_an_edit_that_the_card_now_says_as_well_is_no_edit_any_more() -> None:
    new = _extracted("a", "by me")
    assert merge([_edited("a")], [new], force=False) == Merged(claims=(new,))


def test_a_claim_entered_by_hand_is_never_overwritten() -> None:
    old = [_by_hand("a", "mine")]
    assert merge(old, [_extracted("a")], force=True) == Merged(claims=tuple(old), refused=tuple(old))


def test_a_claim_that_could_not_be_extracted_stays_as_it_was() -> None:
    old = [_extracted("a"), _extracted("b"), _extracted("c")]
    assert _ids(merge(old, [_extracted("a"), _extracted("c")], force=True, failed=["b"])) == "abc"


def _told(old: list[Claim], new: list[Claim]) -> list[str]:
    merged = merge(old, new, force=False)
    findings = list(differences(old, merged))
    assert {finding.code for finding in findings} <= {"TL203"}
    return [finding.message for finding in findings]


def test_no_differences_where_the_store_is_what_the_card_gives() -> None:
    assert _told([_by_hand("x"), _extracted("a")], [_extracted("a")]) == []


def test_claims_entered_by_hand_are_no_difference_even_when_only_extracted_ones_are_compared() -> None:
    old = [_by_hand("x"), _extracted("a")]
    merged = merge(old, [_extracted("a")], force=False)
    assert list(differences(old[1:], merged)) == []


def test_every_difference_is_told_with_the_claim() -> None:
    old = [_edited("a"), _extracted("b"), _extracted("c"), replace(_extracted("d"), card="renamed#d@00000000")]
    told = _told(old, [_extracted("a"), _extracted("b", "more"), _extracted("e"), _extracted("d")])
    assert told == [
        "log/a: edited by hand: put the change into its card, or give it up with timeline extract --force",
        "log/b: not as its card has it (note): run timeline extract",
        "log/e: in the card, not in the store: run timeline extract",
        "log/d: not as its card has it (card): run timeline extract",
        "log/c: no longer in its card: run timeline extract",
    ]


def test_a_clash_with_a_claim_entered_by_hand_is_told() -> None:
    (told,) = _told([_by_hand("a")], [_extracted("a")])
    assert told == "log/a: entered by hand, and its card has a claim of the same id: rename one of them"


NAMES = st.lists(st.sampled_from("abcdefgh"), unique=True)
KINDS = st.sampled_from([_by_hand, _edited, _extracted])


@st.composite
def stored_claims(draw: st.DrawFn) -> tuple[Claim, ...]:
    """Return claims of every kind, as a claims file holds them."""
    return tuple(draw(KINDS)(name) for name in draw(NAMES))


NEW = NAMES.map(lambda names: [_extracted(name, "new") for name in names])


@given(stored_claims(), NEW, st.booleans())
def test_nothing_that_people_wrote_is_lost_and_merging_again_changes_nothing(
    old: tuple[Claim, ...], new: list[Claim], force: bool
) -> None:
    merged = merge(old, new, force=force)
    ids = [claim.id for claim in merged.claims]
    assert len(set(ids)) == len(ids)
    assert {claim.id for claim in new} <= set(ids)
    assert set(merged.refused) <= set(merged.claims)
    assert {claim for claim in old if claim.card is None} <= set(merged.claims)
    assert force or {claim for claim in old if claim.note == "by me"} <= set(merged.claims)
    assert merge(merged.claims, new, force=force).claims == merged.claims


@given(stored_claims())
def test_claims_entered_by_hand_keep_their_order(old: tuple[Claim, ...]) -> None:
    merged = merge(old, [claim for claim in old if claim.card is not None], force=False)
    assert merged.claims == old
