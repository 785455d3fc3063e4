"""Why a text is no date: the first of these signs that it bears, in words for someone new to EDTF."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

_ADVICE: Final = "this is not an EDTF date; write for example 2022-03-30, 2022-03 or 2022"

# What to look for, where the first group says the place, and what to say about it. Order matters.
_SIGNS: Final = (
    (r"^()$", "a date is missing"),
    (r"(\s)", "there is a space inside the date"),
    (r"^(open|unknown|\*)$", "an open end is written .. and an unknown end is left empty"),
    (r"([\[\]{}])", "a set is the whole expression, with one pair of brackets around it"),
    (r"([()])", "EDTF has no parentheses; a qualifier stands to the left or right of the part it is about"),
    (r"(\.\.)", "two dots stand between dates in [ ] or { }, or for an open end of an interval"),
    (r"(/)", "an interval has one slash and does not stand in a set"),
    (r"(,)", "several dates stand in [ ] (one of them) or { } (all of them)"),
    (r"([?~%][?~%])", "two qualifiers in a row; % means both uncertain and approximate"),
    (r"^-?[0-9X][0-9X-]*([xu])", "an unspecified digit is written as a capital X"),
    (r"^(y)(?=-?[0-9])", "the Y of a long year is a capital"),
    (r"^[0-9-]+(t)", "the T before a time is a capital"),
    (r"([\u2010-\u2015\u2212])", "a dash is not a hyphen; write -"),
    (r"^([0-9]{8})$", "the hyphens are missing; write 2022-03-30"),
    (r"^[?~%]?-?([0-9X]{5,})", "a year of more than four digits begins with Y"),
    (r"^([0-9]{1,2}-[0-9]{1,2}-[0-9]{4})", "the year comes first; write 2022-03-30"),
    (r"^[?~%]?-?([0-9]{1,3})[?~%]?$", "a year has four digits; a decade is written 199X, a century 19XX"),
    (r"^[?~%]?-?([0-9]{1,3})-", "a year has four digits, such as 0066"),
    (r"^[?~%]?-?[0-9X]{4}[?~%]?-(?:[?~%]?[0-9X]{2}[?~%]?-)?[?~%]?([0-9X])[?~%]?(?:-|$)", "write two digits"),
    (r"^[?~%]?Y-?(0)", "a long year does not begin with 0"),
    (r"^[?~%]?Y-?[0-9ES]+(-)", "a long year has no month or day"),
    (r"([^0-9XYEST?~%:+.Z-])", _ADVICE),  # what stands in no date
    (r"^[?~%]?-?[0-9X]{4}[?~%]?(?:-[?~%]?[0-9X]{2}[?~%]?){0,2}(.)", _ADVICE),
    (r"^[?~%]?Y-?[0-9]+(?:E[0-9]+)?(?:S[0-9]+)?[?~%]?(.)", _ADVICE),
)


def why_not(text: str) -> tuple[str, int]:
    """Return the reason why a text is no date, and the position of the character that shows it."""
    for sign, reason in _compiled_signs():
        found = sign.search(text)
        if found is not None:
            return reason, found.start(1)
    return _ADVICE, 0


@cache
def _compiled_signs() -> Sequence[tuple[re.Pattern[str], str]]:
    return tuple((re.compile(sign), reason) for sign, reason in _SIGNS)
