"""What became one event, or two again, and which lines of which files that changes."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import unified_diff
from pathlib import Path

from rich.text import Text

from timeline.model.counted import counted
from timeline.model.dataclass import dataclass
from timeline.model.link import Link
from timeline.render.ink import ALARM, BOLD, DIM, GOOD, Ink, Screen

MOST_LISTED = 20
Files = Mapping[Path, tuple[bytes | None, bytes | None]]  # before and after; None: no such file


@dataclass(frozen=True, kw_only=True)
class LinkedEvents(Screen):
    """What `timeline match --accept` and `--undo` did, or would do."""

    links: Sequence[Link]
    files: Files
    left: Sequence[str]  # what the former events said, and the others do not
    lost: Sequence[str]  # what could not be restored
    is_undone: bool
    dry_run: bool

    def lines(self, ink: Ink, width: int) -> Iterator[Text]:
        """The events, what is not as it was, the files, what to do next."""
        for link in self.links[:MOST_LISTED]:
            yield from ink.indented(self._link(link, ink), width, 0, 2)
        if len(self.links) > MOST_LISTED:
            yield from ink.fold(ink.text(f"and {len(self.links) - MOST_LISTED:,} more", DIM), width)
        for sentence in self.left:
            yield from ink.indented(ink.text(sentence), width, 2, 2)
        for sentence in self.lost:
            yield from ink.indented(ink.text(f"not restored: {sentence}", ALARM), width, 2, 2)
        yield from self._changes(ink, width) if self.dry_run else self._files(ink, width)
        yield from self._what_now(ink, width)

    def _link(self, link: Link, ink: Ink) -> Text:
        verb = ("would be" if self.dry_run else "is") + (" itself again, not" if self.is_undone else "")
        now = ink.text("" if self.dry_run or self.is_undone else " now")
        return ink.line(ink.text(link.event, BOLD), f" {verb} ", ink.text(link.into, BOLD), now)

    def _files(self, ink: Ink, width: int) -> Iterator[Text]:
        for path, (before, after) in self.files.items():
            signs = Counter(line[:1] for line in _changed_lines(before, after))
            changed = max(signs["+"], signs["-"])
            told = "removed" if after is None else "new" if before is None else f"{counted(changed, 'line')} changed"
            yield from ink.indented(ink.line(ink.text(str(path)), ink.text(told, DIM), gap="  "), width, 2, 2)

    def _changes(self, ink: Ink, width: int) -> Iterator[Text]:
        for path, (before, after) in self.files.items():
            yield Text()
            yield from ink.fold(ink.text(str(path), BOLD), width)
            for line in _changed_lines(before, after):
                style = {"-": ALARM, "+": GOOD}.get(line[:1], DIM)
                yield from ink.indented(ink.text(line, style), width, 2, 2)

    def _what_now(self, ink: Ink, width: int) -> Iterator[Text]:
        yield Text()
        if self.dry_run:
            yield from ink.fold(ink.text("Nothing was written.", BOLD), width)
            return
        steps = [("what follows", "timeline check")]
        if not self.is_undone:
            steps += [("undo", f"timeline match --undo {self.links[0].event}")]
        for does, typed in steps:
            yield from ink.indented(ink.line(ink.text(f"{does}: ", DIM), ink.text(typed)), width, 0, 2)


def _changed_lines(before: bytes | None, after: bytes | None) -> Iterator[str]:
    """The lines that go (`-`) and come (`+`), below `@@` with their places."""
    old, new = ((content or b"").decode("utf-8", "replace").splitlines() for content in (before, after))
    lines = unified_diff(old, new, lineterm="", n=0)
    yield from (line for number, line in enumerate(lines) if number > 1)
