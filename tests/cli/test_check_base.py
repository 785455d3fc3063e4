"""`timeline check --base`: what a branch adds fails at its own line, and only that."""

from tests.cli.repository import NAME, REPORT, REPORT_LINE, Repository


def test_the_store_of_the_repository_is_clean(repository: Repository) -> None:
    result = repository.run("check")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("0 errors, 0 new conflicts, 0 known, 0 resolved")


def test_the_branch_contradicts_it_once(contradicted: Repository) -> None:
    result = contradicted.run("check")
    assert (result.exit_code, result.stderr) == (1, "")
    assert f"{NAME} dates talks 5 April 2022" in result.stdout


def test_it_is_found_at_the_new_line_as_the_one_finding(contradicted: Repository) -> None:
    (found,) = contradicted.findings()
    assert (found["code"], found["status"], found["claims"][0] in ("a/t", NAME)) == ("TL301", "new", True)
    assert (found["location"]["file"], found["location"]["line"]) == (REPORT, REPORT_LINE)
