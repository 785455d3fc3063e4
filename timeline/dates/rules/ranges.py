"""Words for times of day, for windows and intervals."""

from typing import Final

from timeline.dates import publication
from timeline.dates.meaning import Stretch, year_text
from timeline.dates.pattern import Parts, Rule
from timeline.dates.rules.periods import century_of, named
from timeline.errors import WordsError
from timeline.model.edtf.calendar import civil_of, iso_day
from timeline.model.edtf.value import Precision


def at_clock(p: Parts) -> Stretch:
    """A day with a time of day; local time unless the words say UTC."""
    return Stretch(f"{p.stretch('day').text}T{p.word('clock')}{'Z' if p.has('zone') else ''}")


def since(p: Parts) -> Stretch:
    """It began then, and goes on: an interval with an open end."""
    return _interval(_end_text(p.edge()), "..")


def until(p: Parts) -> Stretch:
    """It lasted until then, that day included; when it began is not said."""
    return _interval("..", _end_text(p.edge()))


def by(p: Parts) -> Stretch:
    """Then at the latest."""
    return Stretch.window("", _last_text(p.edge()))


def before(p: Parts) -> Stretch:
    """Earlier than that: the day, month or year before at the latest."""
    return Stretch.window("", _neighbour(p.edge(), -1))


def after(p: Parts) -> Stretch:
    """Later than that: the day, month or year after at the earliest."""
    return Stretch.window(_neighbour(p.edge(), 1), "")


def from_on(p: Parts) -> Stretch:
    """Then or later."""
    return Stretch.window(_first_text(p.edge()), "")


def _first_text(date: Stretch) -> str:
    return date.text if _bounds_a_window(date) else iso_day(date.first_day)


def _last_text(date: Stretch) -> str:
    return date.text if _bounds_a_window(date) else iso_day(date.last_day)


def _bounds_a_window(date: Stretch) -> bool:
    """Whether EDTF can write `[date..]`: not of decades and centuries."""
    return date.is_plain and "X" not in date.text


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
    return first if first == last else _interval(_end_text(first), _end_text(last))


def between(p: Parts) -> Stretch:
    """Some time between two dates, these included."""
    first, last = _both(p)
    return Stretch.window(_first_text(first), _last_text(last))


def either(p: Parts) -> Stretch:
    """One of two dates."""
    first, last = _both(p)
    return Stretch(f"[{_member(first)},{_member(last)}]")


def _member(date: Stretch) -> str:
    return date.text if date.is_plain else f"{iso_day(date.first_day)}..{iso_day(date.last_day)}"


def approximately(p: Parts) -> Stretch:
    """Read "around March 29": what `~` is worth is the store's policy."""
    date = p.stretch("date")
    if not date.is_plain:
        raise WordsError(f"{date.text} is a window already", "Leave out the word that makes it approximate.")
    return Stretch(f"{date.text}~")


def until_now(p: Parts) -> Stretch:
    """Read "until now", "2014 to present": up to the publication."""
    p.reading.assume(f"up to publication {p.reading.publication.text}")
    return _interval(_end_text(p.edge()) if p.has("date") else "..", iso_day(p.reading.publication_day))


def both(p: Parts) -> Stretch:
    """On two dates."""
    first, last = _both(p)
    return Stretch(f"{{{_end_text(first)},{_end_text(last)}}}")


def _both(p: Parts) -> tuple[Stretch, Stretch]:
    """Read two dates; one that has no year takes it from the other."""
    said_first, said_last = _says_year(p, "first"), _says_year(p, "last")
    if said_last and not said_first:
        last = p.stretch("last")
        first = _in_year_of(p, "first", last, -1)
    else:
        first = p.stretch("first")
        last = _after_first(p, first, said_first, said_last)
    if last.text.startswith("-") and not first.text.startswith("-"):
        raise WordsError(f"{first.text} BC, or AD?", "Write the era beside both years.")
    p.reading.note_weekday(None)
    return first, last


def _after_first(p: Parts, first: Stretch, said_first: bool, said_last: bool) -> Stretch:
    if said_last:
        return p.stretch("last")
    return _in_year_of(p, "last", first, 1) if said_first else _not_before(p, first)


def _says_year(p: Parts, key: str) -> bool:
    return any(p.says(key, part) for part in ("year_number", "era", "decade", "longer", "numeric_date"))


def _not_before(p: Parts, first: Stretch) -> Stretch:
    """Read the second date; in the year of the first one where it would stand before it otherwise."""
    noted = list(p.reading.notes.assumed)
    last = p.stretch("last")
    if last.last_day >= first.first_day:
        return last
    p.reading.notes.assumed[:] = noted
    last = _in_year_of(p, "last", first, 1)
    if last.last_day < first.first_day:
        raise WordsError(f"{last.text} is before {first.text}: of which week or month is it?", "Write the dates.")
    return last


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


def _two_centuries(p: Parts) -> tuple[Stretch, Stretch]:
    return century_of(p.number("first_nth")), century_of(p.number("last_nth"))


def interval_of_centuries(p: Parts) -> Stretch:
    """Read "from the 18th to the 20th century": it lasts."""
    first, last = _two_centuries(p)
    return _interval(first.text, last.text)


def window_of_centuries(p: Parts) -> Stretch:
    """Read "between the 18th and the 20th century"."""
    first, last = _two_centuries(p)
    return Stretch.window(first.text.replace("X", "0"), last.text.replace("X", "9"))


def either_century(p: Parts) -> Stretch:
    """Read "the 18th or 19th century"."""
    first, last = _two_centuries(p)
    return Stretch(f"[{first.text},{last.text}]")


def both_centuries(p: Parts) -> Stretch:
    """Read "the 18th and 19th centuries"."""
    first, last = _two_centuries(p)
    return Stretch(f"{{{first.text},{last.text}}}")


def short_years(p: Parts) -> Stretch:
    """Read "2017-19"."""
    first = p.number("year_number")
    last = first - first % 100 + p.number("two_digits")
    return _interval(f"{first:04d}", f"{last:04d}")


def _interval(first: str, last: str) -> Stretch:
    return Stretch(f"{first}/{last}")


def _end_text(date: Stretch) -> str:
    """Return one side of an interval: the date, or the month or year that holds its window."""
    if date.is_plain:
        return date.text
    low, high = iso_day(date.first_day), iso_day(date.last_day)
    for parts in (1, 2):  # the month, then the year
        if low.rsplit("-", parts)[0] == high.rsplit("-", parts)[0]:
            return low.rsplit("-", parts)[0]
    raise WordsError(f"{date.text} is too wide for one side of an interval", "Give `start:` and `end:` separately.")


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
    Rule(f"from? the? {{first_nth:nth}} {_TO} the? {{last_nth:nth}} century|centuries", interval_of_centuries),
    Rule("between the? {first_nth:nth} and the? {last_nth:nth} century|centuries", window_of_centuries),
    Rule("either? the? {first_nth:nth} or the? {last_nth:nth} century|centuries", either_century),
    Rule("both? the? {first_nth:nth} and the? {last_nth:nth} century|centuries", both_centuries),
    Rule("from? {year_number} -|to {two_digits}", short_years),
    Rule("{date}", named),
    Rule("{date:counted_date}", named),
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
    Rule("on? or? around|about|circa|c|approximately|roughly {date}", approximately),
    Rule("until|till|to|through now|today", until_now),
    Rule("from? {date} to|until|till|- the? now|present|today", until_now),
    Rule("no|not earlier than {date}", from_on),
    Rule("before the? very? end|close of {date}", by),
    Rule("before|preceding {date}", before),
    Rule("prior to {date}", before),
    Rule("after|following {date}", after),
    Rule("{date} or earlier", by),
    Rule("{date} or later", from_on),
)
