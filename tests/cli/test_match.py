"""`timeline match`: suggesting, accepting and undoing, on stores with cards, decisions and a baseline."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_locked import another_writer
from tests.killed import KILLED, run_killed
from timeline.cli.boundary import run
from timeline.store import lock
from timeline.store.several_files import JOURNAL

Said = pytest.CaptureFixture[str]

DOCUMENT = "On 29 March 2022 the negotiators met in Istanbul. The day after the talks the army left the valley.\n"
CARD = """# what the letter says
source: {id: letter, title: A letter, published: 2022-06-01, document: {file: letter.txt, sha256: SHA}}
claims:
  - event: meeting          # its id is the event's
    find: "On 29 March 2022 the negotiators met in Istanbul"
    when: "29 March 2022"
    attributes: {place: Istanbul}
  - id: leaving
    event: army-leaves
    find: "The day after the talks the army left the valley"
    relations: [{type: after, event: meeting, gap: P1D}]
"""
PAPER = """source: {id: paper, title: A paper, published: 2022-06-02}
claims:
  - id: talks
    event: talks            # a comment
    when: 2022-03-29
    evidence: {quote: "negotiators met in Istanbul on Tuesday"}
    attributes: {place: "Istanbul"}
  - id: withdrawal
    event: withdrawal
    when: 2022-04-02
    evidence: {quote: "the army left the valley"}
"""
EVENTS = """- id: talks
  title: Negotiators meet in Istanbul
- id: withdrawal
  title: The army leaves the valley

# what the letter tells
- id: meeting
  title: Meeting of negotiators, Istanbul
  tags: [talks]
# below it
- id: army-leaves
  title: Army leaves valley
- id: speech
  title: A speech
  part_of: meeting
"""
RECORD = "source: {id: record, title: A record}\nclaims:\n  - {id: speech, event: speech, when: 2022-03-29}\n"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: Said) -> Path:
    """A store of three sources, one of them from a card, with a decision and a baseline; the current folder has it."""
    from hashlib import sha256

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("TIMELINE_STORE", "TIMELINE_DOCUMENTS"):
        monkeypatch.delenv(name, raising=False)
    for name, text in (
        ("data/timeline.yaml", "timeline: 1\n"),
        ("data/events.yaml", EVENTS),
        ("data/claims/paper.yaml", PAPER),
        ("data/claims/record.yaml", RECORD),
        ("seeds/letter.txt", DOCUMENT),
        ("seeds/letter.yaml", CARD.replace("SHA", sha256(DOCUMENT.encode()).hexdigest())),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert run(["extract"]) == 0
    assert run(["check", "--write-baseline"]) == 0
    capfd.readouterr()
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def said_json(capfd: Said, *arguments: str) -> Any:
    capfd.readouterr()
    assert run([*arguments, "--format", "json"]) == 0
    return json.loads(capfd.readouterr().out)


ACCEPT = ["match", "--accept", "talks=meeting", "withdrawal=army-leaves", "--by", "me"]


@pytest.mark.usefixtures("store")
def test_two_sources_are_matched_with_reasons(capfd: Said) -> None:
    shape = said_json(capfd, "match", "paper", "letter")
    found = {(pair["a"]["event"], pair["b"]["event"]): pair for pair in shape["pairs"]}
    assert found.keys() == {("talks", "meeting"), ("withdrawal", "army-leaves")}
    assert set(shape) == {"version", "min_score", "pairs"}
    first = found["talks", "meeting"]
    assert set(first) == {"a", "b", "score", "parts", "why", "also"}
    assert set(first["a"]) == {"source", "event", "title", "start", "end"}
    assert set(first["parts"]) == {"time", "words", "details", "neighbours"}
    assert first["why"][0] == "same day"
    assert "alike in place" in first["why"]
    everywhere = said_json(capfd, "match")["pairs"]
    assert [pair["score"] for pair in everywhere] == [pair["score"] for pair in shape["pairs"]]


@pytest.mark.usefixtures("store")
def test_a_higher_least_score_leaves_out_what_is_less_alike(capfd: Said) -> None:
    best, other = (pair["score"] for pair in said_json(capfd, "match", "paper", "letter")["pairs"])
    assert best > other
    between = str((best + other) / 2)
    assert len(said_json(capfd, "match", "paper", "letter", "--min-score", between)["pairs"]) == 1
    assert run(["match", "paper", "letter", "--min-score", "1"]) == 0
    assert "No two events are alike enough" in capfd.readouterr().out


def test_suggesting_and_trying_write_nothing(store: Path, capfd: Said) -> None:
    before = files(store)
    for command in (["match"], ["match", "--accept", "--dry-run"], [*ACCEPT, "--dry-run"]):
        assert run(command) == 0
    assert files(store) == before
    said = capfd.readouterr().out
    assert "+    event: talks" in said
    assert said.endswith("Nothing was written.\n")


def test_what_is_accepted_is_one_event_everywhere(store: Path, capfd: Said) -> None:
    assert run(ACCEPT) == 0
    assert "meeting is talks now" in capfd.readouterr().out
    events = (store / "data/events.yaml").read_text()
    assert events == EVENTS.replace(
        "- id: meeting\n  title: Meeting of negotiators, Istanbul\n  tags: [talks]\n", ""
    ).replace("- id: army-leaves\n  title: Army leaves valley\n", "").replace("part_of: meeting", "part_of: talks")
    card = (store / "seeds/letter.yaml").read_text()
    assert "  - id: meeting\n    event: talks          # its id is the event's" in card
    assert "[{type: after, event: talks, gap: P1D}]" in card
    assert "comment" in (store / "data/claims/paper.yaml").read_text()
    assert run(["check", "--format", "json"]) == 1
    found = json.loads(capfd.readouterr().out)["findings"]
    assert {each["code"] for each in found} >= {"TL401"}, "the two sources contradict each other, and now that shows"
    assert not {each["code"] for each in found} & {"TL101", "TL102", "TL203", "TL701", "TL703"}


def test_extracting_again_changes_nothing_of_what_was_accepted(store: Path) -> None:
    assert run(ACCEPT) == 0
    before = files(store)
    assert run(["extract", "--check"]) == 0
    assert run(["extract"]) == 0
    assert files(store) == before


def test_lines_that_extraction_folded_are_folded_anew_for_a_longer_id(store: Path) -> None:
    """And a file that a person laid out keeps its layout: see the comment that stays in the paper."""
    long = "the-army-leaves-the-valley-and-marches-over-the-old-bridge-to-the-town-beyond-the-river-at-dusk"
    for path in (store / "data/events.yaml", store / "data/claims/paper.yaml"):
        path.write_text(path.read_text().replace("talks", long))
    before = files(store)
    assert run(["match", "--accept", f"{long}=meeting"]) == 0
    assert f"event: {long}            # a comment" in (store / "data/claims/paper.yaml").read_text()
    linked = files(store)
    assert run(["extract"]) == 0
    assert files(store) == linked
    assert run(["match", "--undo", "meeting"]) == 0
    assert files(store) == before


@pytest.mark.parametrize("order", [["meeting", "army-leaves"], ["army-leaves", "meeting"]])
def test_what_is_undone_is_byte_for_byte_as_it_was(store: Path, order: list[str]) -> None:
    before = files(store)
    assert run(ACCEPT) == 0
    for event in order:
        assert run(["match", "--undo", event]) == 0
    assert files(store) == before


def test_two_acceptances_are_undone_together(store: Path) -> None:
    before = files(store)
    assert run(["match", "--accept", "withdrawal=army-leaves"]) == 0
    assert run(["match", "--accept", "talks=meeting"]) == 0
    assert (store / "data/links.yaml").read_text().count("into:") == 2
    assert run(["match", "--undo", "army-leaves", "--undo", "meeting", "--dry-run"]) == 0
    assert run(["match", "--undo", "army-leaves", "--undo", "meeting"]) == 0
    assert files(store) == before


def test_all_that_is_suggested_is_accepted_with_its_score(store: Path) -> None:
    assert run(["match", "paper", "letter", "--accept"]) == 0
    text = (store / "data/links.yaml").read_text()
    assert text.count("score:") == 2
    assert run(["match", "paper", "letter", "--accept"]) == 0, "nothing is left to accept"
    assert (store / "data/links.yaml").read_text() == text


def test_what_changed_since_is_told_and_stays(store: Path, capfd: Said) -> None:
    assert run(ACCEPT) == 0
    claims = store / "data/claims/letter.yaml"
    claims.write_text(claims.read_text().replace("event: withdrawal", "event: speech"))
    capfd.readouterr()
    assert run(["match", "--undo", "army-leaves"]) == 0
    said = " ".join(capfd.readouterr().out.split())
    assert (
        "not restored: data/claims/letter.yaml: claims/leaving/event is `speech` by now; it was `army-leaves`" in said
    )
    assert "event: speech" in claims.read_text()


def test_known_conflicts_and_decisions_stay_known(store: Path, capfd: Said) -> None:
    """A conflict that was decided, and one in the baseline, are so under the new id, and again under the old one."""
    told = "{id: m, event: meeting, when: 2022-03-20, attributes: {place: Rome}}"
    other = f"source: {{id: diary, title: Diary}}\nclaims:\n  - {told}\n"
    (store / "data/claims/diary.yaml").write_text(other)
    found = said_findings(capfd)
    place, day = found["TL501"], found["TL401"]
    assert run(["resolve", place, "--accept", "--reason", "two rooms", "--by", "me"]) == 0
    assert run(["check", "--write-baseline"]) == 0
    before = files(store)
    assert run(["match", "--accept", "talks=meeting"]) == 0
    capfd.readouterr()
    run(["check", "--format", "json"])
    after = {f["code"]: f for f in json.loads(capfd.readouterr().out)["findings"] if f["fingerprint"]}
    assert after["TL501"]["fingerprint"] != place
    assert not {"TL701"} & after.keys()
    assert after["TL501"]["fingerprint"] in (store / "data/resolutions.yaml").read_text()
    assert day not in (store / "data/baseline.yaml").read_text()
    assert run(["match", "--undo", "meeting"]) == 0
    assert files(store) == before


def test_what_a_split_moved_stays_known(store: Path, capfd: Said) -> None:
    """The event that a decision made is linked to another; the baseline knows its claims as it did."""
    other = "source: {id: diary, title: Diary}\nclaims:\n  - {id: m, event: meeting, when: 2022-03-20}\n"
    (store / "data/claims/diary.yaml").write_text(other)
    split = ["--split", "first-meeting", "--claim", "diary/m", "--reason", "an earlier one", "--by", "me"]
    fingerprint = next(value for code, value in said_findings(capfd).items() if code.startswith("TL3"))
    assert run(["resolve", fingerprint, *split]) == 0
    assert run(["check", "--write-baseline"]) == 0
    before = files(store)
    assert run(["match", "--accept", "withdrawal=first-meeting"]) == 0
    assert "into: withdrawal" in (store / "data/resolutions.yaml").read_text()
    after = (store / "data/baseline.yaml").read_bytes()
    run(["check", "--write-baseline"])
    seen = (store / "data/baseline.yaml").read_bytes()
    assert after.partition(b"seen:")[2] == seen.partition(b"seen:")[2]
    (store / "data/baseline.yaml").write_bytes(after)
    assert run(["match", "--undo", "first-meeting"]) == 0
    assert files(store) == before


def said_findings(capfd: Said) -> dict[str, str]:
    capfd.readouterr()
    run(["check", "--format", "json"])
    return {f["code"]: f["fingerprint"] for f in json.loads(capfd.readouterr().out)["findings"] if f["fingerprint"]}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("match a", "name two sources, or none"),
        ("match a b c", "name two sources, or none"),
        ("match paper lettr", "lettr: no source in data"),
        ("match paper letter --min-score 2", "2: no score"),
        ("match talks=meeting", "talks=meeting: a pair is accepted, or not"),
        ("match --accept talks=", "talks=: no pair of events"),
        ("match --accept talks=metting", "metting: no such event"),
        ("match --accept talks=withdrawal", "paper tells of both talks and withdrawal: they are two"),
        ("match --accept meeting=speech", "meeting and speech: the one is part of the other"),
        ("match --accept talks=meeting talks=meeting", "talks and meeting are one already"),
        ("match --accept talks=meeting withdrawal=meeting", "tells of both"),
        ("match --undo talks", "talks: no such link in data/links.yaml"),
        ("match --undo talks --accept", "--undo stands alone"),
        ("match --dry-run", "--dry-run goes with --accept or --undo"),
        ("diff paper letter --min-score 0.5", "--min-score goes with --match"),
    ],
)
def test_what_cannot_be_done_is_told_and_writes_nothing(store: Path, capfd: Said, arguments: str, told: str) -> None:
    before = files(store)
    assert run(arguments.split()) == 2
    assert told in capfd.readouterr().err
    assert files(store) == before


def test_a_link_of_a_link_is_undone_after_it(store: Path, capfd: Said) -> None:
    before = files(store)
    assert run(["match", "--accept", "meeting=talks"]) == 0
    extra = "source: {id: diary, title: D}\nclaims:\n  - {id: d, event: day, when: 2022-03-29}\n"
    (store / "data/claims/diary.yaml").write_text(extra)
    (store / "data/events.yaml").write_text((store / "data/events.yaml").read_text() + "- id: day\n  title: The day\n")
    assert run(["match", "--accept", "day=meeting"]) == 0
    assert run(["match", "--undo", "talks"]) == 2
    assert "Undo that first: --undo meeting" in capfd.readouterr().err
    assert run(["match", "--undo", "meeting", "--undo", "talks"]) == 0
    (store / "data/claims/diary.yaml").unlink()
    events = store / "data/events.yaml"
    events.write_text(events.read_text().replace("- id: day\n  title: The day\n", ""))
    assert files(store) == before


def test_a_link_that_would_break_the_store_is_not_made(store: Path, capfd: Said) -> None:
    claims = store / "data/claims/record.yaml"
    claims.write_text(claims.read_text() + "  - {id: x, event: nowhere, relations: [{type: before, event: talks}]}\n")
    before = files(store)
    assert run(["match", "--accept", "talks=meeting", "--dry-run"]) == 0, "what is wrong already is no reason"
    assert files(store) == before
    del capfd


@pytest.mark.parametrize("after", range(8))
def test_wherever_it_is_killed_all_is_changed_or_nothing(store: Path, capfd: Said, after: int) -> None:
    before = files(store)
    command = f"from timeline.cli.boundary import run\nsys.exit(run({ACCEPT!r}))"
    died = run_killed(command, after=after, cwd=store) == KILLED
    begun = (store / "data" / JOURNAL).exists()
    assert run(["show"]) == 0
    assert ("timeline match finishes its work" in capfd.readouterr().err) == begun
    assert run(["match"]) == 0
    assert ("its work is finished now" in capfd.readouterr().err) == begun
    assert run(["show"]) == 0
    assert capfd.readouterr().err == ""
    if begun or not died:
        assert run(["match", "--undo", "meeting", "--undo", "army-leaves"]) == 0
    else:
        assert run(["extract"]) == 0, "any writer tidies up"
    assert files(store) == before
    assert not (store / "data" / JOURNAL).exists()


@pytest.mark.parametrize("command", [ACCEPT, ["match", "--undo", "meeting"]])
def test_who_cannot_have_the_lock_writes_nothing(
    store: Path, capfd: Said, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    if "--undo" in command:
        assert run(ACCEPT) == 0
    capfd.readouterr()
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.1)
    with another_writer():
        before = files(store)
        assert run(command) == 2
        assert files(store) == before
    assert "is writing here, and has not finished" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("- {event: a, into: a, by: me, date: 2026-01-01}\n", "TL003"),
        ("- {event: a, into: b, by: me, date: 2026-01-01, socre: 1}\n", "TL002"),
        ("- {event: a, by: me, date: 2026-01-01}\n", "TL003"),
        ("- [\n", "TL001"),
    ],
)
def test_mistakes_in_the_record_are_found_and_nothing_is_written_over_them(
    store: Path, capfd: Said, text: str, code: str
) -> None:
    (store / "data/links.yaml").write_text(text)
    assert run(["check", "--format", "json"]) == 1
    found = json.loads(capfd.readouterr().out)["findings"]
    assert [f["location"]["file"] for f in found if f["code"] == code] == ["data/links.yaml"]
    before = files(store)
    assert run(ACCEPT) == 2
    assert "correct the file by hand" in capfd.readouterr().err
    assert files(store) == before


def test_the_record_names_its_schema_where_the_store_has_one(store: Path) -> None:
    assert run(["schema", "--editors"]) == 0
    assert run(ACCEPT) == 0
    first = (store / "data/links.yaml").read_text().splitlines()[0]
    assert first == "# yaml-language-server: $schema=.schemas/links.schema.json"
    assert run(["schema", "--editors"]) == 0
    assert run(["match", "--undo", "meeting", "--undo", "army-leaves"]) == 0
    assert not (store / "data/links.yaml").exists()


@pytest.mark.usefixtures("store")
def test_a_diff_takes_suggestions_only_when_asked(capfd: Said) -> None:
    assert run(["diff", "paper", "letter", "--format", "json"]) == 0
    plain = capfd.readouterr()
    assert "--match" in plain.err
    assert {row["verdict"] for row in json.loads(plain.out)["rows"]} == {"only-a", "only-b"}
    rows = {row["event"]: row for row in said_json(capfd, "diff", "paper", "letter", "--match")["rows"]}
    assert {event: row["matched"] for event, row in rows.items()} == {"talks": "suggested", "withdrawal": "suggested"}
    assert rows["talks"]["twin"] == {"event": "meeting", "title": "Meeting of negotiators, Istanbul"}
    assert (rows["talks"]["verdict"], rows["withdrawal"]["verdict"]) == ("conflict", "conflict")
    assert run(["diff", "paper", "letter", "--match"]) == 0
    said = capfd.readouterr()
    assert ("matched by likeness" in said.out, said.err) == (True, "")


@pytest.mark.usefixtures("store")
def test_what_was_accepted_is_linked_and_what_was_suggested_changes_no_other_command(capfd: Said) -> None:
    before = said_json(capfd, "reconcile")
    said_json(capfd, "match")
    assert said_json(capfd, "reconcile") == before
    assert run(ACCEPT) == 0
    rows = said_json(capfd, "diff", "paper", "letter", "--match")["rows"]
    assert {row["matched"] for row in rows} == {"linked"}


def test_a_claims_file_and_its_copy_under_other_ids_do_not_differ(store: Path, capfd: Said) -> None:
    text = (
        PAPER.replace("event: talks", "event: x1")
        .replace("event: withdrawal", "event: x2")
        .replace("id: paper", "id: twin")
    )
    (store / "data/claims/twin.yaml").write_text(text)
    events = store / "data/events.yaml"
    named = "- id: x1\n  title: Negotiators meet in Istanbul\n- id: x2\n  title: The army leaves the valley\n"
    events.write_text(events.read_text() + named)
    assert run(["diff", "paper", "twin", "--match", "--exit-code"]) == 0
    assert run(["diff", "paper", "twin", "--exit-code"]) == 1
    del capfd


def test_a_claims_file_that_is_not_in_the_store_is_matched_and_not_accepted(store: Path, capfd: Said) -> None:
    text = PAPER.replace("id: paper", "id: twin").replace("event: talks", "event: negotiators-meet")
    (store / "twin.yaml").write_text(text.replace("event: withdrawal", "event: army-leaves-valley"))
    before = files(store)
    pairs = said_json(capfd, "match", "paper", "./twin.yaml")["pairs"]
    assert {(p["a"]["event"], p["b"]["event"]) for p in pairs} == {
        ("talks", "negotiators-meet"),
        ("withdrawal", "army-leaves-valley"),
    }
    assert run(["match", "paper", "./twin.yaml"]) == 0
    assert "import the others first" in capfd.readouterr().out
    assert run(["match", "paper", "./twin.yaml", "--accept"]) == 2
    assert "events of the store alone can be made one" in capfd.readouterr().err
    assert files(store) == before


def test_a_diff_offers_to_explain_what_stands_in_the_store_alone(tmp_path: Path, capsys: Said) -> None:
    for name, day in (("a", "29"), ("b", "31")):
        claims = f"source: {{id: {name}, title: {name}}}\nclaims:\n"
        claims += f"  - {{id: t, event: talks, when: 2022-03-{day}}}\n"
        claims += f"  - {{id: u, event: signing-{name}, when: 2022-01-{day}}}\n"
        (tmp_path / "claims").mkdir(exist_ok=True)
        (tmp_path / "claims" / f"{name}.yaml").write_text(claims)
    events = "".join(f"- {{id: signing-{n}, title: The treaty of Lyon is signed by all}}\n" for n in "ab")
    (tmp_path / "events.yaml").write_text("- {id: talks, title: Talks}\n" + events)
    (tmp_path / "timeline.yaml").write_text("timeline: 1\n")
    diff = ["--store", str(tmp_path), "diff", "a", "b"]
    run([*diff, "--match", "--min-score", "0.1", "--format", "json"])
    first, second = json.loads(capsys.readouterr().out)["rows"]
    assert (first["matched"], bool(first["conflicts"]), second["event"]) == ("suggested", True, "talks")
    run([*diff, "--match", "--min-score", "0.1"])
    shown = capsys.readouterr().out
    fingerprint = shown.split("timeline explain ")[1].split(":")[0]
    assert run(["--store", str(tmp_path), "explain", fingerprint]) == 0


def test_a_link_whose_event_is_gone_is_found(store: Path, capfd: Said) -> None:
    run(ACCEPT)
    links = store / "data" / "links.yaml"
    assert run(["check", "--select", "TL101"]) == 0
    links.write_text(links.read_text().replace("into: talks", "into: conference"))
    line = links.read_text().split("  into: conference")[0].count("\n")
    capfd.readouterr()
    assert run(["check", "--select", "TL101"]) == 1
    told = f"data/links.yaml:{line}:3: TL101 error: unknown event `conference`, which `meeting` became; "
    assert f"{told}correct `into`, or remove this link\n" in capfd.readouterr().out
    links.write_text(links.read_text().replace("into: conference", "into: talkss"))
    assert run(["check", "--select", "TL101"]) == 1
    assert "unknown event `talkss`, which `meeting` became; did you mean `talks`?" in capfd.readouterr().out
    links.write_text(links.read_text() + "- {event: talkss, into: talks, by: me, date: 2022-07-01}\n")
    assert run(["check", "--select", "TL101"]) == 0


def test_what_was_linked_may_be_linked_again(store: Path, capfd: Said) -> None:
    before = files(store)
    assert run(["match", "--accept", "withdrawal=army-leaves", "--by", "me"]) == 0
    assert run(["match", "--accept", "speech=withdrawal", "--by", "me"]) == 0
    assert run(["check", "--select", "TL101"]) == 0
    assert run(["match", "--undo", "army-leaves"]) == 2
    assert "Undo that first: --undo withdrawal" in capfd.readouterr().err
    assert run(["match", "--undo", "withdrawal"]) == 0
    assert run(["match", "--undo", "army-leaves"]) == 0
    assert files(store) == before
