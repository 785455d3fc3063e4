"""The date of publication, as people give it."""

from datetime import date

from timeline.dates import Context, read_words
from timeline.errors import EdtfError, UsageError, WordsError
from timeline.model.edtf import EdtfDate, parse_edtf
from timeline.model.edtf.value import EdtfKind


def publication_date(given: str | date | None) -> EdtfDate | None:
    """Return a date of publication: EDTF, words that say a whole date ("1 March 2008"), or a day; None: not known.

    Raises UsageError: it is none of these.
    """
    if given is None:
        return None
    if isinstance(given, date):
        return parse_edtf(f"{given.year:04}-{given.month:02}-{given.day:02}")
    try:
        return parse_edtf(given)
    except EdtfError as not_edtf:
        return _from_words(given, not_edtf)


def _from_words(given: str, not_edtf: EdtfError) -> EdtfDate:
    has_words = any(character.isalpha() for character in given)
    try:
        read = read_words(given, Context(published=None, year=None)).edtf
    except WordsError as not_words:
        raise _not_a_date(given, not_words if has_words else not_edtf) from not_words
    if read is None or read.kind is EdtfKind.INTERVAL:  # `2008-13`: as words the years 2008 to 2013
        raise _not_a_date(given, "that is no date" if has_words else not_edtf)
    return read


def _not_a_date(given: str, reason: object) -> UsageError:
    return UsageError(f"published {given}: {reason}", "Write it as 2022-03-30, or in words: 30 March 2022.")
