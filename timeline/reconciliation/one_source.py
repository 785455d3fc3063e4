"""One source: whom it repeats, who repeats it, with whom it agrees, what of it is set aside, why it is trusted."""

from collections.abc import Mapping

from timeline.errors import UsageError
from timeline.model.dataclass import dataclass
from timeline.model.nearest import nearest_hint
from timeline.reconciliation.copies.proposals import CopyProposal, proposals_of
from timeline.reconciliation.overview import SourceOverview, SourcesOverview, overview
from timeline.reconciliation.repeating import Repeat
from timeline.reconciliation.result import Reconciliation, SetAside
from timeline.reconciliation.trust.agreement import Between, agreement_with_each
from timeline.reconciliation.trust.learned import Learned
from timeline.reconciliation.voices import short_fingerprints


@dataclass(frozen=True, kw_only=True)
class OneSourceOverview:
    """One source and everything that the store knows of how it stands."""

    row: SourceOverview
    all_sources: SourcesOverview
    repeats: tuple[Repeat, ...]
    repeaters: tuple[Repeat, ...]
    others: tuple[Between, ...]  # the sources that date events with it, by id
    set_aside: tuple[SetAside, ...]  # in time order of the events
    short: dict[str, str]  # the first digits of each conflict's fingerprint
    copies: tuple[CopyProposal, ...]  # in which it is the copy, or the original
    learned: Learned  # what its claims alone would make of its weight, used or not

    @property
    def id(self) -> str:
        """The id of the source."""
        return self.row.source.id


def one_source(
    reconciliation: Reconciliation, source: str, learned: Mapping[str, Learned], *, is_used: bool
) -> OneSourceOverview:
    """Return one source of what was reconciled. `learned` is of the store as its files say; used for weights, or not.

    Raises UsageError: there is no such source.
    """
    store = reconciliation.store
    if source not in store.sources:
        hint = nearest_hint(source, store.sources, "sources")
        raise UsageError(f"{source}: no such source in {store.folder}", hint=hint)
    every = overview(reconciliation, learned if is_used else None)
    lost = (each for event in reconciliation.events for each in event.set_aside)
    return OneSourceOverview(
        row=next(row for row in every.rows if row.source.id == source),
        all_sources=every,
        repeats=every.repeating.of_source.get(source, ()),
        repeaters=every.repeating.repeaters.get(source, ()),
        others=agreement_with_each(every.voices, source),
        set_aside=tuple(each for each in lost if each.statement.claim.source == source),
        short=short_fingerprints(reconciliation.conflict),
        copies=proposals_of(every.copies, source),
        learned=learned[source],
    )
