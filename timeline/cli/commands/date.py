"""`timeline date`: how words or EDTF are read."""

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from timeline.cli.arguments import FormatOption
from timeline.cli.session import Session, ViewFormat, emit_json, session_of
from timeline.model.edtf.reckoning import Calendar


def date(
    context: typer.Context,
    expressions: Annotated[list[str], typer.Argument(help="Words or EDTF, one an argument; - reads lines from stdin.")],
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="The publication date that words are read against.")
    ] = None,
    calendar: Annotated[Calendar, typer.Option(help="In which the dates are written.")] = Calendar.GREGORIAN,
    zone: Annotated[
        str | None, typer.Option(metavar="NAME", help="In which days are counted, and times without an offset are.")
    ] = None,
    compare: Annotated[bool, typer.Option(help="Say how the first of two dates stands to the second.")] = False,
    format_: FormatOption = ViewFormat.TEXT,
) -> int:
    """Say how words or EDTF are read.

    As EDTF, with the first and the last day that it allows (Gregorian, whatever the calendar), and what was assumed.
    Exit 1 when one cannot be read.
    """
    from timeline.api.comparing import comparison_shape
    from timeline.api.dates import read_expressions, readings_shape

    readings = read_expressions(_lines(expressions), published, calendar=calendar, zone=zone)
    shape = readings_shape(readings)
    if compare:
        shape["comparison"] = comparison_shape(readings)
    if format_ is ViewFormat.JSON:
        emit_json(shape)
    else:
        _show(session_of(context), shape)
    return 0 if all(reading.is_valid for reading in readings) else 1


def _show(session: Session, shape: dict[str, Any]) -> None:
    from timeline.render import compared_dates, readings_table

    session.show(readings_table(shape["readings"]))
    if shape.get("comparison"):
        session.show(compared_dates(shape))


def _lines(expressions: list[str]) -> Iterator[str]:
    """The expressions, with those of stdin, one a line, where `-` stands."""
    import sys

    for expression in expressions:
        if expression == "-":
            yield from (line.strip() for line in sys.stdin or () if line.strip())
        else:
            yield expression
