"""Work that is shared out among processes is done, whatever becomes of these."""

import os
import signal
import subprocess
import sys
from multiprocessing import active_children

import pytest

from timeline.api.large.processes import shared_out

HERE = os.getpid()


def doubled(number: int) -> int:
    return 2 * number


def killed_at_three(number: int) -> int:
    """Work at which the system ends a process that was forked for it, as for want of memory."""
    if number == 3 and os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def always_killed(number: int) -> int:
    """Work that no forked process survives."""
    if os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def wrong_at_three(number: int) -> int:
    if number == 3:
        raise ValueError(number)
    return 2 * number


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_order(processes: int) -> None:
    assert list(shared_out(doubled, range(40), processes=processes)) == list(range(0, 80, 2))


def test_what_a_killed_process_left_is_done_here() -> None:
    assert list(shared_out(killed_at_three, range(8), processes=2)) == list(range(0, 16, 2))
    assert list(shared_out(always_killed, range(8), processes=2)) == list(range(0, 16, 2))


@pytest.mark.parametrize("left", [0, 1])
def test_where_no_more_process_can_begin_all_is_done_here(left: int, monkeypatch: pytest.MonkeyPatch) -> None:
    forks = iter([os.fork] * left)

    def fails_in_the_end() -> int:
        for fork in forks:
            return fork()
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", fails_in_the_end)
    assert list(shared_out(doubled, range(8), processes=2)) == list(range(0, 16, 2))
    monkeypatch.undo()
    assert not active_children()


def test_no_process_is_left_when_results_are_no_longer_asked_for() -> None:
    results = iter(shared_out(lambda _: os.getpid(), range(1_000), processes=2))
    child = next(results)
    os.kill(child, 0)  # it is there
    del results
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_processes_end_when_nobody_is_left_to_read_what_they_find() -> None:
    script = (
        "import os; from timeline.api.large.processes import shared_out\n"
        "results = shared_out(bytes, [1_000_000] * 4_000, processes=2)\n"
        "next(results); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, timeout=60)  # waits for all


@pytest.mark.parametrize("processes", [1, 2])
def test_an_error_in_the_work_is_told(processes: int) -> None:
    with pytest.raises(ValueError, match="3"):
        list(shared_out(wrong_at_three, range(8), processes=processes))
