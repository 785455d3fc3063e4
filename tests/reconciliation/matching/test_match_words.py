"""Words of a text: folded, numbers whole, no language assumed."""

import pytest

from timeline.reconciliation.matching import criteria
from timeline.reconciliation.matching.words import folded, numbers_in, words_with_worth


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ångström’s Ærø", ["angstrom", "ærø"]),
        ("STRASSE Straße", ["strasse", "strasse"]),
        ("Ubuntu 20.04.1 and 10,000 men", ["ubuntu", "20.04.1", "and", "10,000", "men"]),
        ("at 23:40, on 14/4/1912.", ["at", "23:40", "on", "14/4/1912"]),
        ("the 34th day", ["the", "34th", "day"]),
        ("Москва и Київ", ["москва", "и", "киів"]),
        ("北京条約", ["北京", "京条", "条約"]),
        ("“—…”", []),
    ],
)
def test_words_are_folded(text: str, words: list[str]) -> None:
    assert [word for word, _ in words_with_worth(text)] == words


def test_letters_with_marks_of_their_own_are_folded_alike_however_they_are_coded() -> None:
    assert folded("Café") == folded("CAFE\u0301") == "cafe"


@pytest.mark.parametrize(
    ("text", "word", "worth"),
    [
        ("talks with Turkey", "turkey", criteria.NAME),
        ("Talks with Turkey", "talks", 1.0),
        ("It ended. Talks began", "talks", 1.0),
        ("NATO meets", "nato", criteria.NAME),
        ("in May 2022", "2022", criteria.NUMBER),
        ("in May 2022", "in", criteria.SHORT_WORD),
    ],
)
def test_names_and_numbers_count_more(text: str, word: str, worth: float) -> None:
    assert dict(words_with_worth(text))[word] == worth


def test_numbers_are_words_that_begin_with_a_digit() -> None:
    assert numbers_in("Ubuntu 20.04 LTS, the 2nd of B2B") == {"20.04", "2nd"}
