"""JSON: the shape of `timeline reconcile --format json`."""

from timeline.checks.conflicts import conflict_findings
from timeline.exports.exported import Exported, ExportOptions
from timeline.model.json_text import json_text
from timeline.reconciliation.result import Reconciliation
from timeline.reconciliation.shapes import reconcile_shape

QUOTES_LEFT_OUT = "json names the claims: their quotes stand in the chains only"


def to_json(reconciliation: Reconciliation, options: ExportOptions) -> Exported:
    """Return the reconciled events and their conflicts, as JSON."""
    shape = reconcile_shape(reconciliation, conflict_findings(reconciliation))
    shape |= {"left_out": list(options.left_out)} if options.left_out else {}
    return Exported(content=json_text(shape, indent=2), left_out=(QUOTES_LEFT_OUT,))
