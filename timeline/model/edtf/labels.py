"""What people are told beside a date: its calendar, its zone, and times at which the clocks of that zone are set.

Whoever reads `1917-10-25` of a Julian source must see that it is Julian, and which day that was.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from timeline.model.edtf.calendar import SECONDS_PER_DAY, iso_day
from timeline.model.edtf.date import EdtfDate
from timeline.model.edtf.parsing import parse_edtf
from timeline.model.edtf.reckoning import Reckoning
from timeline.model.edtf.sets import OPEN
from timeline.model.edtf.value import ClockBounds, EdtfEnd, EdtfKind, Openness
from timeline.model.edtf.zone import is_never_changed, is_skipped, is_twice

_MINUTE: Final = 60


def to_labelled(date: EdtfDate) -> str:
    """Return the text as written; behind it, where that is unusual, its calendar, its zone, and what day it was.

    `1917-10-25 (Julian; 1917-11-07)`, `1917-10 (Julian; 1917-10-14..1917-11-13)`,
    `2022-03-30T23:40 (America/New_York; 2022-03-31T06:40)`.
    """
    label = label_of(date)
    return f"{date.text} ({label}; {_as_counted(date)})" if label else date.text


def label_of(date: EdtfDate) -> str:
    """Return the calendar and the zone that a date is written in; empty where they are the usual ones."""
    return ", ".join(name[:1].upper() + name[1:] for name in date.reckoning.unusual(date.text))


class ClockChange(NamedTuple):
    """A local time that the clocks of its zone skipped, or showed twice."""

    moment: str  # 2022-03-27T03:30
    zone: str
    skipped: bool

    @property
    def words(self) -> str:
        """What happened: the moment is read by the clocks from before the change, and from after it."""
        if self.skipped:
            return f"the clocks of {self.zone} were set forward over {self.moment}: there was no such time"
        return f"the clocks of {self.zone} were set back and showed {self.moment} twice: either is allowed"


def clock_changes(date: EdtfDate) -> Iterator[ClockChange]:
    """Yield each local time of a date that the clocks of its zone skipped, or showed twice."""
    zone = date.reckoning.local or date.reckoning.zone
    if zone is None or "T" not in date.text or is_never_changed(zone):
        return
    written = parse_edtf(date.text, Reckoning(calendar=date.reckoning.calendar))
    seconds = [second for clock in (written.start.clock, written.end.clock) for second in _local_seconds(clock)]
    for second in dict.fromkeys(seconds):
        skipped = is_skipped(second, zone)
        if skipped or is_twice(second, zone):
            yield ClockChange(_moment_text(second), str(zone), skipped)


def _local_seconds(clock: ClockBounds | None) -> Iterator[int]:
    """Yield the bounds of a time without an offset, to the minute."""
    if clock is not None and clock.offset_minutes is None:
        yield from (bound // _MINUTE * _MINUTE for bound in (clock.earliest, clock.latest) if bound is not None)


def _as_counted(date: EdtfDate) -> str:
    """Return the bounds as Gregorian days, or times, of the zone in which days are counted; `~` and `?` are kept."""
    ends = [date.start, date.end] if date.kind in (EdtfKind.INTERVAL, EdtfKind.ALL_OF) else [date.start]
    return "/".join(dict.fromkeys(map(_end_text, ends)))


def _end_text(end: EdtfEnd) -> str:
    if end.openness is not Openness.DATED:
        return OPEN if end.openness is Openness.OPEN else ""
    mark = "%" if end.uncertain and end.approximate else "?" if end.uncertain else "~" if end.approximate else ""
    return OPEN.join(f"{bound}{mark}" if bound else "" for bound in dict.fromkeys(_bound_texts(end)))


def _bound_texts(end: EdtfEnd) -> Iterator[str]:
    if end.clock is not None:
        yield from (
            _moment_text(second) if second is not None else "" for second in (end.clock.earliest, end.clock.latest)
        )
    else:
        yield from (iso_day(day) if day is not None else "" for day in (end.earliest, end.latest))


def iso_second(second: int) -> str:
    """Return the ISO 8601 text of a second that counts from civil day 0: `2022-03-27T03:30:00`."""
    day, second_of_day = divmod(second, SECONDS_PER_DAY)
    minutes, seconds = divmod(second_of_day, 60)
    return f"{iso_day(day)}T{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"


def _moment_text(second: int) -> str:
    return iso_second(second).rpartition(":")[0]
