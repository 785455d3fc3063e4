"""A stand-in for the scanner, so that what stands around it is judged alone: it knows three kinds of words."""

import re
from collections.abc import Iterable, Iterator

from timeline.dates.scanning.expression import Anchor, AnchorKind, Expression, TimexType
from timeline.dates.scanning.survey import Survey
from timeline.model.edtf import EdtfDate

WORDS = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)|(?P<after>The following day)|(?P<length>two weeks)|(?P<today>today)")


def plain_scan(text: str, published: EdtfDate | None = None) -> tuple[Expression, ...]:
    return tuple(plain_scan_blocks((text,), Survey(), published))


def plain_scan_blocks(
    blocks: Iterable[str],
    survey: Survey,  # noqa: ARG001 - as the scanner has it
    published: EdtfDate | None = None,
) -> Iterator[Expression]:
    """Find ISO days, "The following day", "two weeks" and "today"; blocks must not cut them."""
    before, last = 0, None
    for block in blocks:
        for found in WORDS.finditer(block):
            expression = _expression(found, before, last, published)
            last = expression if found["day"] else last
            yield expression
        before += len(block)


def _expression(found: re.Match[str], before: int, last: Expression | None, published: EdtfDate | None) -> Expression:
    start, end = before + found.start(), before + found.end()
    edtf: str | None = found["day"]
    anchor = None
    if found["after"]:
        anchor = _after(last)
        edtf = f"{anchor.edtf[:-1]}{int(anchor.edtf[-1]) + 1}" if anchor.edtf else None
    elif found["today"] and published:
        anchor = Anchor(kind=AnchorKind.PUBLICATION, text=published.text, edtf=published.text)
        edtf = published.text
    return Expression(
        start=start,
        end=end,
        text=found[0],
        type=TimexType.DURATION if found["length"] else TimexType.DATE,
        value="P2W" if found["length"] else edtf or "XXXX-XX-XX",
        edtf=edtf,
        anchor=anchor,
        assumed=("written that day",) if found["today"] else (),
    )


def _after(last: Expression | None) -> Anchor:
    if last is None:
        return Anchor(kind=AnchorKind.EVENT, text="the attack", start=0, end=10)
    return Anchor(kind=AnchorKind.EXPRESSION, text=last.text, edtf=last.edtf, start=last.start, end=last.end)
