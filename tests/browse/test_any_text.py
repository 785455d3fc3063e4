"""Titles, quotes and names are other people's: nothing in them is markup, or commands the terminal."""

from pathlib import Path

import pytest

from tests.browse.in_browser import Person, in_browser
from timeline.browse.line_list import fitted
from timeline.browse.rows import Piece

HOSTILE = (
    "[red]x[/] [/nothing]",
    "[@click=app.exit]leave[/]",
    "\\x1b]0;owned\\x07 \\x1b[2J",
    "\\u202egnitirw sdrawkcab",
    "日本語の題名がとても長いので切られるはずです日本語の題名",
    "$text {0} %s \\\\[bold]",
)


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A store of which every text is hostile."""
    folder = tmp_path / "data"
    (folder / "claims").mkdir(parents=True)
    (folder / "timeline.yaml").write_text('timeline: 1\ntitle: "[red]T[/red] \\e[31m"\n')
    events = [f'- id: e{n}\n  title: "{text}"\n  tags: ["{text}"]\n' for n, text in enumerate(HOSTILE)]
    (folder / "events.yaml").write_text("".join(events))
    for source, day in (("a", 1), ("b", 9)):
        claims = [
            f'  - id: c{n}\n    event: e{n}\n    when: 2022-03-0{day}\n    note: "{text}"\n'
            f'    attributed_to: "{text}"\n    attributes: {{name: "{text} {source}"}}\n'
            for n, text in enumerate(HOSTILE)
        ]
        head = f'source:\n  id: {source}\n  title: "[link=x]{source}"\n  kind: article\nclaims:\n'
        (folder / "claims" / f"{source}.yaml").write_text(head + "".join(claims))
    return folder


def test_hostile_texts_stand_as_they_are(hostile: Path) -> None:
    async def pages(person: Person) -> None:
        await person.sees("[red]T[/red] \\x1b[31m", "[red]x[/] [/nothing]", "[@click=app.exit]leave[/]")
        await person.sees("\\x1b]0;owned\\x07", "\\u202egnitirw", "$text {0} %s")
        for _ in HOSTILE:
            await person.press("down")
        await person.press("2", "r")
        await person.sees("Decide", "accept")
        await person.press("escape", "f")
        await person.sees("[ ] 1 [red]x[/]")
        await person.press("tab", "space", "escape")
        await person.sees("tag ")
        await person.press("slash", "left_square_bracket", "slash", "right_square_bracket", "enter", "g")
        await person.type("[red]2022")
        assert not any(character in person.screen for character in "\x1b\x07\u202e")
        await person.press("enter", "escape")
        assert person.app.is_running

    in_browser(hostile, pages, size=(150, 45))


@pytest.mark.parametrize("width", [1, 2, 3, 8, 30])
@pytest.mark.parametrize("words", ["", "a", "日本語の題名", "e\u0301e\u0301e\u0301e\u0301", "👩‍👩‍👧 family", "x" * 40])
def test_a_column_is_exactly_as_wide_as_it_should_be(words: str, width: int) -> None:
    from rich.cells import cell_len

    for is_right in (False, True):
        assert cell_len(fitted(Piece(words, is_right=is_right), width)) == width
