"""`timeline date`: how words or EDTF are read."""

from typing import Annotated

import typer

from timeline.cli.arguments import FormatOption
from timeline.cli.session import ViewFormat, emit_json, session_of


def date(
    context: typer.Context,
    expressions: Annotated[list[str], typer.Argument(help="Words or EDTF, one an argument; - reads lines from stdin.")],
    published: Annotated[str | None, typer.Option(help="The publication date that words are read against.")] = None,
    format_: FormatOption = ViewFormat.TEXT,
) -> int:
    """Say how words or EDTF are read: EDTF, first and last day, what was assumed.

    Example: timeline date "first week of March" --published 2022-03-30
    """
    from timeline.cli.readings import parse_published, readings_of, readings_shape

    readings = readings_of(expressions, parse_published(published))
    if format_ is ViewFormat.JSON:
        emit_json(readings_shape(readings))
    else:
        from timeline.render import readings_table

        session_of(context).show(readings_table([reading.row for reading in readings]))
    return 0 if all(reading.is_valid for reading in readings) else 1
