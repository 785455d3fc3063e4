"""A scale that fits the data, from minutes to centuries; what is long and empty is folded, and said.

A fold lies where nothing begins or ends: bars run through it, and it takes the same little room however long it is.
Everywhere else the same length of time takes the same room.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from timeline.model.dataclass import dataclass
from timeline.model.edtf.calendar import MONTH_NAMES, SECONDS_PER_DAY, civil_of, day_of
from timeline.reconciliation.daywords import span_length_words, year_words

FOLD_OVER_MEDIAN = 8  # a stretch is folded where it is so many times what is usual between two bounds
MOST_ROOM_FOR_FOLDS = 0.45  # of the width; the longest stretches are folded first
HOUR, MINUTE = 3600, 60


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of time and the room it has on the scale: seconds `first` to `last`, places `left` to `right`."""

    first: int
    last: int
    left: float
    right: float
    is_folded: bool

    def place(self, second: int) -> float:
        """Return where a second of this piece stands."""
        length = self.last - self.first
        return self.left + (self.right - self.left) * ((second - self.first) / length if length else 0.5)


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the scale: where, and what stands there."""

    second: int
    place: float
    label: str
    context: str  # what it lies in: the year of a day, the day of an hour; empty where the label says it


@dataclass(frozen=True, slots=True)
class Fold:
    """A stretch that is folded: from where to where on the scale, and how long it is, in words."""

    left: float
    right: float
    words: str


@dataclass(frozen=True, slots=True)
class Unit:
    """Marks so many seconds, days or months apart."""

    seconds: int = 0
    days: int = 0
    months: int = 0

    @property
    def length(self) -> int:
        """How many seconds it has, months of 30 days."""
        return self.seconds + SECONDS_PER_DAY * (self.days + 30 * self.months)

    def marks(self, first: int, last: int) -> Iterator[int]:
        """Yield the seconds between two, both included, that are marked."""
        step = self.seconds or self.days * SECONDS_PER_DAY
        found = self._months(first, last) if self.months else range(-(-first // step) * step, last + 1, step)
        yield from (second for second in found if first <= second <= last)

    def _months(self, first: int, last: int) -> Iterator[int]:
        """The first of every month, or year, whose number is round; years before 1 are counted as people do, BC."""
        years, months = divmod(self.months, 12)
        (year, _, _), (last_year, _, _) = civil_of(first // SECONDS_PER_DAY), civil_of(last // SECONDS_PER_DAY)
        if years:
            before = range(1 - (1 - year) // years * years, min(last_year, 0) + 1, years)
            after = range(max(-(-year // years), 1) * years, last_year + 1, years)
            yield from (day_of(each, 1, 1) * SECONDS_PER_DAY for each in (*before, *after))
        else:
            each_year = range(year, last_year + 1)
            yield from (day_of(y, m, 1) * SECONDS_PER_DAY for y in each_year for m in range(1, 13, months))


UNITS = (
    *(Unit(seconds=MINUTE * number) for number in (1, 5, 15, 30)),
    *(Unit(seconds=HOUR * number) for number in (1, 3, 6, 12)),
    *(Unit(days=number) for number in (1, 2, 5, 10)),
    *(Unit(months=number) for number in (1, 3, 6, 12)),
    *(Unit(months=12 * factor * 10**power) for power in range(12) for factor in (2, 5, 10)),
)


@dataclass(frozen=True, slots=True)
class Scale:
    """Seconds and their places, in order; `width` is that of all, in columns or pixels."""

    stretches: tuple[Stretch, ...]
    width: float

    def place(self, second: int) -> float:
        """Return where a second stands; what lies outside stands at the end."""
        firsts = [stretch.first for stretch in self.stretches]
        stretch = self.stretches[max(bisect_right(firsts, second) - 1, 0)]
        return stretch.place(min(max(second, stretch.first), stretch.last))

    @property
    def folds(self) -> tuple[Fold, ...]:
        """What is folded, from left to right."""
        return tuple(
            Fold(each.left, each.right, span_length_words((each.last - each.first) // SECONDS_PER_DAY))
            for each in self.stretches
            if each.is_folded
        )

    def ticks(self, spacing: float) -> tuple[Tick, ...]:
        """Return marks at least so far apart, of the finest unit for which there is room; none in a fold."""
        open_ones = [stretch for stretch in self.stretches if not stretch.is_folded and stretch.right > stretch.left]
        seconds = sum(stretch.last - stretch.first for stretch in open_ones)
        room = sum(stretch.right - stretch.left for stretch in open_ones)
        if not seconds or not room:
            return ()
        unit = next((unit for unit in UNITS if unit.length * room / seconds >= spacing), UNITS[-1])
        found = [
            Tick(second, stretch.place(second), *_labels(second, unit))
            for stretch in open_ones
            for second in unit.marks(stretch.first, stretch.last)
        ]
        return tuple(_apart(found, spacing))


def scale_of(extents: Iterable[tuple[int, int]], width: float, fold_width: float) -> Scale:
    """Return the scale for what lasts from one second to another, both inclusive; a fold takes `fold_width`."""
    bounds = sorted({bound for first, last in extents for bound in (first, last + 1)})
    if not bounds:
        return Scale(stretches=(), width=width)
    folded = _folded(bounds, int(width * MOST_ROOM_FOR_FOLDS / fold_width), fold_width / width)
    pieces = list(_pieces(bounds, folded))
    seconds = sum(last - first for first, last, is_folded in pieces if not is_folded)
    room = width - fold_width * len(folded)
    stretches, left = [], 0.0
    for first, last, is_folded in pieces:
        right = left + (fold_width if is_folded else room * (last - first) / seconds if seconds else room)
        stretches.append(Stretch(first, last, left, right, is_folded))
        left = right
    return Scale(stretches=tuple(stretches), width=width)


def _folded(bounds: Sequence[int], most: int, share: float) -> frozenset[tuple[int, int]]:
    """The longest stretches in which nothing begins or ends, where they are far longer than usual.

    `share` is what a fold takes of the width: no stretch is folded that would take less without it.
    """
    gaps = sorted(pairwise(bounds), key=lambda gap: (gap[0] - gap[1], gap))
    if not gaps:
        return frozenset()
    usual = median(last - first for first, last in gaps)
    left, folded = bounds[-1] - bounds[0], []
    for first, last in gaps[:most]:
        length = last - first
        if length <= FOLD_OVER_MEDIAN * usual or length <= share * left or length < SECONDS_PER_DAY:
            break
        folded.append((first, last))
        left -= length
    return frozenset(folded)


def _pieces(bounds: Sequence[int], folded: frozenset[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """What is folded, and what lies between."""
    start = bounds[0]
    for first, last in sorted(folded):
        if first > start:
            yield start, first, False
        yield first, last, True
        start = last
    if bounds[-1] > start or not folded:
        yield start, bounds[-1], False


def _labels(second: int, unit: Unit) -> tuple[str, str]:
    """What stands at a mark, and what it lies in."""
    day, rest = divmod(second, SECONDS_PER_DAY)
    year, month, number = civil_of(day)
    name = MONTH_NAMES[month - 1][:3]
    if unit.seconds:
        return f"{rest // HOUR:02}:{rest // MINUTE % MINUTE:02}", f"{number} {name} {year_words(year)}"
    if unit.days:
        return f"{number} {name}", year_words(year)
    if unit.months < 12:
        return name, year_words(year)
    return year_words(year), ""


def _apart(ticks: Iterable[Tick], spacing: float) -> Iterator[Tick]:
    """The marks without those that stand closer than `spacing` to the one before."""
    reached = float("-inf")
    for tick in ticks:
        if tick.place - reached >= spacing:
            yield tick
            reached = tick.place
