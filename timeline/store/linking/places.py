"""Where each single value of a file stands, by a key that survives other changes to the file."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.store.nodes import MappingNode, Node, ScalarNode, SequenceNode

Path = tuple[str, ...]  # keys of mappings; of what stands in a list its id, fingerprint or number

_NAMES = ("id", "fingerprint")  # by which what stands in a list is known
_CLAIMS = ("claims",)  # a claim of a card may have no id: then it is known by its event


class Place(NamedTuple):
    """One single value of a file, and its key there."""

    path: Path
    value: ScalarNode
    key: Node | None  # None: it stands in a list
    mapping: MappingNode | None  # that it stands in

    @property
    def name(self) -> str:
        """The path as it is written in a file."""
        return "/".join(self.path)


def places_in(root: Node | None) -> Iterator[Place]:
    """Yield all single values of a tree, in the order of the file."""
    if root is not None:
        yield from _places(root, (), None, None)


def _places(node: Node, path: Path, key: Node | None, mapping: MappingNode | None) -> Iterator[Place]:
    if isinstance(node, ScalarNode):
        yield Place(path, node, key, mapping)
    elif isinstance(node, MappingNode):
        for inner_key, value in node.value:
            if isinstance(inner_key, ScalarNode):
                yield from _places(value, (*path, inner_key.value), inner_key, node)
    elif isinstance(node, SequenceNode):
        for label, item in zip(_labels(node.value, path), node.value, strict=True):
            yield from _places(item, (*path, label), None, None)


def _labels(items: Sequence[Node], path: Path) -> list[str]:
    """A name for each member of a list: what it is called where only it is called so, else its number."""
    names = (*_NAMES, "event") if path == _CLAIMS else _NAMES
    called = [name_of(item, names) for item in items]
    counts = Counter(called)
    return [name if name is not None and counts[name] == 1 else str(number) for number, name in enumerate(called)]


def name_of(item: Node, names: Sequence[str] = _NAMES) -> str | None:
    """Return what a member of a list is called, by the first of some keys that it has; None: it has none."""
    pairs = item.value if isinstance(item, MappingNode) else []
    given = {key.value: value.value for key, value in pairs if isinstance(value, ScalarNode)}
    return next((given[name] for name in names if name in given), None)
