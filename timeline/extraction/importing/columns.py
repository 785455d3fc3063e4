"""Which column of a table says what: by the names people give to columns, or as they say themselves.

`SYNONYMS` is the one table of names. Names are compared without case, and with spaces and signs as `_`. A column that
nobody knows is an attribute of its events, under its own name.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Final

from timeline.extraction.importing.rows import Kind, Refused, Remark
from timeline.model.dataclass import dataclass

ATTRIBUTE: Final = "attributes."  # before the key of an attribute
IGNORED: Final = "-"  # `--column -=Name`: leave that column out

# What a column says, and the names that it may have: the first that is there says it.
SYNONYMS: Final[Mapping[str, tuple[str, ...]]] = {
    "event": ("event", "event_id", "eventid"),
    "title": ("title", "event_title", "event_name", "headline", "name", "label", "what", "summary", "subject"),
    "id": ("id", "claim_id", "claim", "uid"),
    "when": ("edtf", "when", "date", "dates", "datetime", "date_time", "timestamp", "day", "dated", "year"),
    "start": ("start", "start_date", "startdate", "start_time", "from", "begin", "began", "since", "date_start"),
    "end": ("end", "end_date", "enddate", "end_time", "to", "until", "till", "ended", "date_end"),
    "duration": ("duration", "length", "lasted"),
    "quote": ("quote", "quotation", "evidence", "words", "excerpt", "passage"),
    "at": ("at",),
    "note": ("note", "notes", "comment", "comments", "remark", "remarks", "description", "details", "text"),
    "source": ("source", "source_id", "sourceid", "dataset"),
    "attributed_to": ("attributed_to", "according_to", "attribution"),
    "basis": ("basis",),
    "read": ("read",),
    "report": ("report", "planned"),
    "weekday": ("weekday", "day_of_week"),
    "count": ("count",),
    "relations": ("relations",),
    "attributes": ("attributes",),
    "calendar": ("calendar",),
    "zone": ("zone", "time_zone", "timezone", "tz"),
    "event_note": ("event_note",),
    "part_of": ("part_of", "parent"),
    "instant": ("instant",),
    "tags": ("tags", "tag", "category", "categories", "group"),
    "attributes.place": ("place", "places", "location", "where", "city"),
}
OWN_MARKS: Final = frozenset({"start_earliest", "set_aside"})  # of events that `export` wrote: the rest is computed


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Where each thing stands in a row, and what is to be told of the choice."""

    places: Mapping[str, int]  # key of a claim, or `attributes.KEY` -> place in the row, from 0
    names: Sequence[str]  # of all columns
    remarks: tuple[Remark, ...] = field(default=())

    def name_of(self, key: str) -> str:
        """The name of the column that says something, for messages."""
        return self.names[self.places[key]]


def normal(name: str) -> str:
    """Return a name of a column as it is compared: `Start Date` is `start_date`."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"[^\w.]+", "_", plain).strip("_.")


def knows_a_name(cells: Iterable[str], asked: Mapping[str, str]) -> bool:
    """Whether a row has names of columns in it: known ones, or some that were asked for."""
    known = {name for names in SYNONYMS.values() for name in names} | {normal(name) for name in asked.values()}
    return any(normal(cell) in known for cell in cells if normal(cell))


def find_columns(names: Sequence[str], asked: Mapping[str, str]) -> Columns:
    """Return which column says what, of columns with these names.

    `asked` goes before the names: key -> name of a column, or its number from 1. Raises Refused: one that was asked for
    is not there, or a key that no claim has.
    """
    chosen, left_out = _asked(names, asked)
    normals = [normal(name) for name in names]
    for key, place in _by_name(normals, chosen, left_out):
        chosen[key] = place
    _id_is_the_events(chosen, asked)
    taken, told = {*chosen.values(), *left_out}, []
    is_own = set(normals) >= OWN_MARKS
    for place, name in enumerate(normals):
        if place in taken or not name:
            continue
        key = names[place].strip() if name.startswith(ATTRIBUTE) else ATTRIBUTE + name
        if is_own or chosen.setdefault(key, place) != place:
            told.append(names[place])
    return Columns(places=chosen, names=names, remarks=tuple(_remarks(names, chosen, told, asked)))


def _asked(names: Sequence[str], asked: Mapping[str, str]) -> tuple[dict[str, int], set[int]]:
    """Return the columns that were asked for, by key, and those that are to be left out."""
    chosen, left_out = {}, set()
    for key, name in asked.items():
        place = _place_of(name, names)
        if key == IGNORED or key.startswith(f"{IGNORED}."):
            left_out.add(place)
        elif key in SYNONYMS or (key.startswith(ATTRIBUTE) and len(key) > len(ATTRIBUTE)):
            chosen[key] = place
        else:
            keys = ", ".join(name for name in SYNONYMS if ATTRIBUTE not in name)
            raise Refused(f"--column {key}={name}: a claim has no `{key}`; write one of {keys}, attributes.NAME")
    return chosen, left_out


def _place_of(name: str, names: Sequence[str]) -> int:
    """Return the place of a column by its name as it stands, then by the normal one, then by its number from 1."""
    for same in (lambda each: each == name, lambda each: normal(each) == normal(name)):
        found = next((place for place, each in enumerate(names) if same(each)), None)
        if found is not None:
            return found
    if name.isdecimal() and 1 <= int(name) <= len(names):
        return int(name) - 1
    shown = ", ".join(each for each in names if each) or "none has a name"
    raise Refused(f"there is no column `{name}`; the columns are: {shown}")


def _by_name(normals: Sequence[str], chosen: Mapping[str, int], left_out: set[int]) -> Iterator[tuple[str, int]]:
    """Yield what the names say of what nobody asked for: of each thing the first name that is there."""
    taken = {*chosen.values(), *left_out}
    for key, synonyms in SYNONYMS.items():
        places = [normals.index(name) for name in synonyms if name in normals]
        free = [place for place in places if place not in taken]
        if key not in chosen and free:
            yield key, free[0]


def _id_is_the_events(chosen: dict[str, int], asked: Mapping[str, str]) -> None:
    """Take `id` for the event's where no column names the event: a row then is an event."""
    if "id" in chosen and "id" not in asked and "event" not in chosen:
        chosen["event"] = chosen.pop("id")


def _remarks(
    names: Sequence[str], chosen: Mapping[str, int], computed: Sequence[str], asked: Mapping[str, str]
) -> Iterator[Remark]:
    by_key = {key: names[place] for key, place in chosen.items()}
    read = [f"{key} from `{name}`" for key, name in by_key.items() if normal(name) != key and key not in asked]
    kept = [name for key, name in by_key.items() if key == ATTRIBUTE + normal(name) and key not in SYNONYMS]
    read = [words for words in read if not any(words.endswith(f"`{name}`") for name in kept)]
    if read:
        yield Remark(kind=Kind.ASSUMED, text=f"columns: {', '.join(read)}")
    if kept:
        yield Remark(kind=Kind.ASSUMED, text=f"columns that are attributes of the events: {', '.join(kept)}")
    if computed:
        yield Remark(kind=Kind.LEFT_OUT, text=f"columns that no key of a claim corresponds to: {', '.join(computed)}")
