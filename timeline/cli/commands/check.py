"""`timeline check`: everything that is wrong; for people and for CI."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.arguments import DocumentsOption
from timeline.cli.session import emit_text, note_some, session_of

if TYPE_CHECKING:
    from timeline.api.checking import CheckResult
    from timeline.model.decisions import Baseline


class FailOn(StrEnum):
    """The lowest grade of a new conflict that fails."""

    CONTRADICTION = "contradiction"
    TENSION = "tension"
    REFINEMENT = "refinement"
    NEVER = "never"


class CheckFormat(StrEnum):
    """The formats of a report."""

    TEXT = "text"
    JSON = "json"


def check(
    context: typer.Context,
    baseline: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Known conflicts; by default the store's own.")
    ] = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Make every open conflict known, and say what changed.")
    ] = False,
    fail_on: Annotated[FailOn, typer.Option(help="The lowest grade of a new conflict that fails.")] = FailOn.TENSION,
    select: Annotated[
        list[str] | None, typer.Option(metavar="CODES", help="Only these codes, or beginnings of codes (TL3).")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="CODES", help="Not these codes, or beginnings of codes.")
    ] = None,
    documents: DocumentsOption = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Show what is known, resolved, or only information, too.")
    ] = False,
    format_: Annotated[
        CheckFormat, typer.Option("--format", "-f", help="Text for people, or JSON.")
    ] = CheckFormat.TEXT,
) -> int:
    """Check everything: files, evidence, conflicts, decisions.

    Exit 1 when there is an error, or a new conflict of the grade that fails. Known conflicts (baseline) and decided
    ones (timeline resolve) do not fail, until a claim joins them or changes.
    """
    from timeline.api.checking import check as check_store
    from timeline.reports import report_text
    from timeline.store.load import load_baseline

    session = session_of(context)
    store = session.load(quiet=True)
    known = load_baseline(baseline) if baseline is not None and not write_baseline else None
    result = check_store(store, documents=documents, baseline=known, select=_codes(select), ignore=_codes(ignore))
    if write_baseline:
        _write_baseline(result, baseline or store.folder / "baseline.yaml")
        return 0
    chosen = bool(select) or verbose
    emit_text(report_text(result.findings, result.summary, format_, verbose=chosen))
    note_some(result.reconciliation.incomplete)
    return 1 if result.fails(fail_on) else 0


def _codes(given: list[str] | None) -> list[str]:
    """Return the codes of an option that may be given several times, or once with commas.

    Raises UsageError: no code begins so; a check that looks at nothing would pass.
    """
    from timeline.checks import RULES
    from timeline.errors import UsageError

    codes = [code.strip().upper() for text in given or () for code in text.split(",") if code.strip()]
    for code in codes:
        if not any(rule.code.startswith(code) for rule in RULES):
            raise UsageError(f"{code}: no code begins so", "List them: timeline rule")
    return codes


def _write_baseline(result: "CheckResult", path: Path) -> None:
    from timeline.checks import baseline_of
    from timeline.store.load import load_baseline
    from timeline.store.save import baseline_text
    from timeline.store.write import write_file

    before = load_baseline(path) if path.exists() else None
    baseline = baseline_of(result.checked)
    write_file(path, baseline_text(baseline))
    _say_what_changed(before, baseline, path)


def _say_what_changed(before: "Baseline | None", after: "Baseline", path: Path) -> None:
    from timeline.reconciliation.plain import safe_text

    old = {entry.fingerprint: entry for entry in before.entries} if before else {}
    new = {entry.fingerprint: entry for entry in after.entries}
    for sign, fingerprints, entries in (("+", new.keys() - old.keys(), new), ("-", old.keys() - new.keys(), old)):
        for fingerprint in sorted(fingerprints):
            emit_text(safe_text(f"{sign} {fingerprint[:6]} {entries[fingerprint].summary or ''}"))
    changed = sum(old[f].claims != new[f].claims for f in old.keys() & new.keys())
    emit_text(f"{path}: {len(new)} known conflicts, {changed} with other claims than before")
