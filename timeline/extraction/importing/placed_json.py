"""JSON with the line of each thing in it: the parser of the standard library says what a value is, not where it stands.

Only the outermost object, and the lists that are its values, are walked through here; what they hold is parsed at once.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from timeline.extraction.line_places import LinePlaces
from timeline.model.dataclass import dataclass

_SPACE: Final = re.compile(r"[ \t\r\n\ufeff]*")
_DECODER: Final = json.JSONDecoder()


class NotJson(ValueError):
    """A text is not JSON; the message says why, `line` and `column` where, both from 1."""

    def __init__(self, reason: str, line: int, column: int) -> None:
        super().__init__(reason)
        self.line = line
        self.column = column


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedValue:
    """A value of a JSON text, and the line that it begins on, from 1."""

    value: Any
    line: int
    written: str  # as it stands in the text


def read_object(text: str) -> dict[str, tuple[PlacedValue, ...]]:
    """Return the members of the outermost object: of a list its elements, else the one value. Cost: linear.

    Of a name that stands there twice, the last counts, as in JSON elsewhere. Raises NotJson: not JSON, not an object,
    or nested deeper than can be read.
    """
    walk = _Walk(text)
    try:
        return {name: tuple(walk.values()) for name in walk.members()}
    except json.JSONDecodeError as error:
        raise NotJson(error.msg, error.lineno, error.colno) from None
    except RecursionError:
        raise NotJson("nested too deeply", *walk.line_and_column) from None
    except ValueError as error:
        raise NotJson(str(error).partition(":")[0].partition(";")[0], *walk.line_and_column) from None


class _Walk:
    """A walk through the outermost object of a text; `place` only moves on."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._place = 0
        self._lines = LinePlaces([text])

    @property
    def line_and_column(self) -> tuple[int, int]:
        """How far it has come."""
        return LinePlaces([self._text]).of(self._place)

    def members(self) -> Iterator[str]:
        """Yield the name of each member; its values must be read before going on."""
        self._expect("{")
        while not self._take("}"):
            self._next()
            if not self._text.startswith('"', self._place):
                raise self._wrong("Expecting property name enclosed in double quotes")
            name, self._place = _DECODER.raw_decode(self._text, self._place)
            self._expect(":")
            yield name
            if not self._take(","):
                self._expect("}")
                break
        self._next()
        if self._place < len(self._text):
            raise self._wrong("Extra data")

    def values(self) -> Iterator[PlacedValue]:
        """Yield the elements of the list that stands here; the value itself where it is no list."""
        if not self._take("["):
            yield self._value()
            return
        if self._take("]"):
            return
        yield self._value()
        while self._take(","):
            yield self._value()
        self._expect("]")

    def _value(self) -> PlacedValue:
        self._next()
        line, _ = self._lines.of(self._place)
        start = self._place
        value, self._place = _DECODER.raw_decode(self._text, start)
        return PlacedValue(value=value, line=line, written=self._text[start : self._place])

    def _next(self) -> None:
        found = _SPACE.match(self._text, self._place)
        self._place = found.end() if found else self._place

    def _take(self, sign: str) -> bool:
        self._next()
        is_there = self._text.startswith(sign, self._place)
        self._place += is_there
        return is_there

    def _expect(self, sign: str) -> None:
        if not self._take(sign):
            raise self._wrong(f"Expecting '{sign}'")

    def _wrong(self, reason: str) -> json.JSONDecodeError:
        return json.JSONDecodeError(reason, self._text, self._place)
