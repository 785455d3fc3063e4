"""How wide words are, and words that are cut to fit: by estimate, as nobody knows the font of who looks at it."""

from typing import Final
from unicodedata import combining, east_asian_width

FONTS: Final = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', 'Noto Sans', sans-serif"
ELLIPSIS: Final = "…"
NARROW: Final = frozenset("fijlrtI.,:;!'|()[]/ -·’‘")
BROAD: Final = frozenset("mwMW@%—…“”")
# of the size of the letters: somewhat more than in Helvetica, as other fonts are wider
NARROW_EM, USUAL_EM, CAPITAL_EM, BROAD_EM, FULL_EM = 0.32, 0.56, 0.7, 0.9, 1.0
BOLD: Final = 1.06  # times as wide


def width_of(text: str, size: float, *, is_bold: bool = False) -> float:
    """Return about how many pixels a text takes in letters of a size; rather too many than too few."""
    return sum(map(_em, text)) * size * (BOLD if is_bold else 1)


def cut(text: str, room: float, size: float) -> str:
    """Return a text that fits into so many pixels: what is too long ends with `…`."""
    if width_of(text, size) <= room:
        return text
    kept, left = "", room - width_of(ELLIPSIS, size)
    for character in text:
        left -= width_of(character, size)
        if left < 0:
            break
        kept += character
    return kept.rstrip(" ,;") + ELLIPSIS


def wrapped(text: str, room: float, size: float) -> list[str]:
    """Return a text as lines of at most so many pixels, broken between words; a word that is longer is cut."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(cut(word, room, size))
    return lines


def _em(character: str) -> float:
    if combining(character):
        return 0.0
    if east_asian_width(character) in "WF":
        return FULL_EM
    if character in NARROW:
        return NARROW_EM
    if character in BROAD:
        return BROAD_EM
    return CAPITAL_EM if character.isupper() else USUAL_EM
