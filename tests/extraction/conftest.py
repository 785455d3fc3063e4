"""A reader that knows a handful of words, so that these tests are about extraction and not about reading dates."""

import pytest

from timeline.dates import Context, RelativeTime, WordsRead
from timeline.errors import WordsError
from timeline.extraction import words as card_words
from timeline.model.claim import Read
from timeline.model.duration import parse_duration
from timeline.model.edtf import parse_edtf
from timeline.model.relation import RelationType, Side

DATES = {
    "7 March 1843": "1843-03-07",
    "Tuesday, 7 March 1843": "1843-03-07",
    "8 March 1843": "1843-03-08",
    "since 1840": "1840/..",
    "until 1850": "/1850",
    "from 1840 to 1850": "1840/1850",
    "first week of March 1843": "[1843-03-01..1843-03-07]",
}
LENGTHS = {"34 days": "P34D", "three weeks": "P3W", "a few days": "P2D/P5D"}
RELATIVES = {
    "the day before": (RelationType.BEFORE, "P1D"),
    "the following day": (RelationType.AFTER, "P1D"),
    "a few days later": (RelationType.AFTER, "P2D/P5D"),
    "on the same day": (RelationType.SAME_DAY, None),
}
VAGUE = ("first week of March 1843", "a few days", "a few days later")


class FakeReader:
    """Reads the words above and remembers what they were read against."""

    def __init__(self) -> None:
        self.contexts: list[Context] = []

    def __call__(self, words: str, context: Context) -> WordsRead:
        """Return what the words say. Raises WordsError for all others."""
        self.contexts.append(context)
        if words not in {*DATES, *LENGTHS, *RELATIVES}:
            raise WordsError("these words name no time", "Write a date.")
        return WordsRead(
            words=words,
            edtf=parse_edtf(DATES[words]) if words in DATES else None,
            duration=parse_duration(LENGTHS[words]) if words in LENGTHS else None,
            relative=_relative(words) if words in RELATIVES else None,
            read=Read.VAGUE if words in VAGUE else Read.EXACT,
            weekday=1 if words.startswith("Tuesday") else None,
            assumed=(),
        )


def _relative(words: str) -> RelativeTime:
    kind, gap = RELATIVES[words]
    side = Side.END if words == "a few days later" else None
    return RelativeTime(type=kind, gap=parse_duration(gap) if gap else None, within=None, from_side=side, to_side=None)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> FakeReader:
    """Put the reader of this file in the place of the real one."""
    fake = FakeReader()
    monkeypatch.setattr(card_words, "read_words", fake)
    return fake
