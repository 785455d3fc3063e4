"""Words for a date that is counted from the publication, or from another date."""

from typing import Final

from timeline.dates import publication
from timeline.dates.counting import counted
from timeline.dates.meaning import Reading, Span, Stretch
from timeline.dates.pattern import Parts, Rule
from timeline.dates.rules.spans import span_of
from timeline.errors import WordsError
from timeline.model.edtf.calendar import add_months, iso_day, weekday_of


def ago(p: Parts) -> Stretch:
    """So long before the publication.

    Days are exact, as nobody counts both ends when counting from today. Months and years are approximate (`~`): "two
    years ago" is said of what is two completed years away as well as of the year before last.
    """
    count = p.count()
    if count.is_single and count.unit == "day":
        return publication.day_away(p.reading, -count.low)
    if count.is_single and count.unit == "month":
        return Stretch(f"{publication.month_away(p.reading, -count.low).text}~")
    if count.is_single and count.unit == "year":
        return Stretch(f"{publication.year_away(p.reading, -count.low).text}~")
    return _before_publication(p.reading, counted(count))


def span_ago(p: Parts) -> Stretch:
    """Read "a few days ago", "nearly three weeks ago"."""
    return _before_publication(p.reading, p.span())


def _before_publication(reading: Reading, span: Span) -> Stretch:
    reading.assume(f"counted back from publication {reading.publication.text}")
    today = reading.publication_day
    return _counted_from(today, today, span, -1)


def from_now(p: Parts) -> Stretch:
    """Read "three days from now"."""
    count = p.count()
    if count.is_single and count.unit == "day":
        return publication.day_away(p.reading, count.low)
    p.reading.assume(f"counted from publication {p.reading.publication.text}")
    today = p.reading.publication_day
    return _counted_from(today, today, counted(count), 1)


def counted_from_date(p: Parts) -> Stretch:
    """Read "four days after March 3": a window, as far as customary counts differ."""
    anchor = p.edge()
    direction = -1 if p.word("side") in ("before", "prior") else 1
    return _counted_from(anchor.first_day, anchor.last_day, p.span(), direction)


def day_beside(p: Parts) -> Stretch:
    """Read "the day after March 3": the next calendar day."""
    anchor = p.edge()
    direction = -1 if p.word("side") == "before" else 1
    return _counted_from(anchor.first_day, anchor.last_day, Span("P1D", "P1D"), direction)


def beside_what_is_dated(p: Parts) -> Stretch:
    """Read "four days after the March 3 attack": what is named stands at the date before its name."""
    p.reading.assume(f'"{p.word("words")}" is at the date before its name')
    return counted_from_date(p) if p.has("span") else day_beside(p)


def near(p: Parts) -> Stretch:
    """Read "shortly after March 3", counted from the end of what lasts longer than a day; "just before"."""
    anchor = p.edge()
    span = span_of(p.reading.meaning_of(NEAR[p.word("near")])[1])
    if p.word("side") == "before":
        return _counted_from(anchor.first_day, anchor.first_day, span, -1)
    return _counted_from(anchor.last_day, anchor.last_day, span, 1)


def eve(p: Parts) -> Stretch:
    """Read "the eve of March 3"."""
    anchor = p.edge().first_day
    return Stretch.days(anchor - 1, anchor - 1)


def within(p: Parts) -> Stretch:
    """Read "within two days of March 3": before it or after."""
    longest = p.span().duration.longest_days
    if longest is None:
        raise WordsError("within a length without an end says nothing", "Write how long at most.")
    anchor = p.edge()
    return Stretch.days(anchor.first_day - longest, anchor.last_day + longest)


def weekday_beside(p: Parts) -> Stretch:
    """Read "the Tuesday after March 29", "the second Sunday after Easter": never the day itself."""
    anchor, weekday = p.edge(), p.number("weekday")
    steps = 7 * ((p.number("nth") if p.has("nth") else 1) - 1)
    if p.word("side") in ("before", "preceding"):
        found = anchor.first_day - 1 - (weekday_of(anchor.first_day - 1) - weekday) % 7 - steps
    else:
        found = anchor.last_day + 1 + (weekday - weekday_of(anchor.last_day + 1)) % 7 + steps
    p.reading.note_weekday(weekday)
    return Stretch(iso_day(found))


def week_beside(p: Parts) -> Stretch:
    """Read "the week before March 29": the seven days next to it."""
    anchor = p.edge()
    p.reading.assume("the week beside a date: the seven days next to it")
    if p.word("side") == "before":
        return Stretch.days(anchor.first_day - 7, anchor.first_day - 1)
    return Stretch.days(anchor.last_day + 1, anchor.last_day + 7)


def weekend_beside(p: Parts) -> Stretch:
    """Read "the weekend before Easter": the Saturday and the Sunday next to it, neither of them the day itself."""
    anchor = p.edge()
    if p.word("side") == "before":
        sunday = anchor.first_day - 1 - (anchor.first_day - 1) % 7  # Sundays are divided by seven
        return Stretch.days(sunday - 1, sunday)
    saturday = anchor.last_day + 1 + (6 - anchor.last_day - 1) % 7
    return Stretch.days(saturday, saturday + 1)


def ago_today(p: Parts) -> Stretch:
    """Read "a year ago today": to the day."""
    count, today = p.count(), p.reading.publication_day
    if not count.is_single or count.unit not in DAYS_OR_MONTHS:
        raise WordsError(f"no number of {count.unit}s is counted to the day", "Write the date.")
    p.reading.assume(f"counted back from publication {p.reading.publication.text}, to the day")
    days, months = DAYS_OR_MONTHS[count.unit]
    return Stretch(iso_day(add_months(today, -count.low * months) - count.low * days))


def exactly(p: Parts) -> Stretch:
    """Read "exactly two weeks after March 3": to the day."""
    count, direction = p.count(), -1 if p.word("side") == "before" else 1
    if not count.is_single or count.unit not in DAYS_OR_MONTHS:
        raise WordsError(f"no number of {count.unit}s is counted to the day", "Write the date.")
    days, months = (direction * count.low * size for size in DAYS_OR_MONTHS[count.unit])
    anchor = p.edge()
    return Stretch.days(add_months(anchor.first_day, months) + days, add_months(anchor.last_day, months) + days)


def weeks_ago(p: Parts) -> Stretch:
    """Read "a week ago Tuesday": so many weeks before the last one."""
    count, weekday = p.count(), p.number("weekday")
    if not count.is_single or count.unit not in ("week", "fortnight"):
        raise WordsError("a weekday is counted in weeks", "Write the date.")
    last = publication.weekday_before(p.reading, weekday)
    p.reading.note_weekday(weekday)
    return Stretch(iso_day(last.first_day - DAYS_OR_MONTHS[count.unit][0] * count.low))


def _counted_from(first: int, last: int, span: Span, direction: int) -> Stretch:
    shortest, longest = span.duration.shortest_days, span.duration.longest_days
    near = first + shortest if direction > 0 else last - shortest
    if longest is None:
        return Stretch.window(iso_day(near), "") if direction > 0 else Stretch.window("", iso_day(near))
    far = last + longest if direction > 0 else first - longest
    return Stretch.days(min(near, far), max(near, far))


DAYS_OR_MONTHS: Final = {"day": (1, 0), "week": (7, 0), "fortnight": (14, 0), "month": (0, 1), "year": (0, 12)}
NEAR: Final = {
    "immediately": "immediately",
    "right": "immediately",
    "just": "immediately",
    "shortly": "shortly",
    "soon": "shortly",
    "long": "soon",
}

COUNTED_DATES: Final = (
    Rule("{count} ago", ago),
    Rule("{span} ago", span_ago),
    Rule("{count} ago today", ago_today),
    Rule("{count} ago ,? on? {weekday}", weeks_ago),
    Rule("exactly|precisely {count} {side=before|after} {date}", exactly),
    Rule("the? {span} {side=before|after|following|prior} to? {date}", counted_from_date),
    Rule("{span} {side=before|after|following} the {date} {words}", beside_what_is_dated),
    Rule("{count} from now|today", from_now),
    Rule("in {count} time", from_now),
    Rule("the? day {side=before|after|following} {date}", day_beside),
    Rule("the? day {side=before|after|following} the {date} {words}", beside_what_is_dated),
    Rule("the week {side=before|after} {date}", week_beside),
    Rule("the weekend {side=before|after} {date}", weekend_beside),
    Rule("the? eve of {date}", eve),
    Rule("almost? {near=immediately|right|just|shortly|soon} {side=before|after} {date}", near),
    Rule("not {near=long} {side=before|after} {date}", near),
    Rule("within {span} of {date}", within),
    Rule("the? {nth}? {weekday} {side=before|after|following|preceding} {date}", weekday_beside),
)
