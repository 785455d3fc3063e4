"""Findings as JSON, versioned; keys may be added, never changed."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from timeline.checks import Summary
from timeline.model.finding import Finding
from timeline.reconciliation.shapes import finding_shape


def as_json(findings: Sequence[Finding], summary: Summary, verbose: bool) -> str:
    """Return all findings, whatever `verbose` says: a machine filters for itself."""
    del verbose
    shape = {"version": 1, "findings": [finding_shape(f) for f in findings], "summary": asdict(summary)}
    return json.dumps(shape, ensure_ascii=False, indent=2) + "\n"
