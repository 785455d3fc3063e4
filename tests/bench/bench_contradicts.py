"""How long one more claim takes: `python -m tests.bench.bench_contradicts --sizes 1e4 1e5`.

A store is made up, and claims of it are asked about, by chance: as somebody else says them once more (first, as most
parts are asked about for the first time; then again), as edits of themselves, and with the date of another claim.
Prints milliseconds of processor time by share of the questions, how many of them take over five, and how many have an
answer; before that what the first question to the store costs. Asserts nothing.
"""

import argparse
import random
import time
from collections.abc import Iterator
from dataclasses import replace

from tests.bench.made_claims import Recipe, blocks
from tests.bench.made_stores import in_memory
from timeline.model.claim import Claim
from timeline.model.store import Store
from timeline.reconciliation.contradicting import contradicts

SHARES = (0.5, 0.9, 0.99)
WISHED = 5.0  # milliseconds


def questions(store: Store, count: int) -> Iterator[tuple[str, list[Claim]]]:
    """Yield a name for some questions, and the claims."""
    made = random.Random(1)
    asked = made.sample(list(store.claims.values()), min(count, len(store.claims)))
    again = [replace(claim, source="somebody", id="else") for claim in asked]
    dated = [claim for claim in asked if claim.when]
    moved = [replace(claim, id="moved", when=made.choice(dated).when) for claim in dated]
    yield from (("first", again), ("again", again), ("an edit", asked), ("other date", moved))


def main() -> None:
    """Print a line for each kind of question."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="*", type=float, default=[1e4, 1e5])
    parser.add_argument("--questions", type=int, default=200)
    options = parser.parse_args()
    print(f"{'claims':>10}  {'question':12}{'p50':>8}{'p90':>8}{'p99':>8}{'worst':>8}{'slow':>6}{'found':>7}")
    for size in map(int, options.sizes):
        store = in_memory(blocks(Recipe(claims=size)))
        spent, _ = _asked(store, next(iter(store.claims.values())))
        print(f"{size:>10,}  {'to the store':12}{spent:>8.0f}", flush=True)
        for name, claims in questions(store, options.questions):
            times, answers = zip(*(_asked(store, claim) for claim in claims), strict=True)
            at = sorted(times)
            shares = "".join(f"{at[int(share * len(at))]:>8.2f}" for share in SHARES)
            slow = sum(spent > WISHED for spent in at) / len(at)
            print(f"{size:>10,}  {name:12}{shares}{at[-1]:>8.1f}{slow:>6.0%}{sum(answers) / len(at):>7.0%}", flush=True)


def _asked(store: Store, claim: Claim) -> tuple[float, bool]:
    """The milliseconds that a question takes, and whether the claim contradicts anything."""
    begun = time.process_time()
    found = contradicts(store, claim, today="2026-01-01")
    return 1000 * (time.process_time() - begun), bool(found)


if __name__ == "__main__":
    main()
