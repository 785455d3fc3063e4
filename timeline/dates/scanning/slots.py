"""What may fill the slots of the scanner's rules: words of the vocabulary, shapes of digits, kinds found before."""

from collections.abc import Mapping
from typing import Final

from timeline.dates import vocabulary
from timeline.dates.scanning.alphabet import NAME, NUMBER_SHAPES, OTHER, PLURAL, SHORT_WEEKDAY, Alphabet

# What TIMEX3 calls the parts of a day.
PARTS_OF_DAY: Final[Mapping[str, str]] = {
    "dawn": "DW", "daybreak": "DW", "sunrise": "DW", "morning": "MO", "mornings": "MO", "midday": "MI",
    "afternoon": "AF", "afternoons": "AF", "dusk": "DU", "sunset": "DU", "nightfall": "NI", "evening": "EV",
    "evenings": "EV", "night": "NI", "nights": "NI", "nighttime": "NI", "overnight": "NI", "daytime": "DT",
    "lunchtime": "MI",
}  # fmt: skip
SINGULAR_UNITS: Final = {word: unit for word, unit in vocabulary.UNITS.items() if word != "night"} | {
    "weekend": "weekend", "millennium": "millennium",
}  # fmt: skip
PLURAL_UNITS: Final = dict(vocabulary.PLURAL_UNITS) | {
    "weekends": "weekend", "millennia": "millennium", "millenniums": "millennium", "hrs": "hour", "mins": "minute",
}  # fmt: skip
UNITS: Final[Mapping[str, str]] = {**SINGULAR_UNITS, **PLURAL_UNITS}

_NUMBERS: Final = (vocabulary.ONES, vocabulary.TENS, vocabulary.MULTIPLES, vocabulary.ORDINALS)
# Words as they stand, and what each means.
_WORDS: Final[Mapping[str, Mapping[str, int | str]]] = {
    "month_name": vocabulary.MONTHS,
    "weekday": vocabulary.WEEKDAYS,
    "weekdays": {f"{name}s": number for name, number in vocabulary.WEEKDAYS.items() if len(name) > 5},
    "season_name": vocabulary.SEASONS,
    "unit": UNITS,
    "one_unit": SINGULAR_UNITS,
    "units": PLURAL_UNITS,
    "part_of_day": PARTS_OF_DAY,
    "one": {word: number for word, number in vocabulary.ONES.items() if len(word) > 2},
    "ten": vocabulary.TENS,
    "multiple": vocabulary.MULTIPLES,
    "nth_word": vocabulary.ORDINALS,
    "decade_word": vocabulary.DECADES,
}
# Shapes of digits, and kinds of phrases that earlier levels made.
_KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "digits": NUMBER_SHAPES,
    "day_digits": ("day_digits",),
    "short_digits": ("day_digits", "two_digits"),
    "three_digits": ("three_digits",),
    "few_digits": ("day_digits", "two_digits", "three_digits"),
    "counted": (PLURAL, *NUMBER_SHAPES),
    "year_digits": ("year_digits",),
    "four_digits": ("year_digits", "four_digits"),
    "ordinal": ("ordinal", "ordinal_day"),
    "day_ordinal": ("ordinal_day",),
    "code": ("code",),
    "amount": ("amount",),
    "clock_digits": ("clock_digits",),
    "decade_digits": ("decade_digits",),
    "numeric_date": ("numeric_date",),
    "iso_date": ("iso_date",),
    "iso_time": ("iso_time",),
    "short_year": ("short_year",),
    "name": (NAME, SHORT_WEEKDAY),
    "short_weekday": (SHORT_WEEKDAY,),
    "plural": (PLURAL,),
    "other": (OTHER, PLURAL),
    "number": ("number", *NUMBER_SHAPES),
    "nth": ("nth", "ordinal", "ordinal_day"),
    "length": ("length",),
    "lasting": ("lasting",),
    "time_of_day": ("time_of_day",),
    "time": ("time", "time_of_day"),
    "year": ("year",),
    "year_month": ("year_month",),
    "month": ("month",),
    "full_day": ("year_month_day",),
    "month_day": ("month_day",),
    "season": ("season",),
    "year_season": ("year_season",),
    "decade": ("decade",),
    "century": ("century",),
    "dated_weekday": ("weekday",),
    "pointed": ("pointed",),
    "holiday": ("holiday",),
    "day": ("year_month_day", "month_day", "weekday", "day", "holiday"),
    "longer": ("year", "year_month", "month", "season", "year_season", "decade", "century", "pointed"),
    "date": (
        "year", "year_month", "month", "year_month_day", "month_day", "season", "year_season", "decade", "century",
        "weekday", "pointed", "day", "holiday",
    ),
    "reference": ("reference",),
}  # fmt: skip


def slots_of(alphabet: Alphabet) -> dict[str, str]:
    """Return the characters that may fill each slot."""
    words = {name: alphabet.of_words(table) for name, table in _WORDS.items()}
    kinds = {name: alphabet.of_kinds(names) for name, names in _KINDS.items()}
    kinds["number"] += words["one"] + words["ten"] + words["multiple"]
    kinds["nth"] += words["nth_word"]
    kinds["counted"] += words["units"] + kinds["length"]
    return words | kinds


def value_of(slot: str, word: str) -> int | str:
    """Return what a table says that a word means."""
    return _WORDS[slot][word]


def number_of(word: str) -> int | None:
    """Return the number that digits or one word mean; None: they mean none."""
    digits = word.replace(",", "").rstrip("stndrh").rstrip("-")
    if digits.isdecimal():
        return int(digits)
    return next((table[word] for table in _NUMBERS if word in table), None)
