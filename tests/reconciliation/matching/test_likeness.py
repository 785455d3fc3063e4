"""How alike two events are: exact dates say more than vague ones, rare words more than common ones."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reconciliation.matching.told import profile
from timeline.model.conflict import Window
from timeline.reconciliation.matching import criteria
from timeline.reconciliation.matching.likeness import Comparing, Likeness, time_likeness
from timeline.reconciliation.matching.vocabulary import Vocabulary

DATES = (
    "",
    "2022-03-29",
    "2022-03-30",
    "2022-04-07",
    "2022-03",
    "2022",
    "1912-04-14T23:40",
    "1912-04-14T23:45",
    "19XX",
)
TITLES = ("", "Talks in Istanbul", "Talks begin in İstanbul", "Release 20.04", "Release 20.10", "the")

profiles = st.builds(profile, st.sampled_from("abc"), st.sampled_from(TITLES), st.sampled_from(DATES))


def time_of(one: str, other: str) -> float:
    found = time_likeness(profile("a", "", one), profile("b", "", other))
    assert found is not None
    return found


@pytest.mark.parametrize(
    "falling",
    [
        [("2022-03-29", each) for each in ("2022-03-29", "2022-03-30", "2022-04-07", "2022-05-29", "2032-03-29")],
        [("2022-03-29", each) for each in ("2022-03-29", "2022-03", "2022", "202X", "20XX")],
        [("2022-03-29", "2022-03-29"), ("2022-03", "2022-03"), ("2022", "2022"), ("19XX", "19XX")],
        [("1912-04-14T23:40", f"1912-04-14T{each}") for each in ("23:40", "23:35", "22:40", "12:00")],
        [("1843", "1844"), ("1843-03-01", "1844-03-01")],
    ],
)
def test_nearer_and_more_exact_is_more_alike(falling: list[tuple[str, str]]) -> None:
    found = [time_of(*pair) for pair in falling]
    assert all(more > less for more, less in pairwise(found)), found


def test_the_same_day_is_as_alike_as_can_be() -> None:
    assert time_of("2022-03-29", "2022-03-29") == 1.0


def test_events_without_dates_are_not_compared_in_time() -> None:
    assert time_likeness(profile("a", "", ""), profile("b", "", "2022")) is None


def test_of_open_windows_only_that_they_cannot_meet_counts() -> None:
    day = profile("a", "", "2022-03-29")
    before = replace(day, start=Window(None, day.start.latest), end=Window(None, day.start.latest))
    after = replace(day, start=Window(day.start.latest, None), end=Window(day.start.latest, None))
    late = replace(after, start=Window(after.start.earliest + 400 if after.start.earliest else 0, None))
    assert time_likeness(before, after) is None
    assert (time_likeness(before, late) or 0) < 0.1


@given(profiles, profiles, st.lists(profiles, max_size=4))
def test_it_is_a_share_and_the_same_the_other_way_round(a: object, b: object, others: list[object]) -> None:
    comparing = Comparing(Vocabulary((a, b, *others)))  # type: ignore[arg-type]
    one, other = comparing.likeness(a, b), comparing.likeness(b, a)  # type: ignore[arg-type]
    assert one.score == pytest.approx(other.score)
    assert all(part is None or -1e-9 <= part <= 1 + 1e-9 for part in (*one, one.score))


@given(profiles, st.lists(profiles, max_size=4))
def test_nothing_is_more_alike_than_the_same(a: object, others: list[object]) -> None:
    comparing = Comparing(Vocabulary((a, a, *others)))  # type: ignore[arg-type]
    own = comparing.words(a, a)  # type: ignore[arg-type]
    assert own is None or own == pytest.approx(1)


def words_of(one: str, other: str, *others: str) -> float:
    told = [profile(f"e{n}", title, "") for n, title in enumerate((one, other, *others))]
    return Comparing(Vocabulary(tuple(told))).words(told[0], told[1]) or 0.0


def test_a_rare_word_in_common_says_more_than_a_common_one() -> None:
    common = ("council meets", "council votes", "council ends", "council begins")
    rare = words_of("council meets quorum", "quorum of council lost", *common)
    assert rare > words_of("council meets quorum", "council of notice lost", *common)


def test_other_numbers_tell_apart_what_is_otherwise_alike() -> None:
    others = ("Release 18.04", "Release 18.10")
    assert words_of("Release 20.04", "Release 20.04", *others) == pytest.approx(1)
    assert words_of("Release 20.04", "Release 20.10", *others) < 0.2
    assert words_of("Release of Focal", "Release 20.10", *others) > words_of("Release 20.04", "Release 20.10", *others)


def test_spellings_of_a_word_are_nearly_it() -> None:
    assert words_of("withdrawal", "withdrawals") > 0.8
    assert words_of("withdrawal", "Withdrawál") == pytest.approx(1)
    assert words_of("withdrawal", "advance") == 0


def test_a_score_is_the_mean_of_what_there_is() -> None:
    assert Likeness(time=1, words=1, details=None).score == 1
    assert Likeness(time=None, words=1, details=None).score == criteria.WITHOUT_TIME
    assert Likeness(time=1, words=None, details=None).score == criteria.WITHOUT_WORDS
    assert Likeness(time=None, words=None, details=1).score == 0
    assert Likeness(time=1, words=0, details=0).score < criteria.MIN_SCORE
    assert Likeness(time=0, words=1, details=None).score < criteria.MIN_SCORE


def test_neighbours_add_and_never_take_away() -> None:
    alone = Likeness(time=1, words=0.5, details=None)
    assert alone._replace(neighbours=0.0).score == alone.score
    assert alone.score < alone._replace(neighbours=0.5).score < alone._replace(neighbours=1.0).score < 1
