"""Julian dates and times in zones of their own, from the files of a store to what people and programs read."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from tests.conftest import RunTimeline
from timeline.model.edtf.calendar import iso_day
from timeline.model.edtf.reckoning import Calendar
from timeline.store.load import load_store

EVENTS = "- {id: storming, title: The palace is stormed}\n"


def claims(source: str, entries: str, keys: str = "") -> str:
    head = f"source: {{id: {source}, title: The {source}, published: 1918-05-01{keys}}}\nclaims:\n"
    return head + dedent(entries)


def write(folder: Path, files: Mapping[str, str], settings: str = "") -> Path:
    (folder / "data" / "claims").mkdir(parents=True, exist_ok=True)
    (folder / "data" / "timeline.yaml").write_text("timeline: 1\n" + settings, encoding="utf-8")
    (folder / "data" / "events.yaml").write_text(EVENTS, encoding="utf-8")
    for name, text in files.items():
        (folder / "data" / "claims" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


PRAVDA = claims("pravda", "- {id: it, event: storming, when: 1917-10-25}\n", ", calendar: julian")
TIMES = claims("times", "- {id: it, event: storming, when: 1917-11-07}\n")


def test_a_julian_and_a_gregorian_source_agree_on_one_day(tmp_path: Path, run_timeline: RunTimeline) -> None:
    folder = write(tmp_path, {"pravda": PRAVDA.replace(", calendar: julian", ""), "times": TIMES})
    assert run_timeline("check", cwd=folder).exit_code == 1
    write(tmp_path, {"pravda": PRAVDA})
    checked = run_timeline("check", cwd=folder)
    assert (checked.exit_code, checked.stderr) == (0, "")
    compared = json.loads(run_timeline("diff", "pravda", "times", "--format", "json", cwd=folder).stdout)
    assert [row["verdict"] for row in compared["rows"]] == ["agree"]


def test_a_baseline_that_knew_the_conflict_takes_the_other_calendar_as_new(
    tmp_path: Path, run_timeline: RunTimeline
) -> None:
    folder = write(tmp_path, {"pravda": PRAVDA.replace("1917-10-25", "1917-10-20"), "times": TIMES})
    assert run_timeline("check", "--write-baseline", cwd=folder).exit_code == 0
    assert run_timeline("check", cwd=folder).exit_code == 0
    gregorian = PRAVDA.replace("1917-10-25", "1917-10-20").replace(", calendar: julian", ", calendar: gregorian")
    write(tmp_path, {"pravda": gregorian})
    assert run_timeline("check", cwd=folder).exit_code == 1


def test_every_screen_says_that_a_date_is_julian(tmp_path: Path, run_timeline: RunTimeline) -> None:
    earlier = claims("times", "- {id: it, event: storming, when: 1917-11-05}\n")
    folder = write(tmp_path, {"pravda": PRAVDA, "times": earlier})
    (fingerprint,) = json.loads(run_timeline("reconcile", "--format", "json", cwd=folder).stdout)["events"][0][
        "conflicts"
    ]
    told = "7 November 1917 (Julian: 1917-10-25)"
    for command in (
        ("show", "storming"),
        ("explain", fingerprint),
        ("explain", fingerprint, "--format", "json"),
        ("reconcile",),
        ("check",),
        ("check", "--format", "json"),
        ("export", "--format", "markdown"),
    ):
        result = run_timeline(*command, cwd=folder, columns=200)
        assert told in result.stdout, command


def test_a_weekday_is_that_of_the_converted_day(tmp_path: Path, run_timeline: RunTimeline) -> None:
    entry = "- {id: it, event: storming, when: 1917-10-25, weekday: thursday}\n"
    folder = write(tmp_path, {"pravda": claims("pravda", entry, ", calendar: julian")})
    found = run_timeline("check", cwd=folder)
    assert "says Thursday, but 1917-10-25 (Julian; 1917-11-07) is a Wednesday" in found.stdout
    write(tmp_path, {"pravda": claims("pravda", entry.replace("thursday", "wednesday"), ", calendar: julian")})
    assert run_timeline("check", cwd=folder).exit_code == 0


def test_times_count_on_the_day_of_the_store(tmp_path: Path, run_timeline: RunTimeline) -> None:
    entry = "- {id: it, event: storming, when: 1917-11-07T20:00}\n"
    there = claims("times", entry, ", zone: America/New_York")
    folder = write(tmp_path, {"times": there}, "zone: Asia/Tokyo\n")
    shown = run_timeline("show", "storming", cwd=folder, columns=120).stdout
    assert "1917-11-08" in shown
    assert "8 November 1917, 10:00 (America/New_York: 1917-11-07T20:00)" in shown


def test_an_unknown_zone_is_one_line(tmp_path: Path, run_timeline: RunTimeline) -> None:
    folder = write(
        tmp_path, {"times": claims("times", "- {id: it, event: storming, when: 1917}\n", ", zone: Kiev City")}
    )
    (line, *_) = run_timeline("check", "--select", "TL003", cwd=folder).stdout.splitlines()
    assert line.startswith("data/claims/times.yaml:1:")
    assert "`zone` is no time zone: `Kiev City`" in line
    wrong = run_timeline("date", "2022", "--zone", "Kyiv")
    assert (wrong.exit_code, wrong.stdout) == (2, "")
    assert "Did you mean Europe/Kyiv?" in wrong.stderr


def test_the_date_command_reads_julian_dates(run_timeline: RunTimeline) -> None:
    result = run_timeline("date", "25 October 1917", "1900-02-29", "--calendar", "julian")
    assert "1917-10-25 (Julian)" in result.stdout
    assert result.stdout.count("1917-11-07") == 2
    shape = json.loads(run_timeline("date", "1917-10", "--calendar", "julian", "--format", "json").stdout)
    (reading,) = shape["readings"]
    found = {key: reading[key] for key in ("edtf", "calendar", "earliest", "latest", "instants")}
    expected = {"edtf": "1917-10", "calendar": "julian", "earliest": "1917-10-14", "latest": "1917-11-13"}
    assert found == expected | {"instants": None}


def test_the_date_command_gives_instants(run_timeline: RunTimeline) -> None:
    texts = ("2022-03-27T03:30:00", "2022-10-30T03:30:00", "2022-03-30T23:30:00Z", "2022-03-30")
    shape = json.loads(run_timeline("date", *texts, "--zone", "Europe/Kyiv", "--format", "json").stdout)
    skipped, twice, exact, day = shape["readings"]
    assert skipped["instants"] == {"earliest": "2022-03-27T00:30:00Z", "latest": "2022-03-27T01:30:00Z"}
    assert "there was no such time" in skipped["assumed"][0]
    assert twice["instants"] == {"earliest": "2022-10-30T00:30:00Z", "latest": "2022-10-30T01:30:00Z"}
    assert "twice" in twice["assumed"][0]
    assert exact["instants"] == {"earliest": "2022-03-30T23:30:00Z", "latest": "2022-03-30T23:30:00Z"}
    assert exact["earliest"] == exact["latest"] == "2022-03-31"
    assert exact["assumed"] == day["assumed"] == []
    assert day["instants"] is None


CARD = """\
source:
  id: pravda
  title: Pravda
  published: 1917-11-08
  calendar: julian
  document: {file: pravda.txt, sha256: SHA}
claims:
  - {id: storming, event: storming, find: "On 25 October 1917", when: "25 October 1917"}
  - {id: leap, event: storming, find: "not on 29 February 1900", when: "29 February 1900"}
  - {id: fled, event: storming, find: "Yesterday its guests fled", when: Yesterday}
  - {id: new-style, event: storming, find: "On 7 November", when: "7 November 1917", calendar: gregorian}
  - {id: time, event: storming, find: "at the palace", when: "1917-10-25T21:40", zone: Europe/London}
"""
DOCUMENT = "On 25 October 1917, not on 29 February 1900, all met at the palace. Yesterday its guests fled.\n" + (
    "On 7 November, the ambassador says.\n"
)


def test_a_card_of_a_julian_document(tmp_path: Path, run_timeline: RunTimeline) -> None:
    folder = write(tmp_path, {})
    (folder / "seeds").mkdir()
    (folder / "seeds" / "pravda.txt").write_bytes(DOCUMENT.encode())
    card = CARD.replace("SHA", hashlib.sha256(DOCUMENT.encode()).hexdigest())
    (folder / "seeds" / "pravda.yaml").write_text(card, encoding="utf-8")
    result = run_timeline("extract", cwd=folder)
    assert (result.exit_code, result.stderr.count("TL")) == (0, 0), result.stdout + result.stderr
    store = load_store(folder / "data")
    claims = {name.partition("/")[2]: claim for name, claim in store.claims.items()}
    days = {name: iso_day(claim.when.start.earliest or 0) for name, claim in claims.items() if claim.when}
    assert days == {
        "storming": "1917-11-07",
        "leap": "1900-03-13",
        "fled": "1917-11-07",
        "new-style": "1917-11-07",
        "time": "1917-11-07",
    }
    assert [name for name, claim in claims.items() if claim.calendar is Calendar.GREGORIAN] == ["fled", "new-style"]
    written = (folder / "data" / "claims" / "pravda.yaml").read_text(encoding="utf-8")
    assert written.count("calendar: julian") == 1
    assert "when: 1900-02-29" in written
    again = run_timeline("extract", "--check", cwd=folder)
    assert again.exit_code == 0, again.stdout


def test_a_card_whose_claim_has_dates_of_both_calendars_is_told_so(tmp_path: Path, run_timeline: RunTimeline) -> None:
    folder = write(tmp_path, {})
    (folder / "seeds").mkdir()
    (folder / "seeds" / "pravda.txt").write_bytes(DOCUMENT.encode())
    card = CARD.replace("SHA", hashlib.sha256(DOCUMENT.encode()).hexdigest())
    mixed = card.replace(
        '"Yesterday its guests fled", when: Yesterday', '"Yesterday its", start: October, end: Yesterday'
    )
    (folder / "seeds" / "pravda.yaml").write_text(mixed, encoding="utf-8")
    result = run_timeline("extract", cwd=folder)
    assert result.exit_code == 1
    assert "make it two claims" in result.stderr
