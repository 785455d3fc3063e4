"""Where an expression stands: what its sentence says before and after it."""

import re
from functools import cached_property
from typing import Final

from timeline.dates.scanning.alphabet import Words
from timeline.dates.scanning.rules.tenses import speaks_of_future
from timeline.model.dataclass import dataclass

_SENTENCE_END: Final = re.compile(r"[.!?][\"'’”)\]]*\s|\n")
_PARAGRAPH: Final = re.compile(r"\n[^\S\n]*\n")
_MANY: Final = 9
_REACH: Final = 160
_OPENING: Final = frozenset(
    {"", "on", "in", "by", "at", "during", "from", "since", "after", "before", "until", "and", "but", "then", "around"}
    | {"throughout", "through", "over", "within", "for", "later", "(", '"', "as of", "to"}
)
_EVENT: Final = re.compile(
    r"\s+(?:after|before|since|following|prior to|into|from)\s+((?:[^\s,.;:()\"]+[ \n]?){1,8}(?<!\s))"
)
_UNTIL: Final = frozenset({"until", "till", "through"})


@dataclass(frozen=True)
class Place:
    """The word or phrase at `index` of the words of a text."""

    words: Words
    index: int
    offset: int = 0  # where the text of the words begins in the whole

    @property
    def start(self) -> int:
        """Where it begins, in the text of the words."""
        return self.words.starts[self.index]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.words.ends[self.index]

    @cached_property
    def before(self) -> str:
        """The sentence up to it."""
        return _SENTENCE_END.split(self.words.text[max(0, self.start - _REACH) : self.start])[-1]

    @cached_property
    def after(self) -> str:
        """The sentence behind it."""
        return _SENTENCE_END.split(self.words.text[self.end : self.end + _REACH], maxsplit=1)[0]

    def sentences_since(self, start: int) -> int:
        """Return how many sentences end between a place before it and it; the end of a paragraph counts as several."""
        if start < 0 or self.start - start > 2 * _REACH:
            return _MANY
        between = self.words.text[start : self.start]
        return _MANY if _PARAGRAPH.search(between) else len(_SENTENCE_END.findall(between))

    @property
    def word_before(self) -> str:
        """The word or sign right before it, in lower case."""
        found = re.search(r"(\w+|[^\w\s])\s*$", self.before)
        return found[1].lower() if found else ""

    @property
    def event_behind(self) -> tuple[int, int] | None:
        """Where the words stand that name what a length is counted from: "two weeks after the armistice"."""
        found = _EVENT.match(self.words.text, self.end)
        return found.span(1) if found else None

    @property
    def opens_sentence(self) -> bool:
        """Whether its sentence begins with it, or with one small word before it: "In March"."""
        return self.before.strip().lower() in _OPENING

    @property
    def is_last(self) -> bool:
        """Whether it is said to be the end of what lasts: "until 2 April"."""
        return self.word_before in _UNTIL

    @property
    def speaks_of_future(self) -> bool:
        """Whether its sentence tells of what is to come, by the verb nearest to it."""
        if self.is_last:
            return True
        verdict = speaks_of_future(self.before.split())
        if verdict is None:
            verdict = speaks_of_future(self.after.split(), first=True)
        return bool(verdict)
