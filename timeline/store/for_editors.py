"""What editors need in a store: the schemas of its files, and in each file the line that names its schema."""

from collections.abc import Iterator
from pathlib import Path

from timeline.errors import WriteFailed
from timeline.store.json_schema import SCHEMA_NAMES, schema_text
from timeline.store.layout import store_files
from timeline.store.lock import Say, locked
from timeline.store.modelines import SCHEMAS_FOLDER, modeline_of, new_modeline, schema_file_name
from timeline.store.to_change import text_to_change
from timeline.store.write import write_file


def write_for_editors(store: Path, say: Say | None = None) -> list[Path]:
    """Write the schemas into a store, and a modeline into each of its files that has none; return the files changed.

    The cards beside the store are among them. `say` is told of each file that cannot be read, and stays as it is.
    Raises WriteFailed.
    """
    with locked(store, say):
        return [*write_schemas(store / SCHEMAS_FOLDER), *_write_modelines(store, say)]


def write_schemas(folder: Path) -> Iterator[Path]:
    """Write the schemas of all kinds of files to a folder, and yield those files that this changed."""
    for name in SCHEMA_NAMES:
        path = folder / schema_file_name(name)
        if write_file(path, schema_text(name)):
            yield path


def _write_modelines(store: Path, say: Say | None) -> Iterator[Path]:
    for file in store_files(store):
        try:
            text = text_to_change(file.path, store.parent)
        except WriteFailed as error:
            if say is not None:
                say(f"{error}; it is left as it is")
            continue
        if not modeline_of(text.encode()):
            write_file(file.path, new_modeline(file.path, file.kind, store) + text)
            yield file.path
