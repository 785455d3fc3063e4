"""What editors need in a store: the schemas of its files, and in each file the line that names its schema."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from timeline.store.files import decode
from timeline.store.json_schema import SCHEMA_NAMES, schema_text
from timeline.store.layout import store_files
from timeline.store.lock import locked
from timeline.store.modelines import SCHEMAS_FOLDER, modeline_of, new_modeline, schema_file_name
from timeline.store.write import write_file


def write_for_editors(store: Path) -> list[Path]:
    """Write the schemas into a store, and a modeline into each of its files that has none; return the files changed.

    The cards beside the store are among them. Raises WriteFailed.
    """
    with locked(store):
        return [*write_schemas(store / SCHEMAS_FOLDER), *_write_modelines(store)]


def write_schemas(folder: Path) -> Iterator[Path]:
    """Write the schemas of all kinds of files to a folder, and yield those files that this changed."""
    for name in SCHEMA_NAMES:
        path = folder / schema_file_name(name)
        if write_file(path, schema_text(name)):
            yield path


def _write_modelines(store: Path) -> Iterator[Path]:
    for file in store_files(store):
        content = file.path.read_bytes()
        with suppress(UnicodeDecodeError):  # `check` says so
            if not modeline_of(content):
                write_file(file.path, new_modeline(file.path, file.kind, store) + decode(content))
                yield file.path
