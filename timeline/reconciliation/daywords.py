"""Days and stretches of days as words: `29 March 2022`, `7–10 March 2022`, `March 2022`, `5 weeks`."""

from dataclasses import replace

from timeline.model.dataclass import dataclass
from timeline.model.edtf.calendar import MONTH_NAMES, civil_of

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
    begins = replace(style, year=None)  # its year is said even where a heading says it: another one follows
    return f"{day_words(first, begins)} – {day_words(last, style)}"


def period_words(first: int, last: int, style: DateStyle = LONG) -> str | None:
    """Return whole months or years: `March 2022`, `March – April 2022`, `2021 – 2022`; None where the ends cut one."""
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
