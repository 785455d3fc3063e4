"""The slots of patterns that single words and numbers fill: each looks at one place and takes the longest that fits."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from timeline.dates import vocabulary
from timeline.dates.holidays import HOLIDAYS
from timeline.dates.tokens import Token

Found = tuple[int, int | str] | None  # index of the token after it, and its value
Finder = Callable[[Sequence[Token], int], Found]
Slot = Callable[[Sequence[Token], int], Sequence[tuple[int, int | str]]]  # every way to fill it, the longest first

_MAX_DIGITS: Final = 6
_MAX_DAY: Final = 31
_MAX_WORDS: Final = 12
_MAX_HOLIDAY_TOKENS: Final = 6
_CENTURIES: Final = range(11, 21)
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


def _number(tokens: Sequence[Token], start: int) -> Found:
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


def _day_in_words(tokens: Sequence[Token], start: int) -> Found:
    """Read the number of a day written as a word: "twenty-four"."""
    found = None if tokens[start].text[0].isdecimal() else _number_in_words(tokens, start)
    return found if found and 1 <= int(found[1]) <= _MAX_DAY and tokens[start].text not in ("a", "an") else None


def _day_number(tokens: Sequence[Token], start: int) -> Found:
    """Read the number of a day in its month: "29", "29th", "first"."""
    text = tokens[start].text
    found = (start + 1, int(text)) if text.isdecimal() and len(text) <= 2 else _nth(tokens, start)
    return found if found and 1 <= int(found[1]) <= _MAX_DAY else None


def _year_number(tokens: Sequence[Token], start: int) -> Found:
    """Read "1941" and "nineteen forty-one"."""
    text = tokens[start].text
    if text.isdecimal():
        return (start + 1, int(text)) if len(text) == 4 else None
    return _year_in_words(tokens, start)


def _year_in_words(tokens: Sequence[Token], start: int) -> Found:
    centuries = {**vocabulary.ONES, "twenty": 20}.get(tokens[start].text, 0)
    if centuries not in _CENTURIES or start + 1 == len(tokens):
        return None
    rest = _number_in_words(tokens, start + 1)
    if rest is None or not 10 <= int(rest[1]) <= 99 or tokens[start + 1].text == "-":
        return None
    return rest[0], 100 * centuries + int(rest[1])


def _short_year(tokens: Sequence[Token], start: int) -> Found:
    """Read "'68"; the value is its two digits."""
    text = tokens[start].text
    return (start + 1, int(text[1:])) if text[0] == "'" and text[1:].isdecimal() else None


def _short_date(tokens: Sequence[Token], start: int) -> Found:
    """Read "31.3.": a day and a month, each with its full stop."""
    text = tokens[start].text
    return (start + 1, text) if text[0].isdecimal() and text.count(".") == 1 else None


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


def _zone(tokens: Sequence[Token], start: int) -> Found:
    """Read "GMT", "UTC+3", "Kyiv time", "local time"; the value is an offset, an IANA zone, a name of several zones."""
    word = tokens[start].text
    texts = [token.text for token in tokens[start + 1 : start + 3]]
    if word in ("utc", "gmt") and len(texts) == 2 and texts[0] in ("+", "-"):
        hours, _, minutes = texts[1].partition(":")
        if hours.isdecimal() and len(hours) <= 2:
            return start + 3, f"{texts[0]}{int(hours):02d}:{minutes or '00'}"
    is_place = word == vocabulary.LOCAL or "/" in vocabulary.ZONES.get(word, "") or word in ("central", "mountain")
    if is_place and word != "et":
        return (start + 2, vocabulary.ZONES.get(word) or word) if texts[:1] == ["time"] else None
    return (start + 1, vocabulary.ZONES[word] or word) if word in vocabulary.ZONES else None


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
    is_decade = text.endswith("s") and digits.isdecimal() and 2 <= len(digits) <= 4 and digits.endswith("0")
    return (start + 1, int(digits) // 10) if is_decade else None


def _clock(tokens: Sequence[Token], start: int) -> Found:
    """Read "17:15", "5:15 pm", "5 p.m.", "5.15 pm", "1715 hours", "noon"; the value is `HH:MM` or `HH:MM:SS`."""
    text = tokens[start].text
    if text == "noon":
        return start + 1, "12:00"
    texts = [token.text for token in tokens[start + 1 : start + 4]]
    if len(text) == 4 and text.isdecimal():
        return (start + 2, f"{text[:2]}:{text[2:]}") if texts[:1] in (["hours"], ["hrs"], ["hr"]) else None
    hour, colon, rest = text.partition(":")
    if not colon and len(texts) == 3 and texts[0] == "." and texts[1].isdecimal() and len(texts[1]) == 2:
        found = _by_halves(hour, texts[1], texts[2])
        return (start + 4, found) if found else None
    if not hour.isdecimal() or len(hour) > 2:
        return None
    if texts and _half(texts[0]):
        found = _by_halves(hour, rest, texts[0])
        return (start + 2, found) if found else None
    return (start + 1, f"{int(hour):02d}:{rest}") if colon else None


def _by_halves(hour: str, minutes: str, half: str) -> str | None:
    """Return the time of a clock with twelve hours; None: it has no such hour, or the half of the day is not said."""
    if not _half(half) or not hour.isdecimal() or not 1 <= int(hour) <= 12:
        return None
    return f"{int(hour) % 12 + (12 if _half(half) == 'pm' else 0):02d}:{minutes or '00'}"


def _half(word: str) -> str:
    """Return "am" or "pm" of "p.m."; empty for any other word."""
    bare = word.replace(".", "").replace(" ", "")
    return bare if bare in ("am", "pm") else ""


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
    "number": _alone(_number),
    "nth": _alone(_nth),
    "nth_in_digits": _alone(_nth_in_digits),
    "day_in_words": _alone(_day_in_words),
    "short_year": _alone(_short_year),
    "short_date": _alone(_short_date),
    "era": _alone(_word_in(vocabulary.ERAS)),
    "holiday": _alone(_holiday),
    "zone": _alone(_zone),
    "day_number": _alone(_day_number),
    "year_number": _alone(_year_number),
    "two_digits": _alone(_two_digits),
    "numeric_date": _alone(_numeric_date),
    "decade": _alone(_decade),
    "clock": _alone(_clock),
    "quantity": _alone(_quantity),
    "words": _words,
}
