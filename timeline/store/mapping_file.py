"""A file that says which column of a table says what: `when: Datum`, one a line, attributes below `attributes:`."""

from pathlib import Path

from timeline.errors import UsageError
from timeline.store.files import decode
from timeline.store.nodes import MappingNode, Node, NotYaml, ScalarNode, compose

_EXAMPLE = "Write lines such as `when: Datum`; below `attributes:` such as `  place: Ort`."


def load_mapping(path: Path) -> dict[str, str]:
    """Return key -> column, with `attributes.KEY` for what stands below `attributes:`.

    Raises UsageError: it cannot be read, or is no such mapping.
    """
    try:
        root = compose(decode(path.read_bytes()))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}", _EXAMPLE) from None
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: not UTF-8 at byte {error.start}", _EXAMPLE) from None
    except NotYaml as error:
        raise UsageError(f"{path}:{error.line}: {error.reason}", _EXAMPLE) from None
    return _pairs(root, path, "") if root is not None else {}


def _pairs(node: Node, path: Path, before: str) -> dict[str, str]:
    found: dict[str, str] = {}
    if not isinstance(node, MappingNode):
        raise UsageError(f"{path}:{node.start_mark.line + 1}: no mapping of keys to columns", _EXAMPLE)
    for key, value in node.value:
        if isinstance(value, MappingNode) and not before:
            found |= _pairs(value, path, f"{key.value}.")
        elif isinstance(value, ScalarNode):
            found[f"{before}{key.value}"] = str(value.value)
        else:
            raise UsageError(f"{path}:{value.start_mark.line + 1}: {key.value} needs the name of a column", _EXAMPLE)
    return found
