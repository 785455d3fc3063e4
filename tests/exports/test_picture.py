"""Pictures: read back as XML and as pixels, drawn with texts of every kind."""

import struct
import zlib
from dataclasses import replace
from functools import partial
from itertools import pairwise
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exports.chronologies import by_the_minute, dated, shipped
from tests.exports.test_exports import TEXTS, retold
from tests.render.hand_made import EVENTS, FLOOD, RECONCILED, day, reconciliation_of, store_of, window
from timeline.exports import ExportOptions, export_text
from timeline.exports.picture.bars import Piece, bar_of
from timeline.exports.picture.layout import MOST_EVENTS, Layout
from timeline.exports.picture.lettering import cut, width_of, wrapped
from timeline.exports.picture.panels import axis_of
from timeline.model.conflict import Window
from timeline.model.edtf.calendar import SECONDS_PER_DAY
from timeline.reconciliation.result import Reconciliation

SVG = "{http://www.w3.org/2000/svg}"
OURS = {
    "svg", "title", "desc", "defs", "pattern", "linearGradient", "stop", "g", "rect", "line", "path", "circle", "text",
}  # fmt: skip


def picture(reconciliation: Reconciliation, *left_out: str) -> Element:
    return fromstring(export_text(reconciliation, "svg", ExportOptions(left_out=left_out)).text)


def rows(root: Element) -> list[Element]:
    return [group for group in root.iter(f"{SVG}g") if group.get("class") == "event"]


def words(root: Element) -> list[str]:
    return [text.text or "" for text in root.iter(f"{SVG}text")]


def many(number: int) -> Reconciliation:
    """One event a day."""
    first = day("1912-01-01")
    events = tuple(
        replace(
            RECONCILED[0],
            event=replace(EVENTS[0], id=f"e{n}", title=f"Event {n}"),
            start=Window(first + n, first + n),
            end=Window(first + n, first + n),
            conflicts=(),
            set_aside=(),
            alternatives=(),
        )
        for n in range(number)
    )
    return reconciliation_of(store=store_of([each.event for each in events]), events=events, conflicts=())


@pytest.mark.parametrize("made", [shipped, by_the_minute, lambda: FLOOD], ids=["days", "minutes", "flood"])
def test_every_event_that_something_bounds_has_a_row_with_a_title(made: object) -> None:
    reconciliation: Reconciliation = made()  # type: ignore[operator]
    bounded = {
        event.event.title
        for event in reconciliation.events
        if any(bound is not None for bound in (*event.start[:2], *event.end[:2]))
    }
    told = [row.findtext(f"{SVG}title") for row in rows(picture(reconciliation))]
    assert set(told) == bounded
    assert len(told) == sum(event.event.title in bounded for event in reconciliation.events)


def test_the_same_chronology_is_the_same_bytes() -> None:
    assert export_text(shipped(), "svg") == export_text(shipped(), "svg")


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_no_text_becomes_an_element_or_leaves_the_picture(text: str) -> None:
    plain, hostile = picture(retold("word"), "word"), picture(retold(text), text)
    assert {each.tag.removeprefix(SVG) for each in hostile.iter()} <= OURS
    assert len(rows(plain)) == len(rows(hostile))
    attributes = [(name, value) for each in hostile.iter() for name, value in each.attrib.items()]
    assert not [name for name, _ in attributes if name.startswith("on") or "href" in name or name == "style"]
    paints = {value for _, value in attributes if "url(" in value}
    assert paints <= {f"url(#{each.get('id')})" for each in hostile.iter() if each.get("id")}


def test_what_is_known_and_what_is_not_are_drawn_differently() -> None:
    known = bar_of(dated(window("1912-04-10"), window("1912-04-20")).events[0])
    vague = bar_of(dated(window("1912-04-10", "1912-04-20")).events[0])
    both = bar_of(dated(window("1912-04-10", "1912-04-12"), window("1912-04-18", "1912-04-20")).events[0])
    assert known is not None
    assert vague is not None
    assert both is not None
    assert known.certain == known.whole == vague.whole == both.whole
    assert vague.certain is None
    assert both.certain is not None
    assert both.certain.first // SECONDS_PER_DAY == day("1912-04-12")
    assert both.certain.last // SECONDS_PER_DAY == day("1912-04-18")


def test_an_open_end_is_open_and_certain_only_where_it_lasted() -> None:
    bar = bar_of(dated(window("1912-04-10"), Window(day("1912-04-10"), None)).events[0])
    assert bar is not None
    assert (bar.open_sides, bar.is_certain_at(1)) == ((1,), True)
    later = bar_of(dated(Window(day("1912-04-10"), None)).events[0])
    assert later is not None
    assert (later.open_sides, later.is_certain_at(1)) == ((1,), False)
    assert bar_of(dated(Window(), Window()).events[0]) is None


def test_a_day_is_not_known_exactly_where_hours_show() -> None:
    (event,) = dated(window("1912-04-10")).events
    by_day, by_clock = bar_of(event), bar_of(event, by_clock=True)
    assert by_day is not None
    assert by_clock is not None
    assert by_day.certain == by_day.whole
    assert by_clock.certain is None


def test_what_was_set_aside_is_drawn_with_who_says_it() -> None:
    dam = next(event for event in FLOOD.events if event.id == "dam-breaks")
    bar = bar_of(dam)
    assert bar is not None
    ((piece, sources),) = bar.rivals
    assert piece.first // SECONDS_PER_DAY == day("1912-04-23")
    assert set(sources) <= {"gazette", "memoir"}
    (row,) = [row for row in rows(picture(FLOOD)) if row.findtext(f"{SVG}title") == dam.event.title]
    assert "set aside" in (row.findtext(f"{SVG}desc") or "")
    assert any(each.get("stroke-dasharray") for each in row.iter(f"{SVG}rect"))
    letters = Layout(FLOOD).letters
    assert ", ".join(letters[source] for source in sources) in words(row)


def test_the_legend_explains_what_is_drawn_and_nothing_else() -> None:
    assert "only planned" in words(picture(FLOOD))
    plain = words(picture(many(3)))
    assert not any("set aside" in text or text == "only planned" or "conflict:" in text for text in plain)


def test_a_long_chronology_says_what_is_missing_and_repeats_the_axis() -> None:
    root = picture(many(MOST_EVENTS + 7))
    assert len(rows(root)) == MOST_EVENTS
    assert "7 events after these left out, a picture has 400." in words(root)
    labels = [text for text in words(root) if text == "Jul"]
    assert len(labels) >= 2


def test_nothing_at_all_is_a_picture_too() -> None:
    nothing = reconciliation_of(store=store_of((), (), ()), events=(), conflicts=())
    assert rows(picture(nothing)) == []
    assert float(picture(nothing).get("height", "0")) < 300


def test_everything_lies_within_the_page() -> None:
    for reconciliation in (shipped(), by_the_minute(), FLOOD):
        root = picture(reconciliation)
        width, height = (float(root.get(side, "0")) for side in ("width", "height"))
        for shape in root.iter(f"{SVG}rect"):
            left, top = float(shape.get("x", "0")), float(shape.get("y", "0"))
            assert left >= 0 <= top
            assert left + float(shape.get("width", "0")) <= width
            assert top + float(shape.get("height", "0")) <= height


@given(st.text(max_size=80), st.floats(20, 400), st.sampled_from([9, 13, 22]))
def test_words_that_are_cut_fit(text: str, room: float, size: float) -> None:
    shown = cut(text, room, size)
    assert width_of(shown, size) <= room
    assert shown == text or shown.endswith("…")


@given(st.lists(st.text("abcXW 東", min_size=1, max_size=12), max_size=12), st.floats(60, 300))
def test_lines_hold_all_words_in_order(parts: list[str], room: float) -> None:
    text = " ".join(parts)
    lines = wrapped(text, room, 10)
    assert all(width_of(line, 10) <= room for line in lines)
    if not any("…" in line for line in lines):
        assert " ".join(lines).split() == text.split()


def test_wide_letters_are_wide() -> None:
    assert width_of("東京東京", 10) > width_of("abcd", 10) > width_of("illi", 10)


PIECES = st.lists(
    st.tuples(st.integers(-(10**10), 10**10), st.sampled_from([59, 3600, 86_399, 10**7, 10**9])).map(
        lambda p: Piece(p[0], p[0] + p[1])
    ),
    min_size=1,
    max_size=20,
)


@given(PIECES)
@settings(max_examples=60, deadline=None)
def test_an_axis_keeps_order_and_fills_its_width(pieces: list[Piece]) -> None:
    axis = axis_of(pieces, 100, 600)
    bounds = sorted({bound for piece in pieces for bound in (piece.first, piece.last + 1)})
    places = [axis.place(bound) for bound in bounds]
    assert all(one <= other + 1e-6 for one, other in pairwise(places))
    assert places[0] == pytest.approx(100)
    assert places[-1] == pytest.approx(700)
    assert all(100 - 1e-6 <= tick.place <= 700 + 1e-6 for tick in axis.ticks(60))


def test_five_weeks_with_a_prelude_of_decades_get_most_of_the_room() -> None:
    weeks = [Piece(n * SECONDS_PER_DAY, (n + 3) * SECONDS_PER_DAY) for n in range(0, 35, 2)]
    prelude = [Piece(-years * 366 * SECONDS_PER_DAY, -years * 300 * SECONDS_PER_DAY) for years in range(1, 5)]
    axis = axis_of([*prelude, *weeks], 0, 600)
    assert axis.place(35 * SECONDS_PER_DAY) - axis.place(0) > 400
    assert len(axis.sides) == 1
    assert len(axis_of(weeks, 0, 600).panels) == 1


def test_a_bitmap_is_twice_as_fine_and_has_words_and_bars() -> None:
    resvg = pytest.importorskip("resvg_py", reason="pip install resvg-py")
    svg = export_text(by_the_minute(), "svg").text
    content = export_text(by_the_minute(), "png").content
    assert isinstance(content, bytes)
    root = fromstring(svg)
    assert struct.unpack(">II", content[16:24]) == tuple(2 * float(root.get(side, "0")) for side in ("width", "height"))
    pixels = _data(content)
    assert len(set(pixels)) > 100  # letters have soft edges
    assert 0.005 < sum(byte > 0 for byte in pixels) / len(pixels) < 0.5  # what differs from the pixel beside it
    wordless = svg.replace("<text ", "<desc ").replace("</text>", "</desc>")
    assert _data(bytes(resvg.svg_to_bytes(svg_string=wordless, zoom=2))) != pixels


def test_a_machine_without_fonts_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    resvg = pytest.importorskip("resvg_py", reason="pip install resvg-py")
    assert not any("no font" in sentence for sentence in export_text(FLOOD, "png").left_out)
    monkeypatch.setattr(resvg, "svg_to_bytes", partial(resvg.svg_to_bytes, skip_system_fonts=True))
    assert any("this machine has no font" in sentence for sentence in export_text(FLOOD, "png").left_out)


def _data(png: bytes) -> bytes:
    """The filtered rows of a PNG (PNG specification, 9)."""
    data, place = b"", 8
    while place < len(png):
        length, kind = struct.unpack(">I4s", png[place : place + 8])
        data += png[place + 8 : place + 8 + length] if kind == b"IDAT" else b""
        place += length + 12
    return zlib.decompress(data)
