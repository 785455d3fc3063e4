"""Words for times of day.

A time without its day is refused: a card that says "at 5 p.m." has not said when. A zone with one offset gives that
offset; the zone of a place, the one that its clocks have then; a name of several zones (CST) is refused. "Local time"
is read in the zone in which days are counted.
"""

from datetime import datetime
from typing import Final

from timeline.dates.meaning import Stretch
from timeline.dates.pattern import Parts, Rule
from timeline.dates.vocabulary import LOCAL
from timeline.errors import WordsError
from timeline.model.edtf.calendar import iso_day


def at_clock(p: Parts) -> Stretch:
    """A day with a time of day; local time unless the words name a zone."""
    return _moment(p, p.word("clock"))


def _moment(p: Parts, clock: str) -> Stretch:
    day = p.stretch("day").text
    return Stretch(f"{day}T{clock}{_offset(p, day, clock)}")


def _offset(p: Parts, day: str, clock: str) -> str:
    zone = p.word("zone") if p.has("zone") else ""
    if zone == LOCAL:
        p.reading.assume("local time: that of the zone in which days are counted")
        return ""
    if "/" in zone:
        return _offset_at(p, zone, day, clock)
    if zone and not (zone == "Z" or zone[0] in "+-"):
        raise WordsError(f"{zone.upper()} is the name of several time zones", "Write the offset: UTC+1, UTC-6.")
    return zone


def _offset_at(p: Parts, zone: str, day: str, clock: str) -> str:
    """Return the offset that a place has at that time, by the IANA time zones."""
    from zoneinfo import ZoneInfo

    try:
        found = datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=ZoneInfo(zone)).strftime("%z")
    except ValueError as error:
        raise WordsError(f"{day}T{clock}: no such time, or none that has a time zone", "Check it.") from error
    p.reading.assume(f"UTC{found[:3]}:{found[3:5]}: the time in {zone} on that day")
    return f"{found[:3]}:{found[3:5]}"


def midnight(p: Parts) -> Stretch:
    """Read "midnight on March 29": the one with which the day begins, or the one with which it ends."""
    day = p.stretch("day").first_day
    return Stretch(f"[{iso_day(day)}T00:00,{iso_day(day + 1)}T00:00]")


def from_clock_to_clock(p: Parts) -> Stretch:
    """Read "from 9 a.m. to 5 p.m. on March 29": it lasts."""
    first, last = _both(p)
    return Stretch(f"{first.text}/{last.text}")


def between_clocks(p: Parts) -> Stretch:
    """Read "between 9 and 11 a.m. on March 29": some time between."""
    first, last = _both(p)
    return Stretch.window(first.text, last.text)


def _both(p: Parts) -> tuple[Stretch, Stretch]:
    last = p.word("last")
    first = p.word("first") if p.has("first") else _hour_before(p.number("hour"), last)
    return _moment(p, first), _moment(p, last)


def _hour_before(hour: int, clock: str) -> str:
    """Return the time of an hour whose half of the day is that of a later time, or the half before it."""
    if not 1 <= hour <= 12:
        raise WordsError(f"there is no hour {hour} of twelve", "Write the time as 17:15.")
    same_half = hour % 12 + (12 if clock >= "12:00" else 0)
    return f"{same_half if f'{same_half:02d}:00' < clock else same_half - 12:02d}:00".replace("-", "0")


def no_day(_: Parts) -> Stretch:
    """A time without its day."""
    raise WordsError("a time of which day?", "Write the day beside the time: March 29, 5 p.m.")


_ON: Final = "{zone}? ,? on|of? ,? {day:day_with_part}"

MOMENTS: Final = (
    Rule("{day:day_with_part} ,? at? {clock} {zone}?", at_clock),
    Rule(f"{{clock}} {_ON}", at_clock),
    Rule("midnight ,? on|of? {day:day_with_part}", midnight),
    Rule("{day:day_with_part} ,? at? midnight", midnight),
)

CLOCK_RANGES: Final = (
    Rule(f"from? {{first:clock}} to|until|till|- {{last:clock}} {_ON}", from_clock_to_clock),
    Rule(f"from? {{hour:number}} to|until|till|- {{last:clock}} {_ON}", from_clock_to_clock),
    Rule(f"between {{first:clock}} and {{last:clock}} {_ON}", between_clocks),
    Rule(f"between {{hour:number}} and {{last:clock}} {_ON}", between_clocks),
    Rule("{day:day_with_part} ,? from? {first:clock} to|until|till|- {last:clock} {zone}?", from_clock_to_clock),
    Rule("{day:day_with_part} ,? between {first:clock} and {last:clock} {zone}?", between_clocks),
)
