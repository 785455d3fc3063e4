"""Options that several commands share, defined once."""

from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.session import Trust, ViewFormat, note

FormatOption = Annotated[ViewFormat, typer.Option("--format", "-f", help="Text for people, or JSON.")]

_BESIDE_THE_CARDS = "in the folder of the cards"


def _folder(context: typer.Context, option: typer.CallbackParam, path: Path | None) -> Path | None:
    """Return a folder that is there; one that is not would leave every quote unchecked."""
    wrong = _what_is_wrong(path)
    if wrong is None:
        return path
    from timeline.errors import UsageError

    if _is_from_environment(context, option):
        hint = f"Correct it, or unset it: the documents are then looked for {_BESIDE_THE_CARDS}."
        raise UsageError(f"TIMELINE_DOCUMENTS is {path}: {wrong}", hint)
    raise UsageError(f"{path}: {wrong}", "Name the folder of the documents: --documents DIR (or TIMELINE_DOCUMENTS)")


def _folder_if_here(context: typer.Context, option: typer.CallbackParam, path: Path | None) -> Path | None:
    """Return a folder that is there; None, with a note, where the environment names one that is not.

    A shell may have the variable from another project: what does not need the documents goes on without it.
    """
    wrong = _what_is_wrong(path)
    if wrong is None or not _is_from_environment(context, option):
        return _folder(context, option, path)
    if not context.params.get("quiet"):  # what was typed is parsed before what the environment says
        note(f"TIMELINE_DOCUMENTS is {path}: {wrong}; the documents are looked for {_BESIDE_THE_CARDS}")
    return None


def _what_is_wrong(path: Path | None) -> str | None:
    if path is None or path.is_dir():
        return None
    return "a file, not a folder" if path.exists() else "no such folder"


def _is_from_environment(context: typer.Context, option: typer.CallbackParam) -> bool:
    source = context.get_parameter_source(option.name or "")
    return source is not None and source.name == "ENVIRONMENT"


_HELP = "The folder of the documents; by default the folder of the cards."
DocumentsOption = Annotated[
    Path | None,
    typer.Option("--documents", envvar="TIMELINE_DOCUMENTS", callback=_folder_if_here, help=_HELP, show_default=False),
]
NeededDocumentsOption = Annotated[
    Path | None,
    typer.Option("--documents", envvar="TIMELINE_DOCUMENTS", callback=_folder, help=_HELP, show_default=False),
]
TrustOption = Annotated[
    Trust,
    typer.Option(help="What sources weigh: by their kind, or learned from how they agree with independent others."),
]
