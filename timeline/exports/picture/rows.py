"""A row an event: its title and dates, its bar, and a mark for each source."""

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from timeline.exports.extent import account_of
from timeline.exports.picture.bars import Bar
from timeline.exports.picture.layout import (
    GUTTER,
    LETTERS_AFTER,
    LINE_OF_OUTLINES,
    MARGIN,
    NAMES,
    ROW,
    WIDTH,
    Layout,
    Outline,
    Row,
)
from timeline.exports.picture.lettering import cut
from timeline.exports.picture.shapes import (
    ALARM,
    CALM,
    FADES,
    HATCH,
    INK,
    NAME_SIZE,
    SMALL_SIZE,
    SOFT,
    WORDS_SIZE,
    add,
    add_about,
    add_diamond,
    add_line,
    add_path,
    add_unequal,
    add_words,
)
from timeline.model.counted import counted
from timeline.model.edtf.calendar import SECONDS_PER_DAY
from timeline.reconciliation.datewords import window_words
from timeline.reconciliation.daywords import DateStyle
from timeline.reconciliation.result import ReconciledEvent, Status
from timeline.reconciliation.voices import Voice, voice_of

SHORT: Final = DateStyle(short=True)
SIGN: Final = 16  # pixels for the sign of a conflict, left of the titles
THICK, THIN = 12, 5  # of a bar; of one that was set aside
SHORTEST: Final = 9  # pixels: what is shorter is a diamond
LONGEST_MOMENT: Final = 24  # pixels: a day that is known, and shorter, is one too
MINUTE: Final = 60  # seconds
ARROW: Final = 34


def add_row(picture: Element, layout: Layout, shown: Row, top: float) -> None:
    """Add the row of an event whose upper edge is at `top`."""
    drawn = shown.drawn
    row = add(picture, "g", class_="event")
    event = drawn.event
    add_about(row, event.event.title, described(event))
    _add_names(row, event, top)
    middle = top + ROW / 2 - (4 if drawn.bar.rivals else 0)
    add_bar(row, drawn.bar, *layout.span(drawn.bar.whole), _certain(layout, drawn.bar), middle, event.planned)
    for number, line in enumerate(shown.outlines):
        for outline in line:
            _add_rival(row, outline, middle + THICK / 2 + 3 + LINE_OF_OUTLINES * number)
    for source in layout.sources:
        add_voice(row, voice_of(event, source), layout.column(source), top + ROW / 2)
    add_line(row, MARGIN, top + shown.height, WIDTH - MARGIN, top + shown.height)


def described(event: ReconciledEvent) -> str:
    """Return all that the row shows, in words."""
    others = [f"or {window_words(other.start, other.end)}" for other in event.alternatives]
    lost = [f"{each.statement.claim.source} set aside: {each.reason}" for each in event.set_aside]
    return ". ".join([account_of(event), *others, *lost])


def _add_names(row: Element, event: ReconciledEvent, top: float) -> None:
    """The title, below it when it was and how it stands."""
    x, room = MARGIN + SIGN, NAMES - SIGN + GUTTER / 2
    title, words = event.event.title, " · ".join(_under(event))
    add_words(row, cut(title, room, NAME_SIZE), x, top + 16, size=NAME_SIZE)
    add_words(row, cut(words, room, WORDS_SIZE), x, top + 31, fill=SOFT)
    if event.conflicts:
        add_unequal(row, MARGIN + 5, top + 12)


def _under(event: ReconciledEvent) -> Iterator[str]:
    yield window_words(event.start, event.end, SHORT)
    if event.status in (Status.DISPUTED, Status.UNDECIDED):
        yield str(event.status)
    if event.status is Status.RESOLVED:
        yield "disputed, decided"
    if event.planned:
        yield "planned"
    if len(event.sources) > 1:
        one_root = len(event.roots) == 1
        yield counted(len(event.sources), "source") + (", one origin" if one_root else "")


def _certain(layout: Layout, bar: Bar) -> tuple[float, float] | None:
    return layout.span(bar.certain) if bar.certain else None


def add_bar(
    row: Element,
    bar: Bar,
    left: float,
    right: float,
    certain: tuple[float, float] | None,
    middle: float,
    is_planned: bool = False,
) -> None:
    """Add a bar around a line: `left` and `right` are those of all that is bounded."""
    for side in bar.open_sides:
        add_open(row, left if side < 0 else right, middle, side, is_certain=bar.is_certain_at(side))
    if is_planned:
        add_frame(row, left, right, middle)
    if is_short(bar, left, right):
        add_diamond(row, (left + right) / 2, middle, is_solid=bar.certain == bar.whole)
        return
    top = middle - THICK / 2
    if bar.certain != bar.whole and bar.whole.first < bar.whole.last:
        add(row, "rect", x=left, y=top, width=right - left, height=THICK, fill=f"url(#{HATCH})")
    if certain:
        add(row, "rect", x=certain[0], y=top, width=max(certain[1] - certain[0], 2), height=THICK, fill=CALM)


def is_short(bar: Bar, left: float, right: float) -> bool:
    """Whether it is drawn as a diamond: too short for a bar, or a day or a minute that is known and takes little."""
    if bar.open_sides:
        return False
    length = bar.whole.last - bar.whole.first
    is_moment = bar.certain == bar.whole and (length < MINUTE or length == SECONDS_PER_DAY - 1)
    return right - left < (LONGEST_MOMENT if is_moment else SHORTEST)


def add_frame(row: Element, left: float, right: float, middle: float) -> None:
    """Add the dotted frame of what is only planned."""
    around = max(3.0, (LONGEST_MOMENT - (right - left)) / 2)
    made = add(
        row, "rect", x=left - around, y=middle - THICK / 2 - 3, width=right - left + 2 * around, height=THICK + 6
    )
    made.attrib |= {"fill": "none", "stroke": INK, "stroke-width": "1.2", "stroke-dasharray": "1.5 3"}


def add_open(row: Element, x: float, middle: float, direction: int, *, is_certain: bool = True) -> None:
    """Add an end that nothing bounds: it fades, and an arrow says that it may go on.

    Where it is not even certain that it lasted at the bound, it is light, and the bound a stroke.
    """
    end = x + direction * ARROW
    paint = FADES[direction] + ("" if is_certain else "-light")
    add(row, "rect", x=min(x, end), y=middle - THICK / 2, width=ARROW, height=THICK, fill=f"url(#{paint})")
    if not is_certain:
        add_path(row, f"M{x:.1f} {middle - THICK / 2:.1f}v{THICK}", stroke=CALM)
    add_path(row, f"M{end:.1f} {middle - 4:.1f}l{5 * direction} 4l{-5 * direction} 4", stroke=CALM)


def _add_rival(row: Element, outline: Outline, top: float) -> None:
    """A time that lost, as an outline, with the letters of those who say it."""
    add_outline(row, outline.left, outline.right, top)
    if outline.letters:
        x = outline.right + LETTERS_AFTER
        add_words(row, outline.letters, x, top + THIN + 1.5, size=SMALL_SIZE, fill=ALARM)


def add_outline(row: Element, left: float, right: float, top: float) -> None:
    """Add the dashed outline of what was set aside."""
    made = add(row, "rect", x=left, y=top, width=right - left, height=THIN, fill="none", stroke=ALARM)
    made.attrib |= {"stroke-width": "1.2", "stroke-dasharray": "3 2"}


def add_voice(row: Element, voice: Voice, x: float, y: float) -> None:
    """Add the mark of how a source speaks of an event; nothing where it is silent."""
    if voice is Voice.DAY:
        add(row, "circle", cx=x, cy=y, r=4.2, fill=INK)
    elif voice is Voice.WINDOW:
        add(row, "circle", cx=x, cy=y, r=3.6, fill="none", stroke=INK, stroke_width=1.3)
    elif voice is Voice.SET_ASIDE:
        add_path(row, f"M{x - 3.8:.1f} {y - 3.8:.1f}l7.6 7.6m0 -7.6l-7.6 7.6", stroke=ALARM, width=1.8)
    elif voice is Voice.NO_DATE:
        add(row, "circle", cx=x, cy=y, r=1.5, fill=SOFT)
