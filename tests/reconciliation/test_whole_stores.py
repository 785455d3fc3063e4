"""Whole stores side by side: with splits, with nothing on one side, and with a claim that names another speaker."""

from dataclasses import replace

from tests.reconciliation.stores import PLACE, claim, store
from timeline.model.decisions import Action, Resolution, Split
from timeline.model.store import Store
from timeline.reconciliation.comparison import ComparedSide, Comparison, SideKind
from timeline.reconciliation.diffing.comparing import compare_sides
from timeline.reconciliation.diffing.sides import side_of_store
from timeline.reconciliation.reconcile import reconcile
from timeline.reconciliation.verdict import Verdict

CLAIMS = (
    claim("a/t", "talks", "2022-03-29"),
    claim("b/t", "talks", "2022-03-31"),
    claim("c/w", "withdrawal", "", "after talks"),
)


def compared(one: Store, other: Store) -> Comparison:
    names = ("one", "other")
    about = (ComparedSide(name=name, kind=SideKind.STORE, title=name) for name in names)
    return compare_sides(*(side_of_store(there, side) for there, side in zip((one, other), about, strict=True)))


def with_split() -> Store:
    """The store in which somebody has decided that there were two rounds of talks."""
    (conflict,) = reconcile(store(*CLAIMS)).conflicts
    decision = Resolution(
        fingerprint=conflict.fingerprint,
        action=Action.SPLIT,
        reason="two rounds",
        by="Ann",
        date="2026-01-01",
        location=PLACE,
        split=Split(event="talks", into="second-talks", claims=("b/t",)),
        claims={},
    )
    return store(*CLAIMS, resolutions=(decision,))


def test_a_split_is_what_the_later_store_says() -> None:
    """Undecided, it keeps the second of the two days; with the split each round of talks has its own."""
    found = compared(store(*CLAIMS), with_split())
    said = {row.event: (row.verdict, row.a and row.a.edtf, row.b and row.b.edtf) for row in found.rows}
    assert said == {
        "talks": (Verdict.CONFLICT, "2022-03-31", "2022-03-29"),
        "second-talks": (Verdict.ONLY_B, None, "2022-03-31"),
        "withdrawal": (Verdict.REFINES, None, None),
    }


def test_a_store_with_splits_agrees_with_itself() -> None:
    found = compared(with_split(), with_split())
    assert len(found.rows) == 3
    assert not found.differs


def test_against_a_store_of_nothing_all_is_of_one_side() -> None:
    nothing = replace(store(*CLAIMS), claims={})
    there, back = compared(store(*CLAIMS), nothing), compared(nothing, store(*CLAIMS))
    assert {row.verdict for row in there.rows} == {Verdict.ONLY_A}
    assert {row.verdict for row in back.rows} == {Verdict.ONLY_B}
    assert [row.silence for row in there.rows] == [None, None]
    assert compared(nothing, nothing).rows == ()
    assert not compared(nothing, nothing).differs


def test_who_is_cited_makes_two_claims_of_one() -> None:
    """What the claim means is the same, and so is its digest; but each side names another one who said it."""
    one, other = (replace(CLAIMS[0], attributed_to=whom) for whom in ("the mayor", "a deputy"))
    (row,) = compared(store(one), store(other)).rows
    assert row.verdict is Verdict.AGREE
    assert row.a is not None
    assert row.b is not None
    assert [c.full_id for c in (*row.a.claims, *row.b.claims)] == ["a@one/t", "a@other/t"]
    (row,) = compared(store(one), store(one)).rows
    assert row.a is not None
    assert [c.full_id for c in row.a.claims] == ["a/t"]
