"""Clock times in a time zone: which instants a local time can be, and what the clocks of a zone show at an instant.

A local time that clocks show twice, when they are set back, can be two instants; its bounds span both. One that they
skip, when they are set forward, does not exist: it is read with the offset from before and with the one from after, as
`zoneinfo` does, and its bounds span both.

Seconds count from civil day 0, as in `ClockBounds`. What no `datetime` can hold keeps the rules of the zone: before
year 1 its first offset, that of its mean local time; beyond 9999 those of 400 years earlier, again and again.
"""

from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final

from timeline.model.edtf.calendar import DAYS_PER_CYCLE, SECONDS_PER_DAY
from timeline.model.edtf.value import ClockBounds

_EARLIEST: Final = 3 * SECONDS_PER_DAY  # far enough from the first and the last day for any offset
_LATEST: Final = (datetime.max.toordinal() - 3) * SECONDS_PER_DAY
_CYCLE: Final = DAYS_PER_CYCLE * SECONDS_PER_DAY


def in_zone(clock: ClockBounds, local: tzinfo, zone: tzinfo) -> ClockBounds:
    """Return bounds as the clocks of `zone` show them, with the exact instants; without an offset they are `local`."""
    if clock.earliest is None or clock.latest is None:
        return clock
    bounds = {clock.earliest, clock.latest}  # one, where the text gives a second
    instants = [_instants(bound, clock, local) for bound in bounds]
    moments = {instant for pair in instants for instant in pair}
    is_as_written = local is zone and clock.offset_minutes is None and all(one == other for one, other in instants)
    shown = bounds if is_as_written else {shown_in(zone, moment) for moment in moments}
    return ClockBounds(
        earliest=min(shown), latest=max(shown), offset_minutes=None, utc_earliest=min(moments), utc_latest=max(moments)
    )


def instants_of(local_second: int, zone: tzinfo) -> tuple[int, int]:
    """Return the two instants, in seconds of UTC, that a local time can be: nearly always one and the same."""
    if zone is UTC:
        return local_second, local_second
    moment = _held(local_second)
    before, after = (_offset(moment.replace(tzinfo=zone, fold=fold)) for fold in (0, 1))
    return local_second - before, local_second - after


def shown_in(zone: tzinfo, utc_second: int) -> int:
    """Return the local second that the clocks of a zone show at an instant."""
    return utc_second + _offset(_held(utc_second).replace(tzinfo=UTC).astimezone(zone))


def is_never_changed(zone: tzinfo) -> bool:
    """Tell whether the clocks of a zone were never changed, as those of UTC: it has an offset that asks for no date."""
    return zone.utcoffset(None) is not None


def is_skipped(local_second: int, zone: tzinfo) -> bool:
    """Tell whether the clocks of a zone are set forward over a local time: it does not exist."""
    return local_second not in (shown_in(zone, instant) for instant in instants_of(local_second, zone))


def is_twice(local_second: int, zone: tzinfo) -> bool:
    """Tell whether the clocks of a zone are set back to before a local time: they show it twice."""
    first, second = instants_of(local_second, zone)
    return first != second and not is_skipped(local_second, zone)


def instants_in(clock: ClockBounds) -> tuple[int | None, int | None]:
    """Return the instants that a clock's bounds are, in seconds of UTC; None: unbounded, or local to no known zone."""
    if clock.offset_minutes is None:
        return clock.utc_earliest, clock.utc_latest
    ahead = 60 * clock.offset_minutes
    earliest, latest = (None if bound is None else bound - ahead for bound in (clock.earliest, clock.latest))
    return earliest, latest


def _instants(second: int, clock: ClockBounds, local: tzinfo) -> tuple[int, int]:
    if clock.offset_minutes is None:
        return instants_of(second, local)
    instant = second - 60 * clock.offset_minutes
    return instant, instant


def _held(second: int) -> datetime:
    """Return a moment with the same rules that `datetime` can hold."""
    if second > _LATEST:
        second -= _CYCLE * (1 + (second - _LATEST) // _CYCLE)
    day, second_of_day = divmod(max(second, _EARLIEST), SECONDS_PER_DAY)
    return datetime.fromordinal(day) + timedelta(seconds=second_of_day)


def _offset(moment: datetime) -> int:
    offset = moment.utcoffset()
    return 0 if offset is None else offset // timedelta(seconds=1)
