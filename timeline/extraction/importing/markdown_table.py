"""Tables in Markdown: the cells of the first row name the columns, as those of any table do.

Cells are read as they are shown, without their markup; footnotes are left out, and the addresses of links go to the
note of their claim. What stands outside of tables is no claim.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from timeline.extraction.importing.delimited import Row
from timeline.extraction.importing.markdown_words import parser, words_and_links
from timeline.extraction.importing.rows import (
    ONE_SOURCE,
    ImportedClaim,
    ImportedText,
    ImportOptions,
    Kind,
    Remark,
)
from timeline.extraction.importing.table import read_table
from timeline.extraction.importing.verbatim import standing_quote
from timeline.model.counted import counted
from timeline.model.dataclass import dataclass

if TYPE_CHECKING:
    from markdown_it.token import Token

_NO_TABLE: Final = "there is no table; begin one with its columns: | Date | Event |, and | --- | --- | below"


@dataclass(slots=True)
class _Table:
    """The rows of one table, and the links in each by its line."""

    rows: list[Row] = field(default_factory=list)
    links: dict[int, tuple[str, ...]] = field(default_factory=dict)


def read_text(text: str, options: ImportOptions) -> ImportedText:
    """Return the claims of all tables in a Markdown text; see `table` for what columns say. Cost: linear."""
    tokens = parser().parse(text)
    lines = re.split(r"\r\n|\r|\n", text)
    tables = list(_tables(tokens))
    if not tables:
        return ImportedText(remarks=(Remark(kind=Kind.REFUSED, text=_NO_TABLE),))
    read = [_read(table, options, lines, is_only=len(tables) == 1) for table in tables]
    claims = tuple(claim for found in read for claim in found.claims)
    remarks = (*(remark for found in read for remark in found.remarks), *_outside(tokens))
    title = _title(tokens)
    return ImportedText(claims=claims, remarks=remarks, sources={ONE_SOURCE: {"title": title}} if title else {})


def _read(table: _Table, options: ImportOptions, lines: Sequence[str], *, is_only: bool) -> ImportedText:
    """Return the claims of one table; of several, one whose rows never say when is no chronology."""
    too_long = tuple(_too_long(table.rows, lines))
    left = {remark.line for remark in too_long}
    found = read_table([row for row in table.rows if row.line not in left], options, too_long)
    line = table.rows[0].line if table.rows else None
    if not is_only and not any(_says_when(claim) for claim in found.claims):
        return ImportedText(remarks=(Remark(kind=Kind.LEFT_OUT, text="a table, as no row says when", line=line),))
    remarks = (remark if remark.line else replace(remark, line=line) for remark in found.remarks)
    return ImportedText(claims=tuple(_as_written(found.claims, table, lines)), remarks=tuple(remarks))


def _too_long(rows: Sequence[Row], lines: Sequence[str]) -> Iterator[Remark]:
    """Yield the rows with more in them than there are columns, which a reader would not see."""
    width = len(_raw_cells(lines[rows[0].line - 1])) if rows else 0
    for row in rows:
        cells = _raw_cells(lines[row.line - 1])
        if any(cell.strip() for cell in cells[width:]):
            wrong = f"{counted(len(cells), 'cell')}, but there are {width} columns; write a | within a cell as \\|"
            yield Remark(kind=Kind.REFUSED, line=row.line, text=wrong)


def _raw_cells(line: str) -> list[str]:
    """The cells of a line, with their markup; also those beyond the last column."""
    from markdown_it.rules_block.table import escapedSplit

    cells = escapedSplit(line.strip())
    return cells[(not cells[0]) : len(cells) - (not cells[-1])]


def _says_when(claim: ImportedClaim) -> bool:
    return any((claim.when, claim.start, claim.end, claim.duration, claim.relations))


def _tables(tokens: Sequence["Token"]) -> Iterator[_Table]:
    table = _Table()
    cells: list[str] = []
    line, links = 1, tuple[str, ...]()
    for token in tokens:
        if token.type == "table_open":
            table = _Table()
        elif token.type == "tr_open":
            cells, links = [], ()
            line = token.map[0] + 1 if token.map else line + 1
        elif token.type == "inline" and token.level > 0:
            words, found = words_and_links(token.content)
            cells.append(words)
            links += found
        elif token.type == "tr_close":
            table.rows.append(Row(line, tuple(cells)))
            table.links[line] = links
        elif token.type == "table_close":
            yield table


def _as_written(claims: Sequence[ImportedClaim], table: _Table, lines: Sequence[str]) -> Iterator[ImportedClaim]:
    """Yield the claims with the links of their rows, and with quotes as they stand there."""
    for claim in claims:
        parts = [claim.note, *table.links.get(claim.line, ())]
        quote = standing_quote(claim.quote, lines[claim.line - 1]) if claim.quote else None
        yield replace(claim, note="; ".join(part for part in parts if part) or None, quote=quote)


def _outside(tokens: Sequence["Token"]) -> Iterator[Remark]:
    """Yield what stands outside of the tables, once for all."""
    lines = [token.map[0] + 1 for token in tokens if token.type == "paragraph_open" and token.map]
    if lines:
        what = "a paragraph" if len(lines) == 1 else f"{len(lines)} paragraphs"
        yield Remark(kind=Kind.LEFT_OUT, text=f"{what} outside of tables", line=lines[0])


def _title(tokens: Sequence["Token"]) -> str:
    """Return the words of the first heading of the first rank; empty: there is none."""
    found = (inner for token, inner in pairwise(tokens) if token.tag == "h1" and token.nesting == 1)
    first = next(found, None)
    return words_and_links(first.content)[0] if first else ""
