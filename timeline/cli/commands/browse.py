"""`timeline browse`: the store, full-screen."""

import os
from typing import Annotated

import typer

from timeline.cli.arguments import DocumentsOption, TrustOption
from timeline.cli.session import Trust, session_of


def browse(
    context: typer.Context,
    at: Annotated[
        str | None,
        typer.Argument(metavar="[EVENT|FINGERPRINT]", help="Where to begin: an event, or a conflict's first digits."),
    ] = None,
    documents: DocumentsOption = None,
    trust: TrustOption = Trust.KIND,
) -> None:
    """Look through everything full-screen, and decide conflicts.

    With the keyboard or the mouse; ? shows all keys, q leaves. Nothing is written but a decision that you confirm.
    """
    import gc

    from timeline.browse import browse as browse_store
    from timeline.browse import require_textual
    from timeline.cli.asking import is_terminal
    from timeline.cli.stamps import Watched
    from timeline.errors import UsageError

    if not is_terminal():
        raise UsageError("browse needs a terminal", "For files and pipes: timeline show, timeline export")
    require_textual()
    session = session_of(context)
    if session.no_color:
        os.environ["NO_COLOR"] = "1"
    gc.enable()  # a command rests it; this one goes on for hours
    watched = Watched(store=session.store_folder)
    browse_store(
        lambda: session.load(trust=trust),
        start_at=at,
        documents=documents,
        changes=lambda: tuple(sorted(watched.stamps().items())),
    )
