"""How each source speaks of an event: the one mark that a merged timeline gives it."""

from collections.abc import Iterable
from enum import StrEnum
from itertools import pairwise
from typing import Final

from timeline.model.edtf.date import EdtfDate
from timeline.reconciliation.result import ReconciledEvent

SHORTEST: Final = 6  # digits of a fingerprint as it is shown


class Voice(StrEnum):
    """What one source says of one event's time."""

    DAY = "says the day"
    WINDOW = "says a wider window, or only the order"
    SET_ASIDE = "set aside"
    NO_DATE = "tells of it without a time"
    SILENT = "silent"


def voice_of(event: ReconciledEvent, source: str) -> Voice:
    """Return how a source speaks of an event: what of its times was set aside first, then its most exact date."""
    claims = [claim for claim in event.claims if claim.source == source]
    if any(lost.statement.claim.source == source and _is_about_time(lost.statement.key) for lost in event.set_aside):
        return Voice.SET_ASIDE
    if any(_is_exact(date) for claim in claims for _, date in claim.dates):
        return Voice.DAY
    if any(claim.says_when for claim in claims):
        return Voice.WINDOW
    return Voice.NO_DATE if claims else Voice.SILENT


def short_fingerprints(fingerprints: Iterable[str]) -> dict[str, str]:
    """Return each fingerprint with its first digits: six, or as many as tell all of them apart."""
    full = sorted(set(fingerprints))
    longest = max(map(len, full), default=SHORTEST)
    alike = max((_alike(one, other) for one, other in pairwise(full)), default=0)
    digits = min(max(SHORTEST, alike + 1), longest)
    return {fingerprint: fingerprint[:digits] for fingerprint in full}


def _alike(one: str, other: str) -> int:
    """How many digits two fingerprints begin with alike; those most alike stand side by side when sorted."""
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _is_about_time(key: str) -> bool:
    return not key.startswith("attributes.")


def _is_exact(date: EdtfDate) -> bool:
    """Whether a start and an end, where given, are each one day."""
    sides = [side for side in (date.start, date.end) if side.earliest is not None or side.latest is not None]
    return bool(sides) and all(side.earliest == side.latest and not side.approximate for side in sides)
