"""Claims of one source that are too many for one file of a store: the further ones stand in files beside the first.

`claims/log.yaml` is followed by `claims/log+2.yaml`, which names the source by its id alone; `+` stands in no id, so no
other source can have such a file.
"""

from itertools import count, takewhile
from pathlib import Path

from timeline.api.imported.claims_file import was_imported
from timeline.store.disk import peek


def part_path(path: Path, number: int) -> Path:
    """Return where the claims of a part stand; `number` counts from 1, the file that describes the source."""
    return path if number == 1 else path.with_name(f"{path.stem}+{number}{path.suffix}")


def paths_on_disk(path: Path) -> list[Path]:
    """Return the claims file, where it is there, and the further parts that imports wrote beside it."""
    further = (part_path(path, number) for number in count(2))
    first = [path] if path.is_file() else []
    return first + list(takewhile(lambda each: was_imported(peek(each) or b""), further))
