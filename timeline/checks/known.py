"""New against known: what the baseline, the store as it was before, and the resolutions already speak of."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import field
from typing import NamedTuple

from timeline.model.cached import cached_property
from timeline.model.claim import Claim
from timeline.model.conflict import Conflict
from timeline.model.dataclass import dataclass
from timeline.model.decisions import Baseline
from timeline.model.finding import FindingStatus
from timeline.model.fingerprint import digest_of
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.reconciliation.decisions import changed_since, claims_known
from timeline.reconciliation.result import Reconciliation

KnownClaims = AbstractSet[tuple[str, str]]  # claims by full id, each with a digest of what it meant

_SEEN_WHOLE = "all claims were seen"  # what is kept with a store, by this name


class _SeenWhole(NamedTuple):
    """Whether all claims of a store were among some that were seen."""

    seen: KnownClaims
    is_whole: bool


@dataclass(frozen=True, kw_only=True)
class Known:
    """What was known before: conflicts by fingerprint with their claims, and every claim that was there."""

    conflicts: Mapping[str, KnownClaims] = field(default_factory=dict)
    seen: KnownClaims = frozenset()

    @classmethod
    def from_baseline(cls, baseline: Baseline | None) -> "Known":
        """What a baseline lists; nothing when there is none."""
        if baseline is None:
            return cls()
        return cls(conflicts={e.fingerprint: e.claims.items() for e in baseline.entries}, seen=baseline.seen.items())

    def __or__(self, other: "Known") -> "Known":
        """What either knew. Neither wins: a claim is known as the one saw it and as the other saw it."""
        conflicts = dict(self.conflicts)
        for fingerprint, claims in other.conflicts.items():
            conflicts[fingerprint] = claims | conflicts.get(fingerprint, frozenset())
        return Known(conflicts=conflicts, seen=self.seen | other.seen)

    def listing(self, conflict: Conflict, now: Reconciliation) -> KnownClaims | None:
        """Return the claims with which a conflict is listed; None: it is not.

        A chain that was folded into a shorter one stands in the listing of that, also when that is gone.
        """
        if conflict.fingerprint in self.conflicts or not conflict.chain or not self.conflicts:
            return self.conflicts.get(conflict.fingerprint)
        claims = claims_known(conflict, with_quote=False).items()
        near = self._listing_claim.get(next(iter(claims)), ())
        return next(
            (self.conflicts[name] for name in near if claims <= self.conflicts[name] and not now.lists(name)), None
        )

    @cached_property
    def _listing_claim(self) -> Mapping[tuple[str, str], Sequence[str]]:
        """The conflicts that list a claim as it was, in their order."""
        found: dict[tuple[str, str], list[str]] = {}
        for name, listed in self.conflicts.items():
            for claim in listed:
                found.setdefault(claim, []).append(name)
        return found

    def newcomers(self, conflict: Conflict, now: Reconciliation) -> tuple[Statement, ...]:
        """Return the statements that make a conflict new, witnesses first; (): it was known as it is.

        A conflict that is listed is new when a claim that was not in the store then, or meant something else, makes it
        so (see `changed_since`); older claims that it brings in by a longer chain count too. Of one that is not listed,
        those that were not in the store; all, when all were: what makes it is no claim, but what an event's key, a
        source's publication, a setting or a decision has become.
        """
        if conflict.fingerprint in self.conflicts and self._has_seen_whole(now.store):
            return ()  # nobody is looked for who could be new
        was_there = self.was_there(conflict)
        listed = self.listing(conflict, now)
        if listed is None and not was_there:
            return conflict.all_statements
        if listed is None:
            return tuple(s for s in conflict.all_statements if s.claim.full_id not in was_there) or conflict.statements
        digests = claims_known(conflict, with_quote=False)
        by_name = {name: digest for name, digest in digests.items() if (name, digest) in listed}
        if not changed_since(conflict, by_name | {name: digests[name] for name in was_there}, with_quote=False):
            return ()
        return changed_since(conflict, by_name, with_quote=False)

    def was_there(self, conflict: Conflict) -> frozenset[str]:
        """Return the claims of a conflict that were in the store then, and meant what they mean now."""
        if not self.seen:
            return frozenset()
        digests = claims_known(conflict, with_quote=False)
        return frozenset(claim for claim, digest in digests.items() if (claim, digest) in self.seen)

    def has_seen(self, claims: Iterable[Claim]) -> bool:
        """Whether all these claims were in the store then, and meant what they mean now."""
        return bool(self.seen) and all((claim.full_id, digest_of(claim)) in self.seen for claim in claims)

    def _has_seen_whole(self, store: Store) -> bool:
        """Whether all claims of a store were there then; found out once a store."""
        kept = store.kept.get(_SEEN_WHOLE)
        if not isinstance(kept, _SeenWhole) or kept.seen is not self.seen:
            kept = store.kept[_SEEN_WHOLE] = _SeenWhole(self.seen, self.has_seen(store.claims.values()))
        return kept.is_whole

    def newest_first(self, news: tuple[Statement, ...], conflict: Conflict) -> tuple[Statement, ...]:
        """Return the news in a conflict, what is new to the store before older claims that it brings in.

        Where all of them are older, a longer chain came here from another conflict: what is new in it comes first.
        """
        was_there = self.was_there(conflict) if news else frozenset()
        if not was_there:
            return news

        def is_older(statement: Statement) -> bool:
            return statement.claim.full_id in was_there

        if news and all(map(is_older, news)):
            news = (*(s for s in conflict.all_statements if not is_older(s)), *news)
        return tuple(sorted(news, key=is_older))


def news_in(conflict: Conflict, reconciliation: Reconciliation, known: Known) -> tuple[Statement, ...]:
    """Return what is new in a conflict: since it was decided, where a decision ends it, else since it was known."""
    resolution = reconciliation.resolutions.get(conflict.fingerprint)
    if resolution is not None and conflict.fingerprint not in reconciliation.open_conflicts:
        news = changed_since(conflict, resolution.claims, with_quote=True)
    else:
        news = known.newcomers(conflict, reconciliation)
    return known.newest_first(news, conflict)


def judged(
    conflict: Conflict, reconciliation: Reconciliation, known: Known
) -> tuple[FindingStatus, tuple[Statement, ...]]:
    """Return whether a conflict is new, known or resolved; and of a new one what is new in it.

    Resolved: nothing is left of it once what people decided is taken along, or it was accepted; and where the decision
    is on itself, that knew all its claims as they are. A longer chain that is not listed itself stands as the conflict
    that it is folded into.
    """
    listed = conflict
    if conflict.fingerprint not in reconciliation.conflict:
        listed = reconciliation.folded_into.get(conflict.fingerprint, conflict)
    is_open = listed.fingerprint in reconciliation.open_conflicts
    is_judged_anew = is_open or listed.fingerprint in reconciliation.resolutions
    news = news_in(listed, reconciliation, known) if is_judged_anew else ()
    if not news:
        return FindingStatus.KNOWN if is_open else FindingStatus.RESOLVED, ()
    return FindingStatus.NEW, news if listed is conflict else news_in(conflict, reconciliation, known)


def is_all_new(conflict: Conflict, reconciliation: Reconciliation, known: Known) -> bool:
    """Whether a conflict is new in all that it says, as nothing was known and nobody decided; seen at no cost."""
    is_first_check = not (known.conflicts or known.seen or reconciliation.resolutions)
    return is_first_check and conflict.fingerprint in reconciliation.open_conflicts
