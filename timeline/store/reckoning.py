"""Dates as the store counts them: read by the calendar and the zone of their claim, in days of the store's zone.

A file is read before it is known what all sources are, so dates are first read as they stand; here they are read again
where calendar or zone make them other days. `published` is Gregorian whatever the source writes its dates in.
"""

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import UTC, tzinfo
from typing import Any

from timeline.errors import EdtfError
from timeline.model.claim import Claim
from timeline.model.dataclass import dataclass
from timeline.model.edtf import EdtfDate
from timeline.model.edtf.reckoning import Calendar, Reckoning
from timeline.model.finding import Finding
from timeline.model.source import Source
from timeline.store.reading import finding
from timeline.store.scalars import not_edtf
from timeline.store.times import date_of
from timeline.store.zone_names import find_zone

_GREGORIAN = Calendar.GREGORIAN  # looked up once: it is asked for at every date


def counted(date: EdtfDate, reckoning: Reckoning) -> EdtfDate:
    """Return the date as the reckoning has it; one that has the same days by any is not read again.

    Raises EdtfError: by this calendar, or with these zones, the text is no date.
    """
    return date if has_same_days(date, reckoning) else date_of(date.text, reckoning)


def has_same_days(date: EdtfDate, reckoning: Reckoning) -> bool:
    """Whether a date is Gregorian by both reckonings and gives no time, so that no zone moves its days."""
    return date.reckoning.calendar is reckoning.calendar is _GREGORIAN and "T" not in date.text


def zone_named(name: str) -> tzinfo:
    """Return a time zone by its IANA name; that there is one was seen when the name was read."""
    return find_zone(name) or UTC


@dataclass(slots=True)
class Reckoner:
    """Counts the dates of claims and sources, and reports those that are none by the calendar of their claim."""

    zone: tzinfo  # of the store
    sources: Mapping[str, Source]
    findings: list[Finding] = field(default_factory=list)
    known: dict[tuple[str, Calendar | None, str | None], Reckoning] = field(default_factory=dict)  # by what it hangs on

    def source(self, source: Source) -> Source:
        """Return the source with the days of its publications as the store counts them."""
        reckoning = Reckoning(local=zone_named(source.zone) if source.zone else None, zone=self.zone)
        published = tuple(self._published(date, reckoning) for date in source.published)
        return source if published == source.published else replace(source, published=published)

    def claim(self, claim: Claim) -> Claim | None:
        """Return the claim with the days of its dates as the store counts them; None: one is no date, as reported."""
        reckoning = self._reckoning(claim)
        for date in (claim.when, claim.start, claim.end):
            if date is not None and not has_same_days(date, reckoning):
                return self._recounted(claim, reckoning)
        return claim if claim.count is None else self._recounted(claim, reckoning)

    def _recounted(self, claim: Claim, reckoning: Reckoning) -> Claim | None:
        dates = [(key, date, self._counted(claim, key, date, reckoning)) for key, date in _dates_of(claim)]
        if any(by_store is None for *_, by_store in dates):
            return None
        found: dict[str, Any] = {key: by_store for key, _, by_store in dates}
        if claim.count is not None:
            found["count"] = replace(claim.count, since=found["count"])
        return claim.changed(**found)

    def _reckoning(self, claim: Claim) -> Reckoning:
        key = (claim.source, claim.calendar, claim.zone)
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = self._reckoning_anew(claim)
        return found

    def _reckoning_anew(self, claim: Claim) -> Reckoning:
        source = self.sources.get(claim.source)
        calendar = claim.calendar or (source.calendar if source else None) or Calendar.GREGORIAN
        zone = claim.zone or (source.zone if source else None)
        return Reckoning(calendar=calendar, local=zone_named(zone) if zone else None, zone=self.zone)

    def _counted(self, claim: Claim, key: str, date: EdtfDate, reckoning: Reckoning) -> EdtfDate | None:
        try:
            return counted(date, reckoning)
        except EdtfError as error:
            self.findings.append(finding("TL004", f"`{key}` {not_edtf(error)}", claim.location_of(key)))
            return None

    @staticmethod
    def _published(date: EdtfDate, reckoning: Reckoning) -> EdtfDate:
        """Return the day of a publication; as it stands where it runs backwards once its ends are in one zone."""
        try:
            return counted(date, reckoning)
        except EdtfError:
            return date


def _dates_of(claim: Claim) -> tuple[tuple[str, EdtfDate], ...]:
    return claim.dates if claim.count is None else (*claim.dates, ("count", claim.count.since))
