"""Places and chains of places in SARIF: relative, percent-encoded addresses; lines and columns from 1."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from timeline.model.conflict import Conflict
from timeline.model.location import Location
from timeline.model.statement import Statement
from timeline.reconciliation.argument import grade_reason, steps_of, sum_words
from timeline.reconciliation.plain import safe_text
from timeline.reconciliation.shapes import Shape
from timeline.reconciliation.wording import apart_words, statement_words
from timeline.reports.report import Report


def place_shape(location: Location, report: Report) -> Shape:
    """Return a location: the file, from the root of the repository on, and the region."""
    artifact = _artifact(report.path_of(location))
    return {"physicalLocation": {"artifactLocation": artifact, "region": _region(location, report)}}


def code_flow_shape(conflict: Conflict, report: Report) -> Shape:
    """Return the chain of a conflict in its order, each step with what follows from it; of attributes the sides."""
    steps = [
        {"location": {**place_shape(place, report), "message": {"text": safe_text(words)}}}
        for place, words in _steps(conflict, report)
    ]
    why = f"{sum_words(conflict) or apart_words(conflict).capitalize() + '.'} A {conflict.grade}: "
    return {
        "message": {"text": safe_text(f"{why}{grade_reason(conflict)}.")},
        "threadFlows": [{"locations": steps}],
    }


def _artifact(path: str) -> Shape:
    """Return the address of a file: relative to the root, absolute for what lies outside."""
    if Path(path).is_absolute():
        return {"uri": Path(path).as_uri()}
    return {"uri": quote(os.fsencode(path)), "uriBaseId": "%SRCROOT%"}


def _region(location: Location, report: Report) -> Shape:
    """Return the rest of the line from the place on; without an end where the line is not to be had."""
    start = {"startLine": location.line, "startColumn": location.column}
    line = report.line_at(location)
    end_column = len(line.rstrip()) + 1 if line is not None else 0
    return {**start, "endLine": location.line, "endColumn": end_column} if end_column > location.column else start


def _steps(conflict: Conflict, report: Report) -> Iterator[tuple[Location, str]]:
    for side in conflict.sides:
        claim = side.witness.claim
        words = f"{claim.source} {statement_words(side.witness, it=claim.event)}"
        yield side.witness.location, words + _supported(side.supporters)
    for step in steps_of(conflict, report.reconciliation.store) if conflict.chain else ():
        follows = f"; so {step.follows}" if step.follows else ""
        yield step.hop.witness.location, step.sentence + _supported(step.hop.supporters) + follows


def _supported(supporters: Sequence[Statement]) -> str:
    return f" (+{len(supporters)} more)" if supporters else ""
