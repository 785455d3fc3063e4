"""Reading what others wrote: a text as the claims of a source in a store."""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import Any, Final

from timeline.api.imported.naming import EventNames
from timeline.api.imported.report import ImportReport
from timeline.api.imported.request import ImportRequest, source_kind
from timeline.api.imported.run import Import, Read, digest, read_file
from timeline.api.publication import publication_date
from timeline.errors import UsageError
from timeline.extraction.importing.decoding import Decoded, decode
from timeline.extraction.importing.formats import BY_NAME, ImportFormat, find_format
from timeline.extraction.importing.rows import ImportOptions
from timeline.model.edtf.reckoning import Calendar, Reckoning
from timeline.model.nearest import nearest_or
from timeline.model.store import Store
from timeline.store.load import load_store
from timeline.store.lock import Say, locked

MAX_BYTES: Final = 1 << 30


def import_file(
    store_folder: str | Path,
    path: str | Path,
    source: str | None = None,
    *,
    format_name: str | None = None,
    encoding: str | None = None,
    day_first: bool | None = None,
    columns: Mapping[str, str] | None = None,
    about: Mapping[str, Any] | None = None,
    relies_on: Sequence[str] = (),
    into: str | Path | None = None,
    dry_run: bool = False,
    force: bool = False,
    today: str | None = None,
    say: Say | None = None,
    data: bytes | None = None,
) -> ImportReport:
    r"""Read a file as claims of a source, and write them into a store: claims/SOURCE.yaml, and the events it lacks.

    The format is that of the file's ending and text, or `format_name` (of `FORMATS`). `source` is the id of the source
    that the claims are of; rows may name others. `columns` says which column or key of the file says what
    (`{"when": "Datum", "attributes.place": "Ort"}`), `about` describes the source by the keys of a claims file (title,
    author, published …), `day_first` says what 03/04/2022 means. Dates after the publication, else after `today` (ISO;
    default: the day it is), are plans. A second import of the same file changes nothing; claims keep their ids.

    What is wrong in a row refuses that row, and is a remark of the report; the other rows are written. Nothing at all
    is written with `dry_run`, or where an error is raised. `data` is what to read where it stands in no file: `path` is
    then what messages call it. `say` is told that another writes the store, while this waits. Returns what was read and
    written, with a remark for all that was assumed, left out and refused. Cost: linear in the file and in the store.
    Raises UsageError: no such file, format or encoding, nobody says of which source it is, or the claims file was
    edited by hand and `force` is not given; StoreNotFound; WriteFailed.

    >>> import timeline
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "timeline.yaml").write_text("timeline: 1")
    ...     _ = Path(folder, "dates.csv").write_text("title,when\nThe bridge opens,May 1932\nIt closes,1932-13")
    ...     report = timeline.import_file(folder, Path(folder, "dates.csv"), "almanac")
    ...     events = timeline.reconcile(timeline.load(folder)).events
    >>> report.claims, report.refused
    (1, 1)
    >>> [(event.id, event.edtf) for event in events]
    [('the-bridge-opens', '1932-05')]
    """
    request = ImportRequest(
        path=Path(path),
        source=source,
        format_name=format_name,
        encoding=encoding,
        day_first=day_first,
        columns=columns or {},
        about=_checked(about or {}),
        relies_on=tuple(relies_on),
        into=Path(into) if into is not None else None,
        dry_run=dry_run,
        force=force,
        today=(date.fromisoformat(today) if today else date.today()).toordinal(),
        data=data,
    )
    folder = Path(store_folder)
    if data is None and request.path.is_dir():
        raise UsageError(f"{request.path}: a folder without Parquet tables", "Name a file in it.")
    if data is None and not request.path.exists():
        raise UsageError(f"{request.path}: no such file", "Name what is to be imported.")
    with nullcontext() if dry_run else locked(folder, say):
        store = load_store(folder)
        read = _read(request, store)
        return Import(store=store, request=request, read=read, names=EventNames(store.events)).run()


def _checked(about: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is said of a source, its publication as EDTF. Raises UsageError: it cannot be so."""
    published = publication_date(about.get("published"))
    source_kind(about.get("kind"))
    return {**about, "published": published.text if published else None}


def _read(request: ImportRequest, store: Store) -> Read:
    """Return the file as it was read. Raises UsageError: not at all."""
    data = read_file(request.path, MAX_BYTES) if request.data is None else request.data
    decoded = _decoded(data, request)
    form = _format_of(request, decoded.text)
    known = store.sources.get(request.source or "")
    said = publication_date(request.about.get("published"))
    published = said or (next(iter(known.published), None) if known else None)
    options = ImportOptions(
        file=str(request.path),
        source=request.source,
        published=published,
        reckoning=Reckoning(
            calendar=Calendar(request.about.get("calendar") or (known and known.calendar) or "gregorian")
        ),
        words=store.settings.words,
        day_first=request.day_first,
        columns=request.columns,
    )
    imported = form.read_text(decoded.text, options)
    return Read(imported=imported, decoded=decoded, format=form.name, sha256=digest(data), published=said)


def _decoded(data: bytes, request: ImportRequest) -> Decoded:
    try:
        return decode(data, request.encoding)
    except UsageError as error:
        raise UsageError(f"{request.path}: {error}", error.hint) from None


def _format_of(request: ImportRequest, text: str) -> ImportFormat:
    """Return the format of a text. Raises UsageError: there is none such, or it looks like none."""
    names = ", ".join(BY_NAME)
    if not text.strip():
        raise UsageError(f"{request.path}: empty", "There is nothing to import.")
    if request.format_name is None:
        found = find_format(request.path.name, text)
        if found is None:
            raise UsageError(f"{request.path}: looks like no format that is known", f"Name one with --format: {names}")
        return found
    if request.format_name not in BY_NAME:
        hint = nearest_or(request.format_name, BY_NAME, f"Write one of {names}")
        raise UsageError(f"--format {request.format_name}: no such format", hint)
    return BY_NAME[request.format_name]
