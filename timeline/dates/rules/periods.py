"""Words for months and years and for parts of them; `seasons`, `weeks` and `years` (what is longer) have their own."""

from typing import Final

from timeline.dates import publication
from timeline.dates.meaning import Reading, Stretch, year_text
from timeline.dates.pattern import Parts, Rule
from timeline.dates.rules.seasons import SEASONS
from timeline.dates.rules.weeks import WEEKS
from timeline.dates.rules.years import AWAY, BEYOND, NAMES, PART, PARTS_OF_LONGER, TWO_PARTS, named
from timeline.dates.vague import part_of_unit
from timeline.errors import WordsError
from timeline.model.edtf.calendar import add_months, civil_of, day_of, days_in_month


def month(p: Parts) -> Stretch:
    """A named month; the year from the context where none is given."""
    number = p.number("month_name")
    year = p.stretch("year").text if p.has("year") else year_text(publication.year_of(p.reading, number))
    return Stretch(f"{year}-{number:02d}")


def month_beside(p: Parts) -> Stretch:
    """Read "last March": the latest that was over at publication; "next March": the first after; "this March"."""
    number = p.number("month_name")
    return publication.yearly_beside(
        p.reading, p.word("which"), lambda year: Stretch(f"{year_text(year)}-{number:02d}")
    )


def month_away(p: Parts) -> Stretch:
    """Read "last month"."""
    return publication.month_away(p.reading, AWAY[p.word("which")])


def month_beyond(p: Parts) -> Stretch:
    """Read "the month before last"."""
    return publication.month_away(p.reading, BEYOND[p.word("which")])


def the_month(p: Parts) -> Stretch:
    """Read "the month": that of the publication, unless the text reads as another year."""
    return publication.unless_another_year(p.reading, publication.month_away(p.reading, 0))


def same_month(p: Parts) -> Stretch:
    """A month with words that leave it as it is."""
    return p.stretch("month")


def past_unit(p: Parts) -> Stretch:
    """Read "the past month": a day of it, up to the publication."""
    last = p.reading.publication_day
    p.reading.assume(f"up to publication {p.reading.publication.text}")
    p.reading.notes.vague = True
    first = last - 7 if p.word("which") == "week" else add_months(last, {"month": -1, "year": -12}[p.word("which")])
    return Stretch.days(first, last)


def earlier_or_later(p: Parts) -> Stretch:
    """Read "earlier this month": up to the publication, or from it on, within the same week, month or year."""
    first, last = _this(p.reading, p.word("unit"))
    today = p.reading.publication_day
    return Stretch.days(first, today) if p.word("side") == "earlier" else Stretch.days(today, last)


def _this(reading: Reading, unit: str) -> tuple[int, int]:
    if unit == "week":
        return publication.week_away(reading, 0)
    found = publication.month_away(reading, 0) if unit == "month" else publication.year_away(reading, 0)
    return found.first_day, found.last_day


def part_of_month(p: Parts) -> Stretch:
    """Read "early March", "the first week of March", "the end of March"."""
    part = p.word("part")
    if p.has("piece"):
        return _days_of(p, f"{ORDINALS.get(part, part)} {p.word('piece')}")
    return _days_of(p, NAMES.get(part, part))


def parts_of_month(p: Parts) -> Stretch:
    """Read "mid-to-late March"."""
    return _days_of(p, p.word("part"), p.word("last_part"))


def _days_of(p: Parts, first_name: str, last_name: str = "") -> Stretch:
    """Return the days of a month from the first of one vague part to the last of another, or of the same."""
    first, size = _month_of(p)
    low = part_of_unit(*p.reading.meaning_of(first_name), size)
    high = part_of_unit(*p.reading.meaning_of(last_name), size) if last_name else low
    return Stretch.days(first + low.low - 1, first + (high.high or size) - 1)


def _month_of(p: Parts) -> tuple[int, int]:
    """Return the first civil day of a month, and how many days it has."""
    first = p.stretch("month").first_day
    return first, days_in_month(*civil_of(first)[:2])


def part_of_year(p: Parts) -> Stretch:
    """Read "early 2022", "the end of 2021"."""
    return _months_of(p, IN_YEAR[NAMES.get(p.word("part"), p.word("part"))])


def parts_of_year(p: Parts) -> Stretch:
    """Read "early-to-mid 1942"."""
    return _months_of(p, IN_YEAR[p.word("part")], IN_YEAR[p.word("last_part")])


def months_of_year(p: Parts) -> Stretch:
    """Read "the first months of 2022"."""
    return _months_of(p, "first months of a year" if p.word("side") in FIRST else "last months of a year")


def _months_of(p: Parts, first_name: str, last_name: str = "") -> Stretch:
    year = p.stretch("year").text
    low = part_of_unit(*p.reading.meaning_of(first_name), 12)
    high = part_of_unit(*p.reading.meaning_of(last_name), 12) if last_name else low
    return Stretch.window(f"{year}-{low.low:02d}", f"{year}-{high.high or 12:02d}")


def days_of_year(p: Parts) -> Stretch:
    """Read "the last days of 2021": those of its first or last month."""
    year, is_first = civil_of(p.stretch("year").first_day)[0], p.word("side") in FIRST
    month = day_of(year, 1 if is_first else 12, 1)
    found = part_of_unit(*p.reading.meaning_of("first days" if is_first else "last days"), 31)
    return Stretch.days(month + found.low - 1, month + (found.high or 31) - 1)


def counted_days_of_month(p: Parts) -> Stretch:
    """Read "the first ten days of March", "the last two weeks of March"."""
    first, size = _month_of(p)
    number = p.number("number") * (7 if p.word("unit") == "weeks" else 1)
    if not 1 <= number <= size:
        raise WordsError(f"the month has {size} days, not {number}", "Write the dates themselves.")
    return (
        Stretch.days(first, first + number - 1)
        if p.word("side") in FIRST
        else Stretch.days(first + size - number, first + size - 1)
    )


ORDINALS: Final = {"opening": "first", "final": "last", "closing": "last"}
FIRST: Final = ("first", "opening")
IN_YEAR: Final = {
    "beginning": "beginning of a year",
    "early": "early in a year",
    "mid": "mid-year",
    "late": "late in a year",
    "end": "end of a year",
}

_SIDE: Final = "{side=first|opening|last|final|closing}"

MONTHS: Final = (
    Rule("{month_name} ,|of? {year:named_year}", month),
    Rule("{month_name}", month),
    Rule("{which=last|past|this|next|coming} {month_name}", month_beside),
    Rule("the? {which=last|this|current|next|coming} month", month_away),
    Rule("the month before {which=last}", month_beyond),
    Rule("the month after {which=next}", month_beyond),
    Rule("the month", the_month),
    Rule("the month of {month}", same_month),
)

PERIODS: Final = (
    *SEASONS,
    *WEEKS,
    *PARTS_OF_LONGER,
    Rule("the? past {which=week|month|year}", past_unit),
    Rule("{side=earlier|later} this {unit=week|month|year}", earlier_or_later),
    Rule(
        "the? very? {part=first|second|third|fourth|opening|last|final|closing} few? {piece=week|days|half} of|in "
        "{month}",
        part_of_month,
    ),
    Rule(f"the? {_SIDE} {{number}} {{unit=days|weeks}} of|in {{month}}", counted_days_of_month),
    Rule(f"the? very? {_SIDE} few? days of|in {{year}}", days_of_year),
    Rule(f"the? {_SIDE} few? months of|in {{year}}", months_of_year),
    Rule("earlier|later in {date:month}", named),
    Rule("earlier|later in {date:year}", named),
    Rule(f"the? very? {PART} {{month}}", part_of_month),
    Rule(f"the? {TWO_PARTS} {{month}}", parts_of_month),
    Rule(f"the? very? {PART} {{year}}", part_of_year),
    Rule(f"the? {TWO_PARTS} {{year}}", parts_of_year),
)
