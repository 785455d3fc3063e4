"""Lines and columns of places in a text that streams by."""

from collections.abc import Iterable


class LinePlaces:
    """Finds lines and columns, both from 1, of places asked for in ascending order; holds one block of the text."""

    def __init__(self, blocks: Iterable[str]) -> None:
        self._blocks = iter(blocks)
        self._block = ""
        self._block_start = 0
        self._seen = 0  # how much of the block is counted
        self._line = 1
        self._line_start = 0

    def of(self, place: int) -> tuple[int, int]:
        """Return the line and the column of a place, which is not before the one asked for last."""
        while place >= self._block_start + len(self._block) and self._turn_to_next():
            pass
        self._count_to(min(place - self._block_start, len(self._block)))
        return self._line, place - self._line_start + 1

    def _turn_to_next(self) -> bool:
        """Count the rest of the block and take the next; False: there is none."""
        self._count_to(len(self._block))
        following = next(self._blocks, None)
        if following is None:
            return False
        self._block_start += len(self._block)
        self._block, self._seen = following, 0
        return True

    def _count_to(self, end: int) -> None:
        breaks = self._block.count("\n", self._seen, end)
        if breaks:
            self._line += breaks
            self._line_start = self._block_start + self._block.rindex("\n", self._seen, end) + 1
        self._seen = max(self._seen, end)
