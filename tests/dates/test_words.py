"""What words say, case by case: the cases are in words.tsv, to be read and added to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline.dates import Context, WordsRead, read_words
from timeline.dates.grammar import PHRASES
from timeline.dates.pattern import Parse
from timeline.dates.reading import MAX_LENGTH, find_parse
from timeline.errors import WordsError
from timeline.model.claim import Read
from timeline.model.edtf import parse_edtf

Case = tuple[str, str, str]
YEAR_22 = "2022: the latest year ending in 22, not after 2022"
BY = "by: up to and including that day; of a deadline ahead, write its date"
LAST = "2023: the year goes with both dates"


def cases() -> list[Case]:
    lines = (Path(__file__).parent / "words.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(words, against, expected) for words, against, expected in rows]


def context(against: str) -> Context:
    parts = against.split()
    published = next((part for part in parts if part[0].isdecimal()), None)
    year = next((part for part in parts if part.startswith("year=")), None)
    return Context(
        published=parse_edtf(published) if published else None,
        year=int(year.removeprefix("year=")) if year else None,
        against_event="event" in parts,
    )


def told(read: WordsRead) -> str:
    parts = [*_time(read)]
    parts += [f"weekday={read.weekday}"] if read.weekday is not None else []
    parts += ["vague"] if read.read is Read.VAGUE else []
    return " ".join(parts)


def _time(read: WordsRead) -> Iterator[str]:
    if read.edtf is not None:
        yield read.edtf.text
    if read.duration is not None:
        yield read.duration.text
    if read.relative is not None:
        yield read.relative.type
        yield from [read.relative.gap.text] if read.relative.gap else []
        yield from [f"within={read.relative.within.text}"] if read.relative.within else []
        yield from [f"from={read.relative.from_side}"] if read.relative.from_side else []
        yield from [f"to={read.relative.to_side}"] if read.relative.to_side else []


@pytest.mark.parametrize(("words", "against", "expected"), cases())
def test_words_say_what_the_table_says(words: str, against: str, expected: str) -> None:
    try:
        found = told(read_words(words, context(against)))
    except WordsError as error:
        found = f"error: {error}"
    assert found == expected


def test_every_rule_has_a_case() -> None:
    used: set[int] = set()
    for words, against, _ in cases():
        used.update(_rules_of(find_parse(words, against_event="event" in against)))
    unused = [f"{name}: {rule.pattern}" for name, rules in PHRASES.items() for rule in rules if id(rule) not in used]
    assert unused == []


def _rules_of(parse: Parse | None) -> Iterator[int]:
    if parse is not None:
        yield id(parse.rule)
        for part in parse.parts.values():
            yield from _rules_of(part) if isinstance(part, Parse) else ()


@pytest.mark.parametrize(
    ("words", "against", "assumed"),
    [
        ("March 29, 2022", "2022-03-30", ()),
        ("March 29", "2022-03-30", ("2022: the latest March 29 not after publication 2022-03-30",)),
        ("March 29", "2025-04-03 year=2022", ("2022: the year this text reads as",)),
        ("March 7 to March 29", "year=2022", ("2022: the year this text reads as",)),
        ("March 7 to March 29, 2022", "-", ("2022: the year goes with both dates",)),
        ("Tuesday", "2022-03-30", ("Tuesday on or before publication 2022-03-30",)),
        ("1911-12", "-", ("EDTF, a part of the year 1911; two years are written 1911/1912",)),
        ("from the 1760s to 1780", "-", ()),
        ("31/03/2022", "-", ("31/03/2022: day first, as there is no month 31",)),
        ("03/31/2022", "-", ("03/31/2022: month first, as there is no month 31",)),
        ("3/31/22", "2022-04-20", (YEAR_22, "3/31/22: month first, as there is no month 31")),
        ("Thanksgiving 2021", "-", ("Thanksgiving: as in the United States",)),
        ("431 to 404 BC", "-", ("BC goes with both years",)),
        ("the 1800s", "-", ("the 1800s: the century; the decade alone is 1800 to 1809",)),
        ("9 (22) January 1905", "-", ("1905-01-22: the Gregorian date; 1905-01-09 is the Julian one",)),
        ("29 March 2022, 5 pm Kyiv time", "-", ("UTC+03:00: the time in Europe/Kyiv on that day",)),
        ("29 March 2022, 5 pm local time", "-", ("local time: that of the zone in which days are counted",)),
        ("four days after the March 3, 2022 attack", "-", ('"attack" is at the date before its name',)),
        ("1715 hours", "-", ("1715 hours: a length; a time of day is written 17:15",)),
        ("in 2021-22", "-", ("the years 2021 to 2022; a month, season or quarter is written 2021-22 alone",)),
        ("by Friday", "2022-03-30", (BY, "Friday on or before publication 2022-03-30")),
        ("after the talks", "event", ('"the talks" names the other event',)),
        ("February to January 2", "2022-03-30", ("2022: the latest February not after publication 2022-03-30", LAST)),
    ],
)  # fmt: skip
def test_every_assumption_is_said(words: str, against: str, assumed: tuple[str, ...]) -> None:
    assert read_words(words, context(against)).assumed == assumed


@pytest.mark.parametrize("words", ["", " ", "x" * (MAX_LENGTH + 1), "hello", "03/04/2022", "Tuesday", "the day before"])
def test_an_error_says_what_to_do(words: str) -> None:
    with pytest.raises(WordsError) as caught:
        read_words(words, context("-"))
    assert caught.value.hint
    assert "\n" not in str(caught.value)
