"""Which claims speak of what is still to come: dated after their source appeared, or after today."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from timeline.errors import EdtfError
from timeline.extraction.importing.rows import ImportedClaim
from timeline.model.edtf import EdtfDate, parse_edtf
from timeline.model.edtf.reckoning import Calendar, Reckoning


def plans_among(claims: Sequence[ImportedClaim], last_days: Mapping[str | None, int], today: int) -> set[int]:
    """Return the places of the claims that are plans, of those that do not say so themselves.

    `last_days`: the last civil day of the publication, by source; sources that are not there are held against `today`.
    An event that some row dates no later than today is past for all of them that have no publication: two dates of one
    event are compared only where both are past, or both planned.
    """
    later = {place for place, claim in enumerate(claims) if _is_after(claim, last_days.get(claim.source, today))}
    over = {
        claim.event
        for place, claim in enumerate(claims)
        if claim.source not in last_days and place not in later and _has_date(claim)
    }
    return {
        place
        for place in later
        if claims[place].report is None and (claims[place].source in last_days or claims[place].event not in over)
    }


def _has_date(claim: ImportedClaim) -> bool:
    return any((claim.when, claim.start, claim.end))


def _is_after(claim: ImportedClaim, day: int) -> bool:
    """Whether it must have ended, or where only its start is dated begun, after a day."""
    ends = claim.end or claim.when or claim.start
    date = _date(ends, claim.calendar) if ends else None
    earliest = None if date is None else date.end.earliest
    return earliest is not None and earliest > day


@lru_cache(maxsize=1 << 16)
def _date(text: str, calendar: str | None) -> EdtfDate | None:
    try:
        return parse_edtf(text, Reckoning(calendar=Calendar(calendar or "gregorian")))
    except (EdtfError, ValueError):
        return None


def last_day(published: Iterable[EdtfDate]) -> int | None:
    """Return the last civil day of a source's first publication; None: not known."""
    return next((date.end.latest for date in published), None)
