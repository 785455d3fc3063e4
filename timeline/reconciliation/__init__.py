"""What the claims of a store come to: conflicts, readings, windows, statuses, and two sources side by side. Pure."""

from timeline.reconciliation.comparison import Comparison
from timeline.reconciliation.diff import compare_sources
from timeline.reconciliation.reconcile import reconcile
from timeline.reconciliation.result import Reconciliation

__all__ = ["Comparison", "Reconciliation", "compare_sources", "reconcile"]
