"""Text from elsewhere, safe to show: nothing in it moves the cursor, changes the colour or turns the line round."""

import re
import unicodedata

KEPT_FORMATS = frozenset("\u200c\u200d")  # joiners: Persian, Indic scripts and emoji need them
COMMANDS_TERMINAL = "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
SPACES = frozenset("\t\n\v\f\r\x85\u2028\u2029")
MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~&$!^=])")
ASCII_TWINS = str.maketrans(
    {
        "–": "-", "—": "-", "−": "-", "‑": "-", "‐": "-", "…": "...", "·": ".", "•": "*", "×": "x",
        "→": "->", "←": "<-", "‘": "'", "’": "'", "‚": ",", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "‹": "'", "›": "'", "ß": "ss", "æ": "ae", "Æ": "AE", "ø": "o", "Ø": "O", "œ": "oe", "Œ": "OE",
        "ł": "l", "Ł": "L", "đ": "d", "Đ": "D",
    }
)  # fmt: skip


def safe_text(text: str, *, ascii_only: bool = False) -> str:
    r"""Return text in which control characters, escape sequences and direction overrides stand as escapes (`\x1b`).

    Line breaks and tabs become spaces. With `ascii_only` everything else becomes ASCII: a plain twin where there is one
    (`é` → `e`, `“` → `"`), an escape where not (`\u4e2d`).
    """
    shown = text if text.isprintable() else "".join(_shown(character) for character in text)
    return shown if not ascii_only or shown.isascii() else "".join(_in_ascii(c) for c in shown.translate(ASCII_TWINS))


def markdown_text(text: str) -> str:
    """Return text in which nothing is Markdown, HTML or a command to a terminal."""
    return MARKDOWN.sub(r"\\\1", safe_text(text))


def html_text(text: str) -> str:
    """Return text in which nothing is HTML or a command to a terminal, within quotes or outside of them."""
    from html import escape  # few commands write HTML, and all of them load this module

    return escape(safe_text(text))


def terminal_text(text: str) -> str:
    r"""Return finished output without what commands a terminal or turns a line round; line breaks and tabs stay.

    The last fence, for formats that keep texts as they are: what is left of such characters becomes `\u009b`, which in
    JSON, where alone that happens, means the same.
    """
    return re.sub(COMMANDS_TERMINAL, lambda found: f"\\u{ord(found.group()):04x}", text)


def _shown(character: str) -> str:
    if " " <= character <= "~":
        return character
    if character in SPACES:
        return " "
    is_hidden = unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
    return _escaped(character) if is_hidden and character not in KEPT_FORMATS else character


def _in_ascii(character: str) -> str:
    if character.isascii():
        return character
    decomposed = unicodedata.normalize("NFKD", character)
    plain = "".join(c for c in decomposed if c.isascii())
    is_twin = plain and all(c.isascii() or unicodedata.combining(c) for c in decomposed)
    if is_twin or unicodedata.combining(character):
        return plain
    return _escaped(character)


def _escaped(character: str) -> str:
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")
