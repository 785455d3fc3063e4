"""Conflicts: chains of time points, or attributes, that cannot all be true, with the claims that say so."""

from collections.abc import Iterable
from dataclasses import field
from enum import StrEnum
from itertools import combinations
from typing import NamedTuple, Protocol

from timeline.model.dataclass import dataclass
from timeline.model.edtf.calendar import iso_day
from timeline.model.relation import Side
from timeline.model.statement import Because, Statement


class Grade(StrEnum):
    """How sure a conflict is."""

    CONTRADICTION = "contradiction"  # some choice of witnesses is all stated, exact and un-widened
    TENSION = "tension"  # every choice needs something implied, hedged, a rumour, a vague word or a ~
    REFINEMENT = "refinement"  # no conflict: one window lies inside the other


class ConflictKind(StrEnum):
    """What kind of statement clashes."""

    DATE = "date-conflict"  # one event
    ORDER = "order-conflict"  # two or more events
    ATTRIBUTE = "attribute-conflict"


class Scope(StrEnum):
    """Whether the claims of a conflict come from several sources."""

    CROSS_SOURCE = "cross-source"
    INTERNAL = "internal"
    STORE = "store"  # findings that are not about sources at all


class TimePoint(NamedTuple):
    """The start or the end of an event; a variable of the network. A tuple: the keys of most that is looked up."""

    event: str
    side: Side
    planned: bool = False  # the twin that plans bind
    gap: tuple[int, ...] = ()  # the allowed days around a gap: no end of the event, but a day of it that dates share

    def __str__(self) -> str:
        """The name in fingerprints: it depends on nothing but the point itself."""
        name: str = self.side
        if self.gap:
            name = f"{'last ' if self.side is Side.END else ''}day({'..'.join(map(iso_day, self.gap))})"
        return f"{self.event}.{name}" + (" (planned)" if self.planned else "")


@dataclass(frozen=True, slots=True, eq=False)
class Origin:
    """The fixed point in time that dates are measured from. There is one, also where it comes from another process."""

    def __reduce__(self) -> str:
        return "ORIGIN"

    def __str__(self) -> str:
        return "calendar"


ORIGIN = Origin()
Point = TimePoint | Origin


class Window(NamedTuple):
    """What a time point can be once everything is taken together; civil days, inclusive.

    Where something in its part of the network is known by the clock, also in seconds: civil day * 86 400 + second of
    the day. The days are then those in which the seconds lie.
    """

    earliest: int | None = None  # None: unbounded
    latest: int | None = None
    earliest_second: int | None = None  # None: unbounded, or its part of the network speaks of days alone
    latest_second: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One step of a chain: `head - tail <= limit` days, because the witness says so.

    A hop from or to the origin is a date: `head` is at the latest on civil day `limit`, or `tail` at the earliest on
    civil day `-limit`.
    """

    tail: Point
    head: Point
    limit: int
    witness: Because
    supporters: tuple[Statement, ...] = ()  # their own limit still breaks the chain beside the other witnesses
    seconds: int | None = None  # the limit by the clock; None: counted in calendar days

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The witness, where it is a claim's, and its supporters."""
        own = (self.witness,) if isinstance(self.witness, Statement) else ()
        return own + self.supporters


@dataclass(frozen=True, slots=True, kw_only=True)
class SetCount:
    """How many minimal sets of statements have one chain."""

    count: int
    exact: bool = True  # False: at least so many; the budget ended


@dataclass(frozen=True, slots=True)
class Named:
    """Who stands in a minimal set of a longer chain, and of none that is listed."""

    statements: tuple[Statement, ...] = ()
    unknown: int = 0  # statements of that part of the network of which the budget ended before it was known
    incomplete: str = ""  # a sentence that says so, where nothing else does


NOBODY = Named()


class Unfolding(Protocol):
    """What stands behind conflicts: known at once, or found when first asked for. It can be pickled."""

    def longer_than(self, fingerprint: str) -> tuple["Conflict", ...]:
        """The longer chains that fold into a conflict."""

    def sets_of(self, fingerprint: str) -> SetCount:
        """How many minimal sets of statements have its chain."""

    def named_by(self, fingerprint: str) -> Named:
        """Who stands in minimal sets of longer chains alone, and is named by a conflict."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfolded:
    """What stands behind one conflict, known at once."""

    longer: tuple["Conflict", ...] = ()
    sets: SetCount = SetCount(count=1)
    named: Named = NOBODY

    def longer_than(self, fingerprint: str) -> tuple["Conflict", ...]:  # noqa: ARG002  (of one conflict alone)
        """The longer chains that fold into the conflict."""
        return self.longer

    def sets_of(self, fingerprint: str) -> SetCount:  # noqa: ARG002  (of one conflict alone)
        """How many minimal sets of statements have its chain."""
        return self.sets

    def named_by(self, fingerprint: str) -> Named:  # noqa: ARG002  (of one conflict alone)
        """Who stands in minimal sets of longer chains alone."""
        return self.named


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributeSide:
    """One of the values that stand against each other, and who says it."""

    values: tuple[str, ...]
    witness: Statement
    supporters: tuple[Statement, ...] = ()
    inexact: str | None = None  # what keeps the value itself from being exact: `an approximate value`; None: nothing

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The witness and its supporters."""
        return (self.witness, *self.supporters)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """What cannot all be true, and the shortest account of why.

    For dates and order: `chain` is a closed walk over time points, each hop starting where the one before ends. Its
    limits sum to `-excess_days`, or to zero where the order is reversed. For attributes: `sides`, of which the first
    two clash by themselves.

    Whom it names, from few to many: `witnesses`, a minimal set that cannot all be true; `statements`, also those that
    could stand in a witness's place on its hop (supporters); `all_statements`, also the `indirect` ones, which stand in
    some minimal set all the same: `beside` other witnesses of this chain, or in a longer chain. A statement of longer
    chains alone is named by one of the conflicts into which these fold. Whom a conflict names rests on claims, never on
    decisions: else deciding one conflict would bring new claims to others. So who is named by a decided conflict alone
    may clash in a longer chain of an open one; that chain is a conflict of its own as soon as no open one holds it.

    The `longer` chains, who stands in them alone (`by_longer`), and how many `sets` there are, are found when first
    asked for, as few ask.
    """

    fingerprint: str  # 12 hex digits, independent of code, file, line, order and claims
    kind: ConflictKind
    grade: Grade
    chain: tuple[Hop, ...] = ()
    sides: tuple[AttributeSide, ...] = ()
    attribute: str | None = None  # the key, for attribute conflicts
    clashing: tuple[tuple[int, int], ...] = ()  # sides, from 0, of which no two such can both be true; (): no two can
    excess_days: int | None = None  # by how many days impossible; 0: order reversed, or by less; None: attributes
    excess_seconds: int | None = None  # the same by the clock, exactly; None: it speaks of days alone
    beside: tuple[Statement, ...] = ()  # in a minimal set of this chain, but only beside other witnesses
    unfolding: Unfolding = field(default=Unfolded(), compare=False, repr=False)

    @property
    def longer(self) -> tuple["Conflict", ...]:
        """The chains over the same points and others, which say nothing new; the same whenever it is asked."""
        return self.unfolding.longer_than(self.fingerprint)

    @property
    def by_longer(self) -> tuple[Statement, ...]:
        """Those in a minimal set of a longer chain, and of none that is listed."""
        return self.unfolding.named_by(self.fingerprint).statements

    @property
    def is_all_named(self) -> bool:
        """Whether all who stand in longer chains alone were found, for this conflict or one beside it."""
        return not self.unknown

    @property
    def unknown(self) -> int:
        """Of how many statements around here it is not known whether they stand in any minimal set."""
        return self.unfolding.named_by(self.fingerprint).unknown

    @property
    def incomplete(self) -> str:
        """A sentence on those, where all chains around here are listed; else what was solved says it. Empty: none."""
        return self.unfolding.named_by(self.fingerprint).incomplete

    @property
    def sets(self) -> SetCount:
        """How many minimal sets of statements have this chain; of values, any two statements that clash are one."""
        if self.sides:
            sizes = [len(side.statements) for side in self.sides]
            return SetCount(count=sum([sizes[a] * sizes[b] for a, b in self.clashing_sides]))
        return self.unfolding.sets_of(self.fingerprint)

    @property
    def clashing_sides(self) -> tuple[tuple[int, int], ...]:
        """Every two sides that cannot both be true, by their place from 0."""
        return self.clashing or tuple(combinations(range(len(self.sides)), 2))

    @property
    def events(self) -> tuple[str, ...]:
        """The events involved, in the order of the chain."""
        if self.sides:
            return (self.sides[0].witness.claim.event,)
        points = (hop.tail for hop in self.chain)
        return tuple(dict.fromkeys(p.event for p in points if isinstance(p, TimePoint)))

    @property
    def witnesses(self) -> tuple[Statement, ...]:
        """A minimal set of statements that cannot all be true, in the order of the chain."""
        return _once(self._witnesses)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Witnesses first, then supporters."""
        if self.sides:  # of which no two share a statement
            supporters = [s for side in self.sides[:2] for s in side.supporters]
            return (*self._witnesses, *supporters, *[s for side in self.sides[2:] for s in side.statements])
        return _once([*self._witnesses, *[s for hop in self.chain for s in hop.supporters]])

    @property
    def _witnesses(self) -> list[Statement]:
        """The witnesses, hop by hop: one may stand on several; of values, the first two."""
        if self.sides:
            return [side.witness for side in self.sides[:2]]
        return [hop.witness for hop in self.chain if isinstance(hop.witness, Statement)]

    @property
    def indirect(self) -> tuple[Statement, ...]:
        """The other statements that stand in a minimal set: beside other witnesses, or by a longer chain."""
        others = (*self.beside, *self.by_longer)
        if not others:  # as mostly
            return ()
        own = frozenset(self.statements)
        return _once(s for s in others if s not in own)

    @property
    def all_statements(self) -> tuple[Statement, ...]:
        """Witnesses, supporters, then the indirect ones."""
        return (*self.statements, *self.indirect)

    @property
    def points(self) -> frozenset[Point]:
        """The time points of the chain, the origin among them where a date is."""
        return frozenset(hop.tail for hop in self.chain)

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of witnesses and supporters, witnesses' first."""
        return tuple(dict.fromkeys([s.claim.source for s in self.statements]))

    @property
    def scope(self) -> Scope:
        """Internal when every statement comes from one source."""
        return Scope.INTERNAL if len(self.sources) == 1 else Scope.CROSS_SOURCE


def _once(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Each statement once, in their order; by id, as a name is hashed faster than a statement."""
    return tuple({statement.id: statement for statement in statements}.values())
