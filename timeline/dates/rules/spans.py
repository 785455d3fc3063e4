"""Words for lengths of time."""

from typing import Final

from timeline.dates.counting import as_said, at_least, at_most, counted, stretched
from timeline.dates.meaning import Count, Span
from timeline.dates.pattern import Parts, Rule
from timeline.dates.vague import is_duration, number_range
from timeline.dates.vocabulary import IN_FINER_UNITS, PLURAL_UNITS
from timeline.errors import WordsError

_PARTS: Final = {  # how many of a finer unit make one, so that half of it is a whole number of these or nearly
    **IN_FINER_UNITS,
    "minute": (60, "second"),
    "hour": (60, "minute"),
    "day": (24, "hour"),
    "month": (30, "day"),
    "quarter": (13, "week"),
    "year": (12, "month"),
}

_CHANGING: Final = frozenset(
    {"and", "at", "but", "if", "less", "max", "maximum", "min", "minimum", "minus", "or", "plus"}
)


def _unit(p: Parts) -> str:
    return p.word("unit")


def count(p: Parts) -> Count:
    """Read "34 days"."""
    number = p.number("number")
    if _unit(p) == "hour" and FIRST_OF_FOUR_DIGITS <= number <= LAST_MINUTE:
        p.reading.assume(f"{number} hours: a length; a time of day is written {number // 100}:{number % 100:02d}")
    return Count(number, number, _unit(p))


def count_range(p: Parts) -> Count:
    """Read "ten to 15 years"."""
    low, high = p.number("low"), p.number("high")
    if low > high:
        raise WordsError(f"{low} to {high} runs backwards", "Write the smaller number first.")
    return Count(low, high, _unit(p))


def one_or_two(p: Parts) -> Count:
    """Read "a day or two"."""
    return Count(1, 2, _unit(p))


def one(p: Parts) -> Count:
    """Read "month-long"."""
    return Count(1, 1, _unit(p))


def half(p: Parts) -> Count:
    """Read "half a year"."""
    return _halves(1, _unit(p))


def and_a_half(p: Parts) -> Count:
    """Read "two and a half years"."""
    return _halves(2 * p.number("number") + 1, _unit(p))


def one_and_a_half(p: Parts) -> Count:
    """Read "a year and a half"."""
    return _halves(3, _unit(p))


def _halves(halves: int, unit: str) -> Count:
    """Return what rounds to that many halves of a unit."""
    if unit not in _PARTS:
        raise WordsError(f"half a {unit} is too short to count")
    size, finer = _PARTS[unit]
    return Count(size * (2 * halves - 1) // 4, -(-size * (2 * halves + 1) // 4), finer)


def counted_span(p: Parts) -> Span:
    """A counted length."""
    return counted(p.count())


def quantity(p: Parts) -> Span:
    """Read "a few days"."""
    unit, name = _unit(p), p.word("quantity")
    found, meaning = p.reading.meaning_of(f"{name} {unit}s", name)
    if is_duration(meaning):
        return span_of(meaning)
    numbers = number_range(found, meaning)
    return as_said(Count(numbers.low, numbers.high, unit))


def bare_units(p: Parts) -> Span:
    """Read "weeks"."""
    words = next(word for word, unit in PLURAL_UNITS.items() if unit == p.word("plural_unit"))
    return span_of(p.reading.meaning_of(words)[1])


def span_of(meaning: str) -> Span:
    """Return the length that a duration, or a range of two, stands for."""
    low, slash, high = meaning.partition("/")
    return Span("P0D" if low == ".." else low, high if slash else low)


def lasts(p: Parts) -> Span:
    """A length as what an event lasts: one day may begin and end on the same date."""
    return _lasting(p.span())


def lasts_beside(p: Parts) -> Span:
    """Read "a 15-year term", but not "five years plus": words behind a length may change it."""
    word = p.word("words").split()[0]
    if word in _CHANGING:
        raise WordsError(f'"{word}" behind a length may change it', "Write the length as it is meant.")
    return _lasting(p.span())


def one_lasts(p: Parts) -> Span:
    """Read "the past month of war"."""
    return _lasting(counted(one(p)))


def _lasting(span: Span) -> Span:
    return Span("P0D", "P1D") if span.text == "P1D" else span


def nearly(p: Parts) -> Span:
    """Read "nearly three weeks"."""
    return stretched(p.count(), "nearly", p.reading)


def over(p: Parts) -> Span:
    """Read "over three hours"."""
    return stretched(p.count(), "over", p.reading)


def well_over(p: Parts) -> Span:
    """Read "well over a year"."""
    return stretched(p.count(), "well over", p.reading)


def about(p: Parts) -> Span:
    """Read "about a month"."""
    return stretched(p.count(), "about", p.reading)


def minimum(p: Parts) -> Span:
    """Read "at least two days"."""
    return at_least(p.count())


def maximum(p: Parts) -> Span:
    """Read "up to two days"."""
    return at_most(p.span())


def stated(p: Parts) -> Span:
    """A number of units as a limit, or an exact one: it stands as it is."""
    return as_said(p.count())


def same(p: Parts) -> Span:
    """A length with words that leave it as it is."""
    return p.span()


FIRST_OF_FOUR_DIGITS: Final = 1000
LAST_MINUTE: Final = 2359  # of a day, as soldiers write it

COUNTS: Final = (
    Rule("{low:number} to|-|or {high:number} -? {unit}", count_range),
    Rule("between {low:number} and {high:number} {unit}", count_range),
    Rule("from {low:number} to {high:number} {unit}", count_range),
    Rule("{number} and a half {unit}", and_a_half),
    Rule("a|an|one {unit} and a half", one_and_a_half),
    Rule("{number} {unit} and a half", and_a_half),
    Rule("a|an|one {unit} or two", one_or_two),
    Rule("half -? a|an? -? {unit}", half),
    Rule("{number} -? {unit} '|'s?", count),
    Rule("{number} full|whole|more|consecutive|straight|other {unit}", count),
    Rule("{unit} -? long", one),
)

# A length without what may stand around it.
LENGTHS: Final = (
    Rule("nearly|almost|barely {count}", nearly),
    Rule("close to {count}", nearly),
    Rule("just under {count}", nearly),
    Rule("not quite {count}", nearly),
    Rule("over|exceeding {count}", over),
    Rule("a? just|slightly|little over {count}", over),
    Rule("more than {count}", over),
    Rule("well over {count}", well_over),
    Rule("exactly|precisely {count}", stated),
    Rule("about|around|approximately|roughly|circa|some {count}", about),
    Rule("{count} or so", about),
    Rule("at least {count}", minimum),
    Rule("no|not fewer|less than {count}", minimum),
    Rule("{count} or more|longer", minimum),
    Rule("{count} at least", minimum),
    Rule("{count}", counted_span),
    Rule("{quantity} more|full|whole|consecutive? {unit}", quantity),
    Rule("{plural_unit}", bare_units),
)

LIMITS: Final = (
    Rule("{count}", stated),
    Rule("{span:length}", same),
)

SPANS: Final = (
    Rule("{span:length} -? long? of {words}", same),
    Rule("{span:length} -? long|old", same),
    Rule("{span:length}", same),
    Rule("up to {span:limit}", maximum),
    Rule("at most {span:limit}", maximum),
    Rule("no|not more|longer than {span:limit}", maximum),
    Rule("under {span:limit}", maximum),
    Rule("less|fewer than {span:limit}", maximum),
    Rule("{span:limit} or less|fewer", maximum),
    Rule("{span:limit} at most", maximum),
)

# A length, and nothing else: what `duration:` of a card says.
DURATIONS: Final = (
    Rule("{span}", lasts),
    Rule("for|in|over|during {span}", lasts),
    Rule("{span} {words}", lasts_beside),  # "15-year consultation period"
    Rule("a|an|the {span}", lasts),
    Rule("a|an|the {span} {words}", lasts_beside),  # "a 15-year term", "the month-long war"
    Rule("for|in|over|during? these|those|his|her|its|their {span}", lasts),
    Rule("for|in|over|during? the? past|last|first|whole|entire|full|previous|preceding {span}", lasts),
    Rule("for|in|over|during? the? past|last|first|whole|entire|full|previous|next {unit} of {words}", one_lasts),
    Rule("for|in|over|during? the? whole|entire|full|first {unit}", one_lasts),
    Rule("for|in|over|during? the? next|following|coming|ensuing {span}", lasts),
    Rule("within the? next|following|first|coming? {span:limit}", maximum),
    Rule("over|in|during? the course|space|span of {span}", lasts),
    Rule("lasting|lasted|lasts {span}", lasts),
)
