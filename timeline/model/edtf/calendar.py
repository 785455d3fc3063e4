"""Civil days: the proleptic Gregorian calendar as one line of integers, without a break at year 1 or 9999.

A day is what `datetime.date.toordinal` says (0001-01-01 is 1). The calendar repeats every 400 years, so years that
`datetime` cannot hold are moved by whole cycles into the range that it can. Year 0 is 1 BC, year -43 is 44 BC.
"""

from calendar import isleap
from datetime import date
from typing import Final

DAYS_PER_CYCLE: Final = 146_097
YEARS_PER_CYCLE: Final = 400
MONTHS_PER_YEAR: Final = 12
SECONDS_PER_DAY: Final = 86_400

MONTH_NAMES: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAY_NAMES: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_LONGEST_MONTHS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY: Final = 2
_LAST_YEAR: Final = 9999


def day_of(year: int, month: int, day: int) -> int:
    """Return the civil day of a date; ValueError where the calendar has no such date."""
    if 1 <= year <= _LAST_YEAR:
        return date(year, month, day).toordinal()
    cycles, year_in_cycle = divmod(year, YEARS_PER_CYCLE)
    return date(YEARS_PER_CYCLE + year_in_cycle, month, day).toordinal() + (cycles - 1) * DAYS_PER_CYCLE


def civil_of(day: int) -> tuple[int, int, int]:
    """Return year, month and day of a civil day."""
    cycles, day_in_cycle = divmod(day - 1, DAYS_PER_CYCLE)
    found = date.fromordinal(day_in_cycle + 1)
    return found.year + cycles * YEARS_PER_CYCLE, found.month, found.day


def day_of_second(second: int | None) -> int | None:
    """Return the civil day of a second (civil day * 86 400 + second of the day); None: there is none."""
    return None if second is None else second // SECONDS_PER_DAY


def days_in_month(year: int, month: int) -> int:
    """Return how many days a month has: 28 to 31."""
    return _LONGEST_MONTHS[month - 1] - (month == _FEBRUARY and not isleap(year))


def weekday_of(day: int) -> int:
    """Return the day of the week: 0 is Monday, the place of its name in `WEEKDAY_NAMES`."""
    return (day - 1) % 7


def add_months(day: int, months: int) -> int:
    """Return the same day of the month, so many months later; the last day of that month where it is shorter."""
    year, month, day_of_month = civil_of(day)
    years, month_index = divmod(month - 1 + months, MONTHS_PER_YEAR)
    target_year, target_month = year + years, month_index + 1
    return day_of(target_year, target_month, min(day_of_month, days_in_month(target_year, target_month)))


def iso_day(day: int) -> str:
    """Return the ISO 8601 text of a civil day: `2022-03-30`, `-0043-03-15`, and `+12345-01-01` beyond 9999."""
    year, month, day_of_month = civil_of(day)
    sign = "-" if year < 0 else "+" if year > _LAST_YEAR else ""
    return f"{sign}{abs(year):04d}-{month:02d}-{day_of_month:02d}"


def iso_bound(day: int | None) -> str | None:
    """Return a bound as `iso_day` does; None, an unbounded side, stays None."""
    return None if day is None else iso_day(day)
