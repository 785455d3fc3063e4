"""Distances: "two days later", "a year ago", "the day before Christmas", "three weeks after the attack"."""

from typing import Final

from timeline.dates.scanning.language import Fit, ScanRule
from timeline.dates.scanning.said import Length, Reference, Said, Shift, Which
from timeline.dates.scanning.slots import UNITS

_LATER: Final = frozenset({"later", "after", "afterwards", "afterward", "following", "hence", "since", "from", "on"})


def shift(f: Fit) -> Shift:
    """Read "two days later", "a year earlier"."""
    return Shift(length=f.value("length", Length), sign=_sign(f))


def ago(f: Fit) -> Shift:
    """Read "two years ago"."""
    return Shift(length=f.value("length", Length), sign=-1, origin=Reference.PRESENT)


def from_now(f: Fit) -> Shift:
    """Read "two years from now"."""
    return Shift(length=f.value("length", Length), sign=1, origin=Reference.PRESENT)


def from_date(f: Fit) -> Shift:
    """Read "four days after March 3", "the day before Christmas"."""
    length = f.value("length", Length) if f.has("length") else Length(number=1, unit=UNITS[f.word("unit")])
    origin = f.value("date", Said)
    if f.word("way") == "from" and origin.kind == "weekday":
        origin = origin.but(which=Which.NEXT)
    return Shift(length=length, sign=_sign(f), origin=origin, at=f.place("date"))


def weekday_from_date(f: Fit) -> Shift:
    """Read "the Monday after Easter"."""
    weekday = f.value("weekday", Said).weekday
    length = Length(number=1, unit="week")
    return Shift(length=length, sign=_sign(f), origin=f.value("date", Said), at=f.place("date"), weekday=weekday)


def _sign(f: Fit) -> int:
    return 1 if f.word("way") in _LATER else -1


def day_before(f: Fit) -> Shift:
    """Read "the day before": of the date spoken of."""
    length = Length(number=1, unit=UNITS[f.word("unit")])
    return Shift(length=length, sign=_sign(f))


SHIFTS: Final = (
    ScanRule("a|only mere|scant {length} {way=later|earlier}", shift),
    ScanRule(
        "only|some|merely? {length} {way=later|earlier|afterwards|afterward|beforehand|previously|hence|prior}", shift
    ),
    ScanRule("{length} {way=before|after} ] .|,|;|)", shift),
    ScanRule("{length} {way=before|after} that|this|then", shift),
    ScanRule("some|about|only|just|almost|nearly|over? {length} ago", ago),
    ScanRule("{length} from {reference}", from_now),
    ScanRule("{length} {way=after|before|following|from} the? {date}", from_date),
    ScanRule("{length} {way=after|before|following} the|that|this {date} {noun:other}", from_date),
    ScanRule("{length} {way=after|before|following} the|that|this {date} {noun:name}", from_date),
    ScanRule("the {unit=day|week|month|year} {way=after|before|following} {date}", from_date),
    ScanRule("the {unit=day|week|month|year} {way=after|before|following}", day_before),
    ScanRule("the {weekday:dated_weekday} {way=after|before|following} {date}", weekday_from_date),
)
