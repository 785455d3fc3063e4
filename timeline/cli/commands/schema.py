"""`timeline schema`: the JSON Schema of a file format, for editors."""

from typing import Annotated

import typer

from timeline.cli.session import emit_json, emit_text


def schema(
    name: Annotated[str | None, typer.Argument(help="settings, events, claims, resolutions, baseline or card.")] = None,
) -> None:
    """Print the JSON Schema of a file format.

    Without a name, say which formats there are. Editors take it through a first line such as
    "# yaml-language-server: $schema=claims.schema.json".
    """
    from timeline.errors import UsageError
    from timeline.model.nearest import nearest_hint
    from timeline.store.json_schema import SCHEMA_NAMES
    from timeline.store.json_schema import schema as schema_named

    if name is None:
        emit_text("\n".join(SCHEMA_NAMES))
    elif name not in SCHEMA_NAMES:
        raise UsageError(f"{name}: no such format", nearest_hint(name, SCHEMA_NAMES, "schema"))
    else:
        emit_json(schema_named(name))
