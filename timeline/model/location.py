"""Where a value was read: it travels with every value that a finding may point at."""

from typing import NamedTuple


class Location(NamedTuple):
    """A place in a file: `line` and `column` count from 1; `file` is the path as a person would type it."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"
