"""Dates that words point at: from the publication ("last week"), or from the date before ("the following day")."""

from typing import Final

from timeline.dates.scanning.language import Fit, ScanRule
from timeline.dates.scanning.said import Reference, Said, Which
from timeline.dates.scanning.slots import UNITS

_WHICH: Final = {
    "this": Which.THIS, "current": Which.THIS, "last": Which.LAST, "past": Which.LAST, "latest": Which.LAST,
    "recent": Which.LAST, "next": Which.NEXT, "coming": Which.NEXT, "upcoming": Which.NEXT, "that": Which.THAT,
    "same": Which.THAT, "following": Which.FOLLOWING, "subsequent": Which.FOLLOWING, "ensuing": Which.FOLLOWING,
    "succeeding": Which.FOLLOWING, "previous": Which.PREVIOUS, "preceding": Which.PREVIOUS, "prior": Which.PREVIOUS,
}  # fmt: skip
_DAYS_AWAY: Final = {"yesterday": Which.LAST, "today": Which.THIS, "tonight": Which.THIS, "tomorrow": Which.NEXT}


def _which(f: Fit) -> Which:
    word = f.word("which")
    return Which.FOLLOWING if word == "next" and f.has("the") else _WHICH[word]


def day_away(f: Fit) -> Said:
    """Read "yesterday", "today", "tomorrow", "tonight"."""
    word = f.word("day")
    return Said(unit="day", which=_DAYS_AWAY[word], part_of_day="NI" if word == "tonight" else None)


def unit(f: Fit) -> Said:
    """Read "last week", "that year", "the following month"."""
    return Said(unit=UNITS[f.word("unit")], which=_which(f))


def of_date(f: Fit) -> Said | None:
    """Read "last March", "next Tuesday", "that summer"."""
    said = f.value("date", Said)
    return None if said.which or said.unit else said.but(which=_which(f))


def in_that_year(f: Fit) -> Said:
    """Read "August of that year", "the spring of next year"."""
    return f.value("date", Said).but(unit=UNITS[f.word("unit")], which=_which(f))


def fiscal_unit(f: Fit) -> Said:
    """Read "this fiscal year"."""
    return unit(f).but(fiscal=True)


def quarter(_: Fit) -> Said:
    """Read "in the quarter": of the publication, or the one spoken of."""
    return Said(unit="quarter", which=Which.THIS)


def weekend(_: Fit) -> Said:
    """Read "over the weekend"."""
    return Said(unit="weekend", which=Which.NEAR)


def season_before(f: Fit) -> Said | None:
    """Read "the winter before"."""
    said = f.value("date", Said)
    return said.but(which=Which.PREVIOUS if f.word("which") == "before" else Which.FOLLOWING)


def before_last(f: Fit) -> Said:
    """Read "the week before last", "the year after next"."""
    return Said(
        unit=UNITS[f.word("unit")], which=Which.BEFORE_LAST if f.word("which") == "before" else Which.AFTER_NEXT
    )


def point(f: Fit) -> Reference:
    """Read "now", "recently", "in the future"."""
    return _REFERENCES[f.word("word")]


def at_that_time(_: Fit) -> Reference:
    """Read "at that time": that of which the text speaks."""
    return Reference.THEN


def former(_: Fit) -> Reference:
    """Read "former", which histories mark as a time."""
    return Reference.FORMER


_PRESENT: Final = "now|nowadays|currently|presently"
_PAST: Final = "recently|recent"
_FUTURE: Final = "future"
_REFERENCES: Final = {
    **dict.fromkeys(_PRESENT.split("|"), Reference.PRESENT),
    **dict.fromkeys(_PAST.split("|"), Reference.PAST),
    **dict.fromkeys(_FUTURE.split("|"), Reference.FUTURE),
    "past": Reference.PAST,
    "modern": Reference.PRESENT,
    "present": Reference.PRESENT,
    "time": Reference.PRESENT,
    "moment": Reference.PRESENT,
    "day": Reference.PRESENT,
}

_THE: Final = "{the=the} {which=next|same|following|subsequent|ensuing|succeeding|previous|preceding|prior}"
POINTED: Final = (
    ScanRule("{day=yesterday|today|tomorrow|tonight}", day_away),
    ScanRule("{which=this|last|next|that} {unit:one_unit} ] !of", unit),
    ScanRule("the {which=last} {unit:one_unit} ] !of", unit),
    ScanRule("earlier|later {which=this|last|next|that} {unit:one_unit}", unit),
    ScanRule("the? {which=current|coming|upcoming|latest} {unit:one_unit}", unit),
    ScanRule("the most {which=recent} {unit:one_unit}", unit),
    ScanRule("{which=this|last|next} fiscal|financial {unit=year|quarter}", fiscal_unit),
    ScanRule("in|for|during [ the {unit=quarter} ] !of|-", quarter),
    ScanRule(_THE + " {unit:one_unit}", unit),
    ScanRule("{which=that|this} same|very {unit:one_unit}", unit),
    ScanRule("this {which=past|last|coming} {unit:one_unit}", unit),
    ScanRule("the {unit:one_unit} {which=before} last", before_last),
    ScanRule("the {unit:one_unit} {which=after} next", before_last),
    ScanRule("{date:season} {which=before|after} ] !the|a|an|that|last|next|his|her|its|their", season_before),
    ScanRule("{which=this|last|next|that|past} {date:holiday}", of_date),
    ScanRule("{which=this|last|next|past} {date:month_day}", of_date),
    ScanRule("the {unit=weekend}", weekend),
    ScanRule("{which=this|last|next|that|past} {date:dated_weekday}", of_date),
    ScanRule("{which=this|last|next|that|past} {date:month}", of_date),
    ScanRule("{which=this|last|next|that|past} {date:season}", of_date),
    ScanRule(_THE + " {date:dated_weekday}", of_date),
    ScanRule(_THE + " {date:month}", of_date),
    ScanRule(_THE + " {date:season}", of_date),
    ScanRule("{date:month} of? {which=that|this|last|next} {unit=year}", in_that_year),
    ScanRule("{date:month_day} ,|of? {which=that|this|last|next} {unit=year}", in_that_year),
    ScanRule("{date:season} of? {which=that|this|last|next} {unit=year}", in_that_year),
    ScanRule("{date:month} of? the {which=same|following|next|previous|preceding} {unit=year}", in_that_year),
    ScanRule("{date:month_day} of? the {which=same|following|next|previous|preceding} {unit=year}", in_that_year),
    ScanRule("{date:season} of? the {which=same|following|next|previous|preceding} {unit=year}", in_that_year),
    ScanRule("{date:dated_weekday} of|, {which=this|last|next} {unit=week}", in_that_year),
)
REFERENCES: Final = (
    ScanRule("right|just? {word=now}", point),
    ScanRule(f"{{word={_PRESENT}}}", point),
    ScanRule("{word=present|modern} -? day|days", point),
    ScanRule("the {word=present} ] !{other} !{plural} !{name}", point),
    ScanRule("at {word=present}", point),
    ScanRule("{word=former}", former),
    ScanRule("at|by|around|during|from|since|until [ the|this|that {word=time} ] !of", at_that_time),
    ScanRule("the {word=time} being", point),
    ScanRule("the|this {word=moment}", point),
    ScanRule("more|very|most|as|until? {word=recently}", point),
    ScanRule(f"{{word={_PAST}}}", point),
    ScanRule("the? near|foreseeable|distant? {word=future}", point),
    ScanRule("the {word=past} ] !{units} !{one_unit} !{length} !{name}", point),
)
