"""Ids of the claims of one source: those of the file, else made of the event's, and the same at every import."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, count
from typing import Any, Final

from timeline.api.imported.naming import id_from, is_id

Values = dict[str, Any]
MEANING: Final = ("when", "start", "end", "duration", "relations", "attributes", "report", "attributed_to", "note")


def give_ids(claims: Sequence[Values], old: Sequence[Values], taken: set[str], source: str) -> dict[str, str]:
    """Fill in `id` of each claim (values as in a claims file); return the ids of the file that had to change.

    A claim without an id is called like its event. Of several on one event each keeps the id that the same claim has in
    `old`, then that of an old one that is gone; new ones are numbered. `taken` are ids that other files use.
    """
    used, changed = set(taken), _own_ids(claims, taken, source)
    used |= {claim["id"] for claim in claims if claim.get("id")}
    before = defaultdict(list)
    for each in old:
        if each["id"] not in used:
            before[each["event"]].append(each)
    groups = defaultdict(list)
    for claim in claims:
        if not claim.get("id"):
            groups[claim["event"]].append(claim)
    for event, group in groups.items():
        _of_event(event, group, before.get(event, ()), used)
    return changed


def _own_ids(claims: Sequence[Values], taken: set[str], source: str) -> dict[str, str]:
    """Make the ids that the file gives valid, and each one claim's alone."""
    used, changed = set(taken), {}
    free: dict[str, Iterator[str]] = {}  # names like those that are taken
    for claim in claims:
        name = claim.get("id")
        if not name:
            continue
        found = name.removeprefix(f"{source}/")
        found = found if is_id(found) else id_from(found, "claim")
        if found in used:
            found = next(free.setdefault(found, _free_names(found, used)))
        used.add(found)
        claim["id"] = found
        if found != name.removeprefix(f"{source}/"):
            changed[name] = found
    return changed


def _of_event(event: str, group: Sequence[Values], before: Sequence[Values], used: set[str]) -> None:
    base = event if is_id(event) else id_from(event, "claim")
    mine = [each for each in before if _is_called(each["id"], base)]
    if len(group) > 1 or len(mine) > 1:
        _keep_same(group, mine, used)
    gone = [each["id"] for each in mine if each["id"] not in used]
    names = chain(gone, _free_names(base, used))
    for claim in group:
        if not claim.get("id"):
            claim["id"] = next(names)
            used.add(claim["id"])


def _is_called(name: str, base: str) -> bool:
    """Whether an id is made of another: the same, or numbered."""
    number = name.removeprefix(f"{base}-")
    return name == base or (number != name and number.isdecimal())


def _keep_same(group: Sequence[Values], before: Sequence[Values], used: set[str]) -> None:
    """Give each claim the id of an old one that says the same."""
    ids = defaultdict(list)
    for each in before:
        ids[_meaning(each)].append(each["id"])
    for claim in group:
        same = ids.get(_meaning(claim))
        if same:
            claim["id"] = same.pop(0)
            used.add(claim["id"])


def _meaning(claim: Mapping[str, Any]) -> str:
    quote = (claim.get("evidence") or {}).get("quote")
    return repr((quote, *(claim.get(key) for key in MEANING)))


def _free_names(base: str, used: set[str]) -> Iterator[str]:
    """Yield the names made of one that are free when they are asked for: the name itself, then numbered ones."""
    if base not in used:
        yield base
    yield from (name for number in count(2) if (name := f"{base}-{number}") not in used)
