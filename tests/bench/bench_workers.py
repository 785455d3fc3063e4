"""How a store fares on Dask workers of this machine: `python -m tests.bench.bench_workers --sizes 1e5`.

A store of each size is written as Parquet and read back; then it is reconciled here, in one process, and on a local
cluster of two workers, and the results are held against each other: every conflict with its chain and every event with
its windows and status. Prints seconds, and the memory of this process once each step is done; asserts nothing.
"""

import argparse
import hashlib
import resource
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

import timeline
from tests.bench.made_stores import size_name, store_of
from timeline.reconciliation.result import Reconciliation

TODAY = "2026-01-01"
T = TypeVar("T")


def main() -> None:
    """Print a line a step."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", nargs="+", type=lambda text: int(float(text)), default=[100_000])
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for claims in asked.sizes:
            bench_size(store_of(claims, Path(folder)), Path(folder) / f"tables-{size_name(claims)}", asked.workers)


def bench_size(ready: Path, tables: Path, workers: int) -> None:
    """Print the steps of one store."""
    distributed: Any = import_module("distributed")
    claims = rewritten(ready, tables)
    store = told("read Parquet", lambda: timeline.load_parquet(tables))
    alone = told("reconcile here", lambda: digest(timeline.reconcile(store, today=TODAY)))
    with (
        distributed.LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=":0") as cluster,
        distributed.Client(cluster) as client,
    ):
        executor = client.get_executor()
        shared = told(
            f"on {workers} workers", lambda: digest(timeline.reconcile(store, today=TODAY, executor=executor))
        )
    print(f"{claims:,} claims, {len(store.claims):,} after Parquet: {'equal' if alone == shared else 'NOT EQUAL'}")


def rewritten(ready: Path, tables: Path) -> int:
    """Write a store as Parquet; returns how many claims it has. It is out of memory then."""
    store = told("read YAML", lambda: timeline.load(ready))
    told("write Parquet", lambda: timeline.export_parquet(store, tables))
    return len(store.claims)


def told(step: str, work: Callable[[], T]) -> T:
    """Do a step and print what it took."""
    began = time.perf_counter()
    done = work()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{step:16}{time.perf_counter() - began:9.1f} s{memory:8.0f} MB", flush=True)
    return done


def digest(reconciliation: Reconciliation) -> str:
    """Sum up a result, so that two need not be in memory at once."""
    found = hashlib.sha256()
    for conflict in reconciliation.conflicts:
        hops = [(str(hop.tail), str(hop.head), hop.limit, [s.id for s in hop.supporters]) for hop in conflict.chain]
        said_by = [statement.id for statement in conflict.witnesses]
        found.update(repr((conflict.fingerprint, conflict.grade, conflict.scope, hops, said_by)).encode())
    for event in reconciliation.events:
        found.update(repr((event.id, event.start, event.end, event.status, event.edtf)).encode())
        found.update(repr([(loss.statement.id, loss.reason) for loss in event.set_aside]).encode())
    return found.hexdigest()


if __name__ == "__main__":
    main()
