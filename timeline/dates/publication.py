"""Calendar steps from the publication: "Tuesday", "last month", "March 29" without its year.

News looks back: a weekday, or a date without a year, is the last such one on or before the publication.
"""

from datetime import date
from typing import Final

from timeline.dates.meaning import LAST_YEAR, NO_PUBLICATION, Reading, Stretch
from timeline.errors import WordsError
from timeline.model.edtf.calendar import MONTH_NAMES, WEEKDAY_NAMES, civil_of, day_of, iso_day, weekday_of

DAYS_PER_WEEK: Final = 7
_FEBRUARY: Final = 2


def year_of(reading: Reading, month: int, day: int | None = None) -> int:
    """Return the year in which a date without one falls: that of the context, or the latest not after publication."""
    if reading.context.year is not None:
        reading.assume(f"{reading.context.year}: the year this text reads as")
        return reading.context.year
    name = MONTH_NAMES[month - 1] + (f" {day}" if day is not None else "")
    if reading.context.published is None:
        raise WordsError(f"{name} of which year? none is given", "Write the year, or say which one the text reads as.")
    year = _latest_year(reading.last_publication_day, month, day)
    reading.assume(f"{year}: the latest {name} not after publication {reading.publication.text}")
    return year


def _latest_year(last_day: int, month: int, day: int | None) -> int:
    year, *last = civil_of(last_day)
    year -= [month, day or 1] > last
    while month == _FEBRUARY and day == 29 and not _exists(year, month, day):
        year -= 1
    return year


def _exists(year: int, month: int, day: int) -> bool:
    try:
        day_of(year, month, day)
    except ValueError:
        return False
    return True


def weekday_before(reading: Reading, weekday: int, *, strictly: bool = False) -> Stretch:
    """Return the last such weekday on or before publication; before it, if `strictly`."""
    from dateutil.relativedelta import relativedelta
    from dateutil.relativedelta import weekday as nearest

    published = _published(reading)
    found = published + relativedelta(days=-1 if strictly else 0, weekday=nearest(weekday, -1))
    reading.assume(f"{WEEKDAY_NAMES[weekday]} {'' if strictly else 'on or '}before publication {published}")
    return Stretch(found.isoformat())


def weekday_after(reading: Reading, weekday: int) -> Stretch:
    """Return the first such weekday after publication."""
    from dateutil.relativedelta import relativedelta
    from dateutil.relativedelta import weekday as nearest

    published = _published(reading)
    found = published + relativedelta(days=1, weekday=nearest(weekday, 1))
    reading.assume(f"the first {WEEKDAY_NAMES[weekday]} after publication {published}")
    return Stretch(found.isoformat())


def weekday_beside(reading: Reading, weekday: int) -> Stretch:
    """Return the publication's own day where it is that weekday, else one of the two on either side of it."""
    if weekday_of(reading.publication_day) == weekday:
        return day_away(reading, 0)
    before, after = weekday_before(reading, weekday), weekday_after(reading, weekday)
    return Stretch(f"[{before.text},{after.text}]")


def day_away(reading: Reading, days: int) -> Stretch:
    """Return the day so many days after the publication's; negative: before it."""
    _assume_publication(reading)
    return Stretch(iso_day(reading.publication_day + days))


def week_away(reading: Reading, weeks: int) -> tuple[int, int]:
    """Return Monday and Sunday of the calendar week so many weeks after the publication's, as civil days."""
    _assume_publication(reading)
    monday = reading.publication_day - weekday_of(reading.publication_day) + DAYS_PER_WEEK * weeks
    return monday, monday + DAYS_PER_WEEK - 1


def month_away(reading: Reading, months: int) -> Stretch:
    """Return the month so many months after the publication's."""
    from dateutil.relativedelta import relativedelta

    _assume_publication(reading)
    year, month, _ = civil_of(reading.last_publication_day)
    try:
        found = _date(year, month, 1) + relativedelta(months=months)
    except (ValueError, OverflowError) as error:
        raise WordsError(f"{months} months from the publication is beyond the calendar", "Write the date.") from error
    return Stretch(f"{found.year:04d}-{found.month:02d}")


def year_away(reading: Reading, years: int) -> Stretch:
    """Return the year so many years after the publication's."""
    _assume_publication(reading)
    year = civil_of(reading.last_publication_day)[0] + years
    if not 0 <= year <= LAST_YEAR:
        raise WordsError(f"{years} years from the publication is beyond the calendar", "Write the date itself.")
    return Stretch(f"{year:04d}")


def nth_day(reading: Reading, day: int) -> Stretch:
    """Return the last day of that number on or before publication: "the 29th"."""
    if reading.context.year not in (None, civil_of(reading.publication_day)[0]):
        raise WordsError(f"day {day} of which month?", "Write the month beside the day.")
    last = reading.publication_day
    found = next(d for d in range(last, last - 70, -1) if civil_of(d)[2] == day)
    reading.assume(f"the last day {day} on or before publication {reading.publication.text}")
    return Stretch(iso_day(found))


def _assume_publication(reading: Reading) -> None:
    reading.assume(f"read against publication {reading.publication.text}")


def _published(reading: Reading) -> date:
    return _date(*civil_of(reading.publication_day))


def _date(year: int, month: int, day: int) -> date:
    if not 1 < year < LAST_YEAR:
        raise WordsError(f"a publication in the year {year} cannot be counted from", NO_PUBLICATION)
    return date(year, month, day)
