"""Which rows of a comparison are shown, and what is said of those that are not."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from timeline.model.conflict import Window
from timeline.reconciliation.comparison import AttributeRow, Comparison, DiffRow, DiffSide
from timeline.reconciliation.comparison_words import Folded, headline, parts_of
from timeline.reconciliation.shown_rows import LONGEST_RUN, readable_rows, shown_rows
from timeline.reconciliation.verdict import Verdict

VERDICTS = st.lists(st.sampled_from(list(Verdict)), max_size=30)
SIDE = DiffSide(edtf=None, start=Window(), end=Window(), claims=())


def comparison_of(verdicts: Sequence[Verdict]) -> Comparison:
    rows = tuple(
        DiffRow(
            event=f"e{number}",
            verdict=verdict,
            a=None if verdict is Verdict.ONLY_B else SIDE,
            b=None if verdict is Verdict.ONLY_A else SIDE,
        )
        for number, verdict in enumerate(verdicts)
    )
    attributes = (AttributeRow(event="e0", key="place", a=("x",), b=("y",), verdict=Verdict.CONFLICT),)
    return Comparison(a="a", b="b", rows=rows, reversed=(), attributes=attributes)


def near(verdicts: Sequence[Verdict], wanted: frozenset[Verdict], context: int) -> list[int]:
    """The slow, obvious way: a row is shown when one that is wanted is near enough."""
    return [
        place
        for place in range(len(verdicts))
        if any(verdict in wanted and abs(place - other) <= context for other, verdict in enumerate(verdicts))
    ]


@given(VERDICTS, st.frozensets(st.sampled_from(list(Verdict))), st.one_of(st.none(), st.integers(0, 4)))
def test_rows_are_those_near_enough_and_nothing_is_lost_count_of(
    verdicts: list[Verdict], only: frozenset[Verdict], context: int | None
) -> None:
    whole = comparison_of(verdicts)
    shown = shown_rows(whole, only, context)
    wanted = only or (frozenset(Verdict) if context is None else frozenset(Verdict) - {Verdict.AGREE})
    places = near(verdicts, wanted, context or 0)
    assert [row.event for row in shown.rows] == [f"e{place}" for place in places]
    assert sum(row.left_out for row in shown.rows) + shown.left_out + len(shown.rows) == len(verdicts)
    before = [-1, *places]
    assert [row.left_out for row in shown.rows] == [b - a - 1 for a, b in zip(before, places, strict=False)]
    assert [row.is_context for row in shown.rows] == [verdicts[place] not in wanted for place in places]
    assert shown.summary == whole.summary
    assert headline(shown) == headline(whole)


@given(VERDICTS, st.integers(1, 6))
def test_a_screen_has_no_more_rows_than_can_be_read_and_those_that_matter_most(
    verdicts: list[Verdict], most: int
) -> None:
    whole = comparison_of(verdicts)
    shown = readable_rows(whole, most)
    assert len(shown.rows) <= most
    assert sum(row.left_out for row in shown.rows) + shown.left_out + len(shown.rows) == len(verdicts)
    assert (shown.summary, shown.attributes) == (whole.summary, whole.attributes)
    if len(verdicts) <= min(most, LONGEST_RUN):
        assert shown.rows == whole.rows
    elif verdicts.count(Verdict.CONFLICT) <= most:
        conflicts = [row.event for row in shown.rows if row.verdict is Verdict.CONFLICT]
        assert len(conflicts) == verdicts.count(Verdict.CONFLICT)


def test_a_long_run_of_agreement_is_told_by_its_ends() -> None:
    agree, conflict = Verdict.AGREE, Verdict.CONFLICT
    shown = readable_rows(comparison_of([agree] * 8 + [conflict] + [agree] * 9), 100)
    told = [part.words if isinstance(part, Folded) else part.event for part in parts_of(shown)]
    assert told == [*(f"e{n}" for n in range(11)), "5 events where both agree", "e16", "e17"]
    assert readable_rows(shown_rows(comparison_of([agree] * 9), [agree]), 100).rows[0].left_out == 0


def test_what_was_asked_for_is_cut_and_not_replaced() -> None:
    asked = shown_rows(comparison_of([Verdict.ONLY_A] * 9 + [Verdict.CONFLICT]), [Verdict.ONLY_A])
    assert {row.verdict for row in readable_rows(asked, 4).rows} == {Verdict.ONLY_A}
    assert readable_rows(asked, 4).left_out == 6


def test_folded_rows_are_told_by_what_they_are() -> None:
    agree, conflict = Verdict.AGREE, Verdict.CONFLICT
    shown = shown_rows(comparison_of([agree] * 12 + [conflict] + [agree] * 2), context=1)
    assert [part.words if isinstance(part, Folded) else part.event for part in parts_of(shown)] == [
        "11 events where both agree", "e11", "e12", "e13", "1 event where both agree",
    ]  # fmt: skip


def test_folded_rows_of_several_kinds_are_other_events() -> None:
    shown = shown_rows(comparison_of([Verdict.AGREE, Verdict.ONLY_A, Verdict.CONFLICT]), [Verdict.CONFLICT])
    assert [part.words for part in parts_of(shown) if isinstance(part, Folded)] == ["2 other events"]


def test_attributes_are_those_of_the_verdicts_asked_for() -> None:
    whole = comparison_of([Verdict.AGREE])
    assert shown_rows(whole, [Verdict.CONFLICT]).attributes == whole.attributes
    assert shown_rows(whole, [Verdict.AGREE]).attributes == ()
