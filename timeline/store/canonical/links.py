"""A record of links of the canonical form: nothing is wrong in it, seen without nodes.

Every command loads the store, and none but `match --undo` needs all that was linked: which event became which is all
that loading asks.
"""

import re
from datetime import date

from timeline.model.link import Linked
from timeline.model.location import Location
from timeline.store.canonical.grammar import ATOM, IGNORED, NEXT, QUOTED, RARE
from timeline.store.reading import Reading

_ID = r"(?!null\n)[a-z0-9][a-z0-9._-]*+"
_NUMBER = "[0-9]{1,15}"
_TEXT = r'"(?!~?")[^"\\\x00-\x1f\x7f-\xa0]*+(?:\\["\\nrt][^"\\\x00-\x1f\x7f-\xa0]*+)*+"'
_NAME = rf"(?:{QUOTED}|(?!null\n)[^\W_][\w.-]*+(?: [^\W_][\w.-]*+)*+)"
_REMOVED = rf"  removed:\n    file: {ATOM}\n(?:    after: {ATOM}\n)?+    lines: {_NUMBER}\n    text: {_TEXT}\n"
_CHANGE = rf"    - \{{file: {ATOM}{NEXT}key: {ATOM}(?:{NEXT}was: {ATOM})?{NEXT}now: {ATOM}\}}\n"
_LINK = (
    rf"- event: (?P<event>{_ID})\n  into: (?!(?P=event)\n)(?P<into>{_ID})\n"
    rf"(?:  score: (?:100|[0-9]{{1,2}})\n)?+  by: {_NAME}\n"
    rf"  date: (?P<date>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})\n(?:{_REMOVED})?+(?:  changes:\n(?:{_CHANGE})++)?+{IGNORED}"
)


def read_links(reading: Reading) -> tuple[Linked, ...] | None:
    """Return the links of a text that is canonical; None: it must be read from nodes.

    Cost: a microsecond a line.
    """
    text = reading.text
    if any(character in text for character in RARE):
        return None
    start, link = re.compile(IGNORED).match(text), re.compile(_LINK)  # by a record of links alone, so not before
    place = start.end() if start else 0
    line, found_so_far = 1 + text.count("\n", 0, place), []
    while place < len(text):
        found = link.match(text, place)
        if found is None or not _is_day(found["date"]):
            return None
        found_so_far.append(Linked(found["event"], found["into"], Location(reading.file, line, 3)))
        line += found[0].count("\n")
        place = found.end()
    return tuple(found_so_far)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
