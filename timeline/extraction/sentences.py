"""Where the sentences of a text are, as well as signs tell; good enough to quote from."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

_END: Final = re.compile(r"""[.!?…]['"”’»)\]]*(?=\s)|\n(?=[^\S\n]*\n)""")
_BEGINS: Final = re.compile(r"""\s*['"“‘«(\[]*[^\W_a-z]""")
_ABBREVIATED: Final = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Maj|Capt|Lt|Sgt|Adm|Gov|Sen|Rep|Rev|St|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug"
    r"|Sept?|Oct|Nov|Dec|vs|ca?|approx)\.\Z"
)
_LONGEST_ABBREVIATION: Final = 10


class Sentences:
    """The sentences of a text, each from the end of the one before; found once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: Sequence[int] = (0, *_sentence_ends(text))

    def number_of(self, place: int) -> int:
        """Return which sentence a place lies in, from 0."""
        return bisect_right(self._starts, place) - 1

    def span_of(self, number: int) -> tuple[int, int]:
        """Return where a sentence stands, end exclusive."""
        following = self._starts[number + 1 : number + 2]
        return self._starts[number], following[0] if following else len(self._text)


def _sentence_ends(text: str) -> Iterator[int]:
    for end in _END.finditer(text):
        if end.group() == "\n" or (_BEGINS.match(text, end.end()) and not _is_abbreviated(text, end)):
            yield end.end()


def _is_abbreviated(text: str, end: re.Match[str]) -> bool:
    after_sign = end.start() + 1
    return _ABBREVIATED.search(text[max(0, after_sign - _LONGEST_ABBREVIATION) : after_sign]) is not None
