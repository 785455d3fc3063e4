"""Writing a reconciled chronology in a format that others read."""

from datetime import date

from timeline.exports import Exported, ExportOptions, export_text
from timeline.model.store import Store
from timeline.reconciliation.audience import Published
from timeline.reconciliation.audience import for_public as for_public_of
from timeline.reconciliation.result import Reconciliation


def export(
    reconciliation: Reconciliation,
    format_name: str = "markdown",
    *,
    claims: bool = False,
    left_out: tuple[str, ...] = (),
) -> Exported:
    """Write a reconciled chronology as `markdown`, `html`, `csv`, `json` or another of `timeline.exports.FORMATS`.

    `claims`: one row a claim, where the format has rows. `left_out`: what is gone already, as `for_public` says it; a
    format that is read by people tells it. What the format itself had to leave out is in `left_out` of the result.
    Raises UsageError: no such format, one without rows, or one whose library is not installed.

    >>> import timeline
    >>> reconciled = timeline.reconcile(timeline.load("data"))
    >>> print(timeline.export(reconciled, "markdown").text.splitlines()[0])
    # The Istanbul talks and the withdrawal from Kyiv, spring 2022
    >>> timeline.export(reconciled, "csv").left_out
    ('csv has one row an event: quotes, attributes and chains are left out',)
    """
    return export_text(reconciliation, format_name, ExportOptions(claims=claims, left_out=left_out))


def for_public(store: Store, *, today: str | None = None) -> Published:
    """Reconcile a store for readers outside: without notes, weights and rumours that were set aside.

    `today` (ISO; default: the day it is) is the day on which resolutions may have expired.

    >>> import timeline
    >>> published = timeline.for_public(timeline.load("data"))
    >>> published.left_out[0]
    'for the public: 1 claim of hearsay left out, set aside before'
    >>> page = timeline.export(published.reconciliation, "html", left_out=published.left_out)
    """
    return for_public_of(store, today=today or date.today().isoformat())
