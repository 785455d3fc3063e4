"""Family trees as claims: who, what, on whose word, and what of a file is left out or refused, with its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.extraction.importing.gedcom import read_text
from timeline.extraction.importing.rows import ONE_SOURCE, ImportedText, ImportOptions, Kind
from timeline.model.claim import Read
from timeline.model.edtf.reckoning import Calendar, Reckoning

HEAD = ("0 HEAD", "1 GEDC", "2 VERS 5.5.1", "1 CHAR UTF-8")
TREE = (
    *HEAD,
    "1 SOUR KIN",
    "2 NAME Kin Keeper",
    "1 DATE 2 MAY 2019",
    "1 SUBM @U1@",
    "0 @U1@ SUBM",
    "1 NAME Ilse /Brand/",
    "0 @I1@ INDI",
    "1 NAME Anna Maria /Weber/",
    "1 SEX F",
    "1 BIRT",
    "2 DATE @#DJULIAN@ 11 FEB 1699/00",
    "2 PLAC Altona, Holstein",
    "2 SOUR @S1@",
    "3 PAGE leaf 12",
    "2 NOTE written in",
    "3 CONC  two hands",
    "1 BIRT",
    "2 DATE ABT 1702",
    "1 DEAT Y",
    "1 OCCU weaver",
    "2 DATE FROM 1720 TO 1733",
    "1 EVEN",
    "2 TYPE shipwreck",
    "2 DATE 1730",
    "0 @I2@ INDI",
    "0 @F1@ FAM",
    "1 HUSB @I2@",
    "1 WIFE @I1@",
    "1 MARR",
    "2 DATE BET 1719 AND 1721",
    "0 @S1@ SOUR",
    "1 TITL Register of baptisms",
    "0 TRLR",
)


def _read(*lines: str, options: ImportOptions | None = None) -> ImportedText:
    return read_text("\n".join(lines) + "\n", options or ImportOptions())


def _person(*lines: str) -> ImportedText:
    return _read(*HEAD, "0 @I1@ INDI", "1 NAME Jan /Bol/", *lines, "0 TRLR")


def _told(found: ImportedText, kind: Kind) -> list[tuple[int | None, str]]:
    return [(remark.line, remark.text) for remark in found.remarks if remark.kind is kind]


def test_events_of_persons_and_families_are_claims() -> None:
    found = _read(*TREE)
    assert [(claim.event, claim.title, claim.when) for claim in found.claims] == [
        ("i1-birt", "Birth of Anna Maria Weber", "1700-02-11"),
        ("i1-birt", "Birth of Anna Maria Weber", "1702~"),
        ("i1-occu", "Occupation of Anna Maria Weber: weaver", "1720/1733"),
        ("i1-even", "Shipwreck of Anna Maria Weber", "1730"),
        ("f1-marr", "Marriage of someone unnamed (I2) and Anna Maria Weber", "[1719..1721]"),
    ]
    assert [claim.id for claim in found.claims][:2] == ["i1-birt", "i1-birt-2"]


def test_a_claim_has_its_place_its_source_its_note_and_its_words() -> None:
    birth = _read(*TREE).claims[0]
    assert birth.attributes == {"participants": ("Anna Maria Weber",), "place": ("Altona, Holstein",)}
    assert (birth.attributed_to, birth.note) == ("Register of baptisms", "written in two hands; page leaf 12")
    assert (birth.quote, birth.line, birth.calendar) == ("@#DJULIAN@ 11 FEB 1699/00", 14, "julian")


def test_the_header_says_what_the_source_is() -> None:
    assert _read(*TREE).sources[ONE_SOURCE] == {
        "author": "Ilse Brand",
        "published": "2019-05-02",
        "kind": "dataset",
        "note": "a family tree, written by Kin Keeper",
    }


def test_what_is_assumed_and_left_out_is_said() -> None:
    found = _read(*TREE)
    assert _told(found, Kind.ASSUMED) == [
        (15, "the dual year is 1700, as years are counted now"),
        (21, "a further BIRT of one person is another claim on the same event"),
    ]
    assert _told(found, Kind.LEFT_OUT) == [
        (None, "events without a date: DEAT"),
        (None, "no key of a claim corresponds to these lines: INDI.SEX"),
    ]


def test_ids_have_that_of_the_source_before_them() -> None:
    found = _read(*TREE, options=ImportOptions(source="kin"))
    assert found.claims[0].event == "kin-i1-birt"


def test_a_calendar_is_named_where_it_is_not_that_of_the_source() -> None:
    julian = ImportOptions(reckoning=Reckoning(calendar=Calendar.JULIAN))
    assert [claim.calendar for claim in _read(*TREE, options=julian).claims][:2] == [None, "gregorian"]


def test_a_time_of_day_stands_with_a_day_alone() -> None:
    found = _person(
        "1 BIRT",
        "2 DATE 3 MAR 1850",
        "3 TIME 4:05:09.5Z",
        "1 DEAT",
        "2 DATE 1900",
        "3 TIME 4:05",
        "1 BURI",
        "2 DATE 4 MAR 1900",
        "3 TIME 25:61",
    )
    assert [claim.when for claim in found.claims] == ["1850-03-03T04:05:09Z", "1900", "1900-03-04"]
    assert (12, "the time 4:05, as it is not that of one day") in _told(found, Kind.LEFT_OUT)


def test_a_date_in_other_words_is_read_as_words() -> None:
    found = _person("1 BIRT", "2 DATE early June 1850")
    assert (found.claims[0].when, found.claims[0].read) == ("[1850-06-01..1850-06-10]", Read.VAGUE)
    assert _told(found, Kind.ASSUMED) == [
        (8, '"early June 1850" is not written as GEDCOM does; read as [1850-06-01..1850-06-10]')
    ]


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("31 FEB 1850", "has no day 31"),
        ("(when the ice broke)", "is a phrase"),
        ("03/04/1850", "day or month first"),
        ("12 MAY", "of which year"),
        ("yesterday", "publication"),
        ("soon", "soon"),
    ],
)
def test_a_date_that_cannot_be_read_is_refused_with_its_line(date: str, said: str) -> None:
    found = _person("1 BIRT", f"2 DATE {date}", "1 DEAT", "2 DATE 1900")
    ((line, text),) = _told(found, Kind.REFUSED)
    assert (line, said in text, len(found.claims)) == (8, True, 1)


def test_lines_that_are_none_are_refused_and_the_rest_is_read() -> None:
    found = _person("1 BIRT", "half a line", "2 DATE 1850", "4 PLAC Hoorn", "5 MAP", "1 DEAT", "2 DATE 1900")
    refused = _told(found, Kind.REFUSED)
    assert [line for line, _ in refused] == [8, 10]
    assert ("no GEDCOM line" in refused[0][1], "level 4 stands where 3 is the deepest" in refused[1][1]) == (True, True)
    assert [claim.when for claim in found.claims] == ["1850", "1900"]


def test_the_first_of_two_records_of_one_name_is_meant() -> None:
    found = _read(
        *HEAD,
        "0 @I1@ INDI",
        "1 NAME A",
        "0 @I1@ INDI",
        "1 NAME B",
        "0 @F1@ FAM",
        "1 WIFE @I1@",
        "1 MARR",
        "2 DATE 1850",
    )
    assert found.claims[0].title == "Marriage of A"
    assert "@I1@ is the name of a record on line 5 already" in _told(found, Kind.ASSUMED)[-1][1]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((*HEAD[:3], "1 CHAR ANSEL", "0 TRLR"), "the header says ANSEL"),
        (HEAD, "TRLR, the last line of all, is not there"),
        (("0 @I1@ INDI", "0 TRLR"), "there is no header"),
    ],
)
def test_doubts_about_the_file_are_said(lines: tuple[str, ...], said: str) -> None:
    assert said in _told(_read(*lines), Kind.ASSUMED)[0][1]


@pytest.mark.parametrize("text", ["", "\n\n", "name,date\nx,1850\n", "0 FOO"])
def test_another_file_is_refused_once(text: str) -> None:
    found = read_text(text, ImportOptions())
    assert found.claims == ()
    assert "not a GEDCOM file" in found.remarks[0].text


@given(
    st.lists(
        st.sampled_from([*TREE, "9 X", "2 DATE", "2 DATE @", "1 SOUR @I1@", "0 @I1@ FAM", "1 NAME @@", "\x00", "1"])
    )
)
def test_no_order_of_lines_stops_the_reader(lines: list[str]) -> None:
    found = _read(*lines)
    assert len(found.claims) <= sum("DATE" in line for line in lines)
    assert all(claim.when or claim.start or claim.end for claim in found.claims)


def test_line_ends_of_old_machines_count_as_lines() -> None:
    for end in ("\r", "\r\n"):
        found = read_text(end.join((*HEAD, "0 @I1@ INDI", "1 BIRT", "2 DATE 40 MAY 1850")), ImportOptions())
        assert _told(found, Kind.REFUSED)[0][0] == 7
