"""Recording a decision: it is written with its reason, and says what it does not end."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import RunTimeline

CASE = Path(__file__).parent.parent / "cases" / "TL301" / "fails" / "data"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store in which a and c date an event alike, and b otherwise."""
    shutil.copytree(CASE, tmp_path / "data")
    a = (tmp_path / "data" / "claims" / "a.yaml").read_text()
    (tmp_path / "data" / "claims" / "c.yaml").write_text(
        a.replace("id: a\n", "id: c\n").replace("Source a", "Source c")
    )
    return tmp_path


@pytest.fixture
def fingerprint(run_timeline: RunTimeline, folder: Path) -> str:
    """The one conflict of that store."""
    (conflict,) = json.loads(run_timeline("reconcile", "--format", "json", cwd=folder).stdout)["conflicts"]
    return str(conflict["fingerprint"])


def test_a_decision_is_written_with_reason_name_and_date(
    run_timeline: RunTimeline, folder: Path, fingerprint: str
) -> None:
    given = ("--set-aside", "b/t", "--reason", "the protocol", "--by", "Ann")
    assert run_timeline("resolve", fingerprint[:4], *given, cwd=folder).exit_code == 0
    written = (folder / "data" / "resolutions.yaml").read_text()
    assert all(part in written for part in (fingerprint, "set-aside", "b/t", "the protocol", "Ann", "date: "))
    assert run_timeline("check", cwd=folder).exit_code == 0


def test_what_does_not_end_the_conflict_is_said_and_it_stays_open(
    run_timeline: RunTimeline, folder: Path, fingerprint: str
) -> None:
    given = ("--set-aside", "a/t", "--reason", "a slip", "--by", "Ann")
    result = run_timeline("resolve", fingerprint, *given, cwd=folder)
    assert (result.exit_code, result.stdout.splitlines()) == (
        0,
        [
            f"data/resolutions.yaml: {fingerprint} set aside a/t",
            "  timeline check now: 0 errors, 1 new conflict (exit 1)",
        ],
    )
    assert result.stderr == "timeline: the conflict does not end with that: c/t stands as it is\n"
    check = run_timeline("check", cwd=folder)
    assert (check.exit_code, "TL301 contradiction, new" in check.stdout) == (1, True)
    assert "    decided, yet open: Ann, " in check.stdout
    assert "That does not end it: others say the same." in run_timeline("explain", fingerprint, cwd=folder).stdout
    shown = json.loads(run_timeline("show", "talks", "--format", "json", cwd=folder).stdout)["events"][0]
    assert shown["status"] != "resolved"
    assert "Ann decided: a slip" in {lost["reason"] for lost in shown["set_aside"]}


def test_the_json_says_what_was_done(run_timeline: RunTimeline, folder: Path, fingerprint: str) -> None:
    given = ("--set-aside", "a/t", "--set-aside", "c/t", "--reason", "slips", "--by", "Ann", "--note", "by phone")
    shape = json.loads(run_timeline("resolve", fingerprint, *given, "--format", "json", cwd=folder).stdout)
    assert shape.pop("date")
    assert shape == {
        "version": 1,
        "file": "data/resolutions.yaml",
        "fingerprint": fingerprint,
        "action": "set-aside",
        "set_aside": ["a/t", "c/t"],
        "split": None,
        "reason": "slips",
        "by": "Ann",
        "expires": None,
        "note": "by phone",
        "left_standing": [],
        "ends": True,
        "replaces": [],
        "check": {"errors": 0, "new": 0, "fails": False},
    }


def test_a_second_decision_replaces_the_first_and_says_so(
    run_timeline: RunTimeline, folder: Path, fingerprint: str
) -> None:
    path = folder / "data" / "resolutions.yaml"
    run_timeline("resolve", fingerprint, "--accept", "--reason", "known", "--by", "Ann", cwd=folder)
    path.write_text(f"# ours\n{path.read_text()}# the end\n")
    given = ("--set-aside", "b/t", "--reason", "the protocol", "--by", "Ben")
    result = run_timeline("resolve", fingerprint, *given, cwd=folder)
    text = path.read_text()
    assert "replaces Ann, " in result.stdout
    assert ": accepted as it stands: known" in result.stdout
    assert (text.count(fingerprint), "Ann" in text, text.startswith("# ours\n"), text.endswith("# the end\n")) == (
        1,
        False,
        True,
        True,
    )
    assert run_timeline("check", cwd=folder).exit_code == 0


def test_a_decision_can_be_split_again_another_way(run_timeline: RunTimeline, folder: Path, fingerprint: str) -> None:
    for into in ("talks-2", "second-round"):
        given = ("--split", into, "--claim", "b/t", "--reason", "two rounds", "--by", "Ann")
        assert run_timeline("resolve", fingerprint, *given, cwd=folder).exit_code == 0
    events = json.loads(run_timeline("reconcile", "--format", "json", cwd=folder).stdout)["events"]
    assert {event["id"] for event in events} == {"talks", "withdrawal", "second-round"}


SPLIT = ("--split", "talks-2", "--claim", "b/t", "--reason", "two rounds", "--by", "Ann")


def test_a_split_ends_the_conflict_and_is_seen_everywhere(
    run_timeline: RunTimeline, folder: Path, fingerprint: str
) -> None:
    before = (folder / "data" / "claims" / "b.yaml").read_bytes()
    result = run_timeline("resolve", fingerprint, *SPLIT, cwd=folder)
    assert result.stdout.splitlines()[0].endswith("split: b/t speaks of talks-2, not of talks")
    check = run_timeline("check", cwd=folder)
    assert (check.exit_code, "TL1" in check.stdout) == (0, False)
    assert (folder / "data" / "claims" / "b.yaml").read_bytes() == before
    commands = (
        ("show", "talks"),
        ("show", "talks-2"),
        ("reconcile",),
        ("explain", fingerprint),
        ("diff", "a", "b"),
        ("export", "--format", "csv"),
    )
    for command in commands:
        shown = " ".join(run_timeline(*command, cwd=folder, columns=200).stdout.split())
        assert "b/t speaks of talks-2, not of talks" in shown, command
        assert "two rounds" in shown, command
    page = run_timeline("export", "--format", "markdown", cwd=folder).stdout
    assert "is of another event, “Talks in the town hall \\(split from talks\\)”: two rounds" in page.replace(
        "(split from talks)", "\\(split from talks\\)"
    )
    merged = run_timeline("show", cwd=folder, columns=120).stdout
    assert "Talks in the town hall (split from talks)" in merged


def test_the_json_of_events_and_of_a_diff_has_the_split(
    run_timeline: RunTimeline, folder: Path, fingerprint: str
) -> None:
    run_timeline("resolve", fingerprint, *SPLIT, cwd=folder)
    events = json.loads(run_timeline("reconcile", "--format", "json", cwd=folder).stdout)["events"]
    exported = json.loads(run_timeline("export", "--format", "json", cwd=folder).stdout)["events"]
    rows = json.loads(run_timeline("diff", "a", "b", "--format", "json", cwd=folder).stdout)["rows"]
    wanted = {"event": "talks", "into": "talks-2", "claims": ["b/t"]}
    for found in (events, exported):
        splits = {event["id"]: [each["split"] for each in event["splits"]] for event in found}
        assert splits == {"talks": [wanted], "talks-2": [wanted], "withdrawal": []}
    assert {row["event"]: row["verdict"] for row in rows} == {
        "talks": "only-a",
        "talks-2": "only-b",
        "withdrawal": "only-a",
    }
    assert [each["split"] for row in rows for each in row["decisions"]] == [wanted, wanted]


def test_claims_of_a_split_event_can_be_added_by_hand(
    run_timeline: RunTimeline, folder: Path, fingerprint: str
) -> None:
    run_timeline("resolve", fingerprint, *SPLIT, cwd=folder)
    new = (folder / "data" / "claims" / "c.yaml").read_text().replace("id: c\n", "id: d\n")
    new = new.replace("event: talks", "event: talks-2").replace("2022-03-29", "2022-03-31")
    (folder / "data" / "claims" / "d.yaml").write_text(new)
    check = run_timeline("check", cwd=folder)
    assert (check.exit_code, check.stdout.count("TL1")) == (0, 0)
    shown = json.loads(run_timeline("show", "talks-2", "--format", "json", cwd=folder).stdout)["events"][0]
    assert (shown["status"], shown["claims"]) == ("agreed", ["b/t", "d/t"])


def test_a_split_goes_stale_and_is_reopened_as_other_decisions_are(
    run_timeline: RunTimeline, folder: Path, fingerprint: str
) -> None:
    run_timeline("resolve", fingerprint, *SPLIT, cwd=folder)
    path = folder / "data" / "claims" / "b.yaml"
    whole = path.read_text()
    path.write_text(whole.replace("2022-03-31", "2022-03-29"))
    stale = run_timeline("check", cwd=folder)
    assert (stale.exit_code, "TL701" in stale.stdout, "TL102" in stale.stdout) == (1, True, False)
    path.write_text(whole.replace("2022-03-31", "2022-04-01"))
    edited = run_timeline("check", cwd=folder)
    assert (edited.exit_code, "TL703 error: b/t has changed since" in edited.stdout) == (1, True)


LOSER = ("--set-aside", "b/t", "--reason", "the protocol says 29", "--by", "Ann")


@pytest.mark.parametrize(
    "command",
    [
        ("show", "talks"),
        ("show", "talks", "--format", "json"),
        ("diff", "a", "b"),
        ("diff", "a", "b", "--format", "json"),
        ("reconcile",),
        ("reconcile", "--format", "json"),
        ("explain", "{fingerprint}"),
        ("check", "--verbose"),
        ("export", "--format", "markdown"),
        ("export", "--format", "csv"),
        ("export", "--format", "json"),
    ],
    ids=" ".join,
)
def test_the_loser_is_shown_with_what_it_says_and_why_it_lost(
    run_timeline: RunTimeline, folder: Path, fingerprint: str, command: tuple[str, ...]
) -> None:
    run_timeline("resolve", fingerprint, *LOSER, cwd=folder)
    named = (part.format(fingerprint=fingerprint) for part in command)
    shown = run_timeline(*named, cwd=folder, columns=120).stdout
    assert "b/t" in shown or "Source b” dates it 31 March 2022" in shown
    assert "the protocol says 29" in " ".join(shown.split())
    assert "31" in shown


def test_a_source_marks_what_it_lost_in_the_merged_timeline(
    run_timeline: RunTimeline, folder: Path, fingerprint: str
) -> None:
    run_timeline("resolve", fingerprint, *LOSER, cwd=folder)
    (line,) = (line for line in run_timeline("show", cwd=folder).stdout.splitlines() if "29 Mar" in line)
    assert "●✗●  resolved" in line


def reopened(run_timeline: RunTimeline, folder: Path) -> list[str]:
    """What TL703 says now."""
    found = json.loads(run_timeline("check", "--format", "json", cwd=folder).stdout)["findings"]
    return [finding["message"] for finding in found if finding["code"] == "TL703"]


NEW_CLAIM = """\
source: {id: d, title: Source d, kind: article, published: 2022-06-01}
claims:
  - id: t
    event: talks
    STATEMENT
"""


@pytest.mark.parametrize(
    ("statement", "is_reopened"),
    [
        ("when: 2022-03-29", True),  # takes the winner's side
        ("when: 2022-03-31", True),  # the loser's
        ("when: 2022-04-02", True),  # a side of its own
        ("relations: [{type: after, event: withdrawal}]", True),  # the loser's, by way of another event
        ("when: 2022-03", False),  # fits all
        ("attributes: {place: town hall}", False),  # speaks of something else
    ],
)
def test_a_new_claim_opens_a_decision_again_where_it_takes_a_side(
    run_timeline: RunTimeline, folder: Path, fingerprint: str, statement: str, is_reopened: bool
) -> None:
    run_timeline("resolve", fingerprint, *LOSER, cwd=folder)
    (folder / "data" / "claims" / "d.yaml").write_text(NEW_CLAIM.replace("STATEMENT", statement))
    said = [f"d/t is new since {fingerprint} was resolved; judge again"]
    assert reopened(run_timeline, folder) == (said if is_reopened else [])


@pytest.mark.parametrize(
    ("file", "before", "after", "said"),
    [
        ("a", "when: 2022-03-29", "when: 2022-03-28", "a/t has changed"),
        ("a", "when: 2022-03-29", "when: 2022-03", "a/t has changed"),  # takes no side any more
        ("a", "when: 2022-03-29", "when: 2022-03-29\n    evidence: {quote: on the 29th}", "a/t has changed"),
        ("c", "when: 2022-03-29", "when: 2022-03-29\n    basis: hedged", "c/t has changed"),
        ("c", "- id: t", "- id: t2", "c/t2 is new"),
        ("c", "  - id: t\n    event: talks\n    when: 2022-03-29\n", "", "c/t is gone"),
        ("a", "title: Source a", "title: Another title", None),
        ("a", "when: 2022-03-30", "when: 2022-03-30\n    note: seen", None),  # another claim
    ],
)
def test_a_claim_that_was_edited_or_removed_opens_it_again(
    run_timeline: RunTimeline, folder: Path, fingerprint: str, file: str, before: str, after: str, said: str | None
) -> None:
    run_timeline("resolve", fingerprint, *LOSER, cwd=folder)
    path = folder / "data" / "claims" / f"{file}.yaml"
    text = path.read_text()
    assert text.count(before) == 1
    path.write_text(text.replace(before, after))
    wanted = [f"{said} since {fingerprint} was resolved; judge again"] if said else []
    assert reopened(run_timeline, folder) == wanted


def test_judging_again_closes_it(run_timeline: RunTimeline, folder: Path, fingerprint: str) -> None:
    run_timeline("resolve", fingerprint, *LOSER, cwd=folder)
    (folder / "data" / "claims" / "d.yaml").write_text(NEW_CLAIM.replace("STATEMENT", "when: 2022-03-29"))
    assert run_timeline("check", cwd=folder).exit_code == 1
    again = run_timeline("resolve", fingerprint, *LOSER, cwd=folder)
    assert "(exit 0)" in again.stdout
    assert run_timeline("check", cwd=folder).exit_code == 0


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ((), "missing: one of --set-aside CLAIM, --accept, --split EVENT; --reason WORDS"),
        (("--reason", "x"), "missing: one of --set-aside CLAIM, --accept, --split EVENT\n"),
        (("--accept", "--set-aside", "b/t", "--reason", "x"), "say one thing"),
        (("--accept",), "missing: --reason WORDS\n  See the claims: timeline explain "),
        (("--accept", "--format", "json"), "missing: --reason WORDS"),
        (("--split", "talks-2"), "missing: --claim CLAIM; --reason WORDS"),
        (("--claim", "b/t", "--reason", "x"), "--claim says what --split splits off"),
        (("--set-aside", "a/w", "--reason", "x"), "takes no part in"),
        (("--split", "talks-2", "--claim", "z/t", "--reason", "x"), "takes no part in"),
        (("--split", "talks-2", "--claim", "a/w", "--reason", "x"), "takes no part in"),
        (("--split", "talks-2", "--claim", "a/t", "--claim", "a/w", "--reason", "x"), "speak of several events"),
        (("--split", "talks", "--claim", "b/t", "--reason", "x"), "the event that is split itself"),
        (("--split", "Talks 2", "--claim", "b/t", "--reason", "x"), "not an id of an event"),
        (
            ("--split", "u", "--claim", "a/t", "--claim", "b/t", "--claim", "c/t", "--reason", "x"),
            "no claim would stay with talks",
        ),
        (("--accept", "--reason", "x", "--expires", "soon"), "not a date"),
        (("--accept", "--reason", "x", "--expires", "2199-W01-1"), "2199-W01-1: not a date"),
        (("--accept", "--reason", "x", "--expires", "21991231"), "21991231: not a date"),
        (("--accept", "--reason", "x", "--expires", "2020-01-01"), "has passed"),
        (("--accept", "--reason", os.fsdecode(b"caf\xe9")), "--reason: byte 0xe9 is no text in UTF-8"),
        (("--accept", "--reason", "x", "--by", os.fsdecode(b"\xe9")), "--by: byte 0xe9 is no text in UTF-8"),
        (("--accept", "--reason", "x", "--note", os.fsdecode(b"\xe9")), "--note: byte 0xe9 is no text in UTF-8"),
    ],
)
def test_what_cannot_be_decided_is_not_written(
    run_timeline: RunTimeline, folder: Path, fingerprint: str, given: tuple[str, ...], told: str
) -> None:
    result = run_timeline("resolve", fingerprint, *given, cwd=folder)
    assert result.exit_code == 2
    assert told in result.stderr
    assert not (folder / "data" / "resolutions.yaml").exists()


def test_a_name_of_white_space_is_no_name(run_timeline: RunTimeline, folder: Path, fingerprint: str) -> None:
    given = ("--accept", "--reason", "x", "--by", "  ", "--format", "json")
    assert json.loads(run_timeline("resolve", fingerprint, *given, cwd=folder).stdout)["by"].strip()


@pytest.mark.parametrize("given", [("--set-aside", "b/t"), ("--split", "talks-2", "--claim", "b/t")])
def test_a_claim_that_is_named_twice_is_written_once(
    run_timeline: RunTimeline, folder: Path, fingerprint: str, given: tuple[str, ...]
) -> None:
    given = (*given, *given[-2:], "--reason", "x", "--format", "json")
    shape = json.loads(run_timeline("resolve", fingerprint, *given, cwd=folder).stdout)
    assert shape["set_aside"] == ["b/t"] or shape["split"]["claims"] == ["b/t"]


def test_two_at_once_lose_no_decision(shipped: Path) -> None:
    conflicts = ("7c5408", "3cc34a", "7dca7e", "fac5c5")
    command = [sys.executable, "-m", "timeline", "resolve", "--accept", "--reason", "known", "--by", "Ann"]
    running = [subprocess.Popen([*command, name], cwd=shipped, stdout=subprocess.PIPE) for name in conflicts]
    for one in running:
        one.communicate(timeout=60)
    assert [one.returncode for one in running] == [0] * len(conflicts)
    text = (shipped / "data" / "resolutions.yaml").read_text(encoding="utf-8")
    assert all(text.count(f"fingerprint: {name}") == 1 for name in conflicts)
