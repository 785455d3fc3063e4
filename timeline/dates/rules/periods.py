"""Words for weeks, months, years, decades and centuries, and for parts of them; `seasons` has its own."""

from typing import Final

from timeline.dates import publication
from timeline.dates.meaning import Reading, Stretch, year_text
from timeline.dates.pattern import Parts, Rule
from timeline.dates.rules.seasons import SEASONS
from timeline.dates.vague import part_of_unit
from timeline.errors import WordsError
from timeline.model.edtf.calendar import add_months, civil_of, days_in_month, weekday_of

AWAY: Final = {"last": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}


def month(p: Parts) -> Stretch:
    """A named month; the year from the context where none is given."""
    number = p.number("month_name")
    year = p.number("year_number") if p.has("year_number") else publication.year_of(p.reading, number)
    return Stretch(f"{year_text(year)}-{number:02d}")


def month_of_year(p: Parts) -> Stretch:
    """Read "March last year"."""
    return Stretch(f"{p.stretch('year').text}-{p.number('month_name'):02d}")


def month_away(p: Parts) -> Stretch:
    """Read "last month"."""
    return publication.month_away(p.reading, AWAY[p.word("which")])


def the_month(p: Parts) -> Stretch:
    """Read "the month": that of the publication, unless the text reads as another year."""
    return _the(p.reading, publication.month_away(p.reading, 0))


def the_year(p: Parts) -> Stretch:
    """Read "the year": that of the publication, unless the text reads as another."""
    return _the(p.reading, publication.year_away(p.reading, 0))


def _the(reading: Reading, found: Stretch) -> Stretch:
    if reading.context.year not in (None, civil_of(found.first_day)[0]):
        raise WordsError(
            "which month or year is meant? the text reads as another year than its publication", "Name it."
        )
    return found


def same_month(p: Parts) -> Stretch:
    """A month with words that leave it as it is."""
    return p.stretch("month")


def year(p: Parts) -> Stretch:
    """A year in digits."""
    return Stretch(f"{p.number('year_number'):04d}")


def year_of_era(p: Parts) -> Stretch:
    """A year with its era: 44 BC is the year -43 of EDTF."""
    number = p.number("number")
    if number == 0:
        raise WordsError("no era has a year 0", "The year before AD 1 is 1 BC.")
    if p.word("era") in ("bc", "bce"):
        number = 1 - number
    return Stretch(year_text(number))


def year_away(p: Parts) -> Stretch:
    """Read "last year"."""
    return publication.year_away(p.reading, AWAY[p.word("which")])


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


def decade(p: Parts) -> Stretch:
    """A decade; without its century, the latest that has begun by the publication."""
    number = p.number("decade")
    if number >= 10:
        return Stretch(f"{number:03d}X")
    now = civil_of(p.reading.last_publication_day)[0] // 10
    found = now - (now - number) % 10
    p.reading.assume(f"the {found}0s: the latest not after publication {p.reading.publication.text}")
    return Stretch(f"{found:03d}X")


def century(p: Parts) -> Stretch:
    """A century, by its first two digits: the 21st is 2000 to 2099, as EDTF counts."""
    return century_of(p.number("nth"))


def century_of(number: int) -> Stretch:
    """Return a century by its number."""
    if not 1 <= number <= 100:
        raise WordsError(f"century {number} cannot be written", "Write the years themselves.")
    return Stretch(f"{number - 1:02d}XX")


def week_away(p: Parts) -> Stretch:
    """Read "last week": a day from Monday to Sunday."""
    return Stretch.days(*publication.week_away(p.reading, AWAY[p.word("which")]))


def past_unit(p: Parts) -> Stretch:
    """Read "the past month": a day of it, up to the publication."""
    last = p.reading.publication_day
    p.reading.assume(f"up to publication {p.reading.publication.text}")
    p.reading.notes.vague = True
    first = last - 7 if p.word("which") == "week" else add_months(last, {"month": -1, "year": -12}[p.word("which")])
    return Stretch.days(first, last)


def week_of(p: Parts) -> Stretch:
    """Read "the week of March 21": the calendar week that the day lies in."""
    day = p.stretch("day").first_day
    monday = day - weekday_of(day)
    p.reading.note_weekday(None)
    return Stretch.days(monday, monday + 6)


def earlier_or_later(p: Parts) -> Stretch:
    """Read "earlier this month": up to the publication, or from it on, within the same week, month or year."""
    first, last = _this(p.reading, p.word("unit"))
    today = p.reading.publication_day
    return Stretch.days(first, today) if p.word("side") == "earlier" else Stretch.days(today, last)


def _this(reading: Reading, unit: str) -> tuple[int, int]:
    if unit == "week":
        return publication.week_away(reading, 0)
    found = publication.month_away(reading, 0) if unit == "month" else publication.year_away(reading, 0)
    return found.first_day, found.last_day


def part_of_month(p: Parts) -> Stretch:
    """Read "early March", "the first week of March", "the end of March"."""
    text = p.stretch("month").text
    name = NAMES.get(p.word("part"), p.word("part"))
    if p.has("piece"):
        name = f"{name} {p.word('piece')}"
    name, meaning = p.reading.meaning_of(f"{name} of a month", name)
    year, month, _ = civil_of(p.stretch("month").first_day)
    days = part_of_unit(name, meaning, days_in_month(year, month))
    return Stretch.window(f"{text}-{days.low:02d}", f"{text}-{days.high:02d}")


def part_of_year(p: Parts) -> Stretch:
    """Read "early 2022", "at the end of last year"."""
    text = p.stretch("year").text
    name, meaning = p.reading.meaning_of(IN_YEAR[NAMES.get(p.word("part"), p.word("part"))])
    months = part_of_unit(name, meaning, 12)
    return Stretch.window(f"{text}-{months.low:02d}", f"{text}-{months.high:02d}")


def part_of_longer(p: Parts) -> Stretch:
    """Read "the early 1990s", "the late 19th century"."""
    text = p.stretch("longer").text
    part = NAMES.get(p.word("part"), p.word("part"))
    table, size = (IN_CENTURY, 99) if text.endswith("XX") else (IN_DECADE, 9)
    name, meaning = p.reading.meaning_of(table[part])
    years = part_of_unit(name, meaning, size)
    first = int(text.replace("X", "0"))
    return Stretch.window(f"{first + years.low:04d}", f"{first + (years.high or size):04d}")


def named(p: Parts) -> Stretch:
    """A phrase that means what the phrase within it means."""
    return p.stretch("date")


NAMES: Final = {"start": "beginning", "middle": "mid", "close": "end", "earlier": "early", "later": "late"}
IN_YEAR: Final = {
    "beginning": "beginning of a year",
    "early": "early in a year",
    "mid": "mid-year",
    "late": "late in a year",
    "end": "end of a year",
}
IN_DECADE: Final = {
    "beginning": "early in a decade",
    "early": "early in a decade",
    "mid": "mid-decade",
    "late": "late in a decade",
    "end": "late in a decade",
}
IN_CENTURY: Final = {
    "beginning": "early in a century",
    "early": "early in a century",
    "mid": "mid-century",
    "late": "late in a century",
    "end": "late in a century",
}

_PART: Final = "{part=early|mid|late|beginning|start|middle|end|close|earlier|later} -|in|of|on?"

MONTHS: Final = (
    Rule("{month_name} ,|of? {year_number}", month),
    Rule("{month_name} ,? of? {year:year_away}", month_of_year),
    Rule("{month_name}", month),
    Rule("the? {which=last|this|current|next|coming} month", month_away),
    Rule("the month", the_month),
    Rule("the month of {month}", same_month),
)

YEARS_AWAY: Final = (
    Rule("the? {which=last|this|current|next|coming} year", year_away),
    Rule("the year", the_year),
)

YEARS: Final = (
    Rule("the? year? {year_number}", year),
    Rule("the? year? {number} {era=bc|bce|ad|ce}", year_of_era),
    Rule("{era=ad} {number}", year_of_era),
    Rule("{date:year_away}", named),
)

SATURDAY: Final = 6  # a civil day that is divided by seven with this rest

LONGER: Final = (
    Rule("the? {decade}", decade),
    Rule("the? {nth} -? century", century),
)

PERIODS: Final = (
    *SEASONS,
    Rule("the? {which=last|this|past|next}? weekend", weekend),
    Rule("the? {which=last|this|next|coming} week", week_away),
    Rule("the? past {which=week|month|year}", past_unit),
    Rule("the? week of {day}", week_of),
    Rule("{side=earlier|later} this {unit=week|month|year}", earlier_or_later),
    Rule("the? very? {part=first|second|third|fourth|last} {piece=week|days|half} of|in {month}", part_of_month),
    Rule("earlier|later in {date:month}", named),
    Rule("earlier|later in {date:year}", named),
    Rule("earlier|later in {date:longer}", named),
    Rule(f"the? very? {_PART} {{month}}", part_of_month),
    Rule(f"the? very? {_PART} {{year}}", part_of_year),
    Rule(f"the? very? {_PART} {{longer}}", part_of_longer),
)
