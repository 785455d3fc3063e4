"""JSON lines: one claim a line, keys as in a claims file; also a JSON list of such objects, or one with a list in it.

Objects may stand over several lines: each is cited at the line where it begins.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from timeline.extraction.importing.json_claims import JsonClaims
from timeline.extraction.importing.rows import (
    ONE_SOURCE,
    ImportedClaim,
    ImportedText,
    ImportOptions,
    Kind,
    Refused,
    Remark,
)

LISTS: Final = ("claims", "events", "items", "data", "results")  # of one object that holds them all
COMPUTED: Final = "windows, statuses and conflicts, which are computed from claims"
_SPACE: Final = re.compile(r"[\s\ufeff]*")
_BETWEEN: Final = re.compile(r"[\s,]*")
_NO_CONSTANTS: Final = "is no value that a claim can have; write it in quotes"


def read_text(text: str, options: ImportOptions) -> ImportedText:
    """Return a claim for each object; keys that no claim has are told, once each with how many have them."""
    told: list[Remark] = []
    reader = JsonClaims(options)
    sources: dict[str, Mapping[str, Any]] = {}
    claims: list[ImportedClaim] = []
    for line, value in _objects(text, told, sources):
        try:
            claims.append(reader.claim(line, _mapping(value), told))
        except Refused as error:
            told.append(error.remark(line))
    for key, (line, times) in reader.unknown.items():
        wrong = f"no claim has such a key; to keep it: --column attributes.{key}={key}"
        told.append(Remark(kind=Kind.LEFT_OUT, line=line, column=key, text=wrong, times=times))
    if not claims and not told:
        told.append(Remark(kind=Kind.REFUSED, text="there are no objects; see that the file is JSON"))
    return ImportedText(claims=tuple(claims), remarks=tuple(told), sources=sources)


def _objects(text: str, told: list[Remark], sources: dict[str, Mapping[str, Any]]) -> Iterator[tuple[int, Any]]:
    """Yield the values with their lines, of a list as of lines; of an object that holds a list, those of that list."""
    start = _end_of(_SPACE, text, 0)
    if text[start : start + 1] == "[":
        yield from _in_list(text, start + 1, 1 + text.count("\n", 0, start), told)
        return
    whole = _whole_object(text, start)
    if whole is None:
        yield from _lines(text, told)
        return
    key = next((name for name in LISTS if isinstance(whole.get(name), list)), None)
    if isinstance(whole.get("source"), Mapping):
        sources[ONE_SOURCE] = whole["source"]
    if key == "events" and "version" in whole:
        yield from _reconciled(text, whole[key], told)
        return
    if key is None:
        yield 1 + text.count("\n", 0, start), whole
        return
    found = re.compile(rf'"{key}"\s*:\s*\[').search(text, start)
    yield from _in_list(text, found.end(), 1 + text.count("\n", 0, found.end()), told) if found else ()


def _reconciled(text: str, events: list[Any], told: list[Remark]) -> Iterator[tuple[int, Any]]:
    """Yield the events that `reconcile --format json` wrote, each as one claim; the computed rest is left out."""
    told.append(Remark(kind=Kind.LEFT_OUT, text=COMPUTED))
    line, place = 1, 0
    for event in events:
        name = event.get("id") if isinstance(event, Mapping) else None
        found = text.find(f'"id": {json.dumps(name, ensure_ascii=False)}', place)
        line, place = (line + text.count("\n", place, found), found) if found >= 0 else (line, place)
        keys = {"id": "event", "title": "title", "edtf": "when"}
        plan = {"report": "plan"} if isinstance(event, Mapping) and event.get("planned") else {}
        yield line, {keys[key]: each for key, each in event.items() if key in keys} | plan if name else event


def _lines(text: str, told: list[Remark]) -> Iterator[tuple[int, Any]]:
    """Yield the values of lines, each one value; a line that is none is refused alone."""
    for line, each in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        if not each.strip("\ufeff \t"):
            continue
        try:
            yield line, json.loads(each.lstrip("\ufeff"), parse_constant=_no_constant)
        except (ValueError, RecursionError) as error:
            told.append(_not_json(error, line))


def _in_list(text: str, place: int, line: int, told: list[Remark]) -> Iterator[tuple[int, Any]]:
    """Yield the values of a list, from behind its bracket on; nothing behind a value that is no JSON can be read."""
    decoder = json.JSONDecoder(parse_constant=_no_constant)
    while True:
        start = _end_of(_BETWEEN, text, place)
        line += text.count("\n", place, start)
        if text[start : start + 1] == "]":
            return
        try:
            value, place = decoder.raw_decode(text, start)
        except (ValueError, RecursionError) as error:
            wrong = text.count("\n", 0, error.pos) + 1 if isinstance(error, json.JSONDecodeError) else line
            told.append(_not_json(error, wrong, "; what follows could not be read"))
            return
        yield line, value
        line += text.count("\n", start, place)


def _whole_object(text: str, start: int) -> dict[str, Any] | None:
    """Return the one object that a text is; None: it is lines."""
    try:
        value, end = json.JSONDecoder(parse_constant=_no_constant).raw_decode(text, start)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) and not text[end:].strip() and _is_one(value, text) else None


def _is_one(value: dict[str, Any], text: str) -> bool:
    return "\n" in text.strip() or any(isinstance(value.get(name), list) for name in LISTS)


def _mapping(value: Any) -> Mapping[str, Any]:
    if isinstance(value, Mapping):
        return value
    raise Refused('this is no object; write one as {"event": …, "when": …}')


def _end_of(pattern: re.Pattern[str], text: str, place: int) -> int:
    found = pattern.match(text, place)
    return found.end() if found else place


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} {_NO_CONSTANTS}")


def _not_json(error: Exception, line: int, more: str = "") -> Remark:
    if isinstance(error, json.JSONDecodeError):
        told = f"not JSON: {error.msg.lower()} (column {error.colno}){more}; write one object a line"
    elif isinstance(error, RecursionError):
        told = f"too deep to be a claim{more}; write one object a line"
    else:
        told = f"{error}{more}"
    return Remark(kind=Kind.REFUSED, line=line, text=told)
