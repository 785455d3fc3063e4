"""Data for vis-timeline: `{"groups": [...], "items": [...]}`, a lane for what was reconciled and one for each source.

<https://visjs.github.io/vis-timeline/docs/timeline/>. Contents are HTML there: everything in them is escaped.
"""

from collections.abc import Iterator
from typing import Any, Final

from timeline.exports.exported import Exported, ExportOptions
from timeline.exports.extent import Extent, account_of, is_tentative, placed, undated_left_out
from timeline.model.claim import Claim
from timeline.model.edtf.calendar import SECONDS_PER_DAY, civil_of
from timeline.model.json_text import json_text
from timeline.model.statement import Statement
from timeline.reconciliation.clock import first_second, last_second
from timeline.reconciliation.plain import html_text
from timeline.reconciliation.result import ReconciledEvent, Reconciliation
from timeline.reconciliation.wording import statement_words

RECONCILED: Final = "reconciled"  # the lane of what follows from all sources together
YEARS: Final = range(-271820, 275760)  # which a date of JavaScript can hold

Item = dict[str, Any]


def to_vis(reconciliation: Reconciliation, options: ExportOptions) -> Exported:
    """Return groups and items; times are without a zone, so every reader sees the store's own."""
    store = reconciliation.store
    items = [
        *(_of_event(event, extent) for event, extent in placed(reconciliation.events)),
        *(item for event in reconciliation.events for claim in event.claims for item in _of_claim(event, claim)),
    ]
    groups = [{"id": RECONCILED, "content": html_text(store.settings.title)}]
    groups += [{"id": f"source/{source.id}", "content": html_text(source.title)} for source in store.sources.values()]
    document = _finished({"groups": groups, "items": [item for item in items if _fits(item)]})
    gone = {"left_out": list(options.left_out)} if options.left_out else {}
    left_out = [
        *undated_left_out("vis", reconciliation.events),
        "vis shows dates: what claims say of order alone is left out",
    ]
    return Exported(content=json_text(document | gone, indent=1), left_out=tuple(left_out))


def _of_event(event: ReconciledEvent, extent: Extent) -> Item:
    return _item(
        f"event/{event.id}",
        RECONCILED,
        event.event.title,
        (extent.first, extent.last),
        account_of(event),
        f"{event.status} {'tentative' if is_tentative(event, extent) else 'certain'}",
    )


def _of_claim(event: ReconciledEvent, claim: Claim) -> Iterator[Item]:
    """What one source says of the date, in its own lane."""
    lost = {each.statement for each in event.set_aside}
    for key, date in claim.dates:
        first, last = date.start.earliest, date.end.latest
        if first is None and last is None:
            continue
        known = (first if first is not None else last or 0, last if last is not None else first or 0)
        statement = Statement(claim, key)
        words = statement_words(statement) + (f": “{claim.evidence.quote}”" if claim.evidence else "")
        yield _item(
            f"claim/{claim.full_id}/{key}",
            f"source/{claim.source}",
            event.event.title,
            (first_second(known[0]), last_second(known[1])),
            words,
            "set-aside" if statement in lost else "kept",
        )


def _item(name: str, group: str, title: str, seconds: tuple[int, int], about: str, classes: str) -> Item:
    first, last = seconds
    return {
        "id": name,
        "group": group,
        "content": html_text(title),
        "title": html_text(about),
        "start": first,
        "end": last + 1,
        "type": "range",
        "className": classes,
    }


def _fits(item: Item) -> bool:
    return all(civil_of(item[side] // SECONDS_PER_DAY)[0] in YEARS for side in ("start", "end"))


def _finished(document: dict[str, list[Item]]) -> dict[str, list[Item]]:
    """The same with times as JavaScript reads them."""
    for item in document["items"]:
        item |= {side: _moment(item[side]) for side in ("start", "end")}
    return document


def _moment(second: int) -> str:
    """`2022-03-30T00:00:00`; years beyond four digits, and those before 1, with a sign and six digits."""
    day, rest = divmod(second, SECONDS_PER_DAY)
    year, month, number = civil_of(day)
    shown = f"{year:04}" if 0 <= year <= 9999 else f"{'-' if year < 0 else '+'}{abs(year):06}"
    return f"{shown}-{month:02}-{number:02}T{rest // 3600:02}:{rest // 60 % 60:02}:{rest % 60:02}"
