"""The one form in which the tool writes claims and events: its grammar, read with patterns, a hundred times as fast.

A claims file of this form is a head (comments, the source, `claims:`) and then claims, each beginning with `  - ` and
all of its lines indented; a file of events is the same without head and indent. Which text stands where is then plain
to see, and each claim can be read alone. What the patterns accept is YAML that means just that; what they do not is
handed to PyYAML: claim by claim where a claim's lines are YAML by themselves, else the whole file.
"""

import re
from dataclasses import replace
from functools import cache, cached_property

from timeline.model.dataclass import dataclass

# No control characters, and of the line breaks of YAML, which are more than Python's `splitlines` knows, none; the rare
# ones beyond Latin-1 would make these patterns thirty times as slow to compile, and are looked for before.
RARE = "\u2028\u2029\ufeff\ufffe\uffff"
_UNSAFE = r"\x00-\x1f\x7f-\xa0"
_LINE = rf"[^{_UNSAFE}]*+"
_INNER = rf'[^"\\{_UNSAFE}]*+'  # of a quoted text, between its escapes
# Plain where `yaml_text` writes it plain; never a bare `null`, never empty or "~": those mean "not given".
WORD = r"(?!null\b)-?[^\W_][\w./+~-]*+"
QUOTED = rf'"(?!~?"){_INNER}(?:\\["\\]{_INNER})*+"'  # of the escapes, those of quotes and backslashes
ATOM = rf"(?:{QUOTED}|{WORD})"
KEY = rf"(?!.{{1025}}){ATOM}"  # of a mapping: YAML takes no longer one, and what stands on a short line is none
IGNORED = rf"(?: *(?:#{_LINE})?\n)*+"  # comments and empty lines
_ID = r"(?!null\n)[a-z0-9][a-z0-9._-]*+"
_ID_IN_FLOW = r"(?!null\b)[a-z0-9][a-z0-9._-]*+"
_DATE = r'(?:"(?!~")[!#-\[\]-~]++"|-?[0-9Y](?:[\w.~%?/+-]|:(?=[0-9]))*+)'
NEXT = r",(?: |\n {6,})"  # between the members of a flow collection: one space, or the next line
_PROSE = r"(?!null\n)-?[^\W_](?:[\w./+~?%,;()'\"!&=*<>’“”–—-]|:(?=\S)| (?=[^\s#]))*+"
_FOLDED = rf">-\n(?: {{6}}(?=[^ \n]){_LINE}\n)++(?=\n*(?:    [a-z]|  - |\Z))"  # what is behind it is no part of it
_PROSE_IN_FLOW = rf"{WORD}(?: -?[^\W_][\w./+~-]*+)*+"
_LIST = rf"\[{ATOM}(?:{NEXT}{ATOM})*+\]"

_RELATION = (
    rf"\{{type: (?P<type>[a-z_]++){NEXT}event: (?P<event>{_ID_IN_FLOW})"
    rf"(?:{NEXT}gap: (?P<gap>{ATOM}))?(?:{NEXT}within: (?P<within>{ATOM}))?"
    rf"(?:{NEXT}from: (?P<from>[a-z]++))?(?:{NEXT}to: (?P<to>[a-z]++))?"
    rf"(?:{NEXT}quote: (?P<quote>{ATOM}))?\}}"
)
_UNNAMED_RELATION = re.sub(r"\?P<\w+>", "?:", _RELATION)
_FIRST_RELATION = re.sub(r"\?P<(?!event)\w+>", "?:", _RELATION).replace("?P<event>", "?P<first_event>")
_ATTRIBUTE = rf"{KEY}: (?:{ATOM}|{_LIST})"
_AT = r"\[(?P<first>[0-9]{1,15}), (?P<last>[0-9]{1,15})\]"
_SPAN = "calendar|zone|duration|weekday"
_HOW = "attributed_to|basis|read|report|note|card"

_ESCAPE = re.compile(r"\\(.)")
VALUE = re.compile(r"^    ([a-z_]+): (>-(?:\n {6}[^\n]*)++|[^\n]*+)", re.MULTILINE)  # of a key on lines of its own
_CLAIM = (
    rf"  - id: (?P<id>{_ID})\n"
    rf"    event: (?P<event>{_ID})\n"
    rf"(?:    relations: (?P<in_line>\[{_FIRST_RELATION}(?P<more>(?:{NEXT}{_UNNAMED_RELATION})*+)\])\n)?+"
    rf"(?:    when: (?P<when>{_DATE})\n)?+"
    rf"(?:    start: (?P<start>{_DATE})\n)?+"
    rf"(?:    end: (?P<end>{_DATE})\n)?+"
    rf"(?P<span>(?:    (?:{_SPAN}): {ATOM}\n)*+)"
    rf"(?:    evidence: \{{quote: (?P<quote>{ATOM})(?:{NEXT}at: {_AT})?+\}}\n)?+"
    rf"(?:    relations:\n(?P<listed>(?:      - {_UNNAMED_RELATION}\n)++))?+"
    rf"(?:    attributes: (?P<attributes>\{{{_ATTRIBUTE}(?:{NEXT}{_ATTRIBUTE})*+\}})\n)?+"
    rf"(?P<how>(?:    (?:{_HOW}): (?:{_FOLDED}|(?:{QUOTED}|{_PROSE})\n))*+)"
    rf"{IGNORED}(?=  - |\Z)"
)
_BRIEF = "id|event|first_event|more|quote|first|last|listed|how"  # what an outline asks for; less is found faster
_CLAIM_IN_BRIEF = re.sub(rf"\?P<(?!(?:{_BRIEF})>)\w+>", "?:", _CLAIM)
# The values of a claim that is known to be canonical: that they are what they should be is not looked at again.
_FLOW = r".*(?:(?<=,)\n {6}.*)*+"
_VALUES = (
    r"  - id: (?P<id>.*)\n    event: (?P<event>.*)\n"
    rf"(?:    relations: (?P<in_line>{_FLOW})\n)?+"
    r"(?:    when: (?P<when>.*)\n)?+(?:    start: (?P<start>.*)\n)?+(?:    end: (?P<end>.*)\n)?+"
    rf"(?P<span>(?:    (?:{_SPAN}): .*\n)*+)"
    rf"(?:    evidence: {_FLOW}\n)?+"
    rf"(?:    relations:\n(?P<listed>(?:      - {_FLOW}\n)++))?+"
    rf"(?:    attributes: (?P<attributes>{_FLOW})\n)?+"
    rf"(?P<how>(?:    (?:{_HOW}): (?:>-(?:\n {{6}}.*)++|.*)\n)*+)"
)
_EVENT = (
    rf"- (?:\{{id: (?P<id>{_ID_IN_FLOW}), title: (?P<title>{QUOTED}|{_PROSE_IN_FLOW})"
    rf"(?:, part_of: (?P<part_of>{_ID_IN_FLOW}))?+(?:, instant: (?P<instant>true|false))?+"
    rf"(?:, tags: (?P<tags>{ATOM}|{_LIST}))?+(?:, note: (?P<note>{QUOTED}|{_PROSE_IN_FLOW}))?+\}}\n"
    rf"|id: (?P<own_id>{_ID})\n  title: (?P<own_title>{QUOTED}|{_PROSE})\n"
    rf"(?:  part_of: (?P<own_part_of>{_ID})\n)?+(?:  instant: (?P<own_instant>true|false)\n)?+"
    rf"(?:  tags: (?P<own_tags>{ATOM}|{_LIST})\n)?+(?:  note: (?P<own_note>{QUOTED}|{_PROSE})\n)?+)"
    rf"{IGNORED}(?=- |\Z)"
)


@dataclass(frozen=True)
class Form:
    """How the members of one kind of list are written."""

    pattern: str  # of a canonical member
    outside: re.Pattern[str]  # a line that is no part of such a list
    above: str  # the line that a part of the list needs above it to be what it is in its file
    indent: int

    @cached_property
    def member(self) -> re.Pattern[str]:
        """The pattern of a canonical member, which begins a line; compiled when asked for: that takes milliseconds."""
        return re.compile(f"^{self.pattern}", re.MULTILINE)


CLAIMS = Form(
    pattern=_CLAIM,
    outside=re.compile(r"^ ?[^ #\n]", re.MULTILINE),
    above="claims:\n",
    indent=2,
)
CLAIMS_IN_BRIEF = replace(CLAIMS, pattern=_CLAIM_IN_BRIEF)
EVENTS = Form(
    pattern=_EVENT,
    outside=re.compile(r"^(?:[^ #\n-]|-[^ \n])", re.MULTILINE),
    above="",
    indent=0,
)


@cache
def relation() -> re.Pattern[str]:
    """Return the pattern of one relation, its values named by their keys."""
    return re.compile(_RELATION)


@cache
def values() -> re.Pattern[str]:
    """Return the pattern of the values of a claim that is known to be canonical."""
    return re.compile(_VALUES)


def text_of_atom(atom: str) -> str:
    """Return the text that an atom stands for."""
    if atom[0] != '"':
        return atom
    return _ESCAPE.sub(r"\1", atom[1:-1]) if "\\" in atom else atom[1:-1]


def text_of_value(typed: str) -> str:
    """Return the text that the value of a key on lines of its own stands for."""
    if typed.startswith(">-\n"):
        return " ".join(line[6:] for line in typed.split("\n")[1:])
    return text_of_atom(typed)
