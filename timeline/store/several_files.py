"""Writing several files so that all are changed or none, even where the process is killed between two of them.

What is to be written stands in one file first, the journal; then the files are written; then the journal goes. Whoever
next takes the lock of the store finishes what a killed process had begun (see `lock`). A file that somebody changed in
the meantime is not overwritten: then nothing more is written, and a person is told.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from timeline.errors import WriteFailed
from timeline.store.layout import kind_of
from timeline.store.write import write_bytes

JOURNAL = ".timeline-unfinished.json"


class _Change(NamedTuple):
    """One file: what it held, by its digest, and what it is to hold; None: no file."""

    path: Path
    before: str | None
    after: bytes | None


def write_files(store: Path, contents: Mapping[Path, bytes | None]) -> None:
    """Make the files hold these bytes, all or none; None: the file goes. The caller holds the lock of the store.

    Files lie in the store's folder, or beside it. Raises WriteFailed: all is as it was.
    """
    before = {path: path.read_bytes() if path.exists() else None for path in contents}
    changes = [_Change(path, _digest(before[path]), after) for path, after in sorted(contents.items())]
    journal = store / JOURNAL
    write_bytes(journal, _journal_text(store, changes), within=store.parent)
    try:
        _carry_out(changes, within=store.parent)
    except WriteFailed:
        _carry_out([_Change(path, None, content) for path, content in before.items()], within=store.parent)
        journal.unlink()
        raise
    journal.unlink()


def finish(store: Path) -> int:
    """Write what a killed process had begun to write, and return how many files that were; 0: nothing was left.

    The caller holds the lock of the store. Raises WriteFailed: a file was changed since, or the journal is damaged.
    """
    journal = store / JOURNAL
    if not journal.is_file():
        return 0
    changes = list(_read(store, journal))
    for change in changes:
        now = _digest(change.path.read_bytes() if change.path.exists() else None)
        if now not in (change.before, _digest(change.after)):
            told = f"{journal}: {change.path} was changed after the process that wrote it was stopped"
            raise WriteFailed(told, f"Look at that file; to give the rest up, delete {journal}")
    _carry_out(changes, within=store.parent)
    journal.unlink()
    return len(changes)


def is_unfinished(store: Path) -> bool:
    """Whether a process was stopped between two files, and nobody has finished its work."""
    return (store / JOURNAL).is_file()


def _carry_out(changes: Iterable[_Change], within: Path) -> None:
    for change in changes:
        if change.after is not None:
            write_bytes(change.path, change.after, within=within)
        else:
            with suppress(FileNotFoundError):
                change.path.unlink()


def _journal_text(store: Path, changes: Iterable[_Change]) -> bytes:
    import json
    from base64 import b64encode

    files = [
        {"file": _name(store, path), "before": before, "after": None if after is None else b64encode(after).decode()}
        for path, before, after in changes
    ]
    return json.dumps({"version": 1, "files": files}, indent=1).encode()


def _name(store: Path, path: Path) -> str:
    inside = path.is_relative_to(store)
    return path.relative_to(store).as_posix() if inside else f"../{path.relative_to(store.parent).as_posix()}"


def _read(store: Path, journal: Path) -> Iterator[_Change]:
    import json
    from base64 import b64decode

    try:
        files: list[dict[str, Any]] = json.loads(journal.read_bytes())["files"]
        for each in files:
            after = None if each["after"] is None else b64decode(each["after"])
            path = store / each["file"]
            if kind_of(path, store) is None:  # a journal may come with a store that somebody else made
                raise ValueError(path)
            yield _Change(path, each["before"], after)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise WriteFailed(f"{journal}: damaged", "Look at what changed in the store, then delete that file") from error


def _digest(content: bytes | None) -> str | None:
    from hashlib import sha256

    return None if content is None else sha256(content).hexdigest()
