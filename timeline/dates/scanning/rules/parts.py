"""Parts of dates: "early March", "the end of the year", "mid-1942"."""

from typing import Final

from timeline.dates.scanning.language import Found, ScanRule
from timeline.dates.scanning.said import Said, Which
from timeline.dates.scanning.slots import UNITS

# Words, and the names under which the table of vague words knows them.
_NAMES: Final = {
    "early": "early", "earlier": "early", "mid": "mid", "middle": "mid", "late": "late", "later": "late",
    "latter": "late", "end": "end", "close": "end", "beginning": "beginning", "start": "beginning",
    "opening": "beginning", "outset": "beginning", "rest": "late", "remainder": "late", "first": "first half",
    "second": "second half",
}  # fmt: skip


def part(f: Found) -> Said:
    """Read "early March", "the end of 1942"."""
    return f.value("date", Said).in_part(_NAMES.get(f.word("part")))


def part_of_month(f: Found) -> Said | None:
    """Read "the first week of March"."""
    said = f.value("date", Said)
    return said.but(part=f"{f.word('part')} {f.word('piece')}") if said.month is not None else None


def of_unit(f: Found) -> Said:
    """Read "the end of the year"."""
    return Said(unit=UNITS[f.word("unit")], which=Which.THIS, part=_NAMES.get(f.word("part")))


def about(f: Found) -> Said:
    """Read "circa 1850"."""
    return f.value("date", Said).but(about=True)


def same(f: Found) -> Said:
    """A date with a word that leaves it as it is."""
    return f.value("date", Said)


_EARLY: Final = "early|mid|late"
PARTS_OF_MONTHS: Final = (
    ScanRule("the? {part=first|second|third|fourth|last} {piece=week|days} of|in {date:month}", part_of_month),
    ScanRule("the? {part=first|second|third|fourth|last} {piece=week|days} of|in {date:year_month}", part_of_month),
)
PARTS: Final = (
    ScanRule("{unit=year|month|week|decade|century} 's|-|' {part=end|beginning|start}", of_unit),
    ScanRule(f"the? {{part={_EARLY}}} -|in|on|to? {{date:longer}}", part),
    ScanRule(
        "the? very? {part=beginning|start|end|middle|close|outset|rest|remainder|course|height|most} of {date:longer}",
        part,
    ),
    ScanRule("the? {part=latter|early|later|first|late} part|days|months|weeks|years|stages of {date:longer}", part),
    ScanRule("early|mid|late|earlier|later -|on? {date:dated_weekday}", same),
    ScanRule("earlier|later {date:pointed}", same),
    ScanRule("the? {part=first|second} half of {date:longer}", part),
    ScanRule("the? {part=first|second} half of the {unit=year|month|decade|century}", of_unit),
    ScanRule(
        "the? very? {part=beginning|start|end|middle|close|rest|remainder|course} of the {unit:one_unit}", of_unit
    ),
    ScanRule("the? {part=latter|early|later|first|late} part|half of the {unit:one_unit}", of_unit),
    ScanRule("{part=early|later|late} in the {unit:one_unit}", of_unit),
    ScanRule("{part=earlier|later} in|on? {date:longer}", part),
    ScanRule("c|ca|circa {date:longer}", about),
)
