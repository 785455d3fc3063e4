"""A store as it was: read from git's objects at the merge base, no file of the working tree is touched.

Files and links are written to a temporary folder as they were committed, byte for byte, and read there as any store is.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Final

from timeline.errors import HistoryUnreadable, StoreNotFound, StoreUnreadable
from timeline.model.counted import counted_entries
from timeline.model.dataclass import dataclass
from timeline.model.store import Store
from timeline.store.disk import DISK, Saved
from timeline.store.git import TRY_FSCK, ask_git, merge_base
from timeline.store.layout import EVENTS_FILE, RESOLUTIONS_FILE, SETTINGS_FILE
from timeline.store.load import load_store

_WHAT_IS_READ: Final = (SETTINGS_FILE, EVENTS_FILE, RESOLUTIONS_FILE, "events/", "claims/")
_COMMIT_DIGITS: Final = 8
_HEAD_WORDS: Final = 3  # of git's answer: id, type, size
_FILES, _LINKS = b"100", b"120"  # how the modes of their blobs begin; others are folders, or repositories


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreThen:
    """A store as it was at a commit."""

    commit: str
    store: Store | None  # None: there was none in that folder
    notes: tuple[str, ...] = ()  # sentences on what could not be read of it


@dataclass(frozen=True, slots=True)
class Blob:
    """A file or a link of the store, as git keeps it."""

    name: str  # its path in the store
    id: str
    is_link: bool


def store_at_base(folder: Path, revision: str, files: Saved = DISK) -> StoreThen:
    """Return the store of a folder as it was at the merge base of a revision and HEAD, without its baseline.

    What could not be read then is left out, as it is now; where its settings could not be read, today's stand in, as
    `files` has them.
    Raises HistoryUnreadable. Cost: three processes, and loading the store.
    """
    commit = merge_base(folder, revision)
    files_before_links = sorted(blobs_at(folder, commit), key=lambda blob: blob.is_link)  # nothing is written by a link
    with TemporaryDirectory(prefix="timeline-") as temporary:
        then = Path(temporary)
        for blob, content in contents_of(folder, files_before_links):
            _write(then / blob.name, blob, content)
        return _loaded(then, folder, commit, files)


def _write(path: Path, blob: Blob, content: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    if blob.is_link:
        path.symlink_to(os.fsdecode(content))
    else:
        path.write_bytes(content)


def blobs_at(folder: Path, commit: str) -> Iterator[Blob]:
    """Yield the files and links of the store of a folder at a commit. Raises HistoryUnreadable."""
    listed = ask_git(folder, "ls-tree", "-z", commit, "--", *_WHAT_IS_READ)
    if listed is None:
        raise _damaged(commit)
    for line in listed.split(b"\0")[:-1]:
        about, _, path = line.partition(b"\t")
        mode, _, blob_id = about.split()
        name = os.fsdecode(path)
        if mode.startswith((_FILES, _LINKS)) and ".." not in PurePosixPath(name).parts:
            yield Blob(name, blob_id.decode(), mode.startswith(_LINKS))


def contents_of(folder: Path, blobs: Sequence[Blob]) -> Iterator[tuple[Blob, bytes]]:
    """Yield each blob with its bytes: git answers each id with `id type size`, the content, and a line break.

    Raises HistoryUnreadable: one is missing.
    """
    answer = ask_git(folder, "cat-file", "--batch", given="".join(f"{blob.id}\n" for blob in blobs).encode()) or b""
    at = 0
    for blob in blobs:
        line_end = answer.find(b"\n", at)
        head = answer[at:line_end].split()
        if len(head) != _HEAD_WORDS:  # `id missing`
            raise _damaged(blob.name)
        end = line_end + 1 + int(head[2])
        yield blob, answer[line_end + 1 : end]
        at = end + 1


def _damaged(what: str) -> HistoryUnreadable:
    return HistoryUnreadable(f"git cannot read {what} of its own history", TRY_FSCK)


def _loaded(then: Path, now: Path, commit: str, files: Saved) -> StoreThen:
    try:
        store = load_store(then)
    except StoreNotFound:
        note = f"no store in {now} at the base ({commit[:_COMMIT_DIGITS]}): everything in it is new"
        return StoreThen(commit=commit, store=None, notes=(note,))
    except StoreUnreadable as error:
        (then / SETTINGS_FILE).unlink()  # it may be a link
        (then / SETTINGS_FILE).write_bytes(files.read(now / SETTINGS_FILE))
        note = f"at the base, {_named(str(error), then, now, commit)}; its claims are read with today's settings"
        return StoreThen(commit=commit, store=load_store(then), notes=(note,))
    return StoreThen(commit=commit, store=store, notes=tuple(_unread(store, now, commit)))


def _unread(store: Store, now: Path, commit: str) -> Iterator[str]:
    if store.unread:
        things, count = counted_entries(store.unread), "counts" if store.unread == 1 else "count"
        place = _named(str(store.findings[0].location), store.folder, now, commit)
        message = store.findings[0].message
        yield f"{things} of the store at the base could not be read, and {count} as new ({place}: {message})"


def _named(text: str, then: Path, now: Path, commit: str) -> str:
    """Return a text in which the files of the temporary folder are named as git names them."""
    return text.replace(str(then), f"{commit[:_COMMIT_DIGITS]}:{now}")
