"""The components of an iCalendar text (`BEGIN:VEVENT` to `END:VEVENT`) and their properties, each with its line."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Final

from icalendar.parser import Contentline

from timeline.extraction.importing.rows import Remark, in_short, refusal
from timeline.model.dataclass import dataclass

_BREAK: Final = re.compile(r"\r\n|\r|\n")
_BEFORE_VALUE: Final = re.compile(r'(?:[^:"]|"[^"]*")*:')
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
_LISTED: Final = re.compile(r"(?:[^\\,]|\\.)+", re.DOTALL)  # up to a comma that is not escaped
_FOLDED: Final = (" ", "\t")


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """One line of a component, unfolded: `DTSTART;TZID=Europe/Berlin:20220330T101500`."""

    name: str  # in capitals
    parameters: Mapping[str, str]  # by name in capitals
    value: str  # unfolded, with its escapes
    line: int
    written: str  # as it stands in the text

    @property
    def text(self) -> str:
        """The value without its escapes, on one line."""
        return _unescaped(self.value)

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts of a list: `CATEGORIES:war,peace`."""
        return tuple(text for found in _LISTED.finditer(self.value) if (text := _unescaped(found.group())))


@dataclass(slots=True)
class Component:
    """What stands between BEGIN and END."""

    name: str  # in capitals: VEVENT
    line: int
    properties: list[Property] = field(default_factory=list)
    components: list["Component"] = field(default_factory=list)

    def all(self, name: str) -> list[Property]:
        """Return its properties of a name."""
        return [each for each in self.properties if each.name == name]

    def first(self, name: str) -> Property | None:
        """Return its first property of a name; None: it has none."""
        return next(iter(self.all(name)), None)

    def said(self, name: str) -> str:
        """Return the text of its first property of a name; empty: it has none."""
        found = self.first(name)
        return found.text if found else ""

    def within(self, name: str) -> list["Component"]:
        """Return the components of a name that stand in it."""
        return [each for each in self.components if each.name == name]


def read_components(text: str) -> tuple[Component, list[Remark]]:
    """Return a component without a name that holds all of a text, and what of it could not be read. Cost: linear."""
    whole = Component("", 1)
    around = [whole]  # the components that are not ended yet
    refused: list[Remark] = []
    for line, parts in _unfolded(text):
        found = _property(line, parts)
        if found is None:
            refused.append(refusal(line, f"no line of iCalendar: {in_short(parts[0])}; write NAME:value"))
        elif found.name == "BEGIN":
            inner = Component(found.value.strip().upper(), line)
            around[-1].components.append(inner)
            around.append(inner)
        elif found.name == "END":
            _end(around, found, refused)
        else:
            around[-1].properties.append(found)
    refused += [
        refusal(each.line, f"{each.name} has no END:{each.name}; the file may be cut off") for each in around[1:]
    ]
    return whole, refused


def _end(around: list[Component], end: Property, refused: list[Remark]) -> None:
    """Leave the component that ends, and those in it that do not."""
    name = end.value.strip().upper()
    if name not in [each.name for each in around[1:]]:
        refused.append(refusal(end.line, f"END:{name} ends nothing; take it out, or write its BEGIN:{name}"))
        return
    while around[-1].name != name:
        inner = around.pop()
        refused.append(refusal(inner.line, f"{inner.name} has no END:{inner.name} before line {end.line}; write it"))
    around.pop()


def _unfolded(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines with something in them, as the parts that each was folded into, with the number of the first."""
    number, parts = 0, list[str]()
    for at, written in enumerate(_BREAK.split(text), 1):
        if written.startswith(_FOLDED) and parts:
            parts.append(written)
            continue
        if parts:
            yield number, parts
        number, parts = at, [written] if written.strip("\ufeff \t") else []
    if parts:
        yield number, parts


def _property(line: int, parts: list[str]) -> Property | None:
    unfolded = parts[0].lstrip("\ufeff") + "".join(part[1:] for part in parts[1:])
    before = _BEFORE_VALUE.match(unfolded)
    if before is None:
        return None
    try:
        name, parameters, _ = Contentline(unfolded, strict=False).parts()  # type: ignore[no-untyped-call]
    except ValueError:
        return None
    said = {
        str(key).upper(): ",".join(each) if isinstance(each, list) else str(each) for key, each in parameters.items()
    }
    return Property(
        name=str(name).upper(), parameters=said, value=unfolded[before.end() :], line=line, written="\n".join(parts)
    )


def _unescaped(value: str) -> str:
    """Return the text that a value is, on one line: an escaped n is a line break, any other escaped sign is itself."""
    text = _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else str(found[1]), value)
    return " ".join(text.split())
