"""`timeline diff`: two sources side by side in time."""

from typing import Annotated

import typer

from timeline.cli.arguments import FormatOption
from timeline.cli.session import ViewFormat, emit_json, session_of


def diff(
    context: typer.Context,
    a: Annotated[str, typer.Argument(help="A source: its id, as timeline sources lists it.")],
    b: Annotated[str, typer.Argument(help="Another source.")],
    only: Annotated[
        str | None,
        typer.Option(
            metavar="VERDICT",
            help="Rows of one verdict: agree, refines, refined-by, overlaps, conflict, only-a or only-b.",
        ),
    ] = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit 1 when the two are in conflict.")] = False,
    format_: FormatOption = ViewFormat.TEXT,
) -> int:
    """Compare two sources in time, side by side.

    Where they agree, where one is more exact, where they cannot both be right, and what only one of them tells.
    """
    from timeline.api.reading import diff as compare
    from timeline.cli.lookup import rows_of_verdict
    from timeline.reconciliation.shapes import diff_shape

    session = session_of(context)
    store = session.load()
    comparison = compare(store, a, b)
    shown = rows_of_verdict(comparison, only)
    if format_ is ViewFormat.JSON:
        emit_json(diff_shape(shown))
    else:
        from timeline.render import diff_page

        session.show(diff_page(shown, store))
    return 1 if exit_code and comparison.has_conflicts else 0
