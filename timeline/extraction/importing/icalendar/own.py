"""Calendars that `timeline export` wrote: their descriptions say more of a date than the format can."""

import re
from collections.abc import Mapping
from typing import Final

from timeline.errors import EdtfError
from timeline.extraction.importing.icalendar.components import Component
from timeline.extraction.importing.rows import ImportOptions
from timeline.extraction.importing.shown_dates import read_shown
from timeline.model.edtf import parse_edtf

_PRODUCT: Final = "-//timeline//"
_EDTF: Final = re.compile(r"\bEDTF: (?P<edtf>.+)")
_DOUBT: Final = re.compile(r"; (disputed|undecided)\b")


def is_own(calendar: Component) -> bool:
    """Whether `timeline export` wrote a calendar."""
    return calendar.said("PRODID").startswith(_PRODUCT)


def event_id(event: Component) -> str:
    """Return the id of the event in the store that it was written from."""
    return event.said("UID").partition("@")[0]


def is_doubtful(event: Component) -> bool:
    """Whether it is tentative because sources disagree, not because it is not known to the day."""
    return _DOUBT.search(event.said("DESCRIPTION")) is not None


def dates_of(event: Component, options: ImportOptions) -> Mapping[str, str] | None:
    """Return what its description says of its dates, by the keys of a claim; None: nothing."""
    words = event.said("DESCRIPTION")
    found = _EDTF.search(words)
    if found is not None:
        try:
            return {"when": parse_edtf(found["edtf"]).text}
        except EdtfError:
            return None
    return read_shown(words.partition(";")[0], options)
