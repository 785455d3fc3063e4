"""`timeline sources`: what there is, who repeats whom, how each fares."""

import typer

from timeline.cli.arguments import FormatOption
from timeline.cli.session import ViewFormat, emit_json, session_of


def sources(context: typer.Context, format_: FormatOption = ViewFormat.TEXT) -> None:
    """List the sources: who says how much, and how each fares."""
    from timeline.api.reading import reconcile
    from timeline.reconciliation.overview import overview
    from timeline.reconciliation.shapes import sources_shape

    session = session_of(context)
    rows = overview(reconcile(session.load()))
    if format_ is ViewFormat.JSON:
        emit_json(sources_shape(rows))
    else:
        from timeline.render import sources_table

        session.show(sources_table(rows))
