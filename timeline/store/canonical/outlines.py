"""Claims in brief: where each stands in its file and of which events it speaks, long before its values are read."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice
from typing import Final, NamedTuple

from timeline.model.claim import Claim
from timeline.store.canonical.claims import claims_of, is_usual_evidence, usual_claim
from timeline.store.canonical.grammar import CLAIMS, CLAIMS_IN_BRIEF, VALUE, relation, text_of_value, values
from timeline.store.canonical.written import Head, NotCanonical, Written, written_in
from timeline.store.nodes import MappingNode, Node, ScalarNode, SequenceNode, is_absent
from timeline.store.reading import Reading

AT_ONCE: Final = 250  # claims: enough that what is done once for all of them costs little


class ClaimOutline(NamedTuple):
    """What the text of a claim is, and of which events it speaks."""

    text: str  # up to where the next begins
    line: int  # that it begins on, from 1
    id: str
    event: str
    related: tuple[str, ...]  # the events that its relations name
    attributed_to: str | None  # whom the source cites for it
    is_usual: bool  # of the canonical form, with evidence as it mostly is


class ClaimOutlines(NamedTuple):
    """The same of several claims, one behind the other, in columns: so they are told in half the time."""

    texts: Sequence[str]
    lines: Sequence[int]
    ids: Sequence[str]
    events: Sequence[str]
    related: Sequence[tuple[str, ...]]
    attributed_to: Sequence[str | None]
    are_usual: Sequence[bool]

    @classmethod
    def of(cls, claims: Iterable[ClaimOutline]) -> "ClaimOutlines":
        """Return some claims, one at least, in columns."""
        return cls(*zip(*claims, strict=True))


def claims_in_brief(text: str, head: Head, at_once: int = AT_ONCE) -> Iterator[ClaimOutlines]:
    """Yield the claims that stand below the head of a claims file, without a gap; some at once.

    That the values are right is not looked at. Cost: some 2 microseconds a claim of the canonical form.
    Raises NotCanonical: they can only be read all together, or one has no id or event.
    """
    start, line = head.end, head.line
    found = CLAIMS_IN_BRIEF.member.finditer(text, start)
    while start < len(text):
        matches = list(islice(found, at_once))
        texts = [match[0] for match in matches]
        stop = matches[-1].end() if matches else len(text)
        if start + sum(map(len, texts)) == stop:
            yield _in_columns(matches, texts, line)
        else:  # something else stands before them, or between two
            for part in written_in(text, start, line, CLAIMS_IN_BRIEF, stop):
                yield _in_columns([part.match], [part.match[0]], part.line) if part.match else _others(part, text)
        line += text.count("\n", start, stop)
        start = stop


def _in_columns(matches: Sequence[re.Match[str]], texts: Sequence[str], line: int) -> ClaimOutlines:
    """Return canonical claims in brief, the first of which begins on a line."""
    columns = zip(*[match.groups() for match in matches], strict=True)
    ids, events, firsts, more, quotes, at, to, listed, how = columns
    return ClaimOutlines(
        texts,
        list(accumulate([text.count("\n") for text in texts[:-1]], initial=line)),
        ids,
        events,
        [_related(*each) if any(each) else () for each in zip(firsts, more, listed, strict=True)],
        [_cited(each) if each else None for each in how],
        list(map(is_usual_evidence, quotes, at, to)),
    )


def _related(first: str | None, more: str | None, listed: str | None) -> tuple[str, ...]:
    """Return the events that the relations of a claim name."""
    related = (first,) if first is not None else ()
    if more or listed:
        return (*related, *[found["event"] for found in relation().finditer(more or listed or "")])
    return related


def claims_alone(texts: Iterable[tuple[str, int, int]], reading: Reading) -> list[Claim]:
    """Return claims, each read from its own text, the line that this begins on, and whether it is usual.

    All as their outlines say. `reading` names the file and the source; what is wrong is reported there.
    Raises NotCanonical: a text is not what an outline names.
    """
    found: list[Claim] = []
    match_values = values().match
    for text, line, is_usual in texts:
        match = match_values(text) if is_usual else None
        claim = None if match is None else usual_claim(match, match.groups(), line, reading)
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


def _others(part: Written, text: str) -> ClaimOutlines:
    """Return claims in brief that are not canonical."""
    return ClaimOutlines.of(_other(text[start:end], line, node) for start, end, line, node in _apart(part, text))


def _other(text: str, line: int, node: Node) -> ClaimOutline:
    values = dict(_values(node))
    relations = values.get("relations")
    related = [_values(one) for one in relations.value] if isinstance(relations, SequenceNode) else []
    named = (value for pairs in related for key, value in pairs if key == "event")
    name, event = _scalar(values.get("id")), _scalar(values.get("event"))
    if not name or not event:
        raise NotCanonical
    others = tuple(other for value in named if (other := _scalar(value)) is not None)
    return ClaimOutline(text, line, name, event, others, _scalar(values.get("attributed_to")), is_usual=False)


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
