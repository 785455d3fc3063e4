"""Value types that take more than one form, or more than one number."""

from timeline.model.dataclass import dataclass
from timeline.model.edtf.date import EdtfDate
from timeline.store.mappings import OneOrMany
from timeline.store.nodes import Node, ScalarNode, SequenceNode
from timeline.store.reading import Reading, WrongValue
from timeline.store.scalars import TEXT, Date, Number, Schema, ValueType, scalar_text
from timeline.store.wrong_values import shown
from timeline.store.zone_names import find_zone, zone_hint

_NUMBER = Number(0)


@dataclass(frozen=True, slots=True)
class Positions:
    """Two positions in a text: start and end, end exclusive."""

    def read(self, node: Node, reading: Reading) -> tuple[int, int]:
        """Return start and end."""
        if not isinstance(node, SequenceNode) or len(node.value) != 2:
            raise WrongValue(node, "must be two numbers, [start, end]")
        start, end = (_NUMBER.read(number, reading) for number in node.value)
        if end < start:
            raise WrongValue(node, f"ends at {end}, before it starts at {start}; write [start, end]")
        return start, end

    def schema(self) -> Schema:
        """An array of two."""
        return {"type": "array", "items": _NUMBER.schema(), "minItems": 2, "maxItems": 2}


@dataclass(frozen=True, slots=True)
class Publications:
    """One date of publication or, as a YAML list, several; unquoted `[a..b]` is one date, `[a, b]` are two."""

    def read(self, node: Node, reading: Reading) -> tuple[EdtfDate, ...]:
        """Return the dates in the order given."""
        if isinstance(node, SequenceNode) and not _is_one_window(node):
            return tuple(Date().read(item, reading) for item in node.value)
        return (Date().read(node, reading),)

    def schema(self) -> Schema:
        """One date or an array."""
        return OneOrMany(TEXT).schema()


@dataclass(frozen=True, slots=True)
class ZoneName:
    """A time zone by its IANA name."""

    def read(self, node: Node, reading: Reading) -> str:  # noqa: ARG002
        """Return the name, if there is such a zone."""
        name = scalar_text(node)
        if find_zone(name) is None:
            raise WrongValue(node, f"is no time zone: {shown(name)}; {zone_hint(name)}")
        return name

    def schema(self) -> Schema:
        """A string."""
        return {"type": "string"}


@dataclass(frozen=True, slots=True)
class EitherOr:
    """A single value that names the thing, or the thing itself."""

    name: ValueType
    whole: ValueType

    def read(self, node: Node, reading: Reading) -> object:
        """Return what the name, or the whole, is read as."""
        return (self.name if isinstance(node, ScalarNode) else self.whole).read(node, reading)

    def schema(self) -> Schema:
        """Either schema."""
        return {"anyOf": [self.name.schema(), self.whole.schema()]}


def _is_one_window(node: SequenceNode) -> bool:
    """Whether a flow sequence is the EDTF text `[a..b]`: only then has its one member the dots of a range."""
    return bool(node.flow_style) and len(node.value) == 1 and ".." in str(node.value[0].value)
