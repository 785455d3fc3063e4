"""The slots of patterns that single words and numbers fill: each looks at one place and takes the longest that fits."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from timeline.dates import clocks, numbers, vocabulary
from timeline.dates.holidays import HOLIDAYS
from timeline.dates.numbers import Found
from timeline.dates.tokens import Token

Finder = Callable[[Sequence[Token], int], Found]
Slot = Callable[[Sequence[Token], int], Sequence[tuple[int, int | str]]]  # every way to fill it, the longest first

_MAX_WORDS: Final = 12
_MAX_HOLIDAY_TOKENS: Final = 6
_IN_NAMES: Final = frozenset({"'s", "'", "."})  # signs in the names of holidays, which the table leaves out
_FIRST_WORDS_OF_HOLIDAYS: Final = frozenset({name.split()[0] for name in HOLIDAYS} | {"saint"})
_QUANTITIES: Final[Mapping[tuple[str, ...], str]] = {
    ("a", "couple", "of"): "a couple",
    ("a", "couple"): "a couple",
    ("a", "few"): "a few",
    ("few",): "a few",
    ("a", "handful", "of"): "a handful",
    ("several",): "several",
    ("a", "number", "of"): "several",
    ("some",): "some",
    ("many",): "many",
    ("dozens", "of"): "dozens",
}


def _word_in(table: Mapping[str, int | str]) -> Finder:
    """Return a slot for the words of a table; its value is the word's."""

    def find(tokens: Sequence[Token], start: int) -> Found:
        value = table.get(tokens[start].text)
        return None if value is None else (start + 1, value)

    return find


def _part_of_day(tokens: Sequence[Token], start: int) -> Found:
    word = tokens[start].text
    return (start + 1, word) if word in vocabulary.PARTS_OF_DAY else None


def _holiday(tokens: Sequence[Token], start: int) -> Found:
    """Read the name of a holiday, the longest that fits; the value is the name in the table."""
    if tokens[start].text not in _FIRST_WORDS_OF_HOLIDAYS:
        return None
    ends = range(min(len(tokens), start + _MAX_HOLIDAY_TOKENS), start, -1)
    names = ((end, _name(tokens[start:end])) for end in ends if tokens[end - 1].text not in _IN_NAMES)
    return next(((end, name) for end, name in names if name in HOLIDAYS), None)


def _name(tokens: Sequence[Token]) -> str:
    kept = " ".join(token.text for token in tokens if token.text not in _IN_NAMES)
    return "st" + kept.removeprefix("saint") if kept.startswith("saint ") else kept


def _quantity(tokens: Sequence[Token], start: int) -> Found:
    """Read "a few", "several", "a couple of": a name in the table of vague words."""
    words = tuple(token.text for token in tokens[start : start + 3])
    found = (length for length in (3, 2, 1) if words[:length] in _QUANTITIES)
    for length in found:
        return start + length, _QUANTITIES[words[:length]]
    return None


def _words(tokens: Sequence[Token], start: int) -> Sequence[tuple[int, int | str]]:
    """Read up to twelve words that do not speak of time: what a passage calls an event."""
    end = start
    while end < min(len(tokens), start + _MAX_WORDS) and _names_something(tokens[end].text):
        end += 1
    texts = [token.text for token in tokens[start:end]]
    return [(start + length, _joined(texts[:length])) for length in range(len(texts), 0, -1)]


def _joined(words: Sequence[str]) -> str:
    return " ".join(words).replace(" 's", "'s").replace(" - ", "-")


def _names_something(word: str) -> bool:
    return (word.isalpha() or word in ("-", "'s", "'")) and word not in vocabulary.TIME_WORDS


def _alone(find: Finder) -> Slot:
    """Return a slot that is filled in one way at most."""

    def fill(tokens: Sequence[Token], start: int) -> Sequence[tuple[int, int | str]]:
        found = find(tokens, start)
        return () if found is None else (found,)

    return fill


SLOTS: Final[Mapping[str, Slot]] = {
    "month_name": _alone(_word_in(vocabulary.MONTHS)),
    "weekday": _alone(_word_in(vocabulary.WEEKDAYS)),
    "weekdays": _alone(_word_in(vocabulary.PLURAL_WEEKDAYS)),
    "season": _alone(_word_in(vocabulary.SEASONS)),
    "unit": _alone(_word_in({**vocabulary.UNITS, **vocabulary.PLURAL_UNITS})),
    "plural_unit": _alone(_word_in(vocabulary.PLURAL_UNITS)),
    "part_of_day": _alone(_part_of_day),
    "number": _alone(numbers.number),
    "nth": _alone(numbers.nth),
    "nth_in_digits": _alone(numbers.nth_in_digits),
    "day_in_words": _alone(numbers.day_in_words),
    "short_year": _alone(numbers.short_year),
    "short_date": _alone(clocks.short_date),
    "era": _alone(_word_in(vocabulary.ERAS)),
    "holiday": _alone(_holiday),
    "zone": _alone(clocks.zone),
    "day_number": _alone(numbers.day_number),
    "year_number": _alone(numbers.year_number),
    "two_digits": _alone(numbers.two_digits),
    "numeric_date": _alone(clocks.numeric_date),
    "decade": _alone(numbers.decade),
    "clock": _alone(clocks.clock),
    "quantity": _alone(_quantity),
    "words": _words,
}

_NOT_IN_WORDS: Final = frozenset({"nth_in_digits", "two_digits", "numeric_date", "short_date", "short_year"})
_IN_WORDS: Final = tuple((name, slot) for name, slot in SLOTS.items() if name not in _NOT_IN_WORDS)
_IN_DIGITS: Final = tuple(
    (name, SLOTS[name])
    for name in (
        "number", "nth", "nth_in_digits", "day_number", "year_number", "two_digits", "numeric_date", "short_date",
        "decade", "clock",
    )
)  # fmt: skip
_BEHIND_APOSTROPHE: Final = (
    ("short_year", SLOTS["short_year"]),
    ("decade", SLOTS["decade"]),
    ("words", SLOTS["words"]),
)


def fitting_slots(tokens: Sequence[Token], start: int) -> Mapping[str, Sequence[tuple[int, int | str]]]:
    """Return the slots that something fills at a place, and every way to fill each."""
    first = tokens[start].text[0]
    slots = _IN_DIGITS if first.isdecimal() else _IN_WORDS if first.isalpha() else _BEHIND_APOSTROPHE
    return {name: found for name, slot in slots if (found := slot(tokens, start))}
