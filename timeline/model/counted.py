"""Numbers with their nouns, and names with their number."""

from collections.abc import Sequence


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun: `1 claim`, `12,000 claims`; by default the plural has an `s`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {plural or noun + 's'}"


def counted_entries(number: int) -> str:
    """Return how much of a store could not be read: `1 entry`, `3 entries`."""
    return counted(number, "entry", "entries")


def first_named(names: Sequence[str], most: int) -> str:
    """Return names in a row; of more than `most` the first so many, and how many others: `a, b and 7 more`."""
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
