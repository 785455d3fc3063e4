"""What an import writes, and what that changes."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from timeline.api.imported.claims_file import texts_by_id
from timeline.api.imported.parts import paths_on_disk
from timeline.api.imported.report import ImportedSource
from timeline.api.imported.sources import Described
from timeline.errors import UsageError
from timeline.extraction.importing.rows import ImportedClaim
from timeline.model.dataclass import dataclass
from timeline.store import files as store_files
from timeline.store.write import write_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """The claims files of one source, worked out and not yet written."""

    source: ImportedSource
    files: Mapping[Path, str]
    gone: Sequence[Path]  # files of an earlier import that no claim is left for
    claims: Sequence[ImportedClaim]  # those that are in it


def counted(
    described: Described, ids: Sequence[str], texts: Sequence[str], files: Mapping[Path, str]
) -> ImportedSource:
    """Return what becomes of the claims of a source; `ids` and `texts` are those of the claims that are written."""
    before = {path: path.read_bytes() for path in paths_on_disk(described.path)}
    old: dict[str, str] = {}
    for data in before.values():
        old |= texts_by_id(data.decode("utf-8", "replace"))
    new = dict(zip(ids, texts, strict=True))
    return ImportedSource(
        id=described.id,
        files=tuple(files),
        claims=len(texts),
        new=len(new.keys() - old.keys()),
        changed=sum(old[name] != new[name] for name in new.keys() & old.keys()),
        gone=len(old.keys() - new.keys()),
        is_written=before != {path: content.encode("utf-8") for path, content in files.items()},
    )


def write(folder: Path, prepared: Sequence[Prepared], events: Path, events_text: str | None) -> None:
    """Write the events first: no claim may speak of one that is not there. Raises UsageError: too many events."""
    if events_text is not None:
        if len(events_text.encode("utf-8")) > store_files.MAX_FILE_BYTES:
            told = f"{events}: with the new events it would be larger than {store_files.MAX_FILE_BYTES // 2**20} MB"
            hint = f"Nothing was written. Move it to {folder / 'events'}/: there each import has a file of its own."
            raise UsageError(told, hint)
        write_file(events, events_text, within=folder)
    for each in prepared:
        for path, content in each.files.items():
            write_file(path, content, within=folder)
        for path in each.gone:
            path.unlink(missing_ok=True)
