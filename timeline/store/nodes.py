"""YAML text as a tree of nodes, each with its place: nothing is converted, every scalar stays the text that was typed.

The one module that reads with PyYAML. It refuses what no store needs and what could cost without bound: deep nesting,
more values than memory has room for, aliases that multiply, tags that name something to construct.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import yaml
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from timeline.model.location import Location
from timeline.store.yaml_reasons import NEVER_ENDS, why_not_yaml

if TYPE_CHECKING:

    class _Parser(yaml.composer.Composer):
        def __init__(self, text: str) -> None: ...
else:
    try:
        from yaml._yaml import CParser as _Parser
    except ImportError:  # PyYAML without libyaml: the same nodes, more slowly

        class _Parser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser, yaml.composer.Composer):
            def __init__(self, text: str) -> None:
                yaml.reader.Reader.__init__(self, text)
                yaml.scanner.Scanner.__init__(self)
                yaml.parser.Parser.__init__(self)
                yaml.composer.Composer.__init__(self)


__all__ = [
    "CollectionNode",
    "MappingNode",
    "Node",
    "NotYaml",
    "ScalarNode",
    "SequenceNode",
    "compose",
    "is_absent",
    "source_text",
]

MAX_DEPTH = 20
MAX_NODES = 1_000_000  # some 40,000 claims; a node costs a few hundred bytes. Canonical claims need none
MAX_ALIASED_NODES = 10_000

_ABSENT_TEXTS = frozenset({"", "~"})
_TAG_PREFIX = "tag:yaml.org,2002:"
_PLAIN_TAGS = frozenset(
    _TAG_PREFIX + name for name in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map")
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")
_NO_CHARACTERS = "\ufffe\uffff"  # not in the pattern, which would take a millisecond to compile
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)+")  # an anchor or a tag before the value
_LINE_BREAK = re.compile(r"\s*[\r\n]\s*")


class NotYaml(Exception):
    """The text is not YAML, or not YAML that a store may hold: where, why, and what to do."""

    def __init__(self, reason: str, line: int, column: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line
        self.column = column

    def at(self, file: str) -> Location:
        """The place as a location in the file."""
        return Location(file, self.line, self.column)


def compose(text: str) -> Node | None:
    """Return the tree of one YAML document; None: the text holds nothing but white space and comments.

    Raises NotYaml. Cost: linear in the text, whatever it holds.
    """
    _refuse_control_characters(text)
    root = _parsed(text)
    if root is not None and "*" in text:
        _refuse_multiplying_aliases(root)
    if root is not None and "!" in text:
        _refuse_tags(root)
    return root


def is_absent(node: Node) -> bool:
    """Whether a value means "not given": empty, `~` (quoted or not) or a bare `null`."""
    if not isinstance(node, ScalarNode):
        return False
    return node.value in _ABSENT_TEXTS or (node.value == "null" and not node.style)


def source_text(node: Node, text: str) -> str:
    """Return a scalar's value, or the very text of a flow collection: `[2022-03-29..2022-03-31]` unquoted is a date."""
    if isinstance(node, ScalarNode):
        return str(node.value)
    typed = text[node.start_mark.index : node.end_mark.index]
    return _LINE_BREAK.sub("", _PROPERTIES.sub("", typed, count=1)).strip()


class _TextComposer(_Parser):
    """PyYAML's composer, without the guessing of types and with limits to nesting and to how much there is."""

    depth = 0
    nodes = 0

    def resolve(self, kind: type[Node], value: Any, implicit: Any) -> str:  # noqa: ARG002  # PyYAML's signature
        return ""

    def descend_resolver(self, parent: Any, index: Any) -> None:  # noqa: ARG002  # PyYAML's signature
        self.depth += 1
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise _refusal(parent, f"more than {MAX_NODES:,} values in one file; split the file in several")
        if self.depth > MAX_DEPTH:
            raise _refusal(parent, f"nested more than {MAX_DEPTH} levels deep; no file of a store needs that")

    def ascend_resolver(self) -> None:
        self.depth -= 1


def _parsed(text: str) -> Node | None:
    try:
        root: Node | None = _TextComposer(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        raise _not_yaml(error, text) from error
    except yaml.YAMLError as error:  # the reader's own errors have no line: those were refused before
        raise NotYaml(f"not YAML: {_one_line(str(error))}; correct it", 1, 1) from error
    return root


def _not_yaml(error: yaml.MarkedYAMLError, text: str) -> NotYaml:
    never_ends = error.context_mark if error.problem == NEVER_ENDS else None
    mark = never_ends or error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    reason = why_not_yaml(str(error.problem), _line(text, line), column)
    if reason is None:
        problem = _one_line(f"{error.problem} ({error.context})" if error.context else str(error.problem))
        reason = f"{problem}; correct this line, or put the value in quotes"
    return NotYaml(f"not YAML: {reason}", line + 1, column + 1)


def _line(text: str, number: int) -> str:
    """Return one line of a text, counted from 0; empty: it ends before."""
    lines = text.splitlines()
    return lines[number] if number < len(lines) else ""


def _one_line(reason: str) -> str:
    return " ".join(reason.split())


def _refuse_control_characters(text: str) -> None:
    found = _CONTROL.search(text)
    places = [text.index(character) for character in _NO_CHARACTERS if character in text]
    at = min([found.start(), *places] if found else places, default=None)
    if at is not None:
        line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        raise NotYaml(f"not YAML: the control character U+{ord(text[at]):04X}; remove it", line, column)


def _refuse_multiplying_aliases(root: Node) -> None:
    """Count nodes as often as aliases repeat them; a bomb, or an alias inside its own anchor, ends the count early."""
    budget = MAX_ALIASED_NODES + sum(1 for _ in _distinct_nodes(root))
    pending = [root]
    while pending:
        budget -= 1
        if budget < 0:
            raise _refusal(root, "its aliases (*name) repeat too much; write the values out")
        pending.extend(_children(pending.pop()))


def _refuse_tags(root: Node) -> None:
    tagged = [node for node in _distinct_nodes(root) if node.tag and node.tag not in _PLAIN_TAGS]
    if tagged:
        first = min(tagged, key=lambda node: node.start_mark.index)
        tag = first.tag.replace(_TAG_PREFIX, "!!")
        raise _refusal(first, f"the tag {tag} is not allowed, every value is text; remove it, or use quotes")


def _refusal(node: Node, reason: str) -> NotYaml:
    return NotYaml(reason, node.start_mark.line + 1, node.start_mark.column + 1)


def _distinct_nodes(root: Node) -> Iterator[Node]:
    seen = {id(root)}
    pending = [root]
    while pending:
        node = pending.pop()
        yield node
        fresh = [child for child in _children(node) if id(child) not in seen]
        seen.update(map(id, fresh))
        pending.extend(fresh)


def _children(node: Node) -> list[Node]:
    if isinstance(node, MappingNode):
        return [part for pair in node.value for part in pair]
    return node.value if isinstance(node, SequenceNode) else []
