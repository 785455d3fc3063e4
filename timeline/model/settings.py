"""What `timeline.yaml` says: the policy under which a store is read."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from timeline.model.check_settings import CheckSettings
from timeline.model.dataclass import dataclass
from timeline.model.edtf.value import Precision
from timeline.model.source import SourceKind

FORMAT_VERSION = 1

# What `~` is worth, in days to either side, by the precision of the date it stands at.
DEFAULT_WIDTHS_DAYS: Mapping[Precision, int] = MappingProxyType(
    {
        Precision.SECOND: 1,
        Precision.MINUTE: 1,
        Precision.DAY: 2,
        Precision.MONTH: 15,
        Precision.SEASON: 45,
        Precision.YEAR: 366,
        Precision.DECADE: 3653,
        Precision.CENTURY: 9132,
    }
)

DEFAULT_WEIGHTS: Mapping[SourceKind, int] = MappingProxyType(
    {
        SourceKind.RECORD: 80,
        SourceKind.DATASET: 70,
        SourceKind.IMAGE: 60,
        SourceKind.STATEMENT: 55,
        SourceKind.ARTICLE: 50,
        SourceKind.OTHER: 40,
    }
)


class AttributeType(StrEnum):
    """How values of one attribute are compared."""

    TEXT = "text"  # differ unless equal (case and white space folded); the type of what has none
    SET = "set"  # a complete list, unless it ends in `..`: differ unless one holds the other
    ORDERED_SET = "ordered-set"  # the same, and what both name they name in one order
    SOME = "some"  # an open list ("among others"): never differs, only adds
    NUMBER = "number"  # 5, 10..15, ~400, <15000, >3: differ when no number fits both
    DURATION = "duration"  # ISO 8601, ranges, ~, < and >; or plain words: "over three hours"
    PLACE = "place"  # differ unless one lies within the other, as `places` says


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far two numbers may lie apart and still be taken for the same."""

    amount: Fraction
    is_per_cent: bool = False  # of the larger one, by its absolute value

    def allows(self, one: Fraction, other: Fraction) -> bool:
        """Whether they lie no farther apart; which is which does not matter."""
        largest = max(abs(one), abs(other))
        return abs(one - other) <= (self.amount * largest / 100 if self.is_per_cent else self.amount)

    def __str__(self) -> str:
        """As it is written: `5`, `2.5%`."""
        whole = self.amount.denominator == 1
        return f"{self.amount.numerator if whole else float(self.amount)}{'%' if self.is_per_cent else ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedAttribute:
    """How the values of one attribute are read and compared: its type, and what belongs to the type."""

    type: AttributeType = AttributeType.TEXT
    tolerance: Tolerance | None = None  # numbers: None: the same or not the same
    unit: str | None = None  # numbers: what they count; may stand beside a value: `400 people`
    around: Mapping[str, frozenset[str]] = field(default_factory=dict)  # places: folded, with all that each lies within


TEXT_ATTRIBUTE = TypedAttribute()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The store's own policy; every field has a default, so that a small `timeline.yaml` is enough."""

    title: str = "Timeline"
    zone: str = "UTC"  # IANA name; a day is 00:00-24:00 there
    widths_days: Mapping[Precision, int] = field(default_factory=lambda: DEFAULT_WIDTHS_DAYS)
    attributes: Mapping[str, TypedAttribute] = field(default_factory=dict)  # others are TEXT_ATTRIBUTE
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # each place with those it lies within
    weights: Mapping[SourceKind, int] = field(default_factory=lambda: DEFAULT_WEIGHTS)
    words: Mapping[str, str] = field(default_factory=dict)  # overrides of the table of vague words
    check: CheckSettings = field(default_factory=CheckSettings)

    def typed(self, key: str) -> TypedAttribute:
        """How the values of an attribute are compared: as text, where its type is not given."""
        return self.attributes.get(key, TEXT_ATTRIBUTE)
