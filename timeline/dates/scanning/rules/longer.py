"""Decades and centuries: "the 1930s", "the nineties", "the 4th century BC"."""

import re
from typing import Final

from timeline.dates.rules.years import THE_2000S
from timeline.dates.scanning.language import Fit, ScanRule
from timeline.dates.scanning.said import Said

_CENTURY: Final = 100


def decade(f: Fit) -> Said:
    """Read "the 1930s", "the 470s BC", "the '90s"."""
    digits = re.sub(r"\D", "", f.word("decade_digits"))
    short = len(digits) <= 2 and not f.has("bc")
    number = int(digits) // 10
    if number >= 100 and number % 10 == 0 and number != THE_2000S:
        return Said(century=number // 10)
    return Said(decade=number + (190 if short else 0), before_christ=f.has("bc"), short=short)


def decade_in_words(f: Fit) -> Said:
    """Read "the nineties"."""
    return Said(decade=190 + f.in_table("decade_word"), short=True)


def century(f: Fit) -> Said | None:
    """Read "the nineteenth century", "the 4th century BC"."""
    number = f.number("nth")
    return Said(century=number - 1, before_christ=f.has("bc")) if 1 <= number <= _CENTURY else None


LONGER: Final = (
    ScanRule("the? {decade_digits}", decade),
    ScanRule("the? {decade_digits} {bc=bc|bce}", decade),
    ScanRule("early|mid|late|-|the [ {decade_word} ]", decade_in_words),
    ScanRule("the {decade_word}", decade_in_words),
    ScanRule("the? {nth} - century", century),
    ScanRule("the? {nth} century", century),
    ScanRule("the? {nth} -? century {bc=bc|bce}", century),
)
