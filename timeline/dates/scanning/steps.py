"""Steps through the calendar from a date to another, to the precision of the unit that is counted."""

from datetime import MAXYEAR, MINYEAR, date
from typing import Final

from timeline.dates.scanning.said import Said
from timeline.dates.vocabulary import FIRST_QUARTER, IN_FINER_UNITS
from timeline.model.edtf.calendar import MONTHS_PER_YEAR, civil_of, day_of, days_in_month, weekday_of

_DAYS_PER_WEEK: Final = 7
_CLOCK_UNITS: Final = frozenset({"hour", "minute", "second"})
_LONG: Final = ("decade", "century", "millennium")
_WEEKS: Final = {"week": 1, "weekend": 1, "fortnight": 2}
_MINUTES: Final = {"hour": 60, "minute": 1}
_QUARTERS: Final = 4


def civil_day(said: Said) -> int | None:
    """Return the civil day of a date; None: it is not dated to the day, or no such day exists."""
    if said.year is None or said.month is None or said.day is None:
        return None
    return day_of(said.year, said.month, said.day) if exists(said.year, said.month, said.day) else None


def exists(year: int, month: int, day: int) -> bool:
    """Whether the calendar has such a day."""
    return 1 <= month <= MONTHS_PER_YEAR and 1 <= day <= days_in_month(year, month)


def contains(longer: Said, day: Said) -> bool:
    """Whether a year, month or week is that of a day."""
    if longer.week is not None:
        return week_of(civil_day(day) or 1).week == longer.week and longer.year == day.year
    return longer.year == day.year and longer.month in (None, day.month)


def on_day(day: int, said: Said | None = None) -> Said:
    """Return a civil day, with the time of day that was said."""
    year, month, day_of_month = civil_of(day)
    if said is None:
        return Said(year=year, month=month, day=day_of_month)
    return said.but(year=year, month=month, day=day_of_month, unit=None, which=None)


def week_of(day: int, *, weekend: bool = False) -> Said:
    """Return the ISO week of a civil day."""
    if not MINYEAR <= civil_of(day)[0] < MAXYEAR:
        return Said(year=civil_of(day)[0], unit="week")
    year, week, _ = date.fromordinal(day).isocalendar()
    return Said(year=year, week=week, weekend=weekend)


def first_day_of_week(said: Said) -> int:
    """Return the Monday of an ISO week."""
    return date.fromisocalendar(said.year or 1, said.week or 1, 1).toordinal()


def weekday_near(day: int, weekday: int, direction: int) -> int:
    """Return the nearest such weekday: the last (-1) or the next (1) one, which may be the day itself."""
    if direction < 0:
        return day - (weekday_of(day) - weekday) % _DAYS_PER_WEEK
    return day + (weekday - weekday_of(day)) % _DAYS_PER_WEEK


def moved(base: Said, unit: str, number: int) -> Said:
    """Return what lies so many units after a date; where the date is coarser than the unit, only that it is one."""
    if base.year is None:
        return _moved_decades(base, unit, number)
    if unit == "day" or unit in _CLOCK_UNITS:
        day = civil_day(base)
        if day is None:
            return Said(year=base.year, month=base.month, unit=unit)
        return on_day(day + number) if unit == "day" else _moved_clock(base, day, unit, number)
    if unit in _WEEKS:
        day = _day_in(base)
        return (
            Said(year=base.year, unit="week")
            if day is None
            else week_of(day + _DAYS_PER_WEEK * _WEEKS[unit] * number, weekend=unit == "weekend")
        )
    if unit in ("month", "quarter"):
        return _moved_months(base, unit, number)
    if unit in _LONG:
        return _large(base.year + IN_FINER_UNITS[unit][0] * number, unit)
    return Said(year=base.year + number)


def _moved_clock(base: Said, day: int, unit: str, number: int) -> Said:
    """Return a time so many hours or minutes after another; of a day without a time, only that it is one."""
    if base.clock is None or unit == "second":
        return on_day(day).but(unit=unit)
    hour, minute = int(base.clock[:2]), int(base.clock[3:5])
    days, minutes = divmod(hour * 60 + minute + number * _MINUTES[unit], 24 * 60)
    return on_day(day + days).but(clock=f"{minutes // 60:02d}:{minutes % 60:02d}", offset=base.offset)


def _day_in(base: Said) -> int | None:
    """Return a day of a date that is known to the week."""
    return first_day_of_week(base) if base.week is not None else civil_day(base)


def _moved_months(base: Said, unit: str, number: int) -> Said:
    year = base.year or 0
    if unit == "quarter":
        quarter = base.season - FIRST_QUARTER if base.season is not None and base.season >= FIRST_QUARTER else None
        if quarter is None and base.month is None:
            return Said(year=year, unit="quarter")
        years, quarter = divmod((quarter if quarter is not None else ((base.month or 1) - 1) // 3) + number, _QUARTERS)
        return Said(year=year + years, season=FIRST_QUARTER + quarter)
    if base.week is not None and base.month is None:
        base = on_day(first_day_of_week(base))
    if base.month is None:
        return Said(year=year, unit="month") if number or base.season is None else base
    years, month = divmod(base.month - 1 + number, MONTHS_PER_YEAR)
    return Said(year=year + years, month=month + 1)


def _moved_decades(base: Said, unit: str, number: int) -> Said:
    """Return a decade or century so many after another; the 0s BC come right before the 0s AD."""
    count = base.decade if unit == "decade" else base.century if unit == "century" else None
    if count is None:
        return Said(unit=unit)
    return _nth_large((-1 - count if base.before_christ else count) + number, unit)


def _large(year: int, unit: str) -> Said:
    """Return the decade, century or millennium of an astronomical year."""
    if unit == "millennium":
        return Said(unit="millennium")
    if year > 0:
        return _nth_large(year // IN_FINER_UNITS[unit][0], unit)
    before_christ = 1 - year  # 401 to 500 BC are the fifth century, 470 to 479 BC the 470s
    return _nth_large(-1 - (before_christ - (unit == "century")) // IN_FINER_UNITS[unit][0], unit)


def _nth_large(index: int, unit: str) -> Said:
    """Return a decade or century by its place in time: 0 begins with the year 1, -1 is the one before."""
    count, before_christ = (index, False) if index >= 0 else (-1 - index, True)
    if unit == "decade":
        return Said(decade=count, before_christ=before_christ)
    return Said(century=count, before_christ=before_christ)
