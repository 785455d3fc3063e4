"""Finding the time expressions of a text, in memory or as a stream."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from timeline.api.publication import publication_date
from timeline.dates.scanning.expression import Anchor, Expression
from timeline.dates.scanning.scanner import scan_blocks, scan_text
from timeline.dates.scanning.survey import Survey
from timeline.extraction.line_places import LinePlaces
from timeline.extraction.texts import TextFile, open_text
from timeline.model.dataclass import dataclass
from timeline.model.edtf import EdtfDate


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedExpression:
    """An expression, with its line and column in the file, both from 1."""

    expression: Expression
    line: int
    column: int


def scan(text: str, published: str | date | None = None) -> tuple[Expression, ...]:
    """Return every time expression of an English text, in its order.

    `published` is what "yesterday" is read against: EDTF, words that say a whole date, or a day. A text is scanned
    without a store: "early March" means what it usually does, whatever the `words:` of a store say, by which cards are
    read. Offsets are code points. Cost: linear in the text. Raises UsageError: `published` is no date.

    >>> import timeline
    >>> found = timeline.scan("The following day, 30 March, the army left.", published="2022-06-01")
    >>> [(each.text, each.edtf) for each in found]
    [('The following day', '2022-06-02'), ('30 March', '2022-03-30')]
    """
    return scan_text(text, publication_date(published))


def scan_file(path: str | Path, published: str | date | None = None) -> Iterator[Expression]:
    """Yield the time expressions of a text file, which is read as a stream.

    Raises TextUnreadable: no text is there; UsageError: `published` is no date.

    >>> import timeline
    >>> next(timeline.scan_file("README.md")).text
    'spring 2022'
    """
    day = publication_date(published)
    return _closing(open_text(Path(path)), day)


def scan_placed(text: TextFile, published: EdtfDate | None) -> Iterator[PlacedExpression]:
    """Yield the time expressions of an open text with their lines and columns; memory does not grow with the text."""
    places = LinePlaces(text.blocks())
    for expression in _scan_open(text, published):
        line, column = places.of(expression.start)
        yield PlacedExpression(expression=expression, line=line, column=column)


def expression_shape(placed: PlacedExpression) -> dict[str, Any]:
    """Return the JSON shape of one expression of `timeline scan`."""
    found = placed.expression
    return {
        "start": found.start,
        "end": found.end,
        "text": found.text,
        "type": found.type.value,
        "value": found.value,
        "edtf": found.edtf,
        "anchor": _anchor_shape(found.anchor) if found.anchor else None,
        "assumed": list(found.assumed),
        "line": placed.line,
        "column": placed.column,
    }


def _anchor_shape(anchor: Anchor) -> dict[str, Any]:
    return {
        "kind": anchor.kind.value,
        "text": anchor.text,
        "edtf": anchor.edtf,
        "start": anchor.start,
        "end": anchor.end,
    }


def _closing(text: TextFile, published: EdtfDate | None) -> Iterator[Expression]:
    with text:
        yield from _scan_open(text, published)


def _scan_open(text: TextFile, published: EdtfDate | None) -> Iterator[Expression]:
    survey = Survey()
    for block in text.blocks():
        survey.add(block)
    yield from scan_blocks(text.blocks(), survey, published)
