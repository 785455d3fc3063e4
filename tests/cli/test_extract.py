"""Cards and documents in, claims files out: idempotent, and nothing that a person wrote is ever lost."""

import hashlib
import json
from pathlib import Path

import pytest

from tests.conftest import RunTimeline

DOCUMENT = (
    "The council met on 3 May 2021.\nTwo days later it voted; some say in early June.\nThe council met again in June.\n"
)
EVENTS = "- id: meeting\n  title: Council meets\n- id: vote\n  title: Council votes\n"
CARD = """\
source:
  id: gazette
  title: Gazette
  published: 2021-07-01
  document: {{file: gazette.txt, sha256: {sha256}}}
claims:
  - event: meeting
    find: "The council met on 3 May 2021"
    when: "3 May 2021"
  - event: vote
    find: "Two days later it voted"
    when: "Two days later"
    of: meeting
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store without claims, a card, and its document."""
    (tmp_path / "data").mkdir()
    (tmp_path / "seeds").mkdir()
    (tmp_path / "data" / "timeline.yaml").write_text("timeline: 1\n")
    (tmp_path / "data" / "events.yaml").write_text(EVENTS)
    (tmp_path / "seeds" / "gazette.txt").write_text(DOCUMENT)
    card = CARD.format(sha256=hashlib.sha256(DOCUMENT.encode()).hexdigest())
    (tmp_path / "seeds" / "gazette.yaml").write_text(card)
    return tmp_path


def replace(path: Path, before: str, after: str) -> None:
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after))


def test_events_that_are_not_listed_yet_are_named(run_timeline: RunTimeline, folder: Path) -> None:
    (folder / "data" / "events.yaml").write_text("- id: vote\n  title: Council votes\n")
    told = run_timeline("extract", cwd=folder)
    assert (told.exit_code, told.stdout) == (0, "data/claims/gazette.yaml: 2 claims, written\n")
    named = "1 event not in the event list: meeting: add to data/events.yaml, or correct the card"
    assert told.stderr == f"timeline: {named}\n"
    assert json.loads(run_timeline("extract", "--format", "json", cwd=folder).stdout)["unlisted"] == ["meeting"]


def test_claims_are_written_once_and_then_stay(run_timeline: RunTimeline, folder: Path) -> None:
    claims = folder / "data" / "claims" / "gazette.yaml"
    assert run_timeline("extract", cwd=folder).stdout == "data/claims/gazette.yaml: 2 claims, written\n"
    written = claims.stat().st_mtime_ns, claims.read_text()
    assert run_timeline("extract", cwd=folder).stdout == "data/claims/gazette.yaml: 2 claims, as it was\n"
    assert (claims.stat().st_mtime_ns, claims.read_text()) == written
    assert "when: 2021-05-03" in written[1]
    assert "{type: after, event: meeting, gap: P1D/P2D}" in written[1]
    assert run_timeline("check", cwd=folder).exit_code == 0


@pytest.mark.parametrize(("before", "after"), [("\nclaims:", "\nclaim:"), ('when: "3 May', 'wen: "3 May')])
def test_a_slip_in_a_card_takes_no_claim_away(run_timeline: RunTimeline, folder: Path, before: str, after: str) -> None:
    run_timeline("extract", cwd=folder)
    replace(folder / "seeds" / "gazette.yaml", before, after)
    assert run_timeline("extract", cwd=folder).exit_code == 1
    claims = (folder / "data" / "claims" / "gazette.yaml").read_text()
    assert ("when: 2021-05-03" in claims, "{type: after, event: meeting, gap: P1D/P2D}" in claims) == (True, True)


@pytest.mark.parametrize(("before", "after"), [("\nclaims:", "\nclaim:"), ('when: "3 May', 'wen: "3 May')])
def test_a_slip_in_a_card_is_all_that_a_check_reports(
    run_timeline: RunTimeline, folder: Path, before: str, after: str
) -> None:
    run_timeline("extract", cwd=folder)
    replace(folder / "seeds" / "gazette.yaml", before, after)
    for _ in range(2):  # extracting with the slip does not make the card look read
        checked = run_timeline("check", cwd=folder)
        assert (checked.exit_code, "TL203" in checked.stdout, "TL002" in checked.stdout) == (1, False, True)
        run_timeline("extract", cwd=folder)


@pytest.mark.parametrize("command", [["extract"], ["extract", "seeds/herald.yaml"], ["check"]])
def test_two_cards_do_not_fill_one_source(run_timeline: RunTimeline, folder: Path, command: list[str]) -> None:
    run_timeline("extract", cwd=folder)
    card = folder / "seeds" / "gazette.yaml"
    (folder / "seeds" / "herald.yaml").write_text(card.read_text().replace("when: ", "start: "))
    written = (folder / "data" / "claims" / "gazette.yaml").read_text()
    ran = run_timeline(*command, cwd=folder)
    told = ran.stdout + ran.stderr
    assert (ran.exit_code, told.count("TL005")) == (1, 1)
    assert "seeds/gazette.yaml:2, seeds/herald.yaml:2; give each an id of its own, or join them" in told
    assert (folder / "data" / "claims" / "gazette.yaml").read_text() == written


def test_the_claims_of_another_source_stay_its_own(run_timeline: RunTimeline, folder: Path) -> None:
    claims = folder / "data" / "claims" / "gazette.yaml"
    claims.parent.mkdir()
    claims.write_text("source: {id: herald, title: Herald}\nclaims:\n  - {id: mine, event: vote, when: 2021-05}\n")
    before = claims.read_text()
    for command in ("extract", "check"):
        ran = run_timeline(command, cwd=folder)
        assert (ran.exit_code, claims.read_text()) == (1, before)
        assert "it holds claims of the source `herald`; move them to a file of another name" in ran.stdout + ran.stderr


def test_a_source_described_by_hand_is_not_described_anew(run_timeline: RunTimeline, folder: Path) -> None:
    claims = folder / "data" / "claims" / "gazette.yaml"
    claims.parent.mkdir()
    claims.write_text("source: {id: gazette, title: Gazette, weight: 9}\nclaims:\n  - {id: mine, event: vote}\n")
    before = claims.read_text()
    refused = run_timeline("extract", cwd=folder)
    assert (refused.exit_code, claims.read_text()) == (1, before)
    assert "says another `published`, `document`, `weight` of the source" in refused.stderr
    assert run_timeline("extract", "--force", cwd=folder).exit_code == 0
    assert ("weight" in claims.read_text(), "mine" in claims.read_text()) == (False, True)
    assert run_timeline("extract", "--check", cwd=folder).exit_code == 0


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('when: "3 May 2021"', 'when: "whenever"', '"whenever" is not read as a time'),
        ("on 3 May 2021", "on 4 May 2021", "TL201"),
        ("event: meeting", "id: by-hand\n    event: meeting", "its card has a claim of the same id"),
    ],
)
def test_what_is_wrong_with_a_card_is_told_until_it_is_mended(
    run_timeline: RunTimeline, folder: Path, before: str, after: str, told: str
) -> None:
    run_timeline("extract", cwd=folder)
    claims = folder / "data" / "claims" / "gazette.yaml"
    claims.write_text(claims.read_text() + "  - id: by-hand\n    event: vote\n    when: 2021-05\n")
    replace(folder / "seeds" / "gazette.yaml", before, after)
    for _ in range(2):
        run_timeline("extract", cwd=folder)
        checked = run_timeline("check", cwd=folder)
        assert (checked.exit_code, told in checked.stdout) == (1, True)


def test_check_says_when_store_and_card_differ(run_timeline: RunTimeline, folder: Path) -> None:
    missing = run_timeline("extract", "--check", cwd=folder)
    assert (missing.exit_code, (folder / "data" / "claims").exists()) == (1, False)
    run_timeline("extract", cwd=folder)
    assert run_timeline("extract", "--check", cwd=folder).exit_code == 0
    replace(folder / "seeds" / "gazette.yaml", "    of: meeting\n", "    of: meeting\n    basis: hedged\n")
    differs = run_timeline("extract", "--check", cwd=folder)
    assert differs.exit_code == 1
    assert "TL203 gazette/vote: not as its card has it (basis)" in differs.stderr
    assert run_timeline("check", cwd=folder).exit_code == 1


def test_a_claim_edited_by_hand_is_kept_and_named(run_timeline: RunTimeline, folder: Path) -> None:
    run_timeline("extract", cwd=folder)
    claims = folder / "data" / "claims" / "gazette.yaml"
    replace(claims, "when: 2021-05-03", "when: 2021-05-04")
    refused = run_timeline("extract", cwd=folder)
    assert refused.exit_code == 1
    assert "gazette/meeting: edited by hand" in refused.stderr
    assert "when: 2021-05-04" in claims.read_text()
    assert run_timeline("extract", "--force", cwd=folder).exit_code == 0
    assert "when: 2021-05-03" in claims.read_text()


def test_a_claim_entered_by_hand_stays(run_timeline: RunTimeline, folder: Path) -> None:
    run_timeline("extract", cwd=folder)
    claims = folder / "data" / "claims" / "gazette.yaml"
    claims.write_text(claims.read_text() + "  - id: by-hand\n    event: vote\n    when: 2021-05\n")
    replace(folder / "seeds" / "gazette.yaml", "    of: meeting\n", "    of: meeting\n    basis: hedged\n")
    assert run_timeline("extract", cwd=folder).stdout == "data/claims/gazette.yaml: 3 claims, written\n"
    assert "by-hand" in claims.read_text()
    assert run_timeline("extract", "--check", cwd=folder).exit_code == 0


def test_without_the_document_what_needs_it_not_is_extracted(run_timeline: RunTimeline, folder: Path) -> None:
    run_timeline("extract", cwd=folder)
    (folder / "seeds" / "gazette.txt").unlink()
    replace(folder / "seeds" / "gazette.yaml", "    of: meeting\n", "    of: meeting\n    basis: hedged\n")
    result = run_timeline("extract", cwd=folder)
    assert result.exit_code == 0
    assert "gazette.txt is not here, its quotes are not checked: put it in seeds/" in result.stderr
    assert "basis: hedged" in (folder / "data" / "claims" / "gazette.yaml").read_text()


def test_documents_may_lie_elsewhere(run_timeline: RunTimeline, folder: Path) -> None:
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    (folder / "seeds" / "gazette.txt").rename(elsewhere / "gazette.txt")
    assert run_timeline("extract", cwd=folder).exit_code == 1
    assert run_timeline("extract", "--documents", "elsewhere", cwd=folder).exit_code == 0
    named = {"TIMELINE_DOCUMENTS": "elsewhere"}
    assert run_timeline("extract", "--check", cwd=folder, env=named).stderr == ""


def test_a_file_that_cannot_be_read_whole_is_left_as_it_is(run_timeline: RunTimeline, folder: Path) -> None:
    run_timeline("extract", cwd=folder)
    claims = folder / "data" / "claims" / "gazette.yaml"
    replace(claims, "when: 2021-05-03", "wen: 2021-05-03")
    before = claims.read_text()
    result = run_timeline("extract", "--force", cwd=folder)
    assert (result.exit_code, claims.read_text()) == (1, before)
    assert result.stdout == "data/claims/gazette.yaml: 2 claims, left as it is\n"
    assert "did you mean `when`?" in result.stderr


def test_a_wrong_event_can_be_mended_in_the_card(run_timeline: RunTimeline, folder: Path) -> None:
    card = folder / "seeds" / "gazette.yaml"
    replace(card, "- event: vote", "- event: votes")
    run_timeline("extract", cwd=folder)
    wrong = run_timeline("check", "--select", "TL101", cwd=folder)
    assert "unknown event `votes`; did you mean `vote`?" in wrong.stdout
    replace(card, "- event: votes", "- event: vote")
    assert run_timeline("extract", cwd=folder).exit_code == 0
    assert run_timeline("check", cwd=folder).exit_code == 0


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("on 3 May 2021", "on 4 May 2021", "seeds/gazette.yaml:8: TL201 gazette.txt: "),
        ("The council met on 3 May 2021", "The council met", "seeds/gazette.yaml:8: TL201 gazette.txt: "),
        ('when: "3 May 2021"', 'when: "whenever"', "seeds/gazette.yaml:9: TL004 "),
        ('when: "3 May 2021"', "wen: 2021", "seeds/gazette.yaml:9: TL002 unknown key `wen`; did you mean `when`?"),
    ],
)
def test_what_is_wrong_in_a_card_hides_no_other_claim(
    run_timeline: RunTimeline, folder: Path, before: str, after: str, told: str
) -> None:
    replace(folder / "seeds" / "gazette.yaml", before, after)
    result = run_timeline("extract", cwd=folder)
    assert result.exit_code == 1
    assert told in result.stderr
    assert "- id: vote" in (folder / "data" / "claims" / "gazette.yaml").read_text()


def test_the_shipped_store_is_what_its_cards_extract(run_timeline: RunTimeline) -> None:
    result = run_timeline("extract", "--check")
    assert result.exit_code == 0
    assert result.stdout.count("as it was") == 5


def test_the_json_says_what_became_of_each_card(run_timeline: RunTimeline, folder: Path) -> None:
    shape = json.loads(run_timeline("extract", "--format", "json", cwd=folder).stdout)
    assert shape["findings"] == []
    assert shape["cards"] == [
        {
            "card": "seeds/gazette.yaml",
            "file": "data/claims/gazette.yaml",
            "claims": 2,
            "outcome": "written",
            "refused": [],
        }
    ]
