"""The whole picture, as SVG 1.1: headline, axis, rows, legend."""

from typing import Final
from xml.etree.ElementTree import Element, indent, tostring

from timeline.exports.exported import Exported, ExportOptions
from timeline.exports.picture.axis import FOOT, HEIGHT, add_axis, add_foot, add_reminder
from timeline.exports.picture.layout import MARGIN, WIDTH, Layout
from timeline.exports.picture.legend import add_legend
from timeline.exports.picture.lettering import wrapped
from timeline.exports.picture.rows import add_row
from timeline.exports.picture.shapes import (
    SOFT,
    TITLE_SIZE,
    add,
    add_about,
    add_paper,
    add_words,
    new_picture,
    shown,
)
from timeline.model.conflict import Grade
from timeline.model.counted import counted
from timeline.reconciliation.result import Reconciliation

TITLE_LINE: Final = 28
FIGURES_SIZE: Final = 13
LONG: Final = 20  # events: the axis is repeated after so many, and below


def to_svg(reconciliation: Reconciliation, options: ExportOptions) -> Exported:
    """Return the chronology as one SVG picture, and what it had to leave out."""
    layout = Layout(reconciliation, options.left_out)
    picture = picture_of(layout)
    indent(picture, " ")
    declared = '<?xml version="1.0" encoding="UTF-8"?>\n'
    words = (*(f"picture: {sentence}" for sentence in layout.left_out), "picture: quotes and chains are left out")
    return Exported(content=f"{declared}{tostring(picture, encoding='unicode')}\n", left_out=words)


def picture_of(layout: Layout) -> Element:
    """Return the root of the picture; it is as tall as its rows need."""
    picture = new_picture(WIDTH, 0)
    add_about(picture, layout.reconciliation.store.settings.title, figures(layout.reconciliation))
    add_paper(picture, WIDTH, 0)
    top = _add_head(picture, layout) + HEIGHT
    bottom = top + layout.height
    axis = add(picture, "g", class_="axis")
    if layout.drawn:
        add_axis(axis, layout, top, bottom)
    for number, row in enumerate(layout.rows):
        add_row(picture, layout, row, top + row.top)
        if number % LONG == 0 and number:
            add_reminder(axis, layout, top + row.top)
    if len(layout.drawn) > LONG:
        add_foot(axis, layout, bottom)
        bottom += FOOT
    end = add_legend(add(picture, "g", class_="legend"), layout, bottom + 16)
    _make_tall(picture, end + MARGIN)
    return picture


def figures(reconciliation: Reconciliation) -> str:
    """Return how much there is: `39 events · 5 sources · 4 conflicts (3 contradictions, 1 tension)`."""
    conflicts = reconciliation.conflicts
    grades = [(grade, sum(conflict.grade is grade for conflict in conflicts)) for grade in Grade]
    parts = ", ".join(counted(number, grade) for grade, number in grades if number)
    told = f"{counted(len(conflicts), 'conflict')} ({parts})" if conflicts else "no conflicts"
    events, sources = counted(len(reconciliation.events), "event"), len(reconciliation.store.sources)
    return f"{events} · {counted(sources, 'source')} · {told}"


def _add_head(picture: Element, layout: Layout) -> float:
    """Title and figures; return where they end."""
    y = float(MARGIN)
    for line in wrapped(layout.reconciliation.store.settings.title, WIDTH - 2 * MARGIN, TITLE_SIZE)[:3]:
        y += TITLE_LINE
        add_words(picture, line, MARGIN, y - 8, size=TITLE_SIZE, is_bold=True)
    add_words(picture, figures(layout.reconciliation), MARGIN, y + 14, size=FIGURES_SIZE, fill=SOFT)
    return y + 14


def _make_tall(picture: Element, height: float) -> None:
    """Give the page its height, once it is known."""
    paper = picture.find("rect")
    picture.set("height", shown(height))
    picture.set("viewBox", f"0 0 {WIDTH} {shown(height)}")
    if paper is not None:
        paper.set("height", shown(height))
