"""Below the rows: what every mark means, which letter is which source, and what was left out."""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from timeline.exports.picture.bars import Bar, Piece
from timeline.exports.picture.layout import MARGIN, WIDTH, Layout
from timeline.exports.picture.lettering import cut, width_of, wrapped
from timeline.exports.picture.rows import add_bar, add_open, add_outline, add_voice, is_short
from timeline.exports.picture.shapes import SMALL_SIZE, SOFT, WORDS_SIZE, add_diamond, add_unequal, add_words
from timeline.model.source import Source
from timeline.reconciliation.datewords import edtf_words
from timeline.reconciliation.voices import Voice, voice_of

LINE: Final = 21
SAMPLE: Final = 36  # pixels for the mark before its meaning
GAP: Final = 26
LETTER: Final = 18  # pixels for the letter of a source
ROOM: Final = WIDTH - 2 * MARGIN
VOICES: Final = (Voice.DAY, Voice.WINDOW, Voice.SET_ASIDE, Voice.NO_DATE)
LONG: Final = 10**6  # seconds: no moment
KNOWN: Final = Bar(whole=Piece(0, LONG), certain=Piece(0, LONG), is_open_before=False, is_open_after=False)
VAGUE: Final = Bar(whole=Piece(0, LONG), certain=None, is_open_before=False, is_open_after=False)


class Sign(NamedTuple):
    """A mark as the rows have it, and what it means."""

    words: str
    draw: Callable[[Element, float, float], object]  # below an element, from x on, around y


def add_legend(picture: Element, layout: Layout, top: float) -> float:
    """Add what the marks mean, sources and notes below `top`; return where they end."""
    bottom = _add_signs(picture, list(_signs(layout)), top)
    bottom = _add_sources(picture, layout, bottom + 10)
    for words in _notes(layout):
        for line in wrapped(words, ROOM, SMALL_SIZE):
            add_words(picture, line, MARGIN, bottom + 12, size=SMALL_SIZE, fill=SOFT)
            bottom += 15
    return bottom


def _add_signs(picture: Element, signs: list[Sign], top: float) -> float:
    x, y = float(MARGIN), top + LINE / 2
    for sign in signs:
        width = SAMPLE + width_of(sign.words, WORDS_SIZE)
        if x > MARGIN and x + width > MARGIN + ROOM:
            x, y = float(MARGIN), y + LINE
        sign.draw(picture, x, y)
        add_words(picture, sign.words, x + SAMPLE, y + 4)
        x += width + GAP
    return y + LINE / 2


def _signs(layout: Layout) -> Iterator[Sign]:
    """What occurs in the picture, and nothing else."""
    yield from _bar_signs(layout)
    yield from _other_signs(layout)
    events = [drawn.event for drawn in layout.drawn]
    spoken = {voice_of(event, source) for event in events for source in layout.sources}
    yield from (_voice_sign(voice) for voice in VOICES if voice in spoken)


def _bar_signs(layout: Layout) -> Iterator[Sign]:
    bars = [drawn.bar for drawn in layout.drawn]
    short = [bar for bar in bars if is_short(bar, *layout.span(bar.whole))]
    long = [bar for bar in bars if not is_short(bar, *layout.span(bar.whole))]
    unit = "minute" if layout.by_clock else "day"
    if any(bar.certain == bar.whole for bar in short):
        yield Sign(f"the {unit} is known", _diamond(is_solid=True))
    if any(bar.certain != bar.whole for bar in short):
        yield Sign(f"not known to the {unit}, and short", _diamond(is_solid=False))
    if any(bar.certain for bar in long):
        yield Sign("lasted, for certain", lambda at, x, y: add_bar(at, KNOWN, x, x + 26, (x, x + 26), y))
    if any(bar.certain != bar.whole and bar.whole.first < bar.whole.last for bar in long):
        yield Sign("may have been", lambda at, x, y: add_bar(at, VAGUE, x, x + 26, None, y))
    ends = {bar.is_certain_at(side) for bar in bars for side in bar.open_sides}
    if True in ends:
        yield Sign("lasted then, and no source bounds this end", lambda at, x, y: add_open(at, x - 10, y, 1))
    if False in ends:
        yield Sign("at some time beyond this", lambda at, x, y: add_open(at, x - 8, y, 1, is_certain=False))


def _other_signs(layout: Layout) -> Iterator[Sign]:
    rivals = [rival for drawn in layout.drawn for rival in drawn.bar.rivals]
    events = [drawn.event for drawn in layout.drawn]
    if any(rival.sources for rival in rivals):
        yield Sign("a time that was set aside, and who says it", lambda at, x, y: add_outline(at, x, x + 26, y - 2.5))
    if any(not rival.sources for rival in rivals):
        yield Sign("without a letter: as likely as the bar", lambda at, x, y: add_outline(at, x, x + 26, y - 2.5))
    if any(event.planned for event in events):
        yield Sign("only planned", lambda at, x, y: add_bar(at, KNOWN, x + 3, x + 25, (x + 3, x + 25), y, True))
    if any(event.conflicts for event in events):
        yield Sign("sources conflict: not all can be true", lambda at, x, y: add_unequal(at, x + 13, y))


def _diamond(*, is_solid: bool) -> Callable[[Element, float, float], object]:
    return lambda at, x, y: add_diamond(at, x + 13, y, is_solid=is_solid)


def _voice_sign(voice: Voice) -> Sign:
    return Sign(f"the source {voice}" if voice is not Voice.SET_ASIDE else "the source was set aside", _mark(voice))


def _mark(voice: Voice) -> Callable[[Element, float, float], object]:
    return lambda at, x, y: add_voice(at, voice, x + 13, y)


def _add_sources(picture: Element, layout: Layout, top: float) -> float:
    """The sources, each with its letter: in two columns where all of them fit."""
    sources = layout.reconciliation.store.sources
    told = [(letter, _described(sources[source])) for source, letter in layout.letters.items()]
    columns = 2 if all(width_of(words, WORDS_SIZE) <= ROOM / 2 - LETTER - GAP for _, words in told) else 1
    y = top
    for number, (letter, words) in enumerate(told):
        x = MARGIN + ROOM / 2 * (number % columns)
        y += LINE - 3 if number % columns == 0 else 0
        add_words(picture, letter, x, y, is_bold=True)
        add_words(picture, cut(words, ROOM / columns - LETTER, WORDS_SIZE), x + LETTER, y)
    return y + 12


def _described(source: Source) -> str:
    published = edtf_words(source.published[0]) if source.published else ""
    words = [source.author, source.title, source.publisher, published]
    return ", ".join(word for word in words if word)


def _notes(layout: Layout) -> Iterator[str]:
    reconciliation = layout.reconciliation
    said = [f"Not complete: {sentence}" for sentence in reconciliation.incomplete]
    said += [*layout.left_out, *layout.left_out_before]
    said += [f"{reconciliation.store.unread:,} of what stands in the store could not be read"] * (
        reconciliation.store.unread > 0
    )
    yield from (f"{sentence[:1].upper()}{sentence[1:]}." for sentence in said)
    yield " ".join(_on_the_axis(layout))


def _on_the_axis(layout: Layout) -> Iterator[str]:
    yield f"Days are those of {layout.reconciliation.store.settings.zone}."
    if layout.axis.folds:
        yield "Between two wavy lines time is folded; the words above say how much."
    if layout.axis.sides:
        yield "On grey, time is drawn closer than in the middle."
