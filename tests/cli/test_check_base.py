"""`timeline check --base`: what a branch adds fails at its own line, and only that."""

import io
import json
import sys
from pathlib import Path

import pytest

from tests.cli.repository import NAME, REPORT, REPORT_LINE, REPORT_WORDS, SETTINGS, Repository, claims_file

DEBT = claims_file("old", t=("talks", "2022-03-01", "long before"))  # contradicts the store from the first


def statuses(findings: list[dict[str, object]]) -> list[object]:
    return [finding["status"] for finding in findings]


def with_debt(repository: Repository) -> None:
    """Commit a conflict to main, and begin the branch there."""
    repository.git("checkout", "-q", "main")
    repository.write("data/claims/old.yaml", DEBT)
    repository.commit("debt")
    repository.git("checkout", "-q", "-B", "report")


def test_the_store_of_the_repository_is_clean(repository: Repository) -> None:
    result = repository.run("check")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("0 errors, 0 new conflicts, 0 known, 0 resolved")


def test_a_contradicting_claim_is_the_one_finding_at_its_line(contradicted: Repository) -> None:
    result = contradicted.check()
    assert (result.exit_code, result.stderr) == (1, "")
    assert f"{NAME} dates talks 5 April 2022" in result.stdout.splitlines()[0]
    (found,) = contradicted.findings()
    assert (found["code"], found["status"]) == ("TL301", "new")
    assert (found["location"]["file"], found["location"]["line"]) == (REPORT, REPORT_LINE)
    assert {related["claim"] for related in found["related"]} == {"a/t", "b/t"}


@pytest.mark.parametrize("when", ["2022-03-29", "2022-03"])
def test_a_compatible_claim_passes(repository: Repository, when: str) -> None:
    repository.report(when)
    repository.commit()
    result = repository.check()
    assert (result.exit_code, result.stderr) == (0, "")


def test_what_was_there_already_does_not_fail(repository: Repository) -> None:
    with_debt(repository)
    assert repository.run("check").exit_code == 1
    assert repository.check().exit_code == 0
    assert statuses(repository.findings("--select", "TL301")) == ["known"]


def test_a_claim_that_joins_what_was_there_fails_at_its_line(repository: Repository) -> None:
    with_debt(repository)
    repository.report("2022-03-01")
    (found,) = repository.findings("--select", "TL301")
    assert (found["status"], found["location"]["file"]) == ("new", REPORT)


def test_a_claim_that_changed_fails_at_its_line(repository: Repository) -> None:
    with_debt(repository)
    repository.edit("data/claims/old.yaml", "when: 2022-03-01", "when: 2022-03-02")
    (found,) = repository.findings("--select", "TL301")
    assert (found["status"], found["location"]["file"]) == ("new", "data/claims/old.yaml")


def test_files_that_are_not_committed_count(repository: Repository) -> None:
    repository.report("2022-04-05")
    assert repository.check().exit_code == 1
    assert repository.check(base="HEAD").exit_code == 1
    repository.commit()
    assert repository.check(base="HEAD").exit_code == 0
    (repository.folder / REPORT).unlink()
    assert repository.check().exit_code == 0


def test_what_main_got_since_is_not_looked_at(contradicted: Repository) -> None:
    contradicted.git("checkout", "-q", "main")
    contradicted.report("2022-04-05")
    contradicted.commit("the same report, on main, later")
    contradicted.git("checkout", "-q", "report")
    assert contradicted.check().exit_code == 1


def test_resolving_passes_and_editing_the_evidence_fails_again(contradicted: Repository) -> None:
    (found,) = contradicted.findings()
    given = ("--set-aside", NAME, "--reason", "a slip of the pen", "--by", "Ann")
    assert contradicted.run("resolve", found["fingerprint"], *given).exit_code == 0
    assert contradicted.check().exit_code == 0
    contradicted.commit("resolved")
    assert contradicted.check().exit_code == 0
    contradicted.edit(REPORT, REPORT_WORDS, "the talks were held on 5 April")
    again = contradicted.check()
    assert (again.exit_code, "TL703" in again.stdout) == (1, True)


def test_where_a_decision_is_taken_back_its_conflict_is_new(repository: Repository) -> None:
    with_debt(repository)
    repository.git("checkout", "-q", "main")
    (found,) = repository.findings("--select", "TL301")
    repository.run("resolve", found["fingerprint"], "--set-aside", "old/t", "--reason", "a slip", "--by", "Ann")
    repository.commit("resolved")
    repository.git("checkout", "-q", "-B", "report")
    assert repository.check().exit_code == 0
    (repository.folder / "data" / "resolutions.yaml").unlink()
    assert repository.check().exit_code == 1


def test_the_baseline_counts_too(contradicted: Repository) -> None:
    contradicted.run("check", "--write-baseline", "--baseline", "known.yaml")
    assert contradicted.check("--baseline", "known.yaml").exit_code == 0
    assert contradicted.check().exit_code == 1
    contradicted.write("data/claims/more.yaml", claims_file("more", t=("talks", "2022-04-05", "in April")))
    (found,) = contradicted.findings("--baseline", "known.yaml", "--select", "TL301")
    assert found["location"]["file"] == "data/claims/more.yaml"


def test_a_baseline_is_not_written_of_a_base(repository: Repository) -> None:
    result = repository.check("--write-baseline")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--write-baseline and --base do not go together" in result.stderr


def test_a_slip_that_was_there_is_known(repository: Repository) -> None:
    repository.edit("data/claims/a.yaml", "when: 2022-03-29", "when: 2022-03-29\n    weekday: monday")
    repository.git("checkout", "-q", "main")
    repository.commit("a slip")
    assert statuses(repository.findings(base="HEAD")) == ["known"]
    repository.edit("data/claims/a.yaml", "weekday: monday", "weekday: friday")
    assert statuses(repository.findings(base="HEAD")) == ["new"]


def test_a_refinement_that_was_there_is_known(repository: Repository) -> None:
    repository.report("2022-03")
    assert repository.check("--fail-on", "refinement").exit_code == 1
    repository.commit()
    assert repository.check("--fail-on", "refinement").exit_code == 1
    assert repository.check("--fail-on", "refinement", base="HEAD").exit_code == 0


def test_a_base_whose_files_have_errors_is_read_as_far_as_it_can_be(repository: Repository) -> None:
    repository.write("data/claims/old.yaml", DEBT.replace("when:", "wehn:").replace("- id: t", "- id: broken"))
    repository.write("data/claims/older.yaml", DEBT.replace("old", "older"))
    repository.commit("two sources, one of them misspelt")
    repository.write("data/claims/old.yaml", DEBT)
    result = repository.check("--format", "json", base="HEAD")
    (found,) = json.loads(result.stdout)["findings"]
    assert (found["status"], found["location"]["file"]) == ("new", "data/claims/old.yaml")
    assert result.stderr.startswith("timeline: 1 entry of the store at the base could not be read, and counts as new (")
    assert f"{repository.git('rev-parse', 'HEAD')[:8]}:data/claims/old.yaml:" in result.stderr


def test_a_base_whose_settings_cannot_be_read_is_read_with_those_of_today(repository: Repository) -> None:
    with_debt(repository)
    repository.write("data/timeline.yaml", "timeline: [1")
    repository.commit("broken settings")
    repository.git("checkout", "-q", "main", "--", "data/timeline.yaml")
    result = repository.check(base="HEAD")
    assert result.exit_code == 0
    assert ":data/timeline.yaml:2:1: not YAML: " in result.stderr
    assert "read with today's settings" in result.stderr
    assert str(Path("/tmp")) not in result.stderr


@pytest.mark.parametrize("saved", ["timeline: [1", None])
def test_unsaved_settings_stand_in_too(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, saved: str | None
) -> None:
    with_debt(repository)
    repository.write("data/timeline.yaml", "timeline: [1")
    repository.commit("broken settings")
    if saved is None:
        (repository.folder / "data/timeline.yaml").unlink()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SETTINGS.encode())))
    result = repository.check("--stdin-filename", "data/timeline.yaml", base="HEAD")
    assert result.exit_code == 0
    assert "read with today's settings" in result.stderr


def test_a_split_passes_and_what_is_said_of_its_new_event_since_is_new(contradicted: Repository) -> None:
    (found,) = contradicted.findings()
    given = ("--split", "second-talks", "--claim", NAME, "--reason", "they met twice", "--by", "Ann")
    assert contradicted.run("resolve", found["fingerprint"], *given).exit_code == 0
    assert contradicted.check().exit_code == 0
    contradicted.commit("two events")
    assert contradicted.check(base="HEAD").exit_code == 0
    contradicted.write("data/claims/later.yaml", claims_file("later", t=("second-talks", "2022-04-09", "later")))
    found, decided = contradicted.findings("--select", "TL3", base="HEAD")
    assert (found["status"], found["location"]["file"]) == ("new", "data/claims/later.yaml")
    assert decided["status"] == "resolved"
    contradicted.commit("a known conflict of an event that was split off")
    assert statuses(contradicted.findings("--select", "TL3", base="HEAD")) == ["known", "resolved"]
