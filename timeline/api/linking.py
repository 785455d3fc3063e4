"""Accepting that two events are one, and undoing it: all files of the store, or none."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from timeline.api.reading import load, reconcile
from timeline.api.resolving import user_name
from timeline.api.sealing import DECISIONS, Seals, rename_fingerprints
from timeline.errors import UsageError
from timeline.model.dataclass import dataclass
from timeline.model.finding import Finding, Severity
from timeline.model.link import Link, LinkChange
from timeline.model.location import Location
from timeline.model.nearest import nearest_hint
from timeline.model.store import Store
from timeline.reconciliation.matching.everywhere import Groups, KnownApart
from timeline.reconciliation.renamed import fingerprints_after
from timeline.store.layout import LINKS_FILE
from timeline.store.linking.overlay import Planned
from timeline.store.linking.record import load_links, with_links, without_link
from timeline.store.linking.renaming import Renamed, rename_events
from timeline.store.linking.restoring import restore
from timeline.store.linking.texts import StoreTexts
from timeline.store.load import load_store
from timeline.store.lock import Say, locked
from timeline.store.several_files import write_files


@dataclass(frozen=True, slots=True, kw_only=True)
class Same:
    """Two events that a person takes for one: both have the id of the first since."""

    into: str
    event: str
    score: float | None = None  # of the suggestion, 0 to 1; None: nobody suggested it


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """What accepting links, or undoing one, changes; or has changed."""

    links: tuple[Link, ...]
    files: Mapping[Path, tuple[bytes | None, bytes | None]]  # before and after, by path; None: no such file
    left: tuple[str, ...] = ()  # what the former events said that is nowhere now, in a sentence each
    lost: tuple[str, ...] = ()  # what could not be restored, in a sentence each


def accept(
    store_folder: str | Path,
    pairs: Sequence[Same],
    *,
    by: str | None = None,
    dry_run: bool = False,
    say: Say | None = None,
) -> Linking:
    """Give both events of each pair one id wherever the store, and the cards beside it, name them.

    The record in `links.yaml` undoes it. `by` is who accepts; None: git's user.name, else the login name. With
    `dry_run` nothing is written. Decisions and known conflicts stay known. Holds the lock of the store meanwhile.
    Raises UsageError: no such event, or two that one source tells apart; WriteFailed: all is as it was.

    >>> import timeline
    >>> pair = timeline.Same(into="previous-round", event="belarus-talks")
    >>> planned = timeline.accept("data", [pair], dry_run=True)
    >>> [(link.event, link.into) for link in planned.links]
    [('belarus-talks', 'previous-round')]
    """
    folder = Path(store_folder)
    with nullcontext() if dry_run else locked(folder, say):
        store = load(folder)
        ids = _ids(store, pairs)
        texts = StoreTexts.of(folder)
        renamed = rename_events(texts, ids, load_links(folder))
        links = _links(folder, ids, renamed, scores={pair.event: pair.score for pair in pairs}, by=by or user_name())
        after = load_store(folder, Planned(texts.changed() | _with(folder, links)))
        _require_sound(store, after)
        Seals(texts, store, after).renew()
        known = _renamed_conflicts(texts, store, ids)
        links = [replace(link, changes=(*link.changes, *known.get(link.event, ()))) for link in links]
        left = tuple(_left_behind(store, ids))
        return _written(texts, links, _with(folder, links), dry_run=dry_run, left=left)


def _links(
    folder: Path, ids: Mapping[str, str], renamed: Mapping[str, Renamed], *, scores: Mapping[str, float | None], by: str
) -> list[Link]:
    """What the record is to have of the events that go."""
    return [
        Link(
            event=event,
            into=into,
            by=by,
            date=date.today().isoformat(),
            location=Location(str(folder / LINKS_FILE)),
            score=None if (score := scores.get(event)) is None else 100 * score,
            removed=renamed[event].removed,
            changes=renamed[event].changes,
        )
        for event, into in ids.items()
    ]


def _ids(store: Store, pairs: Sequence[Same]) -> dict[str, str]:
    """The id that each event is to have, by its former one: of a group the one that was named first."""
    groups = Groups(KnownApart.of(store))
    into: dict[str, str] = {}
    for pair in pairs:
        for event in (pair.into, pair.event):
            _require_event(store, event)
        if not groups.join(pair.into, pair.event):
            _refuse(groups, pair)
    for members in groups.members.values():
        into |= dict.fromkeys(members[1:], members[0])
    return dict(sorted(into.items()))


def _left_behind(store: Store, ids: Mapping[str, str]) -> Iterator[str]:
    """What the events that go say of themselves, and those that stay do not."""
    for former, into in ids.items():
        gone, kept = store.events[former], store.events[into]
        said = [f"the title “{gone.title}”"] if gone.title != kept.title else []
        said += [f"part_of {gone.part_of}"] if gone.part_of not in (None, kept.part_of) else []
        said += ["instant"] if gone.instant and not kept.instant else []
        tags = [tag for tag in gone.tags if tag not in kept.tags]
        said += [f"the tags {', '.join(tags)}"] if tags else []
        said += ["a note"] if gone.note and gone.note != kept.note else []
        if said:
            yield f"{LINKS_FILE} alone has of {former}: {'; '.join(said)}"


def _require_event(store: Store, event: str) -> None:
    if event not in store.events:
        raise UsageError(f"{event}: no such event in {store.folder}", nearest_hint(event, store.events, "show"))


def _refuse(groups: Groups, pair: Same) -> None:
    """Raise UsageError: two events are one already, or apart."""
    assert isinstance(groups.is_apart, KnownApart)
    one, other = groups.members[pair.into], groups.members[pair.event]
    if one is other:
        raise UsageError(f"{pair.into} and {pair.event} are one already", "Name each pair once.")
    a, b = next((a, b) for a in one for b in other if groups.is_apart(a, b))
    teller = groups.is_apart.teller_of_both(a, b)
    told = f"{teller} tells of both {a} and {b}" if teller else f"{a} and {b}: the one is part of the other"
    raise UsageError(f"{told}: they are two", f"Look at them: timeline show {a}; timeline show {b}")


def _require_sound(before: Store, after: Store) -> None:
    """Raise UsageError where the store would have an error that it has not now."""
    there = {_told(each) for each in before.findings}
    new = [each for each in after.findings if each.severity is Severity.ERROR and _told(each) not in there]
    if new:
        raise UsageError(f"then {new[0].location} would be wrong: {new[0].message}", "Nothing was written.")


def _told(finding: Finding) -> tuple[str, str]:
    return finding.code, finding.message


def _renamed_conflicts(texts: StoreTexts, store: Store, ids: Mapping[str, str]) -> dict[str, list[LinkChange]]:
    """Give conflicts that decisions and baseline know their new fingerprints; return what was changed, by event."""
    if not any(texts.of_kind(lambda kind: kind in DECISIONS)):
        return {}
    found: dict[str, list[LinkChange]] = {}
    conflicts = reconcile(store).conflicts
    fingerprints = fingerprints_after(conflicts, ids)
    involved = {c.fingerprint: c.events for each in conflicts for c in (each, *each.longer)}
    for change in rename_fingerprints(texts, fingerprints):
        event = next(event for event in involved[change.was or ""] if event in ids)
        found.setdefault(event, []).append(change)
    return found


def _with(folder: Path, links: Sequence[Link]) -> dict[Path, bytes | None]:
    path = folder / LINKS_FILE
    load_links(folder)  # what cannot be read is not written to
    before = path.read_bytes() if path.exists() else None
    return {path: with_links(before, links, path)} if links else {}


def undo(store_folder: str | Path, events: Sequence[str], *, dry_run: bool = False, say: Say | None = None) -> Linking:
    """Undo links, named by the ids that went: what has not changed since is byte for byte as it was before.

    Raises UsageError: there is no such link, or what it led to was itself linked since; WriteFailed: all is as it was.

    >>> import timeline
    >>> timeline.undo("data", ["belarus-talks"])
    Traceback (most recent call last):
    timeline.errors.UsageError: belarus-talks: no such link in data/links.yaml
    """
    folder = Path(store_folder)
    path = folder / LINKS_FILE
    with nullcontext() if dry_run else locked(folder, say):
        before = load(folder)
        links = list(load_links(folder))
        texts = StoreTexts.of(folder)
        content: bytes | None = path.read_bytes() if path.exists() else b""
        undone: list[Link] = []
        lost: list[str] = []
        for event in events:
            link = _link_of(event, links, path)
            links.remove(link)
            lost += restore(texts, link, links).lost
            content = without_link(content or b"", event, path)
            undone.append(link)
        Seals(texts, before, load_store(folder, Planned(texts.changed()))).renew()
        _require_sound(before, load_store(folder, Planned(texts.changed() | {path: content})))
        return _written(texts, undone, {path: content}, dry_run=dry_run, lost=lost)


def _link_of(event: str, links: Iterable[Link], path: Path) -> Link:
    """The last link of an event. Raises UsageError: there is none, or the event that it is now is linked itself."""
    known = {link.event: link for link in links}
    if event not in known:
        hint = nearest_hint(event, known, "show") if known else "There are none: nothing was accepted here."
        raise UsageError(f"{event}: no such link in {path}", hint)
    link = known[event]
    if link.into in known:
        raise UsageError(f"{link.into}, which {event} is now, is itself linked", f"Undo that first: --undo {link.into}")
    return link


def _written(
    texts: StoreTexts,
    links: Sequence[Link],
    record: Mapping[Path, bytes | None],
    *,
    dry_run: bool,
    left: Sequence[str] = (),
    lost: Sequence[str] = (),
) -> Linking:
    """Write what was planned, unless it is only to be looked at."""
    contents = {**texts.changed(), **record}
    before = {path: path.read_bytes() if path.exists() else None for path in contents}
    if not dry_run:
        write_files(texts.folder, contents)
    files = {path: (before[path], contents[path]) for path in sorted(contents)}
    return Linking(links=tuple(links), files=files, left=tuple(left), lost=tuple(lost))


def linking_shape(done: Linking) -> dict[str, Any]:
    """Return what accepting links, or undoing one, changes, as JSON."""
    links = [
        {"event": link.event, "into": link.into, "score": None if link.score is None else round(link.score) / 100}
        for link in done.links
    ]
    return {
        "version": 1,
        "links": links,
        "files": [str(path) for path in done.files],
        "left": list(done.left),
        "lost": list(done.lost),
    }
