"""Markdown: a chronology that can be published as it is, with both sides of what is disputed and footnoted sources."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import field, replace
from functools import cached_property

from timeline.exports.addresses import is_web_address
from timeline.exports.exported import Exported, ExportOptions
from timeline.model.claim import Claim
from timeline.model.conflict import Conflict
from timeline.model.counted import counted
from timeline.model.dataclass import dataclass
from timeline.model.decisions import Action, Resolution
from timeline.model.source import Source
from timeline.model.statement import EventKey, Statement
from timeline.model.store import Store
from timeline.reconciliation.clock import has_clock
from timeline.reconciliation.clockwords import zone_words
from timeline.reconciliation.datewords import edtf_words, listed_words, window_words
from timeline.reconciliation.plain import markdown_text
from timeline.reconciliation.result import ReconciledEvent, Reconciliation, Status
from timeline.reconciliation.tied import readings_words
from timeline.reconciliation.views.rail import UNDATED_HEADING, RailGroup, rail_of
from timeline.reconciliation.wording import apart_words, statement_words

READING_NOTE = (
    "“Within” some days or hours means one moment in them; “starts” and “ends” say when each side can be. "
    "Where no number of sources is named, one source tells it. Footnotes quote the words that each date rests on."
)
ATTRIBUTE = "attributes."  # keys of statements begin so
HEADINGS = {UNDATED_HEADING: "Undated, or dated on one side only"}
STATUS_WORDS = {
    Status.RESOLVED: "disputed, and decided",
    Status.UNDECIDED: "undecided",
    Status.DISPUTED: "disputed",
    Status.UNDATED: "",  # the words for its date say it
    Status.SINGLE: "",
    Status.REFINED: "",
    Status.AGREED: "",
}


def to_markdown(reconciliation: Reconciliation, options: ExportOptions) -> Exported:
    """Return the chronology by date, with footnotes in the order in which they are first cited."""
    own = tuple(_left_out(reconciliation))
    page = Page(reconciliation, (*options.left_out_sentences, *(f"{sentence}." for sentence in own)))
    body = [block for group in rail_of(reconciliation.events) for block in page.group(group)]
    return Exported(
        content="\n".join([*page.head(), *body, *page.gone(), *page.sources(), *page.footnotes()]) + "\n", left_out=own
    )


def _left_out(reconciliation: Reconciliation) -> Iterator[str]:
    """Yield the sentence on attributes, which are told where they are disputed alone."""
    every = {(claim.full_id, each.key) for claim in reconciliation.store.claims.values() for each in claim.attributes}
    disputed = {
        (statement.claim.full_id, statement.key.removeprefix(ATTRIBUTE))
        for conflict in reconciliation.conflicts
        for statement in conflict.statements
    }
    quiet = len(every - disputed)
    if quiet:
        yield f"Times and disputes are told: {counted(quiet, 'attribute')} left out that nobody disputes"


@dataclass(frozen=True)
class Page:
    """A Markdown page in the making: it numbers the claims that it cites, and tells each conflict once."""

    reconciliation: Reconciliation
    left_out: tuple[str, ...] = ()  # what is gone already, a sentence for each kind
    cited: dict[str, int] = field(default_factory=dict)  # claim id → number of its footnote
    told: dict[str, str] = field(default_factory=dict)  # fingerprint → the event below which it is told

    @property
    def store(self) -> Store:
        """The store that the page is made of."""
        return self.reconciliation.store

    @cached_property
    def reasons(self) -> Mapping[Statement, str]:
        """Why each statement that was set aside lost."""
        return {lost.statement: lost.reason for event in self.reconciliation.events for lost in event.set_aside}

    def head(self) -> Iterator[str]:
        """The title, and how much is disputed."""
        events, sources = len(self.reconciliation.events), len(self.store.sources)
        disputed = sum(bool(STATUS_WORDS[e.status]) and bool(e.conflicts) for e in self.reconciliation.events)
        yield f"# {markdown_text(self.store.settings.title)}"
        yield ""
        yield f"{counted(events, 'event')} from {counted(sources, 'source')}; {disputed or 'none'} disputed."
        yield f"\n{READING_NOTE}{self._zone_note()}"
        yield from (f"\n**Not complete:** {markdown_text(sentence)}" for sentence in self.reconciliation.incomplete)
        if self.store.unread:
            yield f"\n**Not complete:** {self.store.unread:,} of what stands in the store could not be read."

    def _zone_note(self) -> str:
        """Say what clocks show the times of day, where any is told."""
        is_told = any(has_clock(event.start) or has_clock(event.end) for event in self.reconciliation.events)
        return f" Times of day are in {markdown_text(zone_words(self.store.settings.zone))}." if is_told else ""

    def group(self, group: RailGroup) -> Iterator[str]:
        """The events of a month or a year under their heading."""
        yield f"\n## {HEADINGS.get(group.heading, group.heading)}\n"
        for row in group.rows:
            yield from self._event(row.event)

    def gone(self) -> Iterator[str]:
        """What was left out for its readers."""
        yield from ["\n## Left out\n"] if self.left_out else []
        yield from (f"- {markdown_text(sentence)}" for sentence in self.left_out)

    def sources(self) -> Iterator[str]:
        """All sources, with their publication."""
        yield "\n## Sources\n"
        for source in self.store.sources.values():
            relied = f" Repeats {markdown_text(listed_words(map(self._name, source.relies_on)))}."
            relied = relied if source.relies_on else ""
            yield f"- {described(source)}.{relied}"

    def footnotes(self) -> Iterator[str]:
        """One footnote a claim that was cited."""
        yield from [""] if self.cited else []
        for claim_id, number in self.cited.items():
            yield f"[^{number}]: {self._footnote(self.store.claims[claim_id])}"

    def _event(self, event: ReconciledEvent) -> Iterator[str]:
        when = window_words(event.start, event.end)
        lost = {each.statement.claim.full_id for each in event.set_aside}
        kept = [claim for claim in event.claims if claim.full_id not in lost]
        note = f" *({self._note(event)})*" if self._note(event) else ""
        told_below = self._disputed(event)
        marks = self._marks(claim for claim in kept if claim.full_id not in told_below)
        yield f"- **{when}**: {markdown_text(event.event.title)}{note}{marks}"
        yield from (f"  - or {window_words(other.start, other.end)}" for other in event.alternatives)
        yield from [f"  - in all {readings_words(event)}"] if readings_words(event) else []
        for fingerprint in event.conflicts:
            yield from self._conflict(event, self.reconciliation.conflict[fingerprint])
        for statement in self._lost_elsewhere(event):
            yield f"  - {markdown_text(self._says(event, statement))}.{self._marks([statement.claim])}"

    def _lost_elsewhere(self, event: ReconciledEvent) -> Iterator[Statement]:
        """What was set aside of an event for conflicts that are told without it, as they fold longer chains."""
        conflicts = (self.reconciliation.conflict[fingerprint] for fingerprint in event.conflicts)
        told = {statement.id for conflict in conflicts for statement in conflict.statements}
        yield from (each.statement for each in event.set_aside if each.statement.id not in told)

    def _disputed(self, event: ReconciledEvent) -> Set[str]:
        """The claims that are cited where the conflicts of an event are told."""
        conflicts = (self.reconciliation.conflict[fingerprint] for fingerprint in event.conflicts)
        return {statement.claim.full_id for conflict in conflicts for statement in conflict.statements}

    def _name(self, source_id: str) -> str:
        """A source as a reader knows it; one that is not in the store by its id."""
        source = self.store.sources.get(source_id)
        return _short_name(source) if source else f"“{source_id}”, which is not among these"

    def _note(self, event: ReconciledEvent) -> str:
        support = counted(len(event.sources), "source")
        support += f", {counted(len(event.roots), 'origin')}" if len(event.roots) != len(event.sources) else ""
        notes = [STATUS_WORDS[event.status], "planned" if event.planned else ""]
        notes += ["date narrowed by other events" if event.derived else "", support if len(event.sources) > 1 else ""]
        return "; ".join(note for note in notes if note)

    def _conflict(self, event: ReconciledEvent, conflict: Conflict) -> Iterator[str]:
        """Both sides of a conflict below the first event that it touches; the others refer to it."""
        first = self.told.setdefault(conflict.fingerprint, event.id)
        if first != event.id:
            other = markdown_text(self._quoted(first))
            yield f"  - Disputed together with {other}, see there ({apart_words(conflict)})."
            return
        yield f"  - These cannot all be true ({apart_words(conflict)}):"
        yield from (f"    - {line}" for line in self._sides(event, conflict))
        decided = self.reconciliation.resolutions.get(conflict.fingerprint)
        if decided is not None:
            what = self._decided_words(decided)
            yield f"    - Decided: {markdown_text(f'{decided.by}, {decided.date}: {what}: {decided.reason}')}"

    def _decided_words(self, decided: Resolution) -> str:
        """What was decided, in words that need no ids."""
        if decided.split is None:
            return "accepted as it stands" if decided.action is Action.ACCEPT else "set aside what is marked so"
        claims = (self.store.claims[name] for name in decided.split.claims if name in self.store.claims)
        names = dict.fromkeys(_short_name(self.store.sources[claim.source]) for claim in claims)
        return f"what {' and '.join(names)} says is of another event, {self._quoted(decided.split.into)}"

    def _sides(self, event: ReconciledEvent, conflict: Conflict) -> Iterator[str]:
        """Who says what, what was set aside and why, and which event is part of which."""
        said: dict[str, list[Claim]] = {}
        for statement in conflict.statements:
            said.setdefault(self._says(event, statement), []).append(statement.claim)
        yield from (f"{markdown_text(words)}.{self._marks(claims)}" for words, claims in said.items())
        for hop in conflict.chain:
            if isinstance(hop.witness, EventKey) and hop.witness.key == "part_of" and hop.witness.event.part_of:
                part, whole = self._quoted(hop.witness.event.id), self._quoted(hop.witness.event.part_of)
                yield f"{markdown_text(f'{part} is part of {whole}')}."

    def _says(self, event: ReconciledEvent, statement: Statement) -> str:
        """Who says what, in words that need no ids, and why it was set aside, where it was."""
        it = "it" if statement.claim.event == event.id else self._quoted(statement.claim.event)
        words = statement_words(self._titled(statement), self.store, it=it)
        reason = f" (set aside: {self.reasons[statement]})" if statement in self.reasons else ""
        return f"{_short_name(self.store.sources[statement.claim.source])} {words}{reason}"

    def _titled(self, statement: Statement) -> Statement:
        """The same statement, its relations naming events by title."""
        relations = tuple(replace(r, event=self._quoted(r.event)) for r in statement.claim.relations)
        return Statement(replace(statement.claim, relations=relations), statement.key)

    def _quoted(self, event_id: str) -> str:
        event = self.store.events.get(event_id)
        return f"“{event.title}”" if event else event_id

    def _marks(self, claims: Iterable[Claim]) -> str:
        return "".join(f"[^{self.cited.setdefault(claim.full_id, len(self.cited) + 1)}]" for claim in claims)

    def _footnote(self, claim: Claim) -> str:
        quote = f": “{markdown_text(claim.evidence.quote)}”" if claim.evidence else ""
        cited = self.store.sources.get(claim.attributed_to or "")
        named = _short_name(cited) if cited else claim.attributed_to
        cites = f", citing {markdown_text(named)}" if named else ""
        how = "" if claim.basis == "stated" else f" ({claim.basis})"
        return f"{described(self.store.sources[claim.source])}{quote}{cites}{how}."


def described(source: Source) -> str:
    """Author, title, publisher, publication, address."""
    published = " and ".join(edtf_words(date) for date in source.published)
    author, title, publisher, on = (
        markdown_text(part or "") for part in (source.author, source.title, source.publisher, published)
    )
    words = [author, f"*{title}*", publisher, on]
    address = f", <{source.url}>" if source.url and is_web_address(source.url) else ""
    return ", ".join(word for word in words if word) + address


def _short_name(source: Source) -> str:
    return source.author or source.publisher or f"“{source.title}”"
