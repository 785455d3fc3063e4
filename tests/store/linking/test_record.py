"""The record of links: what is written reads back, and the quick way of reading takes nothing that is wrong."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model.link import Link, LinkChange, Linked, RemovedEvent
from timeline.model.location import Location
from timeline.store.canonical.links import read_links
from timeline.store.link_tables import LINKS_FILE
from timeline.store.linking.record import load_links, with_links, without_link
from timeline.store.nodes import NotYaml, compose
from timeline.store.reading import LeftOut, Reading, WrongValue

ids = st.sampled_from(["a", "b-talks", "2022", "c.d_e", "null-island"])
texts = st.sampled_from(["me", "Ærø O'Neil", "x: y", "- # {}", 'say "it"', "long " * 40, "null", "tab\there"])
changes = st.builds(
    LinkChange,
    file=st.sampled_from(["claims/a.yaml", "../seeds/a b.yaml"]),
    key=st.sampled_from(["claims/x/event", "speech/part_of", "é/" + "y" * 100]),
    was=st.one_of(st.none(), ids),
    now=ids,
)
removals = st.builds(
    RemovedEvent,
    file=st.just("events.yaml"),
    after=st.one_of(st.none(), ids),
    lines=st.integers(0, 9),
    text=texts.map(lambda text: f"- id: x\n  title: {text}\n"),
)
links = st.builds(
    Link,
    event=st.uuids().map(str),
    into=ids,
    by=texts,
    date=st.dates().map(lambda day: day.isoformat()),
    location=st.just(Location("")),
    score=st.one_of(st.none(), st.integers(0, 100)),
    removed=st.one_of(st.none(), removals),
    changes=st.lists(changes, max_size=3).map(tuple),
)


def known(path: Path) -> list[Link]:
    return [
        Link(**{f: getattr(e, f) for f in Link.__slots__ if f != "location"}, location=Location(""))
        for e in load_links(path.parent)
    ]


@given(st.lists(links, min_size=1, max_size=3, unique_by=lambda link: link.event))
def test_what_is_written_reads_back_and_can_be_taken_out(
    tmp_path_factory: pytest.TempPathFactory, given: list[Link]
) -> None:
    path = tmp_path_factory.mktemp("store") / "links.yaml"
    first = with_links(None, given[:1], path)
    path.write_bytes(with_links(first, given[1:], path))
    assert known(path) == given
    last = path.read_bytes()
    for link in reversed(given[1:]):
        last = without_link(last, link.event, path) or b""
    assert last == first
    assert without_link(first, given[0].event, path) is None


def read_by_nodes(text: str) -> tuple[Linked, ...] | None:
    """What the tables read; None: they have something to say against it."""
    reading = Reading("links.yaml", text)
    try:
        root = compose(text)
        found: tuple[Link, ...] = () if root is None else LINKS_FILE.read(root, reading)
    except (NotYaml, WrongValue, LeftOut):
        return None
    return None if reading.findings else tuple(link.linked for link in found)


@given(links, st.integers(0, 400), st.sampled_from(["", " ", "\n", "#", ":", "x", '"', "}", "~", "- ", "null"]))
def test_what_the_quick_way_takes_is_sound(given: Link, place: int, put_in: str) -> None:
    text = with_links(None, [given], Path("nowhere/links.yaml")).decode()
    at = place % len(text)
    for changed in (text, text[:at] + put_in + text[at + 1 :], text[:at] + put_in + text[at:]):
        quickly = read_links(Reading("links.yaml", changed))
        assert quickly is None or quickly == read_by_nodes(changed)


def test_the_quick_way_takes_what_the_tool_writes() -> None:
    change = LinkChange(file="../seeds/a.yaml", key="claims/x/event", was="a", now="b")
    removed = RemovedEvent(file="events.yaml", after="b", lines=1, text='- id: a\n  title: "A"\n')
    one = Link(
        event="a",
        into="b",
        by="Jo Doe",
        date="2026-01-02",
        location=Location(""),
        score=83,
        removed=removed,
        changes=(change,),
    )
    text = with_links(None, [one, one], Path("nowhere/links.yaml")).decode()
    assert [each[:2] for each in read_links(Reading("links.yaml", text)) or ()] == [("a", "b"), ("a", "b")]
    assert read_links(Reading("links.yaml", text)) == read_by_nodes(text)
    assert read_links(Reading("links.yaml", text.replace("2026-01-02", "2026-13-02"))) is None
