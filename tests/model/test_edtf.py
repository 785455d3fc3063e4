"""What EDTF texts mean, case by case, and that no text whatever does anything but mean something or be refused."""

from calendar import isleap
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.iso_days import parse_iso_day
from timeline.errors import EdtfError
from timeline.model.edtf import EdtfDate, parse_edtf, to_edtf
from timeline.model.edtf.calendar import SECONDS_PER_DAY, iso_day
from timeline.model.edtf.value import EdtfEnd, EdtfKind, Openness, Precision

CASES = [line.split("\t") for line in (Path(__file__).parent / "edtf_cases.tsv").read_text("utf-8").splitlines()[1:]]
READ = [case for case in CASES if case[1] != "refused"]
REFUSED = [case for case in CASES if case[1] == "refused"]


def window_text(end: EdtfEnd) -> str:
    if end.openness is not Openness.DATED:
        return str(end.openness)
    return " to ".join("none" if day is None else iso_day(day) for day in (end.earliest, end.latest))


@pytest.mark.parametrize(("text", "level", "start", "end", "says"), READ, ids=[case[0] for case in READ])
def test_bounds_and_level(text: str, level: str, start: str, end: str, says: str) -> None:
    date = parse_edtf(text)
    assert (window_text(date.start), window_text(date.end), date.level) == (start, end, int(level)), says
    assert date.text == text


@pytest.mark.parametrize(
    ("text", "position", "reason"), [(c[0], c[2], c[4]) for c in REFUSED], ids=[c[0] or "empty" for c in REFUSED]
)
def test_refused_with_reason_and_position(text: str, position: str, reason: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse_edtf(text)
    assert (caught.value.reason, caught.value.position, caught.value.text) == (reason, int(position), text)


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [
        ("1984", False, False),
        ("1984?", True, False),
        ("1984~", False, True),
        ("1984%", True, True),
        ("2004-%06", True, True),
        ("2004?-06-~11", True, True),
        ("[1667?,1668]", True, False),
        ("2001-21~", False, True),
        ("Y170000002?", True, False),
        ("2022-03-30T23:40~", False, True),
    ],
)
def test_a_qualifier_of_any_part_is_one_of_the_end(text: str, uncertain: bool, approximate: bool) -> None:
    end = parse_edtf(text).start
    assert (end.uncertain, end.approximate) == (uncertain, approximate)


def test_each_end_of_an_interval_has_its_own_qualifiers() -> None:
    date = parse_edtf("1984?/2004-06~")
    assert (date.start.uncertain, date.start.approximate) == (True, False)
    assert (date.end.uncertain, date.end.approximate) == (False, True)


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2022-03-30T23:40:10", Precision.SECOND),
        ("2022-03-30T23:40", Precision.MINUTE),
        ("2022-03-30", Precision.DAY),
        ("2022-03", Precision.MONTH),
        ("2001-34", Precision.SEASON),
        ("2022", Precision.YEAR),
        ("202X", Precision.DECADE),
        ("20XX", Precision.CENTURY),
        ("1XXX", Precision.CENTURY),
        ("20X3", Precision.YEAR),
        ("2004-XX", Precision.YEAR),
        ("1985-04-XX", Precision.MONTH),
        ("156X-12-25", Precision.DAY),
        ("1953S3", Precision.DECADE),
        ("[2022,2023-01]", Precision.MONTH),
        ("[2022-03-29..]", Precision.DAY),
    ],
)
def test_precision_is_the_finest_part_given(text: str, precision: Precision) -> None:
    assert parse_edtf(text).start.precision is precision


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2022", EdtfKind.DATE),
        ("2022/2023", EdtfKind.INTERVAL),
        ("[2022,2023]", EdtfKind.ONE_OF),
        ("{2022,2023}", EdtfKind.ALL_OF),
    ],
)
def test_kind(text: str, kind: EdtfKind) -> None:
    assert parse_edtf(text).kind is kind


@pytest.mark.parametrize(
    ("text", "longest_days"),
    [
        ("[2022-03-29..2022-03-31]", 0),
        ("[2022-03..2022-05]", 30),
        ("[2022-02..2022-02]", 27),
        ("[2022-02,2022-04]", 29),
        ("[1897..1903]", 364),
        ("[1895..1897]", 365),
        ("[2022-03-29,2022]", 364),
        ("[2001-37..2001-39]", 122),
        ("[2022-03-30T10:00..2022-03-30T14:00]", 0),
        ("[2022-03-29..]", None),
        ("[..2022-03-29,2022]", None),
        ("2022-03", None),
    ],
)
def test_longest_event_of_a_one_of(text: str, longest_days: int | None) -> None:
    assert parse_edtf(text).longest_days == longest_days


@given(st.integers(1, 9900), st.integers(0, 12))
@example(1897, 6)
@example(1896, 0)
def test_longest_of_consecutive_years(first: int, more: int) -> None:
    lengths = [365 + isleap(year) for year in range(first, first + more + 1)]
    assert parse_edtf(f"[{first:04d}..{first + more:04d}]").longest_days == max(lengths) - 1


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "offset_minutes"),
    [
        ("2022-03-30T10:00:05", 36_005, 36_005, None),
        ("2022-03-30T23:40", 85_200, 85_259, None),
        ("2022-03-30T00:00:00Z", 0, 0, 0),
        ("2022-03-30T00:00:00-04:30", 0, 0, -270),
        ("[2022-03-30T10:00..2022-03-30T14:00]", 36_000, 50_459, None),
        ("[2022-03-30T10:00..]", 36_000, None, None),
    ],
)
def test_seconds(text: str, earliest: int, latest: int | None, offset_minutes: int | None) -> None:
    midnight = parse_iso_day("2022-03-30") * SECONDS_PER_DAY
    clock = parse_edtf(text).start.clock
    assert clock is not None
    assert (clock.earliest, clock.offset_minutes) == (midnight + earliest, offset_minutes)
    assert clock.latest == (None if latest is None else midnight + latest)


@pytest.mark.parametrize("text", ["[2022-03-30T10:00,2022-03-31]", "[2022-03-30T10:00Z,2022-03-30T11:00]"])
def test_a_set_without_a_common_clock_has_days_only(text: str) -> None:
    assert parse_edtf(text).start.clock is None


def outcome_of(text: str) -> EdtfDate | EdtfError:
    try:
        return parse_edtf(text)
    except EdtfError as error:
        return error


@given(st.text(max_size=30) | st.text("0123456789X-?~%YES/.[]{}, T:+Z", max_size=40))
@example("[..")
@example("{")
@example("T")
@example("-T10:00")
@example("²022-03-30")
@example("[Y99999999999..Y99999999999]")
def test_any_text_is_read_or_refused(text: str) -> None:
    outcome = outcome_of(text)
    if isinstance(outcome, EdtfError):
        assert outcome.reason
        assert 0 <= outcome.position <= len(text)
    else:
        assert outcome.text == text


@given(st.sampled_from([case[0] for case in CASES]), st.integers(0, 40), st.characters())
def test_a_changed_character_is_read_or_refused(text: str, place: int, character: str) -> None:
    outcome = outcome_of(text[:place] + character + text[place + 1 :])
    assert isinstance(outcome, EdtfError) or outcome.level in (0, 1, 2)


@st.composite
def mutations(draw: st.DrawFn) -> str:
    """Draw a text that was read, with pieces of it and of others moved, doubled, left out."""
    text = draw(st.sampled_from([case[0] for case in READ]))
    for _ in range(draw(st.integers(1, 4))):
        other = draw(st.sampled_from([text, *(case[0] for case in READ)]))
        begin, end, first, last = (draw(st.integers(0, 40)) for _ in range(4))
        text = text[:begin] + other[first:last] + text[end:]
    return text


@given(mutations())
def test_mutations_of_what_is_read_are_read_or_refused(text: str) -> None:
    outcome = outcome_of(text)
    if isinstance(outcome, EdtfError):
        assert 0 <= outcome.position <= len(text)
    else:
        assert to_edtf(outcome)


@given(st.sampled_from([case[0] for case in READ]))
def test_bounds_are_ordered(text: str) -> None:
    for end in (parse_edtf(text).start, parse_edtf(text).end):
        assert end.earliest is None or end.latest is None or end.earliest <= end.latest


@pytest.mark.parametrize(
    "text",
    [
        "1" * 100_000,
        "Y" + "9" * 998,
        "[" * 1000,
        "[" + "," * 998 + "]",
        "-" * 1000,
        "?~" * 500,
        "[" + ",".join(["XXX1-02-29"] * 90) + "]",
    ],
)
def test_hostile_texts_are_refused_at_once(text: str) -> None:
    started = perf_counter()
    assert isinstance(outcome_of(text), EdtfError)
    assert perf_counter() - started < 1
