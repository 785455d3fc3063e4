"""Options that several commands share, defined once."""

from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.session import Trust, ViewFormat

FormatOption = Annotated[ViewFormat, typer.Option("--format", "-f", help="Text for people, or JSON.")]
DocumentsOption = Annotated[
    Path | None,
    typer.Option(
        "--documents",
        envvar="TIMELINE_DOCUMENTS",
        help="The folder of the documents; by default the folder of the cards.",
        show_default=False,
    ),
]
TrustOption = Annotated[
    Trust,
    typer.Option(help="What sources weigh: by their kind, or learned from how they agree with independent others."),
]
