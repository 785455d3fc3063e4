"""`timeline import` of family trees, calendars, TimelineJS, dated texts and Markdown tables, as a person runs it."""

import json
from pathlib import Path

import pytest

from tests.conftest import ROOT, RunTimeline

GEDCOM = """\
0 HEAD
1 GEDC
2 VERS 5.5.1
0 @I1@ INDI
1 NAME Jan /Bol/
1 BIRT
2 DATE @#DJULIAN@ 11 FEB 1699/00
2 PLAC Hoorn
1 BIRT
2 DATE ABT 1750
1 DEAT
2 DATE BET 1760 AND 1762
1 BURI
2 DATE 31 FEB 1762
0 TRLR
"""
CALENDAR = """\
BEGIN:VCALENDAR
VERSION:2.0
X-WR-CALNAME:The gate
BEGIN:VEVENT
UID:gate-opens
DTSTART;VALUE=DATE:20110317
DTEND;VALUE=DATE:20110320
SUMMARY:The gate opens\\, and stays open
STATUS:TENTATIVE
LOCATION:Hoorn
END:VEVENT
BEGIN:VEVENT
UID:gate-meeting
DTSTART;TZID=Europe/Amsterdam:20110318T140000
DURATION:PT2H
SUMMARY:The council meets about the gate that was opened too early for
  many of those who live beside it
END:VEVENT
BEGIN:VEVENT
UID:gate-closes
DTSTART:20110230
SUMMARY:The gate closes
END:VEVENT
END:VCALENDAR
"""
TIMELINEJS = json.dumps(
    {
        "title": {"text": {"headline": "The <b>gate</b>"}},
        "events": [
            {
                "start_date": {"year": "2011", "month": "3", "day": "17"},
                "end_date": {"year": "2011", "month": "3", "day": "19"},
                "text": {"headline": "The gate opens", "text": "<p>It is <b>opened</b> by the mayor himself.</p>"},
            },
            {"start_date": {"year": "1750"}, "display_date": "c. 1750", "text": {"headline": "The gate is built"}},
            {"start_date": {"year": 2011, "month": 2, "day": 30}, "text": {"headline": "No such day"}},
        ],
    },
    indent=1,
)
TEXT = """\
# The gate

What is known of it.

2011

**17 March**
- 14:30 – The gate opens. Many are there.
- The mayor speaks
  to all of them.

30 February: No such day.
"""
MARKDOWN = """\
| Date | Event | Place |
|---|---|---|
| **17 March** 2011 | [The gate](https://example.org/gate) opens | Hoorn |
| 2011-03-19 | The gate closes | |
| 2011-02-30 | No such day | |
"""
FILES = {"tree.ged": GEDCOM, "gate.ics": CALENDAR, "gate.json": TIMELINEJS, "gate.txt": TEXT, "gate.md": MARKDOWN}
FORMATS = {".ged": "gedcom", ".ics": "ics", ".json": "timelinejs", ".txt": "text", ".md": "markdown-table"}


@pytest.fixture
def store(run_timeline: RunTimeline, tmp_path: Path) -> Path:
    """A new store, with all files beside it."""
    run_timeline("init", str(tmp_path / "store"))
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / "store"


@pytest.mark.parametrize(
    ("name", "dates"),
    [
        ("tree.ged", ["1700-02-11", "1750~", "[1760..1762]"]),
        ("gate.ics", ["2011-03-17/2011-03-19", "2011-03-18T14:00/2011-03-18T16:00"]),
        ("gate.json", ["2011-03-17/2011-03-19", "1750~"]),
        ("gate.txt", ["2011-03-17T14:30", "2011-03-17"]),
        ("gate.md", ["2011-03-17", "2011-03-19"]),
    ],
)
def test_a_file_becomes_claims_whose_quotes_stand_in_it(
    name: str, dates: list[str], run_timeline: RunTimeline, store: Path
) -> None:
    done = run_timeline(
        "--store", str(store), "import", str(store.parent / name), "--source", "other", "--report", "json"
    )
    report = json.loads(done.stdout)
    assert (done.exit_code, report["format"], report["claims"]) == (1, FORMATS[Path(name).suffix], len(dates))
    (refused,) = [remark for remark in report["remarks"] if remark["kind"] == "refused"]
    wrong = FILES[name].splitlines()[refused["line"] - 1 :]
    assert any(word in " ".join(wrong[:5]).lower() for word in ("31 feb", "30", "february"))
    written = (store / "claims" / "other.yaml").read_text(encoding="utf-8")
    assert [line.partition("when: ")[2].strip('"') for line in written.splitlines() if "when: " in line] == dates
    checked = run_timeline("--store", str(store), "check", "--documents", str(store.parent), "--format", "json")
    found = json.loads(checked.stdout)
    assert [finding for finding in found["findings"] if finding["code"] < "TL3"] == []


@pytest.mark.parametrize("name", FILES)
def test_the_same_file_again_changes_nothing(name: str, run_timeline: RunTimeline, store: Path) -> None:
    command = ("--store", str(store), "import", str(store.parent / name), "--source", "other")
    run_timeline(*command)
    before = {path: path.read_bytes() for path in store.rglob("*.yaml")}
    again = run_timeline(*command, "--report", "json")
    assert {path: path.read_bytes() for path in store.rglob("*.yaml")} == before
    (source,) = json.loads(again.stdout)["sources"]
    assert (source["new"], source["changed"], source["gone"], source["written"]) == (0, 0, 0, False)


def test_two_births_of_one_person_are_a_conflict(run_timeline: RunTimeline, store: Path) -> None:
    run_timeline("--store", str(store), "import", str(store.parent / "tree.ged"), "--source", "tree")
    checked = json.loads(run_timeline("--store", str(store), "check", "--format", "json").stdout)
    assert [
        (finding["code"], finding["events"]) for finding in checked["findings"] if finding["grade"] == "tension"
    ] == [("TL302", ["tree-i1-birt"])]


def test_the_report_says_what_was_taken_for_granted(run_timeline: RunTimeline, store: Path) -> None:
    done = run_timeline("--store", "store", "import", "gate.txt", "--source", "gate", cwd=store.parent)
    assert "gate.txt:7: 2011 is the year of dates without one: that of the heading above" in done.stdout
    assert 'gate.txt:12: "30 February" in 2011: ' in done.stdout
    assert "gate.txt:3: a passage before the first date" in done.stdout


@pytest.mark.parametrize(("format_", "name"), [("icalendar", "all.ics"), ("timelinejs", "all.json")])
def test_what_export_writes_has_the_same_windows_once_read(
    format_: str, name: str, run_timeline: RunTimeline, tmp_path: Path
) -> None:
    written, again = tmp_path / name, str(tmp_path / "again")
    run_timeline("export", "--format", format_, "-o", str(written), cwd=ROOT)
    run_timeline("init", again)
    (tmp_path / "again" / "timeline.yaml").write_bytes((ROOT / "data" / "timeline.yaml").read_bytes())
    assert run_timeline("--store", again, "import", str(written), "--source", "again").exit_code == 0
    one, two = (_windows(run_timeline, store) for store in (str(ROOT / "data"), again))
    assert len(two) > 50
    assert {event: one[event] for event in two} == two


def _windows(run_timeline: RunTimeline, store: str) -> dict[str, tuple[dict[str, str], dict[str, str]]]:
    printed = run_timeline("--store", store, "reconcile", "--format", "json").stdout
    return {event["id"]: (event["start"], event["end"]) for event in json.loads(printed)["events"]}
