"""Writing EDTF: the canonical text of an expression."""

from itertools import takewhile

from timeline.model.edtf.clock import read_time, to_offset
from timeline.model.edtf.date import EdtfDate
from timeline.model.edtf.parts import QUALIFIERS, Parts, join_qualifiers, qualifiers_of, split_parts
from timeline.model.edtf.sets import OPEN, split_elements
from timeline.model.edtf.value import EdtfKind


def to_edtf(date: EdtfDate) -> str:
    """Return the canonical text: the same meaning, one way of writing it.

    Members keep their order. What changes: spaces in sets go; a qualifier that holds for the first parts, or for all,
    stands once behind them, and others stand before the one part that they are about (`?2004-06~` becomes
    `2004%-~06`); an offset is `Z` or has minutes.
    """
    text = date.text
    if date.kind is EdtfKind.INTERVAL:
        return "/".join(_range_text(side) for side in text.split("/"))
    if date.kind is EdtfKind.DATE:
        return _member_text(text)
    return text[0] + ",".join(_range_text(element) for element, _ in split_elements(text)) + text[-1]


def _range_text(text: str) -> str:
    return OPEN.join(_member_text(member) if member else "" for member in text.split(OPEN))


def _member_text(text: str) -> str:
    day, letter, time = text.partition("T")
    if letter:
        return f"{day}T{_time_text(time)}"
    parts = split_parts(text)
    if parts is None:
        before, after = (mark if mark in QUALIFIERS else "" for mark in (text[0], text[-1]))
        return text.strip(QUALIFIERS) + join_qualifiers(before, after)
    return _parts_text(parts)


def _time_text(text: str) -> str:
    qualifier = text[-1] if text[-1] in QUALIFIERS else ""
    clock = read_time(text.removesuffix(qualifier))
    hours_to_seconds = text.removesuffix(qualifier).removesuffix("Z").partition("+")[0].partition("-")[0]
    return hours_to_seconds + to_offset(clock.offset_minutes) + qualifier


def _parts_text(parts: Parts) -> str:
    qualifiers = qualifiers_of(parts)
    shared = sum(1 for _ in takewhile(lambda qualifier: qualifier == qualifiers[0], qualifiers))
    digits = [part.digits for part in parts.given]
    alone = [qualifier + part for qualifier, part in zip(qualifiers[shared:], digits[shared:], strict=True)]
    return "-".join(["-".join(digits[:shared]) + qualifiers[0], *alone])
