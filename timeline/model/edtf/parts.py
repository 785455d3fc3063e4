"""The parts of a date as written: year, month, day, each with its qualifiers.

A qualifier to the left of a part is about that part alone (`2004-%06`), one to the right is about that part and all
to its left (`2004-06~-11`): EDTF level 2, "qualification of individual components" and "group qualification".
"""

import re
from typing import Final, NamedTuple

from timeline.errors import EdtfError

QUALIFIERS: Final = "?~%"
UNSPECIFIED: Final = "X"

_PART: Final = "([?~%]?)({digits})([?~%]?)"
_PATTERN: Final = re.compile(
    _PART.format(digits="-?[0-9X]{4}")
    + "(?:-" + _PART.format(digits="[0-9X]{2}")
    + "(?:-" + _PART.format(digits="[0-9X]{2}") + ")?)?"
)  # fmt: skip


class Part(NamedTuple):
    """One part of a date: its digits, the qualifier of it alone, and the one of it and all before it."""

    digits: str
    alone: str = ""
    group: str = ""


class Parts(NamedTuple):
    """Year, month and day of one date; None: not given."""

    year: Part
    month: Part | None
    day: Part | None

    @property
    def given(self) -> tuple[Part, ...]:
        """The parts that the text has."""
        return tuple(part for part in self if part is not None)

    @property
    def month_position(self) -> int:
        """Where the month's digits begin in the text."""
        return sum(map(len, self.year)) + 1 + (len(self.month.alone) if self.month else 0)

    @property
    def day_position(self) -> int:
        """Where the day's digits begin in the text."""
        before = sum(map(len, self.year)) + sum(map(len, self.month or ())) + 2
        return before + (len(self.day.alone) if self.day else 0)

    @property
    def level(self) -> int:
        """The level that the qualifiers need: 1 for one at the very end, 2 for any other, 0 without."""
        *before, last = self.given
        if last.alone or any(part.alone or part.group for part in before):
            return 2
        return 1 if last.group else 0


def split_parts(text: str) -> Parts | None:
    """Return the parts of a date; None where the text is not built like one.

    Raises EdtfError: a qualifier that repeats what a part has already (`2020-%06-25?`), so that nobody can tell what
    it was meant for.
    """
    match = _PATTERN.fullmatch(text)
    if match is None:
        return None
    found = match.groups("")
    year, month, day = (Part(found[i + 1], found[i], found[i + 2]) for i in (0, 3, 6))
    parts = Parts(year, month if month.digits else None, day if day.digits else None)
    if year.alone or month.alone or day.alone:
        _check_repeats(text, parts)
    return parts


def qualifiers_of(parts: Parts) -> tuple[str, ...]:
    """Return what each given part is in the end: "", "?", "~", or "%" for both."""
    resolved, from_right = [], ""
    for part in reversed(parts.given):
        from_right = join_qualifiers(from_right, part.group)
        resolved.append(join_qualifiers(from_right, part.alone))
    return tuple(reversed(resolved))


def join_qualifiers(one: str, other: str) -> str:
    """Return both qualifiers as one."""
    return "%" if one and other and one != other else one or other


def _check_repeats(text: str, parts: Parts) -> None:
    from_right = ""
    for part in reversed(parts.given):
        from_right = join_qualifiers(from_right, part.group)
        if part.alone and from_right and join_qualifiers(part.alone, from_right) == part.alone:
            raise EdtfError(
                text, f"the part {part.alone}{part.digits} is qualified twice", text.rindex(part.alone + part.digits)
            )
