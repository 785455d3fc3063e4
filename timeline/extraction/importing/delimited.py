"""Text as rows of cells: what parts the columns is found, quotes and line breaks in cells are kept, lines counted."""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import StringIO
from typing import Final, NamedTuple

from timeline.extraction.importing.rows import Kind, Remark

DELIMITERS: Final = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
SAMPLED_ROWS: Final = 50
LONGEST_ROW: Final = 5_000  # lines: a quote that closes later than that was never meant to be one
MAX_CELL: Final = 2**31 - 1


class Row(NamedTuple):
    """One row of a table, and the line where it begins."""

    line: int
    cells: Sequence[str]


def find_delimiter(text: str) -> str:
    """Return the sign that parts columns: that by which most rows have as many cells, and more than one.

    Rows are read with their quotes, so that commas in words do not count. A comma, where no sign does better.
    """
    lines = _lines_of(text, SAMPLED_ROWS * 4)

    def evenness(delimiter: str) -> tuple[int, int]:
        rows = [row for row in _some_rows(lines, delimiter) if any(row)][:SAMPLED_ROWS]
        widths = Counter(len(row) for row in rows)
        width, often = widths.most_common(1)[0] if widths else (1, 0)
        return (often, width) if width > 1 else (0, 0)

    return max(DELIMITERS, key=evenness)


def read_rows(text: str, delimiter: str) -> tuple[list[Row], list[Remark]]:
    """Return the rows that are not empty, and a remark for each line whose quotes cannot be followed; cost: linear."""
    lines = _lines_of(text)
    rows: list[Row] = []
    remarks: list[Remark] = []
    start = 0
    with _cells_of_any_length():
        while start < len(lines):
            start = _read_on(lines, start, delimiter, rows, remarks)
    return rows, remarks


def _read_on(lines: Sequence[str], start: int, delimiter: str, rows: list[Row], remarks: list[Remark]) -> int:
    """Read rows until the end, or until one is wrong; return the line, from 0, where to go on."""
    reader = csv.reader(_from(lines, start), delimiter=delimiter, strict=True)
    begins = start
    try:
        for cells in reader:
            if start + reader.line_num - begins > LONGEST_ROW:
                raise csv.Error("too long")
            if any(cell.strip() for cell in cells):
                rows.append(Row(begins + 1, cells))
            begins = start + reader.line_num
    except csv.Error as error:
        remarks.append(Remark(kind=Kind.REFUSED, line=begins + 1, text=_wrong_quotes(str(error))))
        return begins + 1
    return len(lines)


def _from(lines: Sequence[str], start: int) -> Iterator[str]:
    return (lines[place] for place in range(start, len(lines)))


def _wrong_quotes(reason: str) -> str:
    if "expected after" in reason:
        return 'a quote closes in the middle of a cell; write "" for a quote within quotes'
    return "a quote opens and never closes; close it, or write the cell without it"


def _some_rows(lines: Sequence[str], delimiter: str) -> list[list[str]]:
    with _cells_of_any_length():
        return list(csv.reader(lines, delimiter=delimiter))


def _lines_of(text: str, most: int | None = None) -> list[str]:
    """Return lines with their ends as they are; line feeds and carriage returns end one, no other sign does."""
    stream = StringIO(text, newline="")
    return list(stream) if most is None else [line for _, line in zip(range(most), stream, strict=False)]


@contextmanager
def _cells_of_any_length() -> Iterator[None]:
    """Let cells be as long as they are: the limit of the library would end the whole file."""
    before = csv.field_size_limit(MAX_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)
