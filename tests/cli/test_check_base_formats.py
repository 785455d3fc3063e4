"""A branch that contradicts what is on main has exactly one finding, in each format; one that does not has none."""

import pytest

from tests.cli.repository import REPORT, REPORT_LINE, Repository
from tests.reports.read_back import READERS

ALWAYS_TELL_ALL = ("json", "jsonl", "junit", "markdown")  # what is information, too


@pytest.mark.parametrize("name", READERS)
def test_a_contradiction_is_the_one_finding_in_each_format(contradicted: Repository, name: str) -> None:
    result = contradicted.check("--format", name)
    assert (result.exit_code, result.stderr) == (1, "")
    assert READERS[name](result.stdout) == {("TL301", REPORT, REPORT_LINE)}


@pytest.mark.parametrize("name", READERS)
def test_a_branch_that_agrees_has_none(repository: Repository, name: str) -> None:
    repository.report("2022-03")
    repository.commit()
    result = repository.check("--format", name)
    assert (result.exit_code, result.stderr) == (0, "")
    told = {code for code, _, _ in READERS[name](result.stdout)}
    assert told == ({"TL305"} if name in ALWAYS_TELL_ALL else set())


@pytest.mark.parametrize("name", READERS)
def test_resolved_it_passes_and_new_words_fail_again(contradicted: Repository, name: str) -> None:
    (found,) = contradicted.findings()
    contradicted.run("resolve", found["fingerprint"], "--set-aside", "report/t", "--reason", "a slip", "--by", "Ann")
    resolved = contradicted.check("--format", name)
    assert (resolved.exit_code, resolved.stderr) == (0, "")
    contradicted.edit(REPORT, "the talks were held", "all talks were held")
    again = contradicted.check("--format", name)
    assert again.exit_code == 1
    assert ("TL703", REPORT, REPORT_LINE) in READERS[name](again.stdout)
