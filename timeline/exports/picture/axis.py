"""The axis: what the marks say, what they lie in, faint lines through all rows, and what is folded."""

from collections.abc import Sequence
from typing import Final
from xml.etree.ElementTree import Element

from timeline.exports.picture.layout import Layout
from timeline.exports.picture.lettering import width_of
from timeline.exports.picture.panels import Axis
from timeline.exports.picture.shapes import (
    INK,
    NAME_SIZE,
    SOFT,
    WORDS_SIZE,
    add,
    add_line,
    add_path,
    add_words,
)
from timeline.reconciliation.views.scale import Fold, Tick

SPACING: Final = 62  # pixels from one mark to the next, at least
HEIGHT: Final = 72  # of the head: contexts, folds, marks
FOOT: Final = 36
REMINDER_SIZE: Final = 8
SHADE: Final = "#f2f2f2"
WAVE: Final = 8


def add_axis(picture: Element, layout: Layout, top: float, bottom: float) -> None:
    """Add the head of the axis above `top`, and its lines from there to `bottom`."""
    for panel in layout.axis.sides:
        add(picture, "rect", x=panel.left, y=top, width=panel.scale.width, height=bottom - top, fill=SHADE)
    for fold in layout.axis.folds:
        _add_fold(picture, fold, top, bottom)
    ticks = tuple(layout.axis.ticks(SPACING))
    for tick in ticks:
        add_line(picture, tick.place, top, tick.place, bottom)
        add_line(picture, tick.place, top - 5, tick.place, top, stroke=INK)
    _add_labels(picture, ticks, top - 9, top - 40)
    add_line(picture, layout.left, top, layout.right, top, stroke=INK)
    _add_breaks(picture, layout.axis, top)
    for source, letter in layout.letters.items():
        add_words(picture, letter, layout.column(source), top - 9, anchor="middle", size=NAME_SIZE, is_bold=True)


def add_reminder(picture: Element, layout: Layout, top: float) -> None:
    """Add the marks and letters in small grey below `top`: within a long picture, where head and foot are far."""
    for tick in layout.axis.ticks(SPACING):
        add_words(picture, tick.label, tick.place, top + 9, size=REMINDER_SIZE, fill=SOFT, anchor="middle")
    for source, letter in layout.letters.items():
        add_words(picture, letter, layout.column(source), top + 9, size=REMINDER_SIZE, fill=SOFT, anchor="middle")


def add_foot(picture: Element, layout: Layout, bottom: float) -> None:
    """Add the marks once more below the rows, and the letters of the sources."""
    _add_labels(picture, tuple(layout.axis.ticks(SPACING)), bottom + 15, bottom + 30)
    for source, letter in layout.letters.items():
        add_words(picture, letter, layout.column(source), bottom + 15, anchor="middle", is_bold=True)


def _add_labels(picture: Element, ticks: Sequence[Tick], y: float, y_of_contexts: float) -> None:
    """What stands at the marks; what they lie in where that changes and there is room."""
    told, reached = "", float("-inf")
    for tick in ticks:
        add_words(picture, tick.label, tick.place, y, anchor="middle")
        half = width_of(tick.context, WORDS_SIZE, is_bold=True) / 2
        if tick.context not in ("", told) and tick.place - half > reached:
            add_words(picture, tick.context, tick.place, y_of_contexts, anchor="middle", is_bold=True)
            told, reached = tick.context, tick.place + half + 6
        elif not tick.context:
            told = ""


def _add_breaks(picture: Element, axis: Axis, top: float) -> None:
    """Where the scale changes: two strokes through the axis."""
    for panel in axis.panels[1:]:
        for x in (panel.left - 2, panel.left + 2):
            add_path(picture, f"M{x - 2.5:.1f} {top + 6:.1f}l5 -12", stroke=INK, width=1.2)


def _add_fold(picture: Element, fold: Fold, top: float, bottom: float) -> None:
    """A stretch in which nothing begins or ends: a break in the axis and through all rows, and how long it is."""
    add_words(picture, fold.words, (fold.left + fold.right) / 2, top - 25, size=9, fill=SOFT, anchor="middle")
    for x in (fold.left + 5, fold.right - 5):
        steps = "".join(f"l{2.5 if n % 2 else -2.5} {WAVE}" for n in range(int((bottom - top) / WAVE)))
        add_path(picture, f"M{x:.1f} {top:.1f}{steps}", stroke="#bfbfbf", width=1)
