"""A store may say anew what vague words mean: every word of the table, in every way in which the table does."""

from collections.abc import Callable
from pathlib import Path

from timeline.dates.vague import VAGUE_WORDS
from timeline.store.load import load_store

WriteStore = Callable[..., Path]


def test_every_meaning_of_the_table_can_be_written_in_a_store(write_store: WriteStore) -> None:
    lines = "".join(f'  "{name}": "{meaning}"\n' for name, meaning in VAGUE_WORDS.items())
    store = load_store(write_store({"timeline.yaml": f"timeline: 1\nwords:\n{lines}"}))
    assert store.findings == ()
    assert store.settings.words == VAGUE_WORDS


def test_a_wrong_meaning_leaves_the_others_and_what_else_is_set(write_store: WriteStore) -> None:
    store = load_store(
        write_store({"timeline.yaml": "timeline: 1\nwords: {early: x, late: 20-end}\nzone: Europe/Kyiv\n"})
    )
    assert [found.code for found in store.findings] == ["TL003"]
    assert (dict(store.settings.words), store.settings.zone) == ({"late": "20-end"}, "Europe/Kyiv")
