"""Sets: `[a,b..c]` is one of these, `{a,b..c}` is all of these."""

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Final, NamedTuple

from timeline.errors import EdtfError
from timeline.model.edtf.calendar import MONTHS_PER_YEAR, SECONDS_PER_DAY
from timeline.model.edtf.date import EdtfDate
from timeline.model.edtf.member import Member, is_backwards, read_member_of
from timeline.model.edtf.parts import UNSPECIFIED
from timeline.model.edtf.reckoning import AS_WRITTEN, Calendar, Reckoning
from timeline.model.edtf.value import OPEN_END, ClockBounds, EdtfEnd, EdtfKind, Openness, Precision

OPEN: Final = ".."
CLOSING: Final = MappingProxyType({"[": "]", "{": "}"})

_FINEST_FIRST: Final = tuple(Precision)
_COARSE: Final = (Precision.DECADE, Precision.CENTURY)
_MONTHS: Final = MappingProxyType({Precision.MONTH: 1, Precision.YEAR: MONTHS_PER_YEAR})
_LONGEST_DAYS: Final = MappingProxyType({1: 31, 3: 92, 4: 123, 6: 184})  # by number of months
_COMMON_YEAR: Final = 365


class Element(NamedTuple):
    """One date of a set, or a range of them, with the members at its two ends; None: open on that side."""

    first: Member | None
    last: Member | None


def read_set(text: str, reckoning: Reckoning = AS_WRITTEN) -> EdtfDate:
    """Read `[a,b..c]` (one of these) or `{a,b..c}` (all of these)."""
    if text[-1] != CLOSING[text[0]]:
        wrong = len(text) - 1 if text[-1] in CLOSING.values() else 0
        raise EdtfError(text, f"{text[0]} is not closed by {CLOSING[text[0]]}", wrong)
    elements = tuple(_elements(text, reckoning))
    return (_one_of if text[0] == "[" else _all_of)(text, elements, reckoning)


def _elements(text: str, reckoning: Reckoning) -> Iterator[Element]:
    for part, position in split_elements(text):
        first_text, dots, last_text = part.partition(OPEN)
        if not dots:
            member = read_member_of(text, part, position, reckoning)
            yield Element(member, member)
            continue
        if not first_text and not last_text:
            raise EdtfError(text, "a range in a set has a date on one side at least", position)
        first = read_member_of(text, first_text, position, reckoning) if first_text else None
        last_at = position + len(first_text) + len(OPEN)
        last = read_member_of(text, last_text, last_at, reckoning) if last_text else None
        element = Element(first, last)
        _check_range(text, part, element, position)
        yield element


def split_elements(text: str) -> Iterator[tuple[str, int]]:
    """Yield the parts between the commas of a set, each with its position; spaces around them are left out."""
    position = 1
    for part in text[1:-1].split(","):
        inner = part.strip(" ")
        yield inner, position + part.index(inner)
        position += len(part) + 1


def _check_range(text: str, part: str, element: Element, position: int) -> None:
    """Refuse ranges whose members cannot be told: of mixed precision, or with unspecified digits."""
    ends = [member for member in element if member is not None]
    units = [_unit_of(member) for member in ends]
    if UNSPECIFIED in part or units[0] in _COARSE or units[-1] in _COARSE:
        raise EdtfError(text, "a range runs between whole days, months, seasons or years", position)
    if units[0] != units[-1]:
        raise EdtfError(text, "the ends of a range are alike: both days, both months, both years", position)
    if element.first and element.last and _starts_after(element.first, element.last):
        raise EdtfError(text, "the range ends before it starts", position)


def _starts_after(first: Member, last: Member) -> bool:
    """Tell whether a range would run backwards: its members, all of one unit, come in order of their first day."""
    return is_backwards(first, last) or (last.clock is None and last.first < first.first)


def _one_of(text: str, elements: tuple[Element, ...], reckoning: Reckoning) -> EdtfDate:
    """Give the hull of all elements: the event lies within one of them."""
    firsts, lasts = [element.first for element in elements], [element.last for element in elements]
    members = [member for member in (*firsts, *lasts) if member is not None]
    is_open_before, is_open_after = None in firsts, None in lasts
    hull = EdtfEnd(
        earliest=None if is_open_before else min([member.first for member in members]),
        latest=None if is_open_after else max([member.last for member in members]),
        openness=Openness.OPEN if is_open_before and is_open_after else Openness.DATED,
        precision=min({member.precision for member in members}, key=_FINEST_FIRST.index),
        uncertain="?" in text or "%" in text,
        approximate="~" in text or "%" in text,
        clock=_clock_of(members, is_open_before=is_open_before, is_open_after=is_open_after),
    )
    lengths = [_longest_days(element, reckoning.calendar) for element in elements]
    longest = None if None in lengths else max(_known(lengths))
    return EdtfDate(
        text=text, level=2, kind=EdtfKind.ONE_OF, start=hull, end=hull, longest_days=longest, reckoning=reckoning
    )


def _clock_of(members: list[Member], *, is_open_before: bool, is_open_after: bool) -> ClockBounds | None:
    """Give the hull in seconds, where every member has a time and all the same offset."""
    clocks = [member.clock for member in members if member.clock is not None]
    if len(clocks) < len(members) or len({clock.offset_minutes for clock in clocks}) > 1:
        return None
    return ClockBounds(
        earliest=None if is_open_before else min(_known([c.earliest for c in clocks])),
        latest=None if is_open_after else max(_known([c.latest for c in clocks])),
        offset_minutes=clocks[0].offset_minutes,
        utc_earliest=None if is_open_before else min(_known([c.utc_earliest for c in clocks]), default=None),
        utc_latest=None if is_open_after else max(_known([c.utc_latest for c in clocks]), default=None),
    )


def _known(numbers: Iterable[int | None]) -> list[int]:
    return [number for number in numbers if number is not None]


def _all_of(text: str, elements: tuple[Element, ...], reckoning: Reckoning) -> EdtfDate:
    """Start within the earliest element, end within the latest, in whatever order they are written."""
    firsts = [element.first for element in elements if element.first is not None]
    lasts = [element.last for element in elements if element.last is not None]
    start = min(firsts, key=_seconds_of).end if len(firsts) == len(elements) else OPEN_END
    end = max(lasts, key=lambda m: _seconds_of(m)[::-1]).end if len(lasts) == len(elements) else OPEN_END
    return EdtfDate(text=text, level=2, kind=EdtfKind.ALL_OF, start=start, end=end, reckoning=reckoning)


def _seconds_of(member: Member) -> tuple[int, int]:
    """Return the first and the last second of a member, without the offset with which it is written."""
    clock = member.clock
    if clock is None or clock.earliest is None or clock.latest is None:
        return member.first * SECONDS_PER_DAY, (member.last + 1) * SECONDS_PER_DAY - 1
    ahead = 60 * (clock.offset_minutes or 0)
    return clock.earliest - ahead, clock.latest - ahead


def _longest_days(element: Element, calendar: Calendar) -> int | None:
    """Return the days between start and end of the longest day, month, season or year of an element; None: open."""
    first, last = element
    if first is None or last is None:
        return None
    months = 0 if first is last else _months_in(first)
    if not months:
        return first.last - first.first
    if months == MONTHS_PER_YEAR:
        return _longest_year(last.last - first.first + 1) - 1
    year, month, _ = calendar.civil_of(first.first)
    longest, begin, passed = 0, first.first, months
    while begin <= last.first and longest < _LONGEST_DAYS[months]:
        next_begin = calendar.month_after(year, month, passed)
        longest, begin, passed = max(longest, next_begin - begin), next_begin, passed + months
    return longest - 1


def _longest_year(days: int) -> int:
    """Return the length of the longest of consecutive whole years, given their days: nine have a leap year."""
    return _COMMON_YEAR if days % _COMMON_YEAR == 0 and days < 9 * _COMMON_YEAR else _COMMON_YEAR + 1


def _months_in(member: Member) -> int:
    """Return how many months a month, season or year has; 0 for a day."""
    if member.precision is Precision.SEASON:
        return (member.last + 1 - member.first) // 30  # 90 to 92 days, 120 to 123, 181 to 184
    return _MONTHS.get(member.precision, 0)


def _unit_of(member: Member) -> Precision | int | None:
    """Return what a range counts in; times with and without seconds go together, quarters and semesters do not."""
    if member.precision is Precision.SEASON:
        return _months_in(member)
    return Precision.SECOND if member.clock else member.precision
