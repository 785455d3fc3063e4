"""The garbage collector rests while values are made, and is afterwards as it was."""

import gc
from collections.abc import Iterator

import pytest

from timeline.model.collector import collector_at_rest


@pytest.fixture(autouse=True)
def _collector_on() -> Iterator[None]:
    was_on = gc.isenabled()
    gc.enable()
    yield
    if not was_on:
        gc.disable()


def _is_young(value: object) -> bool:
    return any(value is each for generation in (0, 1) for each in gc.get_objects(generation))


def test_it_rests_and_goes_on() -> None:
    with collector_at_rest():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_after_an_error() -> None:
    with pytest.raises(ValueError, match="no"), collector_at_rest():
        raise ValueError("no")
    assert gc.isenabled()


def test_where_it_was_off_it_stays_off() -> None:
    gc.disable()
    with collector_at_rest(grows_old=True):
        pass
    assert not gc.isenabled()


@pytest.mark.parametrize("grows_old", [True, False])
def test_what_stays_is_old_at_once(grows_old: bool) -> None:
    gc.collect()
    with collector_at_rest(grows_old=grows_old):
        made = [object]
    assert _is_young(made) is not grows_old


def test_what_others_froze_stays_frozen() -> None:
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        with collector_at_rest(grows_old=True):
            pass
        assert gc.get_freeze_count() == frozen
    finally:
        gc.unfreeze()
