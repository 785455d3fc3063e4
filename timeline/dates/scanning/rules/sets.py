"""Sets of times: "every Friday", "daily", "twice a month"."""

from typing import Final

from timeline.dates.holidays import HOLIDAYS, Fixed
from timeline.dates.scanning.language import Fit, ScanRule
from timeline.dates.scanning.said import Length, Repeated, Said
from timeline.dates.scanning.slots import PARTS_OF_DAY, UNITS
from timeline.dates.scanning.timex import date_value, length_value

_ADVERBS: Final = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "XXXX-XX-XXTNI", "weekly": "P1W", "fortnightly": "P2W",
    "biweekly": "P2W", "monthly": "P1M", "quarterly": "P1Q", "yearly": "P1Y", "annually": "P1Y", "annual": "P1Y",
    "biannual": "P6M", "biennial": "P2Y", "weekends": "XXXX-WXX-WE", "weekdays": "XXXX-WXX-WD",
}  # fmt: skip


def adverb(f: Fit) -> Repeated:
    """Read "daily", "annually"."""
    return Repeated(value=_ADVERBS[f.word("word")])


def every(f: Fit) -> Repeated:
    """Read "every day", "each month"."""
    return Repeated(value=length_value(Length(number=1, unit=UNITS[f.word("unit")])))


def every_nth(f: Fit) -> Repeated:
    """Read "every second week", "every other day"."""
    number = 2 if f.word("nth") == "other" else f.number("nth")
    return Repeated(value=length_value(Length(number=number, unit=UNITS[f.word("unit")])))


def every_nth_weekday(f: Fit) -> Repeated:
    """Read "every second Friday": that it is a Friday."""
    return Repeated(value=date_value(f.value("date", Said)))


def every_holiday(f: Fit) -> Repeated:
    """Read "every Christmas"; a holiday without a date of its own comes once a year."""
    day = HOLIDAYS[f.value("date", Said).holiday or ""]
    return Repeated(value=f"XXXX-{day.month:02d}-{day.day:02d}" if isinstance(day, Fixed) else "P1Y")


def rate(f: Fit) -> Repeated | None:
    """Read "15 a year": the article says for each."""
    length = f.value("length", Length)
    start, end = f.place("length")
    is_each = f.words.text[start:end].lower().startswith(("a ", "an "))
    return Repeated(value=length_value(length)) if is_each else None


def every_few(f: Fit) -> Repeated:
    """Read "every two weeks"."""
    return Repeated(value=length_value(f.value("length", Length)))


def every_date(f: Fit) -> Repeated:
    """Read "every Friday", "each March", "every summer"."""
    part = PARTS_OF_DAY[f.word("part_of_day")] if f.has("part_of_day") else None
    return Repeated(value=date_value(f.value("date", Said).but(part_of_day=part)))


def weekdays(f: Fit) -> Repeated:
    """Read "Fridays"."""
    return Repeated(value=f"XXXX-WXX-{f.in_table('weekdays') + 1}")


def every_part(f: Fit) -> Repeated:
    """Read "every morning"."""
    return Repeated(value=f"XXXX-XX-XXT{PARTS_OF_DAY[f.word('part_of_day')]}")


SETS: Final = (
    ScanRule("{word=" + "|".join(_ADVERBS) + "}", adverb),
    ScanRule("every|each|per single? {unit:one_unit}", every),
    ScanRule("every {nth:nth_word} {unit:one_unit}", every_nth),
    ScanRule("every {nth:nth_word} {date:dated_weekday}", every_nth_weekday),
    ScanRule("every {nth=other} {unit:one_unit}", every_nth),
    ScanRule("every {nth=other} {date:dated_weekday}", every_nth_weekday),
    ScanRule("once? every {length}", every_few),
    ScanRule("every|each {date:dated_weekday}", every_date),
    ScanRule("every|each {date:month}", every_date),
    ScanRule("every|each {date:month_day}", every_date),
    ScanRule("every|each {date:holiday}", every_holiday),
    ScanRule("every|each {date:season}", every_date),
    ScanRule("every|each {part_of_day}", every_part),
    ScanRule("{weekdays}", weekdays),
    ScanRule("every|each {date:dated_weekday} {part_of_day}", every_date),
)
# Before lengths, which would take "a week" out of "twice a week".
FREQUENCIES: Final = (
    ScanRule("once|twice|thrice a|an|per|each|every {unit:one_unit}", every),
    ScanRule("{number} times a|an|per|each|every {unit:one_unit}", every),
    ScanRule("{number} days|nights|hours|months|weeks a|per|each|every {unit:one_unit}", every),
    ScanRule("once|twice {word=daily|weekly|monthly|yearly}", adverb),
    ScanRule("{number} times {word=daily|weekly|monthly|yearly}", adverb),
)
RATES: Final = (ScanRule("{counted} [ {length} ] !later|earlier|after|before|ago|old", rate),)
