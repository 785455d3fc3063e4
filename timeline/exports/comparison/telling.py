"""What a file for readers tells of a comparison: events by title, statements in words with their quotes and places."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from timeline.exports.html.names import Names
from timeline.model.claim import Claim
from timeline.model.conflict import Conflict, Hop
from timeline.model.dataclass import dataclass
from timeline.model.statement import Statement, keys_of
from timeline.model.store import Store
from timeline.reconciliation.comparison import AttributeRow, Comparison, DiffRow, DiffSide
from timeline.reconciliation.comparison_words import sources_of, told_hops
from timeline.reconciliation.datewords import window_words
from timeline.reconciliation.verdict import Verdict
from timeline.reconciliation.wording import hop_sentence, statement_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One thing that a source says, for readers."""

    words: str
    quote: str | None  # None: entered by hand, or an event's own key
    place: str  # file and line
    claim: Claim | None  # None: an event's own key


@dataclass(frozen=True)
class Telling:
    """A comparison, and what is looked up in it again and again."""

    comparison: Comparison

    @cached_property
    def store(self) -> Store:
        """The store in which both sides are read together."""
        return self.comparison.store or Store(folder=Path(), events={}, sources={}, claims={})

    @cached_property
    def names(self) -> Names:
        """What events and sources are called."""
        return Names(self.store)

    @cached_property
    def speakers(self) -> dict[str, frozenset[str]]:
        """The sources of each side, by its letter."""
        return {letter: sources_of(self.comparison, letter) for letter in "ab"}

    @cached_property
    def attributes(self) -> dict[str, list[AttributeRow]]:
        """By event, the attributes that are told differently."""
        found: dict[str, list[AttributeRow]] = {}
        for row in self.comparison.attributes:
            if row.verdict is not Verdict.AGREE:
                found.setdefault(row.event, []).append(row)
        return found

    def title(self, event_id: str) -> str:
        """Return the title of an event; its id where the store has no such event."""
        event = self.store.events.get(event_id)
        return event.title if event else event_id

    def likeness(self, row: DiffRow) -> str:
        """Return what B calls an event that was matched by likeness; empty: it has the same id, or is told once."""
        if row.matched != "suggested":
            return ""
        called = f"B calls it “{row.twin.title}”; " if row.twin is not None else ""
        return f"{called}matched by likeness"

    def when(self, side: DiffSide) -> str:
        """Return when one side has an event."""
        return window_words(side.start, side.end)

    @cached_property
    def clashing(self) -> tuple[DiffRow, ...]:
        """The rows at which a conflict over time is told: each conflict once."""
        return tuple(
            row
            for row in self.comparison.rows
            if row.verdict is Verdict.CONFLICT and (self.told(row) or not any(c.chain for c in row.conflicts))
        )

    def told(self, row: DiffRow) -> tuple[Conflict, ...]:
        """Return the conflicts over time that are told at a row."""
        return tuple(c for c in row.conflicts if c.chain and self.comparison.told_at[c.fingerprint] == row.event)

    def also(self, row: DiffRow) -> tuple[str, ...]:
        """Return the other events that the conflicts told at a row touch, and those where its others are told."""
        events = [event for conflict in self.told(row) for event in conflict.events]
        elsewhere = [self.comparison.told_at[conflict.fingerprint] for conflict in row.conflicts if conflict.chain]
        return tuple(event for event in dict.fromkeys([*events, *elsewhere]) if event != row.event)

    def said(self, row: DiffRow, letter: str) -> tuple[Said, ...]:
        """Return what one side says in the conflicts told at a row; where there is none, of the time of its event."""
        side, known = row.a if letter == "a" else row.b, self.speakers[letter]
        clash = [s for conflict in self.told(row) for s in conflict.statements if s.claim.source in known]
        own = [s for claim in (side.claims if side else ()) for s in _timed(claim) if _concerns(s, row.event)]
        return tuple(map(self._said, dict.fromkeys(clash or own)))

    def steps(self, chain: Sequence[Hop]) -> tuple[Said, ...]:
        """Return why an order follows: each step in words, with its quote and place."""
        return tuple(map(self._step, told_hops(chain)))

    def _said(self, statement: Statement) -> Said:
        named = self.names.statement(statement)
        words = statement_words(named, self.names.named_store, it=named.claim.event)
        source = self.names.source(statement.claim.source)
        return Said(
            words=f"{source} {words}", quote=statement.quote, place=str(statement.location), claim=statement.claim
        )

    def _step(self, hop: Hop) -> Said:
        witness = hop.witness if isinstance(hop.witness, Statement) else None
        return Said(
            words=hop_sentence(self.names.hop(hop), self.names.named_store),
            quote=witness.quote if witness else None,
            place=str(hop.witness.location),
            claim=witness.claim if witness else None,
        )


def _timed(claim: Claim) -> Iterator[Statement]:
    return (Statement(claim, key) for key in keys_of(claim) if not key.startswith("attributes."))


def _concerns(statement: Statement, event: str) -> bool:
    """Whether a statement is on an event, or puts another one in order with it."""
    relation = statement.relation
    return statement.claim.event == event or (relation is not None and relation.event == event)
