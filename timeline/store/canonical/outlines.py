"""Claims in brief: where each stands in its file and of which events it speaks, long before its values are read."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from timeline.model.claim import Claim
from timeline.store.canonical.claims import claim_of, claims_of
from timeline.store.canonical.grammar import CLAIMS, VALUE, relation, text_of_value
from timeline.store.canonical.written import (
    NotCanonical,
    Written,
    head_of,
    written_in,
)
from timeline.store.nodes import MappingNode, Node, ScalarNode, SequenceNode, is_absent
from timeline.store.reading import Reading


class ClaimOutline(NamedTuple):
    """Where a claim stands in the text of its file, and of which events it speaks."""

    start: int  # offset of its first character
    end: int  # of the first character behind it
    line: int  # that it begins on, from 1
    id: str  # empty: there is none, or none that can be read
    event: str  # likewise
    related: tuple[str, ...]  # the events that its relations name
    attributed_to: str | None  # whom the source cites for it


class FileHead(NamedTuple):
    """What stands before the claims of a file: `text[:end]`, the last of it on the line before `line`."""

    end: int
    line: int


def outline_of_claims(text: str) -> tuple[FileHead, list[ClaimOutline]] | None:
    """Return the head of a claims file and its claims in brief; None: they can only be read all together.

    That the values are right is not looked at. Cost: some 2.5 microseconds a claim of the canonical form.
    """
    head = head_of(text)
    if head is None:
        return None
    try:
        found = [brief for part in written_in(text, head.end, head.line) for brief in _claims_in_brief(part, text)]
    except NotCanonical:
        return None
    return FileHead(head.end, head.line), found


def claims_in(text: str, line: int, reading: Reading) -> tuple[Claim, ...]:
    """Return the claims of a part of a file, cut out as its outline says, which begins on that line.

    `reading` names the file and the source; what is wrong is reported there.
    Raises NotCanonical: the text is not what an outline names.
    """
    match = CLAIMS.member.match(text) if "\n  - " not in text else None  # one alone, as most are
    if match and match.end() == len(text):
        claim = claim_of(match, text, line, reading)
        if claim is not None:
            return (claim,)
    return tuple(claims_of(list(written_in(text, 0, line)), text, reading))


def _claims_in_brief(part: Written, text: str) -> Iterable[ClaimOutline]:
    match = part.match
    if match is None:
        return _others_in_brief(part, text)
    name, event, first, more, listed, how = match.group("id", "event", "first_event", "more", "listed", "how")
    related = (first,) if first is not None else ()
    if more or listed:
        related = (*related, *[found["event"] for found in relation().finditer(more or listed)])
    cited = _cited(how) if "attributed_to" in how else None
    return (ClaimOutline(part.start, part.end, part.line, name, event, related, cited),)


def _cited(how: str) -> str | None:
    """Return the value of the key `attributed_to`; one that stands twice is wrong, and either will do."""
    return next((text_of_value(text) for key, text in VALUE.findall(how) if key == "attributed_to"), None)


def _others_in_brief(part: Written, text: str) -> Iterator[ClaimOutline]:
    for start, end, line, node in _apart(part, text):
        values = dict(_values(node))
        relations = values.get("relations")
        related = [_values(one) for one in relations.value] if isinstance(relations, SequenceNode) else []
        named = (value for pairs in related for key, value in pairs if key == "event")
        yield ClaimOutline(
            start,
            end,
            line,
            _scalar(values.get("id")) or "",
            _scalar(values.get("event")) or "",
            tuple(name for value in named if (name := _scalar(value)) is not None),
            _scalar(values.get("attributed_to")),
        )


def _apart(part: Written, text: str) -> Iterator[tuple[int, int, int, Node]]:
    """Yield start, end and line of each of some claims that are not canonical, and its node.

    Each begins with the last dash at the indent of the list before its node: between them there are only comments.
    Raises NotCanonical where one is no mapping.
    """
    assert part.nodes is not None
    dash, above = "\n" + " " * CLAIMS.indent + "-", len(CLAIMS.above)
    starts = []
    for node in part.nodes.value:
        if not isinstance(node, MappingNode):
            raise NotCanonical
        starts.append(text.rfind(dash, part.start, part.start + node.start_mark.index - above) + 1)
    starts[0] = part.start
    for start, end, node in zip(starts, [*starts[1:], part.end], part.nodes.value, strict=True):
        yield start, end, part.line + text.count("\n", part.start, start), node


def _values(node: Node) -> list[tuple[str, Node]]:
    """Return the pairs of a mapping whose keys are single words, the first of each name last."""
    pairs = node.value if isinstance(node, MappingNode) else []
    return [(key.value, value) for key, value in reversed(pairs) if isinstance(key, ScalarNode)]


def _scalar(node: Node | None) -> str | None:
    return str(node.value) if isinstance(node, ScalarNode) and not is_absent(node) else None
