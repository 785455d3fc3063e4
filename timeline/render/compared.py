"""How two dates stand to each other, in a sentence."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from rich.text import Text

from timeline.model.comparing import Order
from timeline.model.dataclass import dataclass
from timeline.model.edtf.bounds import Bounds
from timeline.render.ink import BOLD, Ink, Screen

# What is said of the first, by whether it comes before the second and whether the second comes before it.
_VERBS: Final = MappingProxyType(
    {
        (Order.CERTAINLY, Order.CERTAINLY_NOT): "is before",
        (Order.CERTAINLY_NOT, Order.CERTAINLY): "is after",
        (Order.POSSIBLY, Order.POSSIBLY): "may be before or after",
        (Order.POSSIBLY, Order.CERTAINLY_NOT): "may be before, and is not after",
        (Order.CERTAINLY_NOT, Order.POSSIBLY): "may be after, and is not before",
        (Order.CERTAINLY_NOT, Order.CERTAINLY_NOT): "is neither before nor after",
    }
)
_CLOCK_UNITS: Final = (("hours", 3600), ("minutes", 60), ("seconds", 1))


@dataclass(frozen=True)
class ComparedDates(Screen):
    """What `timeline date --compare` adds, from the JSON shapes that `timeline.api` gives."""

    first: str
    second: str
    comparison: Mapping[str, Any]

    def lines(self, ink: Ink, width: int) -> Iterator[Text]:
        """One sentence: which comes first, and how far apart they are."""
        verb = self._same() or _VERBS[Order(self.comparison["order"]), Order(self.comparison["reverse"])]
        yield Text()
        said = ink.line(ink.text(self.first, BOLD), f" {verb} ", ink.text(self.second, BOLD), f"; {self._apart()}")
        yield from ink.fold(said, width)

    def _same(self) -> str | None:
        """Return what is said of one day, or one second, twice; None: they are not the same."""
        may_be_first = self.comparison["order"] == self.comparison["reverse"] == Order.POSSIBLY
        unit = "days" if self.comparison["seconds"] is None else "seconds"
        is_one = may_be_first and self.comparison[unit] == {"min": 0, "max": 0}
        return f"is the same {unit.removesuffix('s')} as" if is_one else None

    def _apart(self) -> str:
        """`-17 to 13 days apart`; long times also in years or months, times of day in hours and less."""
        if self.comparison["seconds"] is not None:
            return f"{self._range_words('seconds')} apart"
        longer = [unit for unit in ("years", "months") if any(self.comparison[unit].values())]
        return ", ".join(self._range_words(unit) for unit in ("days", *longer[:1])) + " apart, start to start"

    def _range_words(self, unit: str) -> str:
        """`4 days`, `-17 to 13 days`, `3 days or more`; without signs where all have the same."""
        (least, most), words = self._unsigned(unit), _clock_words if unit == "seconds" else _counted
        if least is None and most is None:
            return f"any number of {unit}"
        if least is None or most is None:
            return f"{words(least or most or 0, unit)} or {'more' if most is None else 'less'}"
        if least == most:
            return words(most, unit)
        return f"{words(least, unit) if unit == 'seconds' else f'{least:,}'} to {words(most, unit)}"

    def _unsigned(self, unit: str) -> Bounds:
        """The bounds in a unit, turned round where the first comes after the second in any case."""
        most_of_all = self.comparison["days" if self.comparison["seconds"] is None else "seconds"]["max"]
        least, most = self.comparison[unit]["min"], self.comparison[unit]["max"]
        if most_of_all is None or most_of_all > 0:
            return least, most
        return -most, None if least is None else -least


def _counted(number: int, unit: str) -> str:
    """`1 day`, `8 days`."""
    return f"{number:,} {unit.removesuffix('s') if abs(number) == 1 else unit}"


def _clock_words(seconds: int, unit: str) -> str:
    """`2 hours 30 minutes`."""
    counts, rest = [], abs(seconds)
    for name, worth in _CLOCK_UNITS:
        count, rest = divmod(rest, worth)
        counts += [_counted(count, name)] if count else []
    return ("-" if seconds < 0 else "") + (" ".join(counts) or f"0 {unit}")
