"""Parts sent elsewhere to be worked on: many at once, as sending one costs as much as working on it.

What is sent is bytes, in both directions, so that any executor can carry it: threads, processes, other machines.
"""

import io
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from copyreg import dispatch_table
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from timeline.model.store import Store

if TYPE_CHECKING:
    from concurrent.futures import Future

BATCH_CLAIMS = 2_000  # at least, in what is sent at once
MOST_WAITING = 256  # batches that are out at a time: work for many machines, and the bytes of half a million claims
T = TypeVar("T")


class Executor(Protocol):
    """What parts can be sent to: a `concurrent.futures.Executor`, or anything that takes work as that does."""

    def submit(self, fn: Callable[..., Any], /, *args: Any) -> "Future[Any]":
        """Return what will hold the result of the function."""


def pays(store: Store) -> bool:
    """Whether a store is large enough to send its parts anywhere."""
    return len(store.claims) >= 2 * BATCH_CLAIMS


def map_parts(executor: Executor, work: Callable[[Store], T], parts: Sequence[Store]) -> list[T]:
    """Return what `work` makes of each part, in order, done by the executor. `work` must be importable there."""
    found: list[T] = []
    waiting: deque[Future[bytes]] = deque()
    for batch in batches_of(parts):
        if len(waiting) == MOST_WAITING:
            found += _of_bytes(waiting.popleft().result())
        # one by one: what is mapped at once, Dask takes for a single graph, which is too large
        waiting.append(executor.submit(_work_on, work, _to_bytes(batch)))
    while waiting:
        found += _of_bytes(waiting.popleft().result())
    return found


def batches_of(parts: Iterable[Store]) -> Iterator[list[Store]]:
    """Yield the parts in batches of at least so many claims, the last one but for that."""
    batch: list[Store] = []
    count = 0
    for part in parts:
        batch.append(part)
        count += len(part.claims) + 1
        if count >= BATCH_CLAIMS:
            yield batch
            batch, count = [], 0
    if batch:
        yield batch


def _work_on(work: Callable[[Store], Any], sent: bytes) -> bytes:
    return _to_bytes([work(part) for part in _of_bytes(sent)])


def _to_bytes(value: object) -> bytes:
    """Pickle, read-only mappings too."""
    import pickle  # every command loads this module, and few send anything

    written = io.BytesIO()
    pickler = pickle.Pickler(written, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = {**dispatch_table, MappingProxyType: _of_read_only}
    pickler.dump(value)
    return written.getvalue()


def _of_bytes(sent: bytes) -> Any:
    import pickle

    return pickle.loads(sent)


def _of_read_only(mapping: MappingProxyType[Any, Any]) -> tuple[Callable[..., Any], tuple[dict[Any, Any]]]:
    return _read_only, (dict(mapping),)


def _read_only(mapping: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(mapping)
