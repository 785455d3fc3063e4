"""All of a large store is checked, and what is found is kept while the check still works, in a new cache."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final

from timeline.api.large.asked import Asked
from timeline.api.large.by_parts import Cold, check_cold, files_told, listing_of, work_on
from timeline.api.large.cache_key import code_digest, code_stamp, key_of
from timeline.api.large.kept import WHOLE, Paths, part_to_kept, row_to_kept
from timeline.api.large.kept_circles import circles_to_kept
from timeline.api.large.listing import Listing
from timeline.api.large.part_work import PartWork
from timeline.api.large.parting import PartOutline
from timeline.api.large.results import PartResult
from timeline.store.cache import CachedFile, CachedPart, Writing
from timeline.store.file_outline import ChangedMeanwhile, FileOutline, same_head
from timeline.store.file_stamps import FileStamp, hash_files
from timeline.store.new_cache import NewCache
from timeline.store.outline_bytes import outline_to_bytes
from timeline.store.skeleton import Skeleton

PARTS_AT_ONCE: Final = 100  # are written: each time costs something

NumberedPart = tuple[int, tuple[PartOutline, PartResult]]


def check_anew(
    asked: Asked, stamps: Sequence[FileStamp], outlines: Iterable[FileOutline], looked_ns: int
) -> Listing | None:
    """Check everything, and keep what was found; None: check the store whole. Raises StoreUnreadable."""
    others = [stamp.path for stamp in stamps if stamp.kind != "claims"]
    hashes = dict(hash_files(asked.folder, others))
    try:
        work = work_on(asked, outlines)
        if work is None:
            return None
        hashes |= {outline.path: outline.content for outline in work.skeleton.outlines}
        with NewCache(asked.folder) as cache:
            keeping = Keeping(cache, asked, work)
            cold = check_cold(asked, work, keeping.taken)
            if cold is None:
                return None
            if all(stamp.path in hashes for stamp in stamps):
                files = [CachedFile(*stamp, looked_ns, hashes[stamp.path]) for stamp in stamps]
                keeping.finish(cold, files)
    except ChangedMeanwhile:
        return None
    return listing_of(asked, cold.work.policy, cold.merged, cold.whole)


class Keeping:
    """Writes a new cache of one check."""

    def __init__(self, cache: NewCache, asked: Asked, work: PartWork) -> None:
        self._cache = cache
        self._asked = asked
        self._work = work
        self._paths = Paths(asked.folder)
        self._has_begun = False
        self._about: dict[str, Any] = {}

    def taken(self, results: Iterator[PartResult]) -> Iterator[PartResult]:
        """Yield the results of all parts, in their order, and keep them.

        What is known without them is kept when the first are there: the others are then worked on.
        """
        numbered = enumerate(zip(self._work.parts, results, strict=True), WHOLE + 1)
        while some := list(islice(numbered, PARTS_AT_ONCE)):
            self._begin()
            self._cache.write(lambda writing: self._parts(writing, some))
            yield from (result for _, (_, result) in some)

    def finish(self, cold: Cold, files: Sequence[CachedFile]) -> None:
        """Keep all else; the cache takes the place of the old one."""
        self._begin()
        self._cache.write(lambda writing: self._all_else(writing, cold, files))
        self._cache.take_over()

    def _begin(self) -> None:
        if not self._has_begun:
            self._has_begun = True
            self._cache.write(self._before_results)

    def _before_results(self, writing: Writing) -> None:
        self._about = _about(self._asked, self._work.skeleton)
        parts = enumerate(self._work.parts, WHOLE + 1)
        writing.outlines((outline.path, outline_to_bytes(outline)) for outline in self._work.skeleton.outlines)
        writing.events(sorted((name, number) for number, part in parts for name in part.events))

    def _parts(self, writing: Writing, some: Sequence[NumberedPart]) -> None:
        paths = self._paths
        writing.parts(self._kept_part(number, part, result) for number, (part, result) in some)
        writing.rows(row_to_kept(number, row, paths) for number, (_, result) in some for row in result.rows)

    def _kept_part(self, number: int, part: PartOutline, result: PartResult) -> CachedPart:
        skeleton = self._work.skeleton
        events = {name: skeleton.events[name] for name in part.events}
        within = [skeleton.outlines[file].path for file, _ in part.claims]
        return part_to_kept(number, events, within, result, self._paths)

    def _all_else(self, writing: Writing, cold: Cold, files: Sequence[CachedFile]) -> None:
        work, paths = self._work, self._paths
        writing.files(files, every=files)
        writing.parts([part_to_kept(WHOLE, {}, [], cold.whole, paths)])
        writing.rows(row_to_kept(WHOLE, row, paths) for row in cold.whole.rows)
        writing.meta("about", self._about | {"folder": str(self._asked.folder) if paths.are_said else None})
        writing.meta("sums", _sums(cold, paths))
        writing.meta("listed", dict(work.listed))


def _about(asked: Asked, skeleton: Skeleton) -> dict[str, Any]:
    """For what the cache is made, and what of the store is global."""
    expires = sorted(r.expires for r in skeleton.resolutions if r.expires is not None)
    sources = Counter(outline.source for outline in skeleton.outlines)
    return {
        "key": key_of(asked.words),
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
        "cites": skeleton.cites,
        "astray": bool(skeleton.findings or skeleton.unknown_names),
    }


def _sums(cold: Cold, paths: Paths) -> dict[str, Any]:
    """What adds up over the parts; sentences and decisions are counted, so that they can be taken away again.

    Beside it which sources go round in a circle, which only the whole store tells.
    """
    found, whole = cold.merged, cold.whole
    return {
        "tally": list(found.tally.plus(whole.tally)),
        "incomplete": found.incomplete + Counter(whole.incomplete),
        "matched": found.matched + Counter(whole.matched),
        "fail_on": str(cold.work.policy.fail_on),
        "circles": circles_to_kept(cold.work.skeleton.sources, paths),
    }
