"""`timeline reconcile`: windows, statuses, conflicts, what was set aside and why."""

import typer

from timeline.cli.arguments import FormatOption, TrustOption
from timeline.cli.session import Trust, ViewFormat, emit_json, session_of, working


def reconcile(context: typer.Context, trust: TrustOption = Trust.KIND, format_: FormatOption = ViewFormat.TEXT) -> None:
    """Reconcile all sources: windows, conflicts, what lost and why.

    What conflicts does not depend on --trust, only what of it is set aside; timeline sources --trust learned says why.
    """
    from timeline.api.reading import reconcile as reconcile_store
    from timeline.checks import conflict_findings

    session = session_of(context)
    with working("reconciling"):
        reconciliation = reconcile_store(session.load(trust=trust))
    if format_ is ViewFormat.JSON:
        from timeline.reconciliation.shapes import reconcile_shape

        emit_json(reconcile_shape(reconciliation, conflict_findings(reconciliation)))
    else:
        from timeline.render import reconciliation_page

        session.show(reconciliation_page(reconciliation, conflict_findings(reconciliation)), paged=True)
