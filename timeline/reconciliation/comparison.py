"""Two or more sides beside each other in time: what a diff shows.

A side is a source, the claims of one file, or a whole store (of a folder, or as it was at a git revision). What a
source or a file says is all its claims; what a store says is its preferred reading.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from timeline.model.cached import cached_property
from timeline.model.claim import Claim
from timeline.model.conflict import Conflict, Grade, Hop, Window
from timeline.model.dataclass import dataclass
from timeline.model.decisions import Resolution
from timeline.model.event import Event
from timeline.model.notebook import ShownInNotebooks
from timeline.model.source import Source
from timeline.model.store import Store
from timeline.reconciliation.clock import Apart
from timeline.reconciliation.verdict import Verdict


class SideKind(StrEnum):
    """What a side of a comparison is."""

    SOURCE = "source"  # of the store
    CLAIMS_FILE = "claims-file"
    STORE = "store"  # of a folder
    REVISION = "revision"  # the store as git has it


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedSide:
    """One side of a comparison: who speaks."""

    name: str  # as it was asked for: a source's id, a path, a revision
    kind: SideKind
    title: str
    sources: tuple[Source, ...] = ()  # whose claims it holds
    claims: int = 0
    commit: str | None = None  # of a revision: its full name
    period: tuple[int, int] | None = None  # first and last civil day of what it dates on both sides; None: nothing


class Says(StrEnum):
    """What a side says of the time of an event."""

    DATE = "date"  # something that bounds its start or its end
    ORDER = "order"  # how it stands to other events, or how long it took; nothing that bounds it
    NOTHING = "nothing"  # it tells of the event and gives no time


class Silence(StrEnum):
    """How a side that does not tell of an event stands to the time at which the other one has it."""

    COVERS = "covers"  # it tells of events before and after: it is silent on this one
    OUTSIDE = "outside"  # all that it dates lies before, or after


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffSide:
    """What one side says of one event, once all that it says is taken together."""

    edtf: str | None
    start: Window
    end: Window
    claims: tuple[Claim, ...]
    says: Says = Says.DATE
    _later: Callable[[], str | None] | None = field(default=None, init=False, compare=False, repr=False)

    @classmethod
    def with_edtf_later(
        cls, edtf: Callable[[], str | None], windows: tuple[Window, Window], claims: tuple[Claim, ...], says: Says
    ) -> "DiffSide":
        """Return what one side says; its `edtf`, which takes longer than all else, is made when it is first asked."""
        side = object.__new__(cls)
        put = object.__setattr__
        put(side, "start", windows[0])
        put(side, "end", windows[1])
        put(side, "claims", claims)
        put(side, "says", says)
        put(side, "_later", edtf)
        return side

    def __getstate__(self) -> list[object]:
        """Return the values of the fields, the `edtf` among them: a copy elsewhere has nothing to make it from."""
        return [self.edtf, self.start, self.end, self.claims, self.says, None]

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """Make the `edtf` that was left for later; only called for what is not there."""
            if name != "edtf":
                raise AttributeError(f"a side has no {name!r}", name=name, obj=self)
            edtf = self._later()
            object.__setattr__(self, "edtf", edtf)
            return edtf


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffRow:
    """One event on two sides."""

    event: str
    verdict: Verdict
    a: DiffSide | None
    b: DiffSide | None
    apart_days: int | None = None  # conflicts over dates: by how many days; 0: order reversed; None: no conflict
    apart_seconds: int | None = None  # the same by the clock, exactly; None: days count
    conflicts: tuple[Conflict, ...] = ()  # between the two sides, on this event
    decisions: tuple[Resolution, ...] = ()  # on these, on what either says here, and those that split the event
    matched: str = "linked"  # "suggested": matched by likeness, not by a shared id
    twin: Event | None = None  # what b calls the event, where it was matched by likeness
    silence: Silence | None = None  # of the side that is silent; None: none is, or nobody can tell
    is_context: bool = False  # shown only because it stands beside a row that was asked for
    left_out: int = 0  # rows between the one shown before and this one that are not shown

    @property
    def is_untimed(self) -> bool:
        """Whether both sides tell of it and neither bounds its time: then `agree` says nothing of time."""
        return all(side is not None and side.says is not Says.DATE for side in (self.a, self.b))

    @property
    def apart(self) -> Apart | None:
        """By how much a conflict over dates is impossible; None: no conflict."""
        return None if self.apart_days is None else Apart(self.apart_days, self.apart_seconds)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReversedPair:
    """Two events that the two sides put in opposite order.

    Each chain is a walk from the start of the event that comes later there to the start of the one before it; its
    limits sum below zero (or to zero, with strict order). Its statements are a minimal set: without any of them the
    order does not follow.
    """

    events: tuple[str, str]
    grade: Grade  # a contradiction where both orders follow from firm statements alone
    a: str  # "x before y"
    b: str
    claims: tuple[str, ...]  # of both chains
    fingerprint: str  # of the conflict that shows it; empty: it is folded into others, or was not looked for
    chain_a: tuple[Hop, ...] = ()
    chain_b: tuple[Hop, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributeRow:
    """One attribute of one event on two sides."""

    event: str
    key: str
    a: tuple[str, ...]
    b: tuple[str, ...]
    verdict: Verdict


@dataclass(frozen=True, kw_only=True)
class Comparison(ShownInNotebooks):
    """Two sides, compared."""

    a: str
    b: str
    rows: tuple[DiffRow, ...]  # in time order
    reversed: tuple[ReversedPair, ...]  # those from which all others follow, or the first of them
    attributes: tuple[AttributeRow, ...]
    zone: str = "UTC"  # of the store: in it are the times of the windows
    sides: tuple[ComparedSide, ...] = ()  # a, then b
    store: Store | None = None  # in which both are read together: titles, sources, claims
    reversed_count: int | None = None  # of all reversed pairs; None: those that are listed
    reversed_is_exact: bool = True  # False: at least so many; the budget ended
    counts: Mapping[Verdict, int] | None = None  # of all rows, where `rows` are some of them; None: of `rows`
    untimed_count: int | None = None  # rows of which neither side bounds the time; None: counted in `rows`
    attribute_counts: Mapping[Verdict, int] | None = None  # of all attributes, where some are shown; None: of those
    left_out: int = 0  # rows that are not shown after the last one that is

    @property
    def has_conflicts(self) -> bool:
        """Whether the two cannot both be right on anything: dates, order or attributes."""
        clashing = any(row.verdict is Verdict.CONFLICT for row in self.attributes)
        return clashing or any(row.verdict is Verdict.CONFLICT or row.conflicts for row in self.rows)

    @property
    def differs(self) -> bool:
        """Whether the two say anything different: any verdict but `agree`, a reversed pair, another attribute."""
        return self.differs_in(tuple(Verdict))

    def differs_in(self, verdicts: Collection[Verdict]) -> bool:
        """Whether events or attributes have one of these verdicts, `agree` left aside; reversed pairs are conflicts."""
        wanted = frozenset(verdicts) - {Verdict.AGREE}
        counted = any(self.summary[verdict] for verdict in wanted)
        reverses = Verdict.CONFLICT in wanted and self.reversed_total > 0
        return counted or reverses or any(row.verdict in wanted for row in self.attributes)

    @cached_property
    def summary(self) -> Mapping[Verdict, int]:
        """How many events have each verdict, whichever of them are shown."""
        counted = Counter(row.verdict for row in self.rows) if self.counts is None else self.counts
        return {verdict: counted.get(verdict, 0) for verdict in Verdict}

    @cached_property
    def told_at(self) -> Mapping[str, str]:
        """By fingerprint of a conflict the event at which it is told: the first one shown that it touches."""
        return {conflict.fingerprint: row.event for row in reversed(self.rows) for conflict in row.conflicts}

    @property
    def attribute_summary(self) -> Mapping[Verdict, int]:
        """How many attributes have each verdict, whichever of them are shown."""
        return (
            Counter(row.verdict for row in self.attributes) if self.attribute_counts is None else self.attribute_counts
        )

    @property
    def untimed(self) -> int:
        """How many events both tell of and neither dates; they count as `agree`."""
        return sum(row.is_untimed for row in self.rows) if self.untimed_count is None else self.untimed_count

    @property
    def reversed_total(self) -> int:
        """How many pairs of events are reversed, listed or not."""
        return len(self.reversed) if self.reversed_count is None else self.reversed_count


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix(ShownInNotebooks):
    """Three and more sides: each pair compared once; the other way round is the mirror."""

    sides: tuple[ComparedSide, ...]
    pairs: tuple[Comparison, ...]  # first with second, first with third, …, second with third, …
