"""What the chart draws, as JSON in the page: times in seconds, everything else by its place in the document.

Titles and dates in words are not repeated: the script reads them from the chronology.
"""

import json

from timeline.exports.html.markup import Markup, element, raw
from timeline.exports.html.names import anchor_of
from timeline.exports.html.page import STATUS_MARKS, Page
from timeline.model.conflict import Window
from timeline.reconciliation.clock import second_after, seconds_of
from timeline.reconciliation.result import ReconciledEvent
from timeline.reconciliation.views.given import dates_given
from timeline.reconciliation.voices import Voice, voice_of

Times = tuple[int | None, int | None, int | None, int | None]
UNSAFE = {ord(character): f"\\u{ord(character):04x}" for character in "<>&'\u2028\u2029"}
SAYS = {
    Voice.DAY: "day",
    Voice.WINDOW: "window",
    Voice.SET_ASIDE: "set-aside",
    Voice.NO_DATE: "untold",
}


def drawn_data(page: Page) -> Markup:
    """Return what the chart draws, as a block of data that no browser runs."""
    places = {event.id: place for place, event in enumerate(page.reconciliation.events)}
    numbers = {source: number for number, source in enumerate(page.store.sources)}
    data = {
        "marks": {str(status): mark for status, mark in STATUS_MARKS.items()},
        "sources": [{"id": source, "name": page.names.source(source)} for source in page.store.sources],
        "conflicts": [
            {
                "id": anchor_of("conflict", conflict.fingerprint),
                "grade": conflict.grade,
                "events": [places[event] for event in conflict.events if event in places],
            }
            for conflict in page.reconciliation.conflicts
        ],
        "events": [_event(event, numbers) for event in page.reconciliation.events],
    }
    return element("script", json_markup(data), type="application/json", id="timeline-data")


def json_markup(data: object) -> Markup:
    """Return JSON that can stand in a script element: nothing in it ends the element or a line of the script."""
    return raw(json.dumps(data, ensure_ascii=True, separators=(",", ":")).translate(UNSAFE))


def times_of(start: Window, end: Window) -> Times:
    """Return the first second of the start, the end of its last one, and the same of the end; None: unbounded.

    Seconds are civil day * 86 400 + second of the day; a last second counts to its end, so that a day is 86 400 long.
    """
    (first, last), (end_first, end_last) = seconds_of(start), seconds_of(end)
    return first, second_after(last), end_first, second_after(end_last)


def _event(event: ReconciledEvent, numbers: dict[str, int]) -> dict[str, object]:
    """One event; keys that say nothing are left out."""
    conflicts = [anchor_of("conflict", fingerprint) for fingerprint in event.conflicts]
    given: dict[str, object] = {
        "planned": event.planned,
        "tags": list(event.event.tags),
        "conflicts": conflicts,
        "or": [times_of(other.start, other.end) for other in event.alternatives],
    }
    return {
        "id": anchor_of("event", event.id),
        "status": event.status,
        "times": times_of(event.start, event.end),
        "says": [_says(event, source, numbers[source]) for source in event.sources if source in numbers],
        **{key: value for key, value in given.items() if value},
    }


def _says(event: ReconciledEvent, source: str, number: int) -> list[object]:
    """What one source says of the event by itself: its number, how it speaks, the times, where it gives some."""
    voice = SAYS.get(voice_of(event, source), "untold")
    claims = [claim for claim in event.claims if claim.source == source]
    given = dates_given(claims)
    if given is None:
        return [number, "order" if voice == "window" else voice]
    return [number, voice, *times_of(*given)]
