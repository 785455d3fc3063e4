"""`--stdin-filename`: one file as an editor has it, not saved yet."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.store.disk import Saved

_FILES = "timeline.yaml, events.yaml, events/, claims/, resolutions.yaml, baseline.yaml, and cards in seeds/ beside it"


def files_with(stdin_filename: Path | None, store: Path) -> "Saved":
    """Return where a store is read: on disk, with stdin in the place of the file named; None: on disk alone.

    Raises UsageError: that is no file of the store and no card beside it, or stdin is closed.
    """
    from timeline.errors import UsageError
    from timeline.store.disk import DISK, Unsaved
    from timeline.store.layout import kind_of

    if stdin_filename is None:
        return DISK
    if kind_of(stdin_filename, store) is None:
        raise UsageError(f"{stdin_filename}: no file of the store {store} would stand there", f"There are: {_FILES}")
    return Unsaved(stdin_filename, _stdin())


def _stdin() -> bytes:
    import sys

    from timeline.errors import UsageError
    from timeline.store.files import MAX_FILE_BYTES

    if sys.stdin is None:
        raise UsageError("stdin is closed", "Send the file's content to it.")
    return sys.stdin.buffer.read(MAX_FILE_BYTES + 1)  # one more than a file may have is refused as such
