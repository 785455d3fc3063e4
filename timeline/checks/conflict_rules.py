"""TL3xx to TL5xx: what cannot all be true."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from timeline.checks.checked import Checked, Rule, rule
from timeline.checks.support_rules import about_event
from timeline.model.conflict import Grade, Scope
from timeline.model.finding import Finding, FindingStatus, Severity
from timeline.reconciliation.result import Supported


def _coded(checked: Checked, code: str) -> Iterator[Finding]:
    return iter(checked.conflicts_by_code.get(code, ()))


@rule("TL301", "date-conflict", Severity.WARNING)
def date_conflict(checked: Checked) -> Iterator[Finding]:
    """Sources date one event so that not all of them can be right.

    Where times of day are given, minutes and seconds count.

    Passes: `when: 2022-03-29` in one source, `when: 2022-03` in another, which is less exact; a day beside an hour
    Fails:  `when: 2022-03-29` in one source, `when: 2022-03-30` in another, for the same event;
            `when: 1912-04-15T02:05` beside `when: 1912-04-15T02:20`
    Fix:    `timeline explain FINGERPRINT` shows who says what; correct a claim, split the event, or resolve it.
    """
    return _coded(checked, "TL301")


@rule("TL302", "date-conflict-internal", Severity.WARNING)
def date_conflict_internal(checked: Checked) -> Iterator[Finding]:
    """One source dates one event so that not all it says can be right.

    Passes: `when: 2022-03` in one claim, `when: 2022-03-29` in another of the same source
    Fails:  `when: 2022-03-29` in one claim, `when: 2022-03-30` in another of the same source, for the same event
    Fix:    look at both passages: often two events were taken for one.
    """
    return _coded(checked, "TL302")


@rule("TL303", "weekday-or-count", Severity.WARNING)
def weekday_or_count(checked: Checked) -> Iterator[Finding]:
    """The weekday, the count of days, or the time of day that stands beside a date does not fit it.

    A count of N days fits a difference of N or of N - 1 days, as people count either way. A time does not fit where
    the clocks of its zone were set forward over it; it is then read by the clocks from before and from after.

    Passes: `when: 2022-03-21, weekday: monday`; `when: 2022-03-29, count: {span: P34D, since: 2022-02-24}`
    Fails:  `when: 2022-03-22, weekday: monday`; the same count with `when: 2022-04-29`;
            `when: 2022-03-27T03:30, zone: Europe/Kyiv`
    Fix:    look at the passage: the date, the weekday, the count or the time is a slip, of the source or of the card;
            of a time, give the offset (`T03:30+02:00`) or the zone that the source meant.
    """
    yield from checked.slips


@rule("TL304", "later-than-its-source", Severity.WARNING)
def later_than_its_source(checked: Checked) -> Iterator[Finding]:
    """A source reports as past what it dates after its own publication.

    Passes: `when: 2022-03-29` in a source with `published: 2022-03-30`; `when: 2022-05-10` there with `report: plan`
    Fails:  `when: 2022-04-02` in a source with `published: 2022-03-30`
    Fix:    correct the date of the claim or of the publication, or mark the claim `report: plan`.
    """
    return _coded(checked, "TL304")


@rule("TL305", "refinement", Severity.INFO)
def refinement(checked: Checked) -> Iterator[Finding]:
    """Sources agree on an event, and some are more exact than others.

    Passes: `when: 2022-03-29` in both sources
    Fails:  `when: 2022-03-29` in one source, `when: 2022-03` in another
    Fix:    nothing to do; to have it fail, `timeline check --fail-on refinement`.
    """
    known = checked.known
    for event in checked.reconciliation.support:
        if event.is_refined:
            given = {
                "code": "TL305",
                "name": "refinement",
                "severity": Severity.INFO,
                "grade": Grade.REFINEMENT,
                "status": FindingStatus.KNOWN if known.has_seen(event.claims) else FindingStatus.NEW,
                "location": event.event.location,
                "scope": Scope.CROSS_SOURCE,
                "sources": event.sources,
            }
            yield Finding.of(given, partial(_refinement_in_words, event))


def _refinement_in_words(event: Supported) -> Mapping[str, Any]:
    return about_event(event, f"{event.event.id}: {len(event.sources)} sources, some more exact than others")


@rule("TL401", "order-conflict", Severity.WARNING)
def order_conflict(checked: Checked) -> Iterator[Finding]:
    """Sources put events in an order, or at dates, that no calendar allows.

    `before` and `after` may share a day where only days are known; where times of day are given, the clock decides.

    Passes: `relations: [{type: before, event: b}]` for a in one source; a 2022-03-07, b 2022-03-29 in another
    Fails:  `relations: [{type: before, event: b}]` for a in one source; a 2022-03-30, b 2022-03-29 in another;
            the same with a 1912-04-15T04:10, b 1912-04-15T02:20
    Fix:    look at the chain; correct a claim, split an event in two, or record a resolution.
    """
    return _coded(checked, "TL401")


@rule("TL402", "order-conflict-internal", Severity.WARNING)
def order_conflict_internal(checked: Checked) -> Iterator[Finding]:
    """One source puts events in an order, or at dates, that no calendar allows.

    Passes: `relations: [{type: before, event: b}]` for a, where the same source dates a 2022-03-07 and b 2022-03-29
    Fails:  `relations: [{type: before, event: b}]` for a, and `relations: [{type: before, event: a}]` for b
    Fix:    look at the passages; often a card claims more than the words say.
    """
    return _coded(checked, "TL402")


@rule("TL501", "attribute-conflict", Severity.WARNING)
def attribute_conflict(checked: Checked) -> Iterator[Finding]:
    """Sources describe one event so that not all of them can be right.

    How values compare depends on the type of the attribute in `timeline.yaml`: text, set, ordered-set, some (an open
    list), number (with `tolerance` and `unit`), duration, or place (one may lie within another: `places`).

    Passes: `term: P10Y/P15Y` and `term: P15Y` (one is more exact)
    Fails:  `attributes: {motive: goodwill}` in one source, `attributes: {motive: defeat}` in another
    Fix:    look at the quotes; correct a value, end a list that is not complete with `..`, give the attribute the type
            that fits it, or record a resolution.
    """
    return _coded(checked, "TL501")


@rule("TL502", "attribute-conflict-internal", Severity.WARNING)
def attribute_conflict_internal(checked: Checked) -> Iterator[Finding]:
    """One source describes one event in ways that cannot all be right.

    Passes: `dead: ">1000"` and `dead: 1351`
    Fails:  `attributes: {dead: 1351}` in one claim, `attributes: {dead: 7000}` in another of the same source
    Fix:    look at the quotes; often one value is somebody else's (`attributed_to`), or of another event.
    """
    return _coded(checked, "TL502")


CONFLICT_RULES: tuple[Rule, ...] = (
    date_conflict,
    date_conflict_internal,
    weekday_or_count,
    later_than_its_source,
    refinement,
    order_conflict,
    order_conflict_internal,
    attribute_conflict,
    attribute_conflict_internal,
)
