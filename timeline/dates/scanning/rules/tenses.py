"""Whether a sentence tells of what is past or to come: by the verb that stands nearest to its date."""

from collections.abc import Sequence
from typing import Final

# fmt: off
_MODALS: Final = frozenset({
    "will", "shall", "won't", "would", "may", "might", "could", "can", "should", "must", "be",
})
# Words that announce, and verbs whose present tense does.
_AHEAD: Final = frozenset({
    "expected", "expects", "scheduled", "due", "planned", "plans", "slated", "set", "likely", "next", "upcoming",
    "starting", "effective", "begins", "starts", "opens", "closes", "meets", "resumes", "resume", "reports",
    "reconvenes", "visits", "votes", "faces", "turns", "runs", "launches", "returns", "presents", "publishes",
    "releases", "ends", "expires", "leaves", "arrives", "decides", "holds", "plays", "takes", "hopes", "intends",
    "going", "goes", "speaks",
})
_PAST: Final = frozenset({
    "was", "were", "had", "did", "said", "told", "met", "made", "took", "came", "went", "held", "fell", "rose", "won",
    "lost", "left", "gave", "shot", "became", "began", "saw", "sent", "cut", "struck", "found", "sold", "bought",
    "paid", "put", "brought", "led", "fled", "flew", "drew", "grew", "broke", "spoke", "wrote", "hit", "died", "has",
    "have", "been",
})
# fmt: on
_NO_VERBS_IN_ED: Final = frozenset(
    {"need", "speed", "indeed", "hundred", "united", "exceed", "proceed", "succeed", "seed"}
)
_NOT_BEHIND_TO: Final = frozenset({"the", "a", "an", "his", "her", "its", "their", "this", "that"})


def speaks_of_future(words: Sequence[str], *, first: bool = False) -> bool | None:
    """Return whether the last verb of these words (or the first) speaks of what is to come; None: there is none."""
    plain = [word.strip("\"'“”‘’,;:()").replace("’", "'") for word in words]
    places = range(len(plain)) if first else range(len(plain) - 1, -1, -1)
    for index in places:
        verdict = _verdict(plain, index)
        if verdict is not None:
            return verdict
    return None


def _verdict(words: Sequence[str], index: int) -> bool | None:
    word, before = words[index], words[index - 1] if index else ""
    if word in _MODALS or word in _AHEAD or word.endswith("'ll"):
        return True
    if word in _PAST or (word.endswith("ed") and word.islower() and word not in _NO_VERBS_IN_ED):
        return before in _MODALS or before == "to"  # "will be held", "to cut"
    behind = words[index + 1] if index + 1 < len(words) else ""
    return True if word == "to" and behind.isalpha() and behind.islower() and behind not in _NOT_BEHIND_TO else None
