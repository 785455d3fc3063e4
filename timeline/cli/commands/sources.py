"""`timeline sources`: what there is, who repeats whom, how each fares."""

from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.arguments import FormatOption, TrustOption
from timeline.cli.session import Session, Trust, ViewFormat, emit_json, session_of

if TYPE_CHECKING:
    from timeline.model.store import Store


def sources(
    context: typer.Context,
    source: Annotated[
        str | None,
        typer.Argument(help="One source: whom it repeats, with whom it agrees, what of it is set aside."),
    ] = None,
    trust: TrustOption = Trust.KIND,
    format_: FormatOption = ViewFormat.TEXT,
) -> None:
    """List the sources: how each fares, who repeats whom.

    A source that looks like a copy of another one counts in full until somebody records it as `relies_on`.
    --trust learned weighs each source by how it agrees with independent others, and says why.
    """
    session = session_of(context)
    store = session.load()
    if source is None:
        _all_sources(session, store, trust, format_)
    else:
        _one_source(session, store, source, trust, format_)


def _all_sources(session: Session, store: "Store", trust: Trust, format_: ViewFormat) -> None:
    from timeline.api.reading import sources as sources_of
    from timeline.reconciliation.source_shapes import sources_shape

    found = sources_of(store, trust=trust.value)
    if format_ is ViewFormat.JSON:
        emit_json(sources_shape(found))
    else:
        from timeline.render import sources_table

        session.show(sources_table(found))


def _one_source(session: Session, store: "Store", source: str, trust: Trust, format_: ViewFormat) -> None:
    from timeline.api.reading import reconcile
    from timeline.reconciliation.one_source import one_source
    from timeline.reconciliation.source_shapes import one_source_shape
    from timeline.reconciliation.trust.learned import learn, with_weights

    learned, is_used = learn(store), trust is Trust.LEARNED
    reconciliation = reconcile(with_weights(store, learned) if is_used else store)
    found = one_source(reconciliation, source, learned, is_used=is_used)
    if format_ is ViewFormat.JSON:
        emit_json(one_source_shape(found))
    else:
        from timeline.render import source_page

        session.show(source_page(found))
