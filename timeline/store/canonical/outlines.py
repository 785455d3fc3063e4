"""Claims in brief: where each stands in its file and of which events it speaks, long before its values are read."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from timeline.model.claim import Claim
from timeline.model.made import maker_of
from timeline.store.canonical.claims import claims_of, is_usual_evidence, usual_claim
from timeline.store.canonical.grammar import CLAIMS, CLAIMS_IN_BRIEF, VALUE, relation, text_of_value, values
from timeline.store.canonical.written import Head, NotCanonical, Written, written_in
from timeline.store.nodes import MappingNode, Node, ScalarNode, SequenceNode, is_absent
from timeline.store.reading import Reading


class ClaimOutline(NamedTuple):
    """Where a claim stands in the text of its file, and of which events it speaks."""

    start: int  # offset of its first character
    end: int  # of the first character behind it
    line: int  # that it begins on, from 1
    id: str
    event: str
    related: tuple[str, ...]  # the events that its relations name
    attributed_to: str | None  # whom the source cites for it
    is_usual: bool  # of the canonical form, with evidence as it mostly is


_outline = maker_of(ClaimOutline)


def claims_in_brief(text: str, head: Head) -> Iterator[ClaimOutline]:
    """Yield the claims that stand below the head of a claims file.

    That the values are right is not looked at. Cost: some 2.5 microseconds a claim of the canonical form.
    Raises NotCanonical: they can only be read all together, or one has no id or event.
    """
    for part in written_in(text, head.end, head.line, CLAIMS_IN_BRIEF):
        start, end, line, match, _ = part
        if match is None:
            yield from _others_in_brief(part, text)
            continue
        name, event, first, more, quote, at, to, listed, how = match.groups()
        related = (first,) if first is not None else ()
        if more or listed:
            related = (*related, *[found["event"] for found in relation().finditer(more or listed)])
        cited = _cited(how) if how else None
        yield _outline((start, end, line, name, event, related, cited, is_usual_evidence(quote, at, to)))


def claims_alone(texts: Iterable[tuple[str, int, int]], reading: Reading) -> list[Claim]:
    """Return claims, each read from its own text, the line that this begins on, and whether it is usual.

    All as their outlines say. `reading` names the file and the source; what is wrong is reported there.
    Raises NotCanonical: a text is not what an outline names.
    """
    found: list[Claim] = []
    for text, line, is_usual in texts:
        claim = usual_claim(values().match(text), line, reading) if is_usual else None
        if claim is not None:
            found.append(claim)
        else:
            found.extend(claims_of(list(written_in(text, 0, line)), text, reading))
    return found


def _cited(how: str) -> str | None:
    """Return the value of the key `attributed_to`; one that stands twice is wrong, and either will do."""
    if "attributed_to" not in how:
        return None
    return next((text_of_value(text) for key, text in VALUE.findall(how) if key == "attributed_to"), None)


def _others_in_brief(part: Written, text: str) -> Iterator[ClaimOutline]:
    for start, end, line, node in _apart(part, text):
        values = dict(_values(node))
        relations = values.get("relations")
        related = [_values(one) for one in relations.value] if isinstance(relations, SequenceNode) else []
        named = (value for pairs in related for key, value in pairs if key == "event")
        name, event = _scalar(values.get("id")), _scalar(values.get("event"))
        if not name or not event:
            raise NotCanonical
        others = tuple(other for value in named if (other := _scalar(value)) is not None)
        yield ClaimOutline(start, end, line, name, event, others, _scalar(values.get("attributed_to")), is_usual=False)


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
