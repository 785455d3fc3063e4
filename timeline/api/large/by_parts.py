"""A check of a large store, part by part: never are all its claims in memory, and two processes share the work."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from timeline.api.large.asked import Asked, stamps_that_pay
from timeline.api.large.listing import Listing, Merged, merged, notes_of, told_in
from timeline.api.large.outlining import outlines_of
from timeline.api.large.part_work import (
    PartWork,
    decisions_of,
    listed_in,
    result_of,
    worked_on,
)
from timeline.api.large.parting import by_first_claim, parts_by_outline
from timeline.api.large.results import PartResult
from timeline.checks import Policy
from timeline.checks.in_parts import findings_of_whole
from timeline.checks.patterns import path_within
from timeline.model.dataclass import dataclass
from timeline.model.decisions import listed_claims
from timeline.model.finding import Finding
from timeline.model.source import Source
from timeline.model.store import Store
from timeline.store.file_outline import ChangedMeanwhile, FileOutline
from timeline.store.links import MAX_SUGGESTED
from timeline.store.skeleton import Skeleton, load_skeleton, read_part_claims

Taken = Callable[[Iterator[PartResult]], Iterator[PartResult]]  # takes note of results that pass through


def check_by_parts(asked: Asked) -> Listing | None:
    """Check a store part by part; None: it does not pay, or something in the store is better told by a whole check.

    The counts, the findings and their order are those of `check`. Raises StoreNotFound, StoreUnreadable.
    """
    stamps = stamps_that_pay(asked)
    if stamps is None:
        return None
    try:
        work = work_on(asked, outlines_of(asked, stamps))
        cold = check_cold(asked, work) if work is not None else None
    except ChangedMeanwhile:
        return None
    return listing_of(asked, cold.work.policy, cold.merged, cold.whole) if cold else None


def whole_result(
    skeleton: Skeleton,
    policy: Policy,
    day: str,
    files: Iterable[str],
    matched: Collection[str],
    sources: Mapping[str, Source],
    *,
    met: Sequence[Finding] = (),
    unread: int = 0,
) -> PartResult:
    """Return what only the whole store tells, once its parts were checked.

    `sources` are those in circles, at least; `met` is what reading the store met outside of its parts, of which so much
    is `unread`.
    """
    store = Store(
        folder=skeleton.folder,
        settings=skeleton.settings,
        events={},
        sources={},
        claims={},
        resolutions=skeleton.resolutions,
        baseline=skeleton.baseline,
    )
    whole = findings_of_whole(store, today=day, matched=matched, files=files, sources=sources)
    return result_of(whole, policy, met=met, unread=unread)


def files_told(skeleton: Skeleton) -> set[str]:
    """Return the files in which there is anything, as `Checked.files` has them, from the store's folder on."""
    store = skeleton
    if not store.settings.check.per_file:
        return set()
    decisions = (*store.resolutions, *((store.baseline,) if store.baseline else ()))
    values = (*store.events.values(), *store.sources.values(), *decisions)
    named = {path_within(store.folder, value.location.file) for value in values}
    return named | {outline.path for outline in store.outlines if outline.ids or outline.findings}


@dataclass(frozen=True, kw_only=True)
class Cold:
    """A check of a whole store part by part, with what was found on the way."""

    work: PartWork
    whole: PartResult  # what no part tells
    merged: Merged


def work_on(asked: Asked, outlines: Iterable[FileOutline]) -> PartWork | None:
    """Return the work that checking a store part by part is; None: something in it is better told by a whole check.

    Raises StoreNotFound, StoreUnreadable, and what making the outlines does.
    """
    skeleton = load_skeleton(asked.folder, outlines)
    if skeleton is None or skeleton.unknown_names > MAX_SUGGESTED // 2:  # beyond that, which names are suggested counts
        return None
    policy = Policy(folder=asked.folder, settings=skeleton.settings.check, asked=asked.settings)
    parts = by_first_claim(parts_by_outline(skeleton.events, skeleton.outlines, skeleton.resolutions))
    named = {name for decision in decisions_of(skeleton) for name in listed_claims(decision)}
    return PartWork(skeleton, parts, policy, asked.day, listed_in(skeleton.outlines, named), asked.limit)


def check_cold(asked: Asked, work: PartWork, taken: Taken = iter) -> Cold | None:
    """Check the parts of a store, and what only the whole tells; None: this is better done by a whole check.

    The results pass through `taken`, in the order of the parts, while others are still worked on.
    Raises ChangedMeanwhile.
    """
    skeleton, policy = work.skeleton, work.policy
    found = merged(taken(worked_on(work, work.parts, processes=asked.processes)), asked.limit)
    astray = read_part_claims(skeleton, skeleton.astray())
    met = (*skeleton.findings, *astray.findings)
    unread = skeleton.unread + astray.unread
    if skeleton.cites and (met or found.tally.unread):
        return None  # a claim that is left out cites nobody
    told = files_told(skeleton)
    whole = whole_result(skeleton, policy, asked.day, told, found.matched, skeleton.sources, met=met, unread=unread)
    return Cold(work=work, whole=whole, merged=found)


def listing_of(asked: Asked, policy: Policy, found: Merged, whole: PartResult) -> Listing:
    """Return what people are told of a store, from its parts and from what only the whole tells."""
    tally = found.tally.plus(whole.tally)
    rows = sorted([*found.rows, *whole.rows], key=lambda row: row.rank)
    listed = rows[: asked.limit] if asked.limit else rows
    told = told_in(listed)
    notes = notes_of(asked.folder, tally, found.incomplete, told)
    return Listing(told=told, tally=tally, notes=notes, fail_on=policy.fail_on)
