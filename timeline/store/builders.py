"""From the fields of one mapping to the value of the model; what needs two keys to be judged is judged here."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from timeline.model.check_settings import CheckSettings, PerFile
from timeline.model.claim import Attribute, Claim, Count, Evidence
from timeline.model.decisions import Action, Baseline, BaselineEntry, Resolution, Split
from timeline.model.event import Event
from timeline.model.location import Location
from timeline.model.places import around
from timeline.model.relation import SIDED_TYPES, SIDED_WORDS, Relation, RelationType
from timeline.model.settings import DEFAULT_WEIGHTS, DEFAULT_WIDTHS_DAYS, AttributeType, Settings, TypedAttribute
from timeline.model.source import Document, ExtractedFrom, Source
from timeline.store.mappings import Fields
from timeline.store.reading import LeftOutClaim, Mention, WrongValue, mentions_of

GAP_TYPES = frozenset({RelationType.BEFORE, RelationType.AFTER})


def settings(fields: Fields) -> Settings:
    """Return the settings: what is not given has its default."""
    values = fields.values
    lies_within = around(values.get("places", {}))
    types = values.get("attributes", {})
    return Settings(
        title=values.get("title", Settings().title),
        zone=values.get("zone", Settings().zone),
        widths_days=MappingProxyType({**DEFAULT_WIDTHS_DAYS, **values.get("widths", {})}),
        attributes=MappingProxyType({key: _with_places(typed, lies_within) for key, typed in types.items()}),
        places=values.get("places", MappingProxyType({})),
        weights=MappingProxyType({**DEFAULT_WEIGHTS, **values.get("kinds", {})}),
        words=values.get("words", MappingProxyType({})),
        check=values.get("check", CheckSettings()),
    )


def _with_places(typed: TypedAttribute, lies_within: Mapping[str, frozenset[str]]) -> TypedAttribute:
    return replace(typed, around=lies_within) if typed.type is AttributeType.PLACE else typed


def typed_attribute(fields: Fields) -> TypedAttribute:
    """Return the type of an attribute; raises WrongValue for what belongs to numbers alone."""
    for key in ("tolerance", "unit"):
        if key in fields.values and fields.values["type"] is not AttributeType.NUMBER:
            raise WrongValue(
                fields.keys[key], f"`{key}` goes with `type: number` only, not with `{fields.values['type']}`"
            )
    return TypedAttribute(**fields.values)


def check_settings(fields: Fields) -> CheckSettings:
    """Return what a check looks for and what fails it."""
    return CheckSettings(**fields.values)


def per_file(pattern: str, codes: tuple[str, ...], location: Location) -> PerFile:
    """Return the codes that are ignored in some files."""
    return PerFile(pattern=pattern, codes=codes, location=location)


def event(fields: Fields) -> Event:
    """Return the event, with the places of the keys that bind in time."""
    values = {"title": fields.values["id"]} | fields.values
    places: dict[str, Any] = {f"{key}_location": fields.place(key) for key in ("part_of", "instant") if key in values}
    return Event(location=fields.location, **values, **places)


def document(fields: Fields) -> Document:
    """Return the document."""
    return Document(**fields.values)


def extracted_from(fields: Fields) -> ExtractedFrom:
    """Return the card that a claims file was extracted from."""
    return ExtractedFrom(**fields.values)


def source(fields: Fields) -> Source:
    """Return the source; its title is its id where the title could not be read."""
    place = fields.place("relies_on") if "relies_on" in fields.values else None
    values = {"title": fields.values["id"]} | fields.values
    return Source(location=fields.location, relies_on_location=place, **values)


def evidence(fields: Fields) -> Evidence:
    """Return the quote and its position."""
    start, end = fields.values.get("at", (None, None))
    return Evidence(quote=fields.values["quote"], start=start, end=end)


def relation(fields: Fields) -> Relation:
    """Return the relation; raises WrongValue for a gap, a nearness or a side that its type cannot have."""
    check_relation(fields)
    return Relation(location=fields.reading.location(fields.node), **renamed(fields.values))


def leave_out_relation(fields: Fields) -> None:
    """Note the event that a relation names, which is left out."""
    if "event" in fields.values:
        fields.reading.names.mentions.append(Mention(fields.values["event"], fields.reading.location(fields.node)))


def check_relation(fields: Fields) -> None:
    """Refuse a gap, a nearness or a side that the relation's type cannot have."""
    of_type = fields.values.get("type")
    if "gap" in fields.values and of_type is not None and of_type not in GAP_TYPES:
        raise WrongValue(fields.keys["gap"], f"`gap` goes with `before` or `after` only, not with `{of_type}`")
    if "within" in fields.values and of_type is not None and of_type is not RelationType.SAME_TIME:
        raise WrongValue(fields.keys["within"], f"`within` goes with `same_time` only, not with `{of_type}`")
    side = next((key for key in ("from", "to") if key in fields.values), None)
    if side is not None and of_type is not None and of_type not in SIDED_TYPES:
        reason = f"`{side}` goes with {SIDED_WORDS} only; `{of_type}` names the sides: leave it out"
        raise WrongValue(fields.keys[side], reason)


def renamed(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a relation under the names of the model: `from` is a word of Python."""
    names = {"from": "from_side", "to": "to_side", "when": "words"}
    return {names.get(key, key): value for key, value in values.items()}


def count(fields: Fields) -> Count:
    """Return the span and where it is counted from."""
    return Count(**fields.values)


def attribute(key: str, values: tuple[str, ...], location: Location) -> Attribute:
    """Return one attribute."""
    return Attribute(key=key, values=values, location=location)


def claim(fields: Fields) -> Claim:
    """Return the claim, with the place of each of its statements."""
    places = statement_places(fields)
    return Claim(source=fields.reading.source, location=fields.location, locations=places, **fields.values)


def leave_out_claim(fields: Fields) -> None:
    """Note the id of a claim that is left out, and the events that it names."""
    reading, values = fields.reading, fields.values
    if "id" in values and reading.source:
        reading.names.claims.append(LeftOutClaim(f"{reading.source}/{values['id']}", fields.location))
    if "event" in values:
        place = fields.place("event")
        reading.names.mentions += mentions_of(values["event"], place, values.get("relations", ()))


def statement_places(fields: Fields) -> tuple[tuple[str, Location], ...]:
    """Return the place of each key, of `relations[0]` and of `attributes.place`."""
    relations = relation_places(fields.values.get("relations", ()))
    attributes = tuple((f"attributes.{a.key}", a.location) for a in fields.values.get("attributes", ()))
    return fields.places() + relations + attributes


def relation_places(relations: Iterable[Any]) -> tuple[tuple[str, Location], ...]:
    """Return the place of each relation under its name: `relations[0]`."""
    return tuple((f"relations[{i}]", relation.location) for i, relation in enumerate(relations))


def resolution(fields: Fields) -> Resolution:
    """Return the decision; raises WrongValue where what its action needs is missing, or what another needs is there."""
    needs = (
        ("set_aside", Action.SET_ASIDE, "must name the claims that lose"),
        ("split", Action.SPLIT, "must say which claims speak of which event"),
    )
    for key, action, what in needs:
        is_there, is_due = bool(fields.values.get(key)), fields.values["action"] is action
        if is_there != is_due:
            raise WrongValue(
                fields.keys["action"], f"`{key}` {what}" if is_due else f"`{key}` needs `action: {action}`"
            )
    return Resolution(location=fields.location, **fields.values)


def split(fields: Fields) -> Split:
    """Return which claims speak of which event; raises WrongValue where that is the same one, or no claim is named."""
    if fields.values["into"] == fields.values["event"]:
        raise WrongValue(fields.keys["into"], "`into` must name another event than `event`")
    if not fields.values["claims"]:
        raise WrongValue(fields.keys["claims"], "`claims` must name the claims that speak of the other event")
    return Split(**fields.values)


def baseline_entry(fields: Fields) -> BaselineEntry:
    """Return one known conflict."""
    return BaselineEntry(location=fields.location, **fields.values)


def baseline(fields: Fields) -> Baseline:
    """Return the known conflicts, and the digests of all claims by full id."""
    seen = fields.values.get("seen", {})
    by_full_id = {f"{source}/{claim}": digest for source, claims in seen.items() for claim, digest in claims.items()}
    entries = fields.values.get("conflicts", ())
    return Baseline(entries=entries, seen=MappingProxyType(by_full_id), location=fields.location)
