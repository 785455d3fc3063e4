"""JSON: the shape of `timeline reconcile --format json`."""

import json

from timeline.checks.conflicts import conflict_finding
from timeline.reconciliation.result import Reconciliation
from timeline.reconciliation.shapes import reconcile_shape


def to_json(reconciliation: Reconciliation) -> str:
    """Return the reconciled events and their conflicts, as JSON."""
    findings = [conflict_finding(conflict, reconciliation) for conflict in reconciliation.conflicts]
    return json.dumps(reconcile_shape(reconciliation, findings), ensure_ascii=False, indent=2) + "\n"
