"""One JSON object as a claim: keys as in a claims file, values as they stand there."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, Final, TypeVar

from timeline.extraction.importing.columns import SYNONYMS
from timeline.extraction.importing.date_columns import in_calendar
from timeline.extraction.importing.rows import (
    NOTHING,
    ImportedClaim,
    ImportedRelation,
    ImportOptions,
    Kind,
    Refused,
    Remark,
    short_quote,
)
from timeline.extraction.importing.when import read_length, read_when
from timeline.model.claim import Basis, Read, Report
from timeline.model.edtf.reckoning import Calendar
from timeline.model.nearest import nearest_name
from timeline.model.relation import RelationType, Side

Chosen = TypeVar("Chosen", bound=StrEnum)
Values = dict[str, Any]

RELATION_KEYS: Final = ("type", "event", "gap", "within", "from", "to", "quote")


def choice(options: type[Chosen], text: Any, column: str) -> Chosen:
    """Return one of a few words. Raises Refused: it is none of them."""
    try:
        return options(str(text).strip().casefold())
    except ValueError:
        names = [option.value for option in options]
        near = nearest_name(str(text), names)
        hint = f"did you mean {near}?" if near else f"write one of {', '.join(names)}"
        raise Refused(f'"{str(text)[:60]}" is no value of `{column}`; {hint}', column) from None


def relations_of(value: Any, key: str) -> tuple[ImportedRelation, ...]:
    """Return the relations of a claim: a list of objects as in a claims file. Raises Refused."""
    listed = value if isinstance(value, list) else [value]
    return tuple(_relation(each, f"{key}[{place}]") for place, each in enumerate(listed))


def attributes_of(value: Any, key: str) -> Mapping[str, tuple[str, ...]]:
    """Return attributes: an object of texts, or of lists of them. Raises Refused."""
    if not isinstance(value, Mapping):
        raise Refused('must be an object such as {"place": ["Bucha"]}', key)
    found = {str(name): texts_of(each, f"{key}.{name}") for name, each in value.items() if each not in (None, "", [])}
    return found or NOTHING


def count_of(value: Any, key: str) -> Mapping[str, str]:
    """Return what a text counts beside a date: `span` and `since`. Raises Refused."""
    if not isinstance(value, Mapping) or set(value) != {"span", "since"}:
        raise Refused('must be an object such as {"span": "P34D", "since": "2022-02-24"}', key)
    return {"span": text_of(value["span"], key), "since": text_of(value["since"], key)}


def text_of(value: Any, key: str) -> str:
    """Return a single value as the text that was typed. Raises Refused: a list or an object."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int | float):
        return str(value)
    raise Refused("must be a single value, not a list or an object", key)


def texts_of(value: Any, key: str) -> tuple[str, ...]:
    """Return one value or a list of them. Raises Refused."""
    return tuple(text_of(each, key) for each in value) if isinstance(value, list) else (text_of(value, key),)


def _relation(value: Any, key: str) -> ImportedRelation:
    if not isinstance(value, Mapping):
        raise Refused('must be an object such as {"type": "before", "event": "vote"}', key)
    unknown = [name for name in value if name not in RELATION_KEYS]
    if unknown:
        raise Refused(f"has a key that no relation has: {unknown[0]}; keys are {', '.join(RELATION_KEYS)}", key)
    given = {name: text_of(each, key) for name, each in value.items() if each is not None}
    if not {"type", "event"} <= set(given):
        raise Refused("needs `type` and `event`", key)
    sides = {
        f"{name}_side": choice(Side, given[name], f"{key}.{name}").value for name in ("from", "to") if name in given
    }
    return ImportedRelation(
        type=choice(RelationType, given["type"], f"{key}.type").value,
        event=given["event"],
        gap=given.get("gap"),
        within=given.get("within"),
        quote=short_quote(given.get("quote", ""))[0],
        **sides,
    )


class JsonClaims:
    """Reads the objects of one file, and counts the keys that say nothing to it."""

    def __init__(self, options: ImportOptions) -> None:
        self._options = options
        self._names = {name: key for key, names in SYNONYMS.items() for name in reversed(names)}
        self._names |= {name: key for key, name in options.columns.items()}
        self.unknown: dict[str, tuple[int, int]] = {}  # key -> the first line that has it, and how many have

    def claim(self, line: int, value: Mapping[str, Any], told: list[Remark]) -> ImportedClaim:
        """Return the claim of an object; what was assumed of it is told. Raises Refused: the first thing wrong."""
        given = self._by_key(line, value)
        if "event" not in given and "title" not in given:
            raise Refused('the object names no event; write "event" or "title"')
        values: Values = {"line": line}
        for key, each in given.items():
            if key.startswith("attributes."):
                name = key.removeprefix("attributes.")
                values["attributes"] = {**values.get("attributes", {}), name: texts_of(each, key)}
            else:
                _READERS.get(key, _text)(key, each, values)
        values.setdefault("event", values.get("title"))
        self._read_times(values, told)
        return ImportedClaim(**values)

    def _by_key(self, line: int, value: Mapping[str, Any]) -> Values:
        """Return what is given, by the keys of a claim; a name that stands first in the table goes before others."""
        found: Values = {}
        known = set(value)
        for name, each in value.items():
            key = self._key_of(name, known)
            if each in (None, "", [], {}):
                continue
            if key is None or key in found:
                first, times = self.unknown.get(name, (line, 0))
                self.unknown[name] = first, times + 1
            else:
                found[key] = each
        if "id" in found and "event" not in found and "title" in found:
            found["event"] = found.pop("id")
        return found

    def _key_of(self, name: str, known: set[str]) -> str | None:
        if name.startswith("attributes."):
            return name
        if name in SYNONYMS and name not in self._options.columns.values():
            return name
        key = self._names.get(name)
        return None if key in known and key != name else key

    def _read_times(self, values: Values, told: list[Remark]) -> None:
        """Read the dates, in the calendar of the claim where it names one."""
        calendar = choice(Calendar, values["calendar"], "calendar") if values.get("calendar") else None
        options = in_calendar(self._options, calendar)
        for key in ("when", "start", "end"):
            found = read_when(values.get(key) or "", options, key)
            if found is None:
                values.pop(key, None)
                continue
            if found.edtf != values[key].strip():
                values.setdefault("quote", short_quote(values[key])[0])
            values[key] = found.edtf
            values |= {"read": found.read} if found.read is Read.VAGUE else {}
            values |= {"weekday": found.weekday} if found.weekday else {}
            line = values["line"]
            told += [Remark(kind=Kind.ASSUMED, line=line, column=key, text=each) for each in found.assumed]
        length = read_length(values.get("duration") or "", self._options, "duration")
        values |= {"duration": length[0]} if length else {}


def _text(key: str, value: Any, values: Values) -> None:
    values[key] = text_of(value, key)


def _evidence(key: str, value: Any, values: Values) -> None:
    """Take a quote, or an object of a quote and its place, as `evidence` is in a claims file."""
    if not isinstance(value, Mapping):
        values["quote"] = short_quote(text_of(value, key))[0]
        return
    values["quote"] = short_quote(text_of(value.get("quote", ""), key))[0]
    if value.get("at") is not None:
        _at(f"{key}.at", value["at"], values)


def _at(key: str, value: Any, values: Values) -> None:
    if not (isinstance(value, list) and len(value) == 2 and all(isinstance(each, int) for each in value)):
        raise Refused("must be [start, end], code points of the document", key)
    values["at"] = (value[0], value[1])


def _read_as(reader: Callable[[Any, str], Any]) -> Callable[[str, Any, Values], None]:
    def read(key: str, value: Any, values: Values) -> None:
        values[key] = reader(value, key)

    return read


def _chosen(options: type[StrEnum]) -> Callable[[str, Any, Values], None]:
    def read(key: str, value: Any, values: Values) -> None:
        values[key] = choice(options, value, key)

    return read


def _yes(key: str, value: Any, values: Values) -> None:
    values[key] = text_of(value, key).casefold() in ("true", "yes", "1")


_READERS: Final[Mapping[str, Callable[[str, Any, Values], None]]] = {
    "quote": _evidence,
    "at": _at,
    "relations": _read_as(relations_of),
    "attributes": _read_as(attributes_of),
    "count": _read_as(count_of),
    "tags": _read_as(texts_of),
    "basis": _chosen(Basis),
    "read": _chosen(Read),
    "report": _chosen(Report),
    "instant": _yes,
}
