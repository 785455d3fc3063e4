"""What rules look at: a store, reconciled, with what is known and the documents that are here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from timeline.checks.conflicts import CONFLICT_CODES, conflict_findings
from timeline.checks.known import Known
from timeline.checks.page import Page, page_of, ways_to_silence
from timeline.checks.slips import SLIP_CODE, find_slips
from timeline.model.finding import Finding, Severity
from timeline.model.store import Store
from timeline.reconciliation.result import Reconciliation


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A store, reconciled, and everything else that a rule may need."""

    store: Store
    reconciliation: Reconciliation
    known: Known = field(default_factory=Known)
    from_cards: tuple[Finding, ...] = ()  # what is wrong with cards, and between cards, documents and store
    today: str | None = None  # ISO; None: nothing expires
    cards: tuple[str, ...] = ()  # the files of the cards beside the store

    def given(self, code: str) -> Iterator[Finding]:
        """What loading the store and reading the cards found already, of one code."""
        return (finding for finding in (*self.store.findings, *self.from_cards) if finding.code == code)

    @cached_property
    def files(self) -> frozenset[str]:
        """The files that findings may point at: those of the store in which there is anything, and the cards."""
        store = self.store
        decisions = (*store.resolutions, *((store.baseline,) if store.baseline else ()))
        values = (*store.events.values(), *store.sources.values(), *store.claims.values(), *decisions, *store.findings)
        return frozenset([*(value.location.file for value in values), *self.cards])

    @cached_property
    def conflicts(self) -> tuple[Finding, ...]:
        """A finding for every conflict, in the order of the reconciliation."""
        return conflict_findings(self.reconciliation, self.known)

    @cached_property
    def slips(self) -> tuple[Finding, ...]:
        """A finding for every weekday or count that does not fit its date."""
        return tuple(find_slips(self.store, self.known))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that a check looks for; the docstring of `find` is its page, but for how to silence it."""

    code: str
    name: str
    severity: Severity
    find: Callable[[Checked], Iterator[Finding]]

    since: str = "0.1.0"  # the version of the tool that had it first

    @property
    def parts(self) -> Page:
        """The page in its parts."""
        is_conflict = self.code in CONFLICT_CODES
        silence = ways_to_silence(
            self.code,
            is_info=self.severity is Severity.INFO,
            is_conflict=is_conflict,
            can_be_known=is_conflict or self.code == SLIP_CODE,
        )
        return page_of(self.find.__doc__, silence)

    @property
    def page(self) -> str:
        """What the rule says, what passes, what fails, what to do, and how to silence it."""
        return self.parts.to_text()

    @property
    def title(self) -> str:
        """What the rule says, in a sentence or two."""
        return self.parts.about[0]


Finder = Callable[[Checked], Iterator[Finding]]


def rule(code: str, name: str, severity: Severity = Severity.ERROR) -> Callable[[Finder], Rule]:
    """Make a rule of a generator of findings, whose docstring is the rule's page."""

    def make(find: Finder) -> Rule:
        return Rule(code=code, name=name, severity=severity, find=find)

    return make
