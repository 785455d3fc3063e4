"""`resolutions.yaml`, changed in place: one decision a conflict, and what people wrote beside them stays."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from timeline.errors import WriteFailed
from timeline.model.decisions import Resolution
from timeline.model.location import Location
from timeline.store import tables
from timeline.store.layout import RESOLUTIONS_FILE
from timeline.store.lock import Say, locked
from timeline.store.modelines import headed
from timeline.store.nodes import MappingNode, Node, SequenceNode
from timeline.store.reading import LeftOut, Reading, WrongValue
from timeline.store.save import resolution_lines, resolutions_text
from timeline.store.to_change import BY_HAND, root_to_change, text_to_change
from timeline.store.write import write_file


def save_resolution(
    store_folder: Path, resolution: Resolution, *, earlier: tuple[Resolution, ...] = (), say: Say | None = None
) -> None:
    """Record a decision in the place of the `earlier` ones on its conflict, else at the end of the file.

    All else in the file stays as it is, comments too. Holds the lock of the folder meanwhile, so that of two at once
    both are kept (`say`: see `locked`). Raises WriteFailed, and changes nothing, where the file cannot be read, the
    result would not read back, or somebody else decided the conflict meanwhile: `earlier` is not all there is on it.
    """
    with locked(store_folder, say):
        _save(store_folder / RESOLUTIONS_FILE, resolution, [_anywhere(each) for each in earlier])


def _save(path: Path, resolution: Resolution, earlier: list[Resolution]) -> None:
    before = text_to_change(path)
    after = _changed(path, before, resolution)
    _require_readable(path, before, resolution.fingerprint)
    known = _resolutions_in(path, before)
    on_it = [each for each in known if each.fingerprint == resolution.fingerprint]
    if on_it != earlier:
        raise WriteFailed(f"{path}: {_decided_meanwhile(on_it)}", "Nothing was written; look at it, then resolve again")
    if _resolutions_in(path, after) != _with(known, _anywhere(resolution)):
        raise WriteFailed(f"{path}: the new decision would not read back as it was meant", BY_HAND)
    write_file(path, after, within=path.parent)


def _require_readable(path: Path, text: str, fingerprint: str) -> None:
    """Raise WriteFailed where a decision on the conflict cannot be read: it would be replaced unseen."""
    entries = getattr(root_to_change(path, text), "value", ())
    there = [entry for entry in entries if _fingerprint_in(entry) == fingerprint]
    read = [each for each in _resolutions_in(path, text) if each.fingerprint == fingerprint]
    if len(there) > len(read):
        line = there[0].start_mark.line + 1
        raise WriteFailed(f"{path}:{line}: a decision on this conflict is there, and cannot be read", BY_HAND)


def _decided_meanwhile(now: list[Resolution]) -> str:
    names = " and ".join(each.by for each in now)
    return f"{names} decided this conflict meanwhile" if now else "the earlier decision on it is gone meanwhile"


def _with(known: list[Resolution], resolution: Resolution) -> list[Resolution]:
    """The decisions with the new one where the first on its conflict stood, else last, and no other on it."""
    places = [place for place, each in enumerate(known) if each.fingerprint == resolution.fingerprint]
    first = places[0] if places else len(known)
    kept = [each for each in known if each.fingerprint != resolution.fingerprint]
    return [*kept[:first], resolution, *kept[first:]]


def _changed(path: Path, before: str, resolution: Resolution) -> str:
    root = root_to_change(path, before)
    if root is None:
        return _joined(before, resolution, 0) if before.strip() else before + _first(path, resolution)
    if not isinstance(root, SequenceNode) or root.flow_style:
        raise WriteFailed(f"{path}: not a list with each decision behind a `- `", BY_HAND)
    indent = root.start_mark.column
    spans = list(_spans(root, before, resolution.fingerprint))
    return _replaced(before, spans, _entry(resolution, indent)) if spans else _joined(before, resolution, indent)


def _replaced(text: str, spans: list[tuple[int, int]], entry: str) -> str:
    """The text with the entry in the place of the first span, and without the others."""
    for number, (start, end) in reversed(list(enumerate(spans))):
        text = text[:start] + ("" if number else entry) + text[end:]
    return text


def _spans(root: SequenceNode, text: str, fingerprint: str) -> Iterator[tuple[int, int]]:
    """Where the decisions on a conflict stand: from the line of each to that of the next, but for comments after it."""
    starts = [text.rfind("\n", 0, node.start_mark.index) + 1 for node in root.value]
    for node, start, following in zip(root.value, starts, [*starts[1:], len(text)], strict=True):
        if _fingerprint_in(node) == fingerprint:
            lines = text[start:following].split("\n")
            while len(lines) > 1 and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):
                lines.pop()
            yield start, min(following, start + len("\n".join(lines)) + 1)


def _fingerprint_in(node: Node) -> str | None:
    pairs = node.value if isinstance(node, MappingNode) else []
    return next((str(value.value) for key, value in pairs if key.value == "fingerprint"), None)


def _first(path: Path, resolution: Resolution) -> str:
    return headed(resolutions_text([resolution]), path, "resolutions", path.parent)


def _joined(before: str, resolution: Resolution, indent: int) -> str:
    return before + ("" if before.endswith("\n") else "\n") + _entry(resolution, indent)


def _entry(resolution: Resolution, indent: int) -> str:
    return "".join(f"{line}\n" for line in resolution_lines(resolution, indent))


def _resolutions_in(path: Path, text: str) -> list[Resolution]:
    root = root_to_change(path, text)
    reading = Reading(str(path), text)
    try:
        found = () if root is None else tables.RESOLUTIONS_FILE.read(root, reading)
    except (WrongValue, LeftOut) as error:
        raise WriteFailed(f"{path}: not a list of decisions", BY_HAND) from error
    return [_anywhere(resolution) for resolution in found]


def _anywhere(resolution: Resolution) -> Resolution:
    """The decision without its place, and its claims as a plain mapping, for comparing."""
    return replace(resolution, location=Location(""), claims=dict(resolution.claims))
