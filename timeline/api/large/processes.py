"""Work that is shared out among forked processes: they know all that was known here, and send back what they find."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

T = TypeVar("T")
R = TypeVar("R")

PAYS_FROM_CLAIMS: Final = 20_000  # from here on a second process spares more than it costs


def shared_out(work: Callable[[T], R], tasks: Sequence[T], *, processes: int) -> Iterator[R]:
    """Return what `work` makes of each task, in order; in forked processes, which begin now and know all that is known.

    Where there is one core, or a system on which forking is not safe, all is done here; so is what is left to do when
    one of the processes is killed, or cannot begin, as on systems that run out of memory: one process needs less.
    """
    if processes < 2 or (os.cpu_count() or 1) < 2 or not sys.platform.startswith("linux"):
        return map(work, tasks)
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import active_children, get_context

    others = active_children()
    pool = ProcessPoolExecutor(processes, get_context("fork"), _begin, (work, tasks))
    try:
        found: Iterator[R] = pool.map(_do, range(len(tasks)))
    except OSError:  # there can be no more processes
        for child in active_children():
            if child not in others:
                child.kill()
                child.join()
        return map(work, tasks)
    return _results(pool, found, work, tasks)


def _results(
    pool: "ProcessPoolExecutor", found: Iterator[R], work: Callable[[T], R], tasks: Sequence[T]
) -> Iterator[R]:
    """Yield what the processes find; none is left behind, whether or not all of it is asked for."""
    from concurrent.futures.process import BrokenProcessPool

    done = 0
    try:
        for result in found:
            done += 1
            yield result
    except BrokenProcessPool:
        yield from map(work, tasks[done:])
    finally:
        pool.shutdown(cancel_futures=True)


_IN_CHILD: list[tuple[Callable[[Any], object], Sequence[Any]]] = []  # what this process was forked to do


def _begin(work: Callable[[T], object], tasks: Sequence[T]) -> None:
    import gc
    import signal
    from threading import Thread

    gc.disable()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)  # Ctrl-C is typed to all: this ends without a word, at once
    Thread(target=_end_with_parent, daemon=True).start()
    _IN_CHILD.append((work, tasks))


def _do(number: int) -> Any:
    work, tasks = _IN_CHILD[-1]
    return work(tasks[number])


def _end_with_parent() -> None:
    """Wait for the end of the process that forked this one: nobody is left then to read what is found."""
    from multiprocessing import parent_process

    parent = parent_process()
    assert parent is not None, "forked"
    parent.join()
    os._exit(1)
