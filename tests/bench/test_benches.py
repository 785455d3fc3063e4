"""The made stores are what they are meant to be, and each bench runs on small ones; its timings are for people."""

import sys
from pathlib import Path

import pytest

from tests.bench import bench_check, bench_contradicts, bench_network, bench_shapes, bench_sources, bench_workers
from tests.bench.bench_network import ours
from tests.bench.hard_shapes import SHAPES
from tests.bench.made_claims import Recipe, blocks
from tests.bench.made_stores import in_memory, write
from tests.bench.peers import PEERS, problem_of, z3_tracked
from timeline.model.fingerprint import digest_of
from timeline.model.store import Store
from timeline.network import Budget
from timeline.reconciliation.clashes import Clashes
from timeline.store.load import load_store


def test_what_is_made_reads_back_as_it_is(tmp_path: Path) -> None:
    recipe = Recipe(claims=400, times=0.2, approximate=0.2)
    write(blocks(recipe), tmp_path)
    made, loaded = in_memory(blocks(recipe)), load_store(tmp_path)
    assert loaded.findings == ()
    assert len(loaded.claims) == recipe.claims
    assert loaded.events.keys() == made.events.keys()
    assert _said(loaded) == _said(made)


def _said(store: Store) -> dict[str, str]:
    return {name: digest_of(claim, with_quote=True) for name, claim in store.claims.items()}


def test_conflicts_come_from_the_wrong_claims_alone() -> None:
    right, wrong = (in_memory(blocks(Recipe(claims=400, wrong=share, elsewhere=0))) for share in (0, 0.2))
    assert Clashes(right, Budget()).conflicts == ()
    assert len(Clashes(wrong, Budget()).conflicts) > 20


def test_whole_commands_are_timed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_check, "RUNS", 1)
    monkeypatch.setattr(sys, "argv", ["bench_check", "--sizes", "100"])
    bench_check.main()
    printed = capsys.readouterr().out.splitlines()
    assert [line.split()[1] for line in printed[1:]] == ["cold", "unchanged", "one", "fresh"]


def test_two_sources_are_imported_compared_and_matched(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench_sources, "RUNS", 1)
    monkeypatch.setattr(sys, "argv", ["bench_sources", "--claims", "300", "--match", "60"])
    bench_sources.main()
    lines = [line.split() for line in capsys.readouterr().out.splitlines()[1:]]
    assert [" ".join(line[:-5]) for line in lines] == ["import", "import", "diff", "diff again", "check", "match"]
    assert [line[-1] for line in lines] == ["0", "0", "0", "0", "1", "0"]  # some dates are days apart


def test_questions_are_timed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["bench_contradicts", "--sizes", "200", "--questions", "20"])
    bench_contradicts.main()
    printed = [line[12:24].strip() for line in capsys.readouterr().out.splitlines()[1:]]
    assert printed == ["to the store", "first", "again", "an edit", "other date"]


def test_workers_find_what_one_process_finds(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyarrow", reason="pip install pyarrow")
    pytest.importorskip("distributed", reason="pip install 'timeline-reconciler[dask]'")
    monkeypatch.setattr(sys, "argv", ["bench_workers", "--sizes", "4000"])
    bench_workers.main()
    assert capsys.readouterr().out.splitlines()[-1] == "4,000 claims, 4,000 after Parquet: equal"


SHOWN = ("one component", "a chain of relations")


def test_hard_shapes_end(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["bench_shapes", "--claims", "60", "--shapes", *SHOWN])
    bench_shapes.main()
    printed = capsys.readouterr().out
    assert all(f"{name:28}" in printed for name in SHOWN)
    assert "ENDED" not in printed


@pytest.mark.parametrize("shape", SHAPES)
def test_a_hard_shape_is_a_store_with_conflicts(shape: str, tmp_path: Path) -> None:
    write(SHAPES[shape](100), tmp_path)
    store = load_store(tmp_path)
    assert store.findings == ()
    assert Clashes(store, Budget()).conflicts


def test_the_network_is_timed_beside_its_peers(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["bench_network", "--sizes", "100", "1000"])
    bench_network.main()
    printed = capfd.readouterr().out
    assert printed.count("µs a claim") == 2
    assert all(f"  {peer.__name__} " in printed for peer in PEERS)
    assert "time a claim at 1,000: " in printed


def test_the_network_is_timed_beside_one_peer_alone(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["bench_network", "--sizes", "100", "--peers", "rustworkx_loop"])
    bench_network.main()
    printed = capfd.readouterr().out
    assert [peer.__name__ for peer in PEERS if f"  {peer.__name__} " in printed] == ["rustworkx_loop"]


def test_what_the_network_sets_aside_makes_the_rest_consistent_for_a_peer() -> None:
    pytest.importorskip("z3", reason="pip install z3-solver")
    clashes = Clashes(in_memory(blocks(Recipe(claims=400))), Budget())
    problem = problem_of(clashes.network, clashes.weights)
    found = ours(clashes.network, dict(clashes.weights))()
    assert found.set_aside
    assert z3_tracked(problem)().words in ("a core of 2", "a core of 3", "a core of 4")
    assert z3_tracked(problem.without(found.set_aside))().words == "consistent"
