"""Patterns of files, held against a slow twin that tries every way to lay the pattern over the path."""

from fnmatch import fnmatchcase
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.checks.patterns import fits, path_within

CASES = [
    ("claims/a.yaml", "claims/a.yaml", True),
    ("claims/a.yaml", "claims/*.yaml", True),
    ("claims/a.yaml", "claims/?.yaml", True),
    ("claims/a.yaml", "claims/[ab].yaml", True),
    ("claims/a.yaml", "claims/[!a].yaml", False),
    ("claims/a.yaml", "claims/A.yaml", False),
    ("claims/a.yaml", "*.yaml", False),
    ("claims/a.yaml", "**/*.yaml", True),
    ("claims/a.yaml", "**", True),
    ("claims/a.yaml", "claims/**/a.yaml", True),
    ("claims/a.yaml", "claims/a.yaml/**", True),
    ("claims/a.yaml", "claims", False),
    ("events.yaml", "**/*.yaml", True),
    ("events.yaml", "claims/**", False),
    ("../seeds/a.yaml", "../seeds/*", True),
    ("../seeds/a.yaml", "**", False),
    ("../seeds/a.yaml", "*/seeds/*", False),
]
NAMES = st.sampled_from(["a", "b", "ab", ".."])
PARTS = st.sampled_from(["a", "*", "**", "?", "a*", "..", "[ab]"])


@pytest.mark.parametrize(("path", "pattern", "expected"), CASES)
def test_a_path_fits_or_not(path: str, pattern: str, expected: bool) -> None:
    assert fits(path, pattern) is expected


@given(st.lists(NAMES, min_size=1, max_size=4), st.lists(PARTS, min_size=1, max_size=4))
def test_it_fits_as_when_every_number_of_folders_is_tried(names: list[str], parts: list[str]) -> None:
    assert fits("/".join(names), "/".join(parts)) is _fits_somehow(names, parts)


def _fits_somehow(names: list[str], parts: list[str]) -> bool:
    """Put any number of `*` in the place of each `**`; the names must then fit one by one."""
    ways = product(*[[["*"] * n for n in range(len(names) + 1)] if part == "**" else [[part]] for part in parts])
    spelt = ([part for some in way for part in some] for way in ways)
    return any(len(way) == len(names) and all(map(_name_fits, names, way)) for way in spelt)


def _name_fits(name: str, part: str) -> bool:
    return part == ".." if name == ".." else fnmatchcase(name, part)


def test_many_stars_take_no_time() -> None:
    assert not fits("/".join("a" * 60), "/".join(["**", "a"] * 30 + ["b"]))
    assert fits("a/b", "/".join(["**"] * 10_000))


def test_paths_are_those_within_the_folder(tmp_path: Path) -> None:
    assert path_within(Path("data"), "data/claims/a.yaml") == "claims/a.yaml"
    assert path_within(tmp_path, str(tmp_path / "events.yaml")) == "events.yaml"
    assert path_within(Path("x/data"), "x/seeds/a.yaml") == "../seeds/a.yaml"
