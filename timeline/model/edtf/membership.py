"""Which days an expression allows: its members themselves, not the hull that its bounds are.

`156X-12-25` allows ten days in ten years, `[2022-03-29,2022-04-02]` two; the bounds of both are a window that also
holds days which are not allowed. That is a gap, and `allows` tells such days apart.
"""

from collections.abc import Iterator
from heapq import merge
from typing import Final

from timeline.model.edtf.date import EdtfDate
from timeline.model.edtf.mask import runs_of
from timeline.model.edtf.member import mask_of, read_member
from timeline.model.edtf.parts import UNSPECIFIED, split_parts
from timeline.model.edtf.reckoning import Reckoning
from timeline.model.edtf.sets import OPEN, split_elements
from timeline.model.edtf.value import EdtfKind

_FAR: Final = 10**15  # days; farther off than any year that can be written


def allows(date: EdtfDate, first_day: int | None, last_day: int | None) -> bool:
    """Tell whether some allowed day lies within the inclusive window; None: the window is open on that side.

    Of an interval every day from the earliest start to the latest end is allowed; of a set those of all its members.
    """
    first = -_FAR if first_day is None else first_day
    last = _FAR if last_day is None else last_day
    return any(True for runs in _runs_by_element(date, first, last) for _ in runs)


def allowed_runs(date: EdtfDate, first_day: int, last_day: int) -> Iterator[tuple[int, int]]:
    """Yield the allowed days that touch an inclusive window, as stretches in order of time; they may overlap."""
    return merge(*_runs_by_element(date, first_day, last_day))


def has_gaps(date: EdtfDate) -> bool:
    """Tell whether the hull holds days that are not allowed. Cost: up to the first gap, in order of time."""
    reached: int | None = None
    for first, last in merge(*_runs_by_element(date, -_FAR, _FAR)):
        if reached is not None and first > reached + 1:
            return True
        reached = last if reached is None else max(reached, last)
    return False


def _runs_by_element(date: EdtfDate, first: int, last: int) -> list[Iterator[tuple[int, int]]]:
    """Return for each element of an expression its runs of days that touch a window, in order of time."""
    if date.kind in (EdtfKind.ONE_OF, EdtfKind.ALL_OF):
        return [_runs_of_element(element, first, last, date.reckoning) for element, _ in split_elements(date.text)]
    if date.kind is EdtfKind.DATE and UNSPECIFIED in date.text:
        return [_runs_of_element(date.text, first, last, date.reckoning)]
    return [_touching(date.start.earliest, date.end.latest, first, last)]


def _runs_of_element(text: str, first: int, last: int, reckoning: Reckoning) -> Iterator[tuple[int, int]]:
    parts = split_parts(text) if UNSPECIFIED in text else None
    if parts is not None:
        return runs_of(mask_of(parts), first, last, reckoning.calendar)
    begin, dots, end = text.partition(OPEN)
    earliest = read_member(begin, reckoning).first if begin else None
    latest = read_member(end if dots else begin, reckoning).last if end or not dots else None
    return _touching(earliest, latest, first, last)


def _touching(earliest: int | None, latest: int | None, first: int, last: int) -> Iterator[tuple[int, int]]:
    begin = -_FAR if earliest is None else earliest
    end = _FAR if latest is None else latest
    if end < begin:
        begin, end = end, begin  # moments in order, whose offsets put their civil days the other way round
    if begin <= last and end >= first:
        yield begin, end
