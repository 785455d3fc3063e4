"""What sentences say of time, case by case: the cases are in sentences.tsv, to be read and added to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline.dates.holidays import HOLIDAYS
from timeline.dates.scanning.alphabet import Alphabet
from timeline.dates.scanning.cascade import Level, level_of
from timeline.dates.scanning.expression import Expression
from timeline.dates.scanning.language import Fit, Meaning, ScanRule
from timeline.dates.scanning.rules.levels import LEVELS
from timeline.dates.scanning.scanner import scan_text
from timeline.dates.scanning.slots import slots_of
from timeline.model.edtf import parse_edtf
from timeline.model.edtf.calendar import iso_day

NOTHING = "-"
COLUMNS = 3


def rows() -> Iterator[list[str]]:
    lines = (Path(__file__).parent / "sentences.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line and not line.startswith("#"):
            published, text, expected = line.split("\t")
            yield [published, text.replace("\\n", "\n"), expected]


def cases() -> Iterator[object]:
    for published, text, expected in rows():
        yield pytest.param(published, text, expected, id=text)


def told(expression: Expression) -> str:
    edtf = "=" if expression.edtf == expression.value else expression.edtf or NOTHING
    return f"{expression.text}={expression.type} {expression.value} {edtf}"


@pytest.mark.parametrize(("published", "text", "expected"), list(cases()))
def test_sentences_say_what_the_table_says(published: str, text: str, expected: str) -> None:
    found = scan_text(text, None if published == NOTHING else parse_edtf(published))
    assert (" | ".join(map(told, found)) or NOTHING) == expected


# Of a name that the table of the vocabulary reads as a decoy, nothing is found.
DECOYS = {"black friday"}


@pytest.mark.parametrize("name", sorted(set(HOLIDAYS) - DECOYS))
def test_every_holiday_is_found_with_its_year(name: str) -> None:
    (found,) = scan_text(f"They met on {name.title()}, 1999.")
    assert (found.text, found.edtf) == (f"{name.title()}, 1999", iso_day(HOLIDAYS[name].day_in(1999)))


def test_a_holiday_may_be_a_possessive() -> None:
    assert [told(found) for found in scan_text("They met on New Year's Day 1999 and St. Patrick's Day 2000.")] == [
        "New Year's Day 1999=DATE 1999-01-01 =",
        "St. Patrick's Day 2000=DATE 2000-03-17 =",
    ]


def test_every_rule_has_a_case() -> None:
    used: set[tuple[int, int]] = set()
    levels = counting_levels(used)
    for text in texts():
        words = levels[0].alphabet.encode(text)
        for level in levels:
            words = level.rewrite(words)
    unused = [
        f"level {high}: {rule.pattern}"
        for high, rules in enumerate(LEVELS)
        for low, rule in enumerate(rules)
        if (high, low) not in used
    ]
    assert not unused, "\n".join(unused)


def texts() -> Iterator[str]:
    yield from (text for _, text, _ in rows())
    for name in HOLIDAYS:
        yield f"They met on {name.title()}."
        yield f"They met on {name.title()}, 1999."


def counting_levels(used: set[tuple[int, int]]) -> list[Level]:
    """Return the levels of the scanner, which note the rules that make something of words: their level and place."""
    alphabet = Alphabet()
    slots = slots_of(alphabet)

    def counting(meaning: Meaning, key: tuple[int, int]) -> Meaning:
        def counted(found: Fit) -> object:
            value = meaning(found)
            if value is not None:
                used.add(key)
            return value

        return counted  # type: ignore[return-value]

    return [
        level_of(
            [ScanRule(rule.pattern, counting(rule.meaning, (high, low))) for low, rule in enumerate(rules)],
            alphabet,
            slots,
        )
        for high, rules in enumerate(LEVELS)
    ]
