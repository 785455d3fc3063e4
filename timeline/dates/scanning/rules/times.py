"""Times of day: "5 p.m.", "the morning of March 5", "that night"."""

import re
from typing import Final

from timeline.dates.scanning.alphabet import with_plain_digits
from timeline.dates.scanning.language import Fit, ScanRule, keep
from timeline.dates.scanning.said import Piece, Said, Which
from timeline.dates.scanning.slots import PARTS_OF_DAY
from timeline.dates.vocabulary import ZONES

_OFFSETS: Final = ("Z", "+", "-")  # how an offset begins; else it is a name
_NOON: Final = 12
_HOURS: Final = 24
_SIXTY: Final = 60
_HALF_HOUR: Final = 30
_QUARTER: Final = 15
_FARTHEST_ZONES: Final = {"-": 12, "+": 14}  # hours from Greenwich
_SMALL_HOURS: Final = 5  # "3 at night" is before morning


def clock(f: Fit) -> Said | None:
    """Read "17:15", "5:15 p.m.", "5 pm"."""
    digits = _digits(f)
    if digits is None:
        return None
    hour, _, rest = digits.partition(":")
    number = int(hour)
    if f.has("half"):
        if not 1 <= number <= _NOON:
            return None
        number = number % _NOON + (_NOON if f.word("half") == "pm" else 0)
    if number >= _HOURS + (not rest.strip("0:")) or int(rest[:2] or 0) >= _SIXTY:
        return None
    return Said(clock=f"{number:02d}:{rest or '00'}", offset=_offset(f))


def _digits(f: Fit) -> str | None:
    """Return hours and minutes, between them a colon, of "5.20 pm" too; None: "1,500 p.m." is no time."""
    if f.has("amount"):
        start, end = f.place("amount")
        amount = with_plain_digits(f.words.text[start:end])
        return amount.replace(".", ":") if re.fullmatch(r"\d\d?\.\d\d", amount) else None
    return f.word("clock_digits") if f.has("clock_digits") else str(f.number("hour"))


def _offset(f: Fit) -> str | None:
    if f.has("east"):
        return f"{f.word('sign')}{f.number('east'):02d}:00"
    offset = ZONES[f.word("zone")] if f.has("zone") else ""
    return offset if offset[:1] in _OFFSETS else None


def hours(f: Fit) -> Said | None:
    """Read "0600 hours"."""
    digits = f.word("four_digits").zfill(4)
    if int(digits[:2]) > _HOURS or int(digits[2:]) >= _SIXTY:
        return None
    return Said(clock=f"{digits[:2]}:{digits[2:]}", offset=_offset(f))


def soldiers_hours(f: Fit) -> Said | None:
    """Read "at 0430": no year and no count begins with a zero."""
    return hours(f) if f.word("four_digits").startswith("0") else None


def mailed(f: Fit) -> Said | None:
    """Read "15:07:44 +0200", as mail and version control write it; without seconds it may be a range."""
    time, sign, offset = clock(f), f.word("sign"), f.word("offset")
    minutes = _SIXTY * int(offset[:2]) + int(offset[2:])
    is_zone = minutes <= _SIXTY * _FARTHEST_ZONES[sign] and int(offset[2:]) < _SIXTY
    if time is None or not is_zone or len(f.word("clock_digits")) < len("5:07:44"):
        return None
    return time.but(offset=f"{sign}{offset[:2]}:{offset[2:]}" if minutes else "Z")


def stamp(f: Fit) -> Said | None:
    """Read "Oct 22 22:09:03 1996", as machines write it."""
    time = clock(f)
    return time and time.but(year=f.number("year_digits"), month=f.in_table("month_name"), day=f.number("day"))


def o_clock(f: Fit) -> Said | None:
    """Read "five o'clock"."""
    return Said(clock=f"{f.number('number'):02d}:00") if f.number("number") <= 24 else None


def hour_of_part(f: Fit) -> Said | None:
    """Read "5 in the morning"."""
    hour = f.number("hour")
    if not 1 <= hour <= _NOON:
        return None
    return Said(clock=_in_part(f"{hour:02d}:00", PARTS_OF_DAY[f.word("part_of_day")]))


def _in_part(clock: str, part: str | None) -> str:
    """Return a time of a clock with twelve hours as one of twenty-four: "6:30 in the evening"."""
    hour = int(clock[:2])
    is_late = part in ("AF", "EV") or (part == "NI" and hour > _SMALL_HOURS)
    return f"{hour + _NOON}{clock[2:]}" if is_late and hour < _NOON else clock


def past_hour(f: Fit) -> Said | None:
    """Read "half past nine", "a quarter to five", "ten minutes past six"."""
    minutes = (
        _HALF_HOUR if not f.has("minutes") else _QUARTER if f.word("minutes") == "quarter" else f.number("minutes")
    )
    hour = f.number("number")
    if not 1 <= hour <= _NOON or not 0 < minutes <= _HALF_HOUR:
        return None
    past = 60 * hour + (-minutes if f.has("way") and f.word("way") == "to" else minutes)
    return Said(clock=f"{past // 60:02d}:{past % 60:02d}")


def noon(f: Fit) -> Said:
    """Read "noon", "midnight"."""
    return Said(clock="12:00" if f.word("word") == "noon" else "24:00", offset=_offset(f))


def night(_: Fit) -> Said:
    """Read "night-time"."""
    return Said(part_of_day="NI")


def part_of_day(f: Fit) -> Said:
    """Read "morning", "night"."""
    return Said(part_of_day=PARTS_OF_DAY[f.word("part_of_day")])


def that_part(f: Fit) -> Said:
    """Read "this morning", "that night", "the next morning"."""
    which = {
        "this": Which.THIS, "last": Which.LAST, "that": Which.THAT, "same": Which.THAT, "next": Which.FOLLOWING,
        "following": Which.FOLLOWING, "previous": Which.PREVIOUS, "preceding": Which.PREVIOUS,
    }[f.word("which")]  # fmt: skip
    return Said(unit="day", which=which, part_of_day=PARTS_OF_DAY[f.word("part_of_day")])


def part_of_date(f: Fit) -> Said | None:
    """Read "Tuesday morning", "the night of 12 March"."""
    said = f.value("date", Said)
    return said.but(part_of_day=PARTS_OF_DAY[f.word("part_of_day")])


def with_time(f: Fit) -> Said:
    """Read "March 29, 17:15", "the early morning hours of 30 April"."""
    time = f.value("time_of_day", Said)
    return f.value("date", Said).but(clock=time.clock, part_of_day=time.part_of_day, offset=time.offset)


def time_and_date(f: Fit) -> tuple[Piece, ...]:
    """Read "5 p.m. on Tuesday": a time of that day, and the day."""
    return f.piece("time_of_day", with_time(f)), f.piece("date", f.value("date", Said))


def two_times(f: Fit) -> Said:
    """Read "11:40 the following morning"."""
    time, day = f.value("time_of_day", Said), f.value("time", Said)
    return day.but(
        clock=_in_part(time.clock, day.part_of_day) if time.clock else day.clock,
        part_of_day=time.part_of_day if not time.clock else None,
        offset=time.offset or day.offset,
    )


def hour_of_day(f: Fit) -> Said | None:
    """Read "at 10 that night"."""
    day = f.value("time", Said)
    if day.clock or day.part_of_day is None or not 1 <= f.number("hour") <= _NOON:
        return None
    return day.but(clock=_in_part(f"{f.number('hour'):02d}:00", day.part_of_day), part_of_day=None)


_ZONE: Final = f"{{zone={'|'.join(ZONES)}}}"  # a name of several zones is one, but gives no offset
_HALF: Final = "{half=am|pm}"
_STAMPED: Final = ("", f"{_ZONE} ")
_EAST: Final = "{sign=+|-} {east:day_digits}"  # hours east of Greenwich
CLOCKS: Final = (
    ScanRule("{clock_digits}", clock),
    ScanRule(f"{{clock_digits}} {_HALF}", clock),
    ScanRule(f"{{hour:day_digits}} {_HALF}", clock),
    *(
        ScanRule(f"{time} {zone}", clock)
        for time in ("{clock_digits} hours|hrs|hr|h?", f"{{clock_digits}} {_HALF}", f"{{hour:day_digits}} {_HALF}")
        for zone in (f",? {_ZONE} time?", f"( {_ZONE} )", f"{_ZONE} {_EAST}", f"( {_ZONE} {_EAST} )")
    ),
    *(
        ScanRule(f"{{month_name}} {{day:day_digits}} {{clock_digits}} {zone}{{year_digits}}", stamp)
        for zone in _STAMPED
    ),
    ScanRule("at|by|until|till|from|to|and|between|around|about [ {four_digits} ]", soldiers_hours),
    ScanRule("{clock_digits} {sign=+|-} {offset:four_digits}", mailed),
    ScanRule("{clock_digits} hours|hrs|hr|h", clock),
    ScanRule("{four_digits} hours|hrs", hours),
    ScanRule(f"{{four_digits}} {_ZONE}", hours),
    ScanRule(f"{{amount}} {_HALF}", clock),
    ScanRule("{number} o ' clock", o_clock),
    ScanRule("{hour:day_digits} in the {part_of_day}", hour_of_part),
    ScanRule("{word=noon|midnight}", noon),
    ScanRule(f"{{word=noon|midnight}} {_ZONE}", noon),
    ScanRule("the? early|late {part_of_day} hours", part_of_day),
    ScanRule("night - time", night),
    ScanRule("the? early|small|wee hours ] of|on", night),
    ScanRule("half past {number}", past_hour),
    ScanRule("a? {minutes=quarter} {way=past|to|after} {number}", past_hour),
    ScanRule("{minutes:number} minutes {way=past|to} {number}", past_hour),
    ScanRule("{minutes=five|ten|twenty} {way=past|to} {number} ] .|,|;|:|)|in|on|when|as", past_hour),
)
PARTS_OF_DAYS: Final = (
    ScanRule("{which=this|last|that} same|very? {part_of_day}", that_part),
    ScanRule("the {which=same|next|following|previous|preceding} {part_of_day}", that_part),
    ScanRule("{date:day} {part_of_day}", part_of_date),
    ScanRule("{date:pointed} {part_of_day}", part_of_date),
    ScanRule("the? {part_of_day} of {date:day}", part_of_date),
    ScanRule("{time_of_day} of {date:day}", with_time),
    ScanRule("the {part_of_day}", part_of_day),
    ScanRule("{part_of_day}", part_of_day),
)
TIMES: Final = (
    ScanRule("{time_of_day} ,? {date:day}", with_time),
    ScanRule("{time_of_day} ,? {date:pointed}", with_time),
    ScanRule("{time_of_day} on the? {date:day}", with_time),
    ScanRule("{time_of_day} on the? {date:pointed}", with_time),
    ScanRule("{time_of_day} ,? {place:name} time ,? on the? {date:day}", time_and_date),
    ScanRule("{time_of_day} ,? local|eastern|central|mountain|pacific time ,? on the? {date:day}", time_and_date),
    ScanRule("{date:day} ,|-? {time_of_day}", with_time),
    ScanRule("{date:day} ,? at around|about|approximately? {time_of_day}", time_and_date),
    ScanRule("{date:pointed} ,? at around|about|approximately? {time_of_day}", time_and_date),
    ScanRule("{time_of_day} in|on|of? {time}", two_times),
    ScanRule("at [ {hour:day_digits} on|in? {time} ]", hour_of_day),
    ScanRule("early|late on|in? {time}", keep("time", Said)),
    ScanRule("early|late in the {time}", keep("time", Said)),
    ScanRule("the? early|late {time} hours?", keep("time", Said)),
)
