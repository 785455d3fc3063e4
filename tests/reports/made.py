"""Reports made by hand, over a store without events, and words that must not become commands."""

from pathlib import Path

from hypothesis import strategies as st

from timeline.checks import summary_of
from timeline.model.finding import Finding
from timeline.model.store import Store
from timeline.reconciliation.reconcile import reconcile
from timeline.reports import Report

HERE = Path("/project")
HOSTILE = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "]]></failure>", "&amp; <b>x</b>", "\x00\x0b\x1f\x7f", "\ufffe\uffff", "\U0001fffe", "a\nb\r\nc",
            "| x | y |", "`code`", "[x](javascript:alert(1))", "</details><script>alert(1)</script>", "@everyone #12",
            "https://example.org", "www.example.org", "![x](https://example.org/x.png)", "::error::x", "1. x", "- x",
        ]
    ),
)  # fmt: skip


def made_report(*findings: Finding, verbose: bool = False, statistics: bool = False) -> Report:
    """A report of these findings."""
    return Report(
        findings=findings,
        summary=summary_of(findings),
        reconciliation=reconcile(Store(folder=Path("data"), events={}, sources={}, claims={})),
        here=HERE,
        root=HERE,
        verbose=verbose,
        statistics=statistics,
    )
