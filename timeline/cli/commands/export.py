"""`timeline export`: the reconciled chronology in a format that others read, or the store as tables."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.arguments import TrustOption
from timeline.cli.session import Session, Trust, emit_text, note, session_of

if TYPE_CHECKING:
    from timeline.exports import Exported

DEFAULT = "markdown"


class AudienceOption(StrEnum):
    """Who an export is for; the same names as in `timeline.reconciliation.audience`, which takes time to import."""

    INTERNAL = "internal"
    PUBLIC = "public"


def export(
    context: typer.Context,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help="One of those below; by default as FILE ends, else markdown."
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="The file to write; by default stdout. Parquet: a folder."),
    ] = None,
    claims: Annotated[bool, typer.Option("--claims", help="CSV: one row a claim, not one an event.")] = False,
    audience: Annotated[
        AudienceOption,
        typer.Option(help="public leaves out notes, weights and rumours that were set aside, and says so."),
    ] = AudienceOption.INTERNAL,
    trust: TrustOption = Trust.KIND,
) -> None:
    """Export the chronology in a format that others read.

    What a format cannot hold is said on stderr. Parquet is the store itself, a row a claim, and holds everything.
    """
    name = _format_name(format_, output)
    session = session_of(context)
    if name == "parquet":
        _export_tables(session, output, audience, trust)
        return
    exported = _exported(session, name, claims=claims, audience=audience, trust=trust)
    _write(exported, output)
    for sentence in exported.left_out:
        note(sentence)
    if claims and name == "csv" and output is None:
        _note_escapes(exported.text)


def _format_name(asked: str | None, output: Path | None) -> str:
    """Return the format that was asked for, or whose ending the file has. Raises UsageError: no format has it."""
    from timeline.errors import UsageError
    from timeline.exports import endings_listed, format_of_file

    if asked or output is None:
        return asked or DEFAULT
    found = format_of_file(output.name)
    if found is None and output.suffix:
        raise UsageError(
            f"{output}: no format has files that end in {output.suffix}",
            f"Name it with --format, or end the file as one does: {endings_listed()}",
        )
    return found or DEFAULT


def _exported(session: Session, name: str, *, claims: bool, audience: AudienceOption, trust: Trust) -> "Exported":
    from dataclasses import replace

    from timeline.api.exporting import export as export_chronology
    from timeline.api.exporting import for_public
    from timeline.api.reading import reconcile
    from timeline.exports import find_format

    find_format(name)  # a slip is told before the work begins
    store = session.load(trust=trust)
    if audience is AudienceOption.INTERNAL:
        return export_chronology(reconcile(store), name, claims=claims)
    published = for_public(store)
    exported = export_chronology(published.reconciliation, name, claims=claims, left_out=published.left_out)
    return replace(exported, left_out=(*published.left_out, *exported.left_out))


def _write(exported: "Exported", output: Path | None) -> None:
    """Write it to the file, or on stdout; a picture only to a file."""
    from timeline.errors import UsageError
    from timeline.store.write import write_bytes, write_file

    content = exported.content
    if isinstance(content, str):
        emit_text(content) if output is None else write_file(output, content)
    elif output is None:
        raise UsageError("this format is a picture, which no terminal shows", "Name a file for it: --output FILE")
    else:
        write_bytes(output, content)


def _note_escapes(rows: str) -> None:
    r"""Say where stdout is not what a file would be: `import` takes `\u001b` in a row for what it looks like."""
    from timeline.reconciliation.plain import terminal_text

    if terminal_text(rows) != rows:
        note("characters that command a terminal stand as \\u and a number here; --output FILE keeps them")


def _export_tables(session: Session, folder: Path | None, audience: AudienceOption, trust: Trust) -> None:
    from timeline.api.tables import export_parquet
    from timeline.errors import UsageError

    if audience is AudienceOption.PUBLIC:
        raise UsageError("parquet is the store itself, with everything in it", "Leave out --audience public.")
    if trust is not Trust.KIND:
        raise UsageError("parquet is the store itself, with the weights that people wrote", "Leave out --trust.")
    if folder is None:
        raise UsageError("Parquet is several tables", "Name a folder for them: --output DIR")
    export_parquet(session.load(), folder)
