"""Where the report of a check goes: one format to stdout, others to files, and the summary of a GitHub job."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.cli.session import emit_text, note, talk
from timeline.errors import UsageError
from timeline.model.dataclass import dataclass

if TYPE_CHECKING:
    from timeline.api.large.listing import Listing
    from timeline.reports import Report

STDOUT = "-"
LISTS = ("text", "concise")  # lists of findings for people, which need no more than what is told of them
SHOWS_STATISTICS = ("text", "json")  # other formats have no place for counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Outputs:
    """Which formats go where."""

    stdout: str | None  # None: nothing is printed
    files: tuple[tuple[str, Path], ...] = ()
    is_watched: bool = False  # it is printed again and again: no pager


def outputs_of(format_: str | None, outputs: Sequence[str], *, quiet: bool) -> Outputs:
    """Return what goes where: `outputs` are each `FORMAT=FILE`, or `FORMAT` or `FORMAT=-` for stdout.

    Where nothing says what stdout shows, it is `github` in GitHub Actions, elsewhere `text`.

    Raises UsageError: no such format, no such folder, two reports for stdout.
    """
    pairs = [_pair(given) for given in outputs]
    files = tuple((name, Path(target)) for name, target in pairs if target != STDOUT)
    _require_places([path for _, path in files])
    wanted = _only_one([*([format_] if format_ else []), *(name for name, target in pairs if target == STDOUT)])
    shown = wanted or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text")
    _require_formats([shown, *(name for name, _ in files)])
    return Outputs(stdout=None if quiet else shown, files=files)


def refuse_store_files(outputs: Outputs, store: Path) -> None:
    """Raise UsageError where a report would take the place of a file of the store, or of a card beside it."""
    from timeline.store.layout import kind_of

    for _, path in outputs.files:
        if kind_of(path, store) is not None:
            raise UsageError(f"{path}: a file of the store {store}", "Name another: --output FORMAT=FILE")


def emit_report(report: "Report", outputs: Outputs) -> None:
    """Print and write a report. Raises WriteFailed."""
    from timeline.reports import report_text
    from timeline.store.write import write_file

    printed = report_text(report, outputs.stdout) if outputs.stdout is not None else ""
    if printed:  # formats of lines have none where there is no finding
        emit_text(printed, paged=outputs.stdout == "text" and not outputs.is_watched)
    if report.statistics and outputs.stdout not in (None, *SHOWS_STATISTICS):
        _note_statistics(report)
    for name, path in outputs.files:
        write_file(path, report_text(report, name))
    if outputs.stdout == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        _append_summary(report, Path(summary))


def lists_all(outputs: Outputs) -> bool:
    """Whether all findings are listed, however many: that is what lines to be searched are for."""
    return outputs.stdout == "concise"


def emit_listing(listing: "Listing", outputs: Outputs) -> None:
    """Print what a check of a large store found."""
    from timeline.reports.lines import concise_text, listing_text

    if outputs.stdout == "text":
        told = listing_text(listing.told, listing.tally, hidden=listing.tally.hidden, more=listing.more)
        emit_text(told, paged=True)
    elif outputs.stdout == "concise" and listing.told:
        emit_text(concise_text(listing.told))


def _pair(given: str) -> tuple[str, str]:
    """The format and the file of `FORMAT=FILE`; a file alone is no format, whatever its ending."""
    from timeline.reports import FORMATS

    name, equals, target = given.partition("=")
    names = [candidate.name for candidate in FORMATS]
    if not equals and name not in names:
        raise UsageError(f"--output {given}: which format?", f"Write FORMAT={given}, in one of: {', '.join(names)}")
    if equals and not target:
        raise UsageError(f"--output {given}: no file is named", f"Write {given}FILE, or {given}- for stdout")
    return name, target or STDOUT


def _only_one(names: Sequence[str]) -> str | None:
    if len(set(names)) > 1:
        both = " and ".join(dict.fromkeys(names))
        raise UsageError(f"stdout takes one report, not {both}", "Give the others a file: --output FORMAT=FILE")
    return names[0] if names else None


def require_place(path: Path, option: str) -> None:
    """Raise UsageError where a file cannot be made: it is a folder, or its folder is not there."""
    if path.is_dir():
        raise UsageError(f"{path}: a folder, not a file", f"Name a file in it: {option}")
    if not path.parent.is_dir():
        raise UsageError(f"{path}: there is no folder {path.parent}", f"Make it first: mkdir -p {path.parent}")


def _require_places(paths: Sequence[Path]) -> None:
    for number, path in enumerate(paths):
        require_place(path, "--output FORMAT=FILE")
        if path in paths[:number]:
            raise UsageError(f"{path}: two reports for one file", "Give each its own: --output FORMAT=FILE")


def _require_formats(names: Sequence[str]) -> None:
    from timeline.reports import format_named

    for name in names:
        format_named(name)


def _note_statistics(report: "Report") -> None:
    from timeline.reports.statistics import statistics_lines

    for line in statistics_lines(report.findings):
        talk(line)


def _append_summary(report: "Report", path: Path) -> None:
    """Append to the summary of a GitHub job; a check never fails because that cannot be written."""
    from timeline.reports.github import to_summary

    try:
        with path.open("a", encoding="utf-8") as file:
            file.write(to_summary(report))
    except OSError as error:
        note(f"the summary of the job could not be written: {path}: {error.strerror or error}")
