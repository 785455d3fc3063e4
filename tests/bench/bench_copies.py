"""How well are copies told? `python -m tests.bench.bench_copies` prints a table.

Independent sources err in ways of their own; copiers take over a share of what one of them says, errors and all, and
find out the rest themselves. A row is a way to copy; what counts is how many copiers are proposed as such, of the right
source, and how many others are.
"""

import argparse
import random
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tests.bench.bench_trust import Mix, made
from timeline.model.claim import Claim
from timeline.model.edtf import parse_edtf
from timeline.model.edtf.calendar import iso_day
from timeline.model.store import Store
from timeline.reconciliation.copies.proposals import propose_copies

COPIER = "copier"


@dataclass(frozen=True, kw_only=True)
class Way:
    """A way to copy, among independent sources."""

    name: str
    right: tuple[float, ...]  # of each independent source: how often it is right; the last one is copied
    share: float = 1.0  # of the original's events that the copier takes over; 0: there is no copier
    own_right: float = 0.9  # how often it is right where it looks for itself


WAYS = (
    Way(name="nobody copies, four good", right=(0.95, 0.95, 0.9, 0.9), share=0),
    Way(name="nobody copies, six poor", right=(0.6, 0.6, 0.5, 0.5, 0.5, 0.4), share=0),
    Way(name="nobody copies, all are right", right=(1.0, 1.0, 1.0, 1.0, 1.0), share=0),
    Way(name="all of a poor one", right=(0.9, 0.9, 0.8, 0.6)),
    Way(name="all of a good one", right=(0.9, 0.9, 0.8, 0.95)),
    Way(name="half of a poor one", right=(0.9, 0.9, 0.8, 0.6), share=0.5),
    Way(name="a fifth of a poor one", right=(0.9, 0.9, 0.8, 0.6), share=0.2),
    Way(name="all, beside two others", right=(0.9, 0.8, 0.6)),
    Way(name="all, beside one other", right=(0.9, 0.6)),
)


def copied(way: Way, events: int, seed: int) -> Store:
    """Return a store with a copier of the last source."""
    one = made(Mix(name=way.name, right=way.right, covers=0.8), events, seed)
    if not way.share:
        return one.store
    draw = random.Random(f"copier {way.name} {seed}")
    original = one.store.sources[f"source-{len(way.right) - 1}"]
    claims: dict[str, Claim] = {}
    for claim in one.store.claims_of_source[original.id]:
        mine = claim.changed(source=COPIER)
        if draw.random() >= way.share:
            slip = 0 if draw.random() < way.own_right else draw.choice((-3, -1, 1, 2, 7))
            mine = mine.changed(when=parse_edtf(iso_day(one.true_day[claim.event] + slip)))
        claims[mine.full_id] = mine
    copier = replace(original, id=COPIER, published=(parse_edtf("2024-06-01"),))
    sources = {name: replace(s, published=(parse_edtf("2024-01-01"),)) for name, s in one.store.sources.items()}
    return replace(one.store, sources={**sources, COPIER: copier}, claims={**one.store.claims, **claims})


def row(way: Way, events: int, seeds: Iterable[int]) -> tuple[int, int, int]:
    """Return how many stores have a copier, how many of these it is proposed in, and how many others are proposed."""
    copiers = found = wrong = 0
    for seed in seeds:
        store = copied(way, events, seed)
        original = f"source-{len(way.right) - 1}"
        pairs = [(proposal.copy.id, proposal.original.id) for proposal in propose_copies(store)]
        copiers += COPIER in store.sources
        found += (COPIER, original) in pairs
        wrong += sum(pair != (COPIER, original) for pair in pairs)
    return copiers, found, wrong


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=100)
    parser.add_argument("--seeds", type=int, default=20)
    asked = parser.parse_args()
    print(f"{'':32}{'copiers':>8}{'found':>8}{'others':>8}")
    for way in WAYS:
        copiers, found, wrong = row(way, asked.events, range(asked.seeds))
        print(f"{way.name:32}{copiers:8}{found:8}{wrong:8}")


if __name__ == "__main__":
    main()
