"""Words for one calendar day."""

from typing import Final

from timeline.dates import publication
from timeline.dates.meaning import Stretch, year_text
from timeline.dates.pattern import Parts, Rule
from timeline.errors import WordsError

_AMBIGUOUS: Final = "Write the month as a word (3 April 2022), with dots, day first (03.04.2022), or as 2022-04-03."


def day_of_month(p: Parts) -> Stretch:
    """A day of a named month; the year from the context where none is given."""
    month, day = p.number("month_name"), p.number("day_number")
    year = p.number("year_number") if p.has("year_number") else publication.year_of(p.reading, month, day)
    return Stretch(f"{year_text(year)}-{month:02d}-{day:02d}")


def numeric(p: Parts) -> Stretch:
    """A date in digits: `31.03.2022` is day first; with other signs only if there is one way to read it."""
    text = p.word("numeric_date")
    sign = next(c for c in text if not c.isdecimal())
    first, second, third = text.split(sign)
    if len(first) == 4:
        return _numeric(first, second, third)
    if len(third) != 4:
        raise WordsError(f"{text}: which part is the year?", "Write the year with four digits.")
    if sign == "." or first == second:
        return _numeric(third, second, first)
    return _slashed(p, text, first, second, third)


def _slashed(p: Parts, text: str, first: str, second: str, year: str) -> Stretch:
    if int(first) <= 12 and int(second) <= 12:
        raise WordsError(f"{text} is ambiguous: which is the month, {first} or {second}?", _AMBIGUOUS)
    day_first = int(first) > 12
    p.reading.assume(f"{text}: {'day' if day_first else 'month'} first, as there is no month {max(first, second)}")
    return _numeric(year, *((second, first) if day_first else (first, second)))


def _numeric(year: str, month: str, day: str) -> Stretch:
    return Stretch(f"{int(year):04d}-{int(month):02d}-{int(day):02d}")


def with_weekday(p: Parts) -> Stretch:
    """A date with its weekday, which is kept for a check."""
    found = p.stretch("day")
    p.reading.note_weekday(p.number("weekday"))
    return found


def weekday(p: Parts) -> Stretch:
    """A weekday: the last one on or before publication; "last Monday" is before it, "next Monday" after.

    "This Friday" may be either side of the publication.
    """
    number, which = p.number("weekday"), p.word("which") if p.has("which") else "past"
    p.reading.note_weekday(number)
    if which == "this":
        return publication.weekday_beside(p.reading, number)
    if which in ("next", "coming"):
        return publication.weekday_after(p.reading, number)
    return publication.weekday_before(p.reading, number, strictly=which == "last")


def weekday_of_week(p: Parts) -> Stretch:
    """Read "Friday last week"."""
    number, which = p.number("weekday"), p.word("which")
    p.reading.note_weekday(number)
    monday, _ = publication.week_away(p.reading, WEEKS[which])
    return Stretch.days(monday + number, monday + number)


def bare_number(p: Parts) -> Stretch:
    """Read "the 29th"."""
    number = p.number("nth_in_digits")
    if not 1 <= number <= LONGEST_MONTH:
        raise WordsError(f"no month has a day {number}", _AMBIGUOUS)
    return publication.nth_day(p.reading, number)


def away(p: Parts) -> Stretch:
    """Read "today", "yesterday"."""
    return publication.day_away(p.reading, DAYS_AWAY[p.word("which")])


def two_days_away(p: Parts) -> Stretch:
    """Read "the day before yesterday"."""
    return publication.day_away(p.reading, {"yesterday": -2, "tomorrow": 2}[p.word("which")])


def on_publication(p: Parts) -> Stretch:
    """Read "this morning"."""
    return publication.day_away(p.reading, 0)


def the_night_before(p: Parts) -> Stretch:
    """Read "last night": the evening of the day before."""
    return publication.day_away(p.reading, -1)


def same_day(p: Parts) -> Stretch:
    """A day with words that leave it as it is."""
    return p.stretch("day")


LONGEST_MONTH: Final = 31
WEEKS: Final = {"last": -1, "this": 0, "next": 1}
DAYS_AWAY: Final = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}

DAYS: Final = (
    Rule("{month_name} the? {day_number} -|,? {year_number}", day_of_month),  # March 29, 2022
    Rule("the? {day_number} -? of? {month_name} -|,? {year_number}", day_of_month),  # 29 March 2022, 29th of March
    Rule("{year_number} ,? {month_name} {day_number}", day_of_month),  # 2022, March 29
    Rule("{month_name} the? {day_number}", day_of_month),
    Rule("the? {day_number} of? {month_name}", day_of_month),
    Rule("{numeric_date}", numeric),
    Rule("{weekday} ,? the? {day}", with_weekday),  # Monday, March 21, 2022
    Rule("{which=last|this|past|next|coming} {weekday}", weekday),
    Rule("{weekday} ,? of? {which=last|this|next} week", weekday_of_week),
    Rule("{which=last|this|next} week 's? {weekday}", weekday_of_week),
    Rule("{weekday} 's?", weekday),
    Rule("{which=today|tonight|yesterday|tomorrow} 's?", away),
    Rule("the? day before {which=yesterday}", two_days_away),
    Rule("the? day after {which=tomorrow}", two_days_away),
    Rule("earlier|later today", on_publication),
    Rule("this {part_of_day}", on_publication),
    Rule("this past {weekday}", weekday),
    Rule("last night", the_night_before),
    Rule("the {nth_in_digits}", bare_number),  # not "the second": that orders things, it is no date
)

DAYS_WITH_PARTS: Final = (
    Rule("{day}", same_day),
    Rule("{day} ,? at? early|late? {part_of_day}", same_day),  # March 29 evening
    Rule("early|late? in? the? early|late? {part_of_day} of|on ,? {day}", same_day),
    Rule("the? early|late|small|first|last hours of|on {day}", same_day),  # the evening of 29 March
    Rule("early|late|later|earlier on? {day}", same_day),  # late on Tuesday
)
