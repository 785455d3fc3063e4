"""What rules look at: a store, reconciled, with what is known and the documents that are here."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field

from timeline.checks.conflicts import CONFLICT_CODES, conflict_findings
from timeline.checks.known import Known
from timeline.checks.page import Page, page_of, ways_to_silence
from timeline.checks.slips import SLIP_CODE, find_slips
from timeline.model.cached import cached_property
from timeline.model.dataclass import dataclass
from timeline.model.decisions import BaselineEntry, Resolution, listed_claims
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
    def parts(self) -> tuple["Checked", ...]:
        """The parts of the store, each by itself; a store that was reconciled as one is its only part."""
        parts = self.reconciliation.parts
        made = (
            Checked(store=p.store, reconciliation=p.reconciliation, known=self.known, today=self.today) for p in parts
        )
        return tuple(made) if parts else (self,)

    @cached_property
    def conflicts(self) -> tuple[Finding, ...]:
        """A finding for every conflict, in the order of the reconciliation."""
        return conflict_findings(self.reconciliation, self.known)

    @cached_property
    def conflicts_by_code(self) -> Mapping[str, Sequence[Finding]]:
        """The findings on conflicts, by code."""
        found: dict[str, list[Finding]] = {}
        for finding in self.conflicts:
            found.setdefault(finding.code, []).append(finding)
        return found

    @cached_property
    def slips(self) -> tuple[Finding, ...]:
        """A finding for every weekday or count that does not fit its date."""
        return tuple(find_slips(self.store, self.known))

    @cached_property
    def matched(self) -> frozenset[str]:
        """The decisions and known conflicts of the store, by fingerprint, that speak of something that is there.

        A longer chain is there in the shorter one, which says the same and more; it is looked for only where a claim
        that the decision lists is here.
        """
        if self.reconciliation.parts:
            return frozenset[str]().union(*(part.matched for part in self.parts))
        decisions = self.decisions
        if not decisions:
            return frozenset()
        there = {*self.reconciliation.conflict, *(slip.fingerprint for slip in self.slips)}
        missing = (d for d in decisions if d.fingerprint not in there)
        if any(name in self.store.claims for decision in missing for name in listed_claims(decision)):
            there.update(self.reconciliation.folded_into)
        return frozenset(decision.fingerprint for decision in decisions if decision.fingerprint in there)

    @property
    def decisions(self) -> tuple[Resolution | BaselineEntry, ...]:
        """What people decided, then what is known, in the order of the files."""
        return (*self.store.resolutions, *(self.store.baseline.entries if self.store.baseline else ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that a check looks for; the docstring of `find` is its page, but for how to silence it."""

    code: str
    name: str
    severity: Severity
    find: Callable[[Checked], Iterator[Finding]]

    since: str = "0.1.0"  # the version of the tool that had it first
    of_whole: bool = False  # it looks at the whole store; else at each part by itself
    in_parts: Callable[[Checked], Iterator[Finding]] | None = None  # what a rule of the whole finds in each part

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


def rule(
    code: str,
    name: str,
    severity: Severity = Severity.ERROR,
    *,
    of_whole: bool = False,
    in_parts: Finder | None = None,
) -> Callable[[Finder], Rule]:
    """Make a rule of a generator of findings, whose docstring is the rule's page.

    A rule `of_whole` looks at files, or at decisions that may match nothing anywhere; any other is told one part of the
    store at a time, and what it finds there may depend on nothing else. One that does both names `in_parts` what it
    looks for in a part.
    """

    def make(find: Finder) -> Rule:
        return Rule(code=code, name=name, severity=severity, find=find, of_whole=of_whole, in_parts=in_parts)

    return make
