"""Reading date words: from one expression to the time it means."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from timeline.dates.first_words import FirstWords
from timeline.dates.matching import Matcher
from timeline.dates.meaning import Reading, Span, Stretch
from timeline.dates.pattern import Parse, Parts
from timeline.dates.tokens import Token, tokenize
from timeline.dates.value import Context, RelativeTime, WordsRead
from timeline.dates.vocabulary import SMALL_TALK
from timeline.errors import EdtfError, WordsError
from timeline.model.claim import Read
from timeline.model.edtf import EdtfDate, parse_edtf
from timeline.model.edtf.calendar import MONTHS_PER_YEAR
from timeline.model.edtf.reckoning import Calendar, Reckoning

MAX_LENGTH: Final = 200

_DATES_FIRST: Final = ("range", "duration", "relative", "refused")
_RELATIONS_FIRST: Final = ("relative", "range", "duration", "refused")
_MARKS: Final = frozenset('"“”„«»()[]')
_BRACKETS: Final = frozenset("()")
_NOISE: Final = _MARKS.union(".,;:!'")
_QUOTES: Final = frozenset("'‘’")
_PREPOSITIONS: Final = frozenset({"on", "in", "at"})
_BROKEN_EDTF: Final = r"\s*[-–−][0-9]|.*(?<!\.)\.\.(?!\.)"  # a sign or a range that may not be dropped as noise
_YEAR_AND_TWO_DIGITS: Final = "([0-9]{2}([0-9]{2}))-([0-9]{2})"
_EXAMPLES: Final = (
    'Write a date (March 29, 2022), a part of one (early March), a length ("two days"), or words that stand against '
    'an event ("the day before"); or EDTF.'
)
_NEEDS_EVENT: Final = "Name that event (`of:` in a card)."


def read_words(words: str, context: Context) -> WordsRead:
    """Return the time that words mean: a date, a length, or a relation to a named event.

    EDTF is read as such; where it may be two years as well (`1911-12`), that is said, and behind a preposition, as in
    running text, refused, or read as two years where no month is meant (`in 2021-22`). Otherwise the first rule that
    fits all of the words decides, small talk before them ("on", "just", "already") left out. A part of a day keeps the
    day; `in two weeks` is a length, `in two weeks' time` a date. Cost: linear; at most 200 characters.

    Raises WordsError: not words for a time, ambiguous (`03/04/2022`), no such day, or nothing to read them against.
    """
    if len(words) > MAX_LENGTH:
        raise WordsError(f"too long for words that say when: {len(words)} characters", f"At most {MAX_LENGTH}.")
    edtf = _edtf_of(words, context.reckoning)
    if edtf is not None:
        return WordsRead(words=words, edtf=edtf, assumed=_assumed_of_edtf(words, edtf))
    is_broken = re.match(_BROKEN_EDTF, words, re.DOTALL)
    parse = None if is_broken else find_parse(words, against_event=context.against_event)
    if parse is None:
        raise WordsError(_unreadable(words), _EXAMPLES)
    reading = Reading(context, words.strip())
    return _result(words, parse.rule.meaning(Parts(parse, reading)), reading)


def _edtf_of(words: str, reckoning: Reckoning) -> EdtfDate | None:
    """Return what the words are as EDTF, at most a preposition before it; None: they are not."""
    preposition, _, rest = words.strip().partition(" ")
    text = rest.strip() if preposition.lower() in _PREPOSITIONS else words.strip()
    if text != words.strip() and _is_two_years(text):
        return None
    try:
        return parse_edtf(text, reckoning) if text else None
    except EdtfError:
        return None


def _is_two_years(text: str) -> bool:
    """Whether running text means two years (`in 2021-22`): EDTF reads the second as a season or a quarter."""
    found = re.fullmatch(_YEAR_AND_TWO_DIGITS, text)
    return found is not None and int(found[3]) > MONTHS_PER_YEAR and found[3] > found[2]


def _assumed_of_edtf(words: str, edtf: EdtfDate) -> tuple[str, ...]:
    """Return what is taken for granted where `1911-12` could be two years: it is one month, season or half."""
    found = re.fullmatch(_YEAR_AND_TWO_DIGITS, edtf.text)
    if found is None or found[3] <= found[2]:
        return ()
    years = f"{found[1]}/{found[1][:2]}{found[3]}"
    if edtf.text != words.strip():
        raise WordsError(f"{edtf.text} may be EDTF or the years {years}", f"Write {edtf.text} alone, or {years}.")
    return (f"EDTF, a part of the year {found[1]}; two years are written {years}",)


def _unreadable(words: str) -> str:
    """Say what is wrong; where the words look like EDTF, what EDTF has against them."""
    text = words.strip()
    if not text:
        return "there are no words to read"
    if text[0].isdecimal() and not any(c.isspace() for c in text):
        try:
            parse_edtf(text)
        except EdtfError as error:
            return f'"{text}" is not a date: {error.reason}'
    return f'"{text}" is not read as a time'


def _without_noise(tokens: Sequence[Token], kept: frozenset[str] = frozenset()) -> tuple[Token, ...]:
    """Drop signs around the words, and quotes and brackets among them, but those that are kept."""
    left = [token for token in tokens if token.text not in _MARKS - kept]
    while left and left[-1].text in _NOISE - kept:
        left.pop()
    while left and left[0].text in _NOISE:
        left.pop(0)
    return tuple(left)


def find_parse(words: str, *, against_event: bool = False) -> Parse | None:
    """Return the rule that fits all of the words, not yet read against anything; None: none does.

    Brackets are left out first; where nothing fits, they are kept: "9 (22) January" is a day in two calendars.
    """
    phrases = _RELATIONS_FIRST if against_event else _DATES_FIRST
    tokens = tokenize(_without_quotes(words))
    found = _find_whole(_without_noise(tokens), phrases)
    if found is None and any(token.text in _BRACKETS for token in tokens):
        found = _find_whole(_without_noise(tokens, _BRACKETS), phrases)
    return found


def _without_quotes(words: str) -> str:
    """Return the words without the quotes around them, which are no sign of a short year."""
    text = words.strip()
    return text[1:-1] if len(text) > 1 and text[0] in _QUOTES and text[-1] in _QUOTES else text


def _find_whole(tokens: Sequence[Token], phrases: Sequence[str]) -> Parse | None:
    matcher = Matcher(tokens, _grammar())
    tries = (matcher.find_whole(phrase, start) for start in _starts(tokens) for phrase in phrases)
    return next((parse for parse in tries if parse is not None), None)


@lru_cache(maxsize=1)
def _grammar() -> FirstWords:
    from timeline.dates.grammar import PHRASES

    return FirstWords(PHRASES)


def _starts(tokens: Sequence[Token]) -> Iterator[int]:
    """Where the words that matter may begin: at the first, or after small talk."""
    for start, token in enumerate(tokens):
        yield start
        if token.text not in SMALL_TALK:
            return


def _result(words: str, meaning: object, reading: Reading) -> WordsRead:
    notes = reading.notes
    read = Read.VAGUE if notes.vague else Read.EXACT
    weekday, assumed = notes.weekday, tuple(notes.assumed)
    if isinstance(meaning, Stretch):
        return WordsRead(words=words, edtf=_dated(meaning, reading), read=read, weekday=weekday, assumed=assumed)
    if isinstance(meaning, Span):
        return WordsRead(words=words, duration=meaning.duration, read=read, assumed=assumed)
    if not isinstance(meaning, RelativeTime):
        raise TypeError(f"a rule gave {meaning!r}")
    if not reading.context.against_event:
        raise WordsError(f'"{words.strip()}" places an event relative to another one', _NEEDS_EVENT)
    return WordsRead(words=words, relative=meaning, read=read, weekday=weekday, assumed=assumed)


def _dated(meaning: Stretch, reading: Reading) -> EdtfDate:
    """Return the date in the calendar of the words; WordsError for an interval that may be half in another."""
    is_mixed = reading.notes.counted and "/" in meaning.text
    if is_mixed and reading.context.reckoning.calendar is not Calendar.GREGORIAN:
        told = f"{meaning.text} is counted from the publication, which is Gregorian, and its other end may not be"
        raise WordsError(told, "Write both ends as EDTF in one calendar.")
    return meaning.edtf_by(reading.reckoning)
