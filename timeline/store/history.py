"""A store as it was: read from git's objects at the merge base, no file of the working tree is touched.

Blobs are written to a temporary folder as they are, byte for byte, and read there as any store is.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Final

from timeline.errors import HistoryUnreadable, StoreNotFound, StoreUnreadable
from timeline.model.store import Store
from timeline.store.git import ask_git, merge_base
from timeline.store.load import EVENTS_FILE, RESOLUTIONS_FILE, SETTINGS_FILE, load_store

_WHAT_IS_READ: Final = (SETTINGS_FILE, EVENTS_FILE, RESOLUTIONS_FILE, "events/", "claims/")
_COMMIT_DIGITS: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreThen:
    """A store as it was at a commit."""

    commit: str
    store: Store | None  # None: there was none in that folder
    notes: tuple[str, ...] = ()  # sentences on what could not be read of it


def store_at_base(folder: Path, revision: str) -> StoreThen:
    """Return the store of a folder as it was at the merge base of a revision and HEAD, without its baseline.

    What could not be read then is left out, as it is now; where its settings could not be read, today's stand in.
    Raises HistoryUnreadable. Cost: three processes, and loading the store.
    """
    commit = merge_base(folder, revision)
    blobs = _blobs(folder, commit)
    with TemporaryDirectory(prefix="timeline-") as temporary:
        then = Path(temporary)
        for name, content in _contents(folder, blobs):
            (then / name).parent.mkdir(exist_ok=True)
            (then / name).write_bytes(content)
        return _loaded(then, folder, commit)


def _blobs(folder: Path, commit: str) -> Mapping[str, str]:
    """Return the files of the store at a commit, each with the name of its blob; links and folders are no files."""
    listed = ask_git(folder, "ls-tree", "-z", commit, "--", *_WHAT_IS_READ)
    if listed is None:
        raise _damaged(commit)
    blobs = {}
    for line in listed.split(b"\0")[:-1]:
        about, _, name = line.partition(b"\t")
        mode, _, blob = about.split()
        if mode.startswith(b"100"):
            blobs[os.fsdecode(name)] = blob.decode()
    return {name: blob for name, blob in blobs.items() if ".." not in PurePosixPath(name).parts}


def _contents(folder: Path, blobs: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Yield each file with its bytes: git answers each name with `name type size`, the content, and a line break."""
    answer = ask_git(folder, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs.values()).encode())
    at = 0
    for name, blob in blobs.items():
        head, _, _ = (answer or b"")[at : at + len(blob) + 40].partition(b"\n")
        if answer is None or head.endswith(b"missing"):
            raise _damaged(name)
        start = at + len(head) + 1
        end = start + int(head.split()[2])
        yield name, answer[start:end]
        at = end + 1


def _damaged(what: str) -> HistoryUnreadable:
    return HistoryUnreadable(f"git cannot read {what} of its own history", "Look for what is missing: git fsck")


def _loaded(then: Path, now: Path, commit: str) -> StoreThen:
    try:
        store = load_store(then)
    except StoreNotFound:
        note = f"no store in {now} at the base ({commit[:_COMMIT_DIGITS]}): everything in it is new"
        return StoreThen(commit=commit, store=None, notes=(note,))
    except StoreUnreadable as error:
        (then / SETTINGS_FILE).write_bytes((now / SETTINGS_FILE).read_bytes())
        note = f"at the base, {_named(str(error), then, now, commit)}; its claims are read with today's settings"
        return StoreThen(commit=commit, store=load_store(then), notes=(note,))
    return StoreThen(commit=commit, store=store, notes=tuple(_unread(store, now, commit)))


def _unread(store: Store, now: Path, commit: str) -> Iterator[str]:
    if store.unread:
        things = "1 entry" if store.unread == 1 else f"{store.unread} entries"
        place = _named(str(store.findings[0].location), store.folder, now, commit)
        message = store.findings[0].message
        yield f"{things} of the store at the base could not be read, and count as new ({place}: {message})"


def _named(text: str, then: Path, now: Path, commit: str) -> str:
    """Return a text in which the files of the temporary folder are named as git names them."""
    return text.replace(str(then), f"{commit[:_COMMIT_DIGITS]}:{now}")
