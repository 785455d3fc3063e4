"""Words for two dates or more: intervals, windows, one of them, all of them."""

from typing import Final

from timeline.dates import publication
from timeline.dates.meaning import Stretch, year_text
from timeline.dates.pattern import Parts, Rule
from timeline.dates.rules.bounds import BOUNDS, end_text, first_text, last_text
from timeline.dates.rules.bounds import interval as join
from timeline.dates.rules.clock import CLOCK_RANGES, MOMENTS
from timeline.dates.rules.years import century_of, named, numbered_year
from timeline.errors import WordsError
from timeline.model.edtf.calendar import civil_of, iso_day


def interval(p: Parts) -> Stretch:
    """From one date to another: it lasts."""
    first, last = _both(p)
    return first if first == last else join(end_text(first), end_text(last))


def between(p: Parts) -> Stretch:
    """Some time between two dates, these included; in days where one is a day and the other a month or year."""
    first, last = _both(p)
    low, high = first_text(first), last_text(last)
    is_alike = Stretch(low).edtf.start.precision is Stretch(high).edtf.start.precision
    return Stretch.window(low, high) if is_alike else Stretch.days(first.first_day, last.last_day)


def either(p: Parts) -> Stretch:
    """One of two dates."""
    first, last = _both(p)
    return Stretch(f"[{_member(first)},{_member(last)}]")


def _member(date: Stretch) -> str:
    return date.text if date.is_plain else f"{iso_day(date.first_day)}..{iso_day(date.last_day)}"


def both(p: Parts) -> Stretch:
    """On two dates."""
    first, last = _both(p)
    return Stretch(f"{{{end_text(first)},{end_text(last)}}}")


def _both(p: Parts) -> tuple[Stretch, Stretch]:
    """Read two dates; one that has no year takes it from the other."""
    said_first, said_last = _says_year(p, "first"), _says_year(p, "last")
    if said_last and not said_first:
        last = p.stretch("last")
        first = _in_year_of(p, "first", last, -1)
    else:
        first = p.stretch("first")
        last = _after_first(p, first, said_first, said_last)
    if last.text.startswith("-") and not first.text.startswith("-"):
        raise WordsError(f"{first.text} BC, or AD?", "Write the era beside both years.")
    p.reading.note_weekday(None)
    return first, last


def _after_first(p: Parts, first: Stretch, said_first: bool, said_last: bool) -> Stretch:
    if said_last:
        return p.stretch("last")
    return _in_year_of(p, "last", first, 1) if said_first else _not_before(p, first)


def _says_year(p: Parts, key: str) -> bool:
    return any(p.says(key, part) for part in ("year_number", "era", "decade", "longer", "numeric_date"))


def _not_before(p: Parts, first: Stretch) -> Stretch:
    """Read the second date; in the year of the first one where it would stand before it otherwise."""
    noted = list(p.reading.notes.assumed)
    last = p.stretch("last")
    if last.last_day >= first.first_day:
        return last
    p.reading.notes.assumed[:] = noted
    last = _in_year_of(p, "last", first, 1)
    if last.last_day < first.first_day:
        raise WordsError(f"{last.text} is before {first.text}: of which week or month is it?", "Write the dates.")
    return last


def _in_year_of(p: Parts, key: str, other: Stretch, side: int) -> Stretch:
    """Read a date in the year of another one, or in the next to it where it would stand on the wrong side."""
    year = civil_of(other.first_day)[0]
    found = p.stretch_in(key, year)
    if (found.first_day - other.first_day) * side < 0 and found.text != other.text:
        found = p.stretch_in(key, year + side)
    p.reading.assume(f"{civil_of(found.first_day)[0]}: the year goes with both dates")
    return found


def days_of_month(p: Parts) -> tuple[str, str]:
    """Return the first and the last day of "March 7 to 29, 2022"."""
    month, first, last = p.number("month_name"), p.number("first_day"), p.number("last_day")
    year = p.stretch("year").text if p.has("year") else year_text(publication.year_of(p.reading, month, last))
    return f"{year}-{month:02d}-{first:02d}", f"{year}-{month:02d}-{last:02d}"


def interval_of_days(p: Parts) -> Stretch:
    """Read "March 7-29, 2022": it lasts."""
    return join(*days_of_month(p))


def window_of_days(p: Parts) -> Stretch:
    """Read "between 7 and 29 March"."""
    return Stretch.window(*days_of_month(p))


def either_day(p: Parts) -> Stretch:
    """Read "March 29 or 30"."""
    return Stretch(f"[{','.join(days_of_month(p))}]")


def both_days(p: Parts) -> Stretch:
    """Read "March 29 and 30"."""
    return Stretch(f"{{{','.join(days_of_month(p))}}}")


def all_days(p: Parts) -> Stretch:
    """Read "March 3, 4 and 5"."""
    return Stretch(f"{{{','.join(_three_days(p))}}}")


def any_day(p: Parts) -> Stretch:
    """Read "March 3, 4 or 5"."""
    return Stretch(f"[{','.join(_three_days(p))}]")


def _three_days(p: Parts) -> tuple[str, str, str]:
    first, last = days_of_month(p)
    return first, f"{first[:-2]}{p.number('middle_day'):02d}", last


def _two_of_era(p: Parts) -> tuple[str, str]:
    """Return two years of one era, which is written once: "431 to 404 BC"."""
    first, last, era = p.number("first"), p.number("last"), p.word("era")
    if p.has("dash") and last < FIRST_OF_THREE_DIGITS <= first:
        told = f"{first}-{last} {era.upper()} may be a short form, or the years {first} to {last}"
        raise WordsError(told, "Write both years in full, with `to` between them.")
    p.reading.assume(f"{era.upper()} goes with both years")
    return year_text(numbered_year(first, era)), year_text(numbered_year(last, era))


def interval_of_era(p: Parts) -> Stretch:
    """Read "from 431 to 404 BC": it lasts."""
    return join(*_two_of_era(p))


def approximate_interval_of_era(p: Parts) -> Stretch:
    """Read "c. 480 - c. 420 BC": both ends are approximate."""
    first, last = _two_of_era(p)
    return join(f"{first}~", f"{last}~")


def window_of_era(p: Parts) -> Stretch:
    """Read "between 431 and 404 BC"."""
    return Stretch.window(*_two_of_era(p))


def either_of_era(p: Parts) -> Stretch:
    """Read "1200 or 1100 BC"."""
    return Stretch(f"[{','.join(_two_of_era(p))}]")


def _two_centuries(p: Parts) -> tuple[Stretch, Stretch]:
    era = p.word("era") if p.has("era") else "ad"
    return century_of(p.number("first_nth"), era), century_of(p.number("last_nth"), era)


def interval_of_centuries(p: Parts) -> Stretch:
    """Read "from the 18th to the 20th century": it lasts."""
    first, last = _two_centuries(p)
    return join(first.text, last.text)


def window_of_centuries(p: Parts) -> Stretch:
    """Read "between the 18th and the 20th century"."""
    first, last = _two_centuries(p)
    return Stretch.window(year_text(civil_of(first.first_day)[0]), year_text(civil_of(last.last_day)[0]))


def either_century(p: Parts) -> Stretch:
    """Read "the 18th or 19th century"."""
    first, last = _two_centuries(p)
    return Stretch(f"[{first.text},{last.text}]")


def both_centuries(p: Parts) -> Stretch:
    """Read "the 18th and 19th centuries"."""
    first, last = _two_centuries(p)
    return Stretch(f"{{{first.text},{last.text}}}")


def short_years(p: Parts) -> Stretch:
    """Read "2017-19"."""
    first = p.number("year_number")
    last = first - first % 100 + p.number("two_digits")
    if (first + 1) % 100 == last % 100 == 0:
        last += 100  # 1999-00
    if last % 100 in MONTHS_OF_EDTF:
        p.reading.assume(
            f"the years {first} to {last}; a month, season or quarter is written {first}-{last % 100:02d} alone"
        )
    return join(f"{first:04d}", f"{last:04d}")


MONTHS_OF_EDTF: Final = {*range(1, 13), *range(21, 42)}  # what stands in place of a month: `1911-12`, `2021-22`
FIRST_OF_THREE_DIGITS: Final = 100

DATES: Final = (
    *MOMENTS,
    Rule("{date:styled}", named),
    Rule("{date:day_with_part}", named),
    Rule("{date:period}", named),
    Rule("{date:month}", named),
    Rule("{date:longer}", named),
    Rule("{date:year}", named),
)

_TO: Final = "to|through|thru|till|until|-"
_DAYS: Final = "{first_day:day_number}"
_ABOUT: Final = "c|ca|circa|about .?"
_MIDDLE: Final = "{middle_day:day_number}"
_LAST: Final = "{last_day:day_number}"

RANGES: Final = (
    Rule(f"from? {{month_name}} {_DAYS} {_TO} {_LAST} ,? {{year:named_year}}?", interval_of_days),
    Rule(f"from? the? {_DAYS} {_TO} the? {_LAST} of? {{month_name}} ,? {{year:named_year}}?", interval_of_days),
    Rule(f"between {{month_name}} {_DAYS} and {_LAST} ,? {{year:named_year}}?", window_of_days),
    Rule(f"between the? {_DAYS} and the? {_LAST} of? {{month_name}} ,? {{year:named_year}}?", window_of_days),
    Rule(f"{{month_name}} {_DAYS} or {_LAST} ,? {{year:named_year}}?", either_day),
    Rule(f"{_DAYS} or {_LAST} of? {{month_name}} ,? {{year:named_year}}?", either_day),
    Rule(f"{{month_name}} {_DAYS} and {_LAST} ,? {{year:named_year}}?", both_days),
    Rule(f"the? {_DAYS} , {_MIDDLE} ,? and {_LAST} of? {{month_name}} ,? {{year:named_year}}?", all_days),
    Rule(f"{{month_name}} {_DAYS} , {_MIDDLE} ,? and {_LAST} ,? {{year:named_year}}?", all_days),
    Rule(f"the? {_DAYS} , {_MIDDLE} ,? or {_LAST} of? {{month_name}} ,? {{year:named_year}}?", any_day),
    Rule(f"{{month_name}} {_DAYS} , {_MIDDLE} ,? or {_LAST} ,? {{year:named_year}}?", any_day),
    Rule(f"the? {_DAYS} and the? {_LAST} of? {{month_name}} ,? {{year:named_year}}?", both_days),
    Rule(f"from? the? {{first_nth:nth}} {_TO} the? {{last_nth:nth}} century|centuries {{era}}?", interval_of_centuries),
    Rule("between the? {first_nth:nth} and the? {last_nth:nth} century|centuries {era}?", window_of_centuries),
    Rule("either? the? {first_nth:nth} or the? {last_nth:nth} century|centuries {era}?", either_century),
    Rule("both? the? {first_nth:nth} and the? {last_nth:nth} century|centuries {era}?", both_centuries),
    Rule("from|the? years? {year_number} -|to|/ {two_digits}", short_years),
    Rule("the? years {first:year} -|to|and {last:year}", interval),
    Rule("{first:number} {dash=-} {last:number} {era}", interval_of_era),
    Rule(f"from? {{first:number}} {_TO} {{last:number}} {{era}}", interval_of_era),
    Rule(f"{_ABOUT} {{first:number}} -|to {_ABOUT} {{last:number}} {{era}}", approximate_interval_of_era),
    Rule("between {first:number} and {last:number} {era}", window_of_era),
    Rule("either? {first:number} or {last:number} {era}", either_of_era),
    Rule(f"from? {{era}} {{first:number}} {_TO} {{last:number}}", interval_of_era),
    Rule("between {era} {first:number} and {last:number}", window_of_era),
    Rule("{date}", named),
    Rule("{date:counted_date}", named),
    Rule(f"from? {{first:date}} {_TO} {{last:date}}", interval),
    Rule("between {first:date} and {last:date}", between),
    Rule("either? {first:date} or {last:date}", either),
    Rule("both? {first:date} and {last:date}", both),
    *CLOCK_RANGES,
    *BOUNDS,
)
