"""Reading EDTF: text to `EdtfDate`."""

from timeline.errors import EdtfError
from timeline.model.edtf.date import EdtfDate
from timeline.model.edtf.member import Member, read_member
from timeline.model.edtf.value import EdtfEnd, EdtfKind, Openness, Precision


def parse_edtf(text: str) -> EdtfDate:
    """Return the time that an EDTF expression allows.

    Raises EdtfError: not EDTF, or a day that does not exist (`1843-02-30`).
    """
    if text[:1] == "[" and text[-1:] == "]":
        return _one_of(text)
    if "/" in text:
        first, _, last = text.partition("/")
        start, end = _side(first), _side(last)
        if start.end.earliest is not None and end.end.latest is not None and end.end.latest < start.end.earliest:
            raise EdtfError(text, "the interval ends before it starts", text.index("/") + 1)
        level = max(start.level, end.level)
        return EdtfDate(text=text, level=level, kind=EdtfKind.INTERVAL, start=start.end, end=end.end)
    member = read_member(text)
    return EdtfDate(text=text, level=member.level, kind=EdtfKind.DATE, start=member.end, end=member.end)


def _side(text: str) -> Member:
    if text in ("", ".."):
        openness = Openness.OPEN if text else Openness.UNKNOWN
        return Member(EdtfEnd(earliest=None, latest=None, openness=openness), 1)
    return read_member(text)


def _one_of(text: str) -> EdtfDate:
    firsts, lasts, longest = [], [], 0
    for part in text[1:-1].split(","):
        first, dots, last = part.strip().partition("..")
        firsts.append(_side(first if first or not dots else "..").end)
        lasts.append(_side(last or "..").end if dots else firsts[-1])
        longest = max([longest] + [_length(end) for end in (firsts[-1], lasts[-1])])
    open_start = [end for end in firsts if end.earliest is None]
    open_end = [end for end in lasts if end.latest is None]
    start = open_start[0] if open_start else min(firsts, key=lambda end: end.earliest or 0)
    end = open_end[0] if open_end else max(lasts, key=lambda end: end.latest or 0)
    hull = EdtfEnd(
        earliest=start.earliest, latest=end.latest, precision=start.precision or end.precision or Precision.DAY
    )
    longest_days = None if open_start or open_end else longest
    return EdtfDate(text=text, level=2, kind=EdtfKind.ONE_OF, start=hull, end=hull, longest_days=longest_days)


def _length(end: EdtfEnd) -> int:
    return end.latest - end.earliest if end.earliest is not None and end.latest is not None else 0
