"""Events as sides tell them, for tests of the matching."""

from collections.abc import Mapping

from timeline.model.conflict import Window
from timeline.model.edtf import parse_edtf
from timeline.reconciliation.datewords import window_of
from timeline.reconciliation.matching import criteria
from timeline.reconciliation.matching.profile import Profile
from timeline.reconciliation.matching.words import numbers_in, words_with_worth


def profile(event: str, title: str, when: str = "", **details: str) -> Profile:
    """An event with a title, a date, and details of a few words each."""
    date = parse_edtf(when) if when else None
    start, end = (Window(), Window()) if date is None else (window_of(date.start), window_of(date.end))
    told: Mapping[str, frozenset[str]] = {
        key: frozenset(word for word, _ in words_with_worth(text)) for key, text in details.items()
    }
    words = dict.fromkeys((word for of in told.values() for word in of), criteria.DETAIL)
    return Profile(
        event=event,
        title=title,
        start=start,
        end=end,
        words={**words, **dict(words_with_worth(title))},
        numbers=numbers_in(title),
        details=told,
    )
