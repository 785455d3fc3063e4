"""Words that give one bound of a time, and words that make it approximate or uncertain.

"Since", "from", "until" speak of what lasts: an interval with an open end. "Before", "after", "by" and "no later than"
speak of what happens: a day out of a window with an open side, the named day included with "by", not with "before".
A deadline ("by Friday") is read as the news read, looking back; what was assumed says so.
"""

from typing import Final

from timeline.dates.meaning import Stretch
from timeline.dates.pattern import Parts, Rule
from timeline.errors import WordsError
from timeline.model.edtf.calendar import civil_of, iso_day
from timeline.model.edtf.value import Precision


def since(p: Parts) -> Stretch:
    """It began then, and goes on: an interval with an open end."""
    return interval(end_text(p.edge()), "..")


def until(p: Parts) -> Stretch:
    """It lasted until then, that day included; when it began is not said."""
    return interval("..", end_text(p.edge()))


def by(p: Parts) -> Stretch:
    """Then at the latest; "by Friday" looks back as "Friday" does."""
    if p.says("date", "weekday") and not p.says("date", "month_name"):
        p.reading.assume("by: up to and including that day; of a deadline ahead, write its date")
    return Stretch.window("", last_text(p.edge()))


def before(p: Parts) -> Stretch:
    """Earlier than that: the day, month or year before at the latest."""
    return Stretch.window("", _neighbour(p.edge(), -1))


def after(p: Parts) -> Stretch:
    """Later than that: the day, month or year after at the earliest."""
    return Stretch.window(_neighbour(p.edge(), 1), "")


def from_on(p: Parts) -> Stretch:
    """Then or later."""
    return Stretch.window(first_text(p.edge()), "")


def first_text(date: Stretch) -> str:
    """Return a date as the lower side of a window."""
    return date.text if _bounds_a_window(date) else iso_day(date.first_day)


def last_text(date: Stretch) -> str:
    """Return a date as the upper side of a window."""
    return date.text if _bounds_a_window(date) else iso_day(date.last_day)


def _bounds_a_window(date: Stretch) -> bool:
    """Whether EDTF can write `[date..]`: not of decades and centuries."""
    return date.is_plain and "X" not in date.text


def _neighbour(date: Stretch, step: int) -> str:
    """Return the day, month or year beside a date, as exact as the date itself; a time of day stays as it is."""
    precision = date.edtf.start.precision if date.is_plain else None
    if precision in (Precision.MINUTE, Precision.SECOND):
        return date.text
    edge = date.first_day - 1 if step < 0 else date.last_day + 1
    dropped = {Precision.YEAR: 2, Precision.MONTH: 1}.get(precision, 0) if precision else 0
    return iso_day(edge).rsplit("-", dropped)[0] if abs(civil_of(edge)[0]) <= LAST_PLAIN_YEAR else iso_day(edge)


def approximately(p: Parts) -> Stretch:
    """Read "around March 29": what `~` is worth is the store's policy."""
    return _qualified(p.stretch("date"), "~")


def approximate_interval(p: Parts) -> Stretch:
    """Read "c. 1850-1860": both ends are approximate."""
    return interval(_qualified(p.stretch("first"), "~").text, _qualified(p.stretch("last"), "~").text)


def perhaps(p: Parts) -> Stretch:
    """Read "probably March 29", "1850?": the source is not sure."""
    return _qualified(p.stretch("date"), "?")


def _qualified(date: Stretch, sign: str) -> Stretch:
    if not date.is_plain:
        raise WordsError(f"{date.text} is a window already", "Leave out the word or sign that makes it uncertain.")
    return Stretch(f"{date.text}{sign}")


def until_now(p: Parts) -> Stretch:
    """Read "until now", "2014 to present": up to the publication."""
    p.reading.assume(f"up to publication {p.reading.publication.text}")
    return interval(end_text(p.edge()) if p.has("date") else "..", iso_day(p.reading.publication_day))


def throughout(p: Parts) -> Stretch:
    """Read "throughout March", "all of 2021": it lasts from the first day to the last."""
    date = p.edge()
    return interval(iso_day(date.first_day), iso_day(date.last_day))


def named(p: Parts) -> Stretch:
    """A date with words that leave it as it is."""
    return p.stretch("date")


def interval(first: str, last: str) -> Stretch:
    """Return what lasts from one date to another."""
    return Stretch(f"{first}/{last}")


def end_text(date: Stretch) -> str:
    """Return one side of an interval: the date, or the month, year or decade that holds its window."""
    if date.is_plain:
        return date.text
    low, high = iso_day(date.first_day), iso_day(date.last_day)
    for parts in (1, 2):  # the month, then the year
        if low.rsplit("-", parts)[0] == high.rsplit("-", parts)[0]:
            return low.rsplit("-", parts)[0]
    if low[:3] == high[:3] and low[0] != "-":
        return f"{low[:3]}X"
    raise WordsError(f"{date.text} is too wide for one side of an interval", "Give `start:` and `end:` separately.")


LAST_PLAIN_YEAR: Final = 9999

_ABOUT: Final = "around|about|circa|c|ca|approx|approximately|roughly .?"

BOUNDS: Final = (
    Rule("ever? since {date}", since),
    Rule("from|starting|beginning|commencing|effective on|in|from? {date} on|onward|onwards|forward?", since),
    Rule("{date} on|onward|onwards", since),
    Rule("until|till|til|through|to {date}", until),
    Rule("up to|until {date}", until),
    Rule("ending on|in? {date}", until),
    Rule("no|not later than {date}", by),
    Rule("not after {date}", by),
    Rule("by {date}", by),
    Rule("on|in|at or before {date}", by),
    Rule("{date} at the? latest", by),
    Rule(f"on|in? or? {_ABOUT} {{date}}", approximately),
    Rule(f"{_ABOUT} {{first:date}} -|to {{last:date}}", approximate_interval),
    Rule("possibly|perhaps|probably|maybe|likely|presumably on|in? {date}", perhaps),
    Rule("{date} ?", perhaps),
    Rule("until|till|to|through now|today", until_now),
    Rule("up until|to now|today", until_now),
    Rule("from? {date} to|until|till|- the? now|present|today", until_now),
    Rule("no|not earlier than {date}", from_on),
    Rule("not before|until {date}", from_on),
    Rule("on|in|at or after {date}", from_on),
    Rule("{date} at the? earliest", from_on),
    Rule("before the? very? end|close of {date}", by),
    Rule("before|preceding {date}", before),
    Rule("prior to {date}", before),
    Rule("after|following {date}", after),
    Rule("{date} or earlier|before", by),
    Rule("{date} or later|after", from_on),
    Rule("some time|day|point in|on|during {date}", named),
    Rule(f"some time {_ABOUT} {{date}}", approximately),
    Rule("some time before {date}", before),
    Rule("some time after {date}", after),
    Rule("long|well before {date}", before),
    Rule("long|well after {date}", after),
    Rule("{date} approx|approximately", approximately),
    Rule("{date} or so|thereabouts", approximately),
    Rule("throughout {date}", throughout),
    Rule("all of {date}", throughout),
    Rule("the? whole|entirety of {date}", throughout),
    Rule("the? course of {date}", named),
    Rule("exactly|precisely on|in|at? {date}", named),
    Rule("as of {date}", named),
    Rule("as early|late|recently as {date}", named),
)
