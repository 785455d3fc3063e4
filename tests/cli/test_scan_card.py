"""`timeline scan --card`: a draft whose dates are read, when it is extracted, as they were in the text."""

from pathlib import Path

import pytest

from tests.cli.conftest import RunHere


def extracted(run_here: RunHere, folder: Path, text: str) -> str:
    """The claims file of the card that is drafted for a text."""
    seeds = folder / "seeds"
    seeds.mkdir()
    (seeds / "log.txt").write_text(text)
    drafted = run_here("scan", "--card", "seeds/log.txt", "--published", "2022-06-01")
    (seeds / "log.yaml").write_text(drafted.stdout)
    assert run_here("extract").exit_code == 0
    return (folder / "data" / "claims" / "log.yaml").read_text()


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("It lasted from 3 to 5 May 2020.", "2020-05-03/2020-05-05"),
        ("It was between 3 and 5 May 2020.", '"[2020-05-03..2020-05-05]"'),
        ("War, 1914-1918, was over.", "1914/1918"),
        ("From June 1914 to 5 August 1914 it ran.", "1914-06/1914-08-05"),
        ("He was out from 3 p.m. to 5 p.m. on 3 May 2020.", "2020-05-03T15:00/2020-05-03T17:00"),
        ("It lasted from 3 to 5 May.", "2022-05-03/2022-05-05"),
        ("On 3 May 2020 and 5 May 2020 they met.", "2020-05-03"),
        ("On 3 May 2020 they met, on 5 May 2020 they left.", "2020-05-03"),
    ],
)
def test_two_dates_that_are_read_as_one_range_are_one_claim(
    run_here: RunHere, folder: Path, text: str, when: str
) -> None:
    claims = extracted(run_here, folder, text)
    assert claims.count("event: ") == 1
    assert f"    when: {when}\n" in claims


def test_what_is_counted_from_the_end_of_a_range_is_left_to_be_chosen(run_here: RunHere, folder: Path) -> None:
    claims = extracted(run_here, folder, "They met from 3 to 5 May 2020. The following day they left.")
    assert "when: 2020-05-03/2020-05-05" in claims
    assert "event: choose-1," not in claims


def test_equal_sentences_are_told_apart(run_here: RunHere, folder: Path) -> None:
    claims = extracted(run_here, folder, "They met on 3 May 2020.\n" * 300)
    assert [f"at: [{24 * number}, {24 * number + 23}]" in claims for number in range(300)] == [True] * 300


def test_a_time_is_of_the_day_that_the_sentences_before_it_name(run_here: RunHere, folder: Path) -> None:
    told = "A hatch gave way at 9:40 p.m. on 11 March. A call came at 22:12. Nobody answered. She sank at 23:15."
    claims = extracted(run_here, folder, f"{told}\n\nA service was held.\nThe office opens at 10 a.m. daily.\n")
    assert [line.split()[-1] for line in claims.splitlines() if "when: " in line] == [
        "2022-03-11T21:40",
        "2022-03-11T22:12",
        "2022-03-11T23:15",
        "2022-06-01T10:00",  # another paragraph, and months before the publication
    ]


def test_a_card_does_not_read_as_the_year_of_the_one_date_to_come(run_here: RunHere, folder: Path) -> None:
    (folder / "log.txt").write_text("They met on 3 May. They left on 5 May. The vote will be on 7 May.")
    drafted = run_here("scan", "--card", "log.txt", "--published", "2022-06-01").stdout
    assert "2023-05-07" in drafted
    assert "reads_as:" not in drafted
