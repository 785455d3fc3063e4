"""Holidays, by the names that their table has: "Christmas 1914", "Easter Monday"."""

from typing import Final

from timeline.dates.holidays import HOLIDAYS as DAYS
from timeline.dates.scanning.language import Fit, Meaning, ScanRule
from timeline.dates.scanning.rules.years import year_of
from timeline.dates.scanning.said import Said

_POSSESSIVE: Final = " 's|'? "


def holiday(name: str) -> Meaning:
    """Return the meaning of a holiday: "Christmas 1914"."""

    def meaning(f: Fit) -> Said:
        return Said(holiday=name, year=year_of(f))

    return meaning


HOLIDAYS: Final = tuple(
    ScanRule(f"{name.replace('st ', 'st .? ', 1).replace(' ', _POSSESSIVE)}{year}", holiday(name))
    for name in DAYS
    for year in ("", " ,|of|in? {year_digits}")
)
