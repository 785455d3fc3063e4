"""`timeline import`: a new store of what others wrote."""

from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.session import emit_text, note, session_of


def import_(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="PATH", help="A table of claims, or the folder that `export` wrote.")],
    format_: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar="FORMAT", help="parquet; by default as the files' endings say."),
    ] = None,
) -> None:
    """Make a new store of Parquet tables.

    The store is written to the folder that --store names, which must not be one yet. What is wrong in the tables is
    told by `timeline check`; columns that no key corresponds to are left out, and that is said on stderr.
    """
    from timeline.api.importing import import_into

    folder = session_of(context).store_folder
    imported = import_into(folder, path, format_)
    for sentence in imported.left_out:
        note(sentence)
    files = "1 file" if len(imported.files) == 1 else f"{len(imported.files)} files"
    emit_text(f"{folder}: a new event store, {files}. Next: timeline --store {folder} check")


import_.__name__ = "import"  # the command's: a word of Python names no function
