"""`timeline check`: everything that is wrong; for people and for CI."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from timeline.cli.arguments import DocumentsOption
from timeline.cli.codes import codes_of, severities_of
from timeline.cli.reporting import Outputs, emit_report, outputs_of
from timeline.cli.session import emit_text, note, note_some, session_of
from timeline.model.fail_on import FailOn

if TYPE_CHECKING:
    from timeline.api.checking import CheckResult
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
            help="Fail on what is new since HEAD left REV (a branch, tag or commit): what the store held "
            "there, by git, is known, as is what the baseline lists.",
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
        bool, typer.Option("--statistics", help="Count the findings of each code; text then lists none.")
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
    _refuse_together(("--write-baseline", write_baseline), ("--watch", watch), ("--stdin-filename", stdin_filename))
    _refuse_together(("--write-baseline", write_baseline), ("--base", base is not None))
    _refuse_together(("--quiet", quiet), ("--verbose", verbose))
    outputs = outputs_of(format_, output or (), quiet=quiet)
    session = session_of(context)
    if write_baseline:
        _write_baseline(session, baseline or session.store_folder / "baseline.yaml")
        return 0

    def check_once() -> int:
        result = _check(
            session,
            stdin_filename,
            baseline,
            documents=documents,
            base=base,
            select=codes_of(select),
            ignore=codes_of(ignore),
            severity=severities_of(severity),
            fail_on=fail_on,
        )
        _emit(result, outputs, infos=bool(select), verbose=verbose, statistics=statistics)
        if not quiet:
            note_some(result.notes)
        return 1 if result.fails() else 0

    if watch:
        return _watch(check_once, session.store_folder, documents, others=baseline, written=outputs)
    return check_once()


def _check(session: "Session", unsaved: Path | None, baseline: Path | None, **options: Any) -> "CheckResult":
    from timeline.api.checking import check as check_store
    from timeline.cli.unsaved import files_with
    from timeline.store.load import load_baseline

    files = files_with(unsaved, session.store_folder)
    store = session.load(quiet=True, files=files)
    known = load_baseline(baseline) if baseline is not None else None
    return check_store(store, baseline=known, files=files, **options)


def _emit(result: "CheckResult", outputs: Outputs, **shown: bool) -> None:
    from timeline.api.reporting import report_of

    emit_report(report_of(result, **shown), outputs)


def _watch(
    check_once: Callable[[], int], store: Path, documents: Path | None, *, others: Path | None, written: Outputs
) -> int:
    from timeline.cli.stamps import Watched
    from timeline.cli.watching import keep_checking

    watched = Watched(
        store=store,
        documents=documents,
        others=(others,) if others else (),
        written=tuple(path for _, path in written.files),
    )
    return keep_checking(check_once, watched)


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
        text = headed(baseline_text(baseline), path, "baseline", session.store_folder)
        write_file(path, text, within=path.parent)
    emit_text(baseline_changes(before, baseline, str(path)))
