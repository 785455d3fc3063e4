"""Two dates that share a part: "5-12 September", "from June to July 2003", "499-493 BC"."""

from typing import Final

from timeline.dates.scanning.language import Fit, ScanRule
from timeline.dates.scanning.said import Piece, Said, Which

_NOON: Final = 12

Pieces = tuple[Piece, ...]


def days_of_month(f: Fit) -> Pieces | None:
    """Read "5-12 September 1914"."""
    second = f.value("second", Said)
    if second.month is None or second.day is None or f.number("first") > 31:
        return None
    return f.piece("first", second.but(day=f.number("first"), weekday=None)), f.piece("second", second)


def day_before_date(f: Fit) -> Pieces | None:
    """Read "the 5th to the 12th of September": the first was found to be a day of some month."""
    first, second = f.value("first", Said), f.value("second", Said)
    if first.day is None or first.month is not None or first.holiday is not None:
        return None
    return f.piece("first", second.but(day=first.day, weekday=first.weekday)), f.piece("second", second)


def three_days(f: Fit) -> Pieces | None:
    """Read "3, 4 and 5 May 1945"."""
    pieces = days_of_month(f)
    second = f.value("second", Said)
    return pieces and (*pieces, f.piece("middle", second.but(day=f.number("middle"), weekday=None)))


def same_half_of_day(f: Fit) -> Pieces | None:
    """Read "5 to 7 p.m."."""
    second = f.value("second", Said)
    last, first = int((second.clock or "00")[:2]), f.number("first")
    if second.clock is None or first > _NOON:
        return None
    hour = first % _NOON + (_NOON if last >= _NOON and first % _NOON <= last - _NOON else 0)
    return f.piece("first", second.but(clock=f"{hour:02d}:00")), f.piece("second", second)


def same_day(f: Fit) -> Pieces | None:
    """Read "from 9:00 to 17:00 on 3 May": both on that day."""
    first, second = f.value("first", Said), f.value("second", Said)
    if first.clock is None or second.clock is None:
        return None
    return f.piece("first", second.but(clock=first.clock)), f.piece("second", second)


def days_after_month(f: Fit) -> Pieces | None:
    """Read "September 5-12, 1914"."""
    first, day = f.value("first", Said), f.number("second")
    if not 1 <= day <= 31 or first.month is None or first.day is None:
        return None
    year = f.value("year", Said).year if f.has("year") else first.year
    middle = (f.piece("middle", first.but(day=f.number("middle"), year=year, weekday=None)),) if f.has("middle") else ()
    second = f.piece("second", first.but(day=day, year=year, weekday=None), "year" if f.has("year") else "")
    return f.piece("first", first.but(year=year)), *middle, second


def nth_day(f: Fit) -> Pieces:
    """Read "the 5th and 6th", "May 6 and 7th"."""
    first = f.value("first", Said)
    return f.piece("first", first), f.piece("second", first.but(day=f.number("second"), weekday=None))


def same_year(f: Fit) -> Pieces | None:
    """Read "March to May 1940": the first lies in the year of the second, or in the one before."""
    first, second = f.value("first", Said), f.value("second", Said)
    if first.year is not None or second.year is None:
        return None
    before = (
        first.month is not None
        and second.month is not None
        and (first.month, first.day or 0) > (second.month, second.day or 99)
    )
    return f.piece("first", first.but(year=second.year - before)), f.piece("second", second)


def weekdays(f: Fit) -> Pieces:
    """Read "from Monday to Friday": the second follows the first."""
    second = f.value("second", Said).but(which=Which.FOLLOWING)
    return f.piece("first", f.value("first", Said)), f.piece("second", second)


def same_era(f: Fit) -> Pieces | None:
    """Read "499-493 BC"."""
    second = f.value("second", Said)
    if second.year is None or second.year > 0:
        return None
    digits = f.word("first")
    if not digits.isdecimal():
        return None
    return f.piece("first", Said(year=1 - int(digits))), f.piece("second", second)


def same_century(f: Fit) -> Pieces | None:
    """Read "1914-18"."""
    first = f.value("first", Said)
    last = int(f.word("second").lstrip("'"))
    if (
        first.year is None
        or last <= first.year % 100
        or (first.month is not None and f.word("sign") == "-" and last < 32)
    ):
        return None
    return f.piece("first", first), f.piece("second", first.but(year=first.year // 100 * 100 + last, month=None))


def same_decade_century(f: Fit) -> Pieces | None:
    """Read "the 1930s and '40s"."""
    first, second = f.value("first", Said), f.value("second", Said)
    if first.decade is None or second.decade is None or not second.short or first.short:
        return None
    return f.piece("first", first), f.piece(
        "second", second.but(decade=first.decade // 10 * 10 + second.decade % 10, short=False)
    )


_TO: Final = "-|to|and|until|through|or|till|,|/"


def _same_years(*pairs: tuple[str, str]) -> tuple[ScanRule, ...]:
    return tuple(ScanRule(f"{{first:{a}}} {_TO} {{second:{b}}}", same_year) for a, b in pairs)


SAME_YEARS_OF_PARTS: Final = _same_years(
    ("month", "year_month"), ("season", "year_season"), ("month_day", "year_month")
)
RANGES: Final = (
    ScanRule("{first:dated_weekday} to|through|- {second:dated_weekday}", weekdays),
    ScanRule("{first:day_digits} , {middle:day_digits} ,? and|or {second:day}", three_days),
    ScanRule("{first:day_digits} -|to|and|until {second:time_of_day}", same_half_of_day),
    ScanRule(f"{{first:day_digits}} {_TO} {{second:day}}", days_of_month),
    ScanRule(f"the? {{first:ordinal}} {_TO} {{second:day}}", days_of_month),
    ScanRule(f"the? {{first:day}} {_TO} {{second:full_day}}", day_before_date),
    ScanRule("{first:month_day} -|to|and|or|through|until {second:day_digits} ] !{plural} !{unit}", days_after_month),
    ScanRule("{first:month_day} -|to|and|or {second:day_digits} , {year}", days_after_month),
    ScanRule("{first:month_day} , {middle:day_digits} ,? and|or {second:day_digits}", days_after_month),
    ScanRule("{first:month_day} , {middle:day_digits} ,? and|or {second:day_digits} , {year}", days_after_month),
    ScanRule("{first:day} and|or|to|- {second:day_ordinal}", nth_day),
    *SAME_YEARS_OF_PARTS,
    *_same_years(("month_day", "full_day"), ("month", "full_day")),
    ScanRule("{first:digits} -|to|and|or {second:year}", same_era),
    ScanRule("{first:year} -|to|and|or {second:year}", same_era),
    ScanRule("{first:year} {sign=-|/} {second:short_digits}", same_century),
    ScanRule("{first:year} {sign=-|/|and|to|or} {second:short_year}", same_century),
    ScanRule("{first:decade} and|to|or|- {second:decade}", same_decade_century),
)
SHARED_DAYS: Final = (ScanRule("{first:time_of_day} -|to|and|until|till|or {second:time}", same_day),)
