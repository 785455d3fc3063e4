"""How fast a network is solved, alone and beside others: `python -m tests.bench.bench_network --sizes 1e3 1e4 1e5`.

All begin with the constraints in memory. First the network itself: its parts, every conflict and what weighs least to
set aside, all windows. Then the peers that are installed (`pip install timeline-reconciler[bench]`): what they find at
all, how long they build and work, how often the network does its whole work meanwhile (once beside both, once beside
the work alone), and, of those that set aside until the rest is consistent, how much more weight they lose. Each runs in
a process of its own, with a limit of time; seconds are those of the processor, megabytes those beyond the constraints.
Asserts nothing.
"""

import argparse
import gc
import multiprocessing
import os
import resource
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import pairwise
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

from tests.bench import peers
from tests.bench.made_claims import Recipe, blocks
from tests.bench.made_stores import READY_STORES, in_memory, size_name
from tests.bench.peers import Answer, Problem, Work, problem_of
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.network import Budget, Network, solve
from timeline.network.component import component_of
from timeline.network.times.windows import windows_beside
from timeline.reconciliation.clashes import Clashes
from timeline.store.load import load_store

WISHES = """
wished for, the network: 0.8 s at 100,000 claims, 6 s at 1,000,000; 20 % more time a claim for ten times the size
beside peers: at 100,000 15 times one check by Z3, 10 times one core by CP-SAT or cvc5, 100 times the rustworkx loop, 20
times SciPy's windows; at 10,000 500 times the Z3 loop, which loses about 1.5 times as much
"""


class Timed(NamedTuple):
    """What a piece of work took."""

    build: float
    work: float
    megabytes: float
    answer: Any


def timed(prepare: Callable[[], Callable[[], Any]], limit: float, warm_up: Callable[[], Any]) -> Timed | str:
    """Run a piece of work in a process of its own; returns why not, where it does not come to an end.

    The warm-up comes first and is not timed: it imports what the work needs.
    """
    context = multiprocessing.get_context("fork")  # what is in memory is there at once
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(prepare, warm_up, sender))
    process.start()
    sender.close()
    try:
        found = receiver.recv() if receiver.poll(limit) else f"over {limit:.0f} s"
    except EOFError:
        found = "ended without an answer"
    process.kill()
    process.join()
    return found


def _run(prepare: Callable[[], Callable[[], Any]], warm_up: Callable[[], Any], sender: Connection) -> None:
    try:
        warm_up()
        gc.disable()  # as in every command: what is in memory is looked through for nobody
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        began = time.process_time()
        work = prepare()
        built = time.process_time()
        answer = work()
        ended = time.process_time()
    except ImportError as error:
        sender.send(f"not installed: {error.name}")
        return
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    sender.send(Timed(built - began, ended - built, used / 1024, answer))


class Ours(NamedTuple):
    """What the network comes to, and the seconds of each step."""

    parts: float
    solve: float
    windows: float
    conflicts: int
    set_aside: frozenset[int]
    weight: int
    incomplete: int


def ours(network: Network, weights: dict[Statement, int]) -> Callable[[], Ours]:
    """Everything that a network comes to."""

    def work() -> Ours:
        began = time.process_time()
        anew = Network(replace(network.whole))  # with nothing computed yet
        parts = anew.components
        parted = time.process_time()
        solution = solve(anew, weights)
        solved = time.process_time()
        lost = solution.readings[0]
        windows_beside(parts, lost)
        return Ours(
            parts=parted - began,
            solve=solved - parted,
            windows=time.process_time() - solved,
            conflicts=len(solution.conflicts),
            set_aside=frozenset(number for number, statement in enumerate(network.statements) if statement in lost),
            weight=sum(weights[statement] for statement in lost),
            incomplete=len(solution.incomplete),
        )

    return work


def bench_size(claims: int, store: Store, limit: float, too_slow: set[str]) -> float | None:
    """Print what one size takes; returns the seconds of a claim. Peers that are too slow are left out from then on."""
    clashes = Clashes(store, Budget())
    network, weights = clashes.network, dict(clashes.weights)
    problem = problem_of(network, weights)
    print(f"\n{claims:,} claims, {problem.points - 1:,} time points, {len(problem.needs):,} constraints")
    found = timed(partial(ours, network, weights), 10 * limit, warm_up=ours(Network(component_of((), ())), {}))
    if isinstance(found, str):
        print(f"  {'the network':22}{found}")
        return None
    print_ours(claims, found)
    print(f"  {'peer':22}{'build s':>9}{'work s':>9}{'MB':>7}{'x ours':>9}{'x, work':>9}  finds")
    consistent = problem.without(found.answer.set_aside)
    for peer in (peer for peer in peers.PEERS if peer.__name__ not in too_slow):
        is_windows = peer in peers.WINDOWS
        given = consistent if is_windows else problem
        result = timed(partial(peer, given), limit, warm_up=partial(run_on_tiny, peer))
        too_slow |= {peer.__name__} if isinstance(result, str) else set()
        print_peer(peer.__name__, result, found.answer.windows if is_windows else found.work, found.answer.weight)
    return found.work / claims


def run_on_tiny(peer: Callable[[Problem], Work]) -> Answer:
    """Let a peer import and begin what it needs."""
    return peer(peers.TINY)()


def print_ours(claims: int, found: Timed) -> None:
    """Print the seconds of each step, and what was found."""
    answer: Ours = found.answer
    print(
        f"  {'the network':22}{found.work:.3f} s: parts {answer.parts:.3f}, conflicts and reading {answer.solve:.3f}, "
        f"windows {answer.windows:.3f}; {1e6 * found.work / claims:.2f} µs a claim; {found.megabytes:.0f} MB\n"
        f"  {'':22}{answer.conflicts:,} chains, {len(answer.set_aside):,} statements set aside, "
        f"{answer.incomplete:,} budgets ended"
    )


def print_peer(name: str, result: Timed | str, seconds: float, weight: int) -> None:
    """Print what a peer took, and how often ours is done meanwhile."""
    if isinstance(result, str):
        print(f"  {name:22}{result}", flush=True)
        return
    answer: Answer = result.answer
    more = "" if answer.set_aside is None else f"; loses {answer.set_aside / weight:.2f} times what ours does"
    print(
        f"  {name:22}{result.build:9.3f}{result.work:9.3f}{result.megabytes:7.0f}"
        f"{(result.build + result.work) / seconds:9.1f}{result.work / seconds:9.1f}  {answer.words}{more}",
        flush=True,
    )


def main() -> None:
    """Print a table a size, and how the time of a claim grows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", nargs="+", type=lambda text: int(float(text)), default=[1_000, 10_000, 100_000])
    parser.add_argument("--limit", type=float, default=120, help="seconds that a peer may take")
    names = [peer.__name__ for peer in peers.PEERS]
    parser.add_argument(
        "--peers", nargs="+", choices=names, default=names, help="only these, as when one is waited for"
    )
    asked = parser.parse_args()
    too_slow = set(names).difference(asked.peers)
    times = [(size, bench_size(size, store_in_memory(size), asked.limit, too_slow)) for size in asked.sizes]
    print()
    for (_, smaller), (size, larger) in pairwise(times):
        if smaller and larger:
            print(f"time a claim at {size:,}: {larger / smaller - 1:+.0%}")
    print(WISHES)


def store_in_memory(claims: int) -> Store:
    """A store of that size, made up, or a ready one."""
    if READY_STORES in os.environ:
        return load_store(Path(os.environ[READY_STORES], size_name(claims)))
    return in_memory(blocks(Recipe(claims=claims)))


if __name__ == "__main__":
    main()
