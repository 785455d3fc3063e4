"""The file `links.yaml`: what became what, and what undoes it."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from timeline.errors import WriteFailed
from timeline.model.link import Link, LinkChange, RemovedEvent
from timeline.store.disk import DISK
from timeline.store.files import decode, read_tree
from timeline.store.layout import LINKS_FILE
from timeline.store.link_tables import LINKS_FILE as LINKS
from timeline.store.linking.listed_events import listed_in
from timeline.store.linking.texts import FileText
from timeline.store.modelines import headed
from timeline.store.reading import LeftOut, Reading, WrongValue
from timeline.store.save import as_item, block_lines, given, text_of
from timeline.store.to_change import BY_HAND
from timeline.store.yaml_text import Value, comment_lines, item_lines

LINKS_HEADER = (
    "Events that were found to be one, and what it takes to undo that.\n"
    "Written by `timeline match --accept`; `timeline match --undo EVENT` reads it."
)


def load_links(store: Path) -> tuple[Link, ...]:
    """Return the links of a store, in the order in which they were accepted; (): there are none.

    Raises WriteFailed: something in the file cannot be read, so that writing would lose it.
    """
    path = store / LINKS_FILE
    if not DISK.exists(path):
        return ()
    reading = Reading(str(path), within=store)
    try:
        root = read_tree(path, reading, DISK)
        found: tuple[Link, ...] = LINKS.read(root, reading) if root is not None else ()
    except WrongValue as wrong:
        reading.report(wrong.code, f"this file {wrong.reason}", wrong.node)
    except LeftOut:
        found = ()
    if reading.findings:
        first = reading.findings[0]
        raise WriteFailed(f"{first.location}: {first.message}", BY_HAND)
    return found


def with_links(before: bytes | None, links: Sequence[Link], path: Path) -> bytes:
    """Return the file of links with some more at its end; `before` is what it holds, None: it is not there yet."""
    entries = text_of(line for link in links for line in _link_lines(link))
    if before is None:
        return (_beginning(path) + entries).encode()
    gap = b"" if before.endswith(b"\n") or not before else b"\n"
    return before + gap + entries.encode()


def without_link(before: bytes, event: str, path: Path) -> bytes | None:
    """Return the file of links without one, all else as it is; None: nothing is left that is worth a file."""
    file = FileText(path, path.name, "links", before, decode(before))
    listed = listed_in(str(path), file.text, file.root(), key="event")
    lines = file.text.splitlines(keepends=True)
    own = next(each for each in listed if each.id == event)
    file.text = "".join([*lines[: own.first], *lines[own.end :]])
    return None if file.text == _beginning(path) else file.after


def _beginning(path: Path) -> str:
    return headed(text_of(comment_lines(LINKS_HEADER)), path, "links", path.parent)


def _link_lines(link: Link) -> list[str]:
    values: dict[str, Value | None] = {
        "event": link.event,
        "into": link.into,
        "score": None if link.score is None else round(link.score),
        "by": link.by,
        "date": link.date,
    }
    lines = as_item(block_lines(given(values), 2), 0)
    if link.removed is not None:
        of = link.removed
        removed = {"file": of.file, "after": of.after, "lines": of.lines, "text": of.text}
        lines += ["  removed:", *block_lines(given(removed), 4)]
    lines += ["  changes:"] if link.changes else []
    return [*lines, *(line for change in link.changes for line in item_lines(_change_values(change), 4))]


def _change_values(change: LinkChange) -> dict[str, Value]:
    return given({"file": change.file, "key": change.key, "was": change.was, "now": change.now})


def removed_from(links: Iterable[Link], file: str) -> dict[str, RemovedEvent]:
    """Return the events that links took out of a file, by id."""
    return {link.event: link.removed for link in links if link.removed is not None and link.removed.file == file}
