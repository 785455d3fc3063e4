"""`timeline check`: everything that is wrong; for people and for CI."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from timeline.cli.arguments import DocumentsOption
from timeline.cli.codes import codes_of, severities_of
from timeline.cli.reporting import emit_report, outputs_of
from timeline.cli.session import emit_text, note, note_some, session_of
from timeline.model.fail_on import FailOn

if TYPE_CHECKING:
    from timeline.cli.session import Session


FORMAT_HELP = (
    "What stdout shows: text, concise, json, jsonl, sarif, github, gitlab, junit, rdjson or markdown; "
    "by default text, in GitHub Actions github."
)


def check(
    context: typer.Context,
    base: Annotated[
        str | None,
        typer.Option(
            metavar="REV",
            help="Known, too: what the store in git held where HEAD left REV (a branch, tag or commit). "
            "The baseline counts as well.",
        ),
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Known conflicts; by default the store's own.")
    ] = None,
    write_baseline: Annotated[
        bool,
        typer.Option("--write-baseline", help="Make every open conflict known, and say what changed. Not with --base."),
    ] = False,
    fail_on: Annotated[
        FailOn | None, typer.Option(help="The lowest grade of a new conflict that fails; by default tension.")
    ] = None,
    select: Annotated[
        list[str] | None, typer.Option(metavar="CODES", help="Only these codes, beginnings of codes (TL3), or names.")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="CODES", help="Not these codes.")] = None,
    severity: Annotated[
        list[str] | None,
        typer.Option(metavar="CODE=LEVEL", help="How severe: error fails, warning fails by grade, info never does."),
    ] = None,
    documents: DocumentsOption = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Show what is known, resolved, or only information, too.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print no report: the exit code says it.")] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Count the findings of each code; text lists no others.")
    ] = False,
    format_: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar="FORMAT", help=FORMAT_HELP, show_default=False),
    ] = None,
    output: Annotated[
        list[str] | None,
        typer.Option(
            "--output", "-o", metavar="FORMAT=FILE", help="Write a file in that format, too; any number of times."
        ),
    ] = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="Check again whenever the store, a card or a document changes.")
    ] = False,
    stdin_filename: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH",
            help="Read stdin as the unsaved content of that file of the store. All findings are shown, as what one "
            "file says may clash with another; nothing is written.",
        ),
    ] = None,
) -> int:
    """Check everything: files, evidence, conflicts, decisions.

    Exit 1 when there is an error, or a new conflict of the grade that fails. Known conflicts (baseline) and decided
    ones (timeline resolve) do not fail, until a claim joins them or changes. The `check:` of timeline.yaml can hold
    --fail-on, --select, --ignore and --severity; options win over it.
    """
    again = {**locals(), "watch": False}
    from timeline.api.checking import check as check_store
    from timeline.api.reporting import report_of
    from timeline.cli.unsaved import files_with
    from timeline.store.load import load_baseline

    _refuse_together(("--write-baseline", write_baseline), ("--watch", watch), ("--stdin-filename", stdin_filename))
    _refuse_together(("--write-baseline", write_baseline), ("--base", base is not None))
    _refuse_together(("--quiet", quiet), ("--verbose", verbose))
    outputs = outputs_of(format_, output or (), quiet=quiet)
    session = session_of(context)
    if watch:
        return _watch(again, session, [path for _, path in outputs.files])
    if write_baseline:
        _write_baseline(session, baseline or session.store_folder / "baseline.yaml")
        return 0
    files = files_with(stdin_filename, session.store_folder)
    store = session.load(quiet=True, files=files)
    known = load_baseline(baseline) if baseline is not None else None
    result = check_store(
        store,
        documents=documents,
        baseline=known,
        base=base,
        select=codes_of(select),
        ignore=codes_of(ignore),
        severity=severities_of(severity),
        fail_on=fail_on,
        files=files,
    )
    report = report_of(result, verbose=bool(select) or verbose, statistics=statistics)
    emit_report(report, outputs)
    if not quiet:
        note_some(result.notes)
    return 1 if result.fails() else 0


def _watch(options: dict[str, Any], session: "Session", written: list[Path]) -> int:
    from timeline.cli.watching import Watched, keep_checking

    others = [options["baseline"]] if options["baseline"] else []
    watched = Watched(
        store=session.store_folder, documents=options["documents"], others=tuple(others), written=tuple(written)
    )
    return keep_checking(lambda: check(**options), watched)


def _refuse_together(*options: tuple[str, object]) -> None:
    """Raise UsageError where more than one of these options is given."""
    from timeline.errors import UsageError

    given = [name for name, value in options if value]
    if len(given) > 1:
        raise UsageError(f"{' and '.join(given)} do not go together", "Give one of them.")


def _write_baseline(session: "Session", path: Path) -> None:
    from timeline.api.checking import check as check_store
    from timeline.checks import baseline_of
    from timeline.reports.baseline_changes import baseline_changes
    from timeline.store.load import load_baseline
    from timeline.store.lock import locked
    from timeline.store.modelines import headed
    from timeline.store.save import baseline_text
    from timeline.store.write import write_file

    with locked(path.parent, note):
        before = load_baseline(path) if path.exists() else None
        baseline = baseline_of(check_store(session.load(quiet=True)).checked)
        write_file(path, headed(baseline_text(baseline), path, "baseline", session.store_folder))
    emit_text(baseline_changes(before, baseline, str(path)))
