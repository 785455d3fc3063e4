"""`timeline import`: what others wrote, as claims of a source or as a new store."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from timeline.cli.session import ViewFormat, emit_json, emit_text, note, session_of
from timeline.model.counted import counted

if TYPE_CHECKING:
    from timeline.api.imported.report import ImportReport

STDIN: Final = Path("-")


def import_(
    context: typer.Context,
    path: Annotated[
        Path, typer.Argument(metavar="FILE", help="The file, or a folder of Parquet tables; - reads stdin.")
    ],
    source: Annotated[
        str | None, typer.Option(metavar="ID", help="The source that the claims are of; rows may name others.")
    ] = None,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="csv, tsv, jsonl, timelinejs, ics, gedcom, markdown-table, text, parquet; by default as FILE shows.",
        ),
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KEY=NAME", help="Which column says what: when=Datum, attributes.place=Ort; -=NAME leaves it out."
        ),
    ] = None,
    mapping: Annotated[
        Path | None, typer.Option(metavar="YAML", help="A file that says the same: lines such as `when: Datum`.")
    ] = None,
    day_first: Annotated[
        bool | None, typer.Option("--day-first/--month-first", help="What 03/04/2022 means.", show_default=False)
    ] = None,
    encoding: Annotated[
        str | None, typer.Option(metavar="NAME", help="Such as cp1252; by default it is found.")
    ] = None,
    title: Annotated[str | None, typer.Option(help="Of the source, as published.")] = None,
    author: Annotated[str | None, typer.Option(help="Who wrote it.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    url: Annotated[str | None, typer.Option(help="Where it can be found.")] = None,
    kind: Annotated[
        str | None, typer.Option(help="article, statement, record, dataset, image or other.", metavar="KIND")
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="When it appeared: later dates are plans.")
    ] = None,
    relies_on: Annotated[
        list[str] | None, typer.Option(metavar="[SOURCE=]ID", help="A source that it repeats.")
    ] = None,
    zone: Annotated[str | None, typer.Option(metavar="ZONE", help="Of its times, such as Europe/Kyiv.")] = None,
    into: Annotated[
        Path | None, typer.Option(metavar="YAML", help="The claims file; by default claims/ID.yaml.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Write nothing; tell what would be.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over claims that were edited by hand.")] = False,
    report: Annotated[ViewFormat, typer.Option(help="Text for people, or JSON.")] = ViewFormat.TEXT,
) -> int:
    """Import claims of a source from a file of others.

    Tables (CSV, TSV, Markdown), JSON lines, TimelineJS, iCalendar, GEDCOM and dated text become a claims file of the
    store, with the events it lacks. What was assumed, left out and refused is told; where rows were refused, the
    others are written, and the exit code is 1. Parquet tables become a new store, in the folder that --store names.
    """
    from timeline.api.importing import import_file
    from timeline.api.tables import is_parquet

    folder = session_of(context).store_folder
    if is_parquet(path, format_):
        _import_tables(folder, path)
        return 0
    about = {"title": title, "author": author, "publisher": publisher, "url": url, "kind": kind}
    done = import_file(
        folder,
        Path("stdin") if path == STDIN else path,
        source,
        format_name=format_,
        encoding=encoding,
        day_first=day_first,
        columns=_columns(mapping, column or ()),
        about={**about, "published": published, "zone": zone},
        relies_on=relies_on or (),
        into=into,
        dry_run=dry_run,
        force=force,
        say=note,
        data=_stdin() if path == STDIN else None,
    )
    _tell(done, report, str(folder))
    return 0 if done.is_clean else 1


def _stdin() -> bytes:
    """Return what is sent to the command. Raises UsageError: stdin is closed."""
    import sys

    from timeline.api.imported.run import read_at_most
    from timeline.api.importing import MAX_BYTES
    from timeline.errors import UsageError

    if sys.stdin is None:
        raise UsageError("stdin is closed", "Send the text to it, or name a file.")
    data = read_at_most(sys.stdin.buffer, MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise UsageError(f"stdin: larger than {MAX_BYTES // 2**20} MB", "Split it, and import the parts.")
    return data


def _columns(mapping: Path | None, given: "list[str] | tuple[str, ...]") -> dict[str, str]:
    """Return key -> column: of the mapping file, then of the options, which go before it."""
    from timeline.errors import UsageError
    from timeline.store.mapping_file import load_mapping

    found = load_mapping(mapping) if mapping is not None else {}
    for number, each in enumerate(given):
        key, equals, name = each.partition("=")
        if not equals or not key.strip() or not name.strip():
            raise UsageError(f"--column {each}: no KEY=NAME", "Write for example --column when=Datum")
        found[f"-.{number}" if key.strip() == "-" else key.strip()] = name.strip()
    return found


def _tell(done: "ImportReport", view: ViewFormat, store: str) -> None:
    from timeline.api.imported.report import report_shape
    from timeline.cli.importing import print_report

    if view is ViewFormat.JSON:
        emit_json(report_shape(done))
    else:
        print_report(done, store)


def _import_tables(folder: Path, path: Path) -> None:
    """Make a new store of Parquet tables."""
    from timeline.api.tables import import_tables

    imported = import_tables(folder, path)
    for sentence in imported.left_out:
        note(sentence)
    files = counted(len(imported.files), "file")
    emit_text(f"{folder}: a new event store, {files}. Next: timeline --store {folder} check")
