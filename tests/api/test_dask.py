"""A store reconciled on Dask workers, as on one machine."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import timeline
from tests.bench.made_claims import Recipe, blocks
from tests.bench.made_stores import in_memory

pytest.importorskip("pyarrow", reason="pip install pyarrow")
distributed: Any = pytest.importorskip("distributed", reason="pip install 'timeline-reconciler[dask]'")

TODAY = "2026-01-01"


@pytest.fixture(scope="module")
def client() -> Iterator[Any]:
    workers = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": ":0"}
    with distributed.LocalCluster(**workers) as cluster, distributed.Client(cluster) as client:
        yield client


def test_results_of_two_workers_are_those_of_one_process(client: Any, tmp_path: Path) -> None:
    timeline.export_parquet(in_memory(blocks(Recipe(claims=4_000))), tmp_path)
    store = timeline.load_parquet(tmp_path)
    alone = timeline.reconcile(store, today=TODAY)
    shared = timeline.reconcile(store, today=TODAY, executor=client.get_executor())
    assert shared.conflicts
    assert shared.conflicts == alone.conflicts
    assert shared.events == alone.events
    assert shared.weights == alone.weights


def test_both_workers_had_something_to_do(client: Any) -> None:
    store = in_memory(blocks(Recipe(claims=8_000, wrong=0)))
    timeline.reconcile(store, today=TODAY, executor=client.get_executor())
    done = client.run(lambda dask_worker: len(dask_worker.state.log) if hasattr(dask_worker, "state") else 0)
    assert len(done) == 2
    assert all(done.values())
