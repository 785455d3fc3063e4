"""Where an expression stands: what its sentence says before and after it."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from timeline.dates.scanning.alphabet import Words

_SENTENCE_END: Final = re.compile(r"[.!?][\"'’”)\]]*\s|\n")
_REACH: Final = 160
_OPENING: Final = frozenset(
    {"", "on", "in", "by", "at", "during", "from", "since", "after", "before", "until", "and", "but", "then", "around"}
    | {"throughout", "through", "over", "within", "for", "later", "(", '"', "as of", "to"}
)
_EVENT: Final = re.compile(
    r"\s+(?:after|before|since|following|prior to|into|from)\s+((?:[^\s,.;:()\"]+[ \n]?){1,8}(?<!\s))"
)
# The verb nearest to a date tells whether it is past or to come.
# fmt: off
_FUTURE_VERBS: Final = frozenset({
    "will", "shall", "won't", "would", "may", "might", "could", "can", "should", "must", "expected", "expects",
    "scheduled", "due", "planned", "plans", "slated", "set", "likely", "next", "upcoming", "begins", "starts", "opens",
    "meets", "reports", "reconvenes", "visits", "votes", "faces", "turns", "runs", "launches", "returns", "presents",
    "publishes", "releases", "ends", "expires", "leaves", "arrives", "decides", "holds", "plays", "takes", "hopes",
    "intends", "going",
})
_PAST_VERBS: Final = frozenset({
    "was", "were", "had", "did", "said", "told", "met", "made", "took", "came", "went", "held", "fell", "rose", "won",
    "lost", "left", "gave", "shot", "became", "began", "saw", "sent", "cut", "struck", "found", "sold", "bought",
    "paid", "put", "brought", "led", "fled", "flew", "drew", "grew", "broke", "spoke", "wrote", "hit", "died", "has",
    "have", "been",
})
# fmt: on
_NOT_PAST: Final = frozenset({"need", "speed", "indeed", "hundred", "united", "exceed", "proceed", "succeed", "seed"})
_NOT_VERBS: Final = frozenset({"the", "a", "an", "his", "her", "its", "their", "this", "that", "be"})
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
    def speaks_of_future(self) -> bool:
        """Whether its sentence tells of what is to come, by the verb nearest to it."""
        if self.word_before in _UNTIL:
            return True
        verdict = _tense(list(reversed(self.before.split())), backwards=True)
        if verdict is None:
            verdict = _tense(self.after.split())
        return bool(verdict)


def _tense(words: list[str], *, backwards: bool = False) -> bool | None:
    """Return whether the first verb speaks of what is to come; None: there is none."""
    for index, word in enumerate(words):
        plain = word.strip("\"'“”‘’,;:()").replace("’", "'")
        if plain in _FUTURE_VERBS or plain.endswith("'ll"):
            return True
        behind, before = (index - 1, index + 1) if backwards else (index + 1, index - 1)
        if plain in _PAST_VERBS or (plain.endswith("ed") and plain.islower() and plain not in _NOT_PAST):
            return 0 <= before < len(words) and words[before] == "be"  # "to be held", "will be held"
        if plain == "to" and _is_verb(words, behind):
            return True
    return None


def _is_verb(words: list[str], index: int) -> bool:
    """Whether the word behind a "to" may be a verb: small, and no article."""
    return (
        0 <= index < len(words) and words[index].isalpha() and words[index].islower() and words[index] not in _NOT_VERBS
    )
