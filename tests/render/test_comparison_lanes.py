"""The lanes of a comparison: what stands where, and that it does whatever the texts hold."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from tests.render.hand_made import COMPARISON, STORE, store_of, window
from timeline.model.event import Event
from timeline.model.location import Location
from timeline.reconciliation.comparison import Comparison, DiffRow, DiffSide, Silence
from timeline.reconciliation.shown_rows import shown_rows
from timeline.reconciliation.verdict import Verdict
from timeline.render import diff_page, diff_summary, to_text
from timeline.render.comparison_lanes import Track

LANES = st.sampled_from([Verdict.ONLY_A, Verdict.ONLY_B])


def alone(event: str, day: str | None, verdict: Verdict = Verdict.ONLY_A, silence: Silence | None = None) -> DiffRow:
    told = DiffSide(edtf=day, start=window(day), end=window(day), claims=())
    a, b = (told, None) if verdict is Verdict.ONLY_A else (None, told)
    return DiffRow(event=event, verdict=verdict, a=a, b=b, silence=silence)


def compared(rows: Sequence[DiffRow], titles: dict[str, str] | None = None) -> Comparison:
    names = titles or {row.event: row.event.title() for row in rows}
    events = [Event(id=event, title=title, location=Location("data/events.yaml", 1)) for event, title in names.items()]
    return Comparison(a="inquiry", b="gazette", rows=tuple(rows), reversed=(), attributes=(), store=store_of(events))


@given(st.lists(st.tuples(LANES, st.integers(0, 9), st.integers(1, 4)), max_size=30))
def test_what_is_later_never_stands_above_what_is_earlier(put: list[tuple[Verdict, int, int]]) -> None:
    track = Track()
    lines: list[tuple[int, Verdict, int]] = []
    for number, (verdict, second, height) in enumerate(sorted(put, key=lambda each: each[1])):
        track.put(verdict, [Text(f"{number}")] * height, second)
    for line, pair in enumerate(track.beside()):
        for text, verdict in zip(pair, (Verdict.ONLY_A, Verdict.ONLY_B), strict=True):
            if text.plain and text.plain not in [str(number) for number, _, _ in lines]:
                lines.append((int(text.plain), verdict, line))
    seconds = [second for _, second, _ in sorted(put, key=lambda each: each[1])]
    first = {number: line for number, _, line in lines}
    assert len(first) == len(put)
    for one in first:
        for other in first:
            assert seconds[one] >= seconds[other] or first[one] < first[other] or seconds[one] == seconds[other]


def test_silence_within_a_period_and_outside_of_it_have_marks_of_their_own() -> None:
    rows = [
        alone("flood", "1912-04-15", silence=Silence.COVERS),
        alone("storm", "1880-01-01", silence=Silence.OUTSIDE),
        alone("rain", "1912-04-16", Verdict.ONLY_B, silence=Silence.OUTSIDE),
    ]
    shown = to_text(diff_page(compared(rows)), 100)
    for line in ("← 15 Apr 1912  Flood", "⇠ 1 Jan 1880  Storm", "⇢ 16 Apr 1912  Rain"):
        assert line in shown
    assert "B is silent: 1 in its period, 1 outside" in shown
    assert "<. 1 Jan 1880" in to_text(diff_page(compared(rows)), 100, ascii_only=True)


def test_a_long_run_of_one_side_is_summed_up_and_listed_when_asked_for() -> None:
    rows = [alone(f"event-{number}", f"1912-04-1{number}") for number in range(9)]
    shared = replace(alone("both", "1912-05-01"), verdict=Verdict.AGREE, b=rows[0].a)
    comparison = compared([*rows, shared])
    assert "← … 5 more events, the last 18 Apr" in to_text(diff_page(comparison), 80)
    listed = to_text(diff_page(shown_rows(comparison, [Verdict.ONLY_A])), 80)
    assert "more events" not in listed
    assert "18 Apr  Event-8" in listed


def test_folded_rows_stand_in_their_place() -> None:
    rows = [
        replace(alone(f"e{n}", f"1912-04-1{n}"), verdict=Verdict.AGREE, b=alone("x", "1912-04-10").a) for n in range(4)
    ]
    clash = replace(rows[3], verdict=Verdict.CONFLICT, apart_days=3)
    shown = to_text(diff_page(shown_rows(compared([*rows[:3], clash]), context=1)), 80).splitlines()
    assert "… 2 events where both agree …" in shown
    assert shown.index("… 2 events where both agree …") < next(n for n, line in enumerate(shown) if "E2" in line)


def test_the_summary_is_the_head_of_the_page() -> None:
    stored = replace(COMPARISON, store=STORE)
    head, page = to_text(diff_summary(stored), 80), to_text(diff_page(stored), 80)
    assert page.startswith(head)
    assert len(head.splitlines()) < 14


@pytest.mark.parametrize("title", ["上流のダムが決壊した" * 4, "בשלוש בלילה נפרץ הסכר בראש העמק", "x" * 90, "é" * 45])
@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_the_axis_stands_in_one_column_whatever_the_titles(title: str, width: int) -> None:
    rows = [alone("flood", "1912-04-15"), alone("rain", "1912-04-16", Verdict.ONLY_B)]
    lines = to_text(diff_page(compared(rows, {"flood": title, "rain": title})), width).splitlines()
    lanes = [line for line in lines if "│" in line]
    assert len(lanes) > 1
    assert len({cell_len(line.partition("│")[0]) for line in lanes}) == 1


@given(st.sampled_from([0, 1, 5, 400]), st.integers(60, 200))
@settings(max_examples=25)
def test_any_number_of_days_apart_fits(days: int, width: int) -> None:
    row = replace(COMPARISON.rows[1], apart_days=days * 100_000)
    shown = to_text(diff_page(replace(COMPARISON, rows=(row,), store=STORE)), width)
    assert max(map(cell_len, shown.splitlines())) <= width


def test_two_sides_without_an_event_in_common_are_told_so() -> None:
    shown = to_text(diff_page(compared([alone("flood", "1912-04-15")])), 80)
    assert "They tell no event in common." in shown
    assert "Neither tells of an event." in to_text(diff_page(compared([])), 80)


def test_what_is_matched_by_likeness_says_so_and_what_b_calls_it() -> None:
    twin = Event(id="inundation", title="The great inundation", location=Location("data/events.yaml", 1))
    row = replace(
        alone("flood", "1912-04-15"), verdict=Verdict.AGREE, b=alone("x", "1912-04-15").a, matched="suggested"
    )
    shown = to_text(diff_page(compared([replace(row, twin=twin)])), 80)
    assert "1 event is matched by likeness, not by a shared id" in shown
    assert "The great inundation  inundation" in shown
    assert "matched by likeness" in to_text(diff_page(compared([row])), 80)
