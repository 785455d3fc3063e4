"""Two sides read together: what both hold counts once, and nothing of one is taken for something of the other.

Two stores, or a store and itself at another time, share most of their claims. A claim that is the same on both sides is
one claim. Where one id stands for two claims, or one source for two (published on other days), each side's own gets the
name of its side: `report@main/talks` and `report@HEAD/talks`.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import cached_property

from timeline.model.claim import Claim
from timeline.model.dataclass import dataclass
from timeline.model.event import Event
from timeline.model.fingerprint import digest_of
from timeline.model.source import Source
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.reconciliation.diffing.dated import DatedAlone, claims_on_events
from timeline.reconciliation.diffing.sides import Side


@dataclass(frozen=True)
class Joined:
    """Two sides whose claims have names of their own wherever they differ, and the store of both."""

    a: Side
    b: Side
    store: Store

    def is_said(self, statement: Statement) -> bool:
        """Whether one of the sides makes a statement."""
        return self.a.says(statement) or self.b.says(statement)

    def is_between(self, statements: Iterable[Statement]) -> bool:
        """Whether neither side makes all of these statements."""
        given = tuple(statements)
        return not (all(map(self.a.says, given)) or all(map(self.b.says, given)))

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of both, each once."""
        return tuple({claim.full_id: claim for claim in (*self.b.claims, *self.a.claims)}.values())

    def is_dated(self, event: str) -> bool:
        """Whether nothing binds an event on one of the sides but dates, and so no plan."""
        return event in self.a.dated or event in self.b.dated

    def dated(self, events: frozenset[str] | None) -> Collection[str]:
        """The events that nothing binds but dates, on both sides together, and whose dates can all be true.

        `events`: of the claims on these alone; None: of all.
        """
        if events is not None or self.a.store is not self.b.store:
            claims = [claim for claim in self.claims if events is None or claim.event in events]
            return DatedAlone(self.store, claims_on_events(claims, self.store.events)).events()
        ours, theirs = self.a.dated, self.b.dated
        both = {event for event in ours.keys() & theirs.keys() if ours[event].can_agree_with(theirs[event])}
        return both | (ours.keys() - self.b.claims_on.keys()) | (theirs.keys() - self.a.claims_on.keys())

    @cached_property
    def unsaid(self) -> frozenset[Statement]:
        """What neither of them says, though one holds the claim."""
        return frozenset(s for s in self.a.unsaid | self.b.unsaid if not self.is_said(s))

    def events(self) -> Collection[str]:
        """The events that one of them speaks of."""
        return {**self.a.claims_on, **self.b.claims_on}.keys()


def joined(a: Side, b: Side) -> Joined:
    """Return two sides that can be read together. The settings are those of the first one's store."""
    if a.store is b.store:
        return Joined(a, b, a.store)
    differing = _differing(a, b)
    is_same_name = a.about.name == b.about.name
    a, b = (
        _renamed(s, differing, f"{s.about.name}.{n}" if is_same_name else s.about.name) for n, s in ((1, a), (2, b))
    )
    store = Store(
        folder=a.store.folder,
        settings=a.store.settings,
        events=_events(a.store.events, b.store.events),
        sources={**b.store.sources, **a.store.sources},
        claims={claim.full_id: claim for side in (b, a) for claim in side.claims},
    )
    return Joined(a, b, store)


def _differing(a: Side, b: Side) -> frozenset[str]:
    """The full ids that stand for two claims."""
    known = {claim.full_id: claim for claim in a.claims}
    pairs = ((known[claim.full_id], claim) for claim in b.claims if claim.full_id in known)
    published = _Published(a.store.sources, b.store.sources)
    return frozenset(c.full_id for own, c in pairs if not (_is_same(own, c) and published.alike(c.source)))


@dataclass(frozen=True)
class _Published:
    """Whether a source appeared on the same days in two stores."""

    a: Mapping[str, Source]
    b: Mapping[str, Source]

    def alike(self, source: str) -> bool:
        """Whether nothing that binds differs: what it reports as past was over by the same day."""
        one, other = self.a.get(source), self.b.get(source)
        return one is other or _days_of(one) == _days_of(other)


def _days_of(source: Source | None) -> tuple[str, ...]:
    return () if source is None else tuple(date.meaning for date in source.published)


def _is_same(one: Claim, other: Claim) -> bool:
    """Whether two claims say the same in the same words, and name the same one who said it."""
    if one is other:
        return True
    is_same_voice = one.attributed_to == other.attributed_to
    return is_same_voice and digest_of(one, with_quote=True) == digest_of(other, with_quote=True)


def _renamed(side: Side, differing: frozenset[str], name: str) -> Side:
    """The side with names of its own for what differs; its sources too."""
    if not differing:
        return side
    mark = f"@{name}"
    names = {name: f"{name.partition('/')[0]}{mark}/{name.partition('/')[2]}" for name in differing}
    sources = dict(side.store.sources)
    for source in dict.fromkeys(name.partition("/")[0] for name in differing):
        if source in sources:
            sources[f"{source}{mark}"] = replace(sources[source], id=f"{source}{mark}")
    claims = {claim.full_id: _moved(claim, mark) if claim.full_id in names else claim for claim in side.claims}
    unsaid = (Statement(claims[s.claim.full_id], s.key) for s in side.unsaid)
    store = replace(side.store, sources=sources, claims={c.full_id: c for c in claims.values()})
    return replace(side, store=store, claims=tuple(claims.values()), unsaid=frozenset(unsaid))


def _moved(claim: Claim, mark: str) -> Claim:
    return claim.changed(source=f"{claim.source}{mark}")


def _events(a: Mapping[str, Event], b: Mapping[str, Event]) -> dict[str, Event]:
    """The events of both; an own key that the two do not share binds neither when they are read together."""
    both = {name: _common(event, b[name]) for name, event in a.items() if name in b}
    return {**b, **a, **both}


def _common(one: Event, other: Event) -> Event:
    if (one.part_of, one.instant) == (other.part_of, other.instant):
        return one
    part_of = one.part_of if one.part_of == other.part_of else None
    return replace(one, part_of=part_of, instant=one.instant and other.instant)
