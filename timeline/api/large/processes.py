"""Work that is shared out among forked processes: they know all that was known here, and send back what they find."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def shared_out(work: Callable[[T], R], tasks: Sequence[T], *, processes: int) -> Iterator[R]:
    """Yield what `work` makes of each task, in order; in forked processes, which know all that is known here.

    Where there is one core, or a system on which forking is not safe, all is done here; so is what is left to do when
    one of the processes is killed, as systems do that run out of memory: one process needs less.
    """
    if processes < 2 or (os.cpu_count() or 1) < 2 or not sys.platform.startswith("linux"):
        yield from map(work, tasks)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    done = 0
    try:
        with ProcessPoolExecutor(processes, get_context("fork"), _begin, (work,)) as pool:
            found: Iterator[R] = pool.map(_do, tasks)
            for result in found:
                done += 1
                yield result
    except BrokenProcessPool:
        yield from map(work, tasks[done:])


_IN_CHILD: list[Callable[..., object]] = []  # what this process was forked to do; empty in any other


def _begin(work: Callable[..., object]) -> None:
    import gc
    import signal

    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C is typed to all: this ends without a word, at once
    _IN_CHILD.append(work)


def _do(task: T) -> R:  # type: ignore[type-var]
    return _IN_CHILD[-1](task)  # type: ignore[return-value]
