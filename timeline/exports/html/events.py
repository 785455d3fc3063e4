"""The chronology as markup: an ordered list under headings, each event with its window, claims and conflicts."""

import re
from collections.abc import Iterable, Iterator

from timeline.exports.html.conflicts import decision_words, grade_mark
from timeline.exports.html.markup import Markup, element
from timeline.exports.html.names import anchor_of
from timeline.exports.html.page import STATUS_MARKS, Page
from timeline.exports.html.told import claim_block, conflict_link, event_link, said_line, separated
from timeline.model.counted import counted
from timeline.reconciliation.clock import has_clock
from timeline.reconciliation.datewords import window_words
from timeline.reconciliation.result import Alternative, ReconciledEvent, Status
from timeline.reconciliation.tied import readings_words
from timeline.reconciliation.views.rail import RailGroup, RailRow, rail_of
from timeline.reconciliation.wording import apart_words, cite

MACHINE_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2})?)?)?)?")  # what `datetime` of <time> may hold


def chronology_section(page: Page) -> Markup:
    """Return all events by date under months, years or centuries, the undated ones last."""
    groups = rail_of(page.reconciliation.events)
    return element(
        "section",
        element("h2", "Chronology", id="chronology-title"),
        element(
            "p",
            "“Within” some days or hours means one moment in them; “starts” and “ends” say when each side can be. "
            "Open an event for who says so, in which words.",
            class_="lead",
        ),
        [_group(page, group) for group in groups] or element("p", "No events yet."),
        id="chronology",
        aria_labelledby="chronology-title",
    )


def status_mark(status: Status) -> Markup:
    """Return a status with its mark."""
    return element(
        "span", element("b", STATUS_MARKS[status], aria_hidden="true"), f" {status}", class_=f"status {status}"
    )


def _group(page: Page, group: RailGroup) -> Markup:
    rows = [row for each in group.rows for row in _row(page, each)]
    return element("section", element("h3", group.heading), element("ol", rows, class_="events"), class_="group")


def _row(page: Page, row: RailRow) -> Iterator[Markup]:
    event = row.event
    details = element("details", _summary(event), element("div", _more(page, event), class_="more"))
    yield element("li", details, id=anchor_of("event", event.id), class_=f"event is-{event.status}")
    if row.gap_after:
        yield element("li", f"{row.gap_after} later", class_="gap")


def _summary(event: ReconciledEvent) -> Markup:
    when = window_words(event.start, event.end)
    is_plain = event.edtf is not None and MACHINE_DATE.fullmatch(event.edtf)
    date = element("time", when, datetime=event.edtf) if is_plain else when
    parts = (
        element("span", date, class_="when"),
        element("span", event.event.title, class_="title"),
        element("span", status_mark(event.status), " ", _support(event), class_="stands"),
    )
    return element("summary", separated(parts, " "))


def _support(event: ReconciledEvent) -> Markup | None:
    """How many tell of it, from how many origins, in how many conflicts it is; None: its status says it all."""
    is_plain = event.status is Status.SINGLE and len(event.sources) == 1  # its status says so already
    words = [] if is_plain else [counted(len(event.sources), "source")]
    words += [counted(len(event.roots), "origin")] if len(event.roots) != len(event.sources) else []
    words += [counted(len(event.conflicts), "conflict")] if event.conflicts else []
    words += ["planned"] if event.planned else []
    return element("span", " · ".join(words), class_="support") if words else None


def _more(page: Page, event: ReconciledEvent) -> Iterator[Markup | None]:
    """What else the window can be, what kind of date it is, the claims, what others say, where it clashes."""
    yield from (_other(page, other) for other in event.alternatives)
    yield element("p", "in all ", readings_words(event), class_="or") if readings_words(event) else None
    yield _facts(page, event)
    yield from _conflicts(page, event)
    yield element("ul", [claim_block(page, claim) for claim in event.claims], class_="claims")
    yield from _labelled("Said of it elsewhere", (said_line(page, s) for s in page.said_elsewhere.get(event.id, ())))
    for split in event.splits:
        yield element("p", element("b", "Split: "), decision_words(page, split), class_="decided")
    yield element("p", "Note: ", event.event.note, class_="note") if event.event.note else None


def _other(page: Page, other: Alternative) -> Markup:
    without = ", ".join(cite(page.names.statement(statement)) for statement in other.set_aside)
    reading = f", without {without}" if without else ", in another reading that weighs the same"
    return element("p", "or ", element("b", window_words(other.start, other.end)), reading, class_="or")


def _facts(page: Page, event: ReconciledEvent) -> Markup | None:
    """The date in EDTF, what kind of date it is, the whole and the parts, the tags."""
    pairs = [
        ("EDTF", element("code", event.edtf) if event.edtf else None),
        ("date", "; ".join(_kinds_of_date(event)) or None),
        ("part of", event_link(page, event.event.part_of) if event.event.part_of else None),
        ("holds", separated((event_link(page, part) for part in page.parts_of.get(event.id, ())), " · ") or None),
        ("tags", ", ".join(event.event.tags) or None),
    ]
    shown = [element("div", element("dt", name), " ", element("dd", value)) for name, value in pairs if value]
    return element("dl", shown) if shown else None


def _kinds_of_date(event: ReconciledEvent) -> Iterator[str]:
    if event.derived:
        yield "narrowed by other events"
    if event.planned:
        yield "planned: no source reports it as past"
    if event.event.instant:
        yield f"starts and ends {'at the same moment' if has_clock(event.start) else 'on the same day'}"


def _conflicts(page: Page, event: ReconciledEvent) -> Iterator[Markup]:
    found = [page.reconciliation.conflict[fingerprint] for fingerprint in event.conflicts]
    lines = (
        element("li", grade_mark(conflict), f" {apart_words(conflict)}: ", conflict_link(page, conflict.fingerprint))
        for conflict in found
    )
    yield from _labelled("In conflict", lines)


def _labelled(label: str, lines: Iterable[Markup]) -> Iterator[Markup]:
    shown = list(lines)
    if shown:
        yield element("p", label, class_="label")
        yield element("ul", shown, class_="said")
