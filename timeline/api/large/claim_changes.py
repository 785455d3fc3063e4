"""What an edit of a claims file changed: claims that came, went or differ, and those that only moved."""

from bisect import bisect_right
from collections import Counter

from timeline.model.dataclass import dataclass
from timeline.store.file_outline import DIGEST_BYTES, FileOutline


@dataclass(frozen=True)
class ClaimChanges:
    """One claims file before and after an edit."""

    old: FileOutline
    new: FileOutline
    kept: dict[int, int]  # from the place of a claim in the old outline to that in the new, in the same order

    @property
    def touched(self) -> set[str]:
        """The events of all claims that came, went or differ, and those that only now are connected."""
        new_places = frozenset(self.kept.values())
        gone = {self.old.events[own] for place, own in enumerate(self.old.own) if place not in self.kept}
        came = {self.new.events[own] for place, own in enumerate(self.new.own) if place not in new_places}
        linked = _links_of(self.new) - _links_of(self.old)
        return gone | came | {name for pair in linked for name in pair}

    @property
    def moves_lines(self) -> bool:
        """Whether any claim stands on other lines than before."""
        return any(self.old.lines[one] != self.new.lines[other] for one, other in self.kept.items())

    def line_now(self, line: int) -> int:
        """Return where a line of a claim that was kept is now; one that is of no such claim stays."""
        place = bisect_right(self.old.lines, line) - 1
        now = self.kept.get(place)
        return line if now is None else line - self.old.lines[place] + self.new.lines[now]


def changes_between(old: FileOutline, new: FileOutline) -> ClaimChanges:
    """Return what changed. Claims at both ends are kept, and between them those that stand there once, in one order."""
    before, after = _digests(old), _digests(new)
    shortest = min(len(before), len(after))
    first = next((place for place in range(shortest) if before[place] != after[place]), shortest)
    last = 0
    while last < shortest - first and before[-1 - last] == after[-1 - last]:
        last += 1
    kept = {place: place for place in range(first)}
    kept |= {len(before) - 1 - back: len(after) - 1 - back for back in range(last)}
    middle, now = before[first : len(before) - last], after[first : len(after) - last]
    kept |= {one + first: other + first for one, other in _same_in(middle, now).items()}
    return ClaimChanges(old, new, kept)


def _same_in(before: list[bytes], after: list[bytes]) -> dict[int, int]:
    """Pair what stands once on both sides; nothing where that is not in the same order."""
    often, often_now = Counter(before), Counter(after)
    places = {digest: place for place, digest in enumerate(after) if often_now[digest] == 1}
    pairs = {place: places[name] for place, name in enumerate(before) if often[name] == 1 and name in places}
    return pairs if list(pairs.values()) == sorted(pairs.values()) else {}


def _digests(outline: FileOutline) -> list[bytes]:
    """The claims of a file, told apart: by their ids and their texts."""
    size = DIGEST_BYTES
    texts = (outline.digests[start : start + size] for start in range(0, len(outline.digests), size))
    return [name.encode() + text for name, text in zip(outline.ids, texts, strict=True)]


def _links_of(outline: FileOutline) -> set[tuple[str, str]]:
    places = iter(outline.links)
    return {(outline.events[one], outline.events[other]) for one, other in zip(places, places, strict=True)}
