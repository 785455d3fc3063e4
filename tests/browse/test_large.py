"""Thousands of events: only the lines that are seen are drawn, and every one can be reached."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.browse.in_browser import Person, in_browser
from timeline.browse.rows import EventRow, Piece

EVENTS = 5_000
HEIGHT = 30


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A store of one source that dates an event every fourth day."""
    folder = tmp_path / "data"
    (folder / "claims").mkdir(parents=True)
    (folder / "timeline.yaml").write_text("timeline: 1\ntitle: Many\n")
    (folder / "events.yaml").write_text("".join(f"- {{id: e{n}, title: Number {n}}}\n" for n in range(EVENTS)))
    days = [date(1900, 1, 1) + timedelta(days=4 * n) for n in range(EVENTS)]
    claims = "".join(f"  - {{id: c{n}, event: e{n}, when: {day}}}\n" for n, day in enumerate(days))
    (folder / "claims" / "a.yaml").write_text(f"source: {{id: a, title: A, kind: record}}\nclaims:\n{claims}")
    return folder


def test_only_what_is_seen_is_drawn(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    draw = EventRow.pieces

    def counted(row: EventRow, width: int) -> Sequence[Sequence[Piece]]:
        drawn.append(row.key)
        return draw(row, width)

    monkeypatch.setattr(EventRow, "pieces", counted)

    async def pages(person: Person) -> None:
        await person.sees("Events 5,000")
        await person.press("end")
        assert person.chosen == f"e{EVENTS - 1}"
        await person.sees("Number 4999")
        await person.press("pageup", "pageup", "up")
        await person.press("slash")
        await person.type("number 2500")
        await person.sees("Events 1 of 5,000")
        await person.press("enter", "x", "g")
        await person.type("1950")
        await person.press("enter")
        await person.sees("January 1950")

    in_browser(large, pages, size=(110, HEIGHT))
    assert len(set(drawn)) < EVENTS / 10
