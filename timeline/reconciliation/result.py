"""What reconciling a store gives: every event's window and status, every conflict, and what was set aside."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from enum import StrEnum
from typing import NamedTuple

from timeline.model.cached import cached_property
from timeline.model.claim import Claim
from timeline.model.conflict import Conflict, TimePoint, Window
from timeline.model.dataclass import dataclass
from timeline.model.decisions import Resolution
from timeline.model.event import Event
from timeline.model.notebook import ShownInNotebooks
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.network import Moment


class Status(StrEnum):
    """How an event stands; the first that fits."""

    RESOLVED = "resolved"  # in conflict, and a person decided
    UNDECIDED = "undecided"  # readings of the same weight give it different windows
    DISPUTED = "disputed"  # in conflict
    UNDATED = "undated"  # unbounded on a side but for publication bounds
    SINGLE = "single"  # one source
    REFINED = "refined"  # several sources, some more exact than others
    AGREED = "agreed"  # several sources, the same window


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A statement that the preferred reading leaves out: it stays visible, with a reason."""

    statement: Statement
    reason: str
    fingerprint: str  # the conflict that it loses


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """An event's window in another reading that weighs the same."""

    edtf: str | None
    start: Window
    end: Window
    set_aside: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """How many readings weigh the same that may differ in one event."""

    count: int  # the preferred one among them
    exact: bool  # False: there may be more, and the event may have further windows


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconciledEvent:
    """One event, and everything that is known of it once all claims are taken together."""

    event: Event
    start: Window
    end: Window
    edtf: str | None  # from the event's own dates and gaps; None: the window follows from order alone, or is open
    derived: bool  # the window is tighter than the event's own dates: other events make it so
    planned: bool  # no past claim exists: the window is that of the plans
    status: Status
    claims: tuple[Claim, ...]
    sources: tuple[str, ...]
    roots: tuple[str, ...]
    set_aside: tuple[SetAside, ...] = ()
    conflicts: tuple[str, ...] = ()  # fingerprints
    alternatives: tuple[Alternative, ...] = ()  # those first that take the fewest changes
    readings: Readings = Readings(count=1, exact=True)
    splits: tuple[Resolution, ...] = ()  # the decisions that split it in two, or split it off

    @property
    def id(self) -> str:
        """The event's id."""
        return self.event.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Supported:
    """One event, and who speaks of it: what is known of it without its windows."""

    event: Event
    claims: tuple[Claim, ...]
    sources: tuple[str, ...]
    roots: tuple[str, ...]
    is_refined: bool  # its status is `refined`


@dataclass(frozen=True, kw_only=True)
class Reconciliation(ShownInNotebooks):
    """A store, reconciled. A pure function of the store, and the sum of the reconciliations of its parts.

    `chronology` is a witness of the preferred reading: one time for every time point, so that all that is kept holds
    together. It is one of many, each within the windows; found when first asked for.
    """

    store: Store  # with its splits: a claim that was split off names its new event
    events: Sequence[ReconciledEvent]  # in time order: earliest start, then latest, then id; undated last
    conflicts: tuple[Conflict, ...]  # contradictions first, then by size, then by fingerprint
    resolutions: Mapping[str, Resolution]  # by fingerprint: the decisions that apply
    open_conflicts: frozenset[str]  # fingerprints that no decision ends, and that nobody accepted
    weights: Mapping[Statement, int]
    incomplete: tuple[str, ...] = ()  # one sentence for each budget that ended; (): everything was found
    supported: Sequence[Supported] | None = None  # None: `events` alone say it
    given_up: Sequence[Statement] | None = None  # what was set aside; None: `events` alone say it
    chronology: Mapping[TimePoint, Moment] = field(default_factory=dict)  # a witness: one time for each
    parts: tuple["ReconciledPart", ...] = ()  # of the store; (): it was reconciled as one

    @property
    def complete(self) -> bool:
        """Whether every conflict was found and the preferred reading is proven best."""
        return not self.incomplete

    @property
    def support(self) -> Sequence[Supported]:
        """Every event and who speaks of it, in no order that says anything. Costs no windows."""
        return tuple(map(_supported, self.events)) if self.supported is None else self.supported

    @cached_property
    def event(self) -> Mapping[str, ReconciledEvent]:
        """The reconciled events by id."""
        return {e.id: e for e in self.events}

    @cached_property
    def lost(self) -> frozenset[Statement]:
        """Every statement that was set aside. Costs no windows."""
        if self.given_up is not None:
            return frozenset(self.given_up)
        return frozenset(lost.statement for event in self.events for lost in event.set_aside)

    @cached_property
    def folded_into(self) -> Mapping[str, Conflict]:
        """By fingerprint of each longer chain that is not listed itself: the conflict that it is folded into."""
        every = ((chain.fingerprint, c) for c in self.conflicts for chain in c.longer)
        return {fingerprint: c for fingerprint, c in every if fingerprint not in self.conflict}

    def lists(self, fingerprint: str) -> bool:
        """Whether a conflict is there, by itself or folded into a shorter one."""
        return fingerprint in self.conflict or fingerprint in self.folded_into

    @cached_property
    def conflict(self) -> Mapping[str, Conflict]:
        """The conflicts by fingerprint."""
        return {c.fingerprint: c for c in self.conflicts}


class ReconciledPart(NamedTuple):
    """A part of a store, as its files say, and reconciled."""

    store: Store
    reconciliation: Reconciliation


def _supported(event: ReconciledEvent) -> Supported:
    return Supported(
        event=event.event,
        claims=event.claims,
        sources=event.sources,
        roots=event.roots,
        is_refined=event.status is Status.REFINED,
    )
