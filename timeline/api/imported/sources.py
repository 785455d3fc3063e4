"""The sources of an imported file: their ids, what is said of them, and which claims file is theirs."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from timeline.api.imported.claims_file import head_text
from timeline.api.imported.naming import id_from, is_id
from timeline.api.imported.request import ImportRequest
from timeline.errors import UsageError
from timeline.extraction.importing.rows import ImportedText, Kind, Remark
from timeline.model.dataclass import dataclass
from timeline.model.source import Source
from timeline.model.store import Store
from timeline.store.disk import Unsaved
from timeline.store.load import load_claims
from timeline.store.save import source_values

KEYS: Final = (
    "id", "title", "author", "publisher", "url", "kind", "published", "calendar", "zone", "document", "relies_on",
    "weight", "note",
)  # fmt: skip


def source_ids(imported: ImportedText, request: ImportRequest) -> dict[str | None, str]:
    """Return the id of each source that the file names, and of the rows that name none.

    Raises UsageError: nobody says whose these rows are, or `--source` is no id.
    """
    if request.source is not None and not is_id(request.source):
        near = id_from(request.source, "source")
        raise UsageError(
            f"--source {request.source}: no id", f"Ids are of a-z, 0-9, . _ and -; for example --source {near}"
        )
    names = dict.fromkeys(claim.source for claim in imported.claims)
    if None in names and request.source is None:
        raise UsageError(f"{request.path}: whose claims are these?", "Name their source: --source ID")
    found: dict[str | None, str] = {}
    for name in names:
        found[name] = str(request.source) if name is None else (name if is_id(name) else id_from(name, "source"))
    return found or ({None: request.source} if request.source else {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A source as its claims file will have it."""

    id: str
    path: Path
    head: str  # the text of `source:`
    remarks: tuple[Remark, ...] = ()


def describe(
    source: str, said: Mapping[str, Any], store: Store, request: ImportRequest, document: Mapping[str, str] | None
) -> Described:
    """Return what a claims file says of its source: what was asked for, else what the file says, else what was known.

    `said`: by the file itself; a value of it that no source can have is left out, and told.
    """
    path = request.into or store.folder / "claims" / f"{source}.yaml"
    known = store.sources.get(source)
    elsewhere = known is not None and known.location.file != str(path) and _is_described(known, store)
    relied = request.relied_on_by(source)
    if elsewhere and known is not None:
        return _named_only(known, path, request, relied)
    wrong: list[Remark] = []
    good = dict(_readable(source, said, path, wrong))
    asked = {key: value for key, value in request.about.items() if value not in (None, "")}
    before = source_values(known) if known is not None else {}
    values = {"id": source, "title": source, **before, **good, **asked}
    values |= {"relies_on": relied} if relied else {}
    values |= {"document": dict(document)} if document else {}
    return Described(
        id=source,
        path=path,
        head=head_text({key: values[key] for key in KEYS if key in values}),
        remarks=tuple(wrong),
    )


def _is_described(source: Source, store: Store) -> bool:
    return not any(f"`{source.id}` is described in no file" in finding.message for finding in store.findings)


def _named_only(known: Source, path: Path, request: ImportRequest, relied: list[str]) -> Described:
    """Name a source that another file describes: only one file may."""
    if relied or any(value not in (None, "") for value in request.about.values()):
        told = f"the source {known.id} is described in {known.location.file}"
        raise UsageError(told, "Change it there, and import without the options that describe it.")
    told = f"the source {known.id} is the one that {known.location.file} describes"
    return Described(id=known.id, path=path, head=head_text(known.id), remarks=(Remark(kind=Kind.ASSUMED, text=told),))


def _readable(source: str, said: Mapping[str, Any], path: Path, wrong: list[Remark]) -> Iterator[tuple[str, Any]]:
    """Yield what a file says of its source, one by one held against the store's reader."""
    for key, value in said.items():
        if key not in KEYS or key in ("id", "document") or value in (None, "", [], ()):
            continue
        plain = list(value) if isinstance(value, tuple) else value
        try:
            head = head_text({"id": source, "title": source, key: plain})
            _, findings = load_claims(path, Unsaved(path, head.encode("utf-8")))
        except (TypeError, AttributeError, UnicodeEncodeError):
            findings = ()
            plain = None
        if plain is None or findings:
            told = f"`{key}` of the source cannot be {str(value)[:60]}"
            wrong.append(Remark(kind=Kind.LEFT_OUT, text=told))
        else:
            yield key, plain
