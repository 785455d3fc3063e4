"""What expressions are read against, and what is assumed."""

import pytest

from timeline.dates.scanning.expression import Anchor, AnchorKind, Expression
from timeline.dates.scanning.scanner import scan_text
from timeline.model.edtf import parse_edtf

PUBLISHED = parse_edtf("2022-06-15")
HISTORY = "They landed on 1 September 1939. "
LANDING = Anchor(kind=AnchorKind.EXPRESSION, text="1 September 1939", edtf="1939-09-01", start=15, end=31)
PUBLICATION = Anchor(kind=AnchorKind.PUBLICATION, text="2022-06-15", edtf="2022-06-15")


def last_of(text: str, published: bool = True) -> Expression:
    return scan_text(text, PUBLISHED if published else None)[-1]


@pytest.mark.parametrize(
    "words",
    [
        "yesterday",
        "on Friday",
        "last week",
        "last Friday",
        "in March",
        "on March 3",
        "last March",
        "this summer",
        "two years ago",
        "a few days ago",
        "at Christmas",
        "over the weekend",
        "recently",
        "in the third quarter",
    ],
)
def test_news_is_read_against_its_publication(words: str) -> None:
    assert last_of(f"They met {words}.").anchor == PUBLICATION


@pytest.mark.parametrize(
    "words",
    [
        "the following day",
        "two days later",
        "a few days later",
        "that month",
        "a year earlier",
        "the same day",
        "the previous April",
        "in October",
        "on 3 October",
        "on Monday",
        "the next morning",
        "at 9:30",
        "that night",
        "on the 15th",
        "by Christmas",
        "at that time",
    ],
)
def test_a_history_is_read_against_the_date_before(words: str) -> None:
    assert last_of(f"{HISTORY}They marched {words}.", published=False).anchor == LANDING


@pytest.mark.parametrize(
    "words",
    [
        "3 May 1940",
        "May 1940",
        "1940",
        "the 1940s",
        "the 5th century BC",
        "two weeks",
        "every Friday",
        "early May 1940",
    ],
)
def test_what_says_it_all_is_read_against_nothing(words: str) -> None:
    assert last_of(f"{HISTORY}They marched in {words}.", published=False).anchor is None
    assert last_of(f"They marched in {words}.").anchor is None


def test_a_distance_from_a_date_is_read_against_the_date_in_it() -> None:
    text = "They met four days after the March 3 attack."
    found = last_of(text)
    assert found.text == "four days after the March 3 attack"
    assert found.anchor == Anchor(
        kind=AnchorKind.EXPRESSION,
        text="March 3",
        edtf="2022-03-03",
        start=text.index("March 3"),
        end=text.index(" attack"),
    )


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("They met two weeks after the armistice.", "the armistice"),
        ("They met two weeks after the armistice, in a hall.", "the armistice"),
        ("They met three months before the vote.", "the vote"),
        ("They met ten minutes into the show.", "the show"),
    ],
)
def test_a_length_before_an_event_names_it(text: str, event: str) -> None:
    found = last_of(text)
    start = text.index(event)
    assert found.anchor == Anchor(kind=AnchorKind.EVENT, text=event, start=start, end=start + len(event))


def test_a_length_alone_names_no_event() -> None:
    assert last_of("They met for two weeks in the hall.").anchor is None


def test_anchors_count_from_the_beginning_of_the_whole_text() -> None:
    text = f"{'A tower stands there. ' * 20}\n\n{HISTORY}\n\nThe following day they marched."
    first, second = scan_text(text)
    assert second.anchor is not None
    assert (second.anchor.start, second.anchor.end) == (first.start, first.end)


def test_each_link_of_a_chain_is_read_against_the_one_before() -> None:
    text = f"{HISTORY}The following day they marched. Two days later they won."
    first, second, third = scan_text(text)
    assert [each.edtf for each in (first, second, third)] == ["1939-09-01", "1939-09-02", "1939-09-04"]
    assert second.anchor is not None
    assert third.anchor is not None
    assert (second.anchor.start, third.anchor.start) == (first.start, second.start)


@pytest.mark.parametrize(
    ("text", "published", "assumed"),
    [
        ("They met in March.", True, ("2022: the latest March",)),
        ("They met on August 3.", True, ("2021: the latest August 3",)),
        ("They will meet in August.", True, ("2022: the next August",)),
        (f"{HISTORY}They marched in October.", False, ("1939: the nearest October",)),
        ("They met on Friday.", True, ("the last Friday",)),
        ("They will meet on Friday.", True, ("the next Friday",)),
        ("Their letter of 03/04/2022 is lost.", True, ("03/04/2022: day or month first? the text does not say",)),
        (
            "After 31.03.2022 they wrote on 03.04.2022.",
            True,
            ("03.04.2022: the day is first, as elsewhere in the text",),
        ),
        (
            "After 03/31/2022 they wrote on 03/04/2022.",
            True,
            ("03/04/2022: the month is first, as elsewhere in the text",),
        ),
        ("They met on 3 May 1940.", True, ()),
        ("They met yesterday.", True, ()),
    ],
)
def test_what_is_assumed_is_said(text: str, published: bool, assumed: tuple[str, ...]) -> None:
    assert last_of(text, published).assumed == assumed


def test_nothing_is_assumed_of_the_day_where_both_orders_give_the_same() -> None:
    assert last_of("Their letter of 04/04/2022 is lost.").assumed == ()


def test_a_text_of_old_dates_is_a_history_though_it_was_published() -> None:
    years = "In 1914 they came. In 1915 they fought. In 1916 they fell. In 1917 they rose. In May 1918 they left. "
    found = last_of(f"{years}In June they slept.")
    assert (found.edtf, found.assumed) == ("1918-06", ("1918: the nearest June",))


def test_news_of_old_dates_stays_news() -> None:
    years = "In 1914 they came. In 1915 they fought. In 1916 they fell. In 1917 they rose. In May 1918 they left. "
    found = last_of(f"{years}On Monday they spoke, and today, and last week. On Tuesday they left. In June they slept.")
    assert found.edtf == "2022-06"


def test_where_nearly_all_dates_are_of_one_year_a_bare_one_is_too() -> None:
    history = "They met on March 3, 2022, in May 2022 and on June 5, 2022; in June 2024 a paper wrote of it. "
    found = scan_text(history + "On April 9 they had left.", parse_edtf("2025-04-03"))[-1]
    assert (found.value, found.anchor) == ("2022-04-09", None)
    assert found.assumed == ("2022: the year of nearly all dates in the text",)
    of_many_years = history.replace("May 2022", "May 2023").replace("June 5, 2022", "June 5, 2021")
    assert scan_text(of_many_years + "On April 9 they had left.", parse_edtf("2025-04-03"))[-1].value == "2024-04-09"
