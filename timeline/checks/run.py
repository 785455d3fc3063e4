"""Run the rules; decide whether what they found fails."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from timeline.checks.checked import Checked
from timeline.checks.counting import tally_of
from timeline.checks.policy import Policy
from timeline.checks.registry import RULES
from timeline.model.conflict import Grade
from timeline.model.dataclass import dataclass
from timeline.model.finding import Finding, FindingStatus, Severity
from timeline.model.incomplete import unsaid_words
from timeline.model.store import Store

# What fails at each level of --fail-on.
FAILING_GRADES = {
    "contradiction": (Grade.CONTRADICTION,),
    "tension": (Grade.CONTRADICTION, Grade.TENSION),
    "refinement": (Grade.CONTRADICTION, Grade.TENSION, Grade.REFINEMENT),
    "never": (),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """How many findings there are of each grade, how many errors, and how many of the conflicts anybody knew."""

    contradiction: int
    tension: int
    refinement: int
    errors: int
    new: int
    known: int
    resolved: int
    ignored: int = 0  # by `ignore` and `per_file`; not counted above


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a check reports, and how much it was told to ignore."""

    findings: tuple[Finding, ...]  # the most urgent first
    ignored: int = 0


def run_checks(checked: Checked, policy: Policy) -> Found:
    """Return what all rules find and the policy reports: new before known before resolved, then by file and line.

    A conflict that is ignored is there all the same, so a decision about it matches something (TL701).
    """
    found = (*whole_findings(checked), *chain.from_iterable(map(part_findings, checked.parts)))
    judged, ignored = policy.reported(found)
    return Found(findings=tuple(finding for _, finding in by_turn(judged)), ignored=ignored)


def whole_findings(checked: Checked) -> Iterator[Finding]:
    """Yield what the rules find that look at the whole store."""
    return (finding for rule in RULES if rule.of_whole for finding in rule.find(checked))


def part_findings(part: Checked) -> Iterator[Finding]:
    """Yield what the rules find that look at one part at a time."""
    finders = (rule.in_parts if rule.of_whole else rule.find for rule in RULES)
    return (finding for find in finders if find is not None for finding in find(part))


def unread_unsaid(store: Store, findings: Iterable[Finding]) -> Iterator[str]:
    """Yield a sentence where entries were left out and the findings on some of them are not looked for or ignored."""
    said = {(finding.code, finding.location) for finding in findings}
    if store.unread and any((finding.code, finding.location) not in said for finding in store.findings):
        yield unsaid_words(store.unread, store.folder)


def fails(findings: Iterable[Finding], fail_on: str) -> bool:
    """Whether a check fails. This is all that decides it, whatever the severities and grades were set to.

    What is known or resolved never fails. Of what is new an error always does, a warning where it is a conflict of a
    grade that `fail_on` lets fail, an info never.
    """
    grades = FAILING_GRADES[fail_on]
    new = (finding for finding in findings if finding.status is FindingStatus.NEW)
    return any(f.severity is Severity.ERROR or (f.severity is Severity.WARNING and f.grade in grades) for f in new)


def summary_of(findings: Sequence[Finding], *, ignored: int = 0) -> Summary:
    """Count findings by grade, severity and status; a conflict is no error, however severe it was set to be."""
    counts = tally_of(findings)
    return Summary(
        contradiction=counts.contradiction,
        tension=counts.tension,
        refinement=counts.refinement,
        errors=counts.errors,
        new=counts.new,
        known=counts.known,
        resolved=counts.resolved,
        ignored=ignored,
    )


_STATUS_ORDER = (FindingStatus.NEW, FindingStatus.KNOWN, FindingStatus.RESOLVED)
_SEVERITY_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_INFO, _CONTRADICTION = Severity.INFO, Grade.CONTRADICTION  # looked up once, as they are asked of every finding


Urgency = tuple[bool, int, int, bool, str, int, str, str, int]


def by_turn(findings: Iterable[Finding]) -> list[tuple[Urgency, Finding]]:
    """Return findings, the most urgent first, each with how urgent it is.

    The order leaves nothing open; words are compared only where all else is the same.
    """
    turns = sorted([(_urgency_of(finding), _Words(finding)) for finding in findings])
    return [(urgency, words.finding) for urgency, words in turns]


def _urgency_of(finding: Finding) -> Urgency:
    """A sort key: infos last, new before known before resolved, errors first; then by place."""
    place = finding.location
    return (
        finding.severity is _INFO,
        _STATUS_ORDER.index(finding.status),
        _SEVERITY_ORDER.index(finding.severity),
        finding.grade is not _CONTRADICTION,
        place.file,
        place.line,
        finding.code,
        finding.fingerprint or "",
        place.column,
    )


class _Words:
    """What a finding says: put into words where it is compared with another one."""

    __slots__ = ("finding",)

    def __init__(self, finding: Finding) -> None:
        self.finding = finding

    def __lt__(self, other: "_Words") -> bool:
        return self.finding.message < other.finding.message
