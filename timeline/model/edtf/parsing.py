"""Reading EDTF: a text to the time that it allows."""

from typing import Final

from timeline.errors import EdtfError
from timeline.model.edtf.date import EdtfDate
from timeline.model.edtf.member import Member, is_backwards, read_member, read_member_of
from timeline.model.edtf.parts import UNSPECIFIED
from timeline.model.edtf.reckoning import AS_WRITTEN, Reckoning
from timeline.model.edtf.sets import CLOSING, OPEN, read_set
from timeline.model.edtf.value import OPEN_END, UNKNOWN_END, EdtfEnd, EdtfKind

MAX_LENGTH: Final = 1000


def parse_edtf(text: str, reckoning: Reckoning = AS_WRITTEN) -> EdtfDate:
    """Return the time that an EDTF expression allows.

    Bounds are civil days (proleptic Gregorian ordinals, inclusive), and seconds beside them where the text gives a
    time; the text itself is in the calendar and the zones of the reckoning. A qualifier is kept and widens nothing:
    what `~` is worth is the store's policy.

    Raises EdtfError: not EDTF, a day that does not exist (`1843-02-30`), an interval or a range that ends before it
    starts, more than 1000 characters. Cost: linear in the length of the text.
    Source: EDTF specification, Library of Congress, 2019-02-04, levels 0 to 2; ISO 8601-2:2019, 4.

    >>> import timeline
    >>> date = timeline.parse_edtf("2022-03")
    >>> date.end.latest - date.start.earliest
    30
    """
    if len(text) > MAX_LENGTH:
        raise EdtfError(text, f"an EDTF expression has at most {MAX_LENGTH} characters here", MAX_LENGTH)
    if text[:1] in CLOSING:
        return read_set(text, reckoning)
    if "/" in text:
        return _interval(text, reckoning)
    member = read_member(text, reckoning)
    end = member.end
    return EdtfDate(text=text, level=member.level, kind=EdtfKind.DATE, start=end, end=end, reckoning=reckoning)


def _interval(text: str, reckoning: Reckoning) -> EdtfDate:
    """Read `a/b`; either side may be open (`..`) or unknown (empty)."""
    first_text, _, last_text = text.partition("/")
    position = len(first_text) + 1
    if "/" in last_text:
        raise EdtfError(text, "an interval has one slash", position + last_text.index("/"))
    first, start = _side(text, first_text, 0, reckoning)
    last, end = _side(text, last_text, position, reckoning)
    if first and last and is_backwards(first, last):
        raise EdtfError(text, "the interval ends before it starts", position)
    level = 2 if UNSPECIFIED in text else max(first.level if first else 1, last.level if last else 1)
    return EdtfDate(text=text, level=level, kind=EdtfKind.INTERVAL, start=start, end=end, reckoning=reckoning)


def _side(text: str, side: str, position: int, reckoning: Reckoning) -> tuple[Member | None, EdtfEnd]:
    if side in ("", OPEN):
        return None, OPEN_END if side else UNKNOWN_END
    if "Y" in side:
        raise EdtfError(text, "a year written with Y does not stand in an interval", position + side.index("Y"))
    member = read_member_of(text, side, position, reckoning)
    return member, member.end
