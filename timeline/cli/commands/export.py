"""`timeline export`: the reconciled chronology in a format that others read."""

from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.session import emit_text, note, session_of


def export(
    context: typer.Context,
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="markdown, csv or json.")
    ] = "markdown",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="The file to write; by default stdout.")
    ] = None,
) -> None:
    """Export the reconciled chronology: Markdown, CSV or JSON.

    What the format cannot hold is said on stderr.
    """
    from timeline.api.exporting import export as export_chronology
    from timeline.api.reading import reconcile
    from timeline.store.write import write_file

    exported = export_chronology(reconcile(session_of(context).load()), format_)
    if output is None:
        emit_text(exported.text)
    else:
        write_file(output, exported.text)
    for sentence in exported.left_out:
        note(sentence)
