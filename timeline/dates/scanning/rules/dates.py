"""Months and days of the calendar: "March 1940", "the 29th of March", "Tuesday", "2022-03-29"."""

import re
from typing import Final

from timeline.dates.scanning.alphabet import with_plain_digits
from timeline.dates.scanning.language import Fit, ScanRule
from timeline.dates.scanning.rules.years import year_of
from timeline.dates.scanning.said import Said
from timeline.dates.vocabulary import WEEKDAYS as WEEKDAYS_BY_NAME
from timeline.model.edtf.calendar import MONTHS_PER_YEAR

_CENTURY: Final = 100
_LONGEST_MONTH: Final = 31
_MOST_WEEKDAYS: Final = 5  # in a month
LAST: Final = -1


def month(f: Fit) -> Said:
    """Read "March 1940", "March"."""
    return Said(year=year_of(f), month=f.in_table("month_name"), short=f.has("short_year"))


def iso_month(f: Fit) -> Said | None:
    """Read "2022-03"; "1911-12" may be two years, and is left to them."""
    year, digits = f.number("year_digits"), f.word("month")
    is_month = len(digits) == len("03") and 1 <= int(digits) <= MONTHS_PER_YEAR and int(digits) <= year % _CENTURY
    return Said(year=year, month=int(digits)) if is_month else None


def day_of_month(f: Fit) -> Said | None:
    """Read "March 29, 2022", "29 March", "the 29th of March"."""
    day = f.number("day")
    if not 1 <= day <= _LONGEST_MONTH:
        return None
    return Said(year=year_of(f), month=f.in_table("month_name"), day=day, short=f.has("short_year"))


def nth_day(f: Fit) -> Said | None:
    """Read "the 29th": of the month spoken of; "the 29th Division" is none."""
    return None if f.next_word[:1].isupper() else Said(day=f.number("day_ordinal"))


def weekday(f: Fit) -> Said:
    """Read "Tuesday"."""
    return Said(weekday=f.in_table("weekday"))


def nth_weekday(f: Fit) -> Said | None:
    """Read "the second Tuesday of November 2004"."""
    nth = LAST if f.has("last") else f.number("nth")
    if nth > _MOST_WEEKDAYS:
        return None
    return Said(year=year_of(f), month=f.in_table("month_name"), weekday=f.in_table("weekday"), nth_weekday=nth)


def weekday_and_day(f: Fit) -> Said:
    """Read "Monday the 14th"."""
    return Said(weekday=f.in_table("weekday"), day=f.number("day_ordinal"))


def with_weekday(f: Fit) -> Said:
    """Read "Tuesday, March 29"."""
    return f.value("date", Said).but(weekday=f.value("weekday", Said).weekday)


def with_short_weekday(f: Fit) -> Said | None:
    """Read "Wed 30 Mar 2022": "Wed" is a word of its own too, but not before a day of a month."""
    date = f.value("date", Said)
    return date.but(weekday=WEEKDAYS_BY_NAME[f.word("short_weekday")]) if date.day is not None else None


def iso_date(f: Fit) -> Said | None:
    """Read "2022-03-29"."""
    year, month, day = (int(digits) for digits in f.word("iso_date").split("-"))
    return Said(year=year, month=month, day=day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def numeric_date(f: Fit) -> Said:
    """Read "31.03.2022", "7/8/07": which is the day is decided when the text is known."""
    return Said(numeric=f.words.text[slice(*f.place("numeric_date"))])


def iso_time(f: Fit) -> Said:
    """Read "2022-03-29T17:15Z"."""
    text = with_plain_digits(f.words.text[slice(*f.place("iso_time"))])
    clock = re.match(r"\d\d:\d\d(?::\d\d)?", text[11:])
    offset = re.search(r"Z|[+-]\d\d:?\d\d$", text[11:])
    year, month, day = (int(digits) for digits in text[:10].split("-"))
    return Said(year=year, month=month, day=day, clock=clock and clock.group(), offset=offset and offset.group())


_BEFORE_A_DAY: Final = (
    "on|by|until|till|since|from|to|and|of|before|after|through|between|throughout|during|around|about|maybe|perhaps"
    "|probably|possibly"
)


MONTHS: Final = (
    ScanRule("{month_name}", month),
    ScanRule("{month_name} ,|of? the? year? {year_digits}", month),
    ScanRule("{month_name} {short_year}", month),
    ScanRule("{month_name} ( {year_digits} )", month),
    ScanRule("{year_digits} - {month:short_digits}", iso_month),
    ScanRule("{month_name} ,|of? {bc_digits:few_digits} bc|bce", month),
)


_YEARS_BEHIND: Final = (
    "",
    " ,|of|in? {year_digits}",
    " ( {year_digits} )",
    " , {short_year}",
    " {short_year}",
    " ,? {bc_digits:few_digits} bc|bce",
    " ,? ad {ad_digits:few_digits}",
)


DAYS_OF_MONTHS: Final = (
    *(
        ScanRule(day + year, day_of_month)
        for day in (
            "{month_name} {day:day_digits}",
            "{month_name} the? {day:day_ordinal}",
            "{day:day_digits} {month_name}",
            "the? {day:nth} day? of {month_name}",
            "the? {day:day_ordinal} {month_name}",
            "the {day:day_digits} of? {month_name}",
        )
        for year in _YEARS_BEHIND
    ),
    ScanRule("{day:day_digits} - {month_name} - {year_digits}", day_of_month),
    ScanRule("{month_name} {day:nth} ,? {year_digits}", day_of_month),
    ScanRule("{day:number} {month_name} {year_digits}", day_of_month),
)


DAYS: Final = (
    ScanRule(f"{_BEFORE_A_DAY} [ the {{day_ordinal}} ] !{{name}} !{{unit}} !{{other}}", nth_day),
    ScanRule("on [ the {day_ordinal} ] !{name} !{unit}", nth_day),
    ScanRule("{weekday}", weekday),
    ScanRule("the? {nth} {weekday} of|in {month_name}", nth_weekday),
    ScanRule("the? {nth} {weekday} of|in {month_name} ,|of? {year_digits}", nth_weekday),
    ScanRule("the? {last=last|final} {weekday} of|in {month_name}", nth_weekday),
    ScanRule("the? {last=last|final} {weekday} of|in {month_name} ,|of? {year_digits}", nth_weekday),
    ScanRule("{weekday} the {day_ordinal}", weekday_and_day),
    ScanRule("{numeric_date}", numeric_date),
    ScanRule("{iso_date}", iso_date),
    ScanRule("{iso_time}", iso_time),
)


DATES: Final = (*MONTHS, *DAYS_OF_MONTHS, *DAYS)


WEEKDAYS: Final = (
    ScanRule("{weekday:dated_weekday} ,|the? {date:day}", with_weekday),
    ScanRule("{short_weekday} ,? {date:day}", with_short_weekday),
)
