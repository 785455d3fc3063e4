"""Dates of the calendar: days, months, years, seasons, quarters, decades, centuries."""

import re
from typing import Final

from timeline.dates.holidays import HOLIDAYS as HOLIDAY_DAYS
from timeline.dates.rules.years import THE_2000S
from timeline.dates.scanning.language import Fit, Meaning, ScanRule
from timeline.dates.scanning.said import Said, Which
from timeline.dates.vocabulary import FIRST_HALF, FIRST_QUARTER
from timeline.dates.vocabulary import SEASONS as SEASON_NUMBERS
from timeline.model.edtf.calendar import MONTHS_PER_YEAR

_CENTURY: Final = 100
_LONGEST_MONTH: Final = 31
_MOST_WEEKDAYS: Final = 5  # in a month
LAST: Final = -1


def year(f: Fit) -> Said:
    """A year: "1939"."""
    return Said(year=f.number("year_digits"))


def christian_year(f: Fit) -> Said:
    """A year that says its era: "AD 79"."""
    return Said(year=f.number("few_digits" if f.has("few_digits") else "year_digits"))


def year_before_christ(f: Fit) -> Said:
    """Read "490 BC"."""
    return Said(year=1 - f.number("number"))


def ancient_year(f: Fit) -> Said:
    """Read "in 490" in a text that is at a year BC."""
    return Said(ancient=f.number("three_digits"))


def month(f: Fit) -> Said:
    """Read "March 1940", "March"."""
    return Said(year=_year(f), month=f.in_table("month_name"), short=f.has("short_year"))


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
    return Said(year=_year(f), month=f.in_table("month_name"), day=day, short=f.has("short_year"))


def _year(f: Fit) -> int | None:
    if f.has("ad_digits"):
        return f.number("ad_digits")
    if f.has("bc_digits"):
        return 1 - f.number("bc_digits")
    if f.has("short_year"):
        return int(f.word("short_year")[1:])
    return f.number("year_digits") if f.has("year_digits") else None


def short_year(f: Fit) -> Said:
    """Read "'45"."""
    return Said(year=int(f.word("short_year")[1:]), short=True)


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
    return Said(year=_year(f), month=f.in_table("month_name"), weekday=f.in_table("weekday"), nth_weekday=nth)


def weekday_and_day(f: Fit) -> Said:
    """Read "Monday the 14th"."""
    return Said(weekday=f.in_table("weekday"), day=f.number("day_ordinal"))


def with_weekday(f: Fit) -> Said:
    """Read "Tuesday, March 29"."""
    return f.value("date", Said).but(weekday=f.value("weekday", Said).weekday)


def season(f: Fit) -> Said:
    """Read "spring 1940", "the summer of 1942", "the winter"."""
    return Said(year=_year(f), season=f.in_table("season_name"), short=f.has("short_year"))


def fall(_: Fit) -> Said:
    """Read "the fall" where it stands like a season."""
    return Said(season=SEASON_NUMBERS["fall"])


def quarter(f: Fit) -> Said | None:
    """Read "the third quarter", "the third quarter of 1989"."""
    number = f.number("nth")
    return Said(year=_year(f), season=FIRST_QUARTER + number - 1) if 1 <= number <= 4 else None


def year_ago(_: Fit) -> Said:
    """Read "the year-ago quarter"."""
    return Said(unit="year", which=Which.LAST)


def code(f: Fit) -> Said | None:
    """Read "Q3 2010", "H1", "FY2010"."""
    letter, digits = f.word("code")[0], int(f.word("code").lstrip("qhfy"))
    if letter == "f":
        return None if f.has("year_digits") else Said(year=digits, fiscal=True, short=digits < _CENTURY)
    return Said(year=_year(f), season=(FIRST_QUARTER if letter == "q" else FIRST_HALF) + digits - 1)


def month_quarter(f: Fit) -> Said:
    """Read "the December quarter"."""
    return Said(season=FIRST_QUARTER + (f.in_table("month_name") - 1) // 3)


def last_quarter(f: Fit) -> Said:
    """Read "the final quarter of 2007"."""
    return Said(year=_year(f), season=FIRST_QUARTER + 3)


def half(f: Fit) -> Said:
    """Read "the second half of 2008"."""
    return Said(year=_year(f), season=FIRST_HALF + (f.word("half") not in ("first", "1st", "former")))


def decade(f: Fit) -> Said:
    """Read "the 1930s", "the 470s BC", "the '90s"."""
    digits = re.sub(r"\D", "", f.word("decade_digits"))
    short = len(digits) <= 2 and not f.has("bc")
    number = int(digits) // 10
    if number >= 100 and number % 10 == 0 and number != THE_2000S:
        return Said(century=number // 10)
    return Said(decade=number + (190 if short else 0), before_christ=f.has("bc"), short=short)


def holiday(name: str) -> Meaning:
    """Return the meaning of a holiday: "Christmas 1914"."""

    def meaning(f: Fit) -> Said:
        return Said(holiday=name, year=_year(f))

    return meaning


def decade_in_words(f: Fit) -> Said:
    """Read "the nineties"."""
    return Said(decade=190 + f.in_table("decade_word"), short=True)


def century(f: Fit) -> Said | None:
    """Read "the nineteenth century", "the 4th century BC"."""
    number = f.number("nth")
    return Said(century=number - 1, before_christ=f.has("bc")) if 1 <= number <= _CENTURY else None


def fiscal_year(f: Fit) -> Said:
    """Read "fiscal 2010"."""
    return Said(year=f.number("year_digits"), fiscal=True)


def fiscal_quarter(f: Fit) -> Said | None:
    """Read "the third quarter of fiscal 2010"."""
    found = quarter(f)
    return found and found.but(fiscal=True)


def iso_date(f: Fit) -> Said | None:
    """Read "2022-03-29"."""
    year, month, day = (int(digits) for digits in f.word("iso_date").split("-"))
    return Said(year=year, month=month, day=day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def numeric_date(f: Fit) -> Said:
    """Read "31.03.2022", "7/8/07": which is the day is decided when the text is known."""
    return Said(numeric=f.words.text[slice(*f.place("numeric_date"))])


def iso_time(f: Fit) -> Said:
    """Read "2022-03-29T17:15Z"."""
    text = f.words.text[slice(*f.place("iso_time"))]
    clock = re.match(r"\d\d:\d\d(?::\d\d)?", text[11:])
    offset = re.search(r"Z|[+-]\d\d:?\d\d$", text[11:])
    year, month, day = (int(digits) for digits in text[:10].split("-"))
    return Said(year=year, month=month, day=day, clock=clock and clock.group(), offset=offset and offset.group())


# Words before digits that make a year of them, and before "the 29th" a day.
_BEFORE_A_YEAR: Final = (
    "in|of|since|by|until|till|before|after|during|from|to|late|early|mid|around|circa|ca|c|the|throughout|between|and"
    "|(|,"
)
_BEFORE_A_SHORT_YEAR: Final = "of|in|since|by|from|until|summer|spring|fall|winter|autumn|january|june|class"
_BEFORE_A_DAY: Final = "on|by|until|till|since|from|to|and|of|before|after|through|between"

_POSSESSIVE: Final = " 's|'? "

YEARS: Final = (
    ScanRule(f"{_BEFORE_A_SHORT_YEAR} [ {{short_year}} ]", short_year),
    ScanRule("!{digits} [ {year_digits} ] !{plural} !{unit} !{digits}", year),
    ScanRule(f"{_BEFORE_A_YEAR} [ {{year_digits}} ] !{{unit}}", year),
    ScanRule("{number:digits} bc|bce", year_before_christ),
    ScanRule(
        "in|by|until|from|since|of [ {three_digits} ] !{unit} !{plural} !{other} !-|to|and|or|through|until",
        ancient_year,
    ),
    ScanRule("{few_digits} ad|ce", christian_year),
    ScanRule("ad {few_digits}", christian_year),
    ScanRule("ad {year_digits}", christian_year),
    ScanRule("{year_digits} ad|ce", christian_year),
    ScanRule("fiscal year? {year_digits}", fiscal_year),
    ScanRule("the years {year_digits}", year),
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
SEASONS: Final = (
    ScanRule("the? {season_name=spring|summer|autumn|winter}", season),
    ScanRule("in|during|throughout|by|until|through|over|this|last|that|next [ the fall ] !of", fall),
    ScanRule("the? {season_name} ,|of|in? {year_digits}", season),
    ScanRule("the? {season_name} ,|of|in? {short_year}", season),
    ScanRule("the? {season_name} ,|of|in? {year_digits} -|/ {short_digits}", season),
    ScanRule("the? {season_name} ,|of|in? {year_digits} -|/ {last:year_digits}", season),
    ScanRule("the? {season_name} ,|of|in? {bc_digits:few_digits} bc|bce", season),
    ScanRule("the? {nth} quarter", quarter),
    ScanRule("the? {nth} - quarter", quarter),
    ScanRule("the? {nth} quarter ,|of|in? {year_digits}", quarter),
    ScanRule("the? {nth} fiscal -? quarter", fiscal_quarter),
    ScanRule("the? fiscal {nth} -? quarter", fiscal_quarter),
    ScanRule("the? year - ago|earlier quarter|month|week|period", year_ago),
    ScanRule("the? {month_name} quarter", month_quarter),
    ScanRule("the? {nth} quarter of fiscal year? {year_digits}", fiscal_quarter),
    ScanRule("{code}", code),
    ScanRule("{code} ,|of? {year_digits}", code),
    ScanRule("the? last|final quarter of {year_digits}", last_quarter),
    ScanRule("the? {half=first|second|latter|former} half of {year_digits}", half),
)
LONGER: Final = (
    ScanRule("the? {decade_digits}", decade),
    ScanRule("the? {decade_digits} {bc=bc|bce}", decade),
    ScanRule("early|mid|late|-|the [ {decade_word} ]", decade_in_words),
    ScanRule("the {decade_word}", decade_in_words),
    ScanRule("the? {nth} - century", century),
    ScanRule("the? {nth} century", century),
    ScanRule("the? {nth} -? century {bc=bc|bce}", century),
)
HOLIDAYS: Final = tuple(
    ScanRule(f"{name.replace('st ', 'st .? ', 1).replace(' ', _POSSESSIVE)}{year}", holiday(name))
    for name in HOLIDAY_DAYS
    for year in ("", " ,|of|in? {year_digits}")
)
DATES: Final = (*YEARS, *MONTHS, *DAYS_OF_MONTHS, *DAYS, *SEASONS, *LONGER)
WEEKDAYS: Final = (ScanRule("{weekday:dated_weekday} ,|the? {date:day}", with_weekday),)
