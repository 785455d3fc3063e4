"""The slots of patterns that single words and numbers fill: each looks at one place and takes the longest that fits."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from timeline.dates import vocabulary
from timeline.dates.tokens import Token

Found = tuple[int, int | str] | None  # index of the token after it, and its value
Finder = Callable[[Sequence[Token], int], Found]
Slot = Callable[[Sequence[Token], int], Sequence[tuple[int, int | str]]]  # every way to fill it, the longest first

_MAX_DIGITS: Final = 6
_MAX_DAY: Final = 31
_MAX_WORDS: Final = 12
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


def _number(tokens: Sequence[Token], start: int) -> Found:
    text = tokens[start].text
    if text.isdecimal():
        return (start + 1, int(text)) if len(text) <= _MAX_DIGITS else None
    return _number_in_words(tokens, start)


def _number_in_words(tokens: Sequence[Token], start: int) -> Found:
    """Read "ten", "twenty-five", "a hundred and ten", "two thousand"."""
    total, at = 0, start
    while at < len(tokens):
        place = at + 1 if at > start and tokens[at].text in ("-", "and") and at + 1 < len(tokens) else at
        grown = _with_word(total, tokens[place].text, first=place == start)
        if grown is None:
            break
        total, at = grown, place + 1
    return (at, total) if at > start else None


def _with_word(total: int, word: str, *, first: bool) -> int | None:
    """Return the number that a further word makes of a number; None: it does not continue it."""
    if word in vocabulary.MULTIPLES:
        multiple = vocabulary.MULTIPLES[word]
        return max(total, 1) * multiple if total < multiple else None
    if word in vocabulary.TENS:
        return total + vocabulary.TENS[word] if first or (total and total % 100 == 0) else None
    one = vocabulary.ONES.get(word)
    if one is None or not (first or word not in ("a", "an")):
        return None
    follows_tens = one < 10 <= 20 <= total % 100 and total % 10 == 0
    return total + one if first or follows_tens or (total and total % 100 == 0) else None


def _nth(tokens: Sequence[Token], start: int) -> Found:
    """Read "29th", "first", "twenty-ninth"."""
    text = tokens[start].text
    if text[0].isdecimal() and text[-2:] in ("st", "nd", "rd", "th"):
        return (start + 1, int(text[:-2])) if len(text) <= _MAX_DIGITS else None
    if text in vocabulary.ORDINALS:
        return start + 1, vocabulary.ORDINALS[text]
    if text in vocabulary.TENS and start + 2 < len(tokens) and tokens[start + 1].text == "-":
        ones = vocabulary.ORDINALS.get(tokens[start + 2].text, 10)
        return (start + 3, vocabulary.TENS[text] + ones) if ones < 10 else None
    return None


def _nth_in_digits(tokens: Sequence[Token], start: int) -> Found:
    return _nth(tokens, start) if tokens[start].text[0].isdecimal() else None


def _day_number(tokens: Sequence[Token], start: int) -> Found:
    """Read the number of a day in its month: "29", "29th", "first"."""
    text = tokens[start].text
    found = (start + 1, int(text)) if text.isdecimal() and len(text) <= 2 else _nth(tokens, start)
    return found if found and 1 <= int(found[1]) <= _MAX_DAY else None


def _year_number(tokens: Sequence[Token], start: int) -> Found:
    text = tokens[start].text
    return (start + 1, int(text)) if text.isdecimal() and len(text) == 4 else None


def _two_digits(tokens: Sequence[Token], start: int) -> Found:
    text = tokens[start].text
    return (start + 1, int(text)) if text.isdecimal() and len(text) == 2 else None


def _numeric_date(tokens: Sequence[Token], start: int) -> Found:
    text = tokens[start].text
    return (start + 1, text) if text[0].isdecimal() and sum(map(text.count, "./-")) == 2 else None


def _decade(tokens: Sequence[Token], start: int) -> Found:
    """Read "1990s", "'90s", "nineties"; the value is the decade's number, with or without its century."""
    text = tokens[start].text
    if text in vocabulary.DECADES:
        return start + 1, vocabulary.DECADES[text]
    digits = text.rstrip("s").strip("'")
    is_decade = text.endswith("s") and digits.isdecimal() and len(digits) in (2, 4) and digits.endswith("0")
    return (start + 1, int(digits) // 10) if is_decade else None


def _clock(tokens: Sequence[Token], start: int) -> Found:
    """Read "17:15", "5:15 pm", "5 p.m.", "noon"; the value is `HH:MM` or `HH:MM:SS`."""
    text = tokens[start].text
    if text == "noon":
        return start + 1, "12:00"
    hour, colon, rest = text.partition(":")
    half = tokens[start + 1].text.replace(".", "").replace(" ", "") if start + 1 < len(tokens) else ""
    if not hour.isdecimal() or len(hour) > 2 or not (colon or half in ("am", "pm")):
        return None
    if half in ("am", "pm"):
        hours = int(hour) % 12 + (12 if half == "pm" else 0)
        return (start + 2, f"{hours:02d}:{rest or '00'}") if 1 <= int(hour) <= 12 else None
    return start + 1, f"{int(hour):02d}:{rest}"


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
    "season": _alone(_word_in(vocabulary.SEASONS)),
    "unit": _alone(_word_in({**vocabulary.UNITS, **vocabulary.PLURAL_UNITS})),
    "plural_unit": _alone(_word_in(vocabulary.PLURAL_UNITS)),
    "part_of_day": _alone(_part_of_day),
    "number": _alone(_number),
    "nth": _alone(_nth),
    "nth_in_digits": _alone(_nth_in_digits),
    "day_number": _alone(_day_number),
    "year_number": _alone(_year_number),
    "two_digits": _alone(_two_digits),
    "numeric_date": _alone(_numeric_date),
    "decade": _alone(_decade),
    "clock": _alone(_clock),
    "quantity": _alone(_quantity),
    "words": _words,
}
