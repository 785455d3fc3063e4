"""What an import did: counts, what was assumed and left out, what was refused and where."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from timeline.extraction.importing.rows import Kind, Remark
from timeline.model.dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedSource:
    """One source of an import."""

    id: str
    files: tuple[Path, ...]  # its claims files
    claims: int
    new: int  # claims that were not there
    changed: int  # claims that said something else
    gone: int  # claims that the file has no more
    is_written: bool  # whether its claims file differs from what was there


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import read and wrote, and a remark for everything that it did not simply take over."""

    file: str  # as the person typed it
    format: str
    encoding: str
    sources: tuple[ImportedSource, ...]
    events: int  # events that its claims speak of
    new_events: int
    events_file: Path | None  # where the new ones were added; None: there are none
    ids: Mapping[str, str]  # names of the file that are no ids -> what they became
    remarks: tuple[Remark, ...]
    dry_run: bool

    @property
    def claims(self) -> int:
        """How many claims were read."""
        return sum(source.claims for source in self.sources)

    @property
    def refused(self) -> int:
        """How many rows were refused."""
        return sum(remark.times for remark in self.remarks if remark.kind is Kind.REFUSED)

    @property
    def is_clean(self) -> bool:
        """Whether nothing was refused."""
        return not self.refused

    def of_kind(self, kind: Kind) -> tuple[Remark, ...]:
        """The remarks of a kind: those on the whole file first, then by line; the same ones only once."""
        found: dict[tuple[str, str | None], Remark] = {}
        for remark in sorted(self.remarks, key=lambda each: each.line or 0):
            key = (remark.text, remark.column)
            if remark.kind is kind:
                same = found.get(key)
                found[key] = remark if same is None else _joined(same, remark)
        return tuple(found.values())


def _joined(first: Remark, second: Remark) -> Remark:
    times = first.times + second.times
    return Remark(kind=first.kind, text=first.text, line=first.line, column=first.column, times=times)


def report_shape(report: ImportReport) -> dict[str, Any]:
    """Return the JSON shape of `timeline import --report json`; `remarks` by line, those of the whole file first."""
    return {
        "version": 1,
        "file": report.file,
        "format": report.format,
        "encoding": report.encoding,
        "dry_run": report.dry_run,
        "claims": report.claims,
        "refused": report.refused,
        "events": {
            "named": report.events,
            "new": report.new_events,
            "file": str(report.events_file) if report.events_file else None,
        },
        "sources": [_source_shape(source) for source in report.sources],
        "ids": dict(report.ids),
        "remarks": [_remark_shape(each) for each in sorted(report.remarks, key=lambda each: each.line or 0)],
    }


def _source_shape(source: ImportedSource) -> dict[str, Any]:
    return {
        "id": source.id,
        "files": [str(file) for file in source.files],
        "claims": source.claims,
        "new": source.new,
        "changed": source.changed,
        "gone": source.gone,
        "written": source.is_written,
    }


def _remark_shape(remark: Remark) -> dict[str, Any]:
    return {
        "kind": remark.kind.value,
        "line": remark.line,
        "column": remark.column,
        "text": remark.text,
        "times": remark.times,
    }
