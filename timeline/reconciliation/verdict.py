"""How two that speak of the same thing stand to each other."""

from enum import StrEnum


class Verdict(StrEnum):
    """How two sides stand to each other on one event, or one attribute."""

    AGREE = "agree"
    REFINES = "refines"  # a is more exact than b
    REFINED_BY = "refined-by"  # b is more exact than a
    OVERLAPS = "overlaps"
    CONFLICT = "conflict"
    ONLY_A = "only-a"
    ONLY_B = "only-b"
