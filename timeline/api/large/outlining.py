"""The outlines of all claims files of a store; what this loads is little, so that it can begin before all else is."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final

from timeline.api.large.asked import Asked, claims_bytes
from timeline.api.large.processes import PAYS_FROM_CLAIMS, shared_out
from timeline.store.file_outline import ChangedMeanwhile, FileOutline, outline_of
from timeline.store.file_stamps import FileStamp

BYTES_A_CLAIM: Final = 150  # roughly
FILES_AT_ONCE: Final = 4


def outlines_of(asked: Asked, stamps: Sequence[FileStamp]) -> Iterator[FileOutline]:
    """Return the outlines of the claims files, in order; where it pays, two processes begin to make them at once.

    Raises ChangedMeanwhile, as they are asked for.
    """
    paths = [stamp.path for stamp in stamps if stamp.kind == "claims"]
    pays = claims_bytes(stamps) >= PAYS_FROM_CLAIMS * BYTES_A_CLAIM
    processes = asked.processes or (2 if pays else 1)
    groups = [paths[start : start + FILES_AT_ONCE] for start in range(0, len(paths), FILES_AT_ONCE)]
    return chain.from_iterable(shared_out(partial(_outlines, asked.folder), groups, processes=processes))


def _outlines(folder: Path, paths: Sequence[str]) -> list[FileOutline]:
    found = []
    for path in paths:
        try:
            content = (folder / path).read_bytes()
        except OSError:
            raise ChangedMeanwhile from None
        found.append(outline_of(folder, path, content))
    return found
