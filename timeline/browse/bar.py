"""The bar at the top: two tabs with their counts, the filters, and what is going on."""

from collections import Counter
from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from timeline.browse.filters import Filters
from timeline.browse.view import View
from timeline.model.conflict import Conflict
from timeline.model.dataclass import dataclass
from timeline.reconciliation.plain import safe_text
from timeline.reconciliation.result import ReconciledEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class BarWords:
    """What the bar says."""

    events: str
    conflicts: str
    beside: str  # the filters; without any, the title of the store


class Tab(Static):
    """One of the two lists; a click shows it."""

    class Wanted(Message):
        """The list is to be shown."""

        def __init__(self, list_id: str) -> None:
            super().__init__()
            self.list_id = list_id

    def __init__(self, list_id: str) -> None:
        super().__init__(id=f"tab-{list_id}", markup=False)
        self._list_id = list_id

    def on_click(self) -> None:
        """Ask for the list."""
        self.post_message(self.Wanted(self._list_id))


class Bar(Horizontal):
    """One line."""

    def compose(self) -> ComposeResult:
        """Tabs at the left."""
        yield Tab("events")
        yield Tab("conflicts")
        yield Static(id="beside", markup=False)

    def show(self, words: BarWords, *, is_events: bool) -> None:
        """Show counts and filters."""
        self._words = words
        self.mark(is_events=is_events)
        self.tell("")

    def mark(self, *, is_events: bool) -> None:
        """Mark the tab of the list that is seen: by a sign, and by its colours."""
        for name, words, is_seen in (
            ("events", self._words.events, is_events),
            ("conflicts", self._words.conflicts, not is_events),
        ):
            tab = self.query_one(f"#tab-{name}", Tab)
            tab.set_class(is_seen, "-seen")
            tab.update(Content(f"{'▸' if is_seen else ' '}{words} "))

    def tell(self, words: str) -> None:
        """Say what is going on; nothing: the filters, or the title, again."""
        self.query_one("#beside", Static).update(Content(safe_text(words) or self._words.beside))


def bar_words(
    view: View, events: Sequence[ReconciledEvent], conflicts: Sequence[Conflict], filters: Filters
) -> BarWords:
    """Return what the bar says of all that is shown."""
    found = view.reconciliation
    new = Counter(view.standing.get(c.fingerprint) for c in conflicts)["new"]
    beside = filters.words() or found.store.settings.title
    unread = f"{found.store.unread} unread: see timeline check · " if found.store.unread else ""
    searched = "" if found.complete else "not everything was searched · "
    return BarWords(
        events=f"Events {_of(len(events), len(found.events))}",
        conflicts=f"Conflicts {_of(len(conflicts), len(found.conflicts))}" + (f" ({new} new)" if new else ""),
        beside=safe_text(unread + searched + beside),
    )


def _of(shown: int, total: int) -> str:
    return f"{total:,}" if shown == total else f"{shown:,} of {total:,}"
