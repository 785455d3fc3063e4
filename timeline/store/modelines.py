"""The line by which an editor finds the schema of a file: `# yaml-language-server: $schema=../.schemas/…`.

The schemas are files in the store itself, so that no editor needs the network. A store without them gets no such lines;
a file that is there already keeps its own line, or none: it is the person's who edits it.
"""

import os
import re
from pathlib import Path
from urllib.parse import quote

from timeline.store.disk import peek

SCHEMAS_FOLDER = ".schemas"

_MODELINE = re.compile(rb"(?:\xef\xbb\xbf)?(?:[ \t\r]*(?:#[^\n]*)?\n)*?(#[ \t]*yaml-language-server[ \t]*:[^\n]*\n)")


def headed(text: str, path: Path, kind: str, store: Path) -> str:
    """Return the text of a file that is about to be written, with its modeline before it where it has one."""
    content = peek(path)
    return (new_modeline(path, kind, store) if content is None else modeline_of(content)) + text


def modeline_of(content: bytes) -> str:
    """Return the modeline among the comments at the head of a file, with its line break; empty: there is none."""
    found = _MODELINE.match(content)
    return found[1].decode("utf-8", "replace").strip() + "\n" if found else ""


def without_modeline(content: bytes) -> bytes:
    """Return a file without its modeline, which says nothing of what the file means."""
    found = _MODELINE.match(content)
    return content[: found.start(1)] + content[found.end(1) :] if found else content


def new_modeline(path: Path, kind: str, store: Path) -> str:
    """Return the modeline of a file that is not there yet, with its line break; empty: the store has no schemas."""
    schema_file = store / SCHEMAS_FOLDER / schema_file_name(kind)
    if not schema_file.is_file():
        return ""
    relative = Path(os.path.relpath(schema_file.resolve(), path.parent.resolve())).as_posix()
    return f"# yaml-language-server: $schema={quote(relative)}\n"


def schema_file_name(kind: str) -> str:
    """Return what the file of a schema is called."""
    return f"{kind}.schema.json"
