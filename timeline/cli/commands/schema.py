"""`timeline schema`: the JSON Schemas of the file formats, for editors."""

from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.session import emit_text, note, session_of


def schema(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(help="settings, events, claims, resolutions, baseline, links or card.")
    ] = None,
    all_: Annotated[
        Path | None, typer.Option("--all", metavar="DIR", help="Write the schemas of all formats to a folder.")
    ] = None,
    editors: Annotated[
        bool,
        typer.Option("--editors", help="Write them into the store, and name them in each of its files and cards."),
    ] = False,
) -> None:
    """Print the JSON Schema of a file format, or write them all.

    Without a name, say which formats there are. An editor takes the schema from a file's first line,
    "# yaml-language-server: $schema=../.schemas/claims.schema.json"; a line that is there already stays as it is.
    """
    from timeline.errors import UsageError

    if (name is not None) + (all_ is not None) + editors > 1:
        raise UsageError("name one format, or say --all DIR, or --editors")
    if editors:
        _write_for_editors(session_of(context).store_folder)
    elif all_ is not None:
        _write_all(all_)
    else:
        _print(name)


def _print(name: str | None) -> None:
    from timeline.store.json_schema import SCHEMA_NAMES, schema_text

    emit_text("\n".join(SCHEMA_NAMES) if name is None else schema_text(name))


def _write_all(folder: Path) -> None:
    from timeline.store.for_editors import write_schemas

    _say_written(list(write_schemas(folder)), folder)


def _write_for_editors(store: Path) -> None:
    from timeline.errors import StoreNotFound
    from timeline.store.for_editors import write_for_editors
    from timeline.store.layout import SETTINGS_FILE

    if not (store / SETTINGS_FILE).is_file():
        raise StoreNotFound(store)
    _say_written(write_for_editors(store, note), store)


def _say_written(written: list[Path], folder: Path) -> None:
    for path in written:
        emit_text(f"{path}: written")
    if not written:
        emit_text(f"{folder}: as it was")
