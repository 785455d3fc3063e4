"""Counts of findings that add up over the parts of a store."""

from typing import NamedTuple

LEVELS = ("contradiction", "tension", "refinement")  # what fails at each level of `fail_on`: it and those before it


class Tally(NamedTuple):
    """How many findings there are of each kind; the first eight are those that every report gives."""

    contradiction: int = 0
    tension: int = 0
    refinement: int = 0
    errors: int = 0
    new: int = 0
    known: int = 0
    resolved: int = 0
    ignored: int = 0
    hidden: int = 0  # findings that people are shown only when they ask for them
    listed: int = 0  # findings that people are shown
    failing: int = 0  # new errors: they fail whatever the level
    failing_contradiction: int = 0
    failing_tension: int = 0
    failing_refinement: int = 0
    unread: int = 0  # entries left out
    unsaid: int = 0  # findings on them that are not reported

    def plus(self, other: "Tally") -> "Tally":
        """Return the counts of both."""
        return Tally(*map(int.__add__, self, other))

    def minus(self, other: "Tally") -> "Tally":
        """Return the counts without those of a part that is gone."""
        return Tally(*map(int.__sub__, self, other))

    def fails(self, fail_on: str) -> bool:
        """Whether a check fails, as it does by the findings themselves."""
        failing = (self.failing_contradiction, self.failing_tension, self.failing_refinement)
        failing_grades = LEVELS[: LEVELS.index(fail_on) + 1] if fail_on in LEVELS else ()
        return bool(self.failing) or any(failing[: len(failing_grades)])
