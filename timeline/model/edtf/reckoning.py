"""What a date is written in: its calendar, and the zones of its clock; and in which zone its days are counted."""

import re
from datetime import tzinfo
from enum import StrEnum
from typing import Final

from timeline.model.dataclass import dataclass
from timeline.model.edtf.calendar import MONTHS_PER_YEAR, civil_of, day_of, days_in_month
from timeline.model.edtf.julian import julian_civil_of, julian_day_of
from timeline.model.edtf.value import ClockBounds
from timeline.model.edtf.zone import in_zone

_LOCAL_TIME: Final = re.compile(r"T[0-9:]+(?![0-9:Z+-])")  # a time without an offset


class Calendar(StrEnum):
    """The calendar in which a source writes; both are proleptic, and days of both lie on one line of civil days."""

    GREGORIAN = "gregorian"
    JULIAN = "julian"

    def day_of(self, year: int, month: int, day: int) -> int:
        """Return the civil day of a date; ValueError where the calendar has no such date."""
        return (day_of if self is Calendar.GREGORIAN else julian_day_of)(year, month, day)

    def civil_of(self, day: int) -> tuple[int, int, int]:
        """Return year, month and day of a civil day."""
        return (civil_of if self is Calendar.GREGORIAN else julian_civil_of)(day)

    def month_after(self, year: int, month: int, months: int) -> int:
        """Return the first civil day of the month that comes so many months later."""
        years, month_index = divmod(month - 1 + months, MONTHS_PER_YEAR)
        return self.day_of(year + years, month_index + 1, 1)

    def days_in_month(self, year: int, month: int) -> int:
        """Return how many days a month has: 28 to 31."""
        if self is Calendar.GREGORIAN:
            return days_in_month(year, month)
        return self.month_after(year, month, 1) - self.day_of(year, month, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """What a date is written in, and how its days are counted."""

    calendar: Calendar = Calendar.GREGORIAN
    local: tzinfo | None = None  # of times without an offset; None: that in which days are counted
    zone: tzinfo | None = None  # in which days are counted; None: not known, days and times are as written

    def placed(self, clock: ClockBounds) -> ClockBounds:
        """Return the bounds of a time as written as the clocks show them where days are counted."""
        return clock if self.zone is None else in_zone(clock, self.local or self.zone, self.zone)

    def unusual(self, text: str) -> tuple[str, ...]:
        """Return in what a text is written that is not said by itself: another calendar, another zone for its times."""
        calendar = (str(self.calendar),) if self.calendar is not Calendar.GREGORIAN else ()
        is_elsewhere = self.local is not None and self.local != self.zone and _LOCAL_TIME.search(text)
        return (*calendar, str(self.local)) if is_elsewhere else calendar


AS_WRITTEN: Final = Reckoning()
