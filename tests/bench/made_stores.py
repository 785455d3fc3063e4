"""Stores of any size for the benches: `python -m tests.bench.made_stores FOLDER --claims 10000` writes one.

A bench takes ready stores instead where `TIMELINE_BENCH_STORES` names a folder of them: one folder a size, `1e4` …
"""

import argparse
import os
from collections.abc import Iterable
from pathlib import Path

from tests.bench.made_claims import Block, Recipe, blocks
from timeline.model.claim import Claim
from timeline.model.event import Event
from timeline.model.source import Source
from timeline.model.store import Store
from timeline.store.save import claims_text

READY_STORES = "TIMELINE_BENCH_STORES"


def in_memory(made: Iterable[Block]) -> Store:
    """Return the blocks as a store that was never a file."""
    events: dict[str, Event] = {}
    sources: dict[str, Source] = {}
    claims: dict[str, Claim] = {}
    for block in made:
        events |= {event.id: event for event in block.events}
        for source, said in block.sources:
            sources[source.id] = source
            claims |= {claim.full_id: claim for claim in said}
    return Store(folder=Path(), events=events, sources=sources, claims=claims)


def write(made: Iterable[Block], folder: Path) -> int:
    """Write the blocks as the files of a store; returns how many claims are wrong."""
    wrong = 0
    for name in ("events", "claims"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "timeline.yaml").write_text("timeline: 1\ntitle: Made up\nzone: UTC\n", encoding="utf-8")
    for number, block in enumerate(made):
        lines = [f"- id: {event.id}\n  title: {event.title}\n" for event in block.events]
        (folder / "events" / f"{number:05}.yaml").write_text("".join(lines), encoding="utf-8")
        for source, said in block.sources:
            (folder / "claims" / f"{source.id}.yaml").write_text(claims_text(source, said), encoding="utf-8")
        wrong += block.wrong
    return wrong


def size_name(claims: int) -> str:
    """Return the name of a ready store of that size: `1e4` for 10,000 claims."""
    return f"{claims:.0e}".replace("e+0", "e")


def store_of(claims: int, folder: Path) -> Path:
    """Return the folder of a ready store of that size; or make one in this folder."""
    name = size_name(claims)
    ready = Path(os.environ.get(READY_STORES, ""), name)
    if READY_STORES in os.environ and ready.is_dir():
        return ready
    if not (folder / name).is_dir():
        write(blocks(Recipe(claims=claims)), folder / name)
    return folder / name


def main() -> None:
    """Write one store, and say what is in it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--claims", type=lambda text: int(float(text)), default=10_000)
    parser.add_argument("--times", type=float, default=0.0, help="the share of dates with a time of day")
    parser.add_argument("--wrong", type=float, default=0.05, help="the share of claims that are wrong")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    recipe = Recipe(claims=asked.claims, times=asked.times, wrong=asked.wrong, seed=asked.seed)
    print(f"{asked.folder}: {asked.claims} claims, {write(blocks(recipe), asked.folder)} of them wrong")


if __name__ == "__main__":
    main()
