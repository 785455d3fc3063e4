"""What people decided (resolutions) and what is known but not yet decided (the baseline)."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from timeline.model.dataclass import dataclass
from timeline.model.event import Event
from timeline.model.location import Location


class Action(StrEnum):
    """What a resolution does."""

    SET_ASIDE = "set-aside"  # the named claims lose
    ACCEPT = "accept"  # the conflict stands and is known to stand
    SPLIT = "split"  # the named claims speak of another event


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """Two events that were taken for one: the named claims speak of the other one, all others stay with the first."""

    event: str  # of which the claims spoke
    into: str  # of which they speak; an event of that id is there even where events.yaml has none
    claims: tuple[str, ...]  # full ids


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """A person's recorded decision about one conflict."""

    fingerprint: str
    action: Action
    reason: str
    by: str
    date: str  # ISO date
    location: Location
    set_aside: tuple[str, ...] = ()  # claims, or claims with a key: `a/b`, `a/b#relations[0]`
    split: Split | None = None
    claims: Mapping[str, str]  # the claims it knew, each with its digest
    expires: str | None = None  # ISO date
    note: str | None = None  # for whoever reads the file


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineEntry:
    """One known conflict: debt, not judgement."""

    fingerprint: str
    claims: Mapping[str, str]  # the claims it knew, each with its digest
    location: Location
    summary: str | None = None  # for the reader of the file; never compared


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """Known conflicts, and the claims that were there when they were listed."""

    entries: tuple[BaselineEntry, ...] = ()
    seen: Mapping[str, str]  # every claim of the store then, with its digest: what is not here is new
    location: Location


def listed_claims(decision: Resolution | BaselineEntry) -> Iterator[str]:
    """Yield the claims that a decision, or a known conflict, speaks of, by their full ids; some more than once."""
    yield from decision.claims
    if isinstance(decision, Resolution):
        yield from (name.partition("#")[0] for name in decision.set_aside)
        yield from decision.split.claims if decision.split else ()


def events_split_off(resolutions: Iterable[Resolution], events: Mapping[str, Event]) -> dict[str, Event]:
    """Return the events that splits name and that `events` does not have, by id.

    Such an event has the title and the tags of the one it was split from, and nothing that binds it in time.
    """
    found: dict[str, Event] = {}
    for resolution in resolutions:
        split = resolution.split
        if split is not None and split.into not in events and split.into not in found:
            whole = events.get(split.event) or found.get(split.event)
            found[split.into] = Event(
                id=split.into,
                title=f"{whole.title if whole else split.into} (split from {split.event})",
                location=resolution.location,
                tags=whole.tags if whole else (),
                split_from=split.event,
            )
    return found
