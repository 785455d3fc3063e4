"""Numbers with their nouns."""


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: `1 claim`, `12,000 claims`; the plural is that with an `s`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
