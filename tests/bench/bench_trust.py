"""Does learned trust find the truth more often? `python -m tests.bench.bench_trust` prints a table.

Each store has events whose true day is known, and sources of planted reliability: what is wrong is wrong by days or
weeks, what is right is at times only the month. A row is a mix of sources; what counts is how often the window of the
preferred reading holds the true day, over disputed events: by the weights of kinds, by those learned, and by those
learned once the copies that are proposed are recorded.
"""

import argparse
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from timeline.model.claim import Claim
from timeline.model.edtf import parse_edtf
from timeline.model.edtf.calendar import iso_day
from timeline.model.event import Event
from timeline.model.location import Location
from timeline.model.source import Source, SourceKind
from timeline.model.store import Store
from timeline.reconciliation.copies.proposals import propose_copies
from timeline.reconciliation.reconcile import reconcile
from timeline.reconciliation.trust.learned import learn, with_learned_weights

PLACE = Location("made-up.yaml")
FIRST_DAY = 700_000  # in 1917
DAYS_APART = 40


@dataclass(frozen=True, kw_only=True)
class Mix:
    """Sources of a kind of store."""

    name: str
    right: Sequence[float]  # of each source: how often it is right
    copies: int = 0  # of the last source, slips and all; whether that is known decides `are_told`
    are_told: bool = True
    covers: float = 0.7  # the share of events of which each speaks
    coarse: float = 0.2  # the share of right dates that are only a month


MIXES = (
    Mix(name="two good, three poor", right=(0.95, 0.9, 0.55, 0.5, 0.45)),
    Mix(name="one good, two poor", right=(0.95, 0.6, 0.55)),
    Mix(name="one good, four poor", right=(0.95, 0.5, 0.5, 0.5, 0.5)),
    Mix(name="all alike", right=(0.8, 0.8, 0.8, 0.8)),
    Mix(name="good against bad", right=(0.95, 0.6)),
    Mix(name="ten of all sorts", right=(0.98, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.5, 0.4, 0.4), covers=0.4),
    Mix(name="poor one copied, told", right=(0.95, 0.85, 0.5), copies=3),
    Mix(name="poor one copied, untold", right=(0.95, 0.85, 0.5), copies=3, are_told=False),
)


@dataclass(frozen=True, kw_only=True)
class Made:
    """A store, and what is true in it."""

    store: Store
    true_day: dict[str, int]  # by event


def made(mix: Mix, events: int, seed: int) -> Made:
    """Return a store of such sources."""
    draw = random.Random(f"{mix.name} {seed}")
    true_day = {f"e{n:04}": FIRST_DAY + n * DAYS_APART + draw.randrange(28) for n in range(events)}
    names = [f"source-{n}" for n in range(len(mix.right))]
    claims: dict[str, Claim] = {}
    for name, right in zip(names, mix.right, strict=True):
        for event, day in true_day.items():
            if draw.random() < mix.covers:
                text = _said(draw, day, mix.coarse) if draw.random() < right else iso_day(day + _slip(draw))
                _add(claims, name, event, text)
    copied = [claim for claim in claims.values() if claim.source == names[-1]]
    copies = [f"copy-{n}" for n in range(mix.copies)]
    for name in copies:
        for claim in copied:
            _add(claims, name, claim.event, claim.when.text if claim.when else "")
    sources = [*map(_source, names), *(_source(name, (names[-1],) if mix.are_told else ()) for name in copies)]
    store = Store(
        folder=Path(),
        events={name: Event(id=name, title=name, location=PLACE) for name in true_day},
        sources={source.id: source for source in sources},
        claims=claims,
    )
    return Made(store=store, true_day=true_day)


def _said(draw: random.Random, day: int, coarse: float) -> str:
    return iso_day(day)[:7] if draw.random() < coarse else iso_day(day)


def _slip(draw: random.Random) -> int:
    return draw.choice((-1, 1)) * draw.choice((1, 2, 3, 7, 10, 30, 31, 365))


def _add(claims: dict[str, Claim], source: str, event: str, text: str) -> None:
    claim = Claim(id=event, source=source, event=event, location=PLACE, when=parse_edtf(text))
    claims[claim.full_id] = claim


def _source(name: str, relies_on: tuple[str, ...] = ()) -> Source:
    return Source(id=name, title=name, location=PLACE, kind=SourceKind.ARTICLE, relies_on=relies_on)


def held(store: Store, true_day: dict[str, int], among: Iterable[str]) -> int:
    """Count the events whose window holds the true day."""
    found = reconcile(store).event
    windows = ((found[event], true_day[event]) for event in among)
    return sum(
        event.start.earliest is not None
        and event.end.latest is not None
        and event.start.earliest <= day <= event.end.latest
        for event, day in windows
    )


def recorded(store: Store) -> Store:
    """Return the store with every copy that is proposed recorded, as a person would who confirms them all."""
    originals = {each.copy.id: each.original.id for each in propose_copies(store)}
    sources = {n: replace(s, relies_on=(originals[n],)) if n in originals else s for n, s in store.sources.items()}
    return replace(store, sources=sources)


def row(mix: Mix, events: int, seeds: Iterable[int]) -> tuple[int, list[int], str]:
    """Return how many events are disputed, and how many of these hold the true day in each of the three ways."""
    disputed, holding = 0, [0, 0, 0]
    weights = ""
    for seed in seeds:
        one = made(mix, events, seed)
        among = [event.id for event in reconcile(one.store).events if event.conflicts]
        disputed += len(among)
        stores = (one.store, with_learned_weights(one.store), with_learned_weights(recorded(one.store)))
        for way, store in enumerate(stores):
            holding[way] += held(store, one.true_day, among)
        weights = weights or " ".join(str(each.weight) for each in learn(one.store).values())
    return disputed, holding, weights


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=200)
    parser.add_argument("--seeds", type=int, default=5)
    asked = parser.parse_args()
    print(
        f"{'sources':26}{'disputed':>9}{'by kind':>9}{'learned':>9}{'+ copies':>9}  weights learned of the first store"
    )
    for mix in MIXES:
        disputed, holding, weights = row(mix, asked.events, range(asked.seeds))
        shares = (f"{count / disputed:9.1%}" for count in holding)
        print(f"{mix.name:26}{disputed:9}{''.join(shares)}  {weights}")


if __name__ == "__main__":
    main()
