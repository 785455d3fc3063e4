"""Lists and mappings of a store's files: tables of keys, from which the reader and the JSON Schemas both come."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from functools import cached_property
from types import MappingProxyType
from typing import Any

from timeline.model.dataclass import dataclass
from timeline.model.location import Location
from timeline.model.nearest import nearest_name
from timeline.store.nodes import MappingNode, Node, ScalarNode, SequenceNode, is_absent
from timeline.store.reading import LeftOut, Reading, WrongValue
from timeline.store.scalars import Schema, ValueType
from timeline.store.wrong_values import shown

ANYTHING = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key of a table."""

    name: str
    type: ValueType
    doc: str  # one line, for whoever writes the file
    required: bool = False


@dataclass(slots=True)
class Fields:
    """What was read of one mapping: the values by key, and where each key stands."""

    node: Node
    reading: Reading
    values: dict[str, Any] = field(default_factory=dict)
    keys: dict[str, Node] = field(default_factory=dict)
    meant: set[str | None] = field(default_factory=set)  # known keys that a misspelt one stands for

    @property
    def location(self) -> Location:
        """The place of the `id`, or of the first key where there is none."""
        return self.reading.location(self.keys.get("id", self.node))

    def place(self, key: str) -> Location:
        """The place of a key; the entry's own where the key is absent."""
        return self.reading.location(self.keys[key]) if key in self.keys else self.location

    def places(self) -> tuple[tuple[str, Location], ...]:
        """The place of each key."""
        return tuple((name, self.reading.location(node)) for name, node in self.keys.items())


def _nothing(fields: Fields) -> None:
    """Note nothing: no other value is judged by what is left out."""


@dataclass(frozen=True)
class Table:
    """A mapping with known keys, and the value it becomes.

    A wrong key leaves the whole mapping out; but where `stands_with` names a key, and that one can be read, only the
    wrong key is left out: an event with a misspelt key must not hide the claims about it.
    """

    doc: str
    keys: tuple[Key, ...]
    build: Callable[[Fields], Any]
    stands_with: str | None = None  # ANYTHING: whatever could be read is of use
    leave_out: Callable[[Fields], None] = _nothing  # notes what must be judged all the same of a mapping left out

    @cached_property
    def by_name(self) -> Mapping[str, Key]:
        """The keys by name."""
        return MappingProxyType({key.name: key for key in self.keys})

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The names of the keys that must be there."""
        return tuple(key.name for key in self.keys if key.required)

    def missing(self, name: str) -> str:
        """Return what a finding says where a required key is not there."""
        return f"`{name}` is missing: {self.by_name[name].doc}"

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the value; every wrong key is reported, then LeftOut raised."""
        if not isinstance(node, MappingNode):
            raise WrongValue(node, f"must be a mapping with the keys {self._some_keys()}")
        fields = Fields(node, reading)
        try:
            return self._value(fields)
        except LeftOut:
            self.leave_out(fields)
            raise

    def schema(self) -> Schema:
        """An object with exactly these keys."""
        return {
            "type": "object",
            "description": self.doc,
            "properties": {key.name: _optional(key) for key in self.keys},
            "required": list(self.required),
            "additionalProperties": False,
        }

    def _value(self, fields: Fields) -> Any:
        whole = self._read_keys(fields) & self._is_complete(fields)
        if not whole and self.stands_with != ANYTHING and self.stands_with not in fields.values:
            raise LeftOut
        fields.reading.unread += not whole
        return self._built(fields)

    def _read_keys(self, fields: Fields) -> bool:
        whole = True
        for key_node, value_node in fields.node.value:
            try:
                self._read_key(key_node, value_node, fields)
            except WrongValue as wrong:
                _report(wrong, f"`{key_node.value}` ", fields.reading)
                whole = False
            except LeftOut:
                whole = False
        return whole

    def _is_complete(self, fields: Fields) -> bool:
        missing = [name for name in self.required if name not in fields.keys]
        for name in missing:
            if name not in fields.meant:
                fields.reading.report("TL003", self.missing(name), fields.location)
        return not missing

    def _read_key(self, key_node: Node, value_node: Node, fields: Fields) -> None:
        key = self.by_name.get(key_node.value) if isinstance(key_node, ScalarNode) else None
        if key is None:
            self._report_unknown(key_node, fields)
            raise LeftOut
        if key.name in fields.keys:
            raise WrongValue(key_node, "stands twice in one mapping; keep one")
        fields.keys[key.name] = key_node
        if not is_absent(value_node):
            fields.values[key.name] = key.type.read(value_node, fields.reading)
        elif key.required:
            raise WrongValue(key_node, f"is empty: {key.doc}")

    def _built(self, fields: Fields) -> Any:
        try:
            return self.build(fields)
        except WrongValue as wrong:
            _report(wrong, "", fields.reading)
            raise LeftOut from None

    def _report_unknown(self, node: Node, fields: Fields) -> None:
        near = nearest_name(node.value, self.by_name) if isinstance(node, ScalarNode) else None
        name = shown(node.value) if isinstance(node, ScalarNode) else "that is a list or a mapping"
        hint = f"did you mean `{near}`?" if near else f"the keys here are {self._some_keys()}"
        fields.reading.report("TL002", f"unknown key {name}; {hint}", node)
        fields.meant.add(near)

    def _some_keys(self) -> str:
        return ", ".join(f"`{key.name}`" for key in self.keys)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of entries: one that is wrong is reported and left out, the others are read."""

    item: ValueType

    def read(self, node: Node, reading: Reading) -> tuple[Any, ...]:
        """Return the entries that could be read."""
        if not isinstance(node, SequenceNode):
            raise WrongValue(node, "must be a list; begin each entry with `- `")
        return tuple(self._read_items(node, reading))

    def schema(self) -> Schema:
        """An array."""
        return {"type": "array", "items": self.item.schema()}

    def _read_items(self, node: Node, reading: Reading) -> Iterator[Any]:
        for item in node.value:
            try:
                yield self.item.read(item, reading)
            except WrongValue as wrong:
                _report(wrong, "an entry of this list ", reading)
                reading.unread += 1
            except LeftOut:
                reading.unread += 1


@dataclass(frozen=True, slots=True)
class OneOrMany:
    """One value, or a list of values; a wrong one makes the whole wrong."""

    item: ValueType

    def read(self, node: Node, reading: Reading) -> tuple[Any, ...]:
        """Return the values."""
        nodes = node.value if isinstance(node, SequenceNode) else [node]
        return tuple(self.item.read(item, reading) for item in nodes)

    def schema(self) -> Schema:
        """The value's schema, or an array of it."""
        item = self.item.schema()
        return {"anyOf": [item, {"type": "array", "items": item}]}


@dataclass(frozen=True, slots=True)
class FreeKeys:
    """A mapping whose keys are the writer's own: attributes, digests, vague words."""

    value: ValueType
    key: ValueType | None = None  # None: any text
    partial: bool = False  # a wrong value is left out alone
    placed: Callable[[str, Any, Location], Any] | None = None  # None: a plain mapping comes back; else a tuple of these

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the mapping, or what `placed` makes of each pair and the place of its key."""
        if not isinstance(node, MappingNode):
            raise WrongValue(node, "must be a mapping of `key: value`")
        pairs: dict[Any, Any] = {}
        places: dict[Any, Node] = {}
        for key_node, value_node in node.value:
            key = self._key(key_node, reading)
            if key in places:
                raise WrongValue(key_node, f"has {shown(str(key))} twice; keep one")
            places[key] = key_node
            self._read_pair(key, value_node, pairs, reading)
        if self.placed is None:
            return MappingProxyType(pairs)
        return tuple(self.placed(key, value, reading.location(places[key])) for key, value in pairs.items())

    def schema(self) -> Schema:
        """An object with free keys."""
        names = {"propertyNames": self.key.schema()} if self.key else {}
        return {"type": "object", "additionalProperties": self.value.schema()} | names

    def _key(self, node: Node, reading: Reading) -> Any:
        if not isinstance(node, ScalarNode) or is_absent(node):
            raise WrongValue(node, "must have single words as keys")
        return self.key.read(node, reading) if self.key else node.value

    def _read_pair(self, key: Any, node: Node, pairs: dict[Any, Any], reading: Reading) -> None:
        if is_absent(node):
            return
        try:
            pairs[key] = self.value.read(node, reading)
        except WrongValue as wrong:
            if not self.partial:
                raise
            _report(wrong, f"`{key}` ", reading)
            reading.unread += 1
        except LeftOut:
            if not self.partial:
                raise
            reading.unread += 1


@dataclass(frozen=True, slots=True)
class Later:
    """A value that the builder of the table reads itself, once it knows the rest."""

    type: ValueType

    def read(self, node: Node, reading: Reading) -> Node:  # noqa: ARG002
        """Return the node, unread."""
        return node

    def schema(self) -> Schema:
        """The schema of what is read later."""
        return self.type.schema()


def _report(wrong: WrongValue, subject: str, reading: Reading) -> None:
    message = f"{subject}{wrong.reason}"
    reading.report(wrong.code, message, wrong.node)


def _optional(key: Key) -> Schema:
    schema = {"description": key.doc} | key.type.schema()
    if key.required:
        return schema
    if "enum" in schema:
        return schema | {"enum": [*schema["enum"], None]}
    if "anyOf" in schema:
        return schema | {"anyOf": [*schema["anyOf"], {"type": "null"}]}
    kinds = schema["type"]
    return schema | {"type": [*([kinds] if isinstance(kinds, str) else kinds), "null"]}
