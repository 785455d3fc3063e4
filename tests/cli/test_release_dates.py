"""Three real sources on when releases of Ubuntu and Debian appeared and ended: imported, checked, compared.

The data is not part of the project: TIMELINE_RELEASE_DATES names its folder. What must come out is worked out here from
the table alone, in the plainest way.
"""

import csv
import json
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import RunHere
from timeline.api.importing import import_file

VARIABLE = "TIMELINE_RELEASE_DATES"
pytestmark = pytest.mark.skipif(VARIABLE not in os.environ, reason=f"{VARIABLE} does not name the release dates")

SOURCES = ("endoflife.date", "release-data", "distro-info-data")
DATES = Path(os.environ.get(VARIABLE, "."))

Said = dict[str, dict[str, str]]  # by event, the day that each source gives


@dataclass(frozen=True)
class Releases:
    """A store of the three sources, and what the table says."""

    store: Path
    run: RunHere
    said: Said

    def json(self, *arguments: str) -> Any:
        """What a command prints as JSON."""
        return json.loads(self.run("--store", str(self.store), *arguments, "--format", "json").stdout)

    def conflicts(self) -> list[dict[str, Any]]:
        """The conflicts that `check` finds."""
        found: list[dict[str, Any]] = self.json("check")["findings"]
        return [finding for finding in found if finding["fingerprint"] and finding["grade"] != "refinement"]


Import = Callable[..., Releases]


@pytest.fixture
def imported(tmp_path: Path, run_here: RunHere) -> Import:
    """Import the table into a new store, with these options."""

    def go(*options: str) -> Releases:
        store = tmp_path / "releases"
        assert run_here("init", str(store)).exit_code == 0
        result = run_here("--store", str(store), "import", str(DATES / "claims.csv"), *options)
        assert result.exit_code == 0, result.stderr
        return Releases(store, run_here, what_is_said())

    return go


def what_is_said() -> Said:
    """The table, by event: ids as the import makes them."""
    said: Said = {}
    with (DATES / "claims.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            said.setdefault(row["event"].replace("/", "-"), {})[row["source"]] = row["date"]
    return said


def differing(said: Said) -> set[str]:
    """The events on which two sources give different days."""
    return {event for event, days in said.items() if len(set(days.values())) > 1}


def days_between(one: str, other: str) -> int:
    return abs(date.fromisoformat(one).toordinal() - date.fromisoformat(other).toordinal())


def test_the_table_is_imported_as_three_sources(imported: Import) -> None:
    releases = imported()
    found = {source["id"]: source["claims"] for source in releases.json("sources")["sources"]}
    rows = (DATES / "claims.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert found == {source: sum(row.startswith(f"{source},") for row in rows) for source in SOURCES}
    assert sum(found.values()) == len(rows)


def test_check_finds_exactly_the_events_on_which_sources_differ(imported: Import) -> None:
    releases = imported()
    found = releases.conflicts()
    assert {conflict["code"] for conflict in found} == {"TL301"}
    assert sorted(conflict["events"] for conflict in found) == sorted([event] for event in differing(releases.said))
    expected = json.loads((DATES / "expected_conflicts.json").read_text(encoding="utf-8"))
    apart = {each["event"].replace("/", "-"): each["gap"] for each in expected}
    assert {conflict["events"][0]: conflict["apart"]["value"] for conflict in found} == apart
    for conflict in found:
        given = {name.partition("/")[0] for name in conflict["claims"]}
        assert given == set(releases.said[conflict["events"][0]])


def test_all_other_events_of_several_sources_agree(imported: Import) -> None:
    releases = imported()
    status = {event["id"]: event["status"] for event in releases.json("reconcile")["events"]}
    several = {event for event, days in releases.said.items() if len(days) > 1}
    agreed = several - differing(releases.said)
    assert {event for event in several if status[event] == "agreed"} == agreed
    assert len(agreed) == 111


@pytest.mark.parametrize("today", ["1990-01-01", "2026-04-10", "2030-04-10", "2050-01-01"])
def test_the_day_of_the_import_does_not_change_what_differs(tmp_path: Path, run_here: RunHere, today: str) -> None:
    """Also where one source has an event over and another has it still to come."""
    store = tmp_path / "releases"
    assert run_here("init", str(store)).exit_code == 0
    import_file(store, DATES / "claims.csv", today=today)
    releases = Releases(store, run_here, what_is_said())
    assert sorted(c["events"][0] for c in releases.conflicts()) == sorted(differing(releases.said))


PAIRS = list(combinations(SOURCES, 2))


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_diff_is_right_row_by_row(imported: Import, a: str, b: str) -> None:
    releases = imported()
    comparison = releases.json("diff", a, b)
    rows = {row["event"]: row for row in comparison["rows"]}
    assert rows.keys() == {event for event, days in releases.said.items() if a in days or b in days}
    for event, row in rows.items():
        ours, theirs = (releases.said[event].get(source) for source in (a, b))
        assert [row[side] and row[side]["edtf"] for side in "ab"] == [ours, theirs]
        if ours is None or theirs is None:
            assert row["verdict"] == ("only-a" if theirs is None else "only-b")
        elif ours == theirs:
            assert (row["verdict"], row["apart"]) == ("agree", None)
        else:
            assert row["verdict"] == "conflict"
            assert row["apart"] == {"value": days_between(ours, theirs), "unit": "day"}


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_diff_names_every_pair_of_events_that_two_sources_reverse(imported: Import, a: str, b: str) -> None:
    releases = imported()
    found = {frozenset(pair["events"]) for pair in releases.json("diff", a, b)["reversed"]}
    both = {event: (days[a], days[b]) for event, days in releases.said.items() if a in days and b in days}
    today = date.today().isoformat()  # what is to come is ordered among itself alone
    wanted = {
        frozenset((x, y))
        for x, y in combinations(both, 2)
        if (both[x][0] < both[y][0] and both[x][1] > both[y][1])
        or (both[x][0] > both[y][0] and both[x][1] < both[y][1])
        if (min(both[x]) > today) == (min(both[y]) > today)
    }
    assert found == wanted


def order_rule(events: Iterable[str]) -> str:
    """A claims file that a person adds: what is released is released before it is no longer supported."""
    lines = ["source: {id: the-rule, title: A release comes before its end of life, kind: other}", "claims:"]
    known = sorted(set(events))
    for product in (event.removesuffix("-release") for event in known if event.endswith("-release")):
        ends = [end for end in (f"{product}-{key}" for key in ("eol", "eoas", "esm")) if end in known]
        relations = ", ".join(f"{{type: before, event: {end}}}" for end in ends)
        lines += [  # what is to come is ordered by a plan
            f"  - {{id: {product}-{report}, event: {product}-release, report: {report}, relations: [{relations}]}}"
            for report in ("past", "plan")
            if ends
        ]
    return "\n".join(lines) + "\n"


def test_every_release_comes_before_its_end_of_life(imported: Import) -> None:
    releases = imported()
    (releases.store / "claims" / "the-rule.yaml").write_text(order_rule(releases.said), encoding="utf-8")
    assert sorted(c["events"] for c in releases.conflicts()) == sorted([event] for event in differing(releases.said))


@pytest.mark.parametrize(("release", "end"), [("2020-05-01", "2019-05-01"), ("2140-05-01", "2139-05-01")])
def test_a_release_after_its_end_of_life_is_found(imported: Import, release: str, end: str) -> None:
    """Two wrong dates are planted, of what is over or of what is still to come; each source alone is right."""
    releases = imported()
    for source, event, day in (("x", "zebra-1-release", release), ("y", "zebra-1-eol", end)):
        rows = releases.store.with_name(f"{source}.csv")
        rows.write_text(f"event,date\n{event},{day}\n", encoding="utf-8")
        releases.run("--store", str(releases.store), "import", str(rows), "--source", source)
    before = releases.conflicts()
    events = [*releases.said, "zebra-1-release", "zebra-1-eol"]
    (releases.store / "claims" / "the-rule.yaml").write_text(order_rule(events), encoding="utf-8")
    (broken,) = (c for c in releases.conflicts() if c["fingerprint"] not in {known["fingerprint"] for known in before})
    assert (broken["code"], broken["grade"]) == ("TL401", "contradiction")
    assert sorted(broken["events"]) == ["zebra-1-eol", "zebra-1-release"]
    assert {name.partition("/")[0] for name in broken["claims"]} == {"x", "y", "the-rule"}
    assert broken["apart"] == {"value": days_between(release, end), "unit": "day"}


def one_root(releases: Releases) -> set[str]:
    findings = releases.json("check", "--verbose")["findings"]
    return {finding["events"][0] for finding in findings if finding["code"] == "TL602"}


def test_what_a_source_repeats_is_one_root_where_it_is_said(imported: Import) -> None:
    releases = imported("--relies-on", "endoflife.date=release-data")
    two_alone = {event for event, days in releases.said.items() if days.keys() == {"endoflife.date", "release-data"}}
    assert one_root(releases) == two_alone
    assert two_alone


def test_sources_that_repeat_nobody_have_roots_of_their_own(imported: Import) -> None:
    assert one_root(imported()) == set()
