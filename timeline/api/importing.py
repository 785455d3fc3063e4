"""Making a store of what others wrote: one importer a format."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from timeline.errors import UsageError
from timeline.model.store import Store
from timeline.store.load import SETTINGS_FILE, load_store
from timeline.store.parquet_files import ParquetFiles, passed_over, texts_of
from timeline.store.write import write_bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Importer:
    """One format: the files that something comes to, by their path in a store, and what of it they do not hold."""

    name: str
    endings: tuple[str, ...]  # of files in it
    files: Callable[[Path], Iterator[tuple[str, bytes]]]
    left_out: Callable[[Path], list[str]]


IMPORTERS: tuple[Importer, ...] = (
    Importer(name="parquet", endings=(".parquet",), files=texts_of, left_out=passed_over),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What was written, and one sentence for each thing that was left out."""

    files: tuple[Path, ...]
    left_out: tuple[str, ...] = ()


def load_parquet(path: str | Path) -> Store:
    """Load a folder of Parquet tables, or one table of claims, as an event store that stands in no files.

    What cannot be read is in `findings`, as of any store; places are those in the files that `import_into` would write.
    Raises UsageError: no such tables, or pyarrow is not installed.
    """
    return load_store(Path(path), ParquetFiles(Path(path)))


def import_into(folder: str | Path, path: str | Path, format_name: str | None = None) -> Imported:
    """Make a new store in a folder of what a file, or a folder of tables, holds; None: the format by its name.

    Nothing is written where something cannot be read. Raises UsageError: there is a store already, no such format, or
    not of that format; WriteFailed.
    """
    folder, path = Path(folder), Path(path)
    if (folder / SETTINGS_FILE).exists():
        raise UsageError(f"{folder}: there is an event store already", "Name another: timeline --store DIR import …")
    importer = _importer(path, format_name)
    texts = {folder / name: text for name, text in importer.files(path)}
    for name in sorted(texts, key=lambda name: name.name == SETTINGS_FILE):  # it is a store once all is there
        write_bytes(name, texts[name])
    return Imported(files=tuple(texts), left_out=tuple(importer.left_out(path)))


def _importer(path: Path, format_name: str | None) -> Importer:
    if not path.exists():
        raise UsageError(f"{path}: no such file or folder", "Name what is to be imported.")
    for importer in IMPORTERS:
        if importer.name == format_name or (format_name is None and _has_ending(path, importer.endings)):
            return importer
    names = ", ".join(importer.name for importer in IMPORTERS)
    if format_name is None and path.is_dir():
        raise UsageError(f"{path}: no file in this folder can be imported", f"What can be imported: {names}")
    raise UsageError(f"{format_name or path}: no format that can be imported", f"Name one with --format: {names}")


def _has_ending(path: Path, endings: tuple[str, ...]) -> bool:
    """Whether a file, or one in a folder, has one of these endings."""
    names = path.iterdir() if path.is_dir() else [path]
    return any(name.suffix in endings for name in names)
