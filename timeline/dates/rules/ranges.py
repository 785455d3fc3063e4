"""Words for times of day, for windows and intervals, and for dates counted from another date."""

from typing import Final

from timeline.dates import publication
from timeline.dates.counting import counted
from timeline.dates.meaning import Reading, Span, Stretch, year_text
from timeline.dates.pattern import Parts, Rule
from timeline.errors import WordsError
from timeline.model.edtf.calendar import civil_of, iso_day
from timeline.model.edtf.value import Precision


def named(p: Parts) -> Stretch:
    """A phrase that means what the phrase within it means."""
    return p.stretch("date")


def at_clock(p: Parts) -> Stretch:
    """A day with a time of day; local time unless the words say UTC."""
    return Stretch(f"{p.stretch('day').text}T{p.word('clock')}{'Z' if p.has('zone') else ''}")


def ago(p: Parts) -> Stretch:
    """So long before the publication; in days exactly, as nobody counts both ends when counting from today."""
    count = p.count()
    if count.is_single and count.unit == "day":
        return publication.day_away(p.reading, -count.low)
    if count.is_single and count.unit == "month":
        return publication.month_away(p.reading, -count.low)
    if count.is_single and count.unit == "year":
        return publication.year_away(p.reading, -count.low)
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
    anchor = _edge(p)
    direction = -1 if p.word("side") in ("before", "prior") else 1
    return _counted_from(anchor.first_day, anchor.last_day, p.span(), direction)


def day_beside(p: Parts) -> Stretch:
    """Read "the day after March 3": the next calendar day."""
    anchor = _edge(p)
    direction = -1 if p.word("side") == "before" else 1
    return _counted_from(anchor.first_day, anchor.last_day, Span("P1D", "P1D"), direction)


def _counted_from(first: int, last: int, span: Span, direction: int) -> Stretch:
    shortest, longest = span.duration.shortest_days, span.duration.longest_days
    near = first + shortest if direction > 0 else last - shortest
    if longest is None:
        return Stretch.window(iso_day(near), "") if direction > 0 else Stretch.window("", iso_day(near))
    far = last + longest if direction > 0 else first - longest
    return Stretch.days(min(near, far), max(near, far))


def _edge(p: Parts) -> Stretch:
    """Read a date that something is counted from or bounded by; its weekday is not that of the event."""
    found = p.stretch("date")
    p.reading.note_weekday(None)
    return found


def since(p: Parts) -> Stretch:
    """It began then, and goes on: an interval with an open end."""
    return _interval(_end_text(_edge(p)), "..")


def until(p: Parts) -> Stretch:
    """It lasted until then, that day included; when it began is not said."""
    return _interval("..", _end_text(_edge(p)))


def by(p: Parts) -> Stretch:
    """Then at the latest."""
    return Stretch.window("", _last_text(_edge(p)))


def before(p: Parts) -> Stretch:
    """Earlier than that: the day, month or year before at the latest."""
    return Stretch.window("", _neighbour(_edge(p), -1))


def after(p: Parts) -> Stretch:
    """Later than that: the day, month or year after at the earliest."""
    return Stretch.window(_neighbour(_edge(p), 1), "")


def from_on(p: Parts) -> Stretch:
    """Then or later."""
    date = _edge(p)
    return Stretch.window(date.text if date.is_plain else iso_day(date.first_day), "")


def _last_text(date: Stretch) -> str:
    return date.text if date.is_plain else iso_day(date.last_day)


def _neighbour(date: Stretch, step: int) -> str:
    """Return the day, month or year beside a date, as exact as the date itself."""
    edge = date.first_day - 1 if step < 0 else date.last_day + 1
    year, month, _ = civil_of(edge)
    precision = date.edtf.start.precision if date.is_plain else None
    if precision is Precision.YEAR and 0 <= year <= 9999:
        return f"{year:04d}"
    if precision is Precision.MONTH and 0 <= year <= 9999:
        return f"{year:04d}-{month:02d}"
    return iso_day(edge)


def interval(p: Parts) -> Stretch:
    """From one date to another: it lasts."""
    first, last = _both(p)
    return _interval(_end_text(first), _end_text(last))


def between(p: Parts) -> Stretch:
    """Some time between two dates, these included."""
    first, last = _both(p)
    low = first.text if first.is_plain else iso_day(first.first_day)
    return Stretch.window(low, _last_text(last))


def either(p: Parts) -> Stretch:
    """One of two dates."""
    first, last = _both(p)
    return Stretch(f"[{_end_text(first)},{_end_text(last)}]")


def both(p: Parts) -> Stretch:
    """On two dates."""
    first, last = _both(p)
    return Stretch(f"{{{_end_text(first)},{_end_text(last)}}}")


def _both(p: Parts) -> tuple[Stretch, Stretch]:
    """Read two dates; one that has no year takes it from the other."""
    said_first, said_last = p.says("first", "year_number"), p.says("last", "year_number")
    if said_last and not said_first:
        last = p.stretch("last")
        first = _in_year_of(p, "first", last, -1)
    else:
        first = p.stretch("first")
        last = _in_year_of(p, "last", first, 1) if said_first and not said_last else _not_before(p, first)
    p.reading.note_weekday(None)
    return first, last


def _not_before(p: Parts, first: Stretch) -> Stretch:
    """Read the second date; in the year of the first one where it would stand before it otherwise."""
    noted = list(p.reading.notes.assumed)
    last = p.stretch("last")
    if last.last_day >= first.first_day:
        return last
    p.reading.notes.assumed[:] = noted
    return _in_year_of(p, "last", first, 1)


def _in_year_of(p: Parts, key: str, other: Stretch, side: int) -> Stretch:
    """Read a date in the year of another one, or in the next to it where it would stand on the wrong side."""
    year = civil_of(other.first_day)[0]
    notes = list(p.reading.notes.assumed)
    found = p.stretch(key, p.reading.in_year(year))
    if (found.first_day - other.first_day) * side < 0 and found.text != other.text:
        found = p.stretch(key, p.reading.in_year(year + side))
    p.reading.notes.assumed[:] = notes
    p.reading.assume(f"{civil_of(found.first_day)[0]}: the year goes with both dates")
    return found


def days_of_month(p: Parts) -> tuple[str, str]:
    """Return the first and the last day of "March 7 to 29, 2022"."""
    month, first, last = p.number("month_name"), p.number("first_day"), p.number("last_day")
    year = p.number("year_number") if p.has("year_number") else publication.year_of(p.reading, month, last)
    return f"{year_text(year)}-{month:02d}-{first:02d}", f"{year_text(year)}-{month:02d}-{last:02d}"


def interval_of_days(p: Parts) -> Stretch:
    """Read "March 7-29, 2022": it lasts."""
    return _interval(*days_of_month(p))


def window_of_days(p: Parts) -> Stretch:
    """Read "between 7 and 29 March"."""
    return Stretch.window(*days_of_month(p))


def either_day(p: Parts) -> Stretch:
    """Read "March 29 or 30"."""
    return Stretch(f"[{','.join(days_of_month(p))}]")


def both_days(p: Parts) -> Stretch:
    """Read "March 29 and 30"."""
    return Stretch(f"{{{','.join(days_of_month(p))}}}")


def short_years(p: Parts) -> Stretch:
    """Read "2017-19"."""
    first = p.number("year_number")
    last = first - first % 100 + p.number("two_digits")
    return _interval(f"{first:04d}", f"{last:04d}")


def _interval(first: str, last: str) -> Stretch:
    return Stretch(first) if first == last else Stretch(f"{first}/{last}")


def _end_text(date: Stretch) -> str:
    """Return one side of an interval: the date, or the month or year that holds its window."""
    if date.is_plain:
        return date.text
    low, high = iso_day(date.first_day), iso_day(date.last_day)
    for parts in (1, 2):  # the month, then the year
        if low.rsplit("-", parts)[0] == high.rsplit("-", parts)[0]:
            return low.rsplit("-", parts)[0]
    raise WordsError(f"{date.text} is too wide for one side of an interval", "Give `start:` and `end:` separately.")


AGO: Final = (
    Rule("{count} ago", ago),
    Rule("{span} ago", span_ago),
)

DATES: Final = (
    Rule("{day:day_with_part} ,? at? {clock} {zone=utc|gmt|z}?", at_clock),
    Rule("{clock} {zone=utc|gmt|z}? ,? on? {day:day_with_part}", at_clock),
    Rule("{date:day_with_part}", named),
    Rule("{date:period}", named),
    Rule("{date:month}", named),
    Rule("{date:longer}", named),
    Rule("{date:year}", named),
)

_TO: Final = "to|through|thru|till|until|-"
_DAYS: Final = "{first_day:day_number}"
_LAST: Final = "{last_day:day_number}"

RANGES: Final = (
    Rule(f"from? {{month_name}} {_DAYS} {_TO} {_LAST} ,? {{year_number}}?", interval_of_days),
    Rule(f"from? the? {_DAYS} {_TO} the? {_LAST} of? {{month_name}} ,? {{year_number}}?", interval_of_days),
    Rule(f"between {{month_name}} {_DAYS} and {_LAST} ,? {{year_number}}?", window_of_days),
    Rule(f"between the? {_DAYS} and the? {_LAST} of? {{month_name}} ,? {{year_number}}?", window_of_days),
    Rule(f"{{month_name}} {_DAYS} or {_LAST} ,? {{year_number}}?", either_day),
    Rule(f"{_DAYS} or {_LAST} of? {{month_name}} ,? {{year_number}}?", either_day),
    Rule(f"{{month_name}} {_DAYS} and {_LAST} ,? {{year_number}}?", both_days),
    Rule(f"the? {_DAYS} and the? {_LAST} of? {{month_name}} ,? {{year_number}}?", both_days),
    Rule("from? {year_number} -|to {two_digits}", short_years),
    Rule("{date}", named),
    Rule("{date:ago}", named),
    Rule("{span} {side=before|after|following|prior} to? {date}", counted_from_date),
    Rule("{count} from now|today", from_now),
    Rule("the? day {side=before|after} {date}", day_beside),
    Rule(f"from? {{first:date}} {_TO} {{last:date}}", interval),
    Rule("between {first:date} and {last:date}", between),
    Rule("either? {first:date} or {last:date}", either),
    Rule("both? {first:date} and {last:date}", both),
    Rule("ever? since {date}", since),
    Rule("from {date} on|onward|onwards", since),
    Rule("{date} on|onward|onwards", since),
    Rule("until|till|til|through|to {date}", until),
    Rule("no|not later than {date}", by),
    Rule("by {date}", by),
    Rule("no|not earlier than {date}", from_on),
    Rule("before|preceding {date}", before),
    Rule("prior to {date}", before),
    Rule("after|following {date}", after),
    Rule("{date} or earlier", by),
    Rule("{date} or later", from_on),
)
