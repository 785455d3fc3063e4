"""A larger table of cases, collected from other implementations, where the environment names one.

Columns: input, level, valid, lower, upper, class. Only the class `core` is common ground; what the package decides in
the others is in its docstring.
"""

import os
from pathlib import Path

import pytest

from timeline.errors import EdtfError
from timeline.model.edtf import parse_edtf
from timeline.model.edtf.calendar import iso_day

VARIABLE = "TIMELINE_EDTF_CASES"
UNBOUNDED = ("inf", "-inf", "unknown")
UNDECIDED = ("", "season-convention", "significant-digit-convention", "disputed")


def core_cases() -> list[list[str]]:
    lines = Path(os.environ[VARIABLE]).read_text("utf-8").split("\n")[1:]
    return [fields for fields in (line.split("\t") for line in lines) if len(fields) > 5 and fields[5] == "core"]


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


@pytest.mark.skipif(VARIABLE not in os.environ, reason=f"{VARIABLE} does not name a table of cases")
def test_core_cases_of_other_implementations() -> None:
    cases = core_cases()
    assert cases
    assert [
        found for text, _, valid, lower, upper, *_ in cases if (found := disagreement(text, valid, lower, upper))
    ] == []
