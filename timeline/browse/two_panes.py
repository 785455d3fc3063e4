"""The two panes: events or conflicts in a list, the page of the chosen one beside it, or below it."""

import asyncio
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.screen import Screen
from textual.widgets import ContentSwitcher, Footer, Input, Static

from timeline.api.quoting import quotes_in_context
from timeline.browse.bar import Bar, Tab, bar_words
from timeline.browse.filters import Filters, conflicts_of, events_through
from timeline.browse.line_list import LineList
from timeline.browse.rows import conflict_rows, event_rows
from timeline.browse.view import Place, View
from timeline.model.conflict import Conflict
from timeline.reconciliation.result import ReconciledEvent
from timeline.render import event_page, explanation_page

EVENTS, CONFLICTS = "events", "conflicts"
SECONDS_BEFORE_READING = 0.2


class Detail(VerticalScroll):
    """The page, which scrolls."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", show=False),
        Binding("k", "scroll_up", show=False),
    ]


class TwoPanes(Screen[None]):
    """Both lists and the page, filled with what the filters let through."""

    def __init__(self, view: View, documents: Path | None = None) -> None:
        super().__init__()
        self._documents = documents
        self.view, self.filters = view, Filters()
        self.events: tuple[ReconciledEvent, ...] = ()  # those shown
        self.conflicts: tuple[Conflict, ...] = ()

    def compose(self) -> ComposeResult:
        """Bar, lists, page, search, keys."""
        yield Bar(id="bar")
        with Container(id="panes"):
            with ContentSwitcher(id="lists", initial=EVENTS):
                yield LineList(id=EVENTS, empty="No event fits: x clears search and filters.")
                yield LineList(id=CONFLICTS, empty="No conflicts here.")
            with Detail(id="detail"):
                yield Static(id="page", markup=False)
        yield Input(id="search", placeholder="words of a title, an id, a tag, a quote", compact=True)
        yield Footer(show_command_palette=False, compact=True)

    @property
    def shown_lines(self) -> LineList:
        """The list that is seen."""
        return self.query_one(f"#{self.list_id}", LineList)

    @property
    def list_id(self) -> str:
        """`events` or `conflicts`."""
        return self.query_one("#lists", ContentSwitcher).current or EVENTS

    @property
    def chosen_event(self) -> ReconciledEvent | None:
        """The event that is chosen in the list of events."""
        return self.view.reconciliation.event.get(self.query_one(f"#{EVENTS}", LineList).key or "")

    @property
    def chosen_conflict(self) -> Conflict | None:
        """The conflict that is chosen in the list of conflicts."""
        return self.view.reconciliation.conflict.get(self.query_one(f"#{CONFLICTS}", LineList).key or "")

    def go(self, place: Place) -> None:
        """Show an event or a conflict; where the filters hide it, they are taken away."""
        shown = {c.fingerprint for c in self.conflicts} if place.is_conflict else {event.id for event in self.events}
        if place.key not in shown and self.view.has(place):
            self.action_clear()
        self.action_show_list(CONFLICTS if place.is_conflict else EVENTS)
        self.shown_lines.choose(place.key)

    def filter(self, filters: Filters) -> None:
        """Show what other filters let through."""
        self.filters = filters
        self.refill()

    def refill(self) -> None:
        """Fill both lists and the bar; what was chosen stays so where it is still there."""
        self.events = events_through(self.view, self.filters)
        self.conflicts = conflicts_of(self.view, self.events, self.filters)
        events, conflicts = self.query_one(f"#{EVENTS}", LineList), self.query_one(f"#{CONFLICTS}", LineList)
        events.show(event_rows(self.events), events.key)
        conflicts.show(conflict_rows(self.view, self.conflicts), conflicts.key)
        self.query_one(Bar).show(
            bar_words(self.view, self.events, self.conflicts, self.filters), is_events=self.list_id == EVENTS
        )

    @on(LineList.Chosen)
    def _turn_page(self, message: LineList.Chosen) -> None:
        """Show the page of what is chosen now."""
        if message.list.id == self.list_id and not isinstance(message, LineList.Opened):
            self._show_page()

    def _show_page(self) -> None:
        page, found = self.query_one("#page", Static), self.view.reconciliation
        detail = self.query_one("#detail", VerticalScroll)
        chosen = self.chosen_event if self.list_id == EVENTS else self.chosen_conflict
        if isinstance(chosen, ReconciledEvent):
            page.update(event_page(found, chosen))
            self._show_quotes(chosen)
        elif chosen is not None:
            page.update(explanation_page(found, chosen))
        else:
            page.update("")
        detail.scroll_home(animate=False)

    @work(exclusive=True, group="quotes")
    async def _show_quotes(self, event: ReconciledEvent) -> None:
        """Add the words around each quote, where the documents are here; nothing is read while one moves on."""
        await asyncio.sleep(SECONDS_BEFORE_READING)
        found = self.view
        contexts = await asyncio.to_thread(quotes_in_context, found.store, event.claims, self._documents)
        if contexts and self.view is found and self.list_id == EVENTS and self.chosen_event is event:
            self.query_one("#page", Static).update(event_page(found.reconciliation, event, contexts))

    @on(LineList.Opened)
    def _open(self) -> None:
        detail = self.query_one("#detail")
        detail.focus()
        self.add_class("-open")

    @on(Tab.Wanted)
    def _show_wanted(self, message: Tab.Wanted) -> None:
        self.action_show_list(message.list_id)

    def action_show_list(self, name: str) -> None:
        """Show the events, or the conflicts."""
        self.remove_class("-open")
        self.query_one("#lists", ContentSwitcher).current = name
        self.query_one(Bar).mark(is_events=name == EVENTS)
        self.shown_lines.focus()
        self._show_page()

    def end_search(self) -> None:
        """Search for nothing, and give the keys to the list."""
        search = self.query_one("#search", Input)
        search.value = ""
        search.display = False
        self.shown_lines.focus()

    def action_clear(self) -> None:
        """Show everything again."""
        self.filter(Filters())
        self.end_search()
