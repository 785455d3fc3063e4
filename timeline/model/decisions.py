"""What people decided (resolutions) and what is known but not yet decided (the baseline)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from timeline.model.location import Location


class Action(StrEnum):
    """What a resolution does."""

    SET_ASIDE = "set-aside"  # the named claims lose
    ACCEPT = "accept"  # the conflict stands and is known to stand


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
    claims: Mapping[str, str]  # the claims it knew, each with its digest
    expires: str | None = None  # ISO date


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
