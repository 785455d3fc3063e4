"""A store as Parquet tables: written, loaded, or made into a store of its own."""

from pathlib import Path
from typing import Final

from timeline.errors import UsageError
from timeline.model.dataclass import dataclass
from timeline.model.store import Store
from timeline.store.layout import SETTINGS_FILE
from timeline.store.load import load_store
from timeline.store.parquet import write_tables
from timeline.store.parquet_files import ParquetFiles, passed_over, texts_of
from timeline.store.write import write_bytes

PARQUET: Final = "parquet"
ENDING: Final = ".parquet"


def is_parquet(path: str | Path, format_name: str | None = None) -> bool:
    """Whether a file, or a folder of some, is to be read as Parquet tables: by its format's name, else by endings."""
    if format_name is not None:
        return format_name == PARQUET
    path = Path(path)
    return path.suffix == ENDING or (path.is_dir() and any(each.suffix == ENDING for each in path.iterdir()))


def export_parquet(store: Store, folder: str | Path) -> None:
    """Write a store as Parquet tables into a folder; `load_parquet` reads them again, and nothing is lost.

    Raises UsageError: pyarrow is not installed; WriteFailed.

    >>> import timeline
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     timeline.export_parquet(timeline.load("data"), folder)
    ...     len(timeline.load_parquet(folder).sources)
    5
    """
    write_tables(store, Path(folder))


def load_parquet(path: str | Path) -> Store:
    """Load a folder of Parquet tables, or one table of claims, as an event store that stands in no files.

    What cannot be read is in `findings`, as of any store; places are those in the files that `import_tables` writes.
    Raises UsageError: no such tables, or pyarrow is not installed.

    >>> import timeline
    >>> timeline.load_parquet("tables")
    Traceback (most recent call last):
    timeline.errors.UsageError: tables: no such file or folder
    """
    return load_store(Path(path), ParquetFiles(Path(path)))


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedTables:
    """What was written, and one sentence for each thing that was left out."""

    files: tuple[Path, ...]
    left_out: tuple[str, ...]


def import_tables(folder: Path, path: Path) -> ImportedTables:
    """Make a new store in a folder of Parquet tables, or of one table of claims.

    Nothing is written where something cannot be read. Raises UsageError: there is a store already, no such tables, or
    pyarrow is not installed; WriteFailed.
    """
    if (folder / SETTINGS_FILE).exists():
        raise UsageError(f"{folder}: there is an event store already", "Name another: timeline --store DIR import …")
    if not path.exists():
        raise UsageError(f"{path}: no such file or folder", "Name what is to be imported.")
    texts = {folder / name: text for name, text in texts_of(path)}
    for name in sorted(texts, key=lambda name: name.name == SETTINGS_FILE):  # it is a store once all is there
        write_bytes(name, texts[name])
    return ImportedTables(files=tuple(texts), left_out=tuple(passed_over(path)))
