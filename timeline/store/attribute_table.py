"""What `timeline.yaml` says of attributes: the type of each with what belongs to it, and which place lies in which."""

import re
from collections.abc import Mapping
from fractions import Fraction

from timeline.model.dataclass import dataclass
from timeline.model.places import around
from timeline.model.settings import AttributeType, Tolerance, TypedAttribute
from timeline.model.words import folded
from timeline.store import builders as build
from timeline.store.mappings import FreeKeys, Key, OneOrMany, Table
from timeline.store.nodes import MappingNode, Node
from timeline.store.reading import Reading, WrongValue
from timeline.store.scalars import TEXT, Choice, Schema, scalar_text
from timeline.store.shapes import EitherOr
from timeline.store.wrong_values import shown

_TOLERANCE = re.compile(r"([0-9]{1,15}(?:\.[0-9]{1,15})?)\s*(%?)")
_AROUND = FreeKeys(OneOrMany(TEXT))


@dataclass(frozen=True, slots=True)
class ToleranceValue:
    """A number, or a number of per cent."""

    def read(self, node: Node, reading: Reading) -> Tolerance:  # noqa: ARG002
        """Return how far two values may lie apart."""
        text = scalar_text(node)
        found = _TOLERANCE.fullmatch(text)
        if found is None:
            raise WrongValue(node, f"must be a number such as 50, or per cent such as 5%, not {shown(text)}")
        return Tolerance(Fraction(found[1]), is_per_cent=bool(found[2]))

    def schema(self) -> Schema:
        """A number, or text that ends in a per cent sign."""
        return {"type": ["number", "string"], "pattern": f"^{_TOLERANCE.pattern}$", "minimum": 0}


@dataclass(frozen=True, slots=True)
class NamedType:
    """The name of a type alone: the short form."""

    def read(self, node: Node, reading: Reading) -> TypedAttribute:
        """Return the type with nothing beside it."""
        return TypedAttribute(type=AttributeType(Choice(AttributeType).read(node, reading)))

    def schema(self) -> Schema:
        """The names."""
        return Choice(AttributeType).schema()


@dataclass(frozen=True, slots=True)
class PlacesWithin:
    """Places, each with the one that it lies within, or with several; none lies within itself."""

    def read(self, node: Node, reading: Reading) -> Mapping[str, tuple[str, ...]]:
        """Return the places as written."""
        places: Mapping[str, tuple[str, ...]] = _AROUND.read(node, reading)
        lies_within = around(places)
        for key_node, _ in node.value if isinstance(node, MappingNode) else ():
            name = folded(str(key_node.value))
            if name in lies_within.get(name, ()):
                raise WrongValue(key_node, f"puts {shown(key_node.value)} within itself; break the circle")
        return places

    def schema(self) -> Schema:
        """An object: place by place."""
        return _AROUND.schema()


TYPED_ATTRIBUTE = Table(
    "How the values of an attribute are compared",
    (
        Key(name="type", type=Choice(AttributeType), required=True, doc="text, set, number, …"),
        Key(name="tolerance", type=ToleranceValue(), doc="numbers no farther apart are the same: 50, or 5%"),
        Key(name="unit", type=TEXT, doc="what a number counts; may stand beside a value: `400 people`"),
    ),
    build.typed_attribute,
)

ATTRIBUTE_TYPES = FreeKeys(EitherOr(NamedType(), TYPED_ATTRIBUTE), partial=True)
PLACES = PlacesWithin()
