"""The rows of a table as claims: a row a claim, columns by their names (`columns`), dates by column (`date_columns`).

For all formats that are tables.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from timeline.extraction.importing.cells import DATES, ClaimCells
from timeline.extraction.importing.columns import Columns, find_columns, knows_a_name
from timeline.extraction.importing.date_columns import DateColumn, find_date_column
from timeline.extraction.importing.date_parts import join_dates
from timeline.extraction.importing.delimited import Row
from timeline.extraction.importing.rows import (
    ONE_SOURCE,
    ImportedClaim,
    ImportedText,
    ImportOptions,
    Kind,
    Refused,
    Remark,
)
from timeline.extraction.importing.when import is_ambiguous, is_spreadsheet_day, read_when
from timeline.model.counted import counted

SAMPLED: Final = 200  # rows, to find the column of dates where no name tells
MOSTLY: Final = 0.6
NO_ROWS: Final = "there are no rows; see that the file is a table"
_IN_QUOTES: Final = "put a cell with the delimiter in it in quotes"
NO_DATES: Final = "no column says when; name one with --column when=NAME"


def read_table(rows: Sequence[Row], options: ImportOptions, remarks: Iterable[Remark] = ()) -> ImportedText:
    """Return a claim for each row below the names of the columns; the first row has them, if it is no claim itself.

    `remarks` are what was met before. A row with more cells than there are columns, or fewer, is refused.
    """
    told = list(remarks)
    joined = join_dates(rows, options.columns)
    rows = joined.rows
    if not rows:
        return ImportedText(remarks=(*told, Remark(kind=Kind.REFUSED, text=NO_ROWS)))
    try:
        columns, body = _columns_and_body(rows, options)
    except Refused as error:
        return ImportedText(remarks=(*told, error.remark(rows[0].line)))
    told += [*joined.remarks, *columns.remarks]
    whole = list(_of_one_width(body, len(columns.names), told))
    dates = {key: _date_column(key, columns, whole, options, told) for key in DATES if key in columns.places}
    undecided = [(column, columns.places[key]) for key, column in dates.items() if column.is_undecided]
    kept = [row for row in whole if not any(column.refuses(row.cells[place]) for column, place in undecided)]
    claims = tuple(_claims(kept, ClaimCells(columns, dates, options), told))
    said = {ONE_SOURCE: {"title": joined.title}} if joined.title else {}
    return ImportedText(claims=claims, remarks=tuple(told), sources=said)


def _claims(rows: Iterable[Row], reader: ClaimCells, told: list[Remark]) -> Iterator[ImportedClaim]:
    for row in rows:
        try:
            yield reader.claim(row.line, row.cells, told)
        except Refused as error:
            told.append(error.remark(row.line))


def _columns_and_body(rows: Sequence[Row], options: ImportOptions) -> tuple[Columns, Sequence[Row]]:
    """Return the columns, and the rows below their names. Raises Refused: nothing says what happened."""
    has_names = _has_names(rows, options)
    names = [cell.strip() for cell in rows[0].cells] if has_names else [""] * len(rows[0].cells)
    body = rows[1:] if has_names else rows
    guessed = _guessed(names, [row for row in body if len(row.cells) >= len(names)], options)
    columns = find_columns(names, {**options.columns, **guessed})
    if "event" not in columns.places and "title" not in columns.places:
        shown = ", ".join(name for name in names if name) or f"{len(names)} without names"
        raise Refused(f"no column says what happened; name it with --column title=NAME (the columns are: {shown})")
    told = [*_guess_remarks(columns, guessed, has_names=has_names), *columns.remarks]
    return replace(columns, remarks=tuple(told)), body


def _has_names(rows: Sequence[Row], options: ImportOptions) -> bool:
    """Whether the first row names the columns: it has a known name, or no date and no empty cell."""
    first = rows[0].cells
    if knows_a_name(first, options.columns):
        return True
    return all(cell.strip() for cell in first) and not any(_is_date(cell, options) for cell in first)


def _guessed(names: Sequence[str], body: Sequence[Row], options: ImportOptions) -> dict[str, str]:
    """Return columns that only their cells tell: of dates, and of words; by key, as numbers from 1."""
    known = find_columns(names, options.columns).places
    named = {key: place for key, place in known.items() if not key.startswith("attributes.") or key in options.columns}
    free = [place for place in range(len(names)) if place not in named.values()]
    found: dict[str, str] = {}
    if not any(key in named for key in (*DATES, "duration", "relations")):
        dated = [place for place in free if _mostly(body, place, lambda cell: _is_date(cell, options))]
        found |= {"when": str(dated[0] + 1)} if dated else {}
        free = [place for place in free if place not in dated]
    if "event" not in named and "title" not in named:
        wordy = [place for place in free if _mostly(body, place, _has_words)]
        found |= {"title": str(wordy[0] + 1)} if wordy else {}
    return found


def _guess_remarks(columns: Columns, guessed: dict[str, str], *, has_names: bool) -> Iterator[Remark]:
    if guessed:
        told = ", ".join(f"{key} in {columns.name_of(key) or f'column {place}'}" for key, place in guessed.items())
        no_names = "" if has_names else "the first row is no row of names; "
        yield Remark(kind=Kind.ASSUMED, text=f"{no_names}as the cells show, {told}")
    if not any(key in columns.places for key in (*DATES, "duration", "relations")):
        yield Remark(kind=Kind.LEFT_OUT, text=NO_DATES)


def _mostly(rows: Sequence[Row], place: int, holds: Callable[[str], bool]) -> bool:
    cells = [row.cells[place] for row in rows[:SAMPLED] if row.cells[place].strip()]
    return bool(cells) and sum(map(holds, cells)) >= MOSTLY * len(cells)


def _has_words(cell: str) -> bool:
    return any(sign.isalpha() for sign in cell)


def _is_date(cell: str, options: ImportOptions) -> bool:
    if not any(sign.isdecimal() for sign in cell):
        return False
    if is_ambiguous(cell) or is_spreadsheet_day(cell):
        return True
    try:
        return read_when(cell, options) is not None
    except Refused:
        return False


def _of_one_width(rows: Iterable[Row], width: int, told: list[Remark]) -> Iterator[Row]:
    """Yield the rows that have as many cells as there are columns; empty cells too many do not count."""
    for row in rows:
        cells = row.cells
        if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
            cells = cells[:width]
        if len(cells) == width:
            yield Row(row.line, cells)
        else:
            wrong = f"{counted(len(cells), 'cell')}, but there are {width} columns; {_IN_QUOTES}"
            told.append(Remark(kind=Kind.REFUSED, line=row.line, text=wrong))


def _date_column(
    key: str, columns: Columns, rows: Iterable[Row], options: ImportOptions, told: list[Remark]
) -> DateColumn:
    place = columns.places[key]
    cells = [(row.line, row.cells[place]) for row in rows if row.cells[place].strip()]
    column, remarks = find_date_column(columns.name_of(key) or f"column {place + 1}", cells, options)
    told += remarks
    return column
