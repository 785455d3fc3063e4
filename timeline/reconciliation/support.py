"""Who repeats whom: corroboration counts roots, not sources."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from timeline.model.claim import Claim
from timeline.model.store import Store
from timeline.reconciliation.circles import circles_last_first


@dataclass(frozen=True)
class Roots:
    """The origins of the sources and claims of a store; what was found once is kept. Linear in the claims."""

    store: Store

    def of_source(self, source: str) -> frozenset[str]:
        """Return the origins that a source repeats, following `relies_on` to the end; itself when it repeats nobody.

        A source named in `relies_on` that is not stored is an origin. Sources that repeat each other in a circle share
        one origin: the smallest of their ids.
        """
        stored = self.store.sources.get(source)
        return self._origins[source] if stored is not None and stored.relies_on else frozenset({source})

    def of_claim(self, claim: Claim) -> frozenset[str]:
        """Return the origins of a claim: those of the source it is attributed to by id, else those of its own source.

        Where a source names whom it repeats claim by claim, its other claims are its own.
        """
        said = (claim.source, claim.attributed_to)
        found = self._of_claims.get(said)
        if found is None:
            named = self.store.repeated_by(claim) if claim.attributed_to else None
            found = self._of_unattributed(claim.source) if named is None else self.of_source(named)
            self._of_claims[said] = found
        return found

    def independent(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        """Return one name for each independent origin of the claims, sorted; never more than there are sources.

        What one source says, and claims that share any origin, are not independent of each other: their origins count
        once, under the smallest name of a source that speaks for itself there, else the smallest name.
        """
        by_source: dict[str, frozenset[str]] = {}
        for claim in claims:
            roots, known = self.of_claim(claim), by_source.get(claim.source)
            by_source[claim.source] = roots if known is None else known | roots
        if all(len(roots) == 1 for roots in by_source.values()):  # as most are: no two overlap in part
            origins = frozenset[str]().union(*by_source.values())
            return tuple(sorted(origins))
        groups: list[frozenset[str]] = []
        for roots in sorted(set(by_source.values()), key=sorted):
            touching = [group for group in groups if group & roots]
            groups = [group for group in groups if not group & roots] + [roots.union(*touching)]
        return tuple(sorted(min(group & by_source.keys() or group) for group in groups))

    def _of_unattributed(self, source: str) -> frozenset[str]:
        """The origins of those claims of a source that name nobody."""
        return frozenset({source}) if source in self.store.naming_sources else self.of_source(source)

    @cached_property
    def _of_claims(self) -> dict[tuple[str, str | None], frozenset[str]]:
        """By source and whom it cites: what was found already."""
        return {}

    @cached_property
    def _origins(self) -> dict[str, frozenset[str]]:
        """By source: the origins that it repeats. What a circle repeats comes before it, so each is looked at once."""
        repeated = {name: source.relies_on for name, source in self.store.sources.items()}
        found: dict[str, frozenset[str]] = {}
        for circle in circles_last_first(repeated):
            further = {found[o] for source in circle for o in repeated.get(source, ()) if o not in circle}
            origins = frozenset[str]().union(*further) or frozenset({min(circle)})
            found.update(dict.fromkeys(circle, origins))
        return found
