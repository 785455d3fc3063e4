"""The canonical text: fixed cases, and the same meaning whenever it is read again."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import EdtfError
from timeline.model.edtf import EdtfDate, parse_edtf, to_edtf

TEXTS = [
    text
    for text, level, *_ in (
        line.split("\t") for line in (Path(__file__).parent / "edtf_cases.tsv").read_text("utf-8").splitlines()[1:]
    )
    if level != "refused"
]
QUALIFIER = st.sampled_from(["", "?", "~", "%"])


@st.composite
def dates_with_qualifiers(draw: st.DrawFn) -> str:
    parts = draw(st.sampled_from([["2004"], ["2004", "06"], ["2004", "06", "11"], ["-156X", "12", "25"]]))
    return "-".join(draw(QUALIFIER) + part + draw(QUALIFIER) for part in parts)


@st.composite
def expressions(draw: st.DrawFn) -> str:
    whole = st.sampled_from(["Y17E7", "Y-12345S2", "1950S3", "2001-34", "2022-03-30T10:00", "2022-03-30T10:00:00+04"])
    member = dates_with_qualifiers() | st.builds("{}{}".format, whole, QUALIFIER) | st.sampled_from(TEXTS)
    shape = draw(st.sampled_from(["{}", "{}/{}", "../{}", "{}/", "[{}, {}]", "{{{},{}..}}", "[..{},{}]", "[{}..{}]"]))
    return shape.format(draw(member), draw(member))


def meaning_of(date: EdtfDate) -> EdtfDate:
    return replace(date, text="", level=0)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("?2004-06~", "2004%-~06"),
        ("2004?-06~-01", "2004%-~06-01"),
        ("?2004-?06-?11", "2004-06-11?"),
        ("2004-?06-11", "2004-?06-11"),
        ("2004-06~-11", "2004-06~-11"),
        ("2001-?09~-09", "2001~-%09-09"),
        ("?-2004-06", "-2004?-06"),
        ("%Y170000000", "Y170000000%"),
        ("?Y170000000~", "Y170000000%"),
        ("[1667, 1668 , 1670..1672?]", "[1667,1668,1670..1672?]"),
        ("{..1984, 1990..}", "{..1984,1990..}"),
        ("../~2004", "../2004~"),
        ("1984~/", "1984~/"),
        ("2022-03-30T10:00:00+00:00", "2022-03-30T10:00:00Z"),
        ("2022-03-30T10:00-04", "2022-03-30T10:00-04:00"),
        ("2022-03-30T10:00+02:30~", "2022-03-30T10:00+02:30~"),
    ],
)
def test_canonical_text(text: str, canonical: str) -> None:
    assert to_edtf(parse_edtf(text)) == canonical


@given(expressions())
def test_canonical_text_means_the_same_and_is_stable(text: str) -> None:
    try:
        date = parse_edtf(text)
    except EdtfError:
        return  # a part qualified twice, a set within a set, an end before its start: nothing to write
    again = parse_edtf(to_edtf(date))
    assert meaning_of(again) == meaning_of(date)
    assert to_edtf(again) == again.text


@given(dates_with_qualifiers())
def test_qualifiers_of_each_part_survive(text: str) -> None:
    try:
        canonical = to_edtf(parse_edtf(text))
    except EdtfError:
        return
    assert qualifiers_by_hand(canonical) == qualifiers_by_hand(text)


def qualifiers_by_hand(text: str) -> list[set[str]]:
    """Give every part the marks beside it and those behind any later part, character by character."""
    marks: list[set[str]] = []
    before: set[str] = set()
    previous = ""
    for character in text:
        if character in "?~%":
            kinds = {"?", "~"} if character == "%" else {character}
            if previous in ("", "-"):
                before = kinds
            else:
                for part in marks:
                    part |= kinds
        elif character != "-" and previous in ("", "-", *"?~%"):
            marks.append(before)
            before = set()
        previous = character
    return marks
