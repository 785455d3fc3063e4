"""A check after an edit of claims files: the parts that it touches are replaced in the listing, and in the cache."""

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from typing import Final

from timeline.api.large.asked import Asked
from timeline.api.large.kept import Paths, part_to_kept, row_from_kept, row_to_kept
from timeline.api.large.listing import Listing, notes_of, told_in
from timeline.api.large.renewal import Renewal, renewal_of
from timeline.api.large.results import Rank, Row
from timeline.model.tally import Tally
from timeline.store.cache import Cache, CachedFile, CacheUnusable
from timeline.store.file_outline import ChangedMeanwhile
from timeline.store.outline_bytes import outline_to_bytes

MOST_UNTOLD: Final = 500  # parts that are checked again to tell what was only counted; beyond that all is checked


def check_renewed(
    asked: Asked,
    cache: Cache,
    changed: Sequence[str],
    files: Mapping[str, CachedFile],
    fresh: Sequence[CachedFile],
    untold: Collection[int] = (),
) -> Listing:
    """Check what a change of claims files touches, and keep it beside what was kept.

    `files` are those of the store as they are now, `fresh` those of which the cache says something else, `untold` parts
    that have findings to list which were only counted. Raises CacheUnusable: more may have changed.
    """
    try:
        renewal = _renewal(asked, cache, changed, untold)
        rows = _first_rows(asked, cache, renewal)
        untold = {part for part, row in rows if row.told is None}
        if untold:  # what came before them is gone
            renewal = _renewal(asked, cache, changed, untold)
            rows = _first_rows(asked, cache, renewal)
    except ChangedMeanwhile as error:
        raise CacheUnusable from error
    listing = _listing_of(asked, renewal, [row for _, row in rows])
    _keep(asked, cache, renewal, files, fresh)
    return listing


def _renewal(asked: Asked, cache: Cache, changed: Sequence[str], untold: Collection[int]) -> Renewal:
    if len(untold) > MOST_UNTOLD:
        raise CacheUnusable
    return renewal_of(asked, cache, changed, untold)


def _first_rows(asked: Asked, cache: Cache, renewal: Renewal) -> list[tuple[int, Row]]:
    """What is to be listed once some parts are replaced, each with its part."""
    replaced = renewal.parts_with_new_rows
    most = asked.limit and asked.limit + renewal.rows_replaced
    paths = Paths(asked.folder)
    old = [(row.part, row_from_kept(row, paths)) for row in cache.first_rows(most) if row.part not in replaced]
    new = [(part, row) for part, rows in renewal.rows.items() for row in rows]
    rows = sorted([*old, *new], key=_rank)
    return rows[: asked.limit] if asked.limit else rows


def _listing_of(asked: Asked, renewal: Renewal, rows: Sequence[Row]) -> Listing:
    """The listing once some parts are replaced; whether or not that can be written down."""
    sums = renewal.sums
    tally = Tally(*sums["tally"])
    told = told_in(rows)
    if len(told) != min(asked.limit or tally.listed, tally.listed):
        raise CacheUnusable
    notes = notes_of(asked.folder, tally, sums["incomplete"], told)
    return Listing(told=told, tally=tally, notes=notes, fail_on=sums["fail_on"])


def _rank(placed: tuple[int, Row]) -> Rank:
    return placed[1].rank


def _keep(
    asked: Asked, cache: Cache, renewal: Renewal, files: Mapping[str, CachedFile], fresh: Sequence[CachedFile]
) -> None:
    paths = Paths(asked.folder)
    with suppress(sqlite3.Error, ValueError), cache.change() as writing:
        writing.files(fresh, every=files.values())
        writing.outlines((outline.path, outline_to_bytes(outline)) for outline in renewal.outlines)
        writing.forget_parts(sorted(renewal.gone))
        writing.forget_rows(sorted(renewal.rows.keys() - renewal.gone))
        for number, events, within, result in renewal.parts:
            writing.parts([part_to_kept(number, events, within, result, paths)])
            writing.events((name, number) for name in events)
        writing.rows(row_to_kept(part, row, paths) for part, rows in renewal.rows.items() for row in rows)
        if paths.are_said:
            writing.meta("about", cache.meta("about") | {"folder": str(asked.folder)})
        writing.meta("sums", renewal.sums)
        writing.meta("listed", renewal.listed)
