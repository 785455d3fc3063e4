"""`timeline show`: the merged timeline in several views, or one event with everything that is said of it."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from timeline.cli.arguments import DocumentsOption, FormatOption, TrustOption
from timeline.cli.session import Trust, ViewFormat, emit_json, session_of, working
from timeline.errors import UsageError
from timeline.reconciliation.views.grouping import By

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.reconciliation.result import ReconciledEvent, Reconciliation
    from timeline.render.ink import Screen


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
    rail: Annotated[bool, typer.Option("--rail", help="A list, with what each source says; the default.")] = False,
    chart: Annotated[bool, typer.Option("--chart", help="Windows as bars on an axis of time.")] = False,
    density: Annotated[bool, typer.Option("--density", help="How many events begin when, as a plot.")] = False,
    by: Annotated[
        By | None, typer.Option(help="A row, or a line, for each source or tag; with --chart and --density.")
    ] = None,
    follow: Annotated[
        str | None,
        typer.Option("--follow", metavar="EVENT", help="What is before this event for certain, what after, and why."),
    ] = None,
    documents: DocumentsOption = None,
    trust: TrustOption = Trust.KIND,
    format_: FormatOption = ViewFormat.TEXT,
) -> None:
    """Show the merged timeline, or one event with every claim.

    Filters add up: an event is shown when all of them let it through. --source, --tag and --status may be given
    several times, and let through what fits one of them. Where nothing bounds an event on one side, the bound that
    is known must lie within --from and --to, unless a claim says that it goes on.

    A chart shows the days that were asked for to scale, else those in which most begins or ends.
    Of one event, quotes stand in the line of the document that they come from, where the documents are here.
    """
    from timeline.api.reading import reconcile
    from timeline.cli.lookup import days_between, find_event, select_events

    view = _view_of(rail=rail, chart=chart, density=density, follow=follow is not None, event=event is not None, by=by)
    session = session_of(context)
    first, last = days_between(from_, to)
    with working("reconciling"):
        reconciliation = reconcile(session.load(trust=trust))
        named = event or follow
        chosen = (
            (find_event(reconciliation, named),)
            if named is not None
            else select_events(
                reconciliation, first=first, last=last, sources=source or (), tags=tag or (), statuses=status or ()
            )
        )
    if format_ is ViewFormat.JSON:
        _emit_shape(reconciliation, chosen)
    else:
        asked = _Asked(view, by, (first, last), documents)
        session.show(_screen(asked, reconciliation, chosen), paged=True)


class _View(StrEnum):
    """What is shown."""

    RAIL = "--rail"
    CHART = "--chart"
    DENSITY = "--density"
    FOLLOW = "--follow"
    EVENT = "EVENT"


class _Asked(NamedTuple):
    """How it is shown."""

    view: _View
    by: By | None
    days: tuple[int | None, int | None]  # that were asked for, both included
    documents: Path | None


def _view_of(*, rail: bool, chart: bool, density: bool, follow: bool, event: bool, by: By | None) -> _View:
    """The one view that was asked for. Raises UsageError: there are several, or --by has no place in it."""
    given = zip(_View, (rail, chart, density, follow, event), strict=True)
    views = [view for view, is_given in given if is_given] or [_View.RAIL]
    if len(views) > 1:
        raise UsageError(f"{' and '.join(views)}: one at a time", "An event has a chart on its own page.")
    if by is not None and views[0] not in (_View.CHART, _View.DENSITY):
        raise UsageError(f"--by {by}: only a chart or a plot has rows for it", f"timeline show --chart --by {by}")
    return views[0]


def _screen(asked: _Asked, reconciliation: "Reconciliation", chosen: "Sequence[ReconciledEvent]") -> "Screen":
    """The screen for a view."""
    from timeline import render
    from timeline.cli.lookup import range_of_days

    if asked.view is _View.EVENT:
        from timeline.api.quoting import quotes_in_context

        contexts = quotes_in_context(reconciliation.store, chosen[0].claims, asked.documents)
        return render.event_page(reconciliation, chosen[0], contexts)
    if asked.view is _View.FOLLOW:
        return render.follow_page(reconciliation, chosen[0])
    if asked.view is _View.RAIL:
        return render.merged_timeline(reconciliation, chosen)
    draw = render.chart_page if asked.view is _View.CHART else render.density_plot
    return draw(reconciliation, chosen, asked.by, range_of_days(*asked.days))


def _emit_shape(reconciliation: "Reconciliation", chosen: "Sequence[ReconciledEvent]") -> None:
    from timeline.checks import conflict_findings
    from timeline.reconciliation.shapes import reconcile_shape

    emit_json(reconcile_shape(reconciliation, conflict_findings(reconciliation), {one.id for one in chosen}))
