"""Outlines as bytes, for the cache: a line of JSON with the names, then the numbers as they stand in memory."""

import json
from array import array
from typing import Final

from timeline.store.file_outline import DIGEST_BYTES, FileOutline

_NUMBERS: Final = ("own", "links", "lines", "starts", "ends")


def outline_to_bytes(outline: FileOutline) -> bytes:
    """Return an outline without its source and its findings, which it must not have."""
    numbers = [getattr(outline, name) for name in _NUMBERS]
    names = [outline.path, outline.source, outline.ids, outline.events, outline.attributed, list(map(len, numbers))]
    head = json.dumps(names, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return b"".join((head, b"\n", *(each.tobytes() for each in numbers), outline.usual, outline.digests))


def outline_from_bytes(data: bytes) -> FileOutline:
    """Return the outline again. Raises ValueError: that is none."""
    head, _, numbers = data.partition(b"\n")
    path, source, ids, events, attributed, lengths = json.loads(head.decode("utf-8", "surrogatepass"))
    outline = FileOutline(path, source, ids=ids, events=events, attributed=tuple(attributed))
    start = 0
    for name, length in zip(_NUMBERS, lengths, strict=True):
        end = start + length * array("I").itemsize
        getattr(outline, name).frombytes(numbers[start:end])
        start = end
    outline.usual, outline.digests = bytearray(numbers[start : start + len(ids)]), numbers[start + len(ids) :]
    if not len(ids) == len(outline.own) == len(outline.digests) // DIGEST_BYTES:
        raise ValueError("lengths differ")
    return outline
