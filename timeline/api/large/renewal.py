"""Parts that an edit of claims files touches, found and checked anew; everything else is as it was kept."""

import os
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field, replace
from typing import Any

from timeline.api.large.asked import Asked
from timeline.api.large.by_parts import whole_result
from timeline.api.large.claim_changes import ClaimChanges, changes_between
from timeline.api.large.kept import WHOLE, KeptPart, Paths, part_from_kept, row_from_kept
from timeline.api.large.kept_circles import circles_from_kept, circles_to_kept
from timeline.api.large.part_work import PartWork, decisions_of, listed_in, worked_on
from timeline.api.large.parting import PartOutline, parts_by_outline
from timeline.api.large.results import PartResult, Row
from timeline.checks import Policy
from timeline.model.dataclass import dataclass
from timeline.model.decisions import listed_claims
from timeline.model.event import Event
from timeline.model.location import Location
from timeline.model.source import Source
from timeline.model.tally import Tally
from timeline.model.told import ToldPlace
from timeline.store.cache import Cache, CacheUnusable
from timeline.store.file_outline import ChangedMeanwhile, FileOutline, described_source, outline_of, same_head
from timeline.store.layout import EVENTS_FILE
from timeline.store.outline_bytes import outline_from_bytes
from timeline.store.skeleton import Skeleton, load_without_claims, reckoned_sources

NewPart = tuple[int, Mapping[str, Event], Sequence[str], PartResult]


@dataclass(slots=True, kw_only=True)
class Renewal:
    """What takes the place of what was kept."""

    outlines: list[FileOutline]
    gone: set[int]  # parts that are no more as they were
    parts: list[NewPart]
    rows: dict[int, Sequence[Row]] = field(default_factory=dict)  # of the new parts, and of those whose lines moved
    rows_replaced: int = 0
    sums: dict[str, Any]
    listed: Mapping[str, str]

    @property
    def parts_with_new_rows(self) -> Collection[int]:
        """The parts whose kept findings no longer hold."""
        return self.gone | self.rows.keys()


def renewal_of(asked: Asked, cache: Cache, changed: Sequence[str], untold: Collection[int] = ()) -> Renewal:
    """Return what becomes of a store whose claims files at these paths hold something else than before.

    The parts that are `untold` are checked too, as findings of theirs are now among the first.

    Raises CacheUnusable: more than parts may have changed.
    """
    return _Renewing(asked, cache, changed, untold).renewal()


class _Renewing:
    """The work on one renewal."""

    def __init__(self, asked: Asked, cache: Cache, changed: Sequence[str], untold: Collection[int]) -> None:
        self.asked = asked
        self.untold = untold
        self.cache = cache
        self.paths = Paths(asked.folder)
        self.about = cache.meta("about")
        if self.about["astray"]:
            raise CacheUnusable  # what is wrong is told of the whole store
        self.changes = {path: self._change(path) for path in changed}
        self._outlines: dict[str, FileOutline] = {path: change.new for path, change in self.changes.items()}

    def renewal(self) -> Renewal:
        """Find the parts, check them, add up."""
        store = self._without_claims()
        listed, is_same_for_others = self._listed(store)
        if not is_same_for_others:
            raise CacheUnusable
        old = self._touched_parts()
        found = sorted((event for part in old for event in part.events.values()), key=self._order_of)
        events = {event.id: event for event in found}
        work = self._work(store, old, events, listed)
        results = list(worked_on(work, work.parts, processes=self.asked.processes))
        if self.about["cites"] and any(result.tally.unread for result in results):
            raise CacheUnusable  # a claim that is left out cites nobody
        renewal = Renewal(
            outlines=[change.new for change in self.changes.values()],
            gone={part.id for part in old},
            parts=self._numbered(work, results),
            sums=self.cache.meta("sums"),
            listed=listed,
        )
        self._move_lines(renewal)
        self._add_up(renewal, old, results)
        self._renew_whole(renewal, store, work.policy)
        return renewal

    def _order_of(self, event: Event) -> tuple[bool, bool, Location]:
        """The order of the store: the file of events, the folder of such files, what splits add."""
        path = os.path.relpath(event.location.file, self.asked.folder)
        return event.split_from is not None, path != EVENTS_FILE, event.location

    def _change(self, path: str) -> ClaimChanges:
        """What changed in one file; only claims may have."""
        content = (self.asked.folder / path).read_bytes()
        new = outline_of(self.asked.folder, path, content)
        old = outline_from_bytes(self.cache.outline(path))
        is_known = self.about["sources"].get(new.source) == [path, same_head(new.head)] and old.source == new.source
        is_sound = not new.findings and not new.unread and len(set(new.ids)) == len(new.ids)
        if not (is_known and is_sound and new.attributed == old.attributed and bool(new.ids) == bool(old.ids)):
            raise CacheUnusable
        return changes_between(old, new)

    def _without_claims(self) -> Skeleton:
        found = load_without_claims(self.asked.folder)
        if found is None:
            raise CacheUnusable
        return found

    def _listed(self, store: Skeleton) -> tuple[Mapping[str, str], bool]:
        """The claims that decisions list, and of which event each speaks; and whether other parts are handed the same.

        A decision that lists no claim of the store is handed to all parts.
        """
        decisions = decisions_of(store)
        names = {name for decision in decisions for name in listed_claims(decision)}
        before: dict[str, str] = self.cache.meta("listed")
        own = {change.new.source for change in self.changes.values()}
        now = {name: event for name, event in before.items() if name.partition("/")[0] not in own}
        now |= listed_in((change.new for change in self.changes.values()), names)
        placed = [
            {d.fingerprint for d in decisions if any(n in there for n in listed_claims(d))} for there in (before, now)
        ]
        return now, placed[0] == placed[1]

    def _touched_parts(self) -> list[KeptPart]:
        touched = {name for change in self.changes.values() for name in change.touched}
        numbers = self.cache.parts_of(touched).union(self.untold)
        parts = [part_from_kept(self.cache.part(number), self.paths) for number in sorted(numbers)]
        if touched - {name for part in parts for name in part.events}:
            raise CacheUnusable  # an event that nobody knows
        self._require_known_events()
        return parts

    def _require_known_events(self) -> None:
        """Every event that a changed file names must be there: else the whole store tells which is meant."""
        for change in self.changes.values():
            fresh = set(change.new.events) - set(change.old.events)
            if any(not self.cache.parts_of([name]) for name in fresh):
                raise CacheUnusable

    def _outline(self, path: str) -> FileOutline:
        if path not in self._outlines:
            self._outlines[path] = outline_from_bytes(self.cache.outline(path))
        return self._outlines[path]

    def _work(
        self, store: Skeleton, old: Sequence[KeptPart], events: Mapping[str, Event], listed: Mapping[str, str]
    ) -> PartWork:
        paths = sorted({path for part in old for path in part.files} | self.changes.keys())
        outlines = [self._outline(path) for path in paths]
        skeleton = replace(
            store,
            events=events,
            sources=reckoned_sources(self._sources(outlines), store.zone),
            outlines=outlines,
            naming=frozenset(self.about["naming"]),
        )
        policy = Policy(folder=store.folder, settings=store.settings.check, asked=self.asked.settings)
        parts = parts_by_outline(events, outlines, store.resolutions)
        return PartWork(skeleton, parts, policy, self.asked.day, listed, self.asked.limit)

    def _sources(self, outlines: Iterable[FileOutline]) -> dict[str, Source]:
        """The sources of some files, those that they cite, and all that these rely on."""
        found: dict[str, Source] = {}
        ahead = [name for outline in outlines for name in (outline.source, *outline.attributed)]
        while ahead:
            name = ahead.pop()
            if name in self.about["shared"]:
                raise CacheUnusable
            if name in found or name not in self.about["sources"]:
                continue
            source = described_source(self.asked.folder, self._outline(self.about["sources"][name][0]))
            if source is None or same_head(source) != self.about["sources"][name][1]:
                raise ChangedMeanwhile
            found[name] = source
            ahead.extend(source.relies_on)
        return found

    def _numbered(self, work: PartWork, results: Sequence[PartResult]) -> list[NewPart]:
        first = self.cache.next_part()
        return [
            (first + number, *_held_by(part, work.skeleton), result)
            for number, (part, result) in enumerate(zip(work.parts, results, strict=True))
        ]

    def _move_lines(self, renewal: Renewal) -> None:
        """Tell the findings of other parts at the lines where their claims are now."""
        renewal.rows = {number: result.rows for number, _, _, result in renewal.parts}
        moving = {path: change for path, change in self.changes.items() if change.moves_lines}
        named = {name for change in moving.values() for name in change.old.events}
        by_file = {str(self.asked.folder / path): change for path, change in moving.items()}
        for number in sorted(self.cache.parts_of(named)):
            kept = [row_from_kept(row, self.paths) for row in self.cache.rows_of(number)]
            renewal.rows_replaced += len(kept)
            moved = [_moved(row, by_file) for row in kept]
            if number not in renewal.gone and moved != kept:
                renewal.rows[number] = moved

    def _add_up(self, renewal: Renewal, old: Sequence[KeptPart], results: Sequence[PartResult]) -> None:
        renewal.rows_replaced += sum(part.result.tally.listed for part in old)
        tally = Tally(*renewal.sums["tally"])
        for result in results:
            tally = tally.plus(result.tally)
        for part in old:
            tally = tally.minus(part.result.tally)
        renewal.sums["tally"] = list(tally)
        for name in ("incomplete", "matched"):
            counts = Counter(renewal.sums[name])
            counts.update(each for result in results for each in getattr(result, name))
            counts.subtract(each for part in old for each in getattr(part.result, name))
            renewal.sums[name] = {each: count for each, count in counts.items() if count > 0}

    def _renew_whole(self, renewal: Renewal, store: Skeleton, policy: Policy) -> None:
        """What only the whole store tells: which decisions match nothing now, which sources go round in a circle."""
        before = part_from_kept(self.cache.part(WHOLE), self.paths).result
        heads = (change.new.head for change in self.changes.values())
        circling = circles_from_kept(renewal.sums["circles"], heads, self.paths)
        renewal.sums["circles"] = circles_to_kept(circling, self.paths)
        found = whole_result(store, policy, self.asked.day, self.about["files"], renewal.sums["matched"], circling)
        renewal.sums["tally"] = list(Tally(*renewal.sums["tally"]).plus(found.tally).minus(before.tally))
        renewal.rows_replaced += before.tally.listed
        renewal.gone.add(WHOLE)
        renewal.parts.append((WHOLE, {}, (), found))
        renewal.rows[WHOLE] = found.rows


def _held_by(part: PartOutline, skeleton: Skeleton) -> tuple[Mapping[str, Event], Sequence[str]]:
    events = {name: skeleton.events[name] for name in part.events}
    return events, [skeleton.outlines[file].path for file, _ in part.claims]


def _moved(row: Row, by_file: Mapping[str, ClaimChanges]) -> Row:
    """A finding, told at the lines that its claims have now."""
    told, rank = row.told, row.rank
    line = _line_now(rank[1], rank[2], by_file)
    moved = (*rank[:2], line, *rank[3:])
    if told is None:
        return Row(moved, None)
    others = tuple(ToldPlace(one.file, _line_now(one.file, one.line, by_file), one.words) for one in told.others)
    return Row(moved, told.moved(told.file, line, others))


def _line_now(file: str, line: int, by_file: Mapping[str, ClaimChanges]) -> int:
    change = by_file.get(file)
    return line if change is None else change.line_now(line)
