"""A store without its claims: settings, events, sources and decisions, with an outline of every claims file."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field, replace
from datetime import tzinfo
from functools import cached_property
from itertools import islice
from pathlib import Path

from timeline.model.claim import Claim
from timeline.model.dataclass import dataclass
from timeline.model.decisions import Baseline, Resolution, events_split_off
from timeline.model.edtf.reckoning import Reckoning
from timeline.model.event import Event
from timeline.model.finding import Finding
from timeline.model.settings import Settings
from timeline.model.source import Source
from timeline.store.file_outline import FileOutline
from timeline.store.identity import SpokenSources, first_of_each
from timeline.store.layout import BASELINE_FILE
from timeline.store.links import Links
from timeline.store.load import StoreReader
from timeline.store.outlined_claims import OutlinedClaims
from timeline.store.reckoning import Reckoner, zone_named


@dataclass(frozen=True, kw_only=True)
class Skeleton:
    """Everything of a store but its claims."""

    folder: Path
    settings: Settings
    events: Mapping[str, Event]
    sources: Mapping[str, Source]
    resolutions: tuple[Resolution, ...] = ()
    baseline: Baseline | None = None
    outlines: Sequence[FileOutline] = ()
    naming: frozenset[str] = frozenset()  # the sources that name, at some claim, one that they repeat

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What of the claims files cannot be read, but for what single claims say."""
        return tuple(finding for outline in self.outlines for finding in outline.findings)

    @property
    def unread(self) -> int:
        """How many things that left out."""
        return sum(outline.unread for outline in self.outlines)

    @property
    def cites(self) -> bool:
        """Whether any claim is attributed to somebody."""
        return any(outline.attributed for outline in self.outlines)

    @property
    def unknown_names(self) -> int:
        """How many claims name an event that is not there, about."""
        return sum(_often_named(outline, places) for outline, places in self._naming_unknown)

    def astray(self) -> list[tuple[FileOutline, list[int]]]:
        """Return where claims stand that speak of an event that is not there; each file with its places."""
        return [
            (outline, [place for place, own in enumerate(outline.own) if own in unknown])
            for outline, unknown in self._naming_unknown
        ]

    @cached_property
    def _naming_unknown(self) -> list[tuple[FileOutline, set[int]]]:
        """The files that name events that are not there, each with the places of these among its events."""
        return [
            (each, {at for at, name in enumerate(each.events) if name not in self.events})
            for each in self.outlines
            if not self._has_all(each.events)
        ]

    def _has_all(self, events: Iterable[str]) -> bool:
        return all(map(self.events.__contains__, events))

    def is_linked(self, outline: FileOutline) -> bool:
        """Whether every event that a file names is there, and none stands in relation to itself."""
        found = self._linked.get(outline.path)
        if found is None:
            found = self._has_all(outline.events) and not outline.relates_to_itself
            self._linked[outline.path] = found
        return found

    @cached_property
    def _linked(self) -> dict[str, bool]:
        """What was found of each file so far."""
        return {}

    @cached_property
    def zone(self) -> tzinfo:
        """The zone in which the store counts its days."""
        return zone_named(self.settings.zone)

    @cached_property
    def outlined_claims(self) -> OutlinedClaims:
        """The claims that the outlines name."""
        return OutlinedClaims(self.folder)

    def reckoner(self) -> Reckoner:
        """Return one that counts dates as the store does."""
        return Reckoner(self.zone, self.sources, known=self._reckonings)

    @cached_property
    def _reckonings(self) -> dict[str, Reckoning]:
        """How the dates of each source are reckoned, as far as that was asked for."""
        return {}


def _often_named(outline: FileOutline, unknown: Collection[int]) -> int:
    """How often claims of a file, or their relations, name some of its events."""
    pairs = iter(outline.links)
    often = Counter(outline.own)
    return sum(often[own] for own in unknown) + sum(
        often[own] for own, other in zip(pairs, pairs, strict=True) if other in unknown
    )


@dataclass(slots=True)
class PartClaims:
    """The claims of some events, linked and counted as a store has them, and what of them cannot be read."""

    claims: dict[str, Claim] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    unread: int = 0


def load_skeleton(folder: Path, outlines: Iterable[FileOutline]) -> Skeleton | None:
    """Return the skeleton of a store; None: something in it is wrong that only the whole store tells.

    All but claims is read when the first of the outlines is there: other processes may work on the others meanwhile.
    Raises StoreNotFound, StoreUnreadable.
    """
    coming = iter(outlines)
    first = list(islice(coming, 1))
    skeleton = _all_but_claims(folder)
    return None if skeleton is None else _with_outlines(skeleton, [*first, *coming])


def _all_but_claims(folder: Path) -> Skeleton | None:
    """Settings, events and decisions; None: something of them cannot be read, or does not hold together."""
    reader = StoreReader(folder, folder)
    settings = reader.read_settings()
    reader.read_events()
    reader.read_links()
    resolutions = reader.read_resolutions()
    baseline = reader.baseline(folder / BASELINE_FILE)
    listed, twice = first_of_each(reader.events, lambda event: event.id, "event")
    events = {**listed, **events_split_off(resolutions, listed)}
    links = Links(events)
    links.require_linked(reader.linked)
    linked = {event.id: links.event(event) for event in events.values()}
    if reader.findings or twice or links.findings:
        return None
    return Skeleton(
        folder=folder, settings=settings, events=linked, sources={}, resolutions=resolutions, baseline=baseline
    )


def _with_outlines(skeleton: Skeleton, outlines: Sequence[FileOutline]) -> Skeleton | None:
    """The skeleton with what its claims files say; None: that does not hold together."""
    links = Links(skeleton.events)
    links.require_mentioned(mention for outline in outlines for mention in outline.names.mentions)
    sources = _sources(outlines)
    if links.findings or sources is None or not _are_told_apart(outlines):
        return None
    reckoned, naming = reckoned_sources(sources, skeleton.zone), naming_sources(sources, outlines)
    return replace(skeleton, sources=reckoned, outlines=outlines, naming=naming)


def load_without_claims(folder: Path) -> Skeleton | None:
    """Return settings and decisions alone; None: something of them cannot be read. Raises StoreUnreadable."""
    reader = StoreReader(folder, folder)
    settings = reader.read_settings()
    reader.read_links()
    resolutions = reader.read_resolutions()
    baseline = reader.baseline(folder / BASELINE_FILE)
    if reader.findings:
        return None
    return Skeleton(folder=folder, settings=settings, events={}, sources={}, resolutions=resolutions, baseline=baseline)


def reckoned_sources(sources: Mapping[str, Source], zone: tzinfo) -> dict[str, Source]:
    """Return sources with the days of their publications as the store counts them."""
    reckoner = Reckoner(zone, sources)
    return {name: reckoner.source(source) for name, source in sources.items()}


def naming_sources(sources: Mapping[str, Source], outlines: Iterable[FileOutline]) -> frozenset[str]:
    """Return the sources that name, at some claim, one that they repeat, as `Store.naming_sources` has them."""
    found = set()
    for outline in outlines:
        own = sources.get(outline.source)
        repeated = own.relies_on if own is not None else ()
        if any(name in sources or name in repeated for name in outline.attributed):
            found.add(outline.source)
    return frozenset(found)


def read_part_claims(skeleton: Skeleton, places: Iterable[tuple[FileOutline, Sequence[int]]]) -> PartClaims:
    """Return the claims that stand at some places, as the store has them."""
    found = PartClaims()
    links, reckoner = Links(skeleton.events), skeleton.reckoner()
    claims = found.claims
    for outline, some in places:
        read = skeleton.outlined_claims.read(outline, some, reckoner.of_source(outline.source))
        found.findings += read.findings
        found.unread += read.unread
        links.require_mentioned(read.mentions)
        is_done = read.are_reckoned and skeleton.is_linked(outline)  # as mostly
        for claim in read.claims:
            if is_done and claim.zone is None and claim.calendar is None:
                claims[claim.full_id] = claim
                continue
            linked = links.claim(claim)
            counted = reckoner.claim(linked) if linked is not None else None
            if counted is not None:
                claims[claim.full_id] = counted
    found.findings += [*links.findings, *reckoner.findings]
    found.unread += links.unread + len(reckoner.findings)
    return found


def _sources(outlines: Iterable[FileOutline]) -> dict[str, Source] | None:
    """The sources by id; None: one is told in two ways, or only named, or cannot be read though it has claims."""
    spoken = SpokenSources()
    for outline in outlines:
        if outline.head is not None:
            spoken.add(outline.head)
        elif outline.source or outline.ids:
            return None
    return None if spoken.wrong() else spoken.by_id()


def _are_told_apart(outlines: Iterable[FileOutline]) -> bool:
    """Whether no id of a claim stands twice for one source."""
    ids: dict[str, set[str]] = {}
    for outline in outlines:
        known = ids.setdefault(outline.source, set())
        expected = len(known) + len(outline.ids) + len(outline.names.claims)
        known.update(outline.ids)
        known.update(full_id.rpartition("/")[2] for full_id, _ in outline.names.claims)
        if len(known) != expected:
            return False
    return True
