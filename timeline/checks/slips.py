"""Slips: a weekday, a count of days or a time of day that stands beside a date and does not fit it."""

from collections.abc import Iterable, Iterator
from itertools import islice

from timeline.checks.known import Known
from timeline.model.claim import Claim, Count
from timeline.model.conflict import Grade, Scope
from timeline.model.edtf.calendar import WEEKDAY_NAMES, iso_day, weekday_of
from timeline.model.edtf.date import EdtfDate
from timeline.model.edtf.labels import clock_changes, to_labelled
from timeline.model.finding import Finding, FindingStatus, Severity
from timeline.model.fingerprint import digest_of, fingerprint_of
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.network import counted_days

SLIP_CODE, NAME = "TL303", "weekday-or-count"


def find_slips(store: Store, known: Known) -> Iterator[Finding]:
    """Yield a finding for every weekday and every count that does not fit the claim's own date."""
    for claim in store.claims.values():
        if claim.weekday is not None or claim.count is not None:
            for date in _own_date(claim.dates):
                yield from _weekday_slips(claim, date, known)
                yield from _count_slips(claim, date, claim.count, known)
        for key, date in claim.dates:
            if "T" in date.text:
                yield from _clock_slips(claim, key, date, known)


def _own_date(dates: Iterable[tuple[str, EdtfDate]]) -> Iterator[EdtfDate]:
    """The date beside which a weekday or count stands: the first that the claim gives; none that is approximate."""
    first = (date for _, date in islice(dates, 1))
    return (date for date in first if not (date.start.approximate or date.end.approximate))


def _weekday_slips(claim: Claim, when: EdtfDate, known: Known) -> Iterator[Finding]:
    first, last = when.start.earliest, when.end.latest
    if claim.weekday is None or first is None or last is None:
        return
    days = range(first, last + 1)
    if len(days) < len(WEEKDAY_NAMES) and claim.weekday not in map(weekday_of, days):
        said, is_day = WEEKDAY_NAMES[claim.weekday], WEEKDAY_NAMES[weekday_of(first)]
        yield _slip(claim, "weekday", f"says {said}, but {_day_text(when, first)} is a {is_day}", known)


def _day_text(when: EdtfDate, day: int) -> str:
    """Return a day as people write it, and as the source does where that is not the same."""
    return to_labelled(when) if when.reckoning.unusual(when.text) else iso_day(day)


def _clock_slips(claim: Claim, key: str, when: EdtfDate, known: Known) -> Iterator[Finding]:
    for moment, zone, skipped in clock_changes(when):
        if skipped:
            yield _slip(claim, key, f"says {moment}, but the clocks of {zone} were set forward over that time", known)


def _count_slips(claim: Claim, when: EdtfDate, count: Count | None, known: Known) -> Iterator[Finding]:
    bounds = (when.start.earliest, when.end.latest)
    if count is None or None in (*bounds, count.since.start.earliest, count.since.end.latest):
        return
    shortest = (bounds[0] or 0) - (count.since.end.latest or 0)
    longest = (bounds[1] or 0) - (count.since.start.earliest or 0)
    low, high = counted_days(count.span)
    if longest < low or (high is not None and shortest > high):
        days = f"{shortest}" if shortest == longest else f"{shortest} to {longest}"
        yield _slip(
            claim,
            "count",
            f"counts {count.span.text} since {to_labelled(count.since)}, but {to_labelled(when)} is {days} days later",
            known,
        )


def _slip(claim: Claim, key: str, what: str, known: Known) -> Finding:
    fingerprint = fingerprint_of(NAME, [f"{claim.event} {key}"])
    was_known = (claim.full_id, digest_of(claim)) in known.conflicts.get(fingerprint, ())
    return Finding(
        code=SLIP_CODE,
        name=NAME,
        fingerprint=fingerprint,
        status=FindingStatus.KNOWN if was_known else FindingStatus.NEW,
        severity=Severity.WARNING,
        grade=Grade.CONTRADICTION if Statement(claim, key).is_firm else Grade.TENSION,
        message=f"{claim.full_id} {what}",
        location=claim.location_of(key),
        scope=Scope.INTERNAL,
        events=(claim.event,),
        claims=(claim.full_id,),
        sources=(claim.source,),
    )
