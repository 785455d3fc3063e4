"""Counted spans: what difference of calendar days, months or years agrees with a number of units.

People count in three customary ways: completed units (an age), units begun (both ends counted), and the difference of
the names (2022 is 14 years after 2008, whatever the months). A span is read as the hull of what these allow, so that
no way of counting makes a conflict:

- N days, N of 2 or more: a difference of N-1 to N; "a day" is exactly one;
- N weeks: from three days less to six days more, rounded or completed;
- N months, years, hours: one less to one more; a single one from half to two;
- N decades, centuries: half of one less to half of one more.

A range ("ten to 15 years") is an estimate already and stands as it is, but that of days its lower side allows one less.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from timeline.dates.meaning import Count, Reading, Span
from timeline.dates.vague import Bounds, number_range
from timeline.dates.vocabulary import IN_FINER_UNITS
from timeline.model.dataclass import dataclass

_ALLOWANCE: Final[Mapping[str, tuple[int, int]]] = {  # below and above, in the finer unit
    "second": (1, 1),
    "minute": (1, 1),
    "hour": (1, 1),
    "day": (1, 0),
    "month": (1, 1),
    "year": (1, 1),
    "week": (3, 6),
    "fortnight": (3, 6),
    "quarter": (1, 2),
    "decade": (5, 5),
    "century": (50, 50),
}
_SINGLE: Final[Mapping[str, Span]] = {
    "second": Span("PT0S", "PT2S"),
    "minute": Span("PT30S", "PT2M"),
    "hour": Span("PT30M", "PT2H"),
    "day": Span("P1D", "P1D"),
    "month": Span("P15D", "P2M"),
    "year": Span("P6M", "P2Y"),
}
_PARTS: Final[Mapping[str, tuple[int, str]]] = {  # how many of a finer unit make one, for shares of it
    "minute": (60, "second"),
    "hour": (60, "minute"),
    "day": (1, "day"),
    "month": (30, "day"),
    "year": (12, "month"),
    "second": (1, "second"),
}
_LETTERS: Final[Mapping[str, str]] = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "week": "W",
    "month": "M",
    "year": "Y",
}
_TIME_UNITS: Final = frozenset({"second", "minute", "hour"})
_CARRIES: Final[Mapping[str, tuple[int, str]]] = {
    "second": (60, "minute"),
    "minute": (60, "hour"),
    "month": (12, "year"),
}


@dataclass(frozen=True, slots=True)
class Amount:
    """A whole number of one unit that ISO 8601 knows."""

    number: int
    unit: str

    @property
    def iso(self) -> str:
        """ISO 8601 text: `P10Y`, `P8Y7M`, `PT2H30M`."""
        parts, number, unit = [], self.number, self.unit
        while unit in _CARRIES and number >= _CARRIES[unit][0]:
            size, coarser = _CARRIES[unit]
            number, rest = divmod(number, size)
            parts += [f"{rest}{_LETTERS[unit]}"] if rest else []
            unit = coarser
        parts.append(f"{number}{_LETTERS[unit]}")
        return ("PT" if self.unit in _TIME_UNITS else "P") + "".join(reversed(parts))


def counted(count: Count) -> Span:
    """Return what a counted span allows under any customary count."""
    if not count.is_single:
        return as_said(replace(count, low=count.low - 1) if count.unit == "day" and count.low > 1 else count)
    if count.low == 1 and count.unit in _SINGLE:
        return _SINGLE[count.unit]
    size, unit = _finer(count.unit)
    below, above = _ALLOWANCE[count.unit]
    number = count.low * size
    return Span(Amount(max(0, number - below), unit).iso, Amount(number + above, unit).iso)


def as_said(count: Count) -> Span:
    """Return a number of units, or a range of it, as it stands."""
    low = _in_iso_unit(count.low, count.unit).iso
    return Span(low, _in_iso_unit(count.high, count.unit).iso if count.high is not None else "..")


def at_least(count: Count) -> Span:
    """Return a span that has no upper limit."""
    return Span(counted(count).low, "..")


def at_most(span: Span) -> Span:
    """Return a span of anything up to the upper side of another."""
    unit = "T0S" if "T" in span.high else "0D"
    return Span(f"P{unit}", span.high)


def stretched(count: Count, name: str, reading: Reading) -> Span:
    """Return a share of a count: "nearly three weeks" is 86 to 100 per cent of them, or as the store says."""
    found, meaning = reading.meaning_of(f"{name} {count.low} {count.unit}s", name)
    share = number_range(found, meaning)
    low, high = _share(count.low, count.unit, share), None
    if count.high is not None and share.high is not None:
        high = _upper_share(Count(count.high, count.high, count.unit), share)
    if high is not None and count.unit in ("week", "fortnight") and low.number % 7 == high.number % 7 == 0:
        low, high = Amount(low.number // 7, "week"), Amount(high.number // 7, "week")
    return Span(low.iso, high.iso if high is not None else "..")


def _share(number: int, unit: str, share: Bounds) -> Amount:
    size, finer = _finest(unit)
    if share.low == 100:
        return Amount(number * _finer(unit)[0], _finer(unit)[1])
    return Amount(number * size * share.low // 100, finer)


def _upper_share(count: Count, share: Bounds) -> Amount:
    size, unit = _finer(count.unit)
    if share.high == 100 or share.high is None:
        return Amount(count.low * size, unit)
    parts, finer = _finest(count.unit)
    upper = -(-count.low * parts * share.high // 100)
    if share.low >= 100 and upper <= (count.low + 1) * parts:
        return Amount((count.low + 1) * size, unit)
    return Amount(upper, finer)


def _finer(unit: str) -> tuple[int, str]:
    return IN_FINER_UNITS.get(unit, (1, unit))


def _finest(unit: str) -> tuple[int, str]:
    size, finer = _finer(unit)
    parts, finest = _PARTS[finer]
    return size * parts, finest


def _in_iso_unit(number: int, unit: str) -> Amount:
    if unit == "week":
        return Amount(number, "week")
    size, finer = _finer(unit)
    return Amount(number * size, finer)
