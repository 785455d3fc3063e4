"""`timeline date A B --compare`, run as people run it."""

import json

import pytest

from tests.cli.conftest import RunHere


@pytest.mark.parametrize(
    ("a", "b", "sentence"),
    [
        ("2022-03", "2022-03-14", "2022-03 may be before or after 2022-03-14; -17 to 13 days apart, start to start"),
        ("2022-03-29", "30 March 2022", "2022-03-29 is before 30 March 2022; 1 day apart, start to start"),
        ("2022-04-02", "2022-03-29", "2022-04-02 is after 2022-03-29; 4 days apart, start to start"),
        (
            "2022-03",
            "2022-03-20/2022-04-30",
            "2022-03 may be before, and is not after 2022-03-20/2022-04-30; -11 to 19 days apart, start to start",
        ),
        (
            "2022-03-20/2022-04-30",
            "2022-03",
            "2022-03-20/2022-04-30 may be after, and is not before 2022-03; -19 to 11 days apart, start to start",
        ),
        (
            "2022",
            "1990/2050",
            "2022 is neither before nor after 1990/2050; 11,324 to 12,052 days, 31 to 32 years apart, start to start",
        ),
        ("../2020", "2022", "../2020 is before 2022; 366 days or more, 1 year or more apart, start to start"),
        (
            "../2020",
            "../2022",
            "../2020 may be before, and is not after ../2022; any number of days apart, start to start",
        ),
        ("2022-03-30T10:00:00", "2022-03-30T12:30:05", "is before 2022-03-30T12:30:05; 2 hours 30 minutes 5 seconds"),
        ("2022-03-30T10:00:00", "2022-03-30T10:00:00Z", "; -12 hours to 14 hours apart"),
        ("2022-03-31T01:00:00+03:00", "2022-03-30T22:00:00Z", "is the same second as 2022-03-30T22:00:00Z; 0 seconds"),
        ("2022-03-03", "3 March 2022", "2022-03-03 is the same day as 3 March 2022; 0 days apart, start to start"),
        ("2022-03", "2022-03", "2022-03 may be before or after 2022-03; -30 to 30 days apart"),
    ],
)
def test_one_sentence_says_it(run_here: RunHere, a: str, b: str, sentence: str) -> None:
    result = run_here("date", a, b, "--compare")
    assert result.exit_code == 0
    *table, last = result.stdout.split("\n\n")
    assert sentence in " ".join(last.split())
    assert table == [run_here("date", a, b).stdout.rstrip("\n")]


def test_the_json_has_one_more_key(run_here: RunHere) -> None:
    plain = json.loads(run_here("date", "1990", "2022-03", "--format", "json").stdout)
    shape = json.loads(run_here("date", "1990", "2022-03", "--compare", "--format", "json").stdout)
    assert shape.pop("comparison") == {
        "order": "certainly before",
        "reverse": "certainly not before",
        "days": {"min": 11383, "max": 11777},
        "months": {"min": 374, "max": 386},
        "years": {"min": 31, "max": 32},
        "seconds": None,
    }
    assert shape == plain


def test_unbounded_is_null(run_here: RunHere) -> None:
    shape = json.loads(
        run_here("date", "2022-03-29T10:00", "2022-03-30T10:00Z/..", "--compare", "--format", "json").stdout
    )
    assert shape["comparison"]["seconds"] == {"min": 12 * 3600 - 59, "max": 38 * 3600 + 59}
    shape = json.loads(run_here("date", "../2020", "2022", "--compare", "--format", "json").stdout)
    assert shape["comparison"]["days"] == {"min": 366, "max": None}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("2022",), "--compare needs two dates, not 1"),
        (("2022", "2023", "2024"), "--compare needs two dates, not 3"),
        (("two days", "2022"), "--compare needs two dates; two days is none"),
        (("2022", "the day before"), "--compare needs two dates; the day before is none"),
    ],
)
def test_other_than_two_dates_is_a_wrong_use(run_here: RunHere, typed: tuple[str, ...], said: str) -> None:
    result = run_here("date", *typed, "--compare")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[0] == f"timeline: {said}"


def test_one_that_cannot_be_read_is_said_where_it_stands(run_here: RunHere) -> None:
    result = run_here("date", "2022-02-30", "2022", "--compare")
    assert result.exit_code == 1
    assert result.stdout == run_here("date", "2022-02-30", "2022").stdout
    shape = json.loads(run_here("date", "2022-02-30", "2022", "--compare", "--format", "json").stdout)
    assert shape["comparison"] is None


def test_a_zone_decides(run_here: RunHere) -> None:
    def order(*more: str) -> str:
        typed = ("date", "2022-03-30T10:00", "2022-03-30T08:00Z", "--compare", "--format", "json", *more)
        return str(json.loads(run_here(*typed).stdout)["comparison"]["order"])

    assert order() == "possibly before"
    assert order("--zone", "Europe/Kyiv") == "certainly before"
