"""Words as they are compared: what the eye takes for the same is the same."""

import unicodedata


def folded(text: str) -> str:
    """Return words without what does not count in a comparison: case, white space, forms of one letter in Unicode."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
