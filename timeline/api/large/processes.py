"""Work that is shared out among forked processes: they know all that was known here, and send back what they find.

A pool of the standard library would send each task, too, and takes as long to import as all claims files to open.
"""

import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from queue import SimpleQueue
from threading import Thread
from traceback import format_exc
from typing import Final, Generic, NamedTuple, NoReturn, TypeVar

T = TypeVar("T")
R = TypeVar("R")

PAYS_FROM_CLAIMS: Final = 20_000  # from here on a second process spares more than it costs
AHEAD: Final = 4_096  # numbers of tasks that wait to be taken: fewer than a pipe holds
NUMBER_BYTES: Final = 4


def shared_out(work: Callable[[T], R], tasks: Sequence[T], *, processes: int) -> Iterator[R]:
    """Return what `work` makes of each task, in order; in forked processes, which begin now and know all that is known.

    Where there is one core, or a system on which forking is not safe, all is done here; so is what is left to do when
    one of the processes is killed, or cannot begin, as on systems that run out of memory: one process needs less.
    """
    if processes < 2 or (os.cpu_count() or 1) < 2 or not sys.platform.startswith("linux"):
        return map(work, tasks)
    return _Shared(work, tasks, processes).results()


class _Done(NamedTuple):
    """What came of a task."""

    number: int
    result: object
    error: Exception | None = None


class _Shared(Generic[T, R]):
    """Processes that take the numbers of tasks from one pipe, and each put what they find into one of their own."""

    def __init__(self, work: Callable[[T], R], tasks: Sequence[T], processes: int) -> None:
        self._work, self._tasks = work, tasks
        self._found: SimpleQueue[_Done | None] = SimpleQueue()  # None: a process has ended
        self._left = iter(range(len(tasks)))
        taken, given = os.pipe()
        self._given = open(given, "wb", buffering=0)  # noqa: SIM115 - closed when all is given
        self._children: list[tuple[int, int]] = []  # the id of each, and the pipe from which its results are read
        with suppress(OSError):  # there can be no more processes
            for _ in range(processes):
                self._children.append(self._forked(taken))
        os.close(taken)
        self._running = len(self._children)
        self._give(AHEAD)
        self._listeners = [Thread(target=self._listen, args=(pipe,), daemon=True) for _, pipe in self._children]
        for listener in self._listeners:
            listener.start()

    def results(self) -> Iterator[R]:
        """Yield the result of each task, in order."""
        done: dict[int, _Done] = {}
        try:
            for number, task in enumerate(self._tasks):
                while number not in done and (some := self._next()) is not None:
                    done[some.number] = some
                yield self._result(done.pop(number)) if number in done else self._work(task)
        finally:
            self._end()

    def _give(self, count: int) -> None:
        """Let so many further tasks be taken; the pipe is closed when there are no more."""
        if self._given.closed:
            return
        numbers = list(islice(self._left, count))
        with suppress(BrokenPipeError):  # all processes were killed
            self._given.write(b"".join(number.to_bytes(NUMBER_BYTES, "big") for number in numbers))
        if len(numbers) < count:
            self._given.close()

    def _next(self) -> _Done | None:
        """Return what is found next; None: nothing more will be."""
        while self._running:
            found = self._found.get()
            if found is not None:
                self._give(1)
                return found
            self._running -= 1
        return None

    @staticmethod
    def _result(done: _Done) -> R:
        if done.error is not None:
            raise done.error
        return done.result  # type: ignore[return-value]

    def _forked(self, taken: int) -> tuple[int, int]:
        """Begin a process; return its id, and the pipe from which its results are read. Raises OSError."""
        pipe, own = os.pipe()
        try:
            child = os.fork()
        except OSError:
            os.close(pipe)
            os.close(own)
            raise
        if not child:
            self._serve(taken, own, [pipe, *(others for _, others in self._children)])
        os.close(own)
        return child, pipe

    def _serve(self, taken: int, pipe: int, read_elsewhere: Sequence[int]) -> NoReturn:
        """Work on one task after the other; all that a forked process does.

        It closes what is read elsewhere alone: so it ends, too, when nobody is left to read its results.
        """
        try:
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C is typed to all: this ends without a word, at once
            gc.disable()
            self._given.close()
            for each in read_elsewhere:
                os.close(each)
            with open(pipe, "wb") as file:
                while number := os.read(taken, NUMBER_BYTES):
                    pickle.dump(self._done(int.from_bytes(number, "big")), file, pickle.HIGHEST_PROTOCOL)
                    file.flush()
        finally:
            os._exit(0)

    def _done(self, number: int) -> _Done:
        try:
            return _Done(number, self._work(self._tasks[number]))
        except Exception as error:  # noqa: BLE001 - it is raised where the result is asked for
            error.add_note(f"In a forked process:\n{format_exc()}")
            return _Done(number, None, error)

    def _listen(self, pipe: int) -> None:
        """Take over what a process finds, until it ends."""
        try:
            with open(pipe, "rb") as file, suppress(EOFError, pickle.UnpicklingError):  # by itself, or killed
                while True:
                    self._found.put(pickle.load(file))
        finally:
            self._found.put(None)

    def _end(self) -> None:
        """Leave nothing behind, whether or not all results were asked for."""
        self._given.close()
        for child, _ in self._children:
            os.kill(child, signal.SIGKILL)
        for (child, _), listener in zip(self._children, self._listeners, strict=True):
            os.waitpid(child, 0)
            listener.join()
