"""Claims of the canonical form: the same values, places and findings as their nodes would give, without the nodes.

What matches `CLAIM` is right by the grammar, but for what is tested here. Where a test fails, the claim is read from
its nodes after all: they find the words for what is wrong. What runs for every claim looks things up where it can: that
a claim is canonical is found once, in its file, and not again when it is read from its own text, by `values`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from timeline.errors import EdtfError
from timeline.model.claim import MAX_QUOTE_WORDS, Attribute, Basis, Claim, Evidence, Read, ReadLater, Report
from timeline.model.duration import Duration
from timeline.model.edtf.calendar import WEEKDAY_NAMES
from timeline.model.edtf.date import EdtfDate
from timeline.model.edtf.reckoning import Calendar
from timeline.model.edtf.value import EdtfKind
from timeline.model.location import Location
from timeline.model.made import made, maker_of
from timeline.model.relation import SIDED_TYPES, Relation, RelationType, Side
from timeline.store import tables
from timeline.store.builders import GAP_TYPES, relation_places
from timeline.store.canonical.grammar import ATOM, CLAIMS, VALUE, relation, text_of_atom, text_of_value
from timeline.store.canonical.written import Written, composed, reading_of
from timeline.store.reading import Reading
from timeline.store.times import date_of, duration_of
from timeline.store.zone_names import find_zone

_location = maker_of(Location)
_KEY = re.compile(r"^(?:  - |    )([a-z_]+):", re.MULTILINE)
_KEY_OR_VALUE = re.compile(rf"({ATOM})(:?)")
_KEY_COLUMN = len("  - ") + 1
_FIRST_RELATION_COLUMN = len("    relations: [") + 1  # on the line below the one that names the event
_ATTRIBUTES_COLUMN = len("    attributes: ")  # of the brace, from 0
_TYPES = {member.value: member for member in RelationType}
_SIDES: Mapping[str | None, Side | None] = {None: None, **{member.value: member for member in Side}}
_CHOICES: Mapping[str, Mapping[str, Any]] = {
    "calendar": {member.value: member for member in Calendar},
    "weekday": {name: day for day, name in enumerate(WEEKDAY_NAMES)},
    "basis": {member.value: member for member in Basis},
    "read": {member.value: member for member in Read},
    "report": {member.value: member for member in Report},
}


Values = Sequence[Any]  # the texts of these groups, None where there is none
_VALUES = ("id", "event", "in_line", "when", "start", "end", "span", "listed", "attributes", "how")


class _ToBeReadFromNodes(Exception):
    """A value is wrong, or not of the usual kind."""


def claims_of(parts: Iterable[Written], text: str, reading: Reading) -> Iterator[Claim]:
    """Yield the claims that stand in a text; what is wrong is reported. Cost: some 5 microseconds a canonical one."""
    for part in parts:
        claim = None
        if part.match is not None and is_usual_evidence(*part.match.group("quote", "first", "last")):
            claim = usual_claim(part.match, part.match.group(*_VALUES), part.line, reading)
        if claim is not None:
            yield claim
        else:
            yield from _from_nodes(part, text, reading)


def is_usual_evidence(quote: str | None, first: str | None, last: str | None) -> bool:
    """Whether a quote, as it is written, is no longer than quotes may be, and does not end before it begins."""
    if first is not None and last is not None and int(last) < int(first):
        return False
    return quote is None or not _has_too_many_words(quote)


def usual_claim(match: re.Match[str], found: Values, line: int, reading: Reading) -> Claim | None:
    """Return the claim of a match of `CLAIM` or `values`, which begins on a line; None: a value is wrong, or unusual.

    It is known to be canonical, and its evidence to be as usual. What was `found` are the groups that `values` has.
    """
    try:
        return _claim(match, found, line, reading)
    except (_ToBeReadFromNodes, EdtfError, KeyError):
        return None


def _from_nodes(part: Written, text: str, reading: Reading) -> tuple[Claim, ...]:
    nodes = composed(text[part.start : part.end]) if part.nodes is None else part.nodes
    own = reading_of(part, text, reading)
    claims: tuple[Claim, ...] = tables.CLAIMS.read(nodes, own)
    reading.unread += own.unread
    reading.from_nodes += len(claims)
    return claims


def _claim(match: re.Match[str], found: Values, line: int, reading: Reading) -> Claim:
    """Return the claim of a match; raises where a value is wrong."""
    name, event, in_line, when, start, end, span, listed, named, how = found
    source = reading.source
    given: dict[str, Any] = {"id": name, "source": source, "event": event, "full_id": f"{source}/{name}"}
    if when is not None:
        given["when"] = _date(when, reading)
    if start is not None:
        given["start"] = _side(start, reading)
    if end is not None:
        given["end"] = _side(end, reading)
    if span:
        given |= _values(span)
    if in_line is not None or listed is not None:
        given["relations"] = _relations(match, line, reading.file)
    if named is not None:
        given["attributes"] = _attributes(match, named, line, reading.file)
    if how:
        given |= _values(how)
    return Claim.of(given, _READ_LATER, (match[0], line, reading.file))


def _text(atom: str) -> str:
    return text_of_atom(atom) if atom[0] == '"' else atom


def _date(atom: str, reading: Reading) -> EdtfDate:
    """Return a date, in which nothing is escaped; a time of day is read as its reading reckons."""
    text = atom[1:-1] if atom[0] == '"' else atom
    return date_of(text, reading.reckoning) if "T" in text else date_of(text)


def _side(atom: str, reading: Reading) -> EdtfDate:
    date = _date(atom, reading)
    if date.kind is EdtfKind.INTERVAL:
        raise _ToBeReadFromNodes
    return date


def _has_too_many_words(atom: str) -> bool:
    if atom.count(" ") < MAX_QUOTE_WORDS and atom.isascii():
        return False
    return len(_text(atom).split()) > MAX_QUOTE_WORDS


def _relations(match: re.Match[str], line: int, file: str) -> tuple[Relation, ...]:
    in_line, listed = match.span("in_line"), match.span("listed")
    if in_line[0] >= 0 and listed[0] >= 0:
        raise _ToBeReadFromNodes  # the key stands twice
    start, end = max(in_line, listed)
    first = relation().match(match.string, start + 1)
    if first is not None and first.end() + 1 == end:  # as mostly
        return (_relation(first.groups(), _location((file, line + 2, _FIRST_RELATION_COLUMN))),)
    found = list(relation().finditer(match.string, start, end))
    places = _places([one.start() for one in found], match.string, match.start(), line, file)
    return tuple([_relation(one.groups(), place) for one, place in zip(found, places, strict=True)])


def _relation(written: Sequence[Any], place: Location) -> Relation:
    kind, event, gap, within, from_side, to_side, quote = written
    given: dict[str, Any] = {"type": _TYPES[kind], "event": event, "location": place}
    if gap is not None:
        given["gap"] = _length(gap, allowed=given["type"] in GAP_TYPES)
    if within is not None:
        given["within"] = _length(within, allowed=given["type"] is RelationType.SAME_TIME)
    if from_side is not None or to_side is not None:
        if given["type"] not in SIDED_TYPES:
            raise _ToBeReadFromNodes
        given |= {"from_side": _SIDES[from_side], "to_side": _SIDES[to_side]}
    if quote is not None:
        given["quote"] = _text(quote)
        if _has_too_many_words(quote):
            raise _ToBeReadFromNodes
    return made(Relation, given)


def _length(atom: str, *, allowed: bool) -> Duration:
    if not allowed:
        raise _ToBeReadFromNodes
    return duration_of(_text(atom))


def _attributes(match: re.Match[str], text: str, line: int, file: str) -> tuple[Attribute, ...]:
    line += match.string.count("\n", match.start(), match.start("attributes"))
    return tuple(
        [
            made(Attribute, {"key": key, "values": values, "location": _location((file, line + below, column))})
            for key, values, below, column in _attributes_in(text)
        ]
    )


@lru_cache(maxsize=4_096)
def _attributes_in(text: str) -> Sequence[tuple[str, tuple[str, ...], int, int]]:
    """Return key, values, lines below the first and column of each attribute in a flow mapping."""
    found: dict[str, tuple[list[str], int]] = {}
    values: list[str] = []
    for atom in _KEY_OR_VALUE.finditer(text):
        if not atom[2]:
            values.append(_text(atom[1]))
            continue
        key, values = _text(atom[1]), []
        if key in found:
            raise _ToBeReadFromNodes
        found[key] = values, atom.start()
    places = _places([at for _, at in found.values()], text, 0, 0, "")
    return [
        (key, tuple(values), place.line, place.column + (0 if place.line else _ATTRIBUTES_COLUMN))
        for (key, (values, _)), place in zip(found.items(), places, strict=True)
    ]


def _values(lines: str) -> dict[str, Any]:
    """Return the values of keys that stand on lines of their own."""
    found = [(key, _value(key, text)) for key, text in VALUE.findall(lines)]
    values = dict(found)
    if len(values) < len(found):
        raise _ToBeReadFromNodes  # a key stands twice
    return values


def _value(key: str, typed: str) -> Any:
    """Return the value of a key; raises KeyError, or EdtfError, where it is wrong."""
    text = text_of_value(typed)
    if key in _CHOICES:
        return _CHOICES[key][text]
    if text == "~" or (key == "zone" and find_zone(text) is None):
        raise _ToBeReadFromNodes
    return duration_of(text) if key == "duration" else text


def _rest(text: str, line: int, file: str) -> dict[str, Any]:
    """Return what a claim is rarely asked for: its places and its evidence."""
    match = CLAIMS.member.match(text)
    assert match is not None
    quote, first, last = match.group("quote", "first", "last")
    found = list(_KEY.finditer(text))
    places = _places([key.start(1) for key in found], text, 0, line, file)
    keys = [(key[1], place) for key, place in zip(found, places, strict=True)]
    relations = _relations(match, line, file) if match["in_line"] or match["listed"] else ()
    named = _attributes(match, match["attributes"], line, file) if match["attributes"] else ()
    at = (int(first), int(last)) if first is not None else (None, None)
    return {
        "locations": (*keys, *relation_places(relations), *((f"attributes.{a.key}", a.location) for a in named)),
        "evidence": None if quote is None else Evidence(quote=_text(quote), start=at[0], end=at[1]),
    }


def _place_of(key: str, claim: Claim, text: str, line: int, file: str) -> Location | None:
    """Return the place of one key; None: the claim has none of this name. Of `id` it is that of the claim itself."""
    if key == "id":
        return Location(file, line, _KEY_COLUMN)
    if key.endswith("]"):
        return claim.relations[int(key[len("relations[") : -1])].location
    if "." in key:
        return next((a.location for a in claim.attributes if key == f"attributes.{a.key}"), None)
    at = text.find(f"\n    {key}:")
    return None if at < 0 else Location(file, line + text.count("\n", 0, at + 1), _KEY_COLUMN)


_READ_LATER = ReadLater(_rest, _place_of)


def _places(offsets: Iterable[int], text: str, start: int, line: int, file: str) -> Iterator[Location]:
    """Yield the places of ascending offsets in a text, from `start` on, where a line begins. Cost: linear, all told."""
    begin = start
    for at in offsets:
        breaks = text.count("\n", start, at)
        if breaks:
            line += breaks
            begin = text.rfind("\n", start, at) + 1
        yield _location((file, line, at - begin + 1))
        start = at
