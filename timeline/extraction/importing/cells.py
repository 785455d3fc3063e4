"""One row of a table as a claim."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from timeline.extraction.importing.columns import ATTRIBUTE, Columns
from timeline.extraction.importing.date_columns import DateColumn
from timeline.extraction.importing.json_claims import attributes_of, choice, count_of, relations_of
from timeline.extraction.importing.rows import (
    NOTHING,
    ImportedClaim,
    ImportOptions,
    Kind,
    Refused,
    Remark,
    short_quote,
)
from timeline.extraction.importing.when import read_length
from timeline.model.claim import Basis, Read, Report
from timeline.model.edtf.reckoning import Calendar

DATES: Final = ("when", "start", "end")
TEXTS: Final = ("id", "source", "calendar", "zone", "attributed_to", "note", "part_of")
SAYS: Final = (*DATES, "duration", "relations", "attributes")
RARE: Final = ("duration", "basis", "report", "read", "weekday", "count", "relations", "at")
YES: Final = frozenset({"yes", "true", "1", "y", "x", "plan"})
BETWEEN_TAGS: Final = re.compile(r"\s*[;,|]\s*")
CUT: Final = "the quote is cut to its first 12 words"
NO_DATE: Final = "no date: the claim says nothing of when"
ABSENT: Final = ("null", "NULL", "~", "\\N")  # cells that are empty, as databases write it
UNDATED: Final = frozenset(
    ("-", "–", "—", "?", "n/a", "na", "nan", "nat", "n.d.", "none", "not known", "tba", "tbd", "undated", "unknown")
)
STILL: Final = frozenset(("present", "ongoing", "now", "to date", "until now"))  # of ends
# `export` puts ' before what a spreadsheet would run, and what would be taken for an empty cell
_FORMULA: Final = re.compile(r"'(?='*\s*[=+\-@＝＋－＠]|'*(?:null|NULL|~|\\N)$)")


class ClaimCells:
    """Reads the rows of one table."""

    def __init__(self, columns: Columns, dates: Mapping[str, DateColumn], options: ImportOptions) -> None:
        self._columns = columns
        self._places = columns.places
        self._dates = dates
        self._options = options
        self._attributes = [(k.removeprefix(ATTRIBUTE), p) for k, p in self._places.items() if k.startswith(ATTRIBUTE)]
        self._texts = [key for key in TEXTS if key in self._places]
        self._rare = [key for key in RARE if key in self._places]
        self._may_say_when = bool(dates) or "duration" in self._places

    def claim(self, line: int, cells: Sequence[str], told: list[Remark]) -> ImportedClaim:
        """Return the claim of a row; what was assumed of it is told. Raises Refused: the first thing that is wrong."""
        values: dict[str, Any] = {"line": line}
        self._name_event(values, cells)
        self._read_dates(values, cells, told)
        for key in self._texts:
            values[key] = self._cell(key, cells) or None
        for key in self._rare:
            self._read_rare(key, values, self._cell(key, cells))
        values["attributes"] = self._read_attributes(cells)
        self._read_event(values, cells)
        self._read_quote(values, cells, told)
        if self._may_say_when and not any(values.get(key) for key in SAYS):
            told.append(Remark(kind=Kind.ASSUMED, line=line, text=NO_DATE))
        return ImportedClaim(**values)

    def _cell(self, key: str, cells: Sequence[str]) -> str:
        place = self._places.get(key)
        if place is None:
            return ""
        text = cells[place].strip()
        return "" if text in ABSENT else plain_cell(text)

    def _name_event(self, values: dict[str, Any], cells: Sequence[str]) -> None:
        event, title = self._cell("event", cells), self._cell("title", cells)
        if not event and not title:
            raise Refused("the row names no event; write its id or its title")
        values["event"] = event or title
        values["title"] = title or None
        if "event_note" in self._places:
            values["event_note"] = self._cell("event_note", cells) or None

    def _read_dates(self, values: dict[str, Any], cells: Sequence[str], told: list[Remark]) -> None:
        words = []
        calendar = self._cell("calendar", cells)
        for key, column in self._dates.items():
            text = self._date_text(key, values["line"], cells, told)
            found = column.read(text, choice(Calendar, calendar, "calendar") if calendar else None)
            if found is None:
                continue
            values[key] = found.edtf
            words += [text] if found.edtf != text else []
            self._note_read(values, found.read, found.weekday)
            name = column.name
            told += [Remark(kind=Kind.ASSUMED, line=values["line"], column=name, text=each) for each in found.assumed]
        _settle_sides(values, has_starts="start" in self._dates)
        if words:
            values["quote"] = short_quote(words[0])[0]

    def _date_text(self, key: str, line: int, cells: Sequence[str], told: list[Remark]) -> str:
        """Return the words of a date; none where they say that it is not known, or that an end is still to come."""
        text = self._cell(key, cells)
        if key == "end" and text.casefold() in STILL:
            wrong = f'"{text}" is no end: the claim says nothing of when it ended'
            told.append(Remark(kind=Kind.LEFT_OUT, line=line, column=self._columns.name_of(key), text=wrong))
            return ""
        return "" if text.casefold() in UNDATED else text

    @staticmethod
    def _note_read(values: dict[str, Any], read: Read, weekday: str | None) -> None:
        if read is Read.VAGUE:
            values["read"] = read
        if weekday is not None:
            values["weekday"] = weekday

    def _read_rare(self, key: str, values: dict[str, Any], text: str) -> None:
        """Read what few tables have."""
        if not text:
            return
        column = self._columns.name_of(key)
        if key == "duration":
            length = read_length(text, self._options, column)
            if length is not None:
                values[key] = length[0]
                self._note_read(values, length[1], None)
        elif key == "basis":
            values[key] = choice(Basis, text, column)
        elif key == "report":
            values[key] = _report(text, column)
        elif key == "read":
            values[key] = choice(Read, text, column)
        elif key == "weekday":
            values[key] = text.capitalize()
        else:
            values[key] = _READERS[key](_json(text, column), column)

    def _read_attributes(self, cells: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        if "attributes" in self._places and (text := self._cell("attributes", cells)):
            found |= attributes_of(_json(text, self._columns.name_of("attributes")), "attributes")
        for key, place in self._attributes:
            text = cells[place].strip()
            if text and text not in ABSENT:
                found[key] = _values(plain_cell(text))
        return found or NOTHING

    def _read_event(self, values: dict[str, Any], cells: Sequence[str]) -> None:
        tags = self._cell("tags", cells)
        if tags:
            listed = _values(tags) if tags.startswith("[") else BETWEEN_TAGS.split(tags)
            values["tags"] = tuple(dict.fromkeys(tag for tag in listed if tag))
        if "instant" in self._places:
            values["instant"] = self._cell("instant", cells).casefold() in YES

    def _read_quote(self, values: dict[str, Any], cells: Sequence[str], told: list[Remark]) -> None:
        """Take the quote of the row; where it has none, the words of its date that had to be read."""
        quote, is_cut = short_quote(self._cell("quote", cells))
        if quote is not None:
            values["quote"] = quote
        if is_cut:
            column = self._columns.name_of("quote")
            told.append(Remark(kind=Kind.ASSUMED, line=values["line"], column=column, text=CUT))


def plain_cell(text: str) -> str:
    """Return a cell without the apostrophe that `export` puts before what a spreadsheet would run."""
    return _FORMULA.sub("", text, count=1) if text.startswith("'") else text


def _settle_sides(values: dict[str, Any], *, has_starts: bool) -> None:
    """Take an interval that is a start alone for the whole; a date beside an end for a start, if no row has one."""
    if "/" in values.get("start", "") and "end" not in values and "when" not in values:
        values["when"] = values.pop("start")
    if "when" in values and "end" in values and not has_starts and "/" not in values["when"]:
        values["start"] = values.pop("when")
    for key in ("start", "end"):
        if "/" in values.get(key, ""):
            raise Refused(f"{values[key]} is from-to, and cannot be the {key} alone; write one date", key)


def _report(text: str, column: str) -> Report:
    if text.casefold() in ("no", "false", "0", "n"):
        return Report.PAST
    return Report.PLAN if text.casefold() in YES else choice(Report, text, column)


def _values(text: str) -> tuple[str, ...]:
    """Return the values of a cell: one, or a JSON list of them."""
    if text.startswith("["):
        try:
            found = json.loads(text)
        except ValueError:
            return (text,)
        if isinstance(found, list) and found and all(isinstance(each, str) for each in found):
            return tuple(found)
    return (text,)


def _json(text: str, column: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise Refused("is not JSON; write it as `timeline export --claims` does", column) from None


def _position(value: Any, column: str) -> tuple[int, int]:
    if isinstance(value, list) and len(value) == 2 and all(isinstance(each, int) for each in value):
        return value[0], value[1]
    raise Refused("must be [start, end], code points of the document", column)


_READERS: Final = {"relations": relations_of, "count": count_of, "at": _position}
