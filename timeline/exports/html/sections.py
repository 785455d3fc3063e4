"""The rest of the document: its head, what was set aside and why, the sources, and what could not be shown."""

from collections import Counter
from collections.abc import Iterator

from timeline.exports.html.markup import Markup, element
from timeline.exports.html.names import anchor_of
from timeline.exports.html.page import Page
from timeline.exports.html.told import address_link, conflict_link, event_link, said_line, separated, source_link
from timeline.model.conflict import Grade, Window
from timeline.model.counted import counted
from timeline.model.source import Source, SourceKind
from timeline.reconciliation.clockwords import zone_words
from timeline.reconciliation.datewords import edtf_words, within_words
from timeline.reconciliation.overview import SourceOverview, overview
from timeline.reconciliation.result import Status

DISPUTED = (Status.DISPUTED, Status.UNDECIDED, Status.RESOLVED)


def page_head(page: Page) -> Markup:
    """Return the title, and how much there is of everything."""
    return element(
        "header",
        element("h1", page.store.settings.title),
        element("p", separated(_figures(page), " "), class_="figures"),
        class_="masthead",
    )


def contents(page: Page) -> Markup:
    """Return links to the parts of the page."""
    parts = [("conflicts", "Conflicts")] if page.reconciliation.conflicts else []
    parts += [("chronology", "Chronology")]
    parts += [("set-aside", "Set aside")] if page.lost else []
    parts += [("sources", "Sources"), ("notes", "Notes")]
    links = (element("a", words, href=f"#{anchor}") for anchor, words in parts)
    return element("nav", separated(links, " "), aria_label="Parts of this page", class_="contents")


def set_aside_section(page: Page) -> Markup | None:
    """Return every statement that was set aside, with the reason; nothing where all stands."""
    if not page.lost:
        return None
    lines = [
        said_line(
            page,
            lost.statement,
            element("p", f"{lost.reason} (", conflict_link(page, lost.fingerprint), ")", class_="how"),
        )
        for lost in page.lost.values()
    ]
    return element(
        "section",
        element("h2", "Set aside", id="set-aside-title"),
        element(
            "p",
            f"{counted(len(lines), 'statement')} of {counted(len(page.store.claims), 'claim')}. All else stands.",
            class_="lead",
        ),
        element("ul", lines, class_="said"),
        id="set-aside",
        aria_labelledby="set-aside-title",
    )


def sources_section(page: Page) -> Markup:
    """Return all sources: what they are, whom they repeat, and how they fare."""
    rows = [_source(page, row) for row in overview(page.reconciliation).rows]
    return element(
        "section",
        element("h2", "Sources", id="sources-title"),
        element("ol", rows, class_="sources") if rows else element("p", "None yet."),
        id="sources",
        aria_labelledby="sources-title",
    )


def notes_section(page: Page) -> Markup:
    """Return what a reader has to know of the whole: what is missing, what could not be shown, the zone."""
    return element(
        "section",
        element("h2", "Notes", id="notes-title"),
        element("ul", [element("li", note) for note in _notes(page)], class_="notes"),
        id="notes",
        aria_labelledby="notes-title",
    )


def _figures(page: Page) -> Iterator[Markup]:
    """Each number with its noun; the conflicts by grade."""
    found = page.reconciliation
    disputed = sum(event.status in DISPUTED for event in found.events)
    yield _figure(len(found.events), "event")
    yield _figure(len(page.store.sources), "source")
    grades = Counter(conflict.grade for conflict in found.conflicts)
    parts = ", ".join(counted(grades[grade], grade) for grade in Grade if grades[grade])
    yield _figure(len(found.conflicts), "conflict", f"{parts}, touching {counted(disputed, 'event')}" if parts else "")


def _figure(number: int, noun: str, more: str = "") -> Markup:
    count, _, name = counted(number, noun).partition(" ")
    detail = (" ", element("span", more, class_="detail")) if more else None
    return element("span", element("b", count), f" {name}", detail, class_=f"figure of-{noun}s")


def _source(page: Page, row: SourceOverview) -> Markup:
    source = row.source
    fares = [counted(row.claims, "claim"), *([_period(row)] if row.first_day is not None else [])]
    fares += [f"in {counted(row.conflicts, 'conflict')}"] if row.conflicts else []
    fares += [f"{counted(row.set_aside, 'statement')} set aside"] if row.set_aside else []
    relies = separated((source_link(page, other) for other in source.relies_on), ", ")
    return element(
        "li",
        element("p", element("cite", address_link(source.url, source.title) or source.title), class_="source-title"),
        element("p", _described(page, source), class_="how"),
        element("p", " · ".join(fares)),
        element("p", "Repeats ", relies, class_="relies") if source.relies_on else None,
        element("p", "Note: ", source.note, class_="note") if source.note else None,
        id=anchor_of("source", source.id),
    )


def _described(page: Page, source: Source) -> str:
    """What it is called here, author, publisher, kind, publication."""
    published = " and ".join(edtf_words(date) for date in source.published)
    name = page.names.source(source.id)
    kind = source.kind if source.kind is not SourceKind.OTHER else ""
    parts = [source.author, source.publisher, kind, f"published {published}" if published else ""]
    parts += [f"called {name} here"] if name != source.author else []
    return " · ".join(part for part in parts if part)


def _period(row: SourceOverview) -> str:
    return f"dates given {within_words(Window(row.first_day, row.last_day)).removeprefix('within ')}"


def _notes(page: Page) -> Iterator[Markup | str]:
    found, zone = page.reconciliation, zone_words(page.store.settings.zone)
    yield from (element("span", element("b", "Not complete: "), sentence) for sentence in found.incomplete)
    yield from (f"{sentence[:1].upper()}{sentence[1:]}." for sentence in page.left_out)
    if page.store.unread:
        yield f"{page.store.unread:,} of what stands in the store could not be read and is left out."
    if page.undrawn:
        links = separated((event_link(page, event.id) for event in page.undrawn), " · ")
        yield element("span", "Without any date, and so in the list but not on the time axis: ", links)
    yield f"A day is 00:00–24:00 in {zone}. Dates are Gregorian; those of other calendars stand beside them."
    yield (
        "Sources that repeat one another count as one origin. "
        "Of what cannot all be true, the reading that sets aside the least is shown."
    )
    yield "Made with timeline, from what the sources say. This page loads nothing from elsewhere."
