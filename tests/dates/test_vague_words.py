"""The table of vague words: every meaning can be read, and a store can give its own."""

import pytest

from timeline.dates import Context, read_words
from timeline.dates.vague import VAGUE_WORDS, is_duration, number_range, part_of_unit
from timeline.errors import WordsError
from timeline.model.claim import Read
from timeline.model.duration import parse_duration
from timeline.model.edtf import parse_edtf


def read(words: str, overrides: dict[str, str], *, against_event: bool = False) -> str:
    context = Context(published=parse_edtf("2022-03-30"), year=2022, against_event=against_event, words=overrides)
    found = read_words(words, context)
    assert found.read is Read.VAGUE
    if found.edtf is not None:
        return found.edtf.text
    gap = found.relative.gap if found.relative else found.duration
    assert gap is not None
    return gap.text


@pytest.mark.parametrize(("name", "meaning"), VAGUE_WORDS.items())
def test_every_meaning_can_be_read(name: str, meaning: str) -> None:
    if is_duration(meaning):
        assert parse_duration(meaning).text == meaning
    elif meaning.startswith("last "):
        assert part_of_unit(name, meaning, 30).high == 30
    else:
        assert number_range(name, meaning).low >= 0


@pytest.mark.parametrize(
    ("words", "overrides", "expected"),
    [
        ("early March", {"early": "1-12"}, "[2022-03-01..2022-03-12]"),
        ("late March", {"late": "20-end"}, "[2022-03-20..2022-03-31]"),
        ("the end of February", {"end": "last 3"}, "[2022-02-26..2022-02-28]"),
        ("late February", {"late": "20-31"}, "[2022-02-20..2022-02-28]"),
        ("the first week of March", {"first week": "1-6"}, "[2022-03-01..2022-03-06]"),
        ("early 2022", {"early in a year": "1-3"}, "[2022-01..2022-03]"),
        ("a few days", {"a few": "3-4"}, "P3D/P4D"),
        ("a few weeks", {"a few days": "P3D/P6D"}, "P2W/P5W"),
        ("a few days", {"a few days": "P3D/P6D", "a few": "2-9"}, "P3D/P6D"),
        ("nearly three weeks", {"nearly": "90%-100%"}, "P18D/P21D"),
        ("nearly three weeks", {"nearly 3 weeks": "95%-100%"}, "P19D/P21D"),
        ("nearly ten years", {"nearly": "50%-100%"}, "P5Y/P10Y"),
        ("over three hours", {"over": "100%-200%"}, "PT3H/PT6H"),
        ("for weeks", {"weeks": "P2W/P8W"}, "P2W/P8W"),
    ],
)
def test_a_store_gives_its_own_meaning(words: str, overrides: dict[str, str], expected: str) -> None:
    assert read(words, overrides) == expected


def test_a_store_gives_its_own_distance_from_an_event() -> None:
    assert read("shortly after", {"shortly": "P0D/P7D"}, against_event=True) == "P0D/P7D"


@pytest.mark.parametrize("meaning", ["", "soon", "10-1", "P2D/P5D", "1..10", "last x", "-3-4", "1-10-12"])
def test_a_meaning_that_cannot_be_read_is_named(meaning: str) -> None:
    with pytest.raises(WordsError, match="early"):
        read("early March", {"early": meaning})
