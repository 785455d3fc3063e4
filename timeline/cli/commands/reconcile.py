"""`timeline reconcile`: windows, statuses, conflicts, what was set aside and why."""

import typer

from timeline.cli.arguments import FormatOption
from timeline.cli.session import ViewFormat, emit_json, session_of


def reconcile(context: typer.Context, format_: FormatOption = ViewFormat.TEXT) -> None:
    """Reconcile all sources: windows, conflicts, what lost and why."""
    from timeline.api.reading import reconcile as reconcile_store
    from timeline.checks import conflict_findings
    from timeline.reconciliation.shapes import reconcile_shape

    session = session_of(context)
    reconciliation = reconcile_store(session.load())
    if format_ is ViewFormat.JSON:
        emit_json(reconcile_shape(reconciliation, conflict_findings(reconciliation)))
    else:
        from timeline.render import reconciliation_page

        session.show(reconciliation_page(reconciliation, conflict_findings(reconciliation)))
