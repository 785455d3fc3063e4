"""Why a statement or a value is set aside: the reason is true of the weights."""

from hypothesis import given
from hypothesis import strategies as st

from tests.reconciliation.stores import claim, source, store
from timeline.reconciliation.losses import SAME_WEIGHT
from timeline.reconciliation.reconcile import reconcile
from timeline.reconciliation.values import compare_values
from timeline.reconciliation.verdict import Verdict

LIGHTER = "the other values weigh more together"
GIVEN = st.tuples(st.sampled_from(["1..3", "2..5", "4", "5..6", "9"]), st.sampled_from([40, 60, 100]))


def reasons_of(values: list[tuple[str, int]]) -> dict[str, str]:
    """Give `dead` of one event in sources of these weights; return the reason of each that is set aside."""
    claims = [claim(f"s{n}/c", "fire", dead=value) for n, (value, _) in enumerate(values)]
    sources = tuple(source(f"s{n}", weight=weight) for n, (_, weight) in enumerate(values))
    there = store(*claims, sources=sources)
    (event,) = reconcile(there).events
    return {lost.statement.claim.source: lost.reason for lost in event.set_aside}


def reasons_for_dates(dates: list[tuple[str, int]]) -> dict[str, str]:
    """Date one event in sources of these weights; return the reason of each that is set aside."""
    claims = [claim(f"s{n}/c", "fire", date) for n, (date, _) in enumerate(dates)]
    sources = tuple(source(f"s{n}", weight=weight) for n, (_, weight) in enumerate(dates))
    (event,) = reconcile(store(*claims, sources=sources)).events
    return {lost.statement.claim.source: lost.reason for lost in event.set_aside}


def test_a_date_that_weighs_less_than_the_other_loses_to_it() -> None:
    lost = reasons_for_dates([("2022-03-29", 40), ("2022-03-30", 60)])
    assert lost == {"s0": "weighs less than each statement it stands against"}


def test_a_date_that_weighs_more_than_one_other_loses_to_several_together() -> None:
    lost = reasons_for_dates([("2022-03-29", 60), ("2022-03-30", 60), ("2022-03-30", 40)])
    assert lost == {"s0": "weighs less than those it stands against together"}


def test_a_date_is_not_compared_with_those_beside_which_it_stands() -> None:
    lost = reasons_for_dates([("2022-03-29", 40), ("2022-03-30", 50), ("2022-03-31", 60)])
    assert lost["s0"] == "weighs less than each statement it stands against"
    assert lost["s1"] == "the reading without it sets aside the least in all"  # on either side of that chain


def test_a_value_that_weighs_less_loses_to_more_weight() -> None:
    assert reasons_of([("4", 60), ("9", 40)]) == {"s1": LIGHTER}
    assert reasons_of([("4", 60), ("9", 40), ("9", 40)]) == {"s0": LIGHTER}


def test_a_value_that_weighs_the_same_is_not_told_to_weigh_less() -> None:
    assert reasons_of([("4", 60), ("9", 60)]) == {"s1": SAME_WEIGHT}
    assert reasons_of([("4", 60), ("9", 60), ("1..3", 40)]) == {"s1": SAME_WEIGHT, "s2": LIGHTER}


@given(st.lists(GIVEN, min_size=2, max_size=6))
def test_the_reason_is_true_of_what_is_kept(values: list[tuple[str, int]]) -> None:
    reasons = reasons_of(values)
    typed = store().settings.typed("dead")
    for lost, reason in reasons.items():
        own = values[int(lost[1:])][0]
        clash = [
            weight
            for n, (value, weight) in enumerate(values)
            if f"s{n}" not in reasons and compare_values(typed, (own,), (value,)) is Verdict.CONFLICT
        ]
        same = sum(weight for value, weight in values if value == own)
        assert reason == (SAME_WEIGHT if same == sum(clash) else LIGHTER)
        assert same <= sum(clash)
