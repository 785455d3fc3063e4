"""Calendar steps from the publication: "Tuesday", "last month", "March 29" without its year.

News looks back: a weekday, or a date without a year, is the last such one on or before the publication.
"""

from collections.abc import Callable
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


def year_from_two_digits(reading: Reading, digits: int) -> int:
    """Return the year that "'68" means: the latest not after publication, or after the year the text reads as."""
    year = reading.context.year
    if reading.context.published is not None:
        year = civil_of(reading.last_publication_day)[0]
    if year is None:
        raise WordsError(f"'{digits:02d} of which century?", "Write the year with four digits.")
    found = year - (year - digits) % 100
    reading.assume(f"{found}: the latest year ending in {digits:02d}, not after {year}")
    return found


def latest_yearly(reading: Reading, name: str, in_year: Callable[[int], Stretch]) -> Stretch:
    """Return what comes every year: that of the context's year, or the latest begun by publication."""
    year = reading.context.year
    if year is not None:
        reading.assume(f"{year}: the year this text reads as")
        return in_year(year)
    if reading.context.published is None:
        raise WordsError(f"{name} of which year? none is given", "Write the year, or say which one the text reads as.")
    last = reading.last_publication_day
    year = civil_of(last)[0]
    found = next(stretch for stretch in map(in_year, (year, year - 1)) if stretch.first_day <= last)
    reading.assume(
        f"{civil_of(found.first_day)[0]}: the latest {name} not after publication {reading.publication.text}"
    )
    return found


def yearly_beside(reading: Reading, which: str, in_year: Callable[[int], Stretch]) -> Stretch:
    """Return what comes every year: "last", the latest over by publication; "next", the first after it; "this" year's.

    WordsError where the publication is not dated to the day.
    """
    today = reading.publication_day
    year = civil_of(today)[0]
    _assume_publication(reading)
    if which in ("last", "past"):
        return next(found for found in map(in_year, (year, year - 1)) if found.last_day < today)
    if which in ("next", "coming"):
        return next(found for found in map(in_year, (year, year + 1)) if found.first_day > today)
    return in_year(year)


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


def unless_another_year(reading: Reading, found: Stretch) -> Stretch:
    """Return a month or year of the publication; WordsError where the text reads as another year."""
    if reading.context.year not in (None, civil_of(found.first_day)[0]):
        raise WordsError(
            "which month or year is meant? the text reads as another year than its publication", "Name it."
        )
    return found


def _assume_publication(reading: Reading) -> None:
    reading.notes.counted = True
    reading.assume(f"read against publication {reading.publication.text}")


def _published(reading: Reading) -> date:
    return _date(*civil_of(reading.publication_day))


def _date(year: int, month: int, day: int) -> date:
    if not 1 < year < LAST_YEAR:
        raise WordsError(f"a publication in the year {year} cannot be counted from", NO_PUBLICATION)
    return date(year, month, day)
