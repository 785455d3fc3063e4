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
    """One part of a date as written: the qualifier of it alone, its digits, the qualifier of it and all before it."""

    alone: str
    digits: str
    group: str


class Parts(NamedTuple):
    """Year, month and day of one date with their qualifiers, as written; empty where not given."""

    year_alone: str
    year: str
    year_group: str
    month_alone: str
    month: str
    month_group: str
    day_alone: str
    day: str
    day_group: str

    @property
    def given(self) -> tuple[Part, ...]:
        """The parts that the text has."""
        return tuple(part for i in (0, 3, 6) if (part := Part(*self[i : i + 3])).digits)

    @property
    def month_position(self) -> int:
        """Where the month's digits begin in the text."""
        return len("".join(self[:4])) + 1

    @property
    def day_position(self) -> int:
        """Where the day's digits begin in the text."""
        return len("".join(self[:7])) + 2

    @property
    def level(self) -> int:
        """The level that the qualifiers need: 1 for one at the very end, 2 for any other, 0 without."""
        within = self.year_alone or self.month_alone or self.day_alone
        within = within or (self.month and self.year_group) or (self.day and self.month_group)
        if within:
            return 2
        return 1 if self.year_group or self.month_group or self.day_group else 0


def split_parts(text: str) -> Parts | None:
    """Return the parts of a date; None where the text is not built like one.

    Raises EdtfError: a qualifier that repeats what a part has already (`2020-%06-25?`), so that nobody can tell what
    it was meant for.
    """
    match = _PATTERN.fullmatch(text)
    if match is None:
        return None
    parts = Parts(*match.groups(""))
    if parts.year_alone or parts.month_alone or parts.day_alone:
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
