"""From which grade on a conflict fails a check."""

from enum import StrEnum


class FailOn(StrEnum):
    """The lowest grade of a new conflict that fails."""

    CONTRADICTION = "contradiction"
    TENSION = "tension"
    REFINEMENT = "refinement"
    NEVER = "never"
