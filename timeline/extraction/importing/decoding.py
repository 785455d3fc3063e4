"""Bytes of a file as text: in which encoding they are is found, said, and never guessed where they are UTF-8.

A byte order mark decides; then UTF-8, if all of it is, or nearly; then what the letters look like.
"""

import codecs
import re
from typing import Final

from timeline.errors import UsageError
from timeline.model.dataclass import dataclass

MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE_BYTES: Final = 256 * 1024
FALLBACK: Final = "cp1252"  # what a spreadsheet on most desks writes
COMMON: Final = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r", "iso8859_2",
    "cp932", "euc_jp", "gb18030", "big5", "euc_kr",
)  # fmt: skip
FEW_LETTERS: Final = 12
_ASCII: Final = 0x7F
_WESTERN_SIGNS: Final = frozenset("‘’“”„–—…€§°«»·\xa0¿¡´")
_TWO_BYTES: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_BROKEN: Final = re.compile("[\udc80-\udcff]")
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOSTLY_CONTROL: Final = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text, and how its bytes were read."""

    text: str  # without byte order mark; a byte that is none of the encoding is a lone surrogate (U+DC80 to U+DCFF)
    encoding: str  # as Python calls it
    how: str  # what told: "utf-8", "byte order mark", "--encoding", "its letters"
    mark: int = 0  # code points of the byte order mark that the text has no more: 0 or 1

    @property
    def is_utf8(self) -> bool:
        """Whether whoever reads the file as UTF-8 finds the same text."""
        return self.encoding == "utf-8"


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Return the text of a file; `encoding`: the one that was asked for, None: it is found.

    Raises UsageError: no such encoding, or the bytes are no text.
    """
    mark, marked = next(((mark, name) for mark, name in MARKS if data.startswith(mark)), (b"", None))
    if encoding is not None:
        name = _known(encoding)
        body = data.removeprefix(mark) if marked and marked.startswith(name.removesuffix("-sig")[:6]) else data
        text = _text(body, marked if marked and body is not data else name)
        return Decoded(text=text, encoding=_family(name), how="--encoding", mark=int(body is not data))
    if marked is not None:
        text = _text(data.removeprefix(mark), marked)
        return Decoded(text=text, encoding=marked, how="byte order mark", mark=1)
    return _unmarked(data)


def _unmarked(data: bytes) -> Decoded:
    try:
        return Decoded(text=data.decode("utf-8"), encoding="utf-8", how="utf-8")
    except UnicodeDecodeError:
        pass
    wide = _wide(data[:SAMPLE_BYTES])
    if wide is not None:
        return Decoded(text=_text(data, wide), encoding=wide, how="its zero bytes")
    if len(_CONTROL.findall(data[:SAMPLE_BYTES])) > _MOSTLY_CONTROL * len(data[:SAMPLE_BYTES]):
        raise UsageError("the file is binary, not text", "Name a text file; a spreadsheet: save it as CSV.")
    name = "utf-8" if _is_nearly_utf8(data) else _by_letters(data)
    return Decoded(text=_text(data, name), encoding=name, how="utf-8" if name == "utf-8" else "its letters")


def _is_nearly_utf8(data: bytes) -> bool:
    """Whether there are more letters of UTF-8 than bytes which are none: a few bytes are broken, the rest is not."""
    good = len(_TWO_BYTES.findall(data))
    bad = len(_BROKEN.findall(data.decode("utf-8", "surrogateescape")))
    return good > bad


def _wide(sample: bytes) -> str | None:
    """Return UTF-16 where every other byte is zero, as in Latin letters; None: it is not so."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    name = "utf-16-le" if odd > even else "utf-16-be"
    if max(even, odd) <= len(sample) // 5 or min(even, odd) * 10 >= max(even, odd):
        return None
    return None if _CONTROL.search(sample.decode(name, "replace").encode("utf-8", "replace")) else name


def _by_letters(data: bytes) -> str:
    """Return the encoding in which the letters beyond ASCII look most like words, of those in common use.

    A few accents are as Western Europe has them: too little to tell anything else.
    """
    from charset_normalizer import from_bytes

    sample = data[:SAMPLE_BYTES]
    letters = bytes(byte for byte in sample if byte > _ASCII)
    if len(letters) <= FEW_LETTERS and _is_western(letters):
        return FALLBACK
    best = from_bytes(sample, cp_isolation=list(COMMON)).best()
    return best.encoding if best is not None else FALLBACK


def _is_western(letters: bytes) -> bool:
    """Whether bytes are letters with accents, or the quotes, dashes and signs that stand among them."""
    shown = letters.decode(FALLBACK, "replace")
    return all(sign.isalpha() or sign in _WESTERN_SIGNS for sign in shown)


def _known(encoding: str) -> str:
    try:
        name = codecs.lookup(encoding).name
        if isinstance("".encode(name).decode(name), str):
            return name
    except (LookupError, ValueError, AttributeError):
        pass
    raise UsageError(f"--encoding {encoding}: no such encoding", "Write utf-8, cp1252, latin-1, utf-16, cp1251 …")


def _family(name: str) -> str:
    return "utf-8" if name == "utf-8-sig" else name


def _text(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding, "surrogateescape")
    except UnicodeDecodeError as error:
        line = 1 + data[: error.start].decode(encoding, "replace").count("\n")
        told = f"line {line}: byte 0x{data[error.start]:02x} is not {encoding}: {error.reason}"
        raise UsageError(told, "Name the encoding with --encoding, or save the file as UTF-8.") from None
