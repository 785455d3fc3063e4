"""Finding what the command line names: events, conflicts, days, and the events that filters choose."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from timeline.errors import EdtfError, UsageError
from timeline.model.conflict import Conflict
from timeline.model.counted import first_named
from timeline.model.edtf import parse_edtf
from timeline.model.edtf.calendar import SECONDS_PER_DAY
from timeline.model.edtf.value import Openness
from timeline.model.nearest import nearest_hint, nearest_name, nearest_or
from timeline.reconciliation.result import ReconciledEvent, Reconciliation, Status
from timeline.reconciliation.verdict import Verdict
from timeline.reconciliation.voices import short_fingerprints

if TYPE_CHECKING:
    from timeline.reconciliation.views.focus import Range

MOST_LISTED = 20
_HEX_DIGITS = "0123456789abcdef"
_ONLY_THERE = (
    "what it finds by --match, or in other files, stores and revisions, is told there alone (--format json has all). "
    "Else list what there is: timeline reconcile"
)
FEWEST_DIGITS = 4  # that are taken for a fingerprint where an event is asked for


def find_event(reconciliation: Reconciliation, event: str) -> ReconciledEvent:
    """Return an event by id. Raises UsageError with the nearest id."""
    if event not in reconciliation.event:
        raise UsageError(f"{event}: no such event", _event_hint(event, reconciliation))
    return reconciliation.event[event]


def find_conflict(reconciliation: Reconciliation, fingerprint: str) -> Conflict:
    """Return the conflict whose fingerprint begins so. Raises UsageError: none does, or several do.

    Short names tell those listed apart; the longer chains, named in full or nearly so, are looked for after them.
    """
    wanted = fingerprint.lower()
    found = [c for name, c in reconciliation.conflict.items() if wanted and name.startswith(wanted)]
    if wanted and not found:
        longer = {c.fingerprint: c for listed in reconciliation.conflicts for c in listed.longer}
        found = [c for name, c in longer.items() if name.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(c.fingerprint for c in found)
        raise UsageError(f"{fingerprint}: several conflicts begin so: {names}", "Give more digits.")
    raise UsageError(f"{fingerprint}: no such conflict", _conflict_hint(fingerprint, reconciliation))


def _conflict_hint(typed: str, reconciliation: Reconciliation) -> str:
    """Return what may have been meant: an event that has this name, or a fingerprint nearly typed."""
    if typed in reconciliation.event:
        return f"That is an event: timeline show {typed}"
    short = short_fingerprints(conflict.fingerprint for conflict in reconciliation.conflicts)
    known = [full[: max(len(digits), len(typed))] for full, digits in short.items()]
    is_fingerprint = len(typed) >= FEWEST_DIGITS and set(typed.lower()) <= set(_HEX_DIGITS)
    if is_fingerprint and not nearest_name(typed.lower(), known):
        return f"If TL303 named it, that line says all. If a diff named it: {_ONLY_THERE}"
    return nearest_hint(typed.lower(), known, "reconcile")


def _event_hint(typed: str, reconciliation: Reconciliation) -> str:
    """Return what may have been meant: something else that has this name, or an event nearly typed."""
    store = reconciliation.store
    if typed in store.claims:
        return f"That is a claim on an event: timeline show {store.claims[typed].event}"
    if typed in store.sources:
        return f"That is a source: timeline sources {typed}"
    if len(typed) >= FEWEST_DIGITS and any(name.startswith(typed.lower()) for name in reconciliation.conflict):
        return f"That is a conflict: timeline explain {typed}"
    return nearest_hint(typed, reconciliation.event, "show")


def days_between(from_: str | None, to: str | None) -> tuple[int | None, int | None]:
    """Return the first and the last civil day that --from and --to ask for. Raises UsageError: there is none."""
    first, last = _parse_day(from_, latest=False), _parse_day(to, latest=True)
    if first is not None and last is not None and first > last:
        raise UsageError(f"--from {from_} is after --to {to}", f"Turn them round: --from {to} --to {from_}")
    return first, last


def _parse_day(text: str | None, *, latest: bool) -> int | None:
    """Return the first (or latest) civil day of an EDTF date given on the command line; None: not given."""
    if text is None:
        return None
    try:
        date = parse_edtf(text)
    except EdtfError as error:
        raise UsageError(f"{text}: {error}", "Write a date as 2022-03-29, 2022-03 or 2022.") from error
    return date.end.latest if latest else date.start.earliest


def range_of_days(first: int | None, last: int | None) -> "Range":
    """Return civil days, both included, as the range of seconds that a chart shows to scale."""
    from timeline.reconciliation.views.focus import Range

    return Range(
        None if first is None else first * SECONDS_PER_DAY, None if last is None else (last + 1) * SECONDS_PER_DAY
    )


def select_events(
    reconciliation: Reconciliation,
    *,
    first: int | None,
    last: int | None,
    sources: Sequence[str],
    tags: Sequence[str],
    statuses: Sequence[str],
) -> tuple[ReconciledEvent, ...]:
    """Return the events that all filters let through, in time order; an empty filter lets all through."""
    _require_known(sources, reconciliation.store.sources, "source")
    _require_known(statuses, [status.value for status in Status], "status")
    _require_known(tags, sorted({t for e in reconciliation.store.events.values() for t in e.tags}), "tag")
    return tuple(
        event
        for event in reconciliation.events
        if _overlaps(event, first, last)
        and (not sources or set(sources) & set(event.sources))
        and (not tags or set(tags) & set(event.event.tags))
        and (not statuses or event.status in statuses)
    )


def _overlaps(event: ReconciledEvent, first: int | None, last: int | None) -> bool:
    """Whether an event may touch these days; on a side that nothing bounds the nearest bound that is known counts.

    Where a claim says that it goes on (`..`), it does.
    """
    bounds = [day for side in (event.start, event.end) for day in side[:2] if day is not None]
    if not bounds:
        return first is None and last is None
    goes_back = any(date.start.openness is Openness.OPEN for claim in event.claims for _, date in claim.dates)
    goes_on = any(date.end.openness is Openness.OPEN for claim in event.claims for _, date in claim.dates)
    is_after = first is None or max(bounds) >= first or (event.end.latest is None and goes_on)
    return is_after and (last is None or min(bounds) <= last or (event.start.earliest is None and goes_back))


def _require_known(names: Sequence[str], known: Iterable[str], kind: str) -> None:
    there = list(known)
    for name in names:
        if name not in there:
            raise UsageError(f"{name}: no such {kind}", nearest_or(name, there, _listed(there)))


def _listed(names: Sequence[str]) -> str:
    return f"There are: {first_named(names, MOST_LISTED)}" if names else "There are none."


def find_verdicts(typed: Iterable[str]) -> frozenset[Verdict]:
    """Return the verdicts that were typed (`conflicts`, and several with commas, are understood too).

    Raises UsageError: no such verdict.
    """
    known = {verdict.value: verdict for verdict in Verdict}
    names = [name.strip() for words in typed for name in words.split(",") if name.strip()]
    chosen = [name if name in known else name.removesuffix("s") for name in names]
    _require_known(chosen, list(known), "verdict")
    return frozenset(known[name] for name in chosen)
