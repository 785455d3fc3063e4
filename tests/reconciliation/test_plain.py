"""Text from elsewhere: nothing in it is a command to the terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.reconciliation.plain import safe_text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kyiv – “yes”", "Kyiv – “yes”"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\nb\tc", "a b c"),
        ("\u202etxt", "\\u202etxt"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\ud800", "\\ud800"),
        ("\x9b31m", "\\x9b31m"),
    ],
)
def test_safe_text(text: str, shown: str) -> None:
    assert safe_text(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [("Zürich – “ja”", 'Zurich - "ja"'), ("Łódź", "Lodz"), ("中", "\\u4e2d"), ("½", "\\xbd"), ("e\u0301", "e")],
)
def test_ascii_twins(text: str, shown: str) -> None:
    assert safe_text(text, ascii_only=True) == shown


@given(st.text(), st.booleans())
def test_what_is_safe_stays_as_it_is(text: str, ascii_only: bool) -> None:
    once = safe_text(text, ascii_only=ascii_only)
    assert safe_text(once, ascii_only=ascii_only) == once
    assert once.isascii() or not ascii_only
    assert once.encode("utf-8").decode("utf-8") == once
