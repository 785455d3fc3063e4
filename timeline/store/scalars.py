"""The types of single values: how each is read from a node, and what a JSON Schema says of it.

A reason completes a sentence that begins with the key: "`weight` must be a number from 0 to 100, not `high`".
"""

import re
from contextlib import suppress
from datetime import date
from enum import StrEnum
from typing import Any, Protocol

from timeline.errors import EdtfError
from timeline.model.claim import MAX_QUOTE_WORDS
from timeline.model.dataclass import dataclass
from timeline.model.duration import Duration
from timeline.model.edtf.calendar import WEEKDAY_NAMES
from timeline.model.edtf.date import EdtfDate
from timeline.model.edtf.reckoning import Calendar, Reckoning
from timeline.model.edtf.value import EdtfKind
from timeline.model.nearest import nearest_name
from timeline.store.nodes import CollectionNode, Node, ScalarNode, is_absent, source_text
from timeline.store.reading import Reading, WrongValue
from timeline.store.times import date_of, duration_of
from timeline.store.wrong_values import not_edtf, shown

Schema = dict[str, Any]

ID_PATTERN = r"[a-z0-9][a-z0-9._-]*"

_DURATION_HELP = "write P1D for one day, P3W, P2D/P5D for a range, PT3H for hours"
_JULIAN = Reckoning(calendar=Calendar.JULIAN)


class ValueType(Protocol):
    """What the value of a key may be."""

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the value; raises WrongValue, or LeftOut where it was reported already."""

    def schema(self) -> Schema:
        """Return the JSON Schema of what `read` accepts."""


def scalar_text(node: Node) -> str:
    """Return the text of a scalar as it was typed; raises WrongValue for a collection or nothing."""
    if not isinstance(node, ScalarNode):
        raise WrongValue(node, "must be a single value, not a list or a mapping; put it in quotes")
    if is_absent(node):
        raise WrongValue(node, "is empty; write a value or leave the key out")
    return str(node.value)


@dataclass(frozen=True, slots=True)
class Text:
    """Any text."""

    max_words: int | None = None

    def read(self, node: Node, reading: Reading) -> str:  # noqa: ARG002
        """Return the text as typed."""
        text = scalar_text(node)
        if self.max_words is not None and len(text.split()) > self.max_words:
            count = len(text.split())
            raise WrongValue(node, f"has {count} words; shorten it to at most {self.max_words} in a row, verbatim")
        return text

    def schema(self) -> Schema:
        """Scalars of any kind: YAML editors see `1843` as a number."""
        return {"type": ["string", "number", "boolean"]}


@dataclass(frozen=True, slots=True)
class Pattern:
    """Text of one form; `expected` says which, for people."""

    pattern: str
    expected: str

    def read(self, node: Node, reading: Reading) -> str:  # noqa: ARG002
        """Return the text if it has the form."""
        text = scalar_text(node)
        if not re.fullmatch(self.pattern, text):
            raise WrongValue(node, f"must be {self.expected}, not {shown(text)}")
        return text

    def schema(self) -> Schema:
        """The pattern itself."""
        return {"type": ["string", "number"], "pattern": f"^(?:{self.pattern})$"}


@dataclass(frozen=True, slots=True)
class IsoDay:
    """A day that exists: `2022-03-30`."""

    def read(self, node: Node, reading: Reading) -> str:  # noqa: ARG002
        """Return the day as typed."""
        text = scalar_text(node)
        try:
            exists = date.fromisoformat(text).isoformat() == text  # neither 20220330 nor 2022-W13-3
        except ValueError:
            exists = False
        if not exists:
            raise WrongValue(node, f"must be a day such as 2022-03-30, not {shown(text)}")
        return text

    def schema(self) -> Schema:
        """A full date."""
        return {"type": "string", "format": "date"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    options: type[StrEnum]

    def read(self, node: Node, reading: Reading) -> StrEnum:  # noqa: ARG002
        """Return the member of the enumeration."""
        text = scalar_text(node)
        try:
            return self.options(text)
        except ValueError:
            names = [option.value for option in self.options]
            near = nearest_name(text, names)
            one_of = f"did you mean `{near}`?" if near else f"write one of {', '.join(names)}"
            raise WrongValue(node, f"cannot be {shown(text)}; {one_of}") from None

    def schema(self) -> Schema:
        """The words."""
        return {"enum": [option.value for option in self.options]}


@dataclass(frozen=True, slots=True)
class Flag:
    """`true` or `false`."""

    def read(self, node: Node, reading: Reading) -> bool:  # noqa: ARG002
        """Return the truth value."""
        text = scalar_text(node)
        if text not in ("true", "false"):
            raise WrongValue(node, f"must be true or false, not {shown(text)}")
        return text == "true"

    def schema(self) -> Schema:
        """A boolean."""
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number, bounds inclusive."""

    lowest: int = 0
    highest: int | None = None

    def read(self, node: Node, reading: Reading) -> int:  # noqa: ARG002
        """Return the number."""
        text = scalar_text(node)
        value = int(text) if re.fullmatch(r"-?[0-9]{1,15}", text) else None
        if value is None or value < self.lowest or (self.highest is not None and value > self.highest):
            raise WrongValue(node, f"must be a whole number {self._bounds()}, not {shown(text)}")
        return value

    def schema(self) -> Schema:
        """An integer with its bounds."""
        bounds = {"minimum": self.lowest, "maximum": self.highest}
        return {"type": "integer"} | {name: bound for name, bound in bounds.items() if bound is not None}

    def _bounds(self) -> str:
        return f"from {self.lowest} up" if self.highest is None else f"from {self.lowest} to {self.highest}"


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, in English."""

    def read(self, node: Node, reading: Reading) -> int:  # noqa: ARG002
        """Return 0 for Monday to 6 for Sunday."""
        text = scalar_text(node)
        name = text.strip().capitalize()
        if name not in WEEKDAY_NAMES:
            raise WrongValue(node, f"must be a day of the week such as Tuesday, not {shown(text)}")
        return WEEKDAY_NAMES.index(name)

    def schema(self) -> Schema:
        """The names."""
        return {"enum": [*WEEKDAY_NAMES, *(name.lower() for name in WEEKDAY_NAMES)]}


@dataclass(frozen=True, slots=True)
class DateWords:
    """Words that say when, or EDTF, unread: the text as typed, also where YAML would see a list."""

    def read(self, node: Node, reading: Reading) -> str:
        """Return the text between the node's marks."""
        return _date_text(node, reading)

    def schema(self) -> Schema:
        """Scalars, and the collections that unquoted EDTF sets look like."""
        return {"type": ["string", "number", "array", "object"]}


@dataclass(frozen=True, slots=True)
class Date:
    """EDTF, read from the text between the node's marks."""

    one_side: bool = False  # a start or an end alone: an interval would have two
    any_calendar: bool = False  # a date by one calendar will do: which one it is in is not known yet

    def read(self, node: Node, reading: Reading) -> EdtfDate:
        """Return the date as written and what it allows."""
        text = _date_text(node, reading)
        try:
            value = self._date(text)
        except EdtfError as error:
            raise WrongValue(node, not_edtf(error), "TL004") from None
        if self.one_side and value.kind is EdtfKind.INTERVAL:
            reason = f"is one side of an event and cannot be an interval; write `when: {text}`, or [a..b]"
            raise WrongValue(node, reason, "TL004")
        return value

    def schema(self) -> Schema:
        """Scalars, and the collections that unquoted EDTF sets look like."""
        return {"type": ["string", "number", "array", "object"]}

    def _date(self, text: str) -> EdtfDate:
        try:
            return date_of(text)
        except EdtfError:
            if not self.any_calendar:
                raise
            with suppress(EdtfError):
                return date_of(text, _JULIAN)
            raise


@dataclass(frozen=True, slots=True)
class Length:
    """An ISO 8601 duration, or a range of two."""

    def read(self, node: Node, reading: Reading) -> Duration:  # noqa: ARG002
        """Return the duration as written and what it allows."""
        text = scalar_text(node)
        try:
            return duration_of(text)
        except EdtfError as error:
            reason = f"is not an ISO 8601 duration: {shown(text)}: {error.reason}; {_DURATION_HELP}"
            raise WrongValue(node, reason, "TL004") from None

    def schema(self) -> Schema:
        """Text that has a P in it, or leaves a side open."""
        return {"type": "string"}


@dataclass(frozen=True, slots=True)
class InnerPath:
    """A file named relative to its folder, which it cannot leave."""

    def read(self, node: Node, reading: Reading) -> str:  # noqa: ARG002
        """Return the path as typed."""
        text = scalar_text(node)
        parts = re.split(r"[/\\]", text)
        if ".." in parts or parts[0] == "" or ":" in parts[0] or not text.isprintable():
            raise WrongValue(node, f"must be a path inside its folder (no `..`, not absolute), not {shown(text)}")
        return text

    def schema(self) -> Schema:
        """A string."""
        return {"type": "string"}


TEXT = Text()
QUOTE = Text(max_words=MAX_QUOTE_WORDS)
IDENTIFIER = Pattern(ID_PATTERN, "an id of a-z, 0-9, `.`, `_` and `-` that begins with a letter or digit")
SHA256 = Pattern("[0-9a-f]{64}", "a sha256 of 64 lower-case hex digits")


def _date_text(node: Node, reading: Reading) -> str:
    if isinstance(node, ScalarNode):
        return scalar_text(node).strip()  # a block scalar ends with a line break
    if isinstance(node, CollectionNode) and not node.flow_style:
        raise WrongValue(node, "must be one date, not a list; put a set of dates in quotes: '[a,b]' or '{a,b}'")
    return source_text(node, reading.text)
