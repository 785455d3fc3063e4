"""Findings as SARIF 2.1.0 (OASIS, errata 01), as GitHub code scanning and editors read it.

Paths are relative to the repository, columns count code points. A conflict is a result at its newest claim; the older
claims are related locations that the message links to, and its chain is a code flow.
"""

from timeline.checks import RULES
from timeline.model.finding import Finding, FindingStatus, Related
from timeline.model.json_text import json_text
from timeline.reconciliation.plain import safe_text
from timeline.reconciliation.shapes import Shape
from timeline.reports.account import RELATED_SHOWN, Account, LastingName, account_of, lasting_names
from timeline.reports.report import Report
from timeline.reports.sarif_places import code_flow_shape, place_shape
from timeline.reports.sarif_rules import rule_shape
from timeline.version import __version__

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def to_text(report: Report) -> str:
    """Return one run: every rule of the tool, and the findings that are worth a mark."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report)]}
    return json_text(log, indent=2)


def _run(report: Report) -> Shape:
    findings = report.shown
    codes = [rule.code for rule in RULES]
    named = zip(findings, lasting_names(findings, report), strict=True)
    return {
        "tool": {
            "driver": {
                "name": "timeline",
                "fullName": "timeline: a reconciler of chronologies",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [rule_shape(rule) for rule in RULES],
            }
        },
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _notes(report)}],
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The repository that the store lies in."}}},
        "columnKind": "unicodeCodePoints",
        "results": [{"ruleIndex": codes.index(f.code), **_result(f, name, report)} for f, name in named],
    }


def _notes(report: Report) -> list[Shape]:
    """Return what kept the check from looking at everything: budgets that ended."""
    return [{"level": "warning", "message": {"text": safe_text(s)}} for s in report.reconciliation.incomplete]


def _result(finding: Finding, name: LastingName, report: Report) -> Shape:
    account = account_of(finding)
    return {
        "ruleId": finding.code,
        "level": report.level_of(finding),
        "message": {"text": _message(finding, account, report)},
        "locations": [place_shape(finding.location, report)],
        "relatedLocations": [
            {"id": number, **place_shape(related.location, report), "message": {"text": words}}
            for number, (related, words) in enumerate(account.others, 1)
        ],
        "codeFlows": [code_flow_shape(finding.conflict, report)] if finding.conflict else [],
        "partialFingerprints": _fingerprints(finding, name),
        "baselineState": "new" if finding.status is FindingStatus.NEW else "unchanged",
        "suppressions": _suppressions(finding, report),
        "properties": {
            "name": finding.name,
            "grade": finding.grade,
            "status": finding.status,
            "scope": finding.scope,
            "events": [safe_text(event) for event in finding.events],
            "claims": [safe_text(claim) for claim in finding.claims],
            "sources": [safe_text(source) for source in finding.sources],
        },
    }


def _message(finding: Finding, account: Account, report: Report) -> str:
    """Return what is wrong, then the related claims, each linked to its place, then the command that tells why."""
    sentences = [_unlinked(account.headline)]
    links = [_link(number, *other) for number, other in enumerate(account.others[:RELATED_SHOWN], 1)]
    links += [f"and {len(account.others) - RELATED_SHOWN} more"] if len(account.others) > RELATED_SHOWN else []
    if links:
        sentences.append(f"{'Other claims' if finding.conflict else 'See'}: {'; '.join(links)}")
    if finding.conflict and finding.fingerprint:
        sentences.append(f"Why: timeline explain {report.short(finding.fingerprint)}")
    return ". ".join(sentences)


def _link(number: int, related: Related, words: str) -> str:
    """Return what a related claim says, its name linked to the related location of a number."""
    name = safe_text(related.claim)
    return f"[{_link_text(name)}]({number}){_unlinked(words.removeprefix(name))}"


def _unlinked(text: str) -> str:
    """Return text in which nothing is a link, as a title such as `[talks](1)` would be."""
    return text.replace("](", "] (")


def _link_text(text: str) -> str:
    """Return text as it stands in a link's brackets: brackets and backslashes have a backslash before them."""
    return "".join(f"\\{character}" if character in "\\[]" else character for character in text)


def _fingerprints(finding: Finding, name: LastingName) -> Shape:
    """Return what hosts match results by from run to run; GitHub takes `primaryLocationLineHash` for the line's."""
    ours = {"timelineFingerprint/v1": finding.fingerprint} if finding.fingerprint else {}
    return {"primaryLocationLineHash": str(name), **ours}


def _suppressions(finding: Finding, report: Report) -> list[Shape]:
    """Return why a finding does not fail; the empty list says that nothing excuses it."""
    excuse = report.excuse_of(finding)
    return [{"kind": "external", "status": "accepted", "justification": safe_text(excuse)}] if excuse else []
