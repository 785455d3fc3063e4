"""Years that four digits cannot say: `Y170000002`, `Y-17E7`, and years with significant digits, `1950S2`."""

import re
from typing import Final, NamedTuple

from timeline.errors import EdtfError
from timeline.model.edtf.value import Precision

MAX_YEAR_DIGITS: Final = 11  # its days, and even its seconds, fit 64 bits
PATTERN: Final = re.compile(
    r"(?P<alone>[?~%]?)(?:Y(?P<long>-?[1-9][0-9]*)(?:E(?P<exponent>[0-9]+))?|(?P<short>-?[0-9]{4})(?=S))"
    r"(?:S(?P<significant>[0-9]+))?(?P<group>[?~%]?)"
)

_MAX_SHORT: Final = 9999
_COARSER: Final = (Precision.YEAR, Precision.DECADE, Precision.CENTURY)


class LongYear(NamedTuple):
    """The years that the text allows, first and last, and what it takes to say so."""

    first: int
    last: int
    precision: Precision
    level: int


def read_long_year(text: str, match: re.Match[str]) -> LongYear:
    """Return the years that a long year allows.

    `S` counts digits from the left that are meant: `1950S2` is some year from 1900 to 1999.
    """
    year = _year(text, match)
    significant = match["significant"]
    if significant is not None and not int(significant):
        raise EdtfError(text, "a year needs at least one significant digit", match.start("significant"))
    level = 2 if significant or match["exponent"] or match["alone"] else 1
    unmeant = max(0, len(str(abs(year))) - int(significant)) if significant else 0
    unit = 10**unmeant
    nearest = abs(year) // unit * unit
    farthest = nearest + unit - 1
    first, last = (nearest, farthest) if year >= 0 else (-farthest, -nearest)
    return LongYear(first, last, _COARSER[min(unmeant, len(_COARSER) - 1)], level)


def _year(text: str, match: re.Match[str]) -> int:
    if match["short"]:
        if match["short"] == "-0000":
            raise EdtfError(text, "there is no year -0000; 1 BC is 0000", match.start("short"))
        return int(match["short"])
    digits: str = match["long"]
    exponent: str | None = match["exponent"]
    if len(digits.lstrip("-")) + int((exponent or "0")[:3]) > MAX_YEAR_DIGITS or len(exponent or "") > 2:
        raise EdtfError(text, f"a year has at most {MAX_YEAR_DIGITS} digits", match.start("long"))
    if not exponent and abs(int(digits)) <= _MAX_SHORT:
        wanted = f"{'-' if digits[0] == '-' else ''}{digits.lstrip('-'):0>4}"
        raise EdtfError(text, f"Y is for years of more than four digits; write {wanted}", match.start("long") - 1)
    return int(digits + "0" * int(exponent or 0))
