"""TimelineJS files as claims: dates in parts, words in HTML, eras, and each fault at the line of its slide."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.extraction.importing.rows import ONE_SOURCE, ImportedText, ImportOptions, Kind
from timeline.extraction.importing.timelinejs import read_text
from timeline.model.claim import Read
from timeline.model.edtf import parse_edtf


def _read(*events: Any, **members: Any) -> ImportedText:
    return read_text(json.dumps({"events": list(events), **members}, indent=1), ImportOptions())


def _slide(start: Any, end: Any = None, **more: Any) -> dict[str, Any]:
    return {"start_date": start, "end_date": end, "text": {"headline": "The quay is built"}, **more}


def _told(found: ImportedText, kind: Kind) -> list[str]:
    return [remark.text for remark in found.remarks if remark.kind is kind]


@pytest.mark.parametrize(
    ("date", "when"),
    [
        ({"year": 1911}, "1911"),
        ({"year": "1911", "month": "6"}, "1911-06"),
        ({"year": "1911", "month": "06", "day": 14.0}, "1911-06-14"),
        ({"year": 1911, "month": "", "day": None}, "1911"),
        ({"year": 1911, "month": 6, "day": 14, "hour": 9, "minute": "05"}, "1911-06-14T09:05"),
        ({"year": 1911, "month": 6, "day": 14, "hour": 9, "minute": 5, "second": 7}, "1911-06-14T09:05:07"),
        ({"year": 1911, "month": 6, "day": 14, "hour": 9}, "[1911-06-14T09:00..1911-06-14T09:59]"),
        ({"year": -44, "month": 3, "day": 15}, "-0043-03-15"),
        ({"year": 0}, "0000"),
        ({"year": 12000}, "Y12000"),
    ],
)
def test_a_date_is_as_fine_as_its_parts(date: Any, when: str) -> None:
    (claim,) = _read(_slide(date)).claims
    assert claim.when == when


def test_years_before_1_are_said_to_be_bc() -> None:
    assert _told(_read(_slide({"year": -44}), _slide({"year": 0})), Kind.ASSUMED) == [
        "the year -44 is 44 BC",
        "the year 0 is 1 BC",
    ]


def test_years_of_the_cosmos_are_plain_numbers() -> None:
    found = _read(_slide({"year": "-13800000000"}, {"year": "-44"}), scale="cosmological")
    assert (found.claims[0].start, found.claims[0].end) == ("Y-13800000000", "-0044")


def test_a_start_and_an_end_are_an_interval() -> None:
    found = _read(_slide({"year": 1911, "month": 6}, {"year": 1912}), _slide({"year": 1911}, {"year": 1911}))
    assert [claim.when for claim in found.claims] == ["1911-06/1912", "1911"]


@pytest.mark.parametrize(
    ("shown", "when", "read"),
    [
        ("c. 1850", "1850~", Read.EXACT),
        ("early May 1850", "[1850-05-01..1850-05-10]", Read.VAGUE),
        ("1850", "1850-05-03", Read.EXACT),
        ("c. 1860", "1850-05-03", Read.EXACT),
        ("the third of May", "1850-05-03", Read.EXACT),
    ],
)
def test_a_date_that_is_shown_as_less_sure_is_less_sure(shown: str, when: str, read: Read) -> None:
    (claim,) = _read(_slide({"year": 1850, "month": 5, "day": 3}, display_date=shown)).claims
    assert (claim.when, claim.read) == (when, read)
    assert f"date shown: {shown}" in (claim.note or "")


def test_words_are_those_that_a_browser_shows() -> None:
    text = "<p>The crews of <a href='https://example.org/a'>nine ships</a> refuse&nbsp;to sail.</p><script>x()</script>"
    slide = _slide({"year": 1911}, text={"headline": "Seamen &amp; <b>stokers</b>", "text": text})
    slide |= {"media": {"url": "https://example.org/p.jpg", "credit": "<i>Port office</i>"}, "group": "Crews"}
    (claim,) = _read(slide).claims
    assert (claim.title, claim.tags) == ("Seamen & stokers", ("Crews",))
    assert claim.quote == "The crews of"  # as far as it stands in the file
    assert claim.note == (
        "The crews of nine ships refuse to sail; https://example.org/p.jpg; Port office; https://example.org/a"
    )


def test_slides_with_one_headline_are_events_of_their_own() -> None:
    found = _read(_slide({"year": 1911}), _slide({"year": 1912}), _slide({"year": 1913}, unique_id="quay"))
    assert [claim.event for claim in found.claims] == ["The quay is built", "The quay is built (2)", "quay"]
    assert {claim.title for claim in found.claims} == {"The quay is built"}


def test_the_title_is_that_of_the_source_and_eras_are_events() -> None:
    title = {"text": {"headline": "A <i>strike</i>", "text": "Told by the port office"}, "media": {"url": "x"}}
    found = _read(title=title, eras=[_slide({"year": 1900}, {"year": 1914})])
    assert found.sources[ONE_SOURCE] == {"title": "A strike", "note": "Told by the port office"}
    assert [(claim.when, claim.tags) for claim in found.claims] == [("1900/1914", ("era",))]
    assert _told(found, Kind.LEFT_OUT) == ["no key of a claim corresponds to: title.media"]


@pytest.mark.parametrize(
    ("slide", "said"),
    [
        (_slide(None), "no start_date says when"),
        (_slide({}), "no start_date says when"),
        (_slide("1911"), "start_date is no object"),
        (_slide({"year": "MCMXI"}), "year is 'MCMXI', no whole number"),
        (_slide({"year": True}), "no whole number"),
        (_slide({"year": 1911.5}), "no whole number"),
        (_slide({"month": 5}), "month without year"),
        (_slide({"year": 1911, "day": 5}), "day without month"),
        (_slide({"year": 1911, "month": 2, "day": 30}), "1911-02-30"),
        (_slide({"year": 99999, "month": 2}), "beyond the calendar"),
        (_slide({"year": 1912}, {"year": 1911}), "before it starts"),
        (_slide({"year": 1911}, text={}), "no words say what happened"),
        ("a slide", "a slide is an object"),
    ],
)
def test_a_slide_that_cannot_be_read_is_refused_at_its_line(slide: Any, said: str) -> None:
    found = _read(_slide({"year": 1911}), slide)
    (remark,) = [remark for remark in found.remarks if remark.kind is Kind.REFUSED]
    lines_before = json.dumps({"events": [_slide({"year": 1911})]}, indent=1).count("\n") - 1
    assert (said in remark.text, remark.line, len(found.claims)) == (True, lines_before + 1, 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not JSON"),
        ("[]", "not JSON: Expecting '{'"),
        ('{"events": [', "not JSON"),
        ('{"events": [{}]} more', "Extra data"),
        ('{"events": [1,]}', "not JSON"),
        ('{"events" [1]}', "Expecting ':'"),
        ("{3: 4}", "property name"),
        ('{"events":' + "[" * 100_000, "nested too deeply"),
        ('{"events":[' + "9" * 5000 + "]}", "limit"),
        ("{}", "neither `events` nor `eras`"),
        ('{"timeline": {"date": []}}', "TimelineJS 2"),
    ],
)
def test_another_file_is_refused_once(text: str, said: str) -> None:
    found = read_text(text, ImportOptions())
    assert (found.claims, len(found.remarks), said in found.remarks[0].text) == ((), 1, True)


_NUMBERS = st.integers(-20_000, 20_000)
_PARTS = st.fixed_dictionaries(
    {"year": _NUMBERS | _NUMBERS.map(str)},
    optional={
        part: st.integers(-1, 70) | st.none() | st.text(max_size=2) for part in ("month", "day", "hour", "minute")
    },
)


@given(st.lists(st.builds(_slide, _PARTS, st.none() | _PARTS) | st.none() | st.integers(), max_size=8))
def test_each_slide_is_a_claim_or_refused(slides: list[Any]) -> None:
    found = _read(*slides, {"text": "x"})
    assert len(found.claims) + len(_told(found, Kind.REFUSED)) == len(slides) + 1
    for claim in found.claims:
        for date in filter(None, (claim.when, claim.start, claim.end)):
            parse_edtf(date)


def test_of_very_long_html_the_beginning_is_read() -> None:
    (claim,) = _read(_slide({"year": 1911}, text={"headline": "x", "text": "word " * 5_000})).claims
    assert (claim.note or "").split() == ["word"] * 1_000
