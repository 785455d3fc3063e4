"""`timeline scan`: every time expression in a text."""

from collections import Counter
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from timeline.cli.session import Session, emit_text, is_unicode, note, session_of
from timeline.model.counted import counted

if TYPE_CHECKING:
    from timeline.api.scanning import PlacedExpression
    from timeline.extraction.texts import TextFile
    from timeline.model.edtf import EdtfDate

STDIN = "-"


class ScanFormat(StrEnum):
    """How expressions can be printed, each as soon as it is found."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


def scan(
    context: typer.Context,
    file: Annotated[str, typer.Argument(help="The text, in a file; - reads it from stdin.")],
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="When the text appeared: EDTF, or words with a year.")
    ] = None,
    card: Annotated[
        bool, typer.Option("--card", help="Draft a card: one claim a dated sentence, events to be chosen.")
    ] = False,
    source: Annotated[
        str | None, typer.Option(metavar="ID", help="With --card: the id of the source; by default the file's name.")
    ] = None,
    format_: Annotated[
        ScanFormat, typer.Option("--format", "-f", help="Text for people, JSON, or JSON lines.")
    ] = ScanFormat.TEXT,
) -> None:
    """Find every time expression in an English text.

    Its words and place, TIMEX3 type and value, EDTF, what it was read against, and what was assumed. Places count the
    code points of the file as read: UTF-8, or UTF-16 with its byte order mark.
    """
    from timeline.api.publication import publication_date
    from timeline.errors import UsageError

    day = publication_date(published)
    if card:
        if format_ is not ScanFormat.TEXT:
            raise UsageError("a card is YAML: --card goes without --format")
        _draft(file, day, source, session_of(context).store_folder)
    elif source is not None:
        raise UsageError("--source names the source of a card", f"Say --card too: timeline scan {file} --card")
    else:
        _scan(session_of(context), file, day, format_)


def _scan(session: Session, file: str, published: "EdtfDate | None", format_: ScanFormat) -> None:
    from timeline.api.scanning import scan_placed

    with _opened(file) as text:
        if text.wrong is not None:
            note(f"{text.name}, {text.wrong}")
        counts: Counter[str] = Counter()
        _PRINTERS[format_](session, _counted(scan_placed(text, published), counts))
    note(_summary(counts))


def _opened(file: str) -> "TextFile":
    import sys

    from timeline.errors import UsageError
    from timeline.extraction.texts import copy_text, open_text

    if file != STDIN:
        return open_text(Path(file))
    if sys.stdin is None:
        raise UsageError("stdin is closed", "Name a file.")
    return copy_text(sys.stdin.buffer, "stdin")


def _counted(found: "Iterator[PlacedExpression]", counts: Counter[str]) -> Iterator[dict[str, Any]]:
    """Yield the expressions in their JSON shape, and count their types."""
    from timeline.api.scanning import expression_shape

    for placed in found:
        counts[placed.expression.type] += 1
        yield expression_shape(placed)


def _summary(counts: Counter[str]) -> str:
    """Return `142 expressions: 120 dates, 4 times, 15 durations, 3 sets`."""
    parts = [counted(counts[kind], kind.lower()) for kind in ("DATE", "TIME", "DURATION", "SET") if counts[kind]]
    return ": ".join(part for part in (counted(counts.total(), "expression"), ", ".join(parts)) if part)


def _print_text(session: Session, rows: Iterator[dict[str, Any]]) -> None:
    from timeline.render import scanned_head, scanned_row

    console = session.console()
    for number, row in enumerate(rows):
        if not number:
            console.print(scanned_head())
        console.print(scanned_row(row))


def _print_json(session: Session, rows: Iterator[dict[str, Any]]) -> None:  # noqa: ARG001 - as all printers
    separator = "\n    "
    typer.echo('{\n  "version": 1,\n  "expressions": [', nl=False)
    for row in rows:
        typer.echo(separator + _json(row), nl=False)
        separator = ",\n    "
    typer.echo("\n  ]\n}")


def _print_json_lines(session: Session, rows: Iterator[dict[str, Any]]) -> None:  # noqa: ARG001 - as all printers
    for row in rows:
        typer.echo(_json(row))


def _json(row: dict[str, Any]) -> str:
    import json

    from timeline.reconciliation.plain import terminal_text

    return terminal_text(json.dumps(row, ensure_ascii=not is_unicode()))


_PRINTERS: dict[ScanFormat, Callable[[Session, Iterator[dict[str, Any]]], None]] = {
    ScanFormat.TEXT: _print_text,
    ScanFormat.JSON: _print_json,
    ScanFormat.JSONL: _print_json_lines,
}


def _draft(file: str, published: "EdtfDate | None", source: str | None, store: Path) -> None:
    from timeline.api.drafting import draft_card
    from timeline.errors import UsageError
    from timeline.store.layout import CARD, cards_folder
    from timeline.store.modelines import new_modeline

    if file == STDIN:
        raise UsageError("a card names its document: --card needs a file, not stdin")
    drafted = draft_card(Path(file), published, source)
    card = cards_folder(store) / f"{Path(file).stem}.yaml"
    emit_text(new_modeline(card, CARD, store) + drafted.text)
    note(counted(drafted.claims, "claim") + " drafted: choose their events (choose-1 …)")
