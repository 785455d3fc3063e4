"""Sources that never differ, where there are too few others to tell whether both are right or one repeats the other.

Two who are both right say the same too, also where a third is wrong. So this is a question to people, not a proposal.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from timeline.model.counted import counted
from timeline.model.dataclass import dataclass
from timeline.model.store import Store
from timeline.reconciliation.copies.slips import Dated
from timeline.reconciliation.trust.agreement import Voices
from timeline.reconciliation.trust.dating import Stand

FEWEST_DATES: Final = 10  # that both give
FEWEST_AGAINST: Final = 3  # of these: dates that somebody else contradicts


@dataclass(frozen=True, slots=True, kw_only=True)
class Unison:
    """Two sources that say the same wherever both speak, also against a third."""

    one: str
    other: str
    dates: int  # that both give
    against: int  # of these: where somebody independent says otherwise

    @property
    def words(self) -> str:
        """Return it as a sentence."""
        return (
            f"{self.one} and {self.other} give the same on all {counted(self.dates, 'date')} that both have, also on "
            f"the {self.against} where others say otherwise: either both are right, or one repeats the other"
        )


def unisons(store: Store, voices: Sequence[Voices], names: Sequence[str]) -> Iterator[Unison]:
    """Yield the pairs of these few sources that never differ, by id; of those that share a root, none.

    Linear in the datings, times the pairs.
    """
    dated = Dated(voices)
    for one, other in combinations(sorted(set(names) & store.sources.keys()), 2):
        same, common = dated.same_and_common(one, other)
        if same == common >= FEWEST_DATES:
            against = sum(_is_contradicted(event, one, other) for event in voices)
            if against >= FEWEST_AGAINST:
                yield Unison(one=one, other=other, dates=common, against=against)


def _is_contradicted(event: Voices, one: str, other: str) -> bool:
    """Whether the two are two voices on an event, and a third conflicts with what they say."""
    here = {dating.source: dating for dating in event.datings if dating.source in (one, other)}
    if len(here) < 2 or event.voice_of[one] == event.voice_of[other]:
        return False
    return any(True for _ in event.beside(here[one], Stand.CONFLICTS))
