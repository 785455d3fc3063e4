"""How the dates of one column are read: day or month first as its cells show, days as spreadsheets count them."""

from collections.abc import Sequence
from dataclasses import replace

from timeline.extraction.importing.rows import ImportOptions, Kind, Remark
from timeline.extraction.importing.when import (
    WhenRead,
    from_spreadsheet_day,
    is_ambiguous,
    is_spreadsheet_day,
    read_when,
    reads_day_first,
)
from timeline.model.dataclass import dataclass
from timeline.model.edtf.reckoning import Calendar, Reckoning

Cells = Sequence[tuple[int, str]]  # line and text of each cell that is not empty


@dataclass(frozen=True, slots=True, kw_only=True)
class DateColumn:
    """How the dates of one column are read."""

    name: str  # as the file has it
    options: ImportOptions
    is_serial: bool = False  # its numbers are days as spreadsheets count them
    is_undecided: bool = False  # `03/04/2022` is refused, once for the whole column

    def refuses(self, cell: str) -> bool:
        """Whether a cell is one of those that were refused for the whole column."""
        return self.is_undecided and is_ambiguous(cell)

    def read(self, cell: str, calendar: Calendar | None = None) -> WhenRead | None:
        """Return the date of a cell, in the calendar of its row; None: it is empty. Raises Refused."""
        if self.is_serial and cell.strip():
            return WhenRead(edtf=from_spreadsheet_day(cell))
        return read_when(cell, in_calendar(self.options, calendar), self.name)


def in_calendar(options: ImportOptions, calendar: Calendar | None) -> ImportOptions:
    """Return the options for dates in a calendar; None: that of the source."""
    if calendar in (None, options.reckoning.calendar):
        return options
    return replace(options, reckoning=Reckoning(calendar=calendar or Calendar.GREGORIAN))


def find_date_column(name: str, cells: Cells, options: ImportOptions) -> tuple[DateColumn, tuple[Remark, ...]]:
    """Return how the dates of a column are read, and what was assumed of it or is wrong with it.

    One cell that has one way to be read decides for all: 25/03/2022 says day first.
    """
    if cells and all(is_spreadsheet_day(cell) for _, cell in cells):
        line, cell = cells[0]
        told = f"numbers are days as spreadsheets count them: {cell.strip()} is {from_spreadsheet_day(cell)}"
        return DateColumn(name=name, options=options, is_serial=True), (_assumed(told, line, name),)
    doubtful = [(line, cell) for line, cell in cells if is_ambiguous(cell)]
    if options.day_first is not None or not doubtful:
        return DateColumn(name=name, options=options), ()
    day_first = reads_day_first(cell for _, cell in cells)
    if day_first is None:
        return DateColumn(name=name, options=options, is_undecided=True), (_undecided(doubtful, name),)
    line, cell = next(found for found in cells if reads_day_first([found[1]]) is day_first)
    told = f"{'day' if day_first else 'month'} first, as {cell.strip()} shows"
    return DateColumn(name=name, options=replace(options, day_first=day_first)), (_assumed(told, line, name),)


def _undecided(doubtful: Cells, name: str) -> Remark:
    line, cell = doubtful[0]
    told = f'"{cell.strip()}": day or month first? No cell of the column tells; give --day-first or --month-first'
    return Remark(kind=Kind.REFUSED, line=line, column=name, text=told, times=len(doubtful))


def _assumed(text: str, line: int, column: str) -> Remark:
    return Remark(kind=Kind.ASSUMED, line=line, column=column, text=text)
