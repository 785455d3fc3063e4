"""Words for one calendar day."""

from typing import Final

from timeline.dates import publication
from timeline.dates.holidays import nth_weekday
from timeline.dates.meaning import Stretch, year_text
from timeline.dates.pattern import Parts, Rule
from timeline.dates.rules.holidays import HOLIDAYS_AND_IDES
from timeline.dates.rules.numeric import AMBIGUOUS, NUMERIC
from timeline.errors import WordsError
from timeline.model.edtf.calendar import civil_of, iso_day


def day_of_month(p: Parts) -> Stretch:
    """A day of a named month; the year from the context where none is given."""
    month, day = p.number("month_name"), p.number("day_number")
    year = p.stretch("year").text if p.has("year") else year_text(publication.year_of(p.reading, month, day))
    return Stretch(f"{year}-{month:02d}-{day:02d}")


def day_of_short_year(p: Parts) -> Stretch:
    """Read "3-Mar-22"."""
    year = publication.year_from_two_digits(p.reading, p.number("two_digits"))
    return Stretch(f"{year_text(year)}-{p.number('month_name'):02d}-{p.number('day_number'):02d}")


def day_beside(p: Parts) -> Stretch:
    """Read "last March 29": before the publication."""
    month, day = p.number("month_name"), p.number("day_number")
    return publication.yearly_beside(
        p.reading, p.word("which"), lambda year: Stretch(f"{year_text(year)}-{month:02d}-{day:02d}")
    )


def with_weekday(p: Parts) -> Stretch:
    """A date with its weekday before or behind it, which is kept for a check."""
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
        raise WordsError(f"no month has a day {number}", AMBIGUOUS)
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


def nth_weekday_of_month(p: Parts) -> Stretch:
    """Read "the first Sunday of March", "the last Friday in June 1941"."""
    month, weekday = p.stretch("month").first_day, p.number("weekday")
    nth = p.number("nth") if p.has("nth") else -1
    found = nth_weekday(*civil_of(month)[:2], weekday, nth)
    if civil_of(found)[1] != civil_of(month)[1]:
        raise WordsError(f"the month has no {nth}th such weekday", "Write the date itself.")
    p.reading.note_weekday(weekday)
    return Stretch(iso_day(found))


def nth_day_of_period(p: Parts) -> Stretch:
    """Read "the last day of March", "the first day of 2022"."""
    period = p.stretch("month" if p.has("month") else "year")
    first, last = period.first_day, period.last_day
    found = first + p.number("nth") - 1 if p.has("nth") else last
    if not first <= found <= last:
        raise WordsError(f"{period.text} has {last - first + 1} days", "Write the date itself.")
    return Stretch(iso_day(found))


LONGEST_MONTH: Final = 31
WEEKS: Final = {"last": -1, "this": 0, "next": 1}
DAYS_AWAY: Final = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}

_YEAR: Final = "-|,|of? {year:named_year}"

# Days that are not named by their weekday alone.
DATED_DAYS: Final = (
    Rule(f"{{month_name}} the? {{day_number}} {_YEAR}", day_of_month),  # March 29, 2022
    Rule(f"the? {{day_number}} -? of? {{month_name}} {_YEAR}", day_of_month),  # 29 March 2022, 29th of March
    Rule("{year:named_year} ,? {month_name} {day_number}", day_of_month),  # 2022, March 29
    Rule("{day_number} - {month_name} - {two_digits}", day_of_short_year),
    Rule("{month_name} the? {day_number}", day_of_month),
    Rule("the? {day_number} of? {month_name}", day_of_month),
    Rule("{month_name} {day_number:day_in_words}", day_of_month),
    Rule(f"{{month_name}} {{day_number:day_in_words}} {_YEAR}", day_of_month),
    Rule("{day_number:day_in_words} of? {month_name}", day_of_month),  # twenty-four February
    Rule(f"{{day_number:day_in_words}} of? {{month_name}} {_YEAR}", day_of_month),
    Rule("{which=last|past|this|next} {month_name} the? {day_number}", day_beside),
    *NUMERIC,
    *HOLIDAYS_AND_IDES,
    Rule("{which=today|tonight|yesterday|tomorrow} 's?", away),
    Rule("the? day before {which=yesterday}", two_days_away),
    Rule("the? day after {which=tomorrow}", two_days_away),
    Rule("earlier|later today", on_publication),
    Rule("this {part_of_day}", on_publication),
    Rule("last night", the_night_before),
    Rule("the {nth_in_digits}", bare_number),  # not "the second": that orders things, it is no date
    Rule("the? {nth} day of {month}", nth_day_of_period),
    Rule("the? {nth} day of {year}", nth_day_of_period),
    Rule("the? very? last|final day of {month}", nth_day_of_period),
    Rule("the? very? last|final day of {year}", nth_day_of_period),
)

DAYS: Final = (
    Rule("{day:dated_day}", same_day),
    Rule("{weekday} ,|-? the? {day:dated_day}", with_weekday),  # Monday, March 21, 2022
    Rule("{which=last|this|past|next|coming} {weekday}", weekday),
    Rule("this {which=coming} {weekday}", weekday),
    Rule("{weekday} {which=last|next}", weekday),
    Rule("{weekday} ,? of? {which=last|this|next} week", weekday_of_week),
    Rule("{which=last|this|next} week 's? {weekday}", weekday_of_week),
    Rule("{weekday} 's?", weekday),
    Rule("this past {weekday}", weekday),
    Rule("the? {nth} {weekday} of|in {month}", nth_weekday_of_month),
    Rule("the? last|final {weekday} of|in {month}", nth_weekday_of_month),
)

DAYS_WITH_PARTS: Final = (
    Rule("{day}", same_day),
    Rule("{day:dated_day} ,|-? a? {weekday}", with_weekday),  # March 29 (Tuesday)
    Rule("{day} ,? at|in? the? early|late|mid? -? {part_of_day}", same_day),  # March 29 evening
    Rule("early|late on? {day} {part_of_day}", same_day),  # late Thursday night
    Rule("early|late? in|on? the? early|late|mid? -? {part_of_day} of|on ,? {day}", same_day),
    Rule("just|shortly|soon|well? before|after|around {part_of_day} of|on ,? {day}", same_day),  # before dawn on
    Rule("just|shortly|soon before|after midnight of|on ,? {day}", same_day),
    Rule("the? early|late|small|first|last hours of|on {day}", same_day),  # the evening of 29 March
    Rule("early|late|later|earlier on? {day}", same_day),  # late on Tuesday
)
