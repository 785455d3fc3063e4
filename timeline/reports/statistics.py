"""How many findings there are of each code: new, known, resolved."""

from collections import Counter
from collections.abc import Iterable

from timeline.model.dataclass import dataclass
from timeline.model.finding import Finding, FindingStatus

HEAD = ("code", "name", "new", "known", "resolved")


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeCount:
    """The findings of one code; those that no baseline and no decision can speak of count as new."""

    code: str
    name: str
    severity: str
    new: int
    known: int
    resolved: int


def counts_by_code(findings: Iterable[Finding]) -> tuple[CodeCount, ...]:
    """Count findings by code and status, in the order of the codes; a code without findings has no row."""
    found = tuple(findings)
    counts = Counter((finding.code, finding.status) for finding in found)
    kinds = {finding.code: finding for finding in found}
    return tuple(
        CodeCount(
            code=code,
            name=kind.name,
            severity=kind.severity,
            new=counts[code, FindingStatus.NEW],
            known=counts[code, FindingStatus.KNOWN],
            resolved=counts[code, FindingStatus.RESOLVED],
        )
        for code, kind in sorted(kinds.items())
    )


def statistics_lines(findings: Iterable[Finding]) -> list[str]:
    """Return the counts as a table for people; nothing where nothing was found."""
    counts = counts_by_code(findings)
    rows = [HEAD, *((c.code, c.name, f"{c.new}", f"{c.known}", f"{c.resolved}") for c in counts)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [_row(row, widths) for row in rows] if counts else []


def _row(cells: Iterable[str], widths: Iterable[int]) -> str:
    code, name, *numbers = zip(cells, widths, strict=True)
    texts = [f"{cell:<{width}}" for cell, width in (code, name)] + [f"{cell:>{width}}" for cell, width in numbers]
    return "  ".join(texts)
