"""Which files a store is made of, and what kind of file each is."""

from collections.abc import Iterator
from pathlib import Path

from timeline.model.dataclass import dataclass
from timeline.model.ordinary import why_not_read

SETTINGS_FILE = "timeline.yaml"
EVENTS_FILE = "events.yaml"
RESOLUTIONS_FILE = "resolutions.yaml"
BASELINE_FILE = "baseline.yaml"
LINKS_FILE = "links.yaml"
SINGLE_FILES = {
    SETTINGS_FILE: "settings",
    EVENTS_FILE: "events",
    RESOLUTIONS_FILE: "resolutions",
    BASELINE_FILE: "baseline",
    LINKS_FILE: "links",
}
FOLDERS = ("events", "claims")  # of files of that kind
CARD = "card"
CARDS_FOLDER = "seeds"  # beside the store
MAX_FILE_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class StoreFile:
    """A file, and its kind: the name of its schema."""

    path: Path
    kind: str


def store_files(folder: Path) -> Iterator[StoreFile]:
    """Yield the files that a store has, then the cards beside it."""
    found = [StoreFile(folder / name, kind) for name, kind in SINGLE_FILES.items() if (folder / name).exists()]
    for kind in FOLDERS:
        found += [StoreFile(path, kind) for path in sorted((folder / kind).glob("*.yaml"))]
    found += [StoreFile(path, CARD) for path in sorted(cards_folder(folder).glob("*.yaml"))]
    yield from (file for file in found if why_not_read(file.path, folder.parent) is None)  # `check` says why


def kind_of(path: Path, folder: Path) -> str | None:
    """Return the kind that a file of a store, or a card beside it, has or would have; None: it is neither."""
    parent, store = path.parent.resolve(), folder.resolve()
    if parent == store:
        return SINGLE_FILES.get(path.name)
    if path.suffix != ".yaml":
        return None
    return CARD if parent == cards_folder(folder).resolve() else _kind_in(parent, store)


def cards_folder(folder: Path) -> Path:
    """Return where the cards of a store are."""
    return folder.parent / CARDS_FOLDER


def _kind_in(parent: Path, store: Path) -> str | None:
    return next((kind for kind in FOLDERS if parent == store / kind), None)
