"""A check of a large store that remembers: what did not change since the last one is not looked at again.

    stamps -> changed files -> their claims, before and after -> parts touched -> checked anew -> cache, listing

What is global (settings, decisions, events, sources) is checked all anew where it changed; so is everything where the
cache does not answer. The result is the same either way, and a pure function of the files.
"""

import sqlite3
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from timeline.api.by_parts import Asked, Cold, check_cold, files_told, listing_of, stamps_that_pay, whole_result
from timeline.api.cache_key import code_digest, code_stamp, is_made_by_this_code, key_of
from timeline.api.kept import WHOLE, part_to_kept, row_from_kept, row_to_kept
from timeline.api.listing import Listing, notes_of
from timeline.api.part_work import PartResult
from timeline.api.renewal import Renewal, renewal_of
from timeline.checks.in_parts import Tally
from timeline.store.cache import Cache, CachedFile, CacheUnusable, Writing, opened_cache, write_cache
from timeline.store.file_outline import ChangedMeanwhile, forget_texts, same_head
from timeline.store.file_stamps import FileStamp, hash_files, is_surely_as_it_was
from timeline.store.outline_bytes import outline_to_bytes


def check_with_cache(asked: Asked) -> Listing | None:
    """Check a store, from what an earlier check kept as far as that holds; None: check it whole (see `check_by_parts`).

    Raises StoreNotFound, StoreUnreadable.
    """
    looked_ns = time.time_ns()
    stamps = stamps_that_pay(asked)
    if stamps is None:
        return None
    forget_texts()
    try:
        with opened_cache(asked.folder) as cache:
            return _from_cache(asked, stamps, cache, looked_ns)
    except (CacheUnusable, ChangedMeanwhile):
        return _anew(asked, stamps, looked_ns)


@dataclass(frozen=True)
class _Seen:
    """The files of a store as they are, held against a cache."""

    files: Mapping[str, CachedFile]  # as they are now
    changed: tuple[str, ...]  # paths of those that hold something else, came or went
    renewed: tuple[CachedFile, ...]  # what the cache is to say of those that are not surely as they were


def _from_cache(asked: Asked, stamps: Sequence[FileStamp], cache: Cache, looked_ns: int) -> Listing:
    """Return the listing; raises CacheUnusable where it does not follow from what is kept."""
    about = cache.meta("about")
    day_counts = sum(expires < asked.day for expires in about["expires"])
    if about["key"] != key_of(asked.folder, asked.asked) or day_counts != about["expired"]:
        raise CacheUnusable
    if not is_made_by_this_code(about["stamp"], about["code"]):
        raise CacheUnusable
    seen = _seen(asked, stamps, cache, looked_ns)
    if not seen.changed:
        if seen.renewed:
            _keep_stamps(cache, seen)
        return _listed(asked, cache)
    changes = [(path, seen.files.get(path)) for path in seen.changed]
    if any(file is None or file.kind != "claims" for _, file in changes):
        raise CacheUnusable
    renewal = renewal_of(asked, cache, seen.changed)
    listing = _listed_with(asked, cache, renewal)
    _keep_renewal(cache, seen, renewal)
    return listing


def _seen(asked: Asked, stamps: Sequence[FileStamp], cache: Cache, looked_ns: int) -> _Seen:
    kept = cache.files()
    doubtful = [stamp for stamp in stamps if not _is_as_it_was(stamp, kept.get(stamp.path))]
    hashes = hash_files(asked.folder, (stamp.path for stamp in doubtful))
    now = {stamp.path: kept[stamp.path] for stamp in stamps if stamp.path in kept}
    for stamp in doubtful:
        if stamp.path not in hashes:
            raise CacheUnusable
        now[stamp.path] = CachedFile(*stamp, looked_ns, hashes[stamp.path])
    gone = kept.keys() - now.keys()
    differing = [path for path, file in now.items() if path not in kept or kept[path].hash != file.hash]
    return _Seen(now, (*differing, *sorted(gone)), tuple(now[stamp.path] for stamp in doubtful))


def _is_as_it_was(stamp: FileStamp, kept: CachedFile | None) -> bool:
    return kept is not None and is_surely_as_it_was(stamp, kept.size, kept.mtime_ns, kept.looked_ns)


def _keep_stamps(cache: Cache, seen: _Seen) -> None:
    with suppress(sqlite3.Error), cache.change() as writing:
        writing.files(seen.renewed, every=seen.files.values())


def _listed(asked: Asked, cache: Cache) -> Listing:
    """The listing of a store in which nothing changed."""
    sums = cache.meta("sums")
    tally = Tally(*sums["tally"])
    rows = cache.first_rows(asked.limit)
    if len(rows) != min(asked.limit or tally.listed, tally.listed):
        raise CacheUnusable
    notes = notes_of(asked.folder, tally, sums["incomplete"])
    told = tuple(row_from_kept(row).told for row in rows)
    return Listing(told=told, tally=tally, notes=notes, fail_on=sums["fail_on"])


def _listed_with(asked: Asked, cache: Cache, renewal: Renewal) -> Listing:
    """The listing once some parts are replaced; whether or not that can be written down."""
    sums = renewal.sums
    tally = Tally(*sums["tally"])
    replaced = renewal.parts_with_new_rows
    most = asked.limit and asked.limit + renewal.rows_replaced
    old = [row_from_kept(row) for row in cache.first_rows(most) if row.part not in replaced]
    rows = sorted([*old, *(row for rows in renewal.rows.values() for row in rows)], key=lambda row: row.rank)
    listed = rows[: asked.limit] if asked.limit else rows
    if len(listed) != min(asked.limit or tally.listed, tally.listed):
        raise CacheUnusable
    notes = notes_of(asked.folder, tally, sums["incomplete"])
    return Listing(told=tuple(row.told for row in listed), tally=tally, notes=notes, fail_on=sums["fail_on"])


def _keep_renewal(cache: Cache, seen: _Seen, renewal: Renewal) -> None:
    with suppress(sqlite3.Error), cache.change() as writing:
        writing.files(seen.renewed, every=seen.files.values())
        writing.outlines((outline.path, outline_to_bytes(outline)) for outline in renewal.outlines)
        writing.forget_parts(sorted(renewal.gone))
        writing.forget_rows(sorted(renewal.rows.keys() - renewal.gone))
        for number, events, files, result in renewal.parts:
            writing.parts([part_to_kept(number, events, files, result)])
            writing.events((name, number) for name in events)
        writing.rows(row_to_kept(part, row) for part, rows in renewal.rows.items() for row in rows)
        writing.meta("sums", renewal.sums)
        writing.meta("listed", renewal.listed)


def _anew(asked: Asked, stamps: Sequence[FileStamp], looked_ns: int) -> Listing | None:
    """Check everything, and keep what was found."""
    others = [stamp.path for stamp in stamps if stamp.kind != "claims"]
    hashes = dict(hash_files(asked.folder, others))
    try:
        cold = check_cold(asked, stamps)
    except ChangedMeanwhile:
        return None
    if cold is None:
        return None
    hashes |= cold.hashes
    if all(stamp.path in hashes for stamp in stamps):
        files = [CachedFile(*stamp, looked_ns, hashes[stamp.path]) for stamp in stamps]
        write_cache(asked.folder, lambda writing: _fill(writing, asked, files, cold))
    return listing_of(asked, cold.work.policy, cold.merged, cold.whole)


def _fill(writing: Writing, asked: Asked, files: Sequence[CachedFile], cold: Cold) -> None:
    skeleton = cold.skeleton
    writing.files(files, every=files)
    writing.outlines((outline.path, outline_to_bytes(outline)) for outline in skeleton.outlines)
    numbered = enumerate(zip(cold.work.parts, cold.results, strict=True), WHOLE + 1)
    part_of: dict[str, int] = {}
    for number, (part, result) in numbered:
        events = {name: skeleton.events[name] for name in part.events}
        paths = [skeleton.outlines[file].path for file, _ in part.claims]
        writing.parts([part_to_kept(number, events, paths, result)])
        writing.rows(row_to_kept(number, row) for row in result.rows)
        part_of.update(dict.fromkeys(part.events, number))
    writing.events(sorted(part_of.items()))
    writing.parts([part_to_kept(WHOLE, {}, [], cold.whole)])
    writing.rows(row_to_kept(WHOLE, row) for row in cold.whole.rows)
    writing.meta("about", _about(asked, cold))
    writing.meta("sums", _sums(cold))
    writing.meta("listed", dict(cold.work.listed))


def _about(asked: Asked, cold: Cold) -> dict[str, Any]:
    """For what the cache is made, and what of the store is global."""
    skeleton = cold.skeleton
    expires = sorted(r.expires for r in skeleton.resolutions if r.expires is not None)
    sources = Counter(outline.source for outline in skeleton.outlines)
    return {
        "key": key_of(asked.folder, asked.asked),
        "stamp": code_stamp(),
        "code": code_digest(),
        "expires": expires,
        "expired": sum(day < asked.day for day in expires),
        "sources": {
            outline.source: [outline.path, same_head(outline.head)]
            for outline in skeleton.outlines
            if sources[outline.source] == 1
        },
        "shared": sorted(name for name, files in sources.items() if files > 1),
        "naming": sorted(skeleton.naming),
        "files": sorted(files_told(skeleton)),
    }


def _sums(cold: Cold) -> dict[str, Any]:
    """What adds up over the parts; sentences and decisions are counted, so that they can be taken away again."""
    every: list[PartResult] = [*cold.results, cold.whole]
    return {
        "tally": list(cold.merged.tally.plus(cold.whole.tally)),
        "incomplete": Counter(sentence for result in every for sentence in result.incomplete),
        "matched": Counter(name for result in every for name in result.matched),
        "fail_on": str(cold.work.policy.fail_on),
    }


__all__ = ["check_with_cache", "whole_result"]
