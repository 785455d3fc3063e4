"""Dates, windows and lengths of time as words that a newcomer reads: `29 March 2022`, `within 7–10 March 2022`.

Extent and uncertainty read differently: `7–10 March 2022` lasts four days, `within 7–10 March 2022` is somewhere there.
So do times: `15 April 1912, 00:45–02:20` and `within 15 April 1912, 02:05–02:20`.
"""

import re
from collections.abc import Iterable

from timeline.errors import EdtfError
from timeline.model.conflict import Window
from timeline.model.duration import Duration, parse_duration
from timeline.model.edtf.date import EdtfDate
from timeline.model.edtf.labels import label_of
from timeline.model.edtf.value import EdtfEnd, Openness
from timeline.reconciliation.clock import has_clock, seconds_of
from timeline.reconciliation.clockwords import clock_span_words, earliest_words, is_known, latest_words
from timeline.reconciliation.daywords import LONG, DateStyle, period_words, span_words

UNDATED = "undated"


def within_words(window: Window, style: DateStyle = LONG) -> str:
    """Return when a moment can be: `29 March 2022`, `March 2022`, `within 7–10 March 2022`, `30 March or earlier`."""
    first, last = seconds_of(window)
    if first is None:
        return UNDATED if last is None else f"{latest_words(last, style)} or earlier"
    if last is None:
        return f"{earliest_words(first, style)} or later"
    if is_known(window):
        return _span(window, window, style)
    return _period(window, style) or f"within {_span(window, window, style)}"


def window_words(start: Window, end: Window, style: DateStyle = LONG) -> str:
    """Return when an event can be, from the windows of its start and of its end; nothing that they say is left out."""
    parts = window_parts(start, end, style)
    return ("; " if any(", " in part for part in parts) else ", ").join(parts)


def window_parts(start: Window, end: Window, style: DateStyle = LONG) -> tuple[str, ...]:
    """Return the same in one part, or in two: when it starts, when it ends."""
    if seconds_of(start) == seconds_of(end):
        return (within_words(start, style),)
    if is_known(start) and is_known(end):
        return (_span(start, end, style),)
    parts = (_side_words("starts", _start_alone(start, end), style), _side_words("ends", _end_alone(start, end), style))
    return tuple(part for part in parts if part) or (UNDATED,)


def window_of(end: EdtfEnd) -> Window:
    """Return the window that the text of a date gives to one side of an event."""
    clock = end.clock
    if clock is None:
        return Window(end.earliest, end.latest)
    return Window(end.earliest, end.latest, clock.earliest, clock.latest)


def edtf_words(date: EdtfDate, style: DateStyle = LONG) -> str:
    """Return what an EDTF expression means, with its doubts: `about March 2022`, `perhaps 1843`.

    Days are Gregorian ones of the store's zone; what was written in another calendar or zone stands beside them:
    `7 November 1917 (Julian: 1917-10-25)`.
    """
    words = window_words(window_of(date.start), window_of(date.end), style)
    label = label_of(date)
    written = f" ({label}: {date.text})" if label else ""
    return _doubt(date) + words + _open_ends(date) + written


def duration_words(duration: Duration) -> str:
    """Return a length of time: `1 day`, `2 to 5 days`, `about 3 weeks`, `at least 7 days`."""
    shortest, *longer = duration.text.split("/")
    about = "about " if duration.approximate else ""
    if not longer:
        return about + _length_words(shortest.strip("~"))
    shortest, longest = shortest.strip("~"), longer[0].strip("~")
    if shortest in ("", "..") or longest in ("", ".."):
        return f"at least {_length_words(shortest)}" if longest in ("", "..") else f"at most {_length_words(longest)}"
    return about + _between(_length_words(shortest), _length_words(longest))


def values_words(values: Iterable[str]) -> str:
    """Return the values of an attribute as people read them: lengths of time in words, an open list as such."""
    return ", ".join("and others" if value == ".." else _value_words(value) for value in values)


def listed_words(values: Iterable[str]) -> str:
    """Return the same within a sentence, which has commas of its own: `Bucha and Irpin`, `Russia and others`."""
    words = ["others" if value == ".." else _value_words(value) for value in values]
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def _value_words(value: str) -> str:
    if not _LENGTH.fullmatch(value):
        return value
    try:
        return duration_words(parse_duration(value))
    except EdtfError:
        return value


def _start_alone(start: Window, end: Window) -> Window:
    """The start without the bound that the end's latest already says."""
    says_more = is_known(start) or seconds_of(start)[1] != seconds_of(end)[1]
    return start if says_more else Window(start.earliest, None, start.earliest_second, None)


def _end_alone(start: Window, end: Window) -> Window:
    """The end without the bound that the start's earliest already says."""
    says_more = is_known(end) or seconds_of(end)[0] != seconds_of(start)[0]
    return end if says_more else Window(None, end.latest, None, end.latest_second)


def _side_words(verb: str, window: Window, style: DateStyle) -> str:
    first, last = seconds_of(window)
    if first is None:
        return "" if last is None else f"{verb} by {latest_words(last, style)}"
    if last is None:
        return f"{verb} {within_words(window, style)}"
    period = _period(window, style)
    return f"{verb} in {period}" if period else f"{verb} {_span(window, window, style)}"


def _period(window: Window, style: DateStyle) -> str | None:
    """Whole months or years, of a window that is bounded on both sides."""
    return None if has_clock(window) else period_words(window.earliest or 0, window.latest or 0, style)


def _span(start: Window, end: Window, style: DateStyle) -> str:
    """From the first bound of one window to the last one of another, all that lies between."""
    if has_clock(start) or has_clock(end):
        return clock_span_words(seconds_of(start)[0] or 0, seconds_of(end)[1] or 0, style)
    return span_words(start.earliest or 0, end.latest or 0, style)


def _doubt(date: EdtfDate) -> str:
    perhaps = "perhaps " if date.start.uncertain or date.end.uncertain else ""
    return perhaps + ("about " if date.start.approximate or date.end.approximate else "")


def _open_ends(date: EdtfDate) -> str:
    said = {Openness.OPEN: "open", Openness.UNKNOWN: "unknown", Openness.DATED: ""}
    starts = f", start {said[date.start.openness]}" if said[date.start.openness] else ""
    return starts + (f", end {said[date.end.openness]}" if said[date.end.openness] else "")


_LENGTH = re.compile(r"(P[0-9TYMWDHS]+~?/?)+")
_PART = re.compile(r"(\d+)([YMWDHS])")
_DATE_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_TIME_UNITS = {"H": "hour", "M": "minute", "S": "second"}


def _length_words(text: str) -> str:
    """`P1Y2M` as `1 year 2 months`; the text itself where it is nothing of the kind."""
    date, _, time = text.removeprefix("P").partition("T")
    parts = [(n, _DATE_UNITS.get(u, u)) for n, u in _PART.findall(date)]
    parts += [(n, _TIME_UNITS.get(u, u)) for n, u in _PART.findall(time)]
    return " ".join(f"{n} {unit}" + ("" if int(n) == 1 else "s") for n, unit in parts) or text


def _between(shortest: str, longest: str) -> str:
    number, _, unit = shortest.partition(" ")
    same_unit = unit.rstrip("s") == longest.partition(" ")[2].rstrip("s")
    return f"{number} to {longest}" if same_unit else f"{shortest} to {longest}"
