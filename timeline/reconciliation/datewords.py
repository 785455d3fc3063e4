"""Dates, windows and lengths of time as words that a newcomer reads: `29 March 2022`, `within 7–10 March 2022`.

Extent and uncertainty read differently: `7–10 March 2022` lasts four days, `within 7–10 March 2022` is somewhere there.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from timeline.errors import EdtfError
from timeline.model.conflict import Window
from timeline.model.duration import Duration, parse_duration
from timeline.model.edtf.calendar import MONTH_NAMES, SECONDS_PER_DAY, civil_of
from timeline.model.edtf.date import EdtfDate
from timeline.model.edtf.labels import label_of
from timeline.model.edtf.value import EdtfEnd, EdtfKind, Openness

UNDATED = "undated"
DAYS_A_WEEK, DAYS_A_MONTH, DAYS_A_YEAR = 7, 30.44, 365.25


@dataclass(frozen=True, slots=True, kw_only=True)
class DateStyle:
    """How a date is worded: months in full or in three letters, and the year that need not be repeated."""

    short: bool = False
    year: int | None = None  # a heading already says it

    def month(self, number: int) -> str:
        """The name of a month, counted from 1."""
        return MONTH_NAMES[number - 1][:3] if self.short else MONTH_NAMES[number - 1]


LONG = DateStyle()


def year_words(year: int) -> str:
    """Return a year as people write it: `1843`, `44 BC` for -43, `Y12000` beyond four digits."""
    if year < 1:
        return f"{1 - year} BC"
    return str(year) if year <= 9999 else f"Y{year}"


def day_words(day: int, style: DateStyle = LONG) -> str:
    """Return one civil day: `29 March 2022`."""
    year, month, number = civil_of(day)
    return f"{number} {style.month(month)}{_year_after(year, style)}"


def span_words(first: int, last: int, style: DateStyle = LONG) -> str:
    """Return the days from one to another, both included, without saying a month or a year twice."""
    (y1, m1, d1), (y2, m2, _) = civil_of(first), civil_of(last)
    if first == last:
        return day_words(first, style)
    if (y1, m1) == (y2, m2):
        return f"{d1}–{day_words(last, style)}"
    if y1 == y2:
        return f"{d1} {style.month(m1)} – {day_words(last, style)}"
    return f"{day_words(first, style)} – {day_words(last, style)}"


def within_words(window: Window, style: DateStyle = LONG) -> str:
    """Return when a moment can be: `29 March 2022`, `March 2022`, `within 7–10 March 2022`, `30 March or earlier`."""
    first, last = window.earliest, window.latest
    if first is None and last is None:
        return UNDATED
    if first is None or last is None:
        return (
            f"{day_words(last, style)} or earlier" if last is not None else f"{day_words(first or 0, style)} or later"
        )
    if first == last:
        return day_words(first, style)
    return _period_words(first, last, style) or f"within {span_words(first, last, style)}"


def window_words(start: Window, end: Window, style: DateStyle = LONG) -> str:
    """Return when an event can be, from the windows of its start and of its end; nothing that they say is left out."""
    if start == end:
        return within_words(start, style)
    if _is_exact(start) and _is_exact(end):
        return span_words(start.earliest or 0, end.latest or 0, style)
    parts = (_side_words("starts", _start_alone(start, end), style), _side_words("ends", _end_alone(start, end), style))
    return ", ".join(part for part in parts if part) or UNDATED


def edtf_words(date: EdtfDate, style: DateStyle = LONG) -> str:
    """Return what an EDTF expression means, with its doubts: `about March 2022`, `perhaps 1843`.

    Days are Gregorian ones of the store's zone; what was written in another calendar or zone stands beside them:
    `7 November 1917 (Julian: 1917-10-25)`.
    """
    words = window_words(_window(date.start), _window(date.end), style)
    label = label_of(date)
    written = f" ({label}: {date.text})" if label else ""
    return _doubt(date) + words + _clock_words(date) + _open_ends(date) + written


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
    """Return the values of an attribute as people read them: lengths of time in words, any other as it is."""
    return ", ".join(_value_words(value) for value in values)


def _value_words(value: str) -> str:
    if not _LENGTH.fullmatch(value):
        return value
    try:
        return duration_words(parse_duration(value))
    except EdtfError:
        return value


def days_words(days: int) -> str:
    """Return a number of days: `1 day`, `8 days`."""
    return f"{days:,} day" + ("" if abs(days) == 1 else "s")


def span_length_words(days: int) -> str:
    """Return a long stretch of time, rounded down to what people count in: `5 weeks`, `3 months`, `14 years`."""
    units = ((DAYS_A_YEAR, "year", 2), (DAYS_A_MONTH, "month", 3), (DAYS_A_WEEK, "week", 2), (1, "day", 0))
    length, name = next((length, name) for length, name, least in units if days >= least * length)
    number = int(days / length)
    return f"{number:,} {name}" + ("" if number == 1 else "s")


def century_words(century: int) -> str:
    """Return a century by its number from 0: `20th century` for 19, `1st century BC` for -1."""
    number = century + 1 if century >= 0 else -century
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending} century" + ("" if century >= 0 else " BC")


def _year_after(year: int, style: DateStyle) -> str:
    return "" if year == style.year else f" {year_words(year)}"


def _is_exact(window: Window) -> bool:
    return window.earliest is not None and window.earliest == window.latest


def _period_words(first: int, last: int, style: DateStyle) -> str | None:
    """Whole months or years: `March 2022`, `March – April 2022`, `2021 – 2022`; None where the ends cut one."""
    (y1, m1, d1), (y2, m2, _) = civil_of(first), civil_of(last)
    _, m3, d3 = civil_of(last + 1)
    if d1 != 1 or d3 != 1:
        return None
    if m1 == 1 and m3 == 1:
        return year_words(y1) if y1 == y2 else f"{year_words(y1)} – {year_words(y2)}"
    if y1 != y2:
        return f"{style.month(m1)} {year_words(y1)} – {style.month(m2)}{_year_after(y2, style)}"
    months = style.month(m1) if m1 == m2 else f"{style.month(m1)} – {style.month(m2)}"
    return months + _year_after(y2, style)


def _start_alone(start: Window, end: Window) -> Window:
    """The start without the bound that the end's latest day already says."""
    says_more = _is_exact(start) or start.latest != end.latest
    return start if says_more else Window(start.earliest, None)


def _end_alone(start: Window, end: Window) -> Window:
    """The end without the bound that the start's earliest day already says."""
    says_more = _is_exact(end) or end.earliest != start.earliest
    return end if says_more else Window(None, end.latest)


def _side_words(verb: str, window: Window, style: DateStyle) -> str:
    if window == Window():
        return ""
    if window.earliest is None:
        return f"{verb} by {day_words(window.latest or 0, style)}"
    if window.latest is None:
        return f"{verb} {within_words(window, style)}"
    period = _period_words(window.earliest, window.latest, style)
    return f"{verb} in {period}" if period else f"{verb} {span_words(window.earliest, window.latest, style)}"


def _window(end: EdtfEnd) -> Window:
    return Window(end.earliest, end.latest)


def _doubt(date: EdtfDate) -> str:
    perhaps = "perhaps " if date.start.uncertain or date.end.uncertain else ""
    return perhaps + ("about " if date.start.approximate or date.end.approximate else "")


def _clock_words(date: EdtfDate) -> str:
    clock = date.start.clock
    if date.kind is not EdtfKind.DATE or clock is None or clock.earliest is None or clock.latest is None:
        return ""
    minutes = dict.fromkeys(second % SECONDS_PER_DAY // 60 for second in (clock.earliest, clock.latest))
    return ", " + "–".join(f"{minute // 60:02}:{minute % 60:02}" for minute in minutes)


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
