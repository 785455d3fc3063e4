"""Where each claim, or event, stands in the text of its file, and what is to be read by PyYAML instead."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from timeline.model.made import maker_of
from timeline.store.canonical.grammar import CLAIMS, IGNORED, RARE, Form
from timeline.store.nodes import MappingNode, Node, NotYaml, ScalarNode, SequenceNode, compose
from timeline.store.reading import Reading

_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\xa0]")  # other line breaks among them
_HEAD_END = re.compile(rf"^claims:\n{IGNORED}(?=  - )", re.MULTILINE)
_IGNORED = re.compile(IGNORED)
_ANCHOR = re.compile(r"[\s\[{,:][&*]")  # an anchor or an alias: what it names may stand elsewhere in the file
_DIRECTIVE = re.compile(r"^%", re.MULTILINE)


class NotCanonical(Exception):
    """The text, or some of it, is not of the form that can be read claim by claim."""


class Written(NamedTuple):
    """Where a claim stands in a text; claims that are not canonical stand together."""

    start: int  # offset of its first character
    end: int  # of the first character behind it; comments between two claims belong to the first
    line: int  # that `start` is on, from 1
    match: re.Match[str] | None  # None: not canonical
    nodes: SequenceNode | None  # of what is not canonical


_written = maker_of(Written)


class Head(NamedTuple):
    """What stands in a claims file before its claims, or in a baseline before what was seen."""

    end: int  # offset of the first claim
    line: int  # of the first claim, from 1
    root: MappingNode  # the outermost mapping, whose last key is `claims`, of nothing


def head_of(text: str) -> Head | None:
    """Return the head of a claims file; None: its claims cannot be read apart from each other."""
    return head_before(_HEAD_END, "claims", text)


def head_before(end: re.Pattern[str], key: str, text: str) -> Head | None:
    """Return the head of a file, which ends with a key on a line of its own; None: it has none that is plain to see."""
    found = None if has_rare_characters(text) else end.search(text)
    if found is None or any(wrong.search(text, 0, found.end()) for wrong in (_UNSAFE, _DIRECTIVE)):
        return None
    try:
        root = compose(text[: found.end()])
    except NotYaml:
        return None
    if not isinstance(root, MappingNode) or not _ends_with(key, root, text.count("\n", 0, found.start())):
        return None
    return Head(found.end(), 1 + text.count("\n", 0, found.end()), root)


def start_of_list(text: str) -> int:
    """Return where the comments at the beginning of a file of events end."""
    found = _IGNORED.match(text)
    return found.end() if found else 0


def has_rare_characters(text: str) -> bool:
    """Whether a text has characters that the grammar does not look for; then it is not canonical."""
    return any(character in text for character in RARE)


def written_in(
    text: str, start: int = 0, line: int = 1, form: Form = CLAIMS, end: int | None = None
) -> Iterator[Written]:
    """Yield the claims, or events, that stand in a text from `start`, which is on that line of its file, up to `end`.

    Raises NotCanonical where it cannot be told what is one claim and what the next.
    Cost: 2 microseconds for a canonical one, about a hundred for another.
    """
    end = len(text) if end is None else end
    for match in form.member.finditer(text, start, end):
        begin, stop = match.span()
        if begin != start:
            yield _others(text, start, begin, line, form)
            line += text.count("\n", start, begin)
        yield _written((begin, stop, line, match, None))
        line += text.count("\n", begin, stop)
        start = stop
    if start < end:
        yield _others(text, start, end, line, form)


def _others(text: str, start: int, end: int, line: int, form: Form) -> Written:
    """Return what stands between canonical claims. Raises NotCanonical: it is not what it would be by itself."""
    others = text[start:end]
    if any(wrong.search(others) for wrong in (_UNSAFE, _ANCHOR, form.outside)):
        raise NotCanonical
    return Written(start, end, line, None, composed(others, form))


def composed(text: str, form: Form = CLAIMS) -> SequenceNode:
    """Return the list that a part of a file is, read below the line that it needs above; raises NotCanonical.

    The part alone is what it is in its file: nothing before it is open, it closes all that it opens, no line of it is
    outside the list, and it shares no anchor with the rest. The last two are for the caller to see to.
    """
    try:
        root = compose(form.above + text)
    except NotYaml as error:
        raise NotCanonical from error
    found = root.value[0][1] if form.above and isinstance(root, MappingNode) and len(root.value) == 1 else root
    if not isinstance(found, SequenceNode) or found.flow_style or found.start_mark.column != form.indent:
        raise NotCanonical
    return found


def reading_of(part: Written, text: str, reading: Reading, form: Form = CLAIMS) -> Reading:
    """Return the reading of a part of a text that was composed by itself; findings go to the whole."""
    return Reading(
        reading.file,
        text=form.above + text[part.start : part.end],
        source=reading.source,
        findings=reading.findings,
        names=reading.names,
        lines_before=part.line - 1 - form.above.count("\n"),
    )


def _ends_with(name: str, root: MappingNode, line: int) -> bool:
    """Whether a key, of nothing, stands last in a mapping, on that line, counted from 0, and only there."""
    named = [key for key, _ in root.value if key.value == name]
    last, value = root.value[-1]
    is_last = named == [last] and last.start_mark.line == line
    return is_last and not root.flow_style and _is_empty(value)


def _is_empty(node: Node) -> bool:
    return isinstance(node, ScalarNode) and not node.value and not node.style
