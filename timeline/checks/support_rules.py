"""TL6xx: how well an event is supported. Information, never a failure."""

from collections.abc import Iterator

from timeline.checks.checked import Checked, Rule, rule
from timeline.model.conflict import Scope
from timeline.model.finding import Finding, Severity
from timeline.reconciliation.result import Supported


def _info(code: str, name: str, event: Supported, message: str) -> Finding:
    return Finding(
        code=code,
        name=name,
        severity=Severity.INFO,
        message=message,
        location=event.event.location,
        scope=Scope.INTERNAL if len(event.sources) == 1 else Scope.CROSS_SOURCE,
        events=(event.event.id,),
        claims=tuple(claim.full_id for claim in event.claims),
        sources=event.sources,
    )


@rule("TL601", "single-source", Severity.INFO)
def single_source(checked: Checked) -> Iterator[Finding]:
    """Only one source speaks of an event.

    Passes: `event: talks` in claims of two sources
    Fails:  `event: talks` in claims of one source only
    Fix:    find a second source, if the event matters.
    """
    for event in checked.reconciliation.support:
        if len(event.sources) == 1:
            yield _info("TL601", "single-source", event, f"{event.event.id}: only {event.sources[0]} speaks of it")


@rule("TL602", "one-root", Severity.INFO)
def one_root(checked: Checked) -> Iterator[Finding]:
    """Several sources speak of an event, but all repeat one origin.

    Passes: `event: talks` in two sources without `relies_on`, or with different ones
    Fails:  `event: talks` in gazette and in herald, which has `relies_on: [gazette]`
    Fix:    do not count them as corroboration; find an independent source.
    """
    for event in checked.reconciliation.support:
        if len(event.sources) > 1 and len(event.roots) == 1:
            message = f"{event.event.id}: {len(event.sources)} sources, 1 root ({event.roots[0]})"
            yield _info("TL602", "one-root", event, message)


SUPPORT_RULES: tuple[Rule, ...] = (single_source, one_root)
