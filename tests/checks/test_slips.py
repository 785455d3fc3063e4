"""A weekday or a count beside a date: what fits, and what is a slip."""

import pytest

from tests.reconciliation.stores import claim, store
from timeline.checks import Known
from timeline.checks.slips import find_slips
from timeline.model.claim import Claim, Count, Read
from timeline.model.conflict import Grade
from timeline.model.duration import parse_duration
from timeline.model.edtf import parse_edtf

MONDAY = 0


def slips(made: Claim) -> list[Grade | None]:
    return [finding.grade for finding in find_slips(store(made), Known())]


@pytest.mark.parametrize(
    ("when", "fits"),
    [
        ("2022-03-21", True),
        ("2022-03-22", False),
        ("2022-03-22~", True),
        ("[2022-03-22..2022-03-27]", False),
        ("[2022-03-22..2022-03-28]", True),
        ("2022-03", True),
    ],
)
def test_a_weekday_fits_where_a_day_of_the_date_is_one(when: str, fits: bool) -> None:
    assert slips(claim("a/t", "talks", when, weekday=MONDAY)) == ([] if fits else [Grade.CONTRADICTION])


@pytest.mark.parametrize(
    ("span", "when", "fits"),
    [
        ("P34D", "2022-03-29", True),
        ("P34D", "2022-03-30", True),
        ("P34D", "2022-03-28", False),
        ("P34D", "2022-03-31", False),
        ("P34D/..", "2022-03-29", True),
        ("P34D/..", "2022-06", True),
        ("P34D/..", "2022-03-28", False),
        ("~P34D", "2022-04-05", True),
        ("~P34D", "2022-04-29", False),
        ("P1D", "2022-02-25", True),
        ("P1D", "2022-02-26", False),
    ],
)
def test_a_count_fits_under_any_customary_way_of_counting(span: str, when: str, fits: bool) -> None:
    count = Count(span=parse_duration(span), since=parse_edtf("2022-02-24"))
    assert slips(claim("a/t", "talks", when, count=count)) == ([] if fits else [Grade.CONTRADICTION])


def test_beside_a_start_it_is_held_against_the_start() -> None:
    assert slips(claim("a/t", "talks", start=parse_edtf("2022-03-22"), weekday=MONDAY))


def test_vague_words_make_a_tension() -> None:
    assert slips(claim("a/t", "talks", "2022-03-22", weekday=MONDAY, read=Read.VAGUE)) == [Grade.TENSION]
