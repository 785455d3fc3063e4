"""Dates as the store counts them: read by the calendar and the zone of their claim, in days of the store's zone.

A file is read before it is known what all sources are, so dates are first read as they stand; here they are read again
where calendar or zone make them other days. `published` is Gregorian whatever the source writes its dates in.
"""

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import UTC, tzinfo
from functools import lru_cache
from typing import Any

from timeline.errors import EdtfError
from timeline.model.claim import Claim
from timeline.model.dataclass import dataclass
from timeline.model.edtf import EdtfDate
from timeline.model.edtf.reckoning import Calendar, Reckoning
from timeline.model.finding import Finding
from timeline.model.source import Source
from timeline.store.reading import finding
from timeline.store.times import date_of
from timeline.store.wrong_values import not_edtf
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


@lru_cache(maxsize=1_024)
def _reckoning(calendar: Calendar | None, local: str | None, zone: tzinfo) -> Reckoning:
    """One and the same value wherever the same is meant: whether a date is so reckoned is then quick to see."""
    return Reckoning(calendar=calendar or _GREGORIAN, local=zone_named(local) if local else None, zone=zone)


def reckoning_by(source: Source | None, zone: tzinfo) -> Reckoning:
    """Return how the dates of a source's claims are reckoned in a store that counts days in a zone."""
    return _reckoning(source.calendar if source else None, source.zone if source else None, zone)


@dataclass(slots=True)
class Reckoner:
    """Counts the dates of claims and sources, and reports those that are none by the calendar of their claim."""

    zone: tzinfo  # of the store
    sources: Mapping[str, Source]
    findings: list[Finding] = field(default_factory=list)
    known: dict[str, Reckoning] = field(default_factory=dict)  # by source; several reckoners may share it

    def source(self, source: Source) -> Source:
        """Return the source with the days of its publications as the store counts them."""
        reckoning = _reckoning(None, source.zone, self.zone)
        published = tuple(self._published(date, reckoning) for date in source.published)
        return source if published == source.published else replace(source, published=published)

    def claim(self, claim: Claim) -> Claim | None:
        """Return the claim with the days of its dates as the store counts them; None: one is no date, as reported."""
        own = claim.calendar is not None or claim.zone is not None
        reckoning = self._own_reckoning(claim) if own else self.of_source(claim.source)
        for date in (claim.when, claim.start, claim.end):
            if date is not None and date.reckoning is not reckoning and not has_same_days(date, reckoning):
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

    def of_source(self, name: str) -> Reckoning:
        """Return how the dates of a source's claims are reckoned, but for those that say otherwise."""
        found = self.known.get(name)
        if found is None:
            found = self.known[name] = reckoning_by(self.sources.get(name), self.zone)
        return found

    def _own_reckoning(self, claim: Claim) -> Reckoning:
        source = self.sources.get(claim.source)
        calendar = claim.calendar or (source.calendar if source else None)
        return _reckoning(calendar, claim.zone or (source.zone if source else None), self.zone)

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
