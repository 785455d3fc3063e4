"""An event taken out of a list of events, and put back in its place, comments and all."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from types import MappingProxyType
from typing import NamedTuple

from timeline.errors import WriteFailed
from timeline.model.dataclass import dataclass
from timeline.model.link import RemovedEvent
from timeline.store.linking.places import name_of
from timeline.store.linking.rewriting import Edit
from timeline.store.nodes import MappingNode, Node, SequenceNode

_NOTHING: Mapping[str, RemovedEvent] = MappingProxyType({})
_AS_LIST = "Nothing was written; write each event behind a `- ` on a line of its own, then try again"


class Listed(NamedTuple):
    """One event of a file, by its lines: `first` counts from 0, `end` is exclusive; comments behind it are not its."""

    id: str | None
    first: int
    end: int


def listed_in(file: str, text: str, root: Node | None, key: str = "id") -> list[Listed]:
    """Return the events of a file in their order, known by a key of each.

    Raises WriteFailed: not a list with each behind a `- `.
    """
    if root is None:
        return []
    lines = text.split("\n")
    if not isinstance(root, SequenceNode) or root.flow_style:
        raise WriteFailed(f"{file}: not a list with each event behind a `- `", _AS_LIST)
    firsts = [_first_line(file, lines, node) for node in root.value]
    ends = [_end(lines, first, until) for first, until in zip(firsts, [*firsts[1:], len(lines)], strict=True)]
    return [Listed(name_of(n, (key,)), f, e) for n, f, e in zip(root.value, firsts, ends, strict=True)]


def _lines(text: str) -> list[str]:
    """The lines with their ends, as YAML's marks count them."""
    lines = [f"{line}\n" for line in text.split("\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines


def _first_line(file: str, lines: list[str], node: Node) -> int:
    mark = node.start_mark
    is_plain = isinstance(node, MappingNode) and lines[mark.line][: mark.column].lstrip("\ufeff \t-") == ""
    if not is_plain or "-" not in lines[mark.line][: mark.column]:
        raise WriteFailed(f"{file}:{mark.line + 1}: not an event behind a `- `", _AS_LIST)
    return int(mark.line)


def _end(lines: list[str], first: int, until: int) -> int:
    while until > first + 1 and (not lines[until - 1].strip() or lines[until - 1].lstrip().startswith("#")):
        until -= 1
    return until


def take_out(
    text: str, listed: Sequence[Listed], events: Iterable[str], out: Mapping[str, RemovedEvent] = _NOTHING
) -> dict[str, tuple[RemovedEvent, Edit]]:
    """Return how events are taken out of a file, by id, and what restores each; those that are not in it are not in.

    `out` are those that were taken out of it before: their places count as if they were there, so that all can be put
    back in any order.
    """
    wanted, found = set(events), {}
    lines = _lines(text)
    starts = list(accumulate(map(len, lines), initial=0))
    before = Listed(None, 0, 0)
    for each in _with_places(listed, out):
        if each.id in wanted and each.id not in out:
            span = "".join(lines[each.first : each.end])
            start = starts[each.first]
            removed = RemovedEvent(file="", after=before.id, lines=each.first - before.end, text=span)
            found[each.id] = (removed, Edit(start, start + len(span), ""))
        before = each
    return found


def _with_places(listed: Sequence[Listed], out: Mapping[str, RemovedEvent]) -> list[Listed]:
    """The events of a file, and among them the places, of no lines, of those that were taken out."""
    there = _Places.of(listed, max((each.end for each in listed), default=0))
    places = {event: there.of_removed(removed, out) for event, removed in out.items()}
    empty = [Listed(event, line, line) for event, (line, found) in places.items() if found]
    return sorted([*listed, *empty], key=lambda each: (each.first, each.end, _depth(each.id, out)))


def _depth(event: str | None, out: Mapping[str, RemovedEvent]) -> int:
    """How many that were taken out stand right before one that was, each behind the next."""
    depth = 0
    while event is not None and event in out and depth <= len(out):
        event, depth = out[event].after, depth + 1
    return depth


def put_back(
    text: str, listed: Sequence[Listed], removed: RemovedEvent, others: Mapping[str, RemovedEvent]
) -> tuple[str, bool]:
    """Return the text with an event in its place again, and whether that place was found; else it is the last one.

    `others` are events that were taken out of the same file and are still out, by id: places are told by them, too.
    """
    lines = _lines(text)
    line, found = _Places.of(listed, len(lines)).of_removed(removed, others)
    if lines and line == len(lines) and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    return "".join([*lines[:line], removed.text, *lines[line:]]), found


@dataclass(frozen=True)
class _Places:
    """Where the events of a file stand, to find where others stood."""

    ends: Mapping[str | None, int]
    firsts: Sequence[int]  # ascending
    last: int  # the line after all others

    @classmethod
    def of(cls, listed: Sequence[Listed], last: int) -> "_Places":
        ends: dict[str | None, int] = {None: 0}
        ends |= {each.id: each.end for each in listed}
        return cls(ends, [each.first for each in listed], last)

    def of_removed(self, removed: RemovedEvent, others: Mapping[str, RemovedEvent]) -> tuple[int, bool]:
        """The line before which an event stood, and whether that is known; else the last one."""
        after, further, seen = removed.after, removed.lines, set[str]()
        while after is not None and after not in self.ends and after in others and after not in seen:
            seen.add(after)
            further += others[after].lines
            after = others[after].after
        if after not in self.ends:
            return self.last, False
        end = self.ends[after]
        following = bisect_left(self.firsts, end)
        return min(end + further, self.firsts[following] if following < len(self.firsts) else self.last), True
