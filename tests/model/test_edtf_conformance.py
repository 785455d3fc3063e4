"""A larger table of cases, collected from other implementations, where the environment names one.

Columns: input, level, valid, lower, upper, class. Only the class `core` is common ground; what the package decides in
the others is in its docstring.
"""

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from timeline.errors import EdtfError
from timeline.model import edtf
from timeline.model.edtf import parse_edtf, to_edtf
from timeline.model.edtf.calendar import iso_day

VARIABLE = "TIMELINE_EDTF_CASES"
UNBOUNDED = ("inf", "-inf", "unknown")
UNDECIDED = ("", "season-convention", "significant-digit-convention", "disputed")
ALL, NONE = r".*", r"(?!)"

# What is read in each other class, and what the package's docstring says of it; all else in the class is refused.
DECISIONS = {
    "contested:Y-with-4-digits": (r"Y-?[0-9]+E.*", "Refused: `Y` before four digits"),
    "contested:both-ends-absent": (ALL, "Read: `../..`, `/` and the like"),
    "contested:end-less-precise-same-span": (ALL, "`2004-06-11/2004-06` is the 11th to some day of June"),
    "contested:feb29": (NONE, "Refused: 29 February of a year that has none"),
    "contested:impossible-masked": (NONE, "Refused: unspecified digits that no day fits"),
    "contested:mixed-precision-range": (NONE, "Refused: ranges of mixed precision"),
    "contested:offset-range": (
        r".*T[0-9:]+(\+(0[0-9]|1[0-3])(:[0-5][0-9])?|\+14(:00)?|-12(:00)?|-00:15)",
        "outside -12:00 to +14:00, or `-00:00`",
    ),
    "contested:reversed-interval": (NONE, "Refused: an interval or range in which every end comes before every start"),
    "contested:season-in-interval": (r"(?!2012-2[34]/2012-2[12]).*", "Read: a season as an end of an interval"),
    "contested:spaces-in-set": (r"[\[{] *[^ ,]+( *, *[^ ,]+)* *[\]}]", "Spaces around the members of a set"),
    "contested:time-in-interval": (ALL, "Read: a time at one end of an interval and none at the other"),
    "extension:5-digit": (NONE, "more than four digits without it"),
    "extension:X-with-qualifier": (ALL, "Read: a qualifier with unspecified digits"),
    "extension:century/decade": (NONE, "Refused: bare centuries and decades"),
    "extension:lowercase-x": (NONE, "A lowercase `x` likewise"),
    "extension:qualified-season": (ALL, "or with a season (`2001-21~`)"),
    "extension:season-X": (NONE, "also in the place of a season (`1999-2X`)"),
    "extension:time": (r".*T([01][0-9]|2[0-3]):[0-9]{2}Z", "Refused: fractions of seconds"),
}


def cases() -> list[list[str]]:
    lines = Path(os.environ[VARIABLE]).read_text("utf-8").split("\n")[1:]
    return [fields for fields in (line.split("\t") for line in lines) if len(fields) > 5]


def is_read(text: str) -> bool:
    try:
        parse_edtf(text)
    except EdtfError:
        return False
    return True


def disagreement(text: str, valid: str, lower: str, upper: str) -> str | None:
    try:
        date = parse_edtf(text)
    except EdtfError as error:
        return None if valid == "invalid" else f"{text!r} is refused: {error}"
    if valid == "invalid":
        return f"{text!r} is read"
    found = ["none" if day is None else iso_day(day).lstrip("+") for day in (date.start.earliest, date.end.latest)]
    wanted = ["none" if bound in UNBOUNDED else bound for bound in (lower, upper)]
    differs = [f for f, w in zip(found, wanted, strict=True) if w not in UNDECIDED and f != w]
    return f"{text!r} is {found}, not {wanted}" if differs else None


with_table = pytest.mark.skipif(VARIABLE not in os.environ, reason=f"{VARIABLE} does not name a table of cases")


@with_table
def test_core_cases_of_other_implementations() -> None:
    core = [case for case in cases() if case[5] == "core"]
    assert core
    assert [
        found for text, _, valid, lower, upper, *_ in core if (found := disagreement(text, valid, lower, upper))
    ] == []


@with_table
def test_every_other_class_is_decided() -> None:
    others = [(case[0], case[5]) for case in cases() if case[5] != "core"]
    assert {name for _, name in others} == DECISIONS.keys()
    differs = [text for text, name in others if is_read(text) != bool(re.fullmatch(DECISIONS[name][0], text))]
    assert differs == []


@with_table
def test_the_canonical_text_of_every_case_means_the_same() -> None:
    for text in (case[0] for case in cases() if is_read(case[0])):
        date = parse_edtf(text)
        again = parse_edtf(to_edtf(date))
        assert replace(again, text="", level=0) == replace(date, text="", level=0), text
        assert to_edtf(again) == again.text


@pytest.mark.parametrize("name", DECISIONS)
def test_the_docstring_says_what_is_decided(name: str) -> None:
    assert DECISIONS[name][1] in " ".join((edtf.__doc__ or "").split())
