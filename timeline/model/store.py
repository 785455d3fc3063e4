"""The event store as loaded: values only; reading and writing is the work of `timeline.store`."""

from collections.abc import Mapping
from dataclasses import field, fields
from pathlib import Path
from types import MappingProxyType

from timeline.model.cached import cached_property
from timeline.model.claim import Claim
from timeline.model.dataclass import dataclass
from timeline.model.decisions import Baseline, Resolution
from timeline.model.event import Event
from timeline.model.finding import Finding
from timeline.model.notebook import ShownInNotebooks
from timeline.model.settings import Settings
from timeline.model.source import Source


@dataclass(frozen=True, kw_only=True)
class Store(ShownInNotebooks):
    """Everything that could be read of a store, and a finding for everything that could not.

    The mappings keep the order of the files: sorted by path, then by place within.
    """

    folder: Path
    settings: Settings = field(default_factory=Settings)
    events: Mapping[str, Event]
    sources: Mapping[str, Source]
    claims: Mapping[str, Claim]  # by full id
    resolutions: tuple[Resolution, ...] = ()
    baseline: Baseline | None = None
    findings: tuple[Finding, ...] = ()  # TL0xx and TL1xx met while loading
    unread: int = 0  # entries left out because of an error
    naming: frozenset[str] | None = None  # of a part of a store: `naming_sources` of the whole; None: it is the whole

    @cached_property
    def claims_of_event(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims of each event, in the order of the store; events without a claim are absent."""
        found: dict[str, list[Claim]] = {}
        for claim in self.claims.values():
            found.setdefault(claim.event, []).append(claim)
        return MappingProxyType({event: tuple(claims) for event, claims in found.items()})

    @cached_property
    def claims_of_source(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims of each source, in the order of the store."""
        found: dict[str, list[Claim]] = {}
        for claim in self.claims.values():
            found.setdefault(claim.source, []).append(claim)
        return MappingProxyType({source: tuple(claims) for source, claims in found.items()})

    @cached_property
    def naming_sources(self) -> frozenset[str]:
        """The sources that name, at some claim, a source that they repeat; what one of a part says elsewhere counts."""
        if self.naming is not None:
            return self.naming
        return frozenset(c.source for c in self.claims.values() if c.attributed_to and self.repeated_by(c))

    @cached_property
    def kept(self) -> dict[str, object]:
        """What else was computed of the store and is kept with it, by name; nothing of it is sent along."""
        return {}

    def repeated_by(self, claim: Claim) -> str | None:
        """Return the source that a claim is attributed to by id; None: nobody, or somebody who is no source."""
        named = claim.attributed_to
        own = self.sources.get(claim.source)
        is_source = named in self.sources or (own is not None and named in own.relies_on)
        return named if is_source else None

    def __getstate__(self) -> dict[str, object]:
        """Leave out what is computed when asked for: it is computed again."""
        return {each.name: getattr(self, each.name) for each in fields(self)}
