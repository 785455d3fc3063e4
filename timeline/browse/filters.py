"""Which events are shown: those that every filter lets through; and the conflicts in which they stand."""

from collections.abc import Iterable

from timeline.browse.view import View
from timeline.model.conflict import Conflict
from timeline.model.dataclass import dataclass
from timeline.reconciliation.result import ReconciledEvent

MOST_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What is asked for; of several sources, tags or statuses one suffices. Empty: everything."""

    text: str = ""  # every word of it must stand somewhere in what the event is searched by
    sources: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()

    @property
    def is_any(self) -> bool:
        """Whether anything is left out at all."""
        return bool(self.text.strip() or self.sources or self.tags or self.statuses)

    def words(self) -> str:
        """Return what is asked for in words: `“talks” · source weiss-2022 · status disputed or undecided`."""
        kinds = (("source", self.sources), ("tag", self.tags), ("status", self.statuses))
        named = [f"{kind} {_either(sorted(names))}" for kind, names in kinds if names]
        return " · ".join([*([f"“{self.text.strip()}”"] if self.text.strip() else []), *named])


def events_through(view: View, filters: Filters) -> tuple[ReconciledEvent, ...]:
    """Return the events that the filters let through, in time order. Cost: linear."""
    events = view.reconciliation.events
    return tuple(event for event in events if _passes(view, filters, event)) if filters.is_any else tuple(events)


def conflicts_of(view: View, events: Iterable[ReconciledEvent], filters: Filters) -> tuple[Conflict, ...]:
    """Return the conflicts of which at least one event is shown, in their own order: the gravest first."""
    if not filters.is_any:
        return view.reconciliation.conflicts
    shown = {event.id for event in events}
    return tuple(c for c in view.reconciliation.conflicts if not shown.isdisjoint(c.events))


def _passes(view: View, filters: Filters, event: ReconciledEvent) -> bool:
    return (
        (not filters.sources or not filters.sources.isdisjoint(event.sources))
        and (not filters.tags or not filters.tags.isdisjoint(event.event.tags))
        and (not filters.statuses or event.status in filters.statuses)
        and all(word in view.words[event.id] for word in filters.text.casefold().split())
    )


def _either(names: list[str]) -> str:
    more = len(names) - MOST_NAMED
    return " or ".join(names) if more <= 0 else f"{' or '.join(names[:MOST_NAMED])} or {more} more"
