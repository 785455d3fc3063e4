"""Patterns of files in a store: paths relative to its folder, with `*` within a name and `**` for any folders."""

import os
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

ANY_FOLDERS = "**"
ABOVE = ".."


def path_within(folder: Path, file: str) -> str:
    """Return the path of a file relative to a folder, with `/`: `claims/a.yaml`; of a card `../seeds/a.yaml`."""
    return Path(os.path.relpath(file, folder)).as_posix()


def fits(path: str, pattern: str) -> bool:
    """Whether a path fits a pattern from end to end; capitals count on every system.

    `*`, `?` and `[a-z]` stay within one name, `**` as a whole name stands for any folders, or none; only `..` is `..`.
    """
    names = path.split("/")
    reached = {0}  # how many names can be used up by the pattern so far
    for part in pattern.split("/"):
        if part == ANY_FOLDERS:
            reached = {end for start in reached for end in _below(names, start)}
        else:
            reached = {start + 1 for start in reached if start < len(names) and _name_fits(names[start], part)}
    return len(names) in reached


def _below(names: Sequence[str], start: int) -> Iterator[int]:
    """Yield how many names are used up once any folders follow, none of them the folder above."""
    yield start
    for end in range(start, len(names)):
        if names[end] == ABOVE:
            return
        yield end + 1


def _name_fits(name: str, pattern: str) -> bool:
    return name == pattern if name == ABOVE else fnmatchcase(name, pattern)
