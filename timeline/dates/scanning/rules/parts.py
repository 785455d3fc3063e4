"""Parts of dates: "early March", "the end of the year", "mid-1942"."""

from typing import Final

from timeline.dates.scanning.language import Fit, ScanRule, keep
from timeline.dates.scanning.said import Length, Said, Shift, Which
from timeline.dates.scanning.slots import UNITS
from timeline.dates.vocabulary import FIRST_QUARTER
from timeline.model.edtf.calendar import days_in_month

# Words, and the names under which the table of vague words knows them.
_NAMES: Final = {
    "early": "early", "earlier": "early", "mid": "mid", "middle": "mid", "late": "late", "later": "late",
    "latter": "late", "end": "end", "close": "end", "beginning": "beginning", "start": "beginning",
    "opening": "beginning", "outset": "beginning", "rest": "late", "remainder": "late", "first": "first half",
    "second": "second half",
}  # fmt: skip


def part(f: Fit) -> Said:
    """Read "early March", "the end of 1942"."""
    return f.value("date", Said).in_part(_NAMES.get(f.word("part")))


def parts(f: Fit) -> Said:
    """Read "the early to mid 1990s"."""
    return f.value("date", Said).but(part=_NAMES[f.word("part")], last_part=_NAMES[f.word("last_part")])


def part_of_month(f: Fit) -> Said | None:
    """Read "the first week of March"."""
    said = f.value("date", Said)
    return said.but(part=f"{f.word('part')} {f.word('piece')}") if said.month is not None else None


def of_unit(f: Fit) -> Said:
    """Read "the end of the year"."""
    return Said(unit=UNITS[f.word("unit")], which=Which.THIS, part=_NAMES.get(f.word("part")))


def about(f: Fit) -> Said:
    """Read "circa 1850"."""
    return f.value("date", Said).but(about=True)


def of_longer(f: Fit) -> Said | None:
    """Read "the last quarter of the 19th century": a share of the century, no quarter of a year."""
    said, pieces = f.value("date", Said), _SHARES[f.word("share")]
    if said.decade is None and said.century is None:
        return None
    nth = pieces if f.word("nth_word") in ("last", "final") else f.number("nth_word")
    if not 1 <= nth <= pieces:
        return None
    if said.century is not None and pieces == _DECADES and not said.before_christ:
        return Said(decade=said.century * _DECADES + nth - 1)
    return said.but(share=(nth, pieces))


def quarter_of_longer(f: Fit) -> Said | None:
    """Read the same, where "the third quarter" was taken for one of a year."""
    said, quarter = f.value("date", Said), f.value("quarter", Said).season
    is_longer = said.decade is not None or said.century is not None
    return said.but(share=(quarter - FIRST_QUARTER + 1, 4)) if is_longer and quarter is not None else None


def day_of_month(f: Fit) -> Said | None:
    """Read "the last day of March 2022"."""
    said = f.value("date", Said)
    if said.year is None or said.month is None:
        return None
    return said.but(day=1 if f.word("part") == "first" else days_in_month(said.year, said.month))


def months_of_year(f: Fit) -> Said:
    """Read "the first months of 2022"."""
    return f.value("date", Said).but(part="first months" if f.word("part") in ("first", "opening") else "last months")


def week_of(f: Fit) -> Shift:
    """Read "the week of March 23"."""
    length = Length(number=0, unit="week")
    return Shift(length=length, sign=1, origin=f.value("date", Said), at=f.place("date"))


_SHARES: Final = {"quarter": 4, "third": 3, "decade": 10}
_DECADES: Final = 10
_EARLY: Final = "early|mid|late"
PARTS_OF_MONTHS: Final = (
    ScanRule("the? {part=first|opening|last|closing} months of {date:year}", months_of_year),
    ScanRule("the? {part=first|second|third|fourth|last} {piece=week|days} of|in {date:month}", part_of_month),
    ScanRule("the? {part=first|second|third|fourth|last} {piece=week|days} of|in {date:year_month}", part_of_month),
)
PARTS: Final = (
    ScanRule("the? {part=early|mid} -? to|or -? {last_part=mid|late} -? {date:longer}", parts),
    ScanRule("the? {nth_word=first|second|third|last|final} {share=quarter|third|decade} of {date:longer}", of_longer),
    ScanRule("{quarter:season} of {date:longer}", quarter_of_longer),
    ScanRule("the? {part=first|last} day of {date:year_month}", day_of_month),
    ScanRule("the week of|ending|beginning {date:day}", week_of),
    ScanRule("{unit=year|month|week|decade|century} 's|-|' {part=end|beginning|start}", of_unit),
    ScanRule(f"the? {{part={_EARLY}}} -|in|on|to? {{date:longer}}", part),
    ScanRule(
        "the? very? {part=beginning|start|end|middle|close|outset|rest|remainder|course|height|most} of {date:longer}",
        part,
    ),
    ScanRule("the? {part=latter|early|later|first|late} part|days|months|weeks|years|stages of {date:longer}", part),
    ScanRule("early|mid|late|earlier|later -|on? {date:dated_weekday}", keep("date", Said)),
    ScanRule("earlier|later {date:pointed}", keep("date", Said)),
    ScanRule("the? {part=first|second} half of {date:longer}", part),
    ScanRule("the? {part=first|second} half of the {unit=year|month|decade|century}", of_unit),
    ScanRule(
        "the? very? {part=beginning|start|end|middle|close|rest|remainder|course} of the {unit:one_unit}", of_unit
    ),
    ScanRule("the? {part=latter|early|later|first|late} part|half of the {unit:one_unit}", of_unit),
    ScanRule("{part=early|later|late} in the {unit:one_unit}", of_unit),
    ScanRule("{part=earlier|later} in|on? {date:longer}", part),
    ScanRule("c|ca|circa|around|about|approximately {date:longer}", about),
)
