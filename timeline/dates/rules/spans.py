"""Words for lengths of time."""

from typing import Final

from timeline.dates.counting import as_said, at_least, at_most, counted, stretched
from timeline.dates.meaning import Count, Span
from timeline.dates.pattern import Parts, Rule
from timeline.dates.vague import is_duration, number_range
from timeline.dates.vocabulary import PLURAL_UNITS
from timeline.errors import WordsError

_HALVES: Final = {  # half of a unit, and how many halves' worth one is, in the finer unit
    "hour": (30, "minute"),
    "day": (12, "hour"),
    "month": (15, "day"),
    "year": (6, "month"),
    "minute": (30, "second"),
    "decade": (5, "year"),
    "century": (50, "year"),
    "quarter": (6, "week"),
}


def _unit(p: Parts) -> str:
    return p.word("unit")


def count(p: Parts) -> Count:
    """Read "34 days"."""
    number = p.number("number")
    return Count(number, number, _unit(p))


def count_range(p: Parts) -> Count:
    """Read "ten to 15 years"."""
    low, high = p.number("low"), p.number("high")
    if low > high:
        raise WordsError(f"{low} to {high} runs backwards", "Write the smaller number first.")
    return Count(low, high, _unit(p))


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


def _halves(number: int, unit: str) -> Count:
    if unit not in _HALVES:
        return Count(number * 7 // 2, -(-number * 7 // 2), "day") if unit == "week" else Count(number, number, "week")
    size, finer = _HALVES[unit]
    return Count(number * size, number * size, finer)


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


def one_counted(p: Parts) -> Span:
    """Read "the past month of war"."""
    return counted(one(p))


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


def same(p: Parts) -> Span:
    """A length with words that leave it as it is."""
    return p.span()


COUNTS: Final = (
    Rule("{low:number} to|-|or {high:number} -? {unit}", count_range),
    Rule("between {low:number} and {high:number} {unit}", count_range),
    Rule("from {low:number} to {high:number} {unit}", count_range),
    Rule("{number} and a half {unit}", and_a_half),
    Rule("a|one {unit} and a half", one_and_a_half),
    Rule("half -? a|an? -? {unit}", half),
    Rule("{number} -? {unit} '|'s?", count),
    Rule("{number} full|whole|more|consecutive|straight|other {unit}", count),
    Rule("{unit} -? long", one),
)

# A length without what may stand around it.
LENGTHS: Final = (
    Rule("nearly|almost|barely {count}", nearly),
    Rule("close to {count}", nearly),
    Rule("just|a? bit? little? under {count}", nearly),
    Rule("not quite {count}", nearly),
    Rule("over|exceeding {count}", over),
    Rule("just|slightly|little over {count}", over),
    Rule("a little over {count}", over),
    Rule("more than {count}", over),
    Rule("well over {count}", well_over),
    Rule("well more than {count}", well_over),
    Rule("about|around|approximately|roughly|circa|some {count}", about),
    Rule("{count} or so", about),
    Rule("at least {count}", minimum),
    Rule("no|not fewer|less than {count}", minimum),
    Rule("{count} or more|longer", minimum),
    Rule("{count}", counted_span),
    Rule("{quantity} more|full|whole|consecutive? {unit}", quantity),
    Rule("{plural_unit}", bare_units),
)

SPANS: Final = (
    Rule("{span:length} -? long? of {words}", same),
    Rule("{span:length} -? long|old", same),
    Rule("{span:length}", same),
    Rule("up to {span:length}", maximum),
    Rule("at most {span:length}", maximum),
    Rule("no|not more|longer than {span:length}", maximum),
    Rule("under {span:length}", maximum),
    Rule("less|fewer than {span:length}", maximum),
)

# A length, and nothing else: what `duration:` of a card says.
DURATIONS: Final = (
    Rule("for|in|over|during? {span}", same),
    Rule("{span} {words}", same),  # "15-year consultation period"
    Rule("a|an|the {span} {words}?", same),  # "a 15-year term", "the month-long war"
    Rule("for|in|over|during? these|those|his|her|its|their {span}", same),
    Rule("for|in|over|during? the? past|last|first|whole|entire|full|previous|preceding {span}", same),
    Rule("for|in|over|during? the? past|last|first|whole|entire|full|previous|next {unit} of {words}", one_counted),
    Rule("for|in|over|during? the? whole|entire|full|better? {unit}", one_counted),
    Rule("for|in|over|during? the? next|following|coming|ensuing {span}", same),
    Rule("within the? next|following|first|coming? {span}", maximum),
    Rule("over|in|during? the course|space|span of {span}", same),
    Rule("lasting|lasted|lasts {span}", same),
)
