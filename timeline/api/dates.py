"""How words or EDTF are read, for people who want to see it."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import tzinfo
from typing import Any, Final

from timeline.api.publication import publication_date
from timeline.dates import Context, WordsRead, read_words
from timeline.errors import EdtfError, UsageError, WordsError
from timeline.model.dataclass import dataclass
from timeline.model.edtf import EdtfDate, parse_edtf
from timeline.model.edtf.calendar import iso_bound
from timeline.model.edtf.labels import clock_changes, iso_second
from timeline.model.edtf.reckoning import Calendar, Reckoning
from timeline.model.edtf.zone import instants_in
from timeline.store.zone_names import find_zone, zone_hint

_EDTF_BEGINS: Final = re.compile(r"[\[{(~?%]*(-?\d{3,}|Y-?\d|\.\.)|\d{4}[-/]")


@dataclass(frozen=True, slots=True, kw_only=True)
class DateReading:
    """How one expression was read, or why it was not."""

    input: str
    edtf: EdtfDate | None = None  # None: a length of time, a relation, or not read
    words: WordsRead | None = None  # None: the expression is EDTF already, or was not read
    error: str | None = None

    @property
    def is_valid(self) -> bool:
        """Whether it was read."""
        return self.error is None


def read_expressions(
    expressions: Iterable[str],
    published: str | None = None,
    *,
    calendar: Calendar = Calendar.GREGORIAN,
    zone: str | None = None,
) -> tuple[DateReading, ...]:
    """Read EDTF, or English words against a publication date (EDTF, or a date in words; Gregorian).

    Dates are in the calendar; days are counted in the time zone, and times without an offset are there. Words that
    place one event against another ("the day before") are read as such. Raises UsageError: the publication date is
    no date, or there is no such zone.

    >>> import timeline
    >>> reading, refused = timeline.read_expressions(["late March 2022", "03/04/2022"])
    >>> reading.edtf.text, refused.is_valid
    ('[2022-03-21..2022-03-31]', False)
    """
    reckoning = Reckoning(calendar=calendar, zone=_zone(zone) if zone is not None else None)
    context = Context(published=publication_date(published), year=None, reckoning=reckoning)
    return tuple(_read(text, context) for text in expressions)


def readings_shape(readings: Iterable[DateReading]) -> dict[str, Any]:
    """Return the JSON shape of `timeline date`; bounds are inclusive ISO days, null is open or unknown."""
    return {"version": 1, "readings": [_shape(reading) for reading in readings]}


def _zone(name: str) -> tzinfo:
    found = find_zone(name)
    if found is None:
        hint = zone_hint(name).replace("`", "")
        raise UsageError(f"--zone {name}: no such time zone", hint[0].upper() + hint[1:])
    return found


def _read(text: str, context: Context) -> DateReading:
    try:
        return DateReading(input=text, edtf=parse_edtf(text, context.reckoning))
    except EdtfError as not_edtf:
        return _read_words(text, context, not_edtf)


def _read_words(text: str, context: Context, not_edtf: EdtfError) -> DateReading:
    """Read words; of something that looks like EDTF and is not, the reason why it is not says more."""
    try:
        words = _read_as_date_or_relation(text, context)
    except WordsError as not_words:
        looks_like_edtf = _EDTF_BEGINS.match(text) is not None
        stop = "" if str(not_words).endswith(("?", ".")) else "."
        reason = str(not_edtf) if looks_like_edtf else f"{not_words}{stop} {not_words.hint}".strip()
        return DateReading(input=text, error=reason)
    return DateReading(input=text, edtf=words.edtf, words=words)


def _read_as_date_or_relation(text: str, context: Context) -> WordsRead:
    """Read words as a date; where they are none, as what places one event against another."""
    try:
        return read_words(text, context)
    except WordsError:
        words = read_words(text, replace(context, against_event=True))
        if words.relative is None:
            raise
        return words


def _shape(reading: DateReading) -> dict[str, Any]:
    date = reading.edtf
    words = reading.words
    return {
        "input": reading.input,
        "valid": reading.is_valid,
        "level": date.level if date else None,
        "edtf": date.text if date else None,
        "calendar": date.reckoning.calendar if date else None,
        "earliest": iso_bound(date.start.earliest) if date else None,
        "latest": iso_bound(date.end.latest) if date else None,
        "instants": _instants(date) if date else None,
        "duration": words.duration.text if words and words.duration else None,
        "relation": _relation(words) if words and words.relative else None,
        "read": words.read if words else "exact",
        "assumed": [*(words.assumed if words else ()), *(_clock_changes(date) if date else ())],
        "error": reading.error,
    }


def _instants(date: EdtfDate) -> dict[str, str | None] | None:
    """Return the exact instants between which a time lies; None: it is none, or nobody knows in which zone."""
    bounds = [instants_in(end.clock)[side] if end.clock else None for side, end in enumerate((date.start, date.end))]
    if bounds == [None, None]:
        return None
    earliest, latest = (None if bound is None else f"{iso_second(bound)}Z" for bound in bounds)
    return {"earliest": earliest, "latest": latest}


def _clock_changes(date: EdtfDate) -> list[str]:
    return [change.words for change in clock_changes(date)]


def _relation(words: WordsRead) -> dict[str, str | None] | None:
    relative = words.relative
    if relative is None:
        return None
    gap, within = relative.gap, relative.within
    return {
        "type": relative.type,
        "gap": gap.text if gap else None,
        "within": within.text if within else None,
        "from": relative.from_side,
        "to": relative.to_side,
    }
