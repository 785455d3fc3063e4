"""The whole of an iCalendar file: its events as claims, the name of the calendar as what the source is called."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from timeline.extraction.importing.icalendar import own
from timeline.extraction.importing.icalendar.components import Component, read_components
from timeline.extraction.importing.icalendar.times import TimeReader
from timeline.extraction.importing.icalendar.zones import Zones
from timeline.extraction.importing.naming import EventNames
from timeline.extraction.importing.rows import (
    ONE_SOURCE,
    ImportedClaim,
    ImportedText,
    ImportOptions,
    Kind,
    Refused,
    Remark,
    short_quote,
)
from timeline.extraction.importing.verbatim import standing_quote
from timeline.model.claim import Basis

_READ: Final = frozenset(
    {"CATEGORIES", "DESCRIPTION", "DTEND", "DTSTART", "DURATION", "LOCATION", "RECURRENCE-ID", "STATUS", "SUMMARY"}
    | {"UID", "URL", "RRULE", "RDATE", "EXDATE", "EXRULE"}
)
_OF_THE_FILE: Final = frozenset({"CREATED", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE"})  # not of the event
_NOT_CALENDAR: Final = "not an iCalendar file: no VCALENDAR with events; choose another format with --format"
_TITLES: Final = ("NAME", "X-WR-CALNAME")
_NOTES: Final = ("DESCRIPTION", "X-WR-CALDESC")


def read_text(text: str, options: ImportOptions) -> ImportedText:
    """Return the claims of all calendars in a text: one for each event.

    A tentative event is hedged, a cancelled one left out; of one that repeats, the first is told. Left out as well are
    tasks, journals and alarms. What `export` wrote is read as the dates that it was written from. Refused, with its
    line: an event without a start, or with dates that cannot be. Cost: linear.
    """
    whole, refused = read_components(text)
    calendars = whole.within("VCALENDAR")
    if not calendars:
        return ImportedText(remarks=(*refused, Remark(kind=Kind.REFUSED, text=_NOT_CALENDAR)))
    reader = _Reader(options)
    claims = tuple(claim for calendar in calendars for claim in reader.claims_of(calendar))
    remarks = sorted([*refused, *reader.remarks], key=lambda remark: remark.line or 0)
    return ImportedText(
        claims=claims,
        remarks=(*remarks, *reader.left_out()),
        sources={ONE_SOURCE: _source_of(calendars)},
    )


class _Reader:
    """Reads the events of calendars; `remarks` grows with each."""

    def __init__(self, options: ImportOptions) -> None:
        self.remarks: list[Remark] = []
        self._options = options
        self._names = EventNames()
        self._components: Counter[str] = Counter()
        self._properties: Counter[str] = Counter()

    def claims_of(self, calendar: Component) -> Iterator[ImportedClaim]:
        """Yield the claims of one calendar."""
        times, is_own = TimeReader(calendar, Zones(calendar)), own.is_own(calendar)
        for component in calendar.components:
            if component.name == "VEVENT":
                claims = self._claims(component, times)
                yield from (self._as_written(claim, component) for claim in claims) if is_own else claims
            elif component.name != "VTIMEZONE":
                self._components[component.name] += 1

    def left_out(self) -> Iterator[Remark]:
        """Yield what of all calendars no key of a claim corresponds to."""
        for what, names in (("components", self._components), ("properties", self._properties)):
            told = ", ".join(f"{name} ({count})" if count > 1 else name for name, count in sorted(names.items()))
            if told:
                yield Remark(kind=Kind.LEFT_OUT, text=f"{what} that no claim corresponds to: {told}")

    def _claims(self, event: Component, times: TimeReader) -> Iterator[ImportedClaim]:
        self._components.update(inner.name for inner in event.components)
        self._properties.update(each.name for each in event.properties if each.name not in _READ | _OF_THE_FILE)
        if event.said("STATUS").upper() == "CANCELLED":
            self._remark(Kind.LEFT_OUT, f"cancelled: {_title_of(event)}", event, "STATUS")
            return
        try:
            yield self._claim(event, times)
        except Refused as refused:
            where = (event.first(refused.column) if refused.column else None) or event
            self.remarks.append(refused.remark(where.line))

    def _claim(self, event: Component, reader: TimeReader) -> ImportedClaim:
        times = reader.times_of(event)
        for phrase in times.assumed:
            self._remark(Kind.ASSUMED, phrase, event, "DTSTART")
        self._remark_repetition(event)
        title, words = _title_of(event), event.said("DESCRIPTION")
        if not title:
            raise Refused("no SUMMARY says what happened; write one", "SUMMARY")
        name = _name_of(event)
        place = event.said("LOCATION")
        return ImportedClaim(
            line=event.line,
            event=name or self._names.name_of(title),
            id=name or None,
            title=title,
            when=times.when,
            zone=times.zone,
            attributes={"place": (place,)} if place else {},
            quote=_quote_of(event),
            basis=Basis.HEDGED if event.said("STATUS").upper() == "TENTATIVE" else Basis.STATED,
            note="; ".join(text.removesuffix(".") for text in (words, event.said("URL")) if text) or None,
            tags=tuple(dict.fromkeys(text for each in event.all("CATEGORIES") for text in each.texts)),
        )

    def _as_written(self, claim: ImportedClaim, event: Component) -> ImportedClaim:
        """Return the claim of an event that `export` wrote, with the id and the date that it was written from."""
        dates = own.dates_of(event, self._options)
        basis = claim.basis if own.is_doubtful(event) else Basis.STATED
        claim = replace(claim, event=own.event_id(event) or claim.event, id=own.event_id(event) or None, basis=basis)
        if dates is None:
            return claim
        return replace(claim, when=dates.get("when"), start=dates.get("start"), end=dates.get("end"), zone=None)

    def _remark_repetition(self, event: Component) -> None:
        repeated = event.first("RRULE") or event.first("RDATE")
        if repeated is not None:
            text = f"all but the first of what repeats ({repeated.name}:{repeated.value[:60]})"
            self._remark(Kind.LEFT_OUT, text, event, repeated.name)

    def _remark(self, kind: Kind, text: str, event: Component, column: str) -> None:
        line = (event.first(column) or event).line
        self.remarks.append(Remark(kind=kind, text=text, line=line, column=column))


def _name_of(event: Component) -> str:
    """Return the id of an event; of one that is moved within a series, with what it stands for. Empty: it has none."""
    moved = event.first("RECURRENCE-ID")
    return "-".join(part for part in (event.said("UID"), moved.value if moved else "") if part)


def _quote_of(event: Component) -> str | None:
    """Return the first words of its description, or of its summary, as they stand in the file."""
    said = next((found for name in ("DESCRIPTION", "SUMMARY") if (found := event.first(name)) and found.text), None)
    return standing_quote(said.text, said.written) if said else None


def _title_of(event: Component) -> str:
    words = event.said("SUMMARY") or short_quote(event.said("DESCRIPTION"))[0]
    return words or event.said("UID")


def _source_of(calendars: Sequence[Component]) -> Mapping[str, Any]:
    """Return what the calendars say of themselves: their names, and what they are about."""
    said = {"title": _first_of(calendars, _TITLES), "note": _first_of(calendars, _NOTES), "kind": "dataset"}
    return {key: value for key, value in said.items() if value}


def _first_of(calendars: Sequence[Component], names: Sequence[str]) -> str:
    """Return what each calendar says first of these properties, each text once."""
    texts = [next((text for name in names if (text := calendar.said(name))), "") for calendar in calendars]
    return "; ".join(dict.fromkeys(text for text in texts if text))
