"""Options that several commands share, defined once."""

from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.session import Trust, ViewFormat

FormatOption = Annotated[ViewFormat, typer.Option("--format", "-f", help="Text for people, or JSON.")]


def _folder(path: Path | None) -> Path | None:
    """Return a folder that is there; one that is not would leave every quote unchecked."""
    if path is not None and not path.is_dir():
        from timeline.errors import UsageError

        told = "a file, not a folder" if path.exists() else "no such folder"
        raise UsageError(f"{path}: {told}", "Name the folder of the documents: --documents DIR (or TIMELINE_DOCUMENTS)")
    return path


DocumentsOption = Annotated[
    Path | None,
    typer.Option(
        "--documents",
        envvar="TIMELINE_DOCUMENTS",
        callback=_folder,
        help="The folder of the documents; by default the folder of the cards.",
        show_default=False,
    ),
]
TrustOption = Annotated[
    Trust,
    typer.Option(help="What sources weigh: by their kind, or learned from how they agree with independent others."),
]
