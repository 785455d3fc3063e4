"""A finding as people are told of it: light enough to be kept, and told again when only its place has moved."""

from dataclasses import replace
from typing import NamedTuple

from timeline.model.dataclass import dataclass


class ToldPlace(NamedTuple):
    """A further place that a finding speaks of, and what stands there."""

    file: str
    line: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What lines for people say of one finding: text that is safe to show, numbers, and nothing behind them."""

    code: str
    label: str  # the grade, else the severity
    status: str
    file: str
    line: int
    column: int
    message: str
    headline: str  # what its own place says, where other places say something else
    fingerprint: str | None
    is_conflict: bool
    others: tuple[ToldPlace, ...] = ()  # the first of them
    further: int = 0  # how many more there are
    decision: str = ""  # what a person decided
    incomplete: str = ""  # a sentence, where a search for those who clash too ended early

    def moved(self, file: str, line: int, others: tuple[ToldPlace, ...]) -> "Told":
        """Return the same, told of other places."""
        return replace(self, file=file, line=line, others=others)
