"""`timeline import` of tables: columns, dates, and rows that are refused at their line."""

from pathlib import Path

import pytest

from tests.cli.imports import Import, dates, refused, texts


def test_a_wrong_row_is_refused_at_its_line_and_the_others_are_written(run_import: Import) -> None:
    done = run_import("title,date\nThe vote,25/03/2022\nThe talks,03/04/2022\nNothing,13/13/2022\n")
    assert (done.exit_code, "t.csv:4: date: " in done.stdout) == (1, True)
    assert dates(run_import.claims()) == ["2022-03-25", "2022-04-03"]
    assert done.stdout.endswith("1 row was refused: correct it, and import again. Next: timeline check\n")


def test_a_row_longer_than_its_markdown_table_is_refused_and_nothing_of_it_lost_in_silence(run_import: Import) -> None:
    rows = "| 2022-03-25 | A \\| B | x |  |\n| 2022-03-26 | long | row | and more |\n| 2022-03-27 | short |\n"
    done = run_import(f"| Date | Event | Note |\n|---|---|---|\n{rows}", name="t.md")
    assert "t.md:4: 4 cells, but there are 3 columns; write a | within a cell as \\|\n" in done.stdout
    assert dates(run_import.claims()) == ["2022-03-25", "2022-03-27"]


def test_a_title_on_several_lines_is_told_on_one(run_import: Import) -> None:
    done = run_import('title,date\n"The long\nvote",2022-03-25\n')
    assert "ids of events made of what the file calls them: The long vote is the-long-vote\n" in done.stdout


# --- columns


def test_rows_of_another_width_do_not_hide_which_column_has_dates(run_import: Import) -> None:
    done = run_import("Datum;Was\n2022-03-25;Wahl\n31.02.2022;Falsch\n2022-03-27;Rede\neins\nzwei\ndrei\n")
    assert (done.exit_code, "as the cells show, when in Datum" in done.stdout) == (1, True)
    assert "t.csv:5: 1 cell, but there are 2 columns" in done.stdout
    assert dates(run_import.claims()) == ["2022-03-25", "2022-03-27"]


def test_columns_are_named_by_options_by_their_number_and_by_a_file(run_import: Import, folder: Path) -> None:
    (folder / "map.yaml").write_text("when: Datum\ntitle: Was\n", encoding="utf-8")
    table = "Datum,Was,Ort,Rest\n2022-03-25,Die Wahl,Bonn,x\n"
    options = ("--mapping", "map.yaml", "--column", "attributes.place=3", "--column", "-=Rest")
    assert run_import(table, *options).exit_code == 0
    (claim,) = run_import.claims()
    assert (claim.event, dates([claim])) == ("die-wahl", ["2022-03-25"])
    assert [(each.key, each.values) for each in claim.attributes] == [("place", ("Bonn",))]


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ("when=Nowhere", "there is no column `Nowhere`; the columns are: date, title"),
        ("whenn=date", "a claim has no `whenn`"),
        ("date", "no KEY=NAME"),
    ],
)
def test_a_column_that_cannot_be_is_refused(option: str, told: str, run_import: Import) -> None:
    done = run_import("date,title\n2022,x\n", "--column", option)
    assert done.exit_code in (1, 2)
    assert told in done.stdout + done.stderr


def test_columns_that_nobody_knows_are_attributes(run_import: Import) -> None:
    report = run_import.report("date,title,Dead\n2022,x,12\n")
    assert "columns that are attributes of the events: Dead" in texts(report, "assumed")
    assert [(each.key, each.values) for each in run_import.claims()[0].attributes] == [("dead", ("12",))]


def test_a_table_without_names_is_read_as_its_cells_show(run_import: Import) -> None:
    report = run_import.report("2022-03-25,The vote\n2022-04-03,The talks\n")
    assert report["claims"] == 2
    assert "the first row is no row of names" in texts(report, "assumed")


def test_a_table_without_events_is_refused_with_the_option_that_names_them(run_import: Import) -> None:
    report = run_import.report("date,n\n2022,1\n2023,2\n")
    assert (report["claims"], "--column title=NAME" in texts(report, "refused")) == (0, True)


# --- dates


@pytest.mark.parametrize(
    ("cells", "options", "found"),
    [
        (("25/03/2022", "03/04/2022"), (), ["2022-03-25", "2022-04-03"]),
        (("03/25/2022", "03/04/2022"), (), ["2022-03-25", "2022-03-04"]),
        (("03/04/2022",), ("--day-first",), ["2022-04-03"]),
        (("03/04/2022",), ("--month-first",), ["2022-03-04"]),
        (("3.4.2022",), (), ["2022-04-03"]),
        (("44645", "44646"), (), ["2022-03-25", "2022-03-26"]),
        (("March 2022", "c. 1850"), (), ["2022-03", "1850~"]),
        (("unknown", "n/a", "NULL", ""), (), [None, None, None, None]),
    ],
)
def test_days_and_months_are_told_apart_by_the_column(
    cells: tuple[str, ...], options: tuple[str, ...], found: list[str | None], run_import: Import
) -> None:
    rows = "".join(f"e{number},{cell}\n" for number, cell in enumerate(cells))
    done = run_import(f"event,date\n{rows}", *options)
    assert (done.exit_code, dates(run_import.claims())) == (0, found)


def test_a_column_that_does_not_tell_day_from_month_is_refused_once(run_import: Import) -> None:
    report = run_import.report("event,date\na,03/04/2022\nb,05/06/2022\nc,2022-03-25\n")
    (remark,) = [each for each in report["remarks"] if each["kind"] == "refused"]
    assert (remark["line"], remark["column"], remark["times"]) == (2, "date", 2)
    assert "--day-first or --month-first" in remark["text"]
    assert dates(run_import.claims()) == ["2022-03-25"]


def test_start_and_end_are_sides_and_an_end_to_come_is_left_out(run_import: Import) -> None:
    report = run_import.report("event,start,end\na,2022-03-01,2022-03-05\nb,2022-03-01,ongoing\n")
    assert (report["refused"], '"ongoing" is no end' in texts(report, "left-out")) == (0, True)
    sides = [(each.start and each.start.text, each.end and each.end.text) for each in run_import.claims()]
    assert sides == [("2022-03-01", "2022-03-05"), ("2022-03-01", None)]


def test_dates_after_the_publication_or_after_today_are_plans(run_import: Import) -> None:
    table = "event,date\nvote,2022-03-25\nfair,2022-05-01\nlater,9000\n"
    run_import(table, "--published", "2022-04-01")
    assert [claim.report.value for claim in run_import.claims()] == ["past", "plan", "plan"]
    run_import(table, source="undated")
    undated = [claim.report.value for claim in run_import.claims() if claim.source == "undated"]
    assert undated == ["past", "past", "plan"]


# --- rows


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_sign_between_columns_is_found(delimiter: str, run_import: Import) -> None:
    row = delimiter.join(['"a, b; c | d"', "2022-03-25", "x"])
    run_import(f"{delimiter.join(['title', 'date', 'note'])}\n{row}\n{row}\n")
    assert dates(run_import.claims()) == ["2022-03-25", "2022-03-25"]


def test_lines_are_counted_over_line_breaks_in_cells(run_import: Import) -> None:
    report = run_import.report(
        'event,date,note\r\na,2022,"one\r\ntwo\r\nthree"\r\nb,2022-13,x\r\n\r\nc,1,2,3\r\nd,2023,y\r\n'
    )
    assert refused(report) == [(5, "date"), (7, None)]
    assert [claim.event for claim in run_import.claims()] == ["a", "d"]


def test_rows_of_another_width_are_refused_and_empty_cells_too_many_are_not(run_import: Import) -> None:
    report = run_import.report("event,date\na\nb,2022,x\nc,2022,,\nd,2022\n")
    assert refused(report) == [(2, None), (3, None)]
    assert [claim.event for claim in run_import.claims()] == ["c", "d"]


def test_a_quote_that_never_closes_refuses_its_line_alone(run_import: Import) -> None:
    report = run_import.report('event,date\na,2022\nb,"2022\nc,2023\n')
    assert refused(report) == [(3, None)]
    assert [claim.event for claim in run_import.claims()] == ["a", "c"]


def test_a_cell_of_millions_of_letters_is_read(run_import: Import) -> None:
    report = run_import.report(f"event,date,note\nbig,2022,{'a' * 3_000_000}\n")
    assert (report["claims"], len(run_import.claims()[0].note or "")) == (1, 3_000_000)


def test_a_month_that_does_not_exist_is_what_is_said(run_import: Import) -> None:
    told = texts(run_import.report("event,date\nvote,1932-13\n"), "refused")
    assert told.startswith('"1932-13": month 13 does not exist; write it as')
