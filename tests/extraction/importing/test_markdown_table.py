"""Tables in Markdown as claims: columns by their names, cells as they are shown."""

import pytest

from timeline.extraction.importing.formats import find_format
from timeline.extraction.importing.markdown_table import read_text
from timeline.extraction.importing.markdown_words import words_and_links
from timeline.extraction.importing.rows import ONE_SOURCE, ImportedText, ImportOptions, Kind

TEXT = """\
# The *mole*

Some prose.

| Date | Event | Place |
|:-----|---|--:|
| 17 March 2011 | **Gate** [opened](https://example.org/x "t")[^2] | Port `A` |
| 2011-03-18 | Gate \\| closed<br>again | |
| the day of rain | bad date | |

| name | colour |
|---|---|
| x | red |

| Date | Event |
|---|---|
| 1912 | a third one

[^2]: a note
"""


def _read(text: str) -> ImportedText:
    return read_text(text, ImportOptions())


def _told(found: ImportedText, kind: Kind) -> list[tuple[int | None, str]]:
    return [(remark.line, remark.text) for remark in found.remarks if remark.kind is kind]


def test_rows_of_all_tables_that_say_when_are_claims() -> None:
    found = _read(TEXT)
    assert [(claim.line, claim.event, claim.when) for claim in found.claims] == [
        (7, "Gate opened", "2011-03-17"),
        (8, "Gate | closed again", "2011-03-18"),
        (17, "a third one", "1912"),
    ]
    assert (found.claims[0].attributes, found.claims[0].note) == ({"place": ("Port A",)}, "https://example.org/x")
    assert found.sources[ONE_SOURCE] == {"title": "The mole"}


def test_what_is_left_out_and_refused_is_said() -> None:
    found = _read(TEXT)
    assert _told(found, Kind.LEFT_OUT) == [(11, "a table, as no row says when"), (3, "2 paragraphs outside of tables")]
    assert [line for line, _ in _told(found, Kind.REFUSED)] == [9]


@pytest.mark.parametrize(
    ("markdown", "words", "links"),
    [
        ("", "", ()),
        ("plain", "plain", ()),
        ("*a* **b** `c` ~d~", "a b c ~d~", ()),
        ("a &amp; b &lt;c&gt;", "a & b <c>", ()),
        ("a<br>b <b>c</b>", "a b c", ()),
        (
            "[a](https://x.org/1) <https://x.org/2>",
            "a https://x.org/2",
            ("https://x.org/1", "https://x.org/2"),
        ),
        ("![a picture](https://x.org/p.png)", "a picture", ()),
        ("a[^1] b[^note]", "a b", ()),
        ("a\nb", "a b", ()),
    ],
)
def test_words_are_those_that_are_shown(markdown: str, words: str, links: tuple[str, ...]) -> None:
    assert words_and_links(markdown) == (words, links)


def test_a_link_to_a_script_is_no_link() -> None:
    assert words_and_links("[b](javascript:x)") == ("[b](javascript:x)", ())


@pytest.mark.parametrize(
    "text", ["", "# Only a heading\n", "| a | b |\n", "```\n| a | b |\n|---|---|\n| 1 | 2 |\n```\n"]
)
def test_a_text_without_a_table_is_refused_once(text: str) -> None:
    found = _read(text)
    assert (found.claims, [remark.kind for remark in found.remarks]) == ((), [Kind.REFUSED])


TIMELINEJS = '{"title": {}, "events": [{"start_date": {"year": 1911}, "text": {"headline": "x"}}]}'


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("a.md", TEXT, "markdown-table"),
        ("a.md", "- **17 March 2011**: rain\n", "text"),
        ("a.txt", "17 March 2011\nrain\n", "text"),
        ("a.txt", "0 HEAD\n1 GEDC\n", "gedcom"),
        ("a.ged", "0 HEAD\n1 GEDC\n", "gedcom"),
        ("a.ics", "BEGIN:VCALENDAR\r\n", "ics"),
        ("a", "begin:vcalendar\r\n", "ics"),
        ("a.json", TIMELINEJS, "timelinejs"),
        ("a.json", '{"events": [{"id": "x", "when": "1911"}]}', "jsonl"),
        ("a.json", '[{"title": "x", "start_date": "1911"}]', "jsonl"),
        ("a.jsonl", '{"event": "x", "when": "1911"}\n', "jsonl"),
        ("a.csv", "date,event\n1911,x\n", "csv"),
        ("a.csv", 'date,event\n17 March 2011,"0 HEAD"\n', "csv"),
    ],
)
def test_no_format_takes_the_files_of_another(name: str, text: str, found: str) -> None:
    form = find_format(name, text)
    assert form is not None
    assert form.name == found
