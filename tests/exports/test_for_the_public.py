"""What a chronology leaves out for readers outside is said in the file itself, by every format that has room for it."""

import json

import pytest
from icalendar import Calendar

from tests.exports.chronologies import read_by
from tests.exports.test_exports import HOSTILE_TEXTS, tokens_of
from tests.render.hand_made import FLOOD
from timeline.exports import FORMATS, ExportOptions, export_text

SENTENCE = "for the public: 8 notes of the editors left out"
SHOWN = "For the public: 8 notes of the editors left out."
WITHOUT_ROOM = ("csv", "jsonl", "png")  # rows alone, and what is drawn from the SVG
TELLING = [known.name for known in FORMATS if known.name not in WITHOUT_ROOM]


def told(name: str, *sentences: str) -> str:
    return export_text(FLOOD, name, ExportOptions(left_out=sentences)).text


@pytest.mark.parametrize("name", TELLING)
def test_a_format_with_room_says_it(name: str) -> None:
    assert SENTENCE[1:] in told(name, SENTENCE).replace("\r\n ", "").replace("꞉", ":")
    assert "for the public" not in told(name).lower()


def test_it_stands_where_readers_of_the_format_look() -> None:
    assert json.loads(told("json", SENTENCE))["left_out"] == [SENTENCE]
    assert SHOWN in json.loads(told("timelinejs", SENTENCE))["title"]["text"]["text"]
    assert Calendar.from_ical(told("icalendar", SENTENCE))["X-WR-CALDESC"] == SHOWN
    assert f"\n## Left out\n\n- {SHOWN}\n" in told("markdown", SENTENCE)
    (whole,) = [each for each in json.loads(told("jsonld", SENTENCE))["@graph"] if each["@id"] == "#chronology"]
    assert whole["schema:description"] == [SHOWN]


@pytest.mark.parametrize("hostile", HOSTILE_TEXTS)
def test_a_sentence_is_no_markup_either(hostile: str) -> None:
    kinds = [[token.type for token in tokens_of(told("markdown", text))] for text in ("a word", f"a {hostile} z")]
    assert [kind for kind in kinds[0] if kind != "text_special"] == [k for k in kinds[1] if k != "text_special"]


@pytest.mark.parametrize(("name", "script"), [("mermaid", "mermaid.mjs"), ("markwhen", "markwhen.cjs")])
def test_a_diagram_is_read_with_it(name: str, script: str) -> None:
    plain, public = read_by(script, told(name)), read_by(script, told(name, SENTENCE, 'a: "b" #c {d} %%{e}%%\n- f'))
    assert public == plain
