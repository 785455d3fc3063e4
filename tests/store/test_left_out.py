"""A claim that is left out for one error hides no other: the names in it are judged all the same."""

from collections.abc import Callable
from pathlib import Path

import pytest

from timeline.model.finding import Finding
from timeline.store.load import load_store

WriteStore = Callable[..., Path]

HEAD = "source: {id: gazette, title: The Gazette}\nclaims:\n"
NO_SOURCE = "source: {title: The Gazette}\nclaims:\n"
SOUND = "  - id: left\n    event: withdrawal\n    when: 2022-03-30\n"
WRONG = "  - id: left\n    event: withdrawal\n    when: 30 March\n"
ASTRAY = "  - id: left\n    event: withdrawl\n    when: 2022-03-30\n"


def told(found: Finding) -> tuple[int, str]:
    return found.location.line, found.code


def related(text: str) -> str:
    """A claim with one relation more."""
    return f"{text}    relations:\n      - {{{{type: before, event: {{}}}}}}\n"


CASES = {
    "unknown event": (HEAD + ASTRAY.replace("2022-03-30", "x"), [(4, "TL101"), (5, "TL004")]),
    "unknown event of a relation": (HEAD + related(WRONG).format("nothing"), [(5, "TL004"), (7, "TL101")]),
    "relation to itself": (HEAD + related(WRONG).format("withdrawal"), [(5, "TL004"), (7, "TL103")]),
    "known events": (HEAD + related(WRONG).format("announcement"), [(5, "TL004")]),
    "wrong relation": (HEAD + related(SOUND).format("nothing, gap: x"), [(7, "TL101"), (7, "TL004")]),
    "wrong kind of relation": (HEAD + related(SOUND).format("nothing, within: P1D"), [(7, "TL003"), (7, "TL101")]),
    "wrong relation to a known event": (HEAD + related(SOUND).format("announcement, gap: x"), [(7, "TL004")]),
    "no source": (NO_SOURCE + related(ASTRAY).format("nothing"), [(1, "TL003"), (4, "TL101"), (7, "TL101")]),
    "no source, wrong date": (NO_SOURCE + WRONG + WRONG, [(1, "TL003"), (5, "TL004"), (8, "TL004")]),
    "id of a later claim": (HEAD + WRONG + SOUND, [(5, "TL004"), (6, "TL005")]),
    "id of an earlier claim": (HEAD + SOUND + WRONG, [(6, "TL005"), (8, "TL004")]),
    "three of one id": (HEAD + WRONG + SOUND + WRONG, [(5, "TL004"), (6, "TL005"), (9, "TL005"), (11, "TL004")]),
    "an id of its own": (HEAD + SOUND + WRONG.replace("left", "gone"), [(8, "TL004")]),
    "second of one id": (HEAD + SOUND + ASTRAY, [(6, "TL005"), (7, "TL101")]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_what_is_left_out_is_judged_by_its_names(
    write_store: WriteStore, text: str, expected: list[tuple[int, str]]
) -> None:
    store = load_store(write_store({"claims/gazette.yaml": text}))
    assert sorted(map(told, store.findings)) == sorted(expected)


def test_what_is_left_out_counts_once(write_store: WriteStore) -> None:
    store = load_store(write_store({"claims/gazette.yaml": HEAD + SOUND + related(WRONG).format("nothing")}))
    assert store.unread == 1
    assert store.claims.keys() == {"gazette/left"}


def test_a_claim_that_can_be_read_is_kept_though_one_of_its_id_stands_before_it(write_store: WriteStore) -> None:
    store = load_store(write_store({"claims/gazette.yaml": HEAD + WRONG + SOUND}))
    assert [claim.location.line for claim in store.claims.values()] == [6]


def test_ids_are_compared_across_the_files_of_a_source(write_store: WriteStore) -> None:
    files = {"claims/gazette.yaml": HEAD + SOUND, "claims/more.yaml": "source: gazette\nclaims:\n" + WRONG}
    (wrong, twice) = sorted(load_store(write_store(files)).findings, key=lambda found: found.code)
    assert (wrong.code, twice.code, str(twice.location)) == ("TL004", "TL005", "data/claims/more.yaml:3")
    assert [str(other.location) for other in twice.related] == ["data/claims/gazette.yaml:3"]


def test_a_name_without_end_is_not_repeated_in_full(write_store: WriteStore) -> None:
    (found,) = load_store(
        write_store({"claims/gazette.yaml": HEAD + ASTRAY.replace("withdrawl", "x" * 9_999)})
    ).findings
    assert found.message == f"unknown event `{'x' * 60}…`; add it to the events, or correct the name"
