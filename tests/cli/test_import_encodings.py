"""`timeline import` of files that are not UTF-8: the encoding is found, told, and can be said."""

import pytest

from tests.cli.imports import Import

TABLE = "title,date,note\nDie Wahl in Köln,25. 3. 2022,„größer“ – naïve\nFête à Besançon,2022-04-03,déjà vu\n"
RUSSIAN = "title,date\nВыборы в городе и переговоры о мире,2022-03-25\nНачало переговоров между сторонами,2022-04-03\n"


@pytest.mark.parametrize(
    ("content", "encoding", "is_told"),
    [
        (TABLE.encode("utf-8"), "utf-8", False),
        (TABLE.encode("utf-8-sig"), "utf-8", False),
        (TABLE.encode("utf-16"), "utf-16-le", True),
        (b"\xfe\xff" + TABLE.encode("utf-16-be"), "utf-16-be", True),
        (TABLE.encode("utf-16-le"), "utf-16-le", True),
        (TABLE.encode("cp1252"), "cp1252", True),
        (TABLE.translate(str.maketrans("„“–", "''-")).encode("latin-1"), "cp1252", True),
    ],
    ids=["utf-8", "mark", "utf-16", "utf-16-be", "without-mark", "cp1252", "latin-1"],
)
def test_an_encoding_is_found_and_told(content: bytes, encoding: str, is_told: bool, run_import: Import) -> None:
    report = run_import.report(content)
    told = [each["text"] for each in report["remarks"] if "the encoding is" in each["text"]]
    assert (report["encoding"], report["refused"], bool(told)) == (encoding, 0, is_told)
    claims = run_import.claims()
    assert [claim.event for claim in claims] == ["die-wahl-in-koln", "fete-a-besancon"]
    assert (claims[0].note or "")[1:7] == "größer"


def test_letters_of_another_script_are_found(run_import: Import) -> None:
    assert run_import.report(RUSSIAN.encode("cp1251"), "--dry-run")["encoding"] == "cp1251"


@pytest.mark.parametrize("name", ["cp1252", "latin-1", "windows-1252", "CP1252"])
def test_an_encoding_that_was_said_is_taken(name: str, run_import: Import) -> None:
    report = run_import.report("title,date\nKöln,2022\n".encode(name), "--encoding", name)
    assert (report["refused"], [claim.event for claim in run_import.claims()]) == (0, ["koln"])
    assert not [each for each in report["remarks"] if "the encoding is" in each["text"]]


def test_a_byte_that_is_none_of_the_encoding_refuses_its_row_alone(run_import: Import) -> None:
    report = run_import.report("title,date\nKöln – ja,2022\nB\xfcnde,2022\n".encode().replace(b"\xc3\xbc", b"\xfc"))
    (remark,) = [each for each in report["remarks"] if each["kind"] == "refused"]
    assert (remark["line"], "byte 0xfc is not of the encoding" in remark["text"]) == (3, True)
    assert [claim.event for claim in run_import.claims()] == ["koln-ja"]


def test_places_of_quotes_count_the_mark_and_are_left_out_of_other_encodings(run_import: Import) -> None:
    table = "event,date,quote\na,2022,on the day\n"
    for content, start in (
        (table.encode("utf-8-sig"), 25),
        (table.encode("utf-8"), 24),
        (table.encode("utf-16"), None),
    ):
        run_import(content, "--force")
        (claim,) = run_import.claims()
        assert claim.evidence is not None
        assert claim.evidence.start == start
