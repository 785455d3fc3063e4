"""A store of hours, with every command: the last night of the Titanic as four sources tell it.

The iceberg at 23:40, the boats from 00:45, the end at 02:20 (one says 02:05), the rescue from 04:10. To look at the
screens again: TIMELINE_NEW_SCREENS=1 pytest tests/cli/test_last_night.py; then read the difference.
"""

import csv
import json
import os
import shutil
from io import StringIO
from pathlib import Path
from typing import Any, Protocol

import pytest

from tests.cli.conftest import RunHere
from tests.conftest import ROOT

HERE = Path(__file__).parent.parent
STORE, SCREENS = HERE / "last_night", HERE / "screens" / "last_night"
FIFTEEN_MINUTES, ONE_DAY = "foundering", "collision foundering"
SHOWN = {
    "show": ("show",),
    "show-chart": ("show", "--chart"),
    "show-follow": ("show", "--follow", "foundering"),
    "show-foundering": ("show", "foundering"),
    "show-rescue": ("show", "rescue"),
    "reconcile": ("reconcile",),
    "explain-minutes": ("explain", FIFTEEN_MINUTES),
    "explain-same-day": ("explain", ONE_DAY),
    "explain-reversed": ("explain", "news rescue"),
    "diff-court-letter": ("diff", "court", "letter"),
    "diff-court-log": ("diff", "court", "log"),
    "export-markdown": ("export", "--format", "markdown"),
}


class Night(Protocol):
    """A command on the store of the night, or on another one."""

    def __call__(self, *arguments: str, columns: int = 80, folder: Path = STORE) -> str: ...


@pytest.fixture
def night(run_here: RunHere, monkeypatch: pytest.MonkeyPatch) -> Night:
    """Run a command in this process and return what it shows."""

    def run(*arguments: str, columns: int = 80, folder: Path = STORE) -> str:
        monkeypatch.setenv("COLUMNS", str(columns))
        result = run_here("--store", os.path.relpath(folder, ROOT), *arguments)
        assert result.exit_code in (0, 1), result.stderr[-300:]
        return result.stdout

    return run


def shape_of(night: Night, *arguments: str, folder: Path = STORE) -> Any:
    return json.loads(night(*arguments, "--format", "json", folder=folder))


def events_of(night: Night, folder: Path = STORE) -> dict[str, Any]:
    return {event["id"]: event for event in shape_of(night, "reconcile", folder=folder)["events"]}


def conflicts_of(night: Night, folder: Path = STORE) -> dict[str, Any]:
    """The first conflict of each set of events."""
    found = shape_of(night, "reconcile", folder=folder)["conflicts"]
    return {" ".join(sorted(c["events"])): c for c in reversed(found)}


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("name", SHOWN)
def test_a_screen_is_the_one_that_was_looked_at(night: Night, name: str, columns: int) -> None:
    command, *arguments = SHOWN[name]
    if command == "explain":
        arguments = [conflicts_of(night)[arguments[0]]["fingerprint"]]
    shown = night(command, *arguments, columns=columns)
    golden = SCREENS / f"{name}-{columns}.txt"
    if os.environ.get("TIMELINE_NEW_SCREENS"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(shown, encoding="utf-8")
    assert shown == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("golden", sorted(SCREENS.glob("*.txt")), ids=lambda path: path.stem)
def test_no_screen_is_wider_than_its_terminal(golden: Path) -> None:
    name, _, widest = golden.stem.rpartition("-")
    is_for_people = name != "export-markdown"  # which has a line a paragraph
    assert name in SHOWN
    assert not is_for_people or all(len(line) <= int(widest) for line in golden.read_text("utf-8").splitlines())


def test_times_are_told_in_utc_and_edtf_keeps_them(night: Night) -> None:
    events = events_of(night)
    assert list(events) == ["collision", "last-night", "engines-stop", "boats", "foundering", "rescue", "news"]
    assert events["foundering"]["start"] == {"earliest": "1912-04-15T05:20:00Z", "latest": "1912-04-15T05:20:59Z"}
    assert {name: event["edtf"] for name, event in events.items()} == {
        "collision": "1912-04-14T23:40",
        "last-night": None,
        "engines-stop": "1912-04-14T23:41",
        "boats": "1912-04-15T00:45/",
        "foundering": "1912-04-15T02:20",
        "rescue": "1912-04-15T04:10:00/1912-04-15T08:30",
        "news": "1912-04-15T18:00",
    }


def test_how_far_apart_is_told_by_the_clock_where_it_is_known(night: Night) -> None:
    apart = {events: (c["apart"], c["message"].partition(":")[0]) for events, c in conflicts_of(night).items()}
    assert apart["foundering"] == ({"value": 900, "unit": "second"}, "15 minutes apart")
    assert apart["engines-stop"] == ({"value": 60, "unit": "second"}, "1 minute apart")
    assert apart["collision foundering"] == (
        {"value": 1, "unit": "day"},
        "2 hours 40 minutes apart (the next day)",
    )
    assert apart["news rescue"] == ({"value": 49800, "unit": "second"}, "13 hours 50 minutes apart")


def test_csv_has_the_same_times(night: Night) -> None:
    rows = {row["id"]: row for row in csv.DictReader(StringIO(night("export", "--format", "csv")))}
    assert rows["foundering"]["start_earliest"] == "1912-04-15T05:20:00Z"
    assert rows["foundering"]["when"] == "15 April 1912, 02:20"
    assert rows["boats"]["when"] == "starts 15 April 1912, 00:45; ends by 15 April 1912, 02:20"


def test_more_exact_than_the_day_is_a_refinement(night: Night) -> None:
    rows = {row["event"]: row for row in shape_of(night, "diff", "court", "log")["rows"]}
    assert rows["foundering"]["verdict"] == "refines"
    assert rows["foundering"]["b"]["start"] == {"earliest": "1912-04-15", "latest": "1912-04-15"}


def with_claims(folder: Path, claims: str) -> Path:
    """A copy of the night as the court alone tells it, and one more source."""
    shutil.copytree(STORE, folder, ignore=lambda _, names: [n for n in names if n in ("letter.yaml", "paper.yaml")])
    source = "source: {id: other, title: Another one, kind: record, published: 1913}\nclaims:\n"
    (folder / "claims" / "other.yaml").write_text(source + claims, encoding="utf-8")
    return folder


def test_a_second_and_its_day_are_the_second(night: Night, tmp_path: Path) -> None:
    """One source gives the second, one the minute, one the day: the second, and some are more exact."""
    claims = '- {id: a, event: foundering, when: "1912-04-15T02:20:00"}\n'
    foundering = events_of(night, with_claims(tmp_path / "night", claims))["foundering"]
    assert (foundering["status"], foundering["edtf"]) == ("refined", "1912-04-15T02:20:00")
    assert foundering["end"] == {"earliest": "1912-04-15T05:20:00Z", "latest": "1912-04-15T05:20:00Z"}


def test_between_two_hours_on_two_days(night: Night, tmp_path: Path) -> None:
    claims = "- {id: a, event: news, relations: [{type: after, event: collision}, {type: before, event: foundering}]}\n"
    folder = with_claims(tmp_path / "night", claims)
    news = events_of(night, folder)["news"]
    assert (news["edtf"], news["derived"]) == (None, True)
    assert news["start"] == {"earliest": "1912-04-15T02:40:00Z", "latest": "1912-04-15T05:20:59Z"}
    assert "within 14 April, 23:40 – 15 April 1912, 02:20" in night("show", "news", folder=folder)


LATE_CALL = '- {id: late, event: news, when: "1912-04-14T23:50"}\n'


@pytest.mark.parametrize(
    ("of", "apart"),
    [
        ('- {id: a, event: boats, start: "1912-04-15T00:45", relations: [{type: after, event: news, gap: P1D}]}', None),
        ("- {id: a, event: rescue, relations: [{type: after, event: news, gap: P1D}]}", None),
        ("- {id: a, event: rescue, relations: [{type: after, event: news, gap: P2D}]}", "1 day apart"),
        (
            "- {id: a, event: foundering, relations: [{type: same_day, event: news}]}",
            "2 hours 30 minutes apart (the next day)",
        ),
        ("- {id: a, event: engines-stop, relations: [{type: same_day, event: news}]}", None),
    ],
)
def test_the_day_after_ten_to_midnight_is_all_of_the_next_day(
    night: Night, tmp_path: Path, of: str, apart: str | None
) -> None:
    found = conflicts_of(night, with_claims(tmp_path / "night", f"{LATE_CALL}{of}\n"))
    assert [c["message"].partition(":")[0] for c in found.values()] == ([] if apart is None else [apart])


@pytest.mark.parametrize(
    ("gap", "apart"),
    [("PT2H40M", None), ("PT2H", "40 minutes"), ("PT3H", "20 minutes"), ("PT2H30M/PT3H", None)],
)
def test_a_gap_of_hours_counts_by_the_clock(night: Night, tmp_path: Path, gap: str, apart: str | None) -> None:
    """Both ends are known to the minute: from 23:40 to 02:20."""
    claims = f"- {{id: a, event: foundering, relations: [{{type: after, event: collision, gap: {gap}}}]}}\n"
    found = conflicts_of(night, with_claims(tmp_path / "night", claims))
    messages = [c["message"] for c in found.values()]
    assert len(messages) == (apart is not None)
    assert all(message.startswith(f"{apart} ") for message in messages)


@pytest.mark.parametrize(
    ("others", "apart"),
    [
        ("duration: PT1H", "2 hours"),
        ('start: "1912-04-14T10:00", end: "1912-04-14T12:00"', "1 hour"),
        ("duration: PT2H59M59S", None),
        ("duration: PT2H59M58S", "1 second"),
    ],
)
def test_a_length_by_the_clock_is_apart_as_it_is_told(
    night: Night, tmp_path: Path, others: str, apart: str | None
) -> None:
    """Three hours are a second less from their first second to their last one."""
    claims = f"- {{id: a, event: news, duration: PT3H}}\n- {{id: b, event: news, {others}}}\n"
    found = conflicts_of(night, with_claims(tmp_path / "night", claims))
    told = [c["message"].partition(" apart")[0] for c in found.values() if {"a", "b"} >= _ids(c)]
    assert told == ([] if apart is None else [apart])


def _ids(conflict: dict[str, Any]) -> set[str]:
    return {claim.rpartition("/")[2] for claim in conflict["claims"]}


def test_order_is_reversed_within_one_day(night: Night, tmp_path: Path) -> None:
    claims = "- {id: a, event: rescue, relations: [{type: before, event: boats}]}\n"
    found = conflicts_of(night, with_claims(tmp_path / "night", claims))
    assert found["boats rescue"]["message"].startswith("7 hours 45 minutes apart: ")
