"""`timeline explain`: one conflict, told as an argument."""

from typing import Annotated

import typer

from timeline.cli.arguments import FormatOption, TrustOption
from timeline.cli.session import Trust, ViewFormat, emit_json, session_of


def explain(
    context: typer.Context,
    fingerprint: Annotated[str, typer.Argument(help="A conflict, or the first digits of its fingerprint.")],
    trust: TrustOption = Trust.KIND,
    format_: FormatOption = ViewFormat.TEXT,
) -> None:
    """Explain one conflict step by step, and what would end it."""
    from timeline.api.reading import reconcile
    from timeline.checks import conflict_finding
    from timeline.cli.lookup import find_conflict
    from timeline.reconciliation.shapes import explain_shape

    session = session_of(context)
    reconciliation = reconcile(session.load(trust=trust))
    conflict = find_conflict(reconciliation, fingerprint)
    if format_ is ViewFormat.JSON:
        emit_json(explain_shape(conflict_finding(conflict, reconciliation)))
    else:
        from timeline.render import explanation_page

        session.show(explanation_page(reconciliation, conflict))
