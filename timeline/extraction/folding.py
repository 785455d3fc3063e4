"""Text with its white space folded, and the way back from there to places in the file.

Folded text has one space wherever the file has white space of any kind and length: line ends, blank lines, page breaks,
no-break spaces. Characters that are not seen (zero-width ones, soft hyphens) are not in it. Every other character is, a
ligature as the letters that it joins, so a place in folded text leads back to exactly one place in the file.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator

from timeline.model.dataclass import dataclass

_SOFT_HYPHEN = "\u00ad"
_UNSEEN = _SOFT_HYPHEN + "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_SEEN_RUN = re.compile(rf"[^\s{_UNSEEN}ﬀ-ﬆ]+|[ﬀ-ﬆ]")  # a ligature is a run of its own
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LINE = re.compile(r"[^\r\n\f]+")

# One character for one, so that places stay what they are.
_TYPEWRITTEN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldedText:
    """Folded text beside where each run of seen characters begins, here and in the file."""

    text: str
    starts: tuple[int, ...]  # places in `text`, ascending
    origins: tuple[int, ...]  # places in the file, code points; as many as `starts`

    def origin_of(self, start: int, end: int) -> tuple[int, int]:
        """Return where the passage `text[start:end]`, not empty, stands in the file; end exclusive."""
        return self._origin(start), self._origin(end - 1) + 1

    def _origin(self, place: int) -> int:
        run = bisect_right(self.starts, place) - 1
        return self.origins[run] + place - self.starts[run]


def fold(text: str) -> str:
    """Return the text with every run of white space as one space, none at the ends, and nothing that is not seen."""
    return fold_with_places(text).text


def fold_with_places(text: str, *, without: Iterable[tuple[int, int]] = ()) -> FoldedText:
    """Return the folded text with the way back; passages in `without`, ascending, are left out. Cost: linear."""
    pieces: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    length = last_end = 0
    for start, end in _seen_runs(text, without):
        if pieces and _parts_words(text[last_end:start]):
            pieces.append(" ")
            length += 1
        run = text[start:end]
        for piece in _LIGATURES.get(run, (run,)):
            pieces.append(piece)
            starts.append(length)
            origins.append(start)
            length += len(piece)
        last_end = end
    return FoldedText(text="".join(pieces), starts=tuple(starts), origins=tuple(origins))


def to_typewritten(text: str) -> str:
    """Return the text with quotes and dashes as a typewriter has them; as long as before."""
    return text.translate(_TYPEWRITTEN)


def page_lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of lines that stand in the text several times, as the header or footer of each page does."""
    lines = [(fold(match.group()), match.span()) for match in _LINE.finditer(text)]
    times = Counter(line for line, _ in lines)
    yield from (place for line, place in lines if line and times[line] > 1)


def _seen_runs(text: str, without: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    place = 0
    for start, end in (*without, (len(text), len(text))):
        yield from (match.span() for match in _SEEN_RUN.finditer(text, place, start))
        place = end


def _parts_words(gap: str) -> bool:
    """Whether two words stand around the gap: a soft hyphen at the end of a line joins what it hyphenated."""
    if gap.startswith(_SOFT_HYPHEN) and "\n" in gap:
        return False
    return any(character.isspace() for character in gap)
