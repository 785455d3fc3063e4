"""How wrong values are told: what was written, and what to write instead.

A reason completes a sentence that begins with the key: "`when` is not EDTF: `12 May 2022`; write 2022-05-12".
"""

from timeline.errors import AmbiguousDigits, EdtfError, WordsError
from timeline.model.claim import Read

_DATE_HELP = (
    "write 2022-03-30, 2022-03, [2022-03-29..2022-03-31] for one day between, or 2022-03-29/2022-03-31 for from-to"
)
_SHOWN = 60  # characters of a wrong value that a message repeats


def shown(text: str) -> str:
    """Return a wrong value as a message repeats it: in one line, not too long."""
    line = " ".join(text.split())
    return f"`{line}`" if len(line) <= _SHOWN else f"`{line[:_SHOWN]}…`"


def not_edtf(error: EdtfError) -> str:
    """Return why a text is no date, or how it is written; it completes a sentence that begins with the key."""
    if meant := _meant(error.text):
        return f"is not EDTF: {shown(error.text)}; write {meant}"
    help_ = "" if "write " in error.reason else f"; {_DATE_HELP}"  # some reasons say it already
    return f"is not EDTF: {shown(error.text)}: {error.reason}{help_}"


def _meant(text: str) -> str | None:
    """Return the EDTF of a date in words, or of both dates that digits may be; None: the words alone do not tell.

    Nor where the text is EDTF in itself, and wrong for another reason: in the zone or calendar of its claim.
    """
    from timeline.dates import Context, read_words  # a store that is in order has no words to read

    try:
        read = read_words(text, Context(published=None, year=None))
    except AmbiguousDigits as error:
        return " or ".join(error.told)
    except WordsError:
        return None
    written = read.edtf.text if read.edtf is not None and read.read is Read.EXACT else None
    return None if written == text else written
