"""Mermaid: a `timeline` diagram, which GitHub and GitLab draw in Markdown: <https://mermaid.js.org/syntax/timeline.html>.

It takes words for dates, so that nothing is made more exact than it is.
"""

from collections.abc import Iterator
from typing import Final

from timeline.exports.exported import Exported, ExportOptions
from timeline.exports.extent import UNSURE, left_out_words
from timeline.model.counted import counted
from timeline.reconciliation.datewords import window_words
from timeline.reconciliation.daywords import DateStyle
from timeline.reconciliation.plain import safe_text
from timeline.reconciliation.result import ReconciledEvent, Reconciliation
from timeline.reconciliation.views.rail import rail_of

SHORT: Final = DateStyle(short=True)
# What the diagram's own syntax would read, by what looks the same and is not read.
TWINS: Final = str.maketrans(
    {":": "꞉", ";": "；", "#": "＃", "<": "‹", ">": "›", "{": "(", "}": ")", '"': "”", "%": "％"}
)


def to_mermaid(reconciliation: Reconciliation, options: ExportOptions) -> Exported:
    """Return a diagram with a section a month, a year or a century."""
    events = [event for event in reconciliation.events if not _is_undated(event)]
    lines = ["timeline", f"    title {_text(reconciliation.store.settings.title)}"]
    lines += [f"    %% {_text(sentence)}" for sentence in options.left_out_sentences]
    for group in rail_of(events):
        lines.append(f"    section {_text(group.heading)}")
        lines += [f"        {_when(row.event)} : {_what(row.event)}" for row in group.rows]
    return Exported(content="\n".join(lines) + "\n", left_out=tuple(_left_out(reconciliation)))


def _is_undated(event: ReconciledEvent) -> bool:
    """Whether nothing at all is known of its time: a single bound can be said."""
    return all(bound is None for bound in (*event.start[:2], *event.end[:2]))


def _when(event: ReconciledEvent) -> str:
    return _text(window_words(event.start, event.end, SHORT))


def _what(event: ReconciledEvent) -> str:
    marks = [str(event.status)] if event.status in UNSURE else []
    marks += ["planned"] if event.planned else []
    return _text(event.event.title + (f" ({', '.join(marks)})" if marks else ""))


def _left_out(reconciliation: Reconciliation) -> Iterator[str]:
    yield from left_out_words("mermaid", [event for event in reconciliation.events if _is_undated(event)])
    if reconciliation.store.claims:
        yield f"mermaid shows titles and dates: {counted(len(reconciliation.store.claims), 'claim')} left out"


def _text(text: str) -> str:
    """Text in which nothing is syntax; never empty, which would be."""
    return " ".join(safe_text(text).translate(TWINS).split()) or "–"
