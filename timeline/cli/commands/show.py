"""`timeline show`: the merged timeline, or one event with everything that is said of it."""

from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.arguments import FormatOption, TrustOption
from timeline.cli.session import Trust, ViewFormat, emit_json, session_of
from timeline.reconciliation.grouping import By

if TYPE_CHECKING:
    from timeline.reconciliation.result import ReconciledEvent


def show(
    context: typer.Context,
    event: Annotated[str | None, typer.Argument(help="One event, with all its claims and quotes.")] = None,
    from_: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="Events that may end on or after this date.")
    ] = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Events that may start on or before this date.")
    ] = None,
    source: Annotated[
        list[str] | None, typer.Option(metavar="SOURCE", help="Events that this source speaks of.")
    ] = None,
    tag: Annotated[list[str] | None, typer.Option(metavar="TAG", help="Events with this tag.")] = None,
    status: Annotated[
        list[str] | None,
        typer.Option(
            metavar="STATUS",
            help="Events of this status: resolved, undecided, disputed, undated, single, refined or agreed.",
        ),
    ] = None,
    rail: Annotated[
        bool, typer.Option("--rail", help="A list, with what each source says. This is the default.")
    ] = False,
    chart: Annotated[bool, typer.Option("--chart", help="Bars on an axis of time.")] = False,
    by: Annotated[By | None, typer.Option(help="With --chart: a row for each source, or a group for each tag.")] = None,
    trust: TrustOption = Trust.KIND,
    format_: FormatOption = ViewFormat.TEXT,
) -> None:
    """Show the merged timeline, or one event with every claim.

    Filters add up: an event is shown when all of them let it through. --source, --tag and --status may be given
    several times, and let through what fits one of them.
    """
    from timeline.api.reading import reconcile
    from timeline.cli.lookup import find_event, parse_day, range_of_days, select_events
    from timeline.reconciliation.shapes import reconcile_shape

    del rail
    session = session_of(context)
    first, last = parse_day(from_, latest=False), parse_day(to, latest=True)
    reconciliation = reconcile(session.load(trust=trust))
    if event is not None:
        chosen: tuple[ReconciledEvent, ...] = (find_event(reconciliation, event),)
    else:
        chosen = select_events(
            reconciliation, first=first, last=last, sources=source or (), tags=tag or (), statuses=status or ()
        )
    if format_ is ViewFormat.JSON:
        from timeline.checks import conflict_findings

        ids = {one.id for one in chosen}
        emit_json(reconcile_shape(reconciliation, conflict_findings(reconciliation), ids))
    elif event is not None:
        from timeline.render import event_page

        session.show(event_page(reconciliation, chosen[0]))
    elif chart:
        from timeline.render import chart_page

        session.show(chart_page(reconciliation, chosen, by, range_of_days(first, last)))
    else:
        from timeline.render import merged_timeline

        session.show(merged_timeline(reconciliation, chosen))
