"""What `timeline import` tells: what was read and written, then what was assumed, left out and refused."""

import shutil
import sys
import textwrap
from typing import TYPE_CHECKING, Final

from timeline.cli.session import emit_text
from timeline.model.counted import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.api.imported.report import ImportedSource, ImportReport
    from timeline.extraction.importing.rows import Kind, Remark

MOST_SHOWN: Final = 12  # remarks of a kind
HEADINGS: Final = {"assumed": "Assumed", "left-out": "Left out", "refused": "Refused"}


def print_report(report: "ImportReport", store: str) -> None:
    """Print the report for people, and what to do next."""
    lines = [*_head(report), *_remarks(report), *_closing(report, store)]
    emit_text("\n".join(_wrapped(lines) if sys.stdout.isatty() else lines))


def _wrapped(lines: list[str]) -> "Iterator[str]":
    """Yield lines as wide as the terminal, broken between words; what goes on is indented."""
    width = shutil.get_terminal_size().columns
    for line in lines:
        start = line[: len(line) - len(line.lstrip())]
        yield from textwrap.wrap(
            line, width, subsequent_indent=f"{start}    ", break_long_words=False, break_on_hyphens=False
        ) or [""]


def _head(report: "ImportReport") -> list[str]:
    told = f"{report.file}: {counted(report.claims, 'claim')} on {counted(report.events, 'event')}"
    head = [f"{told} ({report.format}, {report.encoding})"]
    width = max((len(str(each.files[0])) for each in report.sources), default=0)
    width = max(width, len(str(report.events_file)) if report.new_events else 0)
    head += [f"  {each.files[0]!s:{width}}  {_outcome(each, report)}" for each in report.sources]
    if report.new_events:
        head.append(f"  {report.events_file!s:{width}}  {counted(report.new_events, 'new event')}")
    return head


def _outcome(source: "ImportedSource", report: "ImportReport") -> str:
    told = counted(source.claims, "claim")
    if len(source.files) > 1:
        told += f" in {len(source.files)} files"
    if not source.is_written:
        return f"{told}, as it was"
    counts = [(source.new, "new"), (source.changed, "changed"), (source.gone, "gone")]
    changes = ", ".join(f"{count:,} {word}" for count, word in counts if count) or "the source changed"
    return f"{told}: {'would be ' if report.dry_run else ''}written, {changes}"


def _remarks(report: "ImportReport") -> list[str]:
    from timeline.extraction.importing.rows import Kind

    lines: list[str] = []
    for kind in (Kind.ASSUMED, Kind.LEFT_OUT, Kind.REFUSED):
        lines += _of_kind(report, kind)
    return lines


def _of_kind(report: "ImportReport", kind: "Kind") -> list[str]:
    remarks = report.of_kind(kind)
    if not remarks:
        return []
    shown = [f"  {_line(report, remark)}" for remark in remarks[:MOST_SHOWN]]
    more = len(remarks) - MOST_SHOWN
    return ["", HEADINGS[kind], *shown, *([f"  and {more:,} more: --report json has them all"] if more > 0 else [])]


def _line(report: "ImportReport", remark: "Remark") -> str:
    """Return `file:line: column: what is wrong; what to do`, and how often; one line, whatever is quoted there."""
    place = f"{report.file}:{remark.line}: " if remark.line is not None else ""
    column = f"{remark.column}: " if remark.column else ""
    times = f" ({remark.times:,} times)" if remark.times > 1 else ""
    return " ".join(f"{place}{column}{remark.text}{times}".split())


def _closing(report: "ImportReport", store: str) -> list[str]:
    named = "" if store == "data" else f"--store {store} "
    if report.dry_run:
        return ["", "Nothing was written (--dry-run)."]
    one, many = "1 row was refused: correct it", f"{report.refused:,} rows were refused: correct them"
    refused = f"{one if report.refused == 1 else many}, and import again. " if report.refused else ""
    return ["", f"{refused}Next: timeline {named}check"]
