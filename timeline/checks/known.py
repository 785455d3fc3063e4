"""New against known: what the baseline and the resolutions already speak of."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from timeline.model.conflict import Conflict
from timeline.model.decisions import Baseline
from timeline.model.finding import FindingStatus
from timeline.model.statement import Statement
from timeline.reconciliation.decisions import changed_since, claims_known
from timeline.reconciliation.result import Reconciliation


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What was known before: conflicts by fingerprint with their claims, and every claim that was there."""

    conflicts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    seen: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_baseline(cls, baseline: Baseline | None) -> "Known":
        """What a baseline lists; nothing when there is none."""
        if baseline is None:
            return cls()
        return cls(conflicts={e.fingerprint: e.claims for e in baseline.entries}, seen=baseline.seen)

    def newcomers(self, conflict: Conflict) -> tuple[Statement, ...]:
        """Return the statements of a conflict that nobody knew.

        Of a conflict that is listed, those of claims that joined it or changed. Of one that is not, those of claims
        that were not in the store then (all, when every claim was there). Witnesses come first.
        """
        listed = self.conflicts.get(conflict.fingerprint)
        if listed is not None:
            return changed_since(conflict, listed, with_quote=False)
        was_there = self.was_there(conflict)
        return tuple(s for s in conflict.all_statements if s.claim.full_id not in was_there) or conflict.statements

    def was_there(self, conflict: Conflict) -> frozenset[str]:
        """Return the claims of a conflict that were in the store then, and meant what they mean now."""
        digests = claims_known(conflict, with_quote=False)
        return frozenset(claim for claim, digest in digests.items() if self.seen.get(claim) == digest)

    def newest_first(self, news: tuple[Statement, ...], conflict: Conflict) -> tuple[Statement, ...]:
        """Return the news in a conflict, what is new to the store before older claims that it brings in.

        Where all of them are older, a longer chain came here from another conflict: what is new in it comes first.
        """
        was_there = self.was_there(conflict)

        def is_older(statement: Statement) -> bool:
            return statement.claim.full_id in was_there

        if news and all(map(is_older, news)):
            news = (*(s for s in conflict.all_statements if not is_older(s)), *news)
        return tuple(sorted(news, key=is_older))


def news_in(conflict: Conflict, reconciliation: Reconciliation, known: Known) -> tuple[Statement, ...]:
    """Return what is new in a conflict: since it was decided, where a decision applies, else since it was known."""
    resolution = reconciliation.resolutions.get(conflict.fingerprint)
    if resolution is not None:
        news = changed_since(conflict, resolution.claims, with_quote=True)
    else:
        news = known.newcomers(conflict)
    return known.newest_first(news, conflict)


def status_of(conflict: Conflict, reconciliation: Reconciliation, known: Known) -> FindingStatus:
    """Return whether a conflict is new, known or resolved.

    Resolved: a decision applies that knew all its claims as they are, or no open conflict is left of it. A longer chain
    that is not listed itself stands as the conflict that it is folded into.
    """
    conflict = reconciliation.folded_into.get(conflict.fingerprint, conflict)
    name = conflict.fingerprint
    is_decided = name in reconciliation.resolutions
    if not is_decided and name not in reconciliation.open_conflicts:
        return FindingStatus.RESOLVED
    if (not is_decided and name not in known.conflicts) or news_in(conflict, reconciliation, known):
        return FindingStatus.NEW
    return FindingStatus.RESOLVED if is_decided else FindingStatus.KNOWN
