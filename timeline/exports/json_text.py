"""JSON: the shape of `timeline reconcile --format json`."""

import json

from timeline.checks.conflicts import conflict_findings
from timeline.reconciliation.result import Reconciliation
from timeline.reconciliation.shapes import reconcile_shape


def to_json(reconciliation: Reconciliation) -> str:
    """Return the reconciled events and their conflicts, as JSON."""
    return (
        json.dumps(reconcile_shape(reconciliation, conflict_findings(reconciliation)), ensure_ascii=False, indent=2)
        + "\n"
    )
