"""The store that `timeline init DIR --example` writes: one night, and four sources that disagree about it.

It is package data, `timeline/examples/titanic/`: `seeds/` with three short documents written for it and their cards,
`data/` with what `extract` makes of them. Every kind of conflict is planted in it, one that is known (`baseline.yaml`)
and one that a person has decided (`resolutions.yaml`).
"""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

from timeline.errors import UsageError
from timeline.store.disk import peek
from timeline.store.for_editors import write_for_editors
from timeline.store.layout import SETTINGS_FILE
from timeline.store.write import is_unfinished, remove_unfinished, write_bytes

EXAMPLE = "titanic"
STORE_FOLDER = "data"  # within the folder of the example, beside the cards and documents in seeds/
TRIED_FIRST = (  # commands, and the question that each answers
    ("show", "what happened when"),
    ("check", "what is wrong and new (exit code 1)"),
    ("explain b6178b", "why two hours cannot both be right"),
    ("diff inquiries evening-paper", "two accounts side by side"),
)


def write_example(folder: Path) -> Path:
    """Write the example into a folder that is empty or not there yet, and return the folder of its store.

    Where this was stopped half way, it goes on. Raises UsageError: something else is there already; WriteFailed.
    """
    if folder.exists() and not (folder.is_dir() and _is_begun(folder)):
        raise UsageError(f"{folder}: is not empty", "Name a folder that is new: timeline init titanic --example")
    settings_last = sorted(example_files(), key=lambda named: named[0].name == SETTINGS_FILE)  # they make it a store
    for path, file in settings_last:
        write_bytes(folder / path, file.read_bytes())
    for each in (folder, *folder.iterdir()):
        remove_unfinished(each)
    store = folder / STORE_FOLDER
    write_for_editors(store)
    return store


def _is_begun(folder: Path) -> bool:
    """Whether a folder has nothing but what writing the example leaves when it is stopped before it is a store."""
    if (folder / STORE_FOLDER / SETTINGS_FILE).exists():
        return False
    example = {folder / path: file for path, file in example_files()}
    folders = {parent for path in example for parent in path.parents}

    def is_own(path: Path) -> bool:
        if path.is_symlink():
            return False
        if path.is_dir():
            return path in folders
        return is_unfinished(path) or (path in example and peek(path) == example[path].read_bytes())

    return all(is_own(path) for path in folder.rglob("*"))


def example_files() -> Iterator[tuple[PurePosixPath, Traversable]]:
    """Yield the files of the example, each with its path within the folder that it is written to."""
    yield from _files_within(files("timeline") / "examples" / EXAMPLE, PurePosixPath())


def _files_within(folder: Traversable, path: PurePosixPath) -> Iterator[tuple[PurePosixPath, Traversable]]:
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.is_dir():
            yield from _files_within(file, path / file.name)
        else:
            yield path / file.name, file
