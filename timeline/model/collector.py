"""The garbage collector at rest: what is made here has no cycles, so that reference counts free it."""

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest(*, grows_old: bool = False) -> Iterator[None]:
    """Pause the garbage collector where many small values are made: none is garbage, and looking doubles the time.

    `grows_old`: most of them stay. They count as old from then on: as young ones they would be looked through twice
    more, all at once.
    """
    import gc

    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if grows_old and not gc.get_freeze_count():  # what others froze stays so
                gc.freeze()
                gc.unfreeze()
            gc.enable()
