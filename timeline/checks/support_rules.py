"""TL6xx: how well an event is supported. Information, never a failure."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from timeline.checks.checked import Checked, Rule, rule
from timeline.model.claim import Claim
from timeline.model.conflict import Scope
from timeline.model.finding import Finding, Related, Severity
from timeline.model.source import Source
from timeline.reconciliation.circular import Circle, circles_at_large, circles_on_events
from timeline.reconciliation.result import Supported


def _info(code: str, name: str, event: Supported, words: Callable[[Supported], str]) -> Finding:
    given = {
        "code": code,
        "name": name,
        "severity": Severity.INFO,
        "location": event.event.location,
        "scope": Scope.INTERNAL if len(event.sources) == 1 else Scope.CROSS_SOURCE,
        "sources": event.sources,
    }
    return Finding.of(given, lambda: about_event(event, words(event)))


def about_event(event: Supported, message: str) -> Mapping[str, Any]:
    """Return what a finding on how an event is supported says in words, and whom it names."""
    claims = tuple(claim.full_id for claim in event.claims)
    return {"message": message, "events": (event.event.id,), "claims": claims, "related": ()}


@rule("TL601", "single-source", Severity.INFO)
def single_source(checked: Checked) -> Iterator[Finding]:
    """Only one source speaks of an event.

    Passes: `event: talks` in claims of two sources
    Fails:  `event: talks` in claims of one source only
    Fix:    find a second source, if the event matters.
    """
    for event in checked.reconciliation.support:
        if len(event.sources) == 1:
            yield _info("TL601", "single-source", event, _only_source)


def _only_source(event: Supported) -> str:
    return f"{event.event.id}: only {event.sources[0]} speaks of it"


def _only_root(event: Supported) -> str:
    return f"{event.event.id}: {len(event.sources)} sources, 1 root ({event.roots[0]})"


@rule("TL602", "one-root", Severity.INFO)
def one_root(checked: Checked) -> Iterator[Finding]:
    """Several sources speak of an event, but all repeat one origin.

    Passes: `event: talks` in two sources without `relies_on`, or with different ones
    Fails:  `event: talks` in gazette and in herald, which has `relies_on: [gazette]`
    Fix:    do not count them as corroboration; find an independent source.
    """
    for event in checked.reconciliation.support:
        if len(event.sources) > 1 and len(event.roots) == 1:
            yield _info("TL602", "one-root", event, _only_root)


def circular_sources(sources: Mapping[str, Source]) -> Iterator[Finding]:
    """Yield a finding for every circle that `relies_on` alone makes."""
    return _circular(circles_at_large(sources))


def _circular_claims(part: Checked) -> Iterator[Finding]:
    """Yield a finding for every circle on one event that a claim closes."""
    return _circular(circles_on_events(part.reconciliation.store))


def _circular(circles: Iterable[Circle]) -> Iterator[Finding]:
    for circle in circles:
        about = f"{circle.event}: " if circle.event else ""
        claims = tuple(claim for repeat in circle.repeats for claim in repeat.claims)
        first, *others = circle.repeats
        yield Finding(
            code="TL603",
            name="circular-report",
            severity=Severity.INFO,
            message=f"{about}{circle.words}: a circle without an origin, which counts as one root",
            location=first.location,
            scope=Scope.INTERNAL if len(circle.sources) == 1 else Scope.CROSS_SOURCE,
            events=(circle.event,) if circle.event else (),
            claims=tuple(claim.full_id for claim in claims),
            sources=circle.sources,
            related=tuple(Related(claim=_claim_of(r.claims), location=r.location) for r in others),
        )


def _claim_of(claims: Iterable[Claim]) -> str:
    return next((claim.full_id for claim in claims), "")


@rule("TL603", "circular-report", Severity.INFO, of_whole=True, in_parts=_circular_claims)
def circular_report(checked: Checked) -> Iterator[Finding]:
    """Sources repeat each other in a circle, so that none of them is an origin.

    The circle is one of sources (`relies_on`), or of claims on one event that name their source (`attributed_to`).
    Sources that name each other on different events are no circle.

    Passes: gazette has `relies_on: [herald]`, and herald relies on nobody
    Fails:  gazette has `relies_on: [herald]`, and herald has `relies_on: [gazette]`
    Fix:    find out who had it first, and take away the line that points the wrong way.
    """
    return circular_sources(checked.store.sources)


SUPPORT_RULES: tuple[Rule, ...] = (single_source, one_root, circular_report)
