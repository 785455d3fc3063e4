"""The quick way to read a file says what its nodes say: the same values, findings and places, or it is not taken."""

import copy
import pickle
from collections.abc import Callable, Iterable
from dataclasses import FrozenInstanceError, replace
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.store.canonical_texts import BASELINE, CLAIMS, EVENTS, HEAD, baselines, claims_files, events_files
from tests.store.ways_of_reading import (
    FILE,
    baseline_told,
    baseline_told_by_nodes,
    claims_told,
    claims_told_by_nodes,
    events_told,
    events_told_by_nodes,
)
from timeline.model.claim import Claim
from timeline.model.decisions import Baseline
from timeline.model.edtf import parse_edtf
from timeline.model.edtf.common import read_common_date
from timeline.model.location import Location
from timeline.store import claims_file
from timeline.store.canonical.baseline import read_baseline
from timeline.store.canonical.grammar import EVENTS as EVENTS_FORM
from timeline.store.canonical.outlines import ClaimOutline, ClaimOutlines, claims_alone, claims_in_brief
from timeline.store.canonical.written import Head, NotCanonical, head_of, written_in
from timeline.store.load import load_store
from timeline.store.reading import Reading
from timeline.store.save import baseline_text, claims_text

WHOLE = HEAD + "".join(CLAIMS)
ROOT = Path(__file__).parents[2]


@given(claims_files())
@example(WHOLE)
@example(WHOLE.replace("\n", "\r\n"))
@example(WHOLE.removesuffix("\n"))
@example(HEAD + "  - id: null\n    event: talks\n")
@example(HEAD + '  - id: a\n    event: talks\n    note: "\n  - id: b\n    event: talks\n    note: "\n')
@example(HEAD + '  - id: a\n    event: b\n    when: "2022\x7f"\n')
@example(HEAD + "  - id: a\n    event: b\n    note: >-\n      c\n      \n      d\n")
@example(HEAD + '  - id: a\n    event: b\n    when: 2022-02-30  \n    evidence: {quote: "R & D"}\n')
@example(HEAD + '  - id: a\n    event: b\n    when: 2022-02-30\n    evidence: {quote: "R & D"}\n')
@example(HEAD + '  - id: a\n    event: b\n    evidence: {quote: "1 2\t3 4 5 6 7 8 9 10 11 12 13"}\n')
@example(HEAD + "  - id: a\n    event: &x talks\n  - id: b\n    event: &x talks\n")
@example(HEAD + "  - id: a\n    event: talks\nsource: b\n")
@example(
    HEAD + "  - id: a\n    event: talks\n    relations: []\n    evidence: {quote: a}\n    relations:\n      - {}\n"
)
@example(HEAD + CLAIMS[0].replace("motive", "m" * 1_024))
@example(HEAD + CLAIMS[0].replace("motive", "m" * 1_025))
@example("claims: []\n" + HEAD + CLAIMS[0])
@example('source: {id: a, title: "\nclaims:\n  - id: b\n    event: c\n"}\n')
@settings(max_examples=300)
def test_a_claims_file_says_what_its_nodes_say(text: str) -> None:
    quick, slow = claims_told(text), claims_told_by_nodes(text)
    assert quick == slow
    assert repr(quick) == repr(slow)


@given(events_files())
@example("".join(EVENTS))
@example("")
@example("# nothing yet\n")
@example("- {id: a, title: b}\n---\n- {id: c, title: d}\n")
@settings(max_examples=300)
def test_a_file_of_events_says_what_its_nodes_say(text: str) -> None:
    quick, slow = events_told(text), events_told_by_nodes(text)
    assert quick == slow
    assert repr(quick) == repr(slow)


@given(baselines())
@example(BASELINE)
@example(BASELINE + BASELINE.split("seen:\n")[1])
@example(BASELINE.replace("turned", "left"))
@example(BASELINE.replace("turned", "t" * 1_025))
@example(BASELINE.replace("  ann", "  " + "a" * 1_025))
@settings(max_examples=300)
def test_a_baseline_says_what_its_nodes_say(text: str) -> None:
    quick, slow = baseline_told(text), baseline_told_by_nodes(text)
    assert quick == slow
    assert repr(quick) == repr(slow)


def test_a_baseline_that_the_tool_wrote_is_read_without_nodes() -> None:
    names = {f"s-{i % 7}/c{i:07d}": f"{i:08x}" for i in range(500)}
    written = baseline_text(Baseline(seen=names, location=Location("")))
    read = read_baseline(Reading("baseline.yaml", text=written))
    assert read is not None
    assert read.seen == names


def rows(columns: Iterable[ClaimOutlines]) -> list[ClaimOutline]:
    """Claims in brief, one by one."""
    return [ClaimOutline(*one) for some in columns for one in zip(*some, strict=True)]


def in_brief(text: str) -> tuple[Head, list[ClaimOutline]] | None:
    """The head of a claims file and its claims in brief; None: they can only be read all together."""
    head = head_of(text)
    try:
        return (head, rows(claims_in_brief(text, head))) if head is not None else None
    except NotCanonical:
        return None


@given(claims_files())
@example(WHOLE)
@settings(max_examples=150)
def test_each_claim_is_read_alone_as_among_the_others(text: str) -> None:
    outline = in_brief(text)
    if outline is None:
        return
    told = claims_told(text)
    reading = Reading(str(FILE), source=told.claims[0].source if told.claims else "gazette")
    alone = claims_alone([(one.text, one.line, one.is_usual) for one in outline[1]], reading)
    if told.claims:
        assert tuple(alone) == told.claims
        assert repr(alone) == repr(list(told.claims))
        assert {name for one in outline[1] for name in (one.event, *one.related)} >= {
            name for claim in told.claims for name in (claim.event, *(r.event for r in claim.relations))
        }
    assert set(reading.findings) <= set(told.findings)


@given(claims_files(), st.integers(1, 4))
@example(WHOLE, 2)
@example(HEAD + CLAIMS[1] + "  - {id: a, event: b}\n" + CLAIMS[1] + CLAIMS[2] + "  - {id: c, event: d}\n", 2)
@settings(max_examples=100)
def test_claims_are_the_same_in_brief_however_many_are_told_at_once(text: str, at_once: int) -> None:
    outline, head = in_brief(text), head_of(text)
    if outline is not None and head is not None:
        assert rows(claims_in_brief(text, head, at_once)) == outline[1]


def test_an_outline_says_where_each_claim_stands_and_of_whom_it_speaks() -> None:
    outline = in_brief(WHOLE)
    assert outline is not None
    head, claims = outline
    assert WHOLE[: head.end] == HEAD
    assert "".join(one.text for one in claims) == WHOLE[head.end :]
    starts = accumulate((len(one.text) for one in claims[:-1]), initial=head.end)
    assert [one.line for one in claims] == [1 + WHOLE.count("\n", 0, start) for start in starts]
    assert [(one.id, one.event, one.related) for one in claims][:3] == [
        ("left", "withdrawal", ("announcement", "retreat")),
        ("c0001206", "e000004", ("e000009", "e 7")),
        ("open", "e000008", ()),
    ]
    assert [one.attributed_to for one in claims if one.attributed_to] == ["The ministry"]


@pytest.mark.parametrize("store", [ROOT / "data", *sorted(ROOT.glob("tests/**/timeline.yaml"))])
def test_stores_are_the_same_read_either_way(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = store if store.is_dir() else store.parent
    quick = load_store(folder)
    monkeypatch.setattr(claims_file, "head_of", lambda _: None)
    monkeypatch.setattr("timeline.store.load.read_events", lambda _: None)
    slow = load_store(folder)
    assert quick == slow
    assert list(quick.claims) == list(slow.claims)


def test_what_the_tool_writes_is_read_without_nodes() -> None:
    store = load_store(ROOT / "data")
    for source in store.sources.values():
        plain = [c for c in store.claims_of_source[source.id] if not any((c.weekday, c.count, c.note, c.zone))]
        text = claims_text(source, plain, "Written by a test.")
        head = head_of(text)
        assert head is not None
        by_nodes = [text[p.start : p.end] for p in written_in(text, head.end, head.line) if p.match is None]
        assert [one for one in by_nodes if "\\" not in one] == []


def test_a_file_that_cannot_be_told_apart_has_no_outline() -> None:
    assert in_brief(WHOLE + "more: here\n") is None
    assert in_brief("source: gazette\n") is None
    with pytest.raises(NotCanonical):
        claims_alone([("  - id: a\n    event: *b\n", 7, False)], Reading(str(FILE)))
    assert list(written_in("", form=EVENTS_FORM)) == []


def _quick_and_slow() -> list[tuple[Claim, Claim]]:
    return list(zip(claims_told(WHOLE).claims, claims_told_by_nodes(WHOLE).claims, strict=True))


@pytest.mark.parametrize(
    "again",
    [
        copy.copy,
        copy.deepcopy,
        replace,
        lambda claim: pickle.loads(pickle.dumps(claim)),
        lambda claim: claim.changed(),
    ],
)
def test_a_claim_is_the_same_whether_or_not_it_was_asked_for_its_places(again: Callable[[Claim], Claim]) -> None:
    for quick, slow in _quick_and_slow():
        copied = again(quick)
        assert copied == slow
        assert hash(copied) == hash(slow)
        assert [copied.location_of(key) for key in ("when", "relations[0]", "nothing")] == [
            slow.location_of(key) for key in ("when", "relations[0]", "nothing")
        ]
        assert (copied.full_id, copied.evidence, repr(copied)) == (slow.full_id, slow.evidence, repr(slow))


def test_the_place_of_one_key_is_found_without_all_others() -> None:
    asked, outline = 0, in_brief(WHOLE)
    assert outline is not None
    _, slow_ones = zip(*_quick_and_slow(), strict=True)
    texts = [(one.text, one.line, one.is_usual) for one in outline[1]]
    unasked = claims_alone(texts, Reading(str(FILE), source="gazette"))
    for quick, slow in zip(unasked, slow_ones, strict=True):
        for key in [*(name for name, _ in slow.locations), "count", "attributes.none", "zone"]:
            assert quick.location_of(key) == slow.location_of(key)
            asked += 1
    assert asked > 50


def test_a_changed_claim_has_its_new_values_and_its_old_places() -> None:
    for quick, slow in _quick_and_slow():
        assert quick.changed(event="other", source="other") == replace(slow, event="other", source="other")
        assert quick.changed(source="other").full_id == f"other/{slow.id}"
        without = quick.changed(evidence=None)
        assert (without.location, without.evidence) == (slow.location, None)


def test_a_claim_cannot_be_changed_in_place() -> None:
    for quick, _ in _quick_and_slow():
        with pytest.raises(FrozenInstanceError):
            quick.event = "other"  # type: ignore[misc]
        with pytest.raises(AttributeError, match="no_such_key"):
            getattr(quick, "no_such_key")  # noqa: B009


_DAYS = st.dates().map(str) | st.sampled_from(("0000-01-01", "2022-02-30", "2022-03", "２022-03-30", "2022-3-1", ""))


@given(_DAYS, _DAYS, st.sampled_from(("{0}", "[{0}..{1}]", "[{0}..]", "[..{1}]", "{0}/{1}", "[{0}]", "{0}~", "{0}\n")))
def test_a_common_date_means_what_it_means(first: str, last: str, form: str) -> None:
    text = form.format(first, last)
    quick = read_common_date(text)
    if quick is not None:
        assert quick == parse_edtf(text)
        assert repr(quick) == repr(parse_edtf(text))


def test_days_and_windows_between_days_are_common() -> None:
    texts = ("2022-03-30", "[2022-03-29..2022-03-31]", "[..2022-03-31]", "[2022-03-31..]")
    assert all(read_common_date(text) for text in texts)
    assert not any(map(read_common_date, ("2022", "[2022-03-31..2022-03-29]", "2022-02-30", "[..]")))
