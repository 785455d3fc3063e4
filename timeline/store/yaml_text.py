"""Values as YAML text that people like to read: one form for one value, lines of about 120 characters.

The writer is the mirror of `nodes`: what it writes reads back as the same text. Plain where no reader could stumble,
else in double quotes; long prose as a folded block.
"""

import re
from collections.abc import Mapping, Sequence

LINE_WIDTH = 120
LONGEST_KEY = 1_024  # characters; that a longer one is a key is to be said before it

Value = str | int | Sequence["Value"] | Mapping[str, "Value"]

_PLAIN_IN_FLOW = re.compile(r"-?[^\W_](?:[\w./+~-]|:(?=[0-9]))*")
_PLAIN_IN_BLOCK = re.compile(r"-?[^\W_](?:[\w./+~?%,;()'\"!&=*<>’“”–—-]|:(?=[^\s])| (?=[^\s#]))*")
_ONE_SPACE_PROSE = re.compile(r"[^\s#&*!|>'\"%@`{}\[\],?:-]\S*(?: \S+)*")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_NOT_PLAIN = frozenset({"null"})


def scalar(text: str, plain: re.Pattern[str] = _PLAIN_IN_FLOW) -> str:
    """Return text as a YAML scalar in one line, plain where it looks like `plain`."""
    if plain.fullmatch(text) and text not in _NOT_PLAIN:
        return text
    return '"' + "".join(map(_escaped, text)) + '"'


def flow(value: Value) -> str:
    """Return a value in one line: `{quote: "On March 30", at: [1, 9]}`."""
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(label + flow(part) for label, part in _members(value)) + "}"
    return "[" + ", ".join(map(flow, value)) + "]"


def key_lines(key: str, value: Value, indent: int) -> list[str]:
    """Return `key: value` at an indent; collections in flow style, wrapped between their members, long prose folded."""
    pad = " " * indent
    start = pad + _label(key, f"\n{pad}: ")
    line = start + (scalar(value, _PLAIN_IN_BLOCK) if isinstance(value, str) else flow(value))
    if len(line) <= LINE_WIDTH or isinstance(value, int):
        return [line]
    if isinstance(value, str):
        return _folded(start, value, indent) if _is_prose(value) else [line]
    return _wrapped(start, value)


def item_lines(value: Value, indent: int) -> list[str]:
    """Return `- value` at an indent, in flow style, wrapped between its members."""
    start = f"{' ' * indent}- "
    line = start + flow(value)
    if len(line) <= LINE_WIDTH or isinstance(value, str | int):
        return [line]
    return _wrapped(start, value)


def comment_lines(text: str) -> list[str]:
    """Return text as comment lines; nothing for no text."""
    lines = text.removesuffix("\n").split("\n") if text else []
    return [f"# {''.join(c if c.isprintable() else _escaped(c) for c in line)}".rstrip() for line in lines]


def _wrapped(start: str, value: Mapping[str, Value] | Sequence[Value]) -> list[str]:
    """Return a collection in flow style over several lines, each as full as it gets, aligned behind the bracket."""
    left, right = "{}" if isinstance(value, Mapping) else "[]"
    lines = [start + left]
    for label, part in _members(value):
        member = label + flow(part)
        if lines[-1] != start + left:
            lines[-1] += ","
            room = LINE_WIDTH - len(lines[-1]) - len(", ")
            lines[-1:] = [f"{lines[-1]} "] if len(member) <= room else [lines[-1], " " * (len(start) + 1)]
        if isinstance(part, str | int) or len(lines[-1]) + len(member) < LINE_WIDTH:
            lines[-1] += member
        else:
            lines[-1:] = _wrapped(lines[-1] + label, part)
    lines[-1] += right
    return lines


def _members(value: Mapping[str, Value] | Sequence[Value]) -> list[tuple[str, Value]]:
    if isinstance(value, Mapping):
        return [(_label(key, ": "), part) for key, part in value.items()]
    return [("", part) for part in value]


def _label(key: str, behind_long: str) -> str:
    """Return a key with the colon behind it; `behind_long` is what stands for that behind a long one."""
    text = scalar(key)
    return f"{text}: " if len(text) <= LONGEST_KEY else f"? {text}{behind_long}"


def _is_prose(text: str) -> bool:
    return text.isprintable() and bool(_ONE_SPACE_PROSE.fullmatch(text))


def _folded(start: str, text: str, indent: int) -> list[str]:
    """Return prose as a folded block: each line break reads back as the one space that it replaces."""
    lines = [start + ">-"]
    room = LINE_WIDTH - indent - 2
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > room:
            lines.append(" " * (indent + 2) + line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, " " * (indent + 2) + line]


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
