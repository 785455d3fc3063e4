"""`timeline export`: the reconciled chronology in a format that others read, or the store as tables."""

from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.session import Session, emit_text, note, session_of


def export(
    context: typer.Context,
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="markdown, csv, json or parquet.")
    ] = "markdown",
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="The file to write; by default stdout. Parquet: a folder."),
    ] = None,
) -> None:
    """Export the chronology as Markdown, CSV, JSON, Parquet.

    What the format cannot hold is said on stderr. Parquet is the store itself, a row a claim, and holds everything.
    """
    if format_ == "parquet":
        _export_tables(session_of(context), output)
        return
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


def _export_tables(session: Session, folder: Path | None) -> None:
    from timeline.api.exporting import export_parquet
    from timeline.errors import UsageError

    if folder is None:
        raise UsageError("Parquet is several tables", "Name a folder for them: --output DIR")
    export_parquet(session.load(), folder)
