"""Words for weeks, weekends and nights: what lasts some days and is named by one of them."""

from typing import Final

from timeline.dates import publication
from timeline.dates.holidays import nth_weekday
from timeline.dates.meaning import Stretch, year_text
from timeline.dates.pattern import Parts, Rule
from timeline.dates.rules.years import AWAY, BEYOND, NAMES
from timeline.dates.vague import part_of_unit
from timeline.errors import WordsError
from timeline.model.edtf.calendar import civil_of, iso_day, weekday_of

SATURDAY: Final = 6  # a civil day that is divided by seven with this rest
_FIRST_OF_WEEKEND: Final = 5  # Saturday, counted from Monday


def week_away(p: Parts) -> Stretch:
    """Read "last week": a day from Monday to Sunday."""
    return Stretch.days(*publication.week_away(p.reading, AWAY[p.word("which")]))


def week_beyond(p: Parts) -> Stretch:
    """Read "the week before last"."""
    return Stretch.days(*publication.week_away(p.reading, BEYOND[p.word("which")]))


def part_of_week(p: Parts) -> Stretch:
    """Read "late last week"."""
    monday, _ = publication.week_away(p.reading, AWAY[p.word("which")])
    name = NAMES.get(p.word("part"), p.word("part"))
    found = part_of_unit(*p.reading.meaning_of(IN_WEEK[name]), 7)
    return Stretch.days(monday + found.low - 1, monday + (found.high or 7) - 1)


def week_of(p: Parts) -> Stretch:
    """Read "the week of March 21": the calendar week that the day lies in."""
    day = p.stretch("day").first_day
    monday = day - weekday_of(day)
    p.reading.note_weekday(None)
    return Stretch.days(monday, monday + 6)


def week_from_or_to(p: Parts) -> Stretch:
    """Read "the week ending 12 March": seven days."""
    day = p.stretch("day").first_day
    p.reading.note_weekday(None)
    return Stretch.days(day - 6, day) if p.word("side") in ("ending", "ended") else Stretch.days(day, day + 6)


def weekend(p: Parts) -> Stretch:
    """Read "last weekend": a Saturday or the Sunday after it; the latest begun by publication, or before, or after.

    "This weekend", said between two of them, may be either.
    """
    today = p.reading.publication_day
    p.reading.assume(f"read against publication {p.reading.publication.text}")
    saturday = today - (today - SATURDAY) % 7
    which = p.word("which") if p.has("which") else ""
    if which == "this" and today > saturday + 1:
        both = (Stretch.days(first, first + 1).text[1:-1] for first in (saturday, saturday + 7))
        return Stretch(f"[{','.join(both)}]")
    if which == "next":
        saturday += 7
    elif which == "last" and today <= saturday + 1:
        saturday -= 7
    return Stretch.days(saturday, saturday + 1)


def weekend_of(p: Parts) -> Stretch:
    """Read "the weekend of March 12": the Saturday and the Sunday that the day is one of."""
    day = p.stretch("day").first_day
    p.reading.note_weekday(None)
    if weekday_of(day) < _FIRST_OF_WEEKEND:
        raise WordsError(f"{p.stretch('day').text} is neither a Saturday nor a Sunday", "Check the date, or its year.")
    saturday = day - weekday_of(day) + _FIRST_OF_WEEKEND
    return Stretch.days(saturday, saturday + 1)


def nth_weekend(p: Parts) -> Stretch:
    """Read "the first weekend of March": by its Saturday."""
    year, month, _ = civil_of(p.stretch("month").first_day)
    saturday = nth_weekday(year, month, _FIRST_OF_WEEKEND, p.number("nth") if p.has("nth") else -1)
    return Stretch.days(saturday, saturday + 1)


def weekend_of_days(p: Parts) -> Stretch:
    """Read "the weekend of 12-13 March"."""
    first, last = _two_days(p)
    if weekday_of(first.first_day) != _FIRST_OF_WEEKEND or last.first_day != first.first_day + 1:
        raise WordsError(f"{first.text} and {last.text} are no weekend", "Check the dates, or their year.")
    return Stretch.days(first.first_day, last.first_day)


def night_of_days(p: Parts) -> Stretch:
    """Read "the night of 12-13 March": one of the two days."""
    first, last = _two_days(p)
    if last.first_day != first.first_day + 1:
        raise WordsError(f"no night lies between {first.text} and {last.text}", "Check the dates.")
    return Stretch.days(first.first_day, last.first_day)


def _two_days(p: Parts) -> tuple[Stretch, Stretch]:
    """Return both days; the year, where it is said, goes with both."""
    month, first, last = p.number("month_name"), p.number("first_day"), p.number("last_day")
    year = p.stretch("year").text if p.has("year") else year_text(publication.year_of(p.reading, month, last))
    return Stretch(f"{year}-{month:02d}-{first:02d}"), Stretch(f"{year}-{month:02d}-{last:02d}")


def night_between(p: Parts) -> Stretch:
    """Read "the night from Monday to Tuesday", "the night of 31 March to 1 April": one of the two days."""
    last = p.stretch("last").first_day
    eve = Stretch(iso_day(last - 1))
    first = p.stretch_in("first", civil_of(last - 1)[0])
    p.reading.note_weekday(None)
    if first.text != eve.text:
        raise WordsError(f"no night lies between {first.text} and {iso_day(last)}", "Check the dates.")
    return Stretch.days(last - 1, last)


def overnight(p: Parts) -> Stretch:
    """Read "overnight": the night before the publication."""
    today = p.reading.publication_day
    p.reading.assume(f"the night before publication {p.reading.publication.text}")
    return Stretch.days(today - 1, today)


def overnight_on(p: Parts) -> Stretch:
    """Read "overnight on March 29"."""
    found = p.stretch("day")
    p.reading.assume(f"{found.text}: the day on which the night begins")
    return found


def overnight_into(p: Parts) -> Stretch:
    """Read "overnight into Tuesday": the day, or the one before it."""
    day = p.stretch("day").first_day
    p.reading.note_weekday(None)
    return Stretch.days(day - 1, day)


IN_WEEK: Final = {
    "beginning": "early in a week",
    "early": "early in a week",
    "mid": "mid-week",
    "late": "late in a week",
    "end": "late in a week",
}

_DAYS: Final = "{first_day:day_number}"
_LAST: Final = "{last_day:day_number}"
_YEAR: Final = ",|of? {year:named_year}?"
_NIGHT: Final = "the? night from|of|between?"

WEEKS: Final = (
    Rule("the? {which=last|this|next|coming} week", week_away),
    Rule("the week before {which=last}", week_beyond),
    Rule("the week after {which=next}", week_beyond),
    Rule("the? {part=early|mid|late|beginning|start|middle|end} -|of? {which=last|this|next} week", part_of_week),
    Rule("the? week of {day}", week_of),
    Rule("the? week {side=ending|ended|beginning|starting|commencing} on? {day}", week_from_or_to),
    Rule("the? {which=last|this|past|next}? weekend", weekend),
    Rule("the? weekend of {day}", weekend_of),
    Rule("the? {nth} weekend of|in {month}", nth_weekend),
    Rule("the? last|final weekend of|in {month}", nth_weekend),
    Rule(f"the? weekend of {_DAYS} -|and|to|/ {_LAST} of? {{month_name}} {_YEAR}", weekend_of_days),
    Rule(f"the? weekend of {{month_name}} {_DAYS} -|and|to|/ {_LAST} {_YEAR}", weekend_of_days),
    Rule(f"{_NIGHT} {_DAYS} -|to|and|/ {_LAST} of? {{month_name}} {_YEAR}", night_of_days),
    Rule(f"{_NIGHT} {{month_name}} {_DAYS} -|to|and|/ {_LAST} {_YEAR}", night_of_days),
    Rule(f"{_NIGHT} {{first:day}} to|and {{last:day}}", night_between),
    Rule("overnight from? {first:day} to|into {last:day}", night_between),
    Rule("overnight", overnight),
    Rule("overnight on? {day}", overnight_on),
    Rule("overnight into {day}", overnight_into),
)
