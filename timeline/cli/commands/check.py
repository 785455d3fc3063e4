"""`timeline check`: everything that is wrong; for people and for CI."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from timeline.cli.arguments import DocumentsOption
from timeline.cli.check_options import (
    BaselineOption,
    BaseOption,
    CacheOption,
    FailOnOption,
    FormatOption,
    IgnoreOption,
    LimitOption,
    OutputOption,
    QuietOption,
    SelectOption,
    SeverityOption,
    StatisticsOption,
    StdinFilenameOption,
    VerboseOption,
    WatchOption,
    WriteBaselineOption,
)
from timeline.cli.codes import codes_of, severities_of
from timeline.cli.reporting import Outputs, emit_report, outputs_of, refuse_store_files, require_place
from timeline.cli.session import emit_text, note, note_some, session_of, working

if TYPE_CHECKING:
    from timeline.api.checking import CheckResult
    from timeline.api.large.listing import Listing
    from timeline.cli.session import Session


def check(
    context: typer.Context,
    base: BaseOption = None,
    baseline: BaselineOption = None,
    write_baseline: WriteBaselineOption = False,
    fail_on: FailOnOption = None,
    select: SelectOption = None,
    ignore: IgnoreOption = None,
    severity: SeverityOption = None,
    documents: DocumentsOption = None,
    verbose: VerboseOption = False,
    quiet: QuietOption = False,
    statistics: StatisticsOption = False,
    limit: LimitOption = 1_000,
    format_: FormatOption = None,
    output: OutputOption = None,
    cache: CacheOption = True,
    watch: WatchOption = False,
    stdin_filename: StdinFilenameOption = None,
) -> int:
    """Check everything: files, evidence, conflicts, decisions.

    Exit 1 when there is an error, or a new conflict of the grade that fails. Known conflicts (baseline) and decided
    ones (timeline resolve) do not fail, until a claim joins them or changes. The `check:` of timeline.yaml can hold
    --fail-on, --select, --ignore and --severity; options win over it.
    """
    _refuse_together(("--write-baseline", write_baseline), ("--watch", watch), ("--stdin-filename", stdin_filename))
    _refuse_together(("--write-baseline", write_baseline), ("--base", base is not None))
    for name, value in (("--output", output), ("--format", format_), ("--statistics", statistics), ("--quiet", quiet)):
        _refuse_together(("--write-baseline", write_baseline), (name, value))
    _refuse_together(("--quiet", quiet), ("--verbose", verbose))
    outputs = replace(outputs_of(format_, output or (), quiet=quiet), is_watched=watch)
    session = session_of(context)
    refuse_store_files(outputs, session.store_folder)
    if write_baseline:
        if baseline is not None:
            require_place(baseline, "--baseline FILE")
        _write_baseline(session, baseline)
        return 0

    is_usual = not any((base, baseline, documents, select, verbose, statistics, watch, stdin_filename, outputs.files))

    def check_once() -> int:
        with working("checking"):
            listing = _listing(session, outputs, ignore, severity, fail_on, limit, cache=cache) if is_usual else None
        if listing is not None:
            return _emit_listing(listing, outputs, quiet=quiet)
        with working("checking"):
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
        shown = {"infos": bool(codes_of(select)), "verbose": verbose, "statistics": statistics}
        unknown = _emit(result, outputs, limit=limit, quiet=quiet, **shown)
        if not quiet:
            note_some((*result.notes, *unknown))
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


def _listing(
    session: "Session",
    outputs: Outputs,
    ignore: list[str] | None,
    severity: list[str] | None,
    fail_on: str | None,
    limit: int,
    *,
    cache: bool,
) -> "Listing | None":
    """Check a large store part by part; None: the store, or the format, wants the whole at once."""
    from timeline.api.large.asked import Asked
    from timeline.api.large.cached import check_listed
    from timeline.cli.reporting import LISTS, lists_all

    if outputs.stdout not in (None, *LISTS):
        return None
    asked = Asked(
        folder=session.store_folder,
        ignore=tuple(codes_of(ignore)),
        severity=severities_of(severity),
        fail_on=None if fail_on is None else str(fail_on),
        limit=0 if lists_all(outputs) else limit,
    )
    return check_listed(asked, cache=cache)


def _emit_listing(listing: "Listing", outputs: Outputs, *, quiet: bool) -> int:
    from timeline.cli.reporting import emit_listing

    emit_listing(listing, outputs)
    if not quiet:
        note_some(listing.notes)
    return 1 if listing.fails() else 0


def _emit(
    result: "CheckResult", outputs: Outputs, *, limit: int, quiet: bool, statistics: bool, **shown: bool
) -> tuple[str, ...]:
    """Print and write the report; return what is not known of those around the conflicts that it tells."""
    from timeline.api.reporting import report_of
    from timeline.reports.told import not_known_of

    report = report_of(result, limit=limit, statistics=statistics, **shown)
    emit_report(report, outputs)
    return () if quiet or statistics else not_known_of(report.shown[: limit or None])


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


def _write_baseline(session: "Session", named: Path | None) -> None:
    """Write what is known now to the file named, by default the store's own."""
    from timeline.api.checking import check as check_store
    from timeline.checks import baseline_of, still_knowing
    from timeline.reports.baseline_changes import baseline_changes
    from timeline.store.disk import is_there
    from timeline.store.layout import BASELINE_FILE
    from timeline.store.load import load_baseline
    from timeline.store.lock import locked
    from timeline.store.modelines import headed
    from timeline.store.save import baseline_text
    from timeline.store.write import write_file

    path = named or session.store_folder / BASELINE_FILE
    with locked(path.parent, note):
        before = load_baseline(path) if is_there(path) else None
        store = session.load()
        baseline = baseline_of(check_store(store).checked)
        if before is not None and store.unread:
            baseline = still_knowing(before, baseline)
            note(f"{path}: what was known stays known, as it may stand in what could not be read")
        text = headed(baseline_text(baseline), path, "baseline", session.store_folder)
        write_file(path, text, within=path.parent)
    emit_text(baseline_changes(before, baseline, str(path)))
