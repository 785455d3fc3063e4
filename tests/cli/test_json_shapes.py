"""The JSON that programs read has exactly the documented keys, in every object, and nothing in it but ISO dates."""

import json
import re
from collections.abc import Iterable
from typing import Any

import pytest

from tests.cli.conftest import RunHere

VERSIONED = {"version"}
PLACE = {"file", "line", "column"}
WINDOW = {"earliest", "latest"}
BECAUSE = {"claim", "key", "source", "quote", "file", "line"}
FINDING = {
    *("code", "name", "grade", "severity", "fingerprint", "status", "scope", "events", "claims", "sources", "message"),
    *("apart", "location", "related", "sets", "chain"),
    "decision",  # addition: what a person decided on the conflict
    *("indirect", "indirect_complete"),  # additions: claims of longer chains, and whether all of them were found
    *("attribute", "sides"),  # additions: of attributes the key and its values
}
EVENT = {
    *("id", "title", "edtf", "start", "end", "derived", "status", "sources", "roots", "claims", "set_aside"),
    *("conflicts", "alternatives", "splits"),
    "planned",  # addition: no source reports it as past
    "chronology",  # addition: one start and one end that it can have, all that is kept being true
    "readings",  # addition: how many weigh the same that may differ in it, and whether these are all
}
ROW = {
    *("event", "verdict", "a", "b", "apart", "matched"),
    *("conflicts", "decisions", "twin", "silence", "context", "left_out"),  # additions
}
REVERSED = {"events", "a", "b", "grade", "claims", "fingerprint", "chain_a", "chain_b"}  # additions: the last three
READING = {
    *("input", "valid", "level", "edtf", "earliest", "latest", "error"),
    *("relation", "duration", "read", "assumed"),  # additions: words that are no date, and what was assumed
    *("calendar", "instants"),  # of the EDTF; of a time
}
SOURCE = {
    *("id", "title", "author", "publisher", "kind", "published", "weight", "claims", "dates", "roots", "conflicts"),
    *("set_aside", "lost_claims", "agreement", "learned"),
}
AGREEMENT = {"events", "agreed", "split", "against"}
ISO = re.compile(r"-?\d{4,}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?")


def keys_of(objects: Iterable[Any]) -> set[frozenset[str]]:
    """The key sets of objects; null and lists have none."""
    return {frozenset(each) for each in objects if isinstance(each, dict)}


def asked(run_here: RunHere, *arguments: str) -> Any:
    return json.loads(run_here(*arguments, "--format", "json").stdout)


def test_check(run_here: RunHere) -> None:
    shape = asked(run_here, "check")
    assert shape.keys() == VERSIONED | {"findings", "summary"}
    assert shape["summary"].keys() == {
        *("contradiction", "tension", "refinement", "errors", "new", "known", "resolved", "ignored")
    }
    _assert_findings(shape["findings"])


def _assert_findings(findings: list[dict[str, Any]]) -> None:
    assert keys_of(findings) == {frozenset(FINDING)}
    assert keys_of(f["location"] for f in findings) == {frozenset(PLACE)}
    assert keys_of(r for f in findings for r in f["related"]) == {frozenset(PLACE | {"claim"})}
    assert keys_of(f["sets"] for f in findings) == {frozenset({"count", "exact"})}
    assert keys_of(f["apart"] for f in findings) == {frozenset({"value", "unit"})}
    chain = BECAUSE | {"from", "to", "limit", "supporters"} | {"seconds"}  # addition: the limit by the clock
    assert keys_of(hop for f in findings for hop in f["chain"]) == {frozenset(chain)}
    assert keys_of(side for f in findings for side in f["sides"]) == {frozenset(BECAUSE | {"values", "supporters"})}


def test_explain(run_here: RunHere) -> None:
    conflict = asked(run_here, "reconcile")["conflicts"][0]
    shape = asked(run_here, "explain", conflict["fingerprint"])
    assert shape == {"version": 1, **conflict}


@pytest.mark.parametrize("arguments", [("reconcile",), ("show",), ("show", "--status", "disputed")], ids=" ".join)
def test_reconcile_and_show(run_here: RunHere, arguments: tuple[str, ...]) -> None:
    shape = asked(run_here, *arguments)
    assert shape.keys() == VERSIONED | {"events", "conflicts", "complete"}
    assert keys_of(shape["events"]) == {frozenset(EVENT)}
    windows = [event[side] for event in shape["events"] for side in ("start", "end")]
    assert keys_of(windows) == {frozenset(WINDOW)}
    assert all(day is None or ISO.fullmatch(day) for window in windows for day in window.values())
    lost = [each for event in shape["events"] for each in event["set_aside"]]
    assert keys_of(lost) == {frozenset({"claim", "key", "reason", "fingerprint"})}
    others = [each for event in shape["events"] for each in event["alternatives"]]
    assert keys_of(others) <= {frozenset({"edtf", "start", "end", "set_aside"})}
    _assert_findings(shape["conflicts"])


def test_show_of_one_event_has_one_event(run_here: RunHere) -> None:
    shape = asked(run_here, "show", "istanbul-talks")
    assert [event["id"] for event in shape["events"]] == ["istanbul-talks"]


def test_an_unbounded_side_is_null(run_here: RunHere) -> None:
    (event,) = asked(run_here, "show", "donbas-conflict")["events"]
    assert event["start"] == {"earliest": "2014-01-01", "latest": "2014-12-31"}
    assert event["end"]["latest"] is None


def test_diff(run_here: RunHere) -> None:
    shape = asked(run_here, "diff", "schmitt-2025", "weiss-2022")
    listed = {"a", "b", "sides", "rows", "left_out", "reversed", "attributes"}
    assert shape.keys() == VERSIONED | listed | {"summary", "untimed", "reversed_count", "attribute_count"}
    assert keys_of(shape["rows"]) == {frozenset(ROW)}
    lanes = [row[side] for row in shape["rows"] for side in ("a", "b")]
    assert keys_of(lanes) == {frozenset({"edtf", "start", "end", "says", "claims"})}
    assert None in lanes
    assert keys_of(shape["reversed"]) <= {frozenset(REVERSED)}
    assert keys_of(shape["attributes"]) == {frozenset({"event", "key", "a", "b", "verdict"})}
    verdicts = ["agree", "refines", "refined-by", "overlaps", "conflict", "only-a", "only-b"]
    assert list(shape["summary"]) == verdicts
    assert sum(shape["summary"].values()) == len(shape["rows"])


def test_sources(run_here: RunHere) -> None:
    shape = asked(run_here, "sources")
    assert shape.keys() == VERSIONED | {"sources", "repeats", "circles", "copies", "slips_can_be_known", "unisons"}
    assert keys_of(shape["sources"]) == {frozenset(SOURCE)}
    assert keys_of(source["dates"] for source in shape["sources"]) == {frozenset(WINDOW)}
    assert keys_of(source["agreement"] for source in shape["sources"]) == {frozenset(AGREEMENT)}
    assert keys_of(shape["repeats"]) == {frozenset({"source", "repeated", "stored", "relies_on", "claims"})}


def test_one_source(run_here: RunHere) -> None:
    shape = asked(run_here, "sources", "weiss-2022")
    assert shape.keys() == VERSIONED | {"source", "repeats", "repeated_by", "others", "set_aside", "copies", "learned"}
    assert shape["source"].keys() == SOURCE
    assert keys_of(shape["others"]) == {frozenset({"source", "agreed", "against", "one_root"})}
    assert keys_of(shape["set_aside"]) == {frozenset({"claim", "key", "event", "reason", "fingerprint"})}
    assert shape["learned"].keys() == {"weight", "prior", "written", "copies", "agreement", "why"}


def test_date(run_here: RunHere) -> None:
    shape = asked(run_here, "date", "2022-03", "-0043-03-15", "2022-03/..", "two days", "the day before", "no date")
    assert shape.keys() == VERSIONED | {"readings"}
    assert keys_of(shape["readings"]) == {frozenset(READING)}
    month, ides, open_end, *_, wrong = shape["readings"]
    assert (month["earliest"], month["latest"]) == ("2022-03-01", "2022-03-31")
    assert (ides["earliest"], ides["latest"]) == ("-0043-03-15", "-0043-03-15")
    assert (open_end["earliest"], open_end["latest"]) == ("2022-03-01", None)
    assert (wrong["valid"], wrong["edtf"]) == (False, None)


def test_rule(run_here: RunHere) -> None:
    shape = asked(run_here, "rule", "TL401")
    assert shape.keys() == VERSIONED | {"rules"}
    assert keys_of(shape["rules"]) == {
        frozenset({"code", "name", "severity", "summary", "page", "passes", "fails", "fix", "silence", "since"})
    }


def test_export_is_what_reconcile_says(run_here: RunHere) -> None:
    exported = json.loads(run_here("export", "--format", "json").stdout)
    assert {"version", "events", "conflicts", "complete"} <= exported.keys()
    assert exported["events"] == asked(run_here, "reconcile")["events"]
