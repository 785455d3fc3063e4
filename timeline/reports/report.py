"""What every format is made from: the findings of a check, and what it takes to speak of them."""

import os
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from timeline.checks import Summary, fails
from timeline.model.dataclass import dataclass
from timeline.model.decisions import Resolution
from timeline.model.finding import Finding, FindingStatus, Severity
from timeline.model.location import Location
from timeline.model.statement import Statement
from timeline.reconciliation.decision_words import action_words
from timeline.reconciliation.plain import safe_text
from timeline.reconciliation.result import Reconciliation
from timeline.reconciliation.voices import short_fingerprints


class Level(StrEnum):
    """What a finding means for whoever waits for the check; services have such levels under other names."""

    ERROR = "error"  # the check fails because of it
    WARNING = "warning"  # new, but not of a grade that fails
    NOTE = "note"  # known, resolved, or information


def no_line(location: Location) -> str | None:
    """Return None: the files that findings point into are not to be had."""
    del location
    return None


@dataclass(frozen=True, kw_only=True)
class Report:
    """What a check found; all formats are made from the same findings, in the same order.

    `verbose` and `statistics` choose what people are shown; a machine filters for itself.
    """

    findings: tuple[Finding, ...]  # the most urgent first
    summary: Summary
    reconciliation: Reconciliation  # events and their titles, decisions
    here: Path  # absolute: the paths of findings are relative to it
    root: Path  # absolute: services find files from here on; the repository, or `here` where there is none
    fail_on: str = "tension"  # the lowest grade of a new conflict that fails
    verbose: bool = False  # what is known, resolved or only information, too
    infos: bool = False  # information too: its codes were asked for
    statistics: bool = False  # counts by code
    limit: int = 0  # how many findings `text` lists; 0: all
    line_at: Callable[[Location], str | None] = no_line  # what stands on the line of a place; None: not to be had

    @property
    def shown(self) -> tuple[Finding, ...]:
        """The findings that people are shown: what is new and more than information; all when `verbose`."""
        return tuple(finding for finding in self.findings if self.verbose or self._is_shown(finding))

    def path_of(self, location: Location) -> str:
        """Return the file of a place as services know it: from the root on, with `/`; absolute outside the root."""
        path = os.path.normpath(self.here / location.file)
        inside = Path(os.path.relpath(path, self.root))
        return (Path(path) if inside.parts[:1] == ("..",) else inside).as_posix()

    def title_of(self, event: str) -> str:
        """Return the title of an event; its id where the store has no such event."""
        known = self.reconciliation.store.events.get(event)
        return known.title if known else event

    def short(self, fingerprint: str) -> str:
        """Return the first digits of a fingerprint, as many as tell all of them apart."""
        return self._short.get(fingerprint, fingerprint)

    def level_of(self, finding: Finding) -> Level:
        """Return whether a finding fails the check, should be looked at, or is there to be known."""
        if fails([finding], self.fail_on):
            return Level.ERROR
        return Level.WARNING if finding.is_open else Level.NOTE

    def excuse_of(self, finding: Finding) -> str | None:
        """Return why a finding that stands does not fail: it is known, or somebody decided. None: it is new."""
        if finding.status is FindingStatus.KNOWN:
            return "in the baseline" if finding.fingerprint in self._listed else "known before"
        if finding.status is FindingStatus.NEW:
            return None
        decided = self.resolution_of(finding)
        if decided is None:
            return "decided with another conflict"
        return f"{action_words(decided)}: {decided.reason} ({decided.by}, {decided.date})"

    def excuse_line(self, finding: Finding) -> str | None:
        """Return `known: in the baseline`, or `resolved: ` and the decision; None: the finding is new."""
        excuse = self.excuse_of(finding)
        return None if excuse is None else safe_text(f"{finding.status}: {excuse}")

    def resolution_of(self, finding: Finding) -> Resolution | None:
        """Return the decision that applies to a finding; None: nobody decided, or on another conflict that ends it."""
        found, name = self.reconciliation, finding.fingerprint or ""
        if name in found.conflict or not found.resolutions:
            return found.resolutions.get(name)
        chain = found.folded_into.get(name)
        return found.resolutions.get(chain.fingerprint if chain else name)

    def _is_shown(self, finding: Finding) -> bool:
        return finding.is_open or (self.infos and finding.severity is Severity.INFO)

    @cached_property
    def _listed(self) -> frozenset[str | None]:
        baseline = self.reconciliation.store.baseline
        return frozenset(entry.fingerprint for entry in baseline.entries) if baseline else frozenset()

    @cached_property
    def _short(self) -> Mapping[str, str]:
        found = (finding.fingerprint for finding in self.findings if finding.fingerprint)
        return short_fingerprints([*self.reconciliation.conflict, *found])


def statement_at(finding: Finding) -> Statement | None:
    """Return the statement that a finding points at: the newest of its conflict. None: it is not about a conflict."""
    conflict, place = finding.conflict, finding.location
    if conflict is None:
        return None
    own = next((each for each in conflict.statements if each.location == place), None)
    return own or next((each for each in conflict.indirect if each.location == place), None)
