"""Tables whose dates stand in several columns, Year, Month, Day and Time, End Year …: joined, each in one column.

So are the spreadsheets that TimelineJS shows, known by their column Headline: there -44 is 44 BC, words may be HTML,
and the row of the type `title` names the timeline.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from timeline.extraction.importing.columns import normal
from timeline.extraction.importing.delimited import Row
from timeline.extraction.importing.html_words import html_words
from timeline.extraction.importing.rows import Kind, Remark
from timeline.model.dataclass import dataclass
from timeline.model.edtf.calendar import MONTH_NAMES

PARTS: Final = ("year", "month", "day", "time")
ENDS: Final = tuple(f"end_{part}" for part in PARTS)
WHOLE: Final = frozenset({"date", "when", "edtf", "start", "start_date"})  # columns beside which parts say nothing new
_CLOCK: Final = re.compile(r"(\d\d?):(\d\d)(:\d\d)?", re.ASCII)
_YEAR: Final = re.compile(r"-?\d{1,4}", re.ASCII)
_NUMBERS: Final = range(1, len(MONTH_NAMES) + 1)
_MONTHS: Final = {name.lower(): number for number, name in enumerate(MONTH_NAMES, start=1)}


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedDates:
    """A table with its dates in one column each, where the first of their parts was."""

    rows: Sequence[Row]
    remarks: tuple[Remark, ...] = ()
    title: str | None = None  # of the timeline, where a row names it


def join_dates(rows: Sequence[Row], asked: Mapping[str, str]) -> JoinedDates:
    """Return the table with joined dates; as it is, where it has none to join or `asked` says where dates stand."""
    names = [normal(cell) for cell in rows[0].cells] if rows else []
    has_parts = "year" in names and ("month" in names or "end_year" in names)
    if not has_parts or WHOLE & set(names) or {"when", "start"} & set(asked):
        return JoinedDates(rows=rows)
    is_slides = "headline" in names
    body = list(rows[1:])
    title = _title(body, names) if is_slides else None
    if is_slides:
        body = [_without_markup(row, names) for row in body if _type(row, names) != "title"]
    parts = [rows[0].cells[names.index(part)].strip() for part in (*PARTS, *ENDS) if part in names]
    told = f"dates are joined of the columns {', '.join(parts)}"
    return JoinedDates(
        rows=[_head(rows[0], names), *(_joined(row, names, is_slides=is_slides) for row in body)],
        remarks=(Remark(kind=Kind.ASSUMED, text=told),),
        title=title,
    )


def _head(row: Row, names: Sequence[str]) -> Row:
    """Return the names of the columns: those of the joined parts have none any more."""
    joined = {"year": "date", "end_year": "end date"} | dict.fromkeys((*PARTS[1:], *ENDS[1:]), "")
    return Row(row.line, [joined.get(name, cell) for name, cell in zip(names, row.cells, strict=True)])


def _joined(row: Row, names: Sequence[str], *, is_slides: bool) -> Row:
    cells = list(row.cells)
    if len(cells) < len(names):
        return row  # it is refused for that
    for parts in (PARTS, ENDS):
        if parts[0] in names:
            said = [cells[names.index(part)].strip() if part in names else "" for part in parts]
            cells[names.index(parts[0])] = _date(said, is_slides=is_slides)
    return Row(row.line, cells)


def _date(parts: Sequence[str], *, is_slides: bool) -> str:
    """Return year, month, day and time as EDTF, or as words where they are no numbers; parts may be empty."""
    year, month, day, time = parts
    number = _MONTHS.get(month.lower()) or (int(month) if month.isdecimal() else None)
    clock = _CLOCK.fullmatch(time)
    is_plain = (number or not month) and (day.isdecimal() or not day) and (clock or not time) and (month or not day)
    if not is_plain or _YEAR.fullmatch(year) is None:
        name = MONTH_NAMES[number - 1] if number and number in _NUMBERS else month
        words = " ".join(part for part in (day, name, year) if part)
        return f"{words}, {time}" if time else words
    text = "-".join(
        [_edtf_year(int(year), is_slides=is_slides), *(f"{int(part):02}" for part in (number, day) if part)]
    )
    return f"{text}T{int(clock[1]):02}:{clock[2]}{clock[3] or ''}" if clock and day else text


def _edtf_year(year: int, *, is_slides: bool) -> str:
    year += is_slides and year < 0
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def _type(row: Row, names: Sequence[str]) -> str:
    place = names.index("type") if "type" in names else len(row.cells)
    return row.cells[place].strip().casefold() if place < len(row.cells) else ""


def _title(rows: Iterable[Row], names: Sequence[str]) -> str | None:
    place = names.index("headline")
    titles = (html_words(row.cells[place]) for row in rows if _type(row, names) == "title" and place < len(row.cells))
    return next(titles, None) or None


def _without_markup(row: Row, names: Sequence[str]) -> Row:
    worded = [place for place, name in enumerate(names) if name in ("headline", "text") and place < len(row.cells)]
    return Row(row.line, [html_words(cell) if place in worded else cell for place, cell in enumerate(row.cells)])
