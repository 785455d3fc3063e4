"""Trust that is learned from the claims: a source is as good as the voices that stand where it stands.

    weights by kind -> how much of the weight on each event stands with the source -> its mean, with the prior -> again

Each of a fixed number of rounds gives a source the mean, over the events that an independent other dates too, of the
share of weight that stands on its side; the weight of its kind counts like so many events more, so that little evidence
says little. Sources of one root are one voice, as heavy as the heaviest of them on that side: whoever copies adds
nothing, neither to the original nor to itself. A finer or coarser date agrees; only what cannot both be true conflicts.
A weight that a person wrote stands and is never learned. All is counted in whole numbers, so that the result is the
same everywhere, whatever the order of files.

Sources of the ideas: trust and confidence that feed each other, X. Yin, J. Han, P. S. Yu, Truth discovery with multiple
conflicting information providers on the web, TKDE 2008; sums and averages over claims, J. Pasternack, D. Roth, Knowing
what to believe (when you already know something), COLING 2010; copiers that count once, X. L. Dong, L. Berti-Equille,
D. Srivastava, Integrating conflicting data: the role of source dependence, PVLDB 2009. What differs: dates agree by
what EDTF allows, so that sides may overlap; and copies are those that a person confirmed (`relies_on`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from timeline.model.counted import counted
from timeline.model.dataclass import dataclass
from timeline.model.source import Source
from timeline.model.store import Store
from timeline.reconciliation.trust.agreement import Agreement, Voices, agreements, voices_of
from timeline.reconciliation.trust.dating import Dating, Stand

ROUNDS: Final = 10
PRIOR_EVENTS: Final = 4  # so many events the weight of a kind counts for
UNIT: Final = 10_000  # the fineness in which trust is counted: a weight of 1

Trust = Mapping[str, int]  # by source, in UNITs of weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What was learned of one source, and why."""

    source: str
    weight: int  # 0-100
    prior: int  # the weight of its kind, 0-100
    agreement: Agreement
    copies: tuple[str, ...] = ()  # sources that share a root with it on some event: with it they count once
    is_written: bool = False  # a person wrote the weight: it is not learned

    @property
    def words(self) -> str:
        """Return why in a sentence: `agreed with independent others on 31 of 35 events; prior 50`."""
        if self.is_written:
            return "its weight is written in its file, which wins"
        found = self.agreement
        if not found.events:
            return f"nobody independent dates what it dates: prior {self.prior}"
        parts = [f"agreed with independent others on {found.agreed} of {counted(found.events, 'event')}"]
        parts += [f"contradicted on {found.against}"] if found.against else []
        parts += [f"others divided on {found.split}"] if found.split else []
        copies = f"; with {', '.join(self.copies)} it counts once" if self.copies else ""
        return f"{', '.join(parts)}; prior {self.prior}{copies}"


def learn(store: Store) -> dict[str, Learned]:
    """Return what the claims say of every source. Cost: linear in the claims, quadratic in one event's dates."""
    voices = voices_of(store)
    trust = _rounds(store, voices)
    agreed, together = agreements(voices), _together(voices)
    return {
        name: Learned(
            source=name,
            weight=(trust[name] + UNIT // 2) // UNIT,
            prior=_prior(store, source),
            agreement=agreed.get(name, Agreement()),
            copies=tuple(sorted(together.get(name, ()))),
            is_written=source.weight is not None,
        )
        for name, source in store.sources.items()
    }


def with_learned_weights(store: Store) -> Store:
    """Return the store with the weights that are learned in place of those of kinds; what conflicts is not changed."""
    return with_weights(store, learn(store))


def with_weights(store: Store, learned: Mapping[str, Learned]) -> Store:
    """Return the store with weights that were learned of it."""
    return replace(store, sources={name: replace(s, weight=learned[name].weight) for name, s in store.sources.items()})


@dataclass(frozen=True)
class _Heard:
    """One source on one event: whose weights stand with it, and against it, voice by voice."""

    source: str
    own: Sequence[str]  # those of its own voice that say what fits, itself among them
    beside: Sequence[Sequence[str]]  # of each independent voice: who of it agrees
    against: Sequence[Sequence[str]]

    def share(self, trust: Trust) -> int:
        """The share of all weight that stands with it, as a weight."""
        with_it = _loudest(self.own, trust) + sum(_loudest(voice, trust) for voice in self.beside)
        all_weight = with_it + sum(_loudest(voice, trust) for voice in self.against)
        return 100 * UNIT * with_it // all_weight


def _loudest(voice: Iterable[str], trust: Trust) -> int:
    return max(max(trust[name] for name in voice), 1)


def _rounds(store: Store, voices: Iterable[Voices]) -> Trust:
    """The trust in each source after the last round."""
    heard: dict[str, list[_Heard]] = {}
    for each in _heard(voices):
        heard.setdefault(each.source, []).append(each)
    prior = {name: UNIT * _prior(store, source) for name, source in store.sources.items()}
    written = {name: UNIT * source.weight for name, source in store.sources.items() if source.weight is not None}
    trust = prior | written
    for _ in range(ROUNDS):
        fresh = {name: _mean(prior[name], [each.share(trust) for each in said]) for name, said in heard.items()}
        trust = trust | fresh | written
    return trust


def _mean(prior: int, shares: Sequence[int]) -> int:
    return (PRIOR_EVENTS * prior + sum(shares)) // (PRIOR_EVENTS + len(shares))


def _heard(voices: Iterable[Voices]) -> Iterator[_Heard]:
    for event in voices:
        for dating in event.datings:
            beside = _by_voice(event, event.beside(dating, Stand.AGREES))
            against = _by_voice(event, event.beside(dating, Stand.CONFLICTS))
            if beside or against:
                yield _Heard(dating.source, _own_voice(event, dating), beside, against)


def _by_voice(event: Voices, datings: Iterable[Dating]) -> Sequence[Sequence[str]]:
    found: dict[int, list[str]] = {}
    for dating in datings:
        found.setdefault(event.voice_of[dating.source], []).append(dating.source)
    return tuple(found.values())


def _own_voice(event: Voices, dating: Dating) -> Sequence[str]:
    voice, stands = event.voice_of[dating.source], event.stands[dating.span]
    of_voice = (other for other in event.datings if event.voice_of[other.source] == voice)
    return tuple(o.source for o in of_voice if stands[o.span] is Stand.AGREES or o.source == dating.source)


def _together(voices: Iterable[Voices]) -> dict[str, set[str]]:
    """By source: those that are of one voice with it on some event."""
    found: dict[str, set[str]] = {}
    for event in voices:
        members: dict[int, list[str]] = {}
        for source, voice in event.voice_of.items():
            members.setdefault(voice, []).append(source)
        for names in members.values():
            for name in names if len(names) > 1 else ():
                found.setdefault(name, set()).update(n for n in names if n != name)
    return found


def _prior(store: Store, source: Source) -> int:
    return store.settings.weights[source.kind]
