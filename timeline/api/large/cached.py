"""A check of a large store that remembers: what did not change since the last one is not looked at again.

    stamps -> changed files -> their claims, before and after -> parts touched -> checked anew -> cache, listing

What is global (settings, decisions, events, sources) is checked all anew where it changed; so is everything where the
cache does not answer. The result is the same either way, and a pure function of the files. Where nothing changed,
nothing is loaded but what reads the cache.
"""

import os
import sqlite3
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress

from timeline.api.large.asked import Asked, stamps_that_pay
from timeline.api.large.cache_key import is_made_by_this_code, key_of
from timeline.api.large.kept import Paths, row_from_kept
from timeline.api.large.listing import Listing, notes_of, told_in
from timeline.model.dataclass import dataclass
from timeline.model.tally import Tally
from timeline.store.cache import Cache, CachedFile, CacheUnusable, opened_cache
from timeline.store.file_stamps import FileStamp, hash_files, is_surely_as_it_was

NO_CACHE = "TIMELINE_NO_CACHE"


def check_listed(asked: Asked, *, cache: bool = True) -> Listing | None:
    """Check a large store for people to read; None: check it whole (see `check_by_parts`)."""
    if cache and not os.environ.get(NO_CACHE):
        return check_with_cache(asked)
    from timeline.api.large.by_parts import check_by_parts

    return check_by_parts(asked)


def check_with_cache(asked: Asked) -> Listing | None:
    """Check a store, from what an earlier check kept as far as that holds; None: check it whole (see `check_by_parts`).

    Raises StoreNotFound, StoreUnreadable.
    """
    looked_ns = time.time_ns()
    stamps = stamps_that_pay(asked)
    if stamps is None:
        return None
    try:
        with opened_cache(asked.folder) as cache:
            return _from_cache(asked, stamps, cache, looked_ns)
    except CacheUnusable:
        return _checked_anew(asked, stamps, looked_ns)


def _checked_anew(asked: Asked, stamps: Sequence[FileStamp], looked_ns: int) -> Listing | None:
    """Check everything; what that needs is loaded while other processes already make the outlines."""
    from timeline.api.large.outlining import outlines_of

    outlines = outlines_of(asked, stamps)
    from timeline.api.large.keeping import check_anew

    return check_anew(asked, stamps, outlines, looked_ns)


@dataclass(frozen=True)
class Seen:
    """The files of a store as they are, held against a cache."""

    files: Mapping[str, CachedFile]  # as they are now
    changed: tuple[str, ...]  # paths of those that hold something else, came or went
    renewed: tuple[CachedFile, ...]  # what the cache is to say of those that are not surely as they were


def _from_cache(asked: Asked, stamps: Sequence[FileStamp], cache: Cache, looked_ns: int) -> Listing:
    """Return the listing; raises CacheUnusable where it does not follow from what is kept."""
    about = cache.meta("about")
    day_counts = sum(expires < asked.day for expires in about["expires"])
    if about["key"] != key_of(asked.words) or day_counts != about["expired"]:
        raise CacheUnusable
    if about["folder"] not in (None, str(asked.folder)):
        raise CacheUnusable
    if not is_made_by_this_code(about["stamp"], about["code"]):
        raise CacheUnusable
    seen = _seen(asked, stamps, cache, looked_ns)
    if not seen.changed:
        if seen.renewed:
            _keep_stamps(cache, seen)
        return _listed(asked, cache, seen)
    changes = [(path, seen.files.get(path)) for path in seen.changed]
    if any(file is None or file.kind != "claims" for _, file in changes):
        raise CacheUnusable
    from timeline.api.large.after_edit import check_renewed

    return check_renewed(asked, cache, seen.changed, seen.files, seen.renewed)


def _seen(asked: Asked, stamps: Sequence[FileStamp], cache: Cache, looked_ns: int) -> Seen:
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
    return Seen(now, (*differing, *sorted(gone)), tuple(now[stamp.path] for stamp in doubtful))


def _is_as_it_was(stamp: FileStamp, kept: CachedFile | None) -> bool:
    return kept is not None and is_surely_as_it_was(stamp, FileStamp(*kept[:-2]), kept.looked_ns)


def _keep_stamps(cache: Cache, seen: Seen) -> None:
    with suppress(sqlite3.Error), cache.change() as writing:
        writing.files(seen.renewed, every=seen.files.values())


def _listed(asked: Asked, cache: Cache, seen: Seen) -> Listing:
    """The listing of a store in which nothing changed."""
    sums = cache.meta("sums")
    tally = Tally(*sums["tally"])
    kept = cache.first_rows(asked.limit)
    if len(kept) != min(asked.limit or tally.listed, tally.listed):
        raise CacheUnusable
    untold = {row.part for row in kept if row.told is None}
    if untold:  # more are to be listed than were then
        from timeline.api.large.after_edit import check_renewed

        return check_renewed(asked, cache, (), seen.files, (), untold)
    paths = Paths(asked.folder)
    told = told_in(row_from_kept(row, paths) for row in kept)
    notes = notes_of(asked.folder, tally, sums["incomplete"], told)
    return Listing(told=told, tally=tally, notes=notes, fail_on=sums["fail_on"])
