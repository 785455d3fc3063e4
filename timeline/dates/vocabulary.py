"""The English words for parts of time. A word added here is known to every rule."""

from collections.abc import Mapping
from typing import Final

from timeline.model.edtf.calendar import MONTH_NAMES, WEEKDAY_NAMES

# fmt: off
# tables are read in rows
MONTHS: Final[Mapping[str, int]] = {
    **{name.lower(): number for number, name in enumerate(MONTH_NAMES, start=1)},
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
}

WEEKDAYS: Final[Mapping[str, int]] = {
    **{name.lower(): number for number, name in enumerate(WEEKDAY_NAMES)},
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}

# EDTF level 2 counts seasons and quarters as months 21 to 36.
SEASONS: Final[Mapping[str, int]] = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
FIRST_QUARTER: Final = 33
FIRST_HALF: Final = 40

UNITS: Final[Mapping[str, str]] = {
    "second": "second", "minute": "minute", "hour": "hour", "day": "day", "night": "day", "week": "week",
    "fortnight": "fortnight", "month": "month", "quarter": "quarter", "year": "year", "decade": "decade",
    "century": "century",
}
PLURAL_UNITS: Final[Mapping[str, str]] = {
    "seconds": "second", "minutes": "minute", "hours": "hour", "days": "day", "nights": "day", "weeks": "week",
    "fortnights": "fortnight", "months": "month", "quarters": "quarter", "years": "year", "decades": "decade",
    "centuries": "century",
}

PARTS_OF_DAY: Final = frozenset(
    {"dawn", "daybreak", "sunrise", "morning", "noon", "midday", "lunchtime", "afternoon", "dusk", "evening", "sunset"}
    | {"sundown", "twilight", "nightfall", "nighttime", "night"}
)

# Time zones: an offset, or the IANA zone that has it; "" where several zones go by that name.
ZONES: Final[Mapping[str, str]] = {
    "utc": "Z", "gmt": "Z", "z": "Z", "zulu": "Z", "wet": "Z", "cet": "+01:00", "cest": "+02:00", "eet": "+02:00",
    "eest": "+03:00", "msk": "+03:00", "trt": "+03:00", "hkt": "+08:00", "jst": "+09:00", "kst": "+09:00",
    "aest": "+10:00", "aedt": "+11:00", "est": "-05:00", "edt": "-04:00", "cdt": "-05:00", "mst": "-07:00",
    "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "et": "America/New_York",
    "bst": "", "cst": "", "ist": "", "ast": "", "sst": "", "gst": "",
}
LOCAL: Final = "local"
PLACES: Final[Mapping[str, str]] = {  # before "time"
    LOCAL: LOCAL, "eastern": "America/New_York", "pacific": "America/Los_Angeles", "london": "Europe/London",
    "paris": "Europe/Paris", "berlin": "Europe/Berlin", "kyiv": "Europe/Kyiv", "kiev": "Europe/Kyiv",
    "moscow": "Europe/Moscow", "istanbul": "Europe/Istanbul", "tokyo": "Asia/Tokyo", "beijing": "Asia/Shanghai",
    "central": "", "mountain": "",
}

ERAS: Final[Mapping[str, str]] = {
    "bc": "bc", "bce": "bc", "b.c": "bc", "b.c.e": "bc", "ad": "ad", "ce": "ad", "a.d": "ad", "c.e": "ad",
}

ONES: Final[Mapping[str, int]] = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}
TENS: Final[Mapping[str, int]] = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}
MULTIPLES: Final[Mapping[str, int]] = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000}

ORDINALS: Final[Mapping[str, int]] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}
DECADES: Final[Mapping[str, int]] = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
    "nineties": 9,
}
PLURAL_WEEKDAYS: Final = {f"{name.lower()}s": number for number, name in enumerate(WEEKDAY_NAMES)}

# How many of a finer unit make one; what is counted in the coarser one is written in the finer.
IN_FINER_UNITS: Final[Mapping[str, tuple[int, str]]] = {
    "week": (7, "day"), "fortnight": (14, "day"), "quarter": (3, "month"), "decade": (10, "year"),
    "century": (100, "year"), "millennium": (1000, "year"),
}

# fmt: on
_DEICTIC: Final = frozenset({"today", "yesterday", "tomorrow", "tonight", "ago", "now"})
_ORDER: Final = frozenset(
    {"after", "before", "later", "earlier", "prior", "since", "until", "afterwards", "previously"}
)
# Words that speak of time: where they stand, they are not the name of an event.
TIME_WORDS: Final = _DEICTIC.union(
    set(MONTHS) - {"may", "sun", "sat", "mar"},
    WEEKDAYS,
    UNITS,
    PLURAL_UNITS,
    SEASONS,
    DECADES,
    _ORDER,
    ("same", "next"),
)
# Words before a time that do not change it.
SMALL_TALK: Final = frozenset(
    {"on", "in", "at", "of", "only", "just", "also", "already", "even", "still", "then", "back", "over", "during"}
    | {"for", "sometime", "dated", "again", "as", "the", ",", "-"}
)
