"""Which sources look like copies of which: for a person to confirm as `relies_on`, and applied nowhere.

datings, quotes -> pairs that share a slip or a quote -> likeness of each -> one proposal a copy
"""

from collections.abc import Iterable, Iterator
from functools import cached_property

from timeline.model.dataclass import dataclass
from timeline.model.source import Source
from timeline.model.store import Store
from timeline.reconciliation.copies.likeness import Likeness
from timeline.reconciliation.copies.quotes import Quotes, find_quotes
from timeline.reconciliation.copies.slips import Dated, Pair, Slips, find_slips
from timeline.reconciliation.repeating import Repeating
from timeline.reconciliation.support import Roots
from timeline.reconciliation.trust.agreement import Voices, voices_of

SLIPS_NEED = 4  # sources: the two, and two others who agree on what is right


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyProposal:
    """One source looks like a copy of another one."""

    copy: Source
    original: Source
    likeness: Likeness
    is_directed: bool  # the original appeared first; else which of the two is the copy is not known

    @property
    def words(self) -> str:
        """Return it as a sentence: `looks like a copy of a: 3 slips that only they share, 9 of 9 dates the same`."""
        doubt = "" if self.is_directed else ", or that one of it (which came first is not known)"
        return f"looks like a copy of {self.original.id}{doubt}: {', '.join(self.likeness.reasons)}"

    @property
    def remedy(self) -> str:
        """Return how a person records it, once it is known to be so."""
        return f"relies_on: [{self.original.id}] in {self.copy.location}"


def propose_copies(store: Store, voices: tuple[Voices, ...] | None = None) -> tuple[CopyProposal, ...]:
    """Return at most one proposal a source, by its id: the one with the strongest signs.

    Pairs of which the store knows that they share a root are left out. Cost: linear in the claims, and in the pairs
    that share a quote or a slip.
    """
    compared = _Compared(store, voices_of(store) if voices is None else voices)
    best: dict[str, CopyProposal] = {}
    for proposal in sorted(compared.proposals(), key=_strongest_first):
        best.setdefault(proposal.copy.id, proposal)
    return tuple(best[name] for name in sorted(best))


def slips_can_be_known(store: Store) -> bool:
    """Whether there are sources enough to tell an error from a difference."""
    return len(store.claims_of_source) >= SLIPS_NEED


@dataclass(frozen=True)
class _Compared:
    """The sources of a store, compared where there is a sign at all."""

    store: Store
    voices: tuple[Voices, ...]

    def proposals(self) -> Iterator[CopyProposal]:
        """Yield a proposal for every pair whose likeness is strong enough."""
        for one, other in sorted(self.slips.shared.keys() | self.quotes.same.keys()):
            if not self._is_known(one, other):
                likeness = self.likeness(one, other)
                if likeness.is_copy:
                    yield _directed(self.store.sources[one], self.store.sources[other], likeness)

    @cached_property
    def slips(self) -> Slips:
        """What is wrong, and who shares it."""
        return find_slips(self.voices)

    @cached_property
    def quotes(self) -> Quotes:
        """Who has the same words."""
        return find_quotes(self.store)

    def likeness(self, one: str, other: str) -> Likeness:
        """What the two have in common."""
        pair: Pair = (one, other)
        same, common = self._dated.same_and_common(one, other)
        quoting, wrong = self.quotes.events_of, self.slips.of_source
        return Likeness(
            same_quotes=len(self.quotes.same.get(pair, ())),
            quotes=len(quoting.get(one, set()) & quoting.get(other, set())),
            shared_slips=len(self.slips.shared.get(pair, ())),
            slips=min(self._wrong_where(one, other, wrong), self._wrong_where(other, one, wrong)),
            same_dates=same,
            dates=common,
            rare_events=self._rare.get(pair, 0),
        )

    def _wrong_where(self, one: str, other: str, wrong: dict[str, set[str]]) -> int:
        """How many events the one has wrong of those that the other dates too."""
        dated = {event for event, _ in self._dated.by_source.get(other, ())}
        return len(wrong.get(one, set()) & dated)

    def _is_known(self, one: str, other: str) -> bool:
        """Whether the store says already that one repeats the other, or that they share a root."""
        if self._roots.of_source(one) & self._roots.of_source(other):
            return True
        repeats = self._repeating.of_source
        pairs = ((one, other), (other, one))
        return any(repeat.repeated == to for source, to in pairs for repeat in repeats.get(source, ()))

    @cached_property
    def _dated(self) -> Dated:
        return Dated(self.voices)

    @cached_property
    def _roots(self) -> Roots:
        return Roots(self.store)

    @cached_property
    def _repeating(self) -> Repeating:
        return Repeating(self.store)

    @cached_property
    def _rare(self) -> dict[Pair, int]:
        """How many events only two sources tell of, where there are others."""
        found: dict[Pair, int] = {}
        if len(self.store.claims_of_source) > 2:
            for claims in self.store.claims_of_event.values():
                sources = sorted({claim.source for claim in claims})
                if len(sources) == 2:
                    pair = (sources[0], sources[1])
                    found[pair] = found.get(pair, 0) + 1
        return found


def _directed(one: Source, other: Source, likeness: Likeness) -> CopyProposal:
    """The later one is the copy; where that is not known, the one whose id comes last."""
    first = _is_before(one, other)
    is_turned = not first and _is_before(other, one)
    original, copy = (other, one) if is_turned else (one, other)
    return CopyProposal(copy=copy, original=original, likeness=likeness, is_directed=first or is_turned)


def _is_before(one: Source, other: Source) -> bool:
    """Whether the one surely appeared before the other, by their original publications."""
    if not (one.published and other.published):
        return False
    last, first = one.published[0].end.latest, other.published[0].start.earliest
    return last is not None and first is not None and last < first


def _strongest_first(proposal: CopyProposal) -> tuple[int, bool, tuple[bool, int], str]:
    """A sort key: the strongest signs, then what came first: of copies of copies, the original is meant."""
    return (-proposal.likeness.score, not proposal.is_directed, _published(proposal.original), proposal.original.id)


def _published(source: Source) -> tuple[bool, int]:
    day = source.published[0].start.earliest if source.published else None
    return day is None, day or 0


def proposals_of(proposals: Iterable[CopyProposal], source: str) -> tuple[CopyProposal, ...]:
    """Return the proposals that speak of a source, as copy or as original."""
    return tuple(each for each in proposals if source in (each.copy.id, each.original.id))
