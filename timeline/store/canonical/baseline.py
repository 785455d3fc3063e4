"""A baseline of the canonical form: the digests of a million claims, read without nodes."""

import re
from dataclasses import replace
from types import MappingProxyType

from timeline.model.decisions import Baseline
from timeline.store import tables
from timeline.store.canonical.grammar import ATOM, KEY, NEXT, text_of_atom
from timeline.store.canonical.written import head_before
from timeline.store.reading import Reading

_KEY = re.compile(r"^seen:\n(?=  )", re.MULTILINE)
_PAIR = rf"{KEY}: {ATOM}"
_SOURCE = rf"  ({KEY}): \{{({_PAIR}(?:{NEXT}{_PAIR})*+)\}}\n"
_KEY_AND_VALUE = rf"({ATOM}): ({ATOM})"


def read_baseline(reading: Reading) -> Baseline | None:
    """Return the baseline that is being read; None: it can only be read from nodes, and nothing was reported.

    Raises LeftOut: something is wrong before the claims that were seen, as reported. Cost: 2 microseconds a claim.
    """
    head = head_before(_KEY, "seen", reading.text)
    seen = _seen(reading.text, head.end) if head else None
    if head is None or seen is None:
        return None
    baseline = tables.BASELINE_FILE.read(head.root, reading)
    assert isinstance(baseline, Baseline)
    return replace(baseline, seen=MappingProxyType(seen))


def _seen(text: str, start: int) -> dict[str, str] | None:
    """Return the digests by full id; None: not all is canonical, or something stands twice."""
    found: dict[str, str] = {}
    count, sources = 0, set[str]()
    of_source, key_and_value = re.compile(_SOURCE), re.compile(_KEY_AND_VALUE)  # by a baseline alone, so not before
    while start < len(text):
        match = of_source.match(text, start)
        source = text_of_atom(match[1]) if match else ""
        if match is None or source in sources:
            return None
        sources.add(source)
        pairs = key_and_value.findall(match[2])
        found.update((f"{source}/{text_of_atom(claim)}", text_of_atom(digest)) for claim, digest in pairs)
        count, start = count + len(pairs), match.end()
    return found if len(found) == count else None
