"""`timeline import` of JSON: lines, lists, objects that hold a list; unknown keys, and lines that are wrong."""

import json
from typing import Any

import pytest

from tests.cli.imports import Import, dates, refused

CLAIMS: list[dict[str, Any]] = [
    {"event": "vote", "title": "The vote", "when": "2022-03-25", "attributes": {"place": ["Bonn", "Cologne"]}},
    {"event": "talks", "start": "2022-04-03", "relations": [{"type": "after", "event": "vote", "gap": "P9D"}]},
    {"title": "The march", "date": "early May 2022", "evidence": {"quote": "in early May"}, "basis": "hedged"},
]
LINES = "".join(json.dumps(claim) + "\n" for claim in CLAIMS)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (LINES, "t.jsonl"),
        (LINES.replace("\n", "\r\n\r\n"), "t.ndjson"),
        (json.dumps(CLAIMS), "t.json"),
        (json.dumps(CLAIMS, indent=2), "t.json"),
        (json.dumps({"claims": CLAIMS, "source": {"title": "The Press", "kind": "record"}}, indent=2), "t.json"),
        (LINES, "t.txt"),
    ],
    ids=["lines", "blank-lines", "list", "indented", "object", "ending"],
)
def test_claims_are_read_from_every_form(text: str, name: str, run_import: Import) -> None:
    report = run_import.report(text, name=name)
    assert (report["format"], report["refused"], report["claims"]) == ("jsonl", 0, 3)
    vote, talks, march = run_import.claims()
    assert (dates([vote]), vote.attributes[0].values) == (["2022-03-25"], ("Bonn", "Cologne"))
    assert [(each.type.value, each.event) for each in talks.relations] == [("after", "vote")]
    assert (march.event, dates([march]), march.read.value) == ("the-march", ["[2022-05-01..2022-05-10]"], "vague")


WRONG = [
    ("not json", None),
    ("[1, 2]", None),
    ('{"when": "2022"}', None),
    ('{"event": "a", "when": NaN}', None),
    ('{"event": "a", "when": "no date"}', "when"),
    ('{"event": "a", "relations": [{"type": "befor", "event": "b"}]}', "relations[0].type"),
    ('{"event": "a", "basis": "certain"}', "basis"),
    ('{"event": "a", "attributes": "red"}', "attributes"),
    ('{"event": "a", "at": [1]}', "at"),
    ('{"event": {"id": "a"}}', "event"),
]


def test_each_wrong_line_is_refused_alone(run_import: Import) -> None:
    good = '{"event": "vote", "when": "2022-03-25"}'
    text = "\n".join([good, *(line for line, _ in WRONG)]) + "\n"
    report = run_import.report(text, name="t.jsonl")
    expected = [(number, column) for number, (_, column) in enumerate(WRONG, start=2)]
    assert (report["claims"], refused(report)) == (1, expected)


def test_a_list_that_breaks_off_is_read_so_far(run_import: Import) -> None:
    report = run_import.report(json.dumps(CLAIMS, indent=1)[:-30], name="t.json")
    assert (report["claims"], len(refused(report))) == (2, 1)


def test_keys_that_no_claim_has_are_told_once_and_can_be_kept(run_import: Import) -> None:
    text = "".join(json.dumps({"event": f"e{n}", "when": "2022", "colour": "red"}) + "\n" for n in range(3))
    report = run_import.report(text, name="t.jsonl")
    (remark,) = [each for each in report["remarks"] if each["kind"] == "left-out"]
    assert (remark["column"], remark["line"], remark["times"]) == ("colour", 1, 3)
    kept = run_import.report(text, "--column", "attributes.colour=colour", name="t.jsonl")
    assert not [each for each in kept["remarks"] if each["kind"] == "left-out"]
    assert [claim.attributes[0].values for claim in run_import.claims()] == [("red",)] * 3
