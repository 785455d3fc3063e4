"""Hostile YAML ends in a finding, in bounded time; mutated stores never raise anything but a TimelineError."""

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from yaml.nodes import MappingNode, ScalarNode

from timeline.errors import TimelineError
from timeline.store.card import load_card
from timeline.store.load import load_store
from timeline.store.nodes import NotYaml, compose, is_absent, source_text

BOMB = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
WIDE = "a: &a [" + "x, " * 3000 + "]\nb: &b [" + "*a, " * 3000 + "]\nc: [" + "*b, " * 3000 + "]\n"
REPEATS = "its aliases (*name) repeat too much; write the values out"
NESTED = "nested more than 20 levels deep; no file of a store needs that"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (BOMB, REPEATS),
        (WIDE, REPEATS),
        ("&a [*a]\n", REPEATS),
        ("[" * 100_000, NESTED),
        ("- " * 100_000 + "a", NESTED),
        ("? " * 100_000 + "a", NESTED),
        ("a: !x b\n", "the tag !x is not allowed, every value is text; remove it, or use quotes"),
        ("a: !!binary aGk=\n", "the tag !!binary is not allowed, every value is text; remove it, or use quotes"),
        ("a: \x00\n", "not YAML: the control character U+0000; remove it"),
        (
            "a: b\n---\nc: d\n",
            "not YAML: a second document begins here, and a file holds one; remove this line",
        ),
    ],
    ids=["bomb", "wide bomb", "endless", "flow", "block", "keys", "tag", "binary", "control", "two documents"],
)
def test_what_no_store_needs_is_refused_soon(text: str, reason: str) -> None:
    began = perf_counter()
    with pytest.raises(NotYaml) as caught:
        compose(text)
    assert caught.value.reason == reason
    assert perf_counter() - began < 5


def test_a_modest_alias_and_a_tag_for_text_are_fine() -> None:
    root = compose("a: &x [1, 2]\nb: *x\nc: !!str 1\n")
    assert isinstance(root, MappingNode)
    assert root.value[0][1] is root.value[1][1]


@pytest.mark.parametrize(
    ("value", "absent"),
    [
        ("", True),
        ("~", True),
        ("'~'", True),
        ("''", True),
        ("null", True),
        ("'null'", False),
        ("no", False),
        ("0", False),
    ],
)
def test_what_means_nothing(value: str, absent: bool) -> None:
    root = compose(f"a: {value}\n")
    assert isinstance(root, MappingNode)
    assert is_absent(root.value[0][1]) is absent


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("1843", "1843"),
        ("2022-03-30T17:15:00Z", "2022-03-30T17:15:00Z"),
        ("yes", "yes"),
        ("'1843'", "1843"),
        ("[1667,1668, 1670..1672]", "[1667,1668, 1670..1672]"),
        ("&anchor {1667,1668}", "{1667,1668}"),
        ("[1667,\n   1668]", "[1667,1668]"),
        ('"é [ü]"', "é [ü]"),
    ],
)
def test_the_text_is_that_which_was_typed(typed: str, text: str) -> None:
    whole = f"é: ü\na: {typed}\n"
    root = compose(whole)
    assert isinstance(root, MappingNode)
    assert source_text(root.value[1][1], whole) == text


def test_places_count_characters_not_bytes() -> None:
    root = compose("# 😀\n{é: ü, 😀: b}\n")
    assert isinstance(root, MappingNode)
    key = root.value[1][0]
    assert isinstance(key, ScalarNode)
    assert (key.start_mark.line, key.start_mark.column) == (1, 7)


FILES = {
    "timeline.yaml": "timeline: 1\nzone: Europe/Kyiv\nwidths: {day: 3}\nattributes: {place: set}\n",
    "events.yaml": "- {id: a, title: A, tags: [x]}\n- id: b\n  title: B\n  part_of: a\n  instant: true\n",
    "claims/a.yaml": (
        "source:\n  id: g\n  title: T\n  published: [2025-04-03, 2025-05-01]\n  relies_on: [h]\nclaims:\n"
        "  - id: c\n    event: a\n    when: [2022-03-29..2022-03-31]\n    evidence: {quote: x y, at: [1, 4]}\n"
        "    relations:\n      - {type: after, event: b, gap: P1D}\n    attributes: {place: [x], motive: y}\n"
        "    count: {span: P34D, since: 2022-02-24}\n    weekday: Tuesday\n"
    ),
    "resolutions.yaml": (
        "- {fingerprint: a, action: set-aside, set_aside: g/c, reason: r, "
        "by: b, date: 2022-02-03, claims: {g/c: '1'}}\n"
    ),
    "baseline.yaml": "conflicts:\n  - {fingerprint: a, claims: {g/c: '1'}}\nseen: {g: {c: '1'}}\n",
}
PIECES = [
    *(
        "[",
        "]",
        "{",
        "}",
        ":",
        ": ",
        "- ",
        "\n",
        "  ",
        "#",
        "'",
        '"',
        "|",
        ">",
        "&a ",
        "*a",
        "!x ",
        "!!str ",
        "~",
        "null",
    ),
    *(
        ",",
        "?",
        "%",
        "@",
        "\t",
        "\r",
        "\x00",
        "\ufeff",
        "\u2028",
        "é",
        "<<: ",
        "---\n",
        "...\n",
        "..",
        "/",
        "-1",
        "9" * 30,
    ),
]


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, bytes]:
    """Return a file of the store with a few pieces put in, cut out or replaced by any bytes."""
    name = draw(st.sampled_from(sorted(FILES)))
    data = FILES[name].encode()
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        piece = draw(st.sampled_from(PIECES).map(str.encode) | st.binary(max_size=3))
        data = data[:at] + piece + data[at + draw(st.integers(0, 8)) :]
    return name, data


@settings(max_examples=300, deadline=None)
@given(mutated())
def test_a_mutated_store_gives_findings_or_an_error_with_a_hint(mutation: tuple[str, bytes]) -> None:
    with TemporaryDirectory() as folder:
        (Path(folder) / "claims").mkdir()
        for name, text in FILES.items():
            (Path(folder) / name).write_bytes(text.encode())
        (Path(folder) / mutation[0]).write_bytes(mutation[1])
        with suppress(TimelineError):
            store = load_store(Path(folder))
            assert all(claim.event in store.events and claim.source in store.sources for claim in store.claims.values())
            assert all("\n" not in found.message for found in store.findings)
            assert store.unread >= bool(store.findings)


@settings(max_examples=200, deadline=None)
@given(mutated())
def test_a_mutated_card_gives_findings(mutation: tuple[str, bytes]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "card.yaml"
        path.write_bytes(mutation[1].replace(b"id: c", b"find: c"))
        card, findings = load_card(path)
        assert card is not None or findings
