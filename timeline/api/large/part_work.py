"""Work on one part of a store: its claims are read, checked, and told; what is left of them are counts and lines."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from timeline.api.large.first_ranks import FirstRanks
from timeline.api.large.parting import PartOutline
from timeline.api.large.processes import PAYS_FROM_CLAIMS, shared_out
from timeline.api.large.results import PartResult, Rank, Row
from timeline.checks import Policy, check_part
from timeline.checks.in_parts import tallied
from timeline.checks.run import Urgency
from timeline.model.cached import cached_property
from timeline.model.claim import Claim
from timeline.model.dataclass import dataclass
from timeline.model.decisions import BaselineEntry, Resolution
from timeline.model.finding import Finding
from timeline.model.location import Location
from timeline.model.store import Store
from timeline.reconciliation.parts import PartMaker
from timeline.reports.told import told_of
from timeline.store.file_outline import FileOutline
from timeline.store.skeleton import Skeleton, read_part_claims

BATCH_CLAIMS: Final = 2_000
LEAST_BATCH_CLAIMS: Final = 200
BATCHES_LEFT: Final = 16  # of what is left, so many: the last are small, and no process waits long for another


@dataclass(frozen=True)
class PartWork:
    """All that the parts of one store are worked on with."""

    skeleton: Skeleton
    parts: Sequence[PartOutline]
    policy: Policy
    today: str
    listed: Mapping[str, str]  # the claims that decisions list: of which event each speaks
    limit: int = 0  # how many findings people are shown; 0: all

    def result_of(self, part: PartOutline, first: FirstRanks) -> PartResult:
        """Return what a check finds in one part, told where it is among the first. Raises ChangedMeanwhile."""
        skeleton = self.skeleton
        events = {name: skeleton.events[name] for name in part.events}
        placed = ((skeleton.outlines[file], places) for file, places in part.claims)
        read = read_part_claims(skeleton, placed)
        store = self._maker.part(part.events[0], events, read.claims)
        checked = check_part(store, today=self.today)
        found = result_of(checked.findings, self.policy, met=read.findings, unread=read.unread, first=first)
        return found._replace(matched=tuple(sorted(checked.matched)), incomplete=checked.incomplete)

    @cached_property
    def _maker(self) -> PartMaker:
        """Hands settings, sources and decisions to the parts; of claims it is told those that a decision lists."""
        skeleton = self.skeleton
        stand_in = Store(
            folder=skeleton.folder,
            settings=skeleton.settings,
            events=skeleton.events,
            sources=skeleton.sources,
            claims={name: _stand_in(name, event) for name, event in self.listed.items()},
            resolutions=skeleton.resolutions,
            baseline=skeleton.baseline,
            naming=skeleton.naming,
        )
        first = {name: part.events[0] for part in self.parts for name in part.events} if self.listed else {}
        return PartMaker(stand_in, lambda event: first.get(event, event))


def decisions_of(skeleton: Skeleton) -> Sequence[Resolution | BaselineEntry]:
    """Return what people decided, and what is known."""
    return (*skeleton.resolutions, *(skeleton.baseline.entries if skeleton.baseline else ()))


def listed_in(outlines: Iterable[FileOutline], names: Collection[str]) -> dict[str, str]:
    """Return those of some claims that are there, by full id, and of which event each speaks."""
    found: dict[str, str] = {}
    for outline in outlines if names else ():
        for claim, own in zip(outline.ids, outline.own, strict=True):
            name = f"{outline.source}/{claim}"
            if name in names:
                found[name] = outline.events[own]
    return found


def result_of(
    found: Iterable[Finding],
    policy: Policy,
    *,
    met: Iterable[Finding] = (),
    unread: int = 0,
    first: FirstRanks | None = None,
) -> PartResult:
    """Return the counts of some findings, and the lines of those that people are shown; None for `first`: all."""
    shown, tally = tallied(found, policy, met, unread)
    ranked = ((_rank(urgency, number), finding) for number, (urgency, finding) in enumerate(shown))
    is_first = (first or FirstRanks(0)).has
    return PartResult(
        tally, tuple(Row(rank, told_of(finding, None) if is_first(rank) else None) for rank, finding in ranked)
    )


def worked_on(work: PartWork, parts: Sequence[PartOutline], *, processes: int | None = None) -> Iterator[PartResult]:
    """Yield the result of each part, in order, from two processes where that pays. Raises ChangedMeanwhile."""
    batches = list(_batches(parts))
    count = processes or (2 if sum(part.size for part in parts) >= PAYS_FROM_CLAIMS else 1)
    first = FirstRanks(work.limit, (str(work.skeleton.folder / outline.path) for outline in work.skeleton.outlines))
    yield from chain.from_iterable(shared_out(_Batch(work, first), batches, processes=count))


def _stand_in(name: str, event: str) -> Claim:
    """A claim of which only its event counts."""
    source, _, claim = name.partition("/")
    return Claim(id=claim, source=source, event=event, location=Location(""))


@dataclass(frozen=True)
class _Batch:
    """The work on several parts; each process that does some of it knows what it met so far."""

    work: PartWork
    first: FirstRanks

    def __call__(self, parts: Sequence[PartOutline]) -> list[PartResult]:
        """Return what is found in each."""
        return [self.work.result_of(part, self.first) for part in parts]


def _batches(parts: Sequence[PartOutline]) -> Iterator[list[PartOutline]]:
    left = sum(part.size + 1 for part in parts)
    batch: list[PartOutline] = []
    claims = 0
    for part in parts:
        batch.append(part)
        claims += part.size + 1
        if claims >= min(BATCH_CLAIMS, max(LEAST_BATCH_CLAIMS, left // BATCHES_LEFT)):
            yield batch
            left -= claims
            batch, claims = [], 0
    if batch:
        yield batch


def _rank(urgency: Urgency, number: int) -> Rank:
    """How urgent a finding is that is new and no info; its number stands for what else it tells."""
    _, _, severity, not_contradiction, file, line, code, fingerprint, column = urgency
    return (2 * severity + not_contradiction, file, line, code, fingerprint, column, number)
