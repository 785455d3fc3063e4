"""What the formats of a check tell, read back from their texts: the code, the file and the line of each finding."""

import json
import re
from collections.abc import Callable
from xml.etree import ElementTree

Told = set[tuple[str, str, int]]  # code, file, line

LINE = re.compile(r"^(\S+?):(\d+):\d+: (TL\d{3}) ", re.MULTILINE)
COMMAND = re.compile(r"^::\w+ file=([^,]+),line=(\d+),.*title=(TL\d{3}) ", re.MULTILINE)
ROW = re.compile(r"^(?:\| \*\*|- )(TL\d{3})\b(?:[^|\n]*\|)? (\S+?):(\d+) ", re.MULTILINE)


def lines(text: str) -> Told:
    """What stands in lines that begin with a place."""
    return {(code, file, int(line)) for file, line, code in LINE.findall(text)}


def json_findings(text: str) -> Told:
    return {_place(finding) for finding in json.loads(text)["findings"]}


def json_lines(text: str) -> Told:
    return {_place(json.loads(line)) for line in text.splitlines()}


def _place(finding: dict[str, object]) -> tuple[str, str, int]:
    location = finding["location"]
    assert isinstance(location, dict)
    return str(finding["code"]), location["file"], location["line"]


def sarif(text: str) -> Told:
    (run,) = json.loads(text)["runs"]
    places = [(r["ruleId"], r["locations"][0]["physicalLocation"]) for r in run["results"]]
    return {(code, place["artifactLocation"]["uri"], place["region"]["startLine"]) for code, place in places}


def github(text: str) -> Told:
    return {(code, file, int(line)) for file, line, code in COMMAND.findall(text)}


def gitlab(text: str) -> Told:
    issues = json.loads(text)
    return {(i["check_name"].split()[0], i["location"]["path"], i["location"]["lines"]["begin"]) for i in issues}


def junit(text: str) -> Told:
    return {told for element in ElementTree.fromstring(text).iter() for told in lines(element.text or "")}


def rdjson(text: str) -> Told:
    found = json.loads(text)["diagnostics"]
    return {(d["code"]["value"], d["location"]["path"], d["location"]["range"]["start"]["line"]) for d in found}


def markdown(text: str) -> Told:
    return {(code, file.replace("\\", ""), int(line)) for code, file, line in ROW.findall(text)}


READERS: dict[str, Callable[[str], Told]] = {
    "text": lines,
    "concise": lines,
    "json": json_findings,
    "jsonl": json_lines,
    "sarif": sarif,
    "github": github,
    "gitlab": gitlab,
    "junit": junit,
    "rdjson": rdjson,
    "markdown": markdown,
}
