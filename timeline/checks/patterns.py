"""Patterns of files in a store: paths relative to its folder, with `*` within a name and `**` for any folders."""

import os
from fnmatch import fnmatchcase
from functools import lru_cache
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
    return _fit(tuple(path.split("/")), tuple(pattern.split("/")))


@lru_cache(maxsize=4_096)  # several `**` would look at the same ends again and again
def _fit(names: tuple[str, ...], patterns: tuple[str, ...]) -> bool:
    if not patterns or not names:
        return not names and all(pattern == ANY_FOLDERS for pattern in patterns)
    if patterns[0] == ANY_FOLDERS:
        return _fit(names, patterns[1:]) or (names[0] != ABOVE and _fit(names[1:], patterns))
    return _name_fits(names[0], patterns[0]) and _fit(names[1:], patterns[1:])


def _name_fits(name: str, pattern: str) -> bool:
    return name == pattern if name == ABOVE else fnmatchcase(name, pattern)
