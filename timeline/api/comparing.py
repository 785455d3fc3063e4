"""How two dates stand to each other, for people who want to see it."""

from collections.abc import Sequence
from typing import Any

from timeline.api.dates import DateReading
from timeline.errors import UsageError
from timeline.model.comparing import compare, difference
from timeline.model.edtf import EdtfDate
from timeline.model.edtf.bounds import Bounds

_HINT = "For example: timeline date 2022-03 2022-03-14 --compare"


def comparison_shape(readings: Sequence[DateReading]) -> dict[str, Any] | None:
    """Return the JSON shape of how the first of two dates stands to the second; None: one could not be read.

    Differences run from start to start, negative where the second comes first; null is unbounded. Raises UsageError:
    not two readings, or one that is no date.
    """
    if len(readings) != 2:
        raise UsageError(f"--compare needs two dates, not {len(readings)}", _HINT)
    for reading in readings:
        if reading.is_valid and reading.edtf is None:
            raise UsageError(f"--compare needs two dates; {reading.input} is none", _HINT)
    a, b = (reading.edtf for reading in readings)
    return None if a is None or b is None else _shape(a, b)


def _shape(a: EdtfDate, b: EdtfDate) -> dict[str, Any]:
    apart = difference(a, b)
    return {
        "order": compare(a, b),
        "reverse": compare(b, a),
        "days": _bounds(apart.days),
        "months": _bounds(apart.months),
        "years": _bounds(apart.years),
        "seconds": _bounds(apart.seconds) if apart.seconds else None,
    }


def _bounds(bounds: Bounds) -> dict[str, int | None]:
    return {"min": bounds[0], "max": bounds[1]}
