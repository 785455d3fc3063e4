"""The words of a card, read by the date reader; and where words belong that their key cannot take."""

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum

from timeline.dates import Context, WordsRead, read_words
from timeline.errors import EdtfError, WordsError
from timeline.extraction.problem import CardProblem, wrong_value
from timeline.model.card import Card, CardClaim
from timeline.model.dataclass import dataclass
from timeline.model.duration import Duration, parse_duration
from timeline.model.edtf import EdtfDate, parse_edtf
from timeline.model.edtf.reckoning import Calendar, Reckoning
from timeline.model.location import Location


class Kind(Enum):
    """What words turn out to be."""

    DATE = "a date"
    LENGTH = "a length of time"
    RELATIVE = "relative"


# By the key under which the words stand; `of` is `when` beside `of:`.
_ADVICE: Mapping[tuple[str, Kind], str] = {
    ("when", Kind.RELATIVE): "say `of: EVENT`",
    ("start", Kind.RELATIVE): "say them as `when:` of a relation with `to: start`",
    ("end", Kind.RELATIVE): "say them as `when:` of a relation with `to: end`",
    ("start", Kind.LENGTH): "say it in `duration:`",
    ("end", Kind.LENGTH): "say it in `duration:`",
    ("duration", Kind.DATE): "say it in `when:`",
    ("of", Kind.DATE): "leave `of:` out",
    ("of", Kind.LENGTH): "say it as `when:` of a relation with `type: before` or `type: after`",
    ("relations", Kind.DATE): "say it in `when:` of the claim",
    ("relations", Kind.LENGTH): "say also `type: before` or `type: after`",
}


class WordReader:
    """Knows what the words of one card are read against: its first publication, its calendar, or an event."""

    def __init__(self, card: Card, words: Mapping[str, str]) -> None:
        published = card.source.published[0] if card.source.published else None
        self._context = Context(published=published, year=card.reads_as, against_event=False, words=words)
        self._calendar = card.source.calendar or Calendar.GREGORIAN

    def for_claim(self, claim: CardClaim) -> "ClaimWords":
        """Return the reader of one claim's words: its own calendar goes before that of the source."""
        reckoning = Reckoning(calendar=claim.calendar or self._calendar)
        return ClaimWords(replace(self._context, reckoning=reckoning))


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """Reads the words of one claim of a card."""

    context: Context

    def read(self, words: str, location: Location, *, against_event: bool = False) -> WordsRead:
        """Return what the words say; a length may be ISO 8601 too.

        Raises CardProblem (TL004) with the date reader's reason.
        """
        length = _iso_duration(words)
        if length is not None:
            return WordsRead(words=words, duration=length)
        try:
            return read_words(words, replace(self.context, against_event=against_event))
        except WordsError as error:
            raise CardProblem("TL004", "bad-date", _told(words, error), location) from error

    def dated(self, date: EdtfDate, location: Location) -> EdtfDate:
        """Return EDTF of the card in the calendar of the claim. Raises CardProblem (TL004): it has no such date."""
        try:
            return parse_edtf(date.text, self.context.reckoning)
        except EdtfError as error:
            raise CardProblem("TL004", "bad-date", f"{date.text}: {error}", location) from error


def kind_of(read: WordsRead) -> Kind:
    """Return what the words turned out to be."""
    if read.edtf is not None:
        return Kind.DATE
    return Kind.LENGTH if read.duration is not None else Kind.RELATIVE


def misplaced(read: WordsRead, key: str, location: Location) -> CardProblem:
    """Return TL003: the words cannot stand under this key; where they belong."""
    kind = kind_of(read)
    advice = _ADVICE.get((key, kind), f"`{key}:` cannot take that")
    return wrong_value(f'"{read.words}": these words are {kind.value}: {advice}', location)


def _iso_duration(words: str) -> Duration | None:
    try:
        return parse_duration(words.strip())
    except EdtfError:
        return None


def _told(words: str, error: WordsError) -> str:
    """Return the reader's reason and its hint; with the words, where the reason does not repeat them."""
    reason = str(error) if words in str(error) else f'"{words}": {error}'
    return f"{reason}. {error.hint}" if error.hint else reason
