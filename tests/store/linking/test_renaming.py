"""One id for another in all files of a store: values alone are changed, and all of it can be undone."""

from pathlib import Path

import pytest

from timeline.errors import WriteFailed
from timeline.model.link import Link, LinkChange
from timeline.model.location import Location
from timeline.store.linking.renaming import Renamed, rename_events
from timeline.store.linking.restoring import restore
from timeline.store.linking.texts import StoreTexts

EVENTS = """# all of them
- {id: talks, title: Talks}
# two
- id: round
  title: Round
- id: day
  part_of: round # in it
"""
CLAIMS = """source: {id: a, title: round}  # round
claims:
  - {id: round, event: "round", when: 2022-03-29, evidence: {quote: "round"}, attributes: {event: round}}
  - id: c2
    event: 'round'   # quoted
    note: round
    relations: [{type: before, event: round}, {type: after, event: day}]
"""
CARD = """source: {id: a, title: A}
claims:
  - event: round
    find: round
    of: round
  - {event: round, id: x, find: b}
"""
RESOLUTIONS = "- fingerprint: '0123'\n  split: {event: round, into: round, claims: [a/round]}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store that names one event in every way there is."""
    for name, text in (
        ("data/timeline.yaml", "timeline: 1\n"),
        ("data/events.yaml", EVENTS),
        ("data/claims/a.yaml", CLAIMS),
        ("seeds/a.yaml", CARD),
        ("data/resolutions.yaml", RESOLUTIONS),
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "data"


def link(renamed: Renamed) -> Link:
    return Link(
        event="round",
        into="talks",
        by="me",
        date="2026-01-02",
        location=Location("links.yaml"),
        removed=renamed.removed,
        changes=renamed.changes,
    )


def test_values_that_name_the_event_are_changed_and_nothing_else(folder: Path) -> None:
    texts = StoreTexts.of(folder)
    rename_events(texts, {"round": "talks"})
    assert texts.files["events.yaml"].text == EVENTS.replace("- id: round\n  title: Round\n", "").replace(
        "part_of: round", "part_of: talks"
    )
    assert texts.files["claims/a.yaml"].text == CLAIMS.replace('event: "round"', 'event: "talks"').replace(
        "event: 'round'", "event: 'talks'"
    ).replace("before, event: round", "before, event: talks")
    assert texts.files["../seeds/a.yaml"].text == CARD.replace(
        "- event: round\n    find: round\n    of: round",
        "- id: round\n    event: talks\n    find: round\n    of: talks",
    ).replace("{event: round, id", "{event: talks, id")
    assert "event: talks, into: talks" in texts.files["resolutions.yaml"].text


def test_all_of_it_is_undone(folder: Path) -> None:
    texts = StoreTexts.of(folder)
    renamed = rename_events(texts, {"round": "talks"})["round"]
    restored = restore(texts, link(renamed), [])
    assert (restored.lost, texts.changed()) == ((), {})
    assert restored.values == len(renamed.changes)


def test_what_was_changed_since_is_told_and_left(folder: Path) -> None:
    texts = StoreTexts.of(folder)
    renamed = rename_events(texts, {"round": "talks"})["round"]
    claims = texts.files["claims/a.yaml"]
    claims.text = claims.text.replace("event: 'talks'", "event: 'day'")
    del texts.files["../seeds/a.yaml"]
    lost = restore(texts, link(renamed), []).lost
    assert [sentence.split("data/")[-1] for sentence in lost] == [
        "claims/a.yaml: claims/c2/event is `day` by now; it was `round`",
        "../seeds/a.yaml: not there any more; 4 of its values named round",
    ]
    assert 'event: "round"' in claims.text


def test_an_event_that_is_listed_again_is_left(folder: Path) -> None:
    texts = StoreTexts.of(folder)
    renamed = rename_events(texts, {"round": "talks"})["round"]
    texts.files["events.yaml"].text += "- id: round\n  title: Another\n"
    assert "round is listed again already" in restore(texts, link(renamed), []).lost[-1]
    assert texts.files["events.yaml"].text.count("id: round") == 1


def test_a_byte_order_mark_and_line_ends_stay(folder: Path) -> None:
    path = folder / "claims" / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + CLAIMS.replace("\n", "\r\n").encode())
    before = path.read_bytes()
    texts = StoreTexts.of(folder)
    renamed = rename_events(texts, {"round": "talks"})["round"]
    assert texts.changed()[path] == before.replace(b'event: "round"', b'event: "talks"').replace(
        b"event: 'round'", b"event: 'talks'"
    ).replace(b"before, event: round", b"before, event: talks")
    restore(texts, link(renamed), [])
    assert texts.files["claims/a.yaml"].after == before


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (CLAIMS.replace('event: "round"', 'event: "ro\\u0075nd"'), "a.yaml:3: `event` is written in a way"),
        ("- round: [\n", "a.yaml:2: not YAML"),
    ],
)
def test_what_cannot_be_changed_is_told_by_its_line(folder: Path, text: str, told: str) -> None:
    (folder / "claims" / "a.yaml").write_text(text)
    with pytest.raises(WriteFailed, match=told):
        rename_events(StoreTexts.of(folder), {"round": "talks"})


def test_a_name_behind_an_anchor_is_changed_once_and_undone(folder: Path) -> None:
    text = CLAIMS.replace('event: "round"', "event: &it round").replace("event: 'round'", "event: *it")
    (folder / "claims" / "a.yaml").write_text(text)
    texts = StoreTexts.of(folder)
    renamed = rename_events(texts, {"round": "talks"})["round"]
    assert "&it talks" in texts.files["claims/a.yaml"].text
    assert LinkChange(file="claims/a.yaml", key="claims/c2/event", was="round", now="talks") in renamed.changes
    restore(texts, link(renamed), [])
    assert texts.changed() == {}
