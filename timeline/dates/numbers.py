"""Numbers, ordinals and years, in digits and in words: each function looks at one place of the tokens.

What it returns is the place after it, and its value; None: there is no such number.
"""

from collections.abc import Sequence
from typing import Final

from timeline.dates import vocabulary
from timeline.dates.tokens import Token

Found = tuple[int, int | str] | None  # index of the token after it, and its value

_MAX_DIGITS: Final = 6
_MAX_DAY: Final = 31
_CENTURIES: Final = {word: number for word, number in vocabulary.ONES.items() if number > 10} | {"twenty": 20}


def number(tokens: Sequence[Token], start: int) -> Found:
    """Read "34", "ten", "a hundred and ten"."""
    text = tokens[start].text
    if text.isdecimal():
        is_clock = len(text) == 4 and text[0] == "0"  # 0600
        return (start + 1, int(text)) if len(text) <= _MAX_DIGITS and not is_clock else None
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


def nth(tokens: Sequence[Token], start: int) -> Found:
    """Read "29th", "29-th", "first", "twenty-ninth"."""
    text = tokens[start].text
    if text[0].isdecimal() and text[-2:] in ("st", "nd", "rd", "th"):
        return (start + 1, int(text[:-2].rstrip("-"))) if len(text) <= _MAX_DIGITS else None
    if text in vocabulary.ORDINALS:
        return start + 1, vocabulary.ORDINALS[text]
    if text in vocabulary.TENS and start + 2 < len(tokens) and tokens[start + 1].text == "-":
        ones = vocabulary.ORDINALS.get(tokens[start + 2].text, 10)
        return (start + 3, vocabulary.TENS[text] + ones) if ones < 10 else None
    return None


def nth_in_digits(tokens: Sequence[Token], start: int) -> Found:
    """Read "29th", not "first"."""
    return nth(tokens, start) if tokens[start].text[0].isdecimal() else None


def day_in_words(tokens: Sequence[Token], start: int) -> Found:
    """Read the number of a day written as a word: "twenty-four"."""
    found = None if tokens[start].text[0].isdecimal() else _number_in_words(tokens, start)
    return found if found and 1 <= int(found[1]) <= _MAX_DAY and tokens[start].text not in ("a", "an") else None


def year_number(tokens: Sequence[Token], start: int) -> Found:
    """Read "1941" and "nineteen forty-one"."""
    text = tokens[start].text
    if text.isdecimal():
        return (start + 1, int(text)) if len(text) == 4 else None
    return _year_in_words(tokens, start)


def _year_in_words(tokens: Sequence[Token], start: int) -> Found:
    century = _CENTURIES.get(tokens[start].text)
    rest = _number_in_words(tokens, start + 1) if century and start + 1 < len(tokens) else None
    if century is None or rest is None or not 10 <= int(rest[1]) <= 99:
        return None
    return rest[0], 100 * century + int(rest[1])


def short_year(tokens: Sequence[Token], start: int) -> Found:
    """Read "'68"; the value is its two digits."""
    text = tokens[start].text
    return (start + 1, int(text[1:])) if text[0] == "'" and text[1:].isdecimal() else None


def day_number(tokens: Sequence[Token], start: int) -> Found:
    """Read the number of a day in its month: "29", "29th", "first"."""
    text = tokens[start].text
    found = (start + 1, int(text)) if text.isdecimal() and len(text) <= 2 else nth(tokens, start)
    return found if found and 1 <= int(found[1]) <= _MAX_DAY else None


def two_digits(tokens: Sequence[Token], start: int) -> Found:
    """Read the "19" of "2017-19"."""
    text = tokens[start].text
    return (start + 1, int(text)) if text.isdecimal() and len(text) == 2 else None


def decade(tokens: Sequence[Token], start: int) -> Found:
    """Read "1990s", "'90s", "nineties"; the value is the decade's number, with or without its century."""
    text = tokens[start].text
    if text in vocabulary.DECADES:
        return start + 1, vocabulary.DECADES[text]
    digits = text.rstrip("s").strip("'")
    is_decade = text.endswith("s") and digits.isdecimal() and 2 <= len(digits) <= 4 and digits.endswith("0")
    return (start + 1, int(digits) // 10) if is_decade else None
