"""The main screen: events or conflicts in a list, the page of the chosen one beside it, or below it."""

import asyncio
from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.screen import Screen
from textual.widgets import ContentSwitcher, Footer, Input, Static

from timeline.browse.bar import Bar, Tab, bar_words
from timeline.browse.dialogs import FilterDialog, HelpDialog, JumpDialog
from timeline.browse.filters import Filters, conflicts_of, events_through
from timeline.browse.jump import first_from
from timeline.browse.keys import KEYS
from timeline.browse.line_list import LineList
from timeline.browse.resolving import decide
from timeline.browse.rows import conflict_rows, event_rows
from timeline.browse.view import Place, View, view_of
from timeline.errors import TimelineError
from timeline.model.conflict import Conflict
from timeline.model.store import Store
from timeline.reconciliation.plain import safe_text
from timeline.reconciliation.result import ReconciledEvent
from timeline.render import event_page, explanation_page

EVENTS, CONFLICTS = "events", "conflicts"
SECONDS_BETWEEN_LOOKS = 2.0


class MainScreen(Screen[None]):
    """Both lists and the page."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.keys, key.action, key.word, show=key.in_footer, key_display=key.shown) for key in KEYS
    ]

    def __init__(
        self,
        view: View,
        *,
        load: Callable[[], Store],
        start: Place | None = None,
        changes: Callable[[], Hashable] | None = None,
    ) -> None:
        super().__init__()
        self.view, self.filters = view, Filters()
        self._load, self._start, self._changes = load, start, changes
        self._seen: Hashable = None  # what `changes` gave when the store was read
        self.events: tuple[ReconciledEvent, ...] = ()  # those shown
        self.conflicts: tuple[Conflict, ...] = ()

    def compose(self) -> ComposeResult:
        """Bar, lists, page, search, keys."""
        yield Bar(id="bar")
        with Container(id="panes"):
            with ContentSwitcher(id="lists", initial=EVENTS):
                yield LineList(id=EVENTS, empty="No event fits: x clears search and filters.")
                yield LineList(id=CONFLICTS, empty="No conflicts here.")
            with VerticalScroll(id="detail"):
                yield Static(id="page", markup=False)
        yield Input(id="search", placeholder="words of a title, an id, a tag, a quote", compact=True)
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Show everything, at the place that was asked for."""
        self._refill()
        if self._start is not None:
            self.go(self._start)
        self._list.focus()
        if self._changes is not None:
            self._seen = self._changes()
            self.set_interval(SECONDS_BETWEEN_LOOKS, self._look_for_changes)

    @property
    def _list(self) -> LineList:
        """The list that is seen."""
        return self.query_one(f"#{self.shown_list}", LineList)

    @property
    def shown_list(self) -> str:
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
        self._list.choose(place.key)

    def filter(self, filters: Filters) -> None:
        """Show what other filters let through."""
        self.filters = filters
        self._refill()

    def _refill(self) -> None:
        """Fill both lists and the bar; what was chosen stays so where it is still there."""
        self.events = events_through(self.view, self.filters)
        self.conflicts = conflicts_of(self.view, self.events, self.filters)
        events, conflicts = self.query_one(f"#{EVENTS}", LineList), self.query_one(f"#{CONFLICTS}", LineList)
        events.show(event_rows(self.events), events.key)
        conflicts.show(conflict_rows(self.view, self.conflicts), conflicts.key)
        self.query_one(Bar).show(
            bar_words(self.view, self.events, self.conflicts, self.filters), is_events=self.shown_list == EVENTS
        )

    @on(LineList.Chosen)
    def _turn_page(self, message: LineList.Chosen) -> None:
        """Show the page of what is chosen now."""
        if message.list.id == self.shown_list and not isinstance(message, LineList.Opened):
            self._show_page()

    def _show_page(self) -> None:
        page, found = self.query_one("#page", Static), self.view.reconciliation
        detail = self.query_one("#detail", VerticalScroll)
        chosen = self.chosen_event if self.shown_list == EVENTS else self.chosen_conflict
        detail.border_title = ""
        if isinstance(chosen, ReconciledEvent):
            page.update(event_page(found, chosen))
        elif chosen is not None:
            page.update(explanation_page(found, chosen))
        else:
            page.update("")
        detail.scroll_home(animate=False)

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
        self._list.focus()
        self._show_page()

    def action_other(self) -> None:
        """Go from an event to its conflicts, or from a conflict to its first event."""
        if self.shown_list == EVENTS:
            event = self.chosen_event
            if event is not None and event.conflicts:
                self.go(Place(event.conflicts[0], is_conflict=True))
            else:
                self._say("This event stands in no conflict: 2 lists all conflicts.")
        elif self.chosen_conflict is not None:
            self.go(Place(self.chosen_conflict.events[0]))

    def action_next_conflict(self, by: int) -> None:
        """Go to the next event in conflict, or to the next conflict of the list."""
        if self.shown_list == CONFLICTS:
            self._list.action_move(by)
            return
        keys, found = self._list.keys, self.view.reconciliation.event
        at = keys.index(self._list.key) if self._list.key in keys else 0
        others = keys[at + 1 :] if by > 0 else tuple(reversed(keys[:at]))
        clashing = next((key for key in others if found[key].conflicts), None)
        if clashing is None:
            self._say(f"No event in conflict {'after' if by > 0 else 'before'} this one.")
        else:
            self._list.choose(clashing)

    def action_other_pane(self) -> None:
        """Give the keys to the page, or back to the list."""
        detail = self.query_one("#detail")
        if detail.has_focus:
            self.action_back()
        else:
            detail.focus()

    def action_back(self) -> None:
        """Go back to the list; from there, end the search."""
        if self.query_one("#detail").has_focus:
            self.remove_class("-open")
            self._list.focus()
        elif self.query_one("#search").display or self.filters.text:
            self._end_search()

    def action_search(self) -> None:
        """Begin to search, or go on."""
        self.remove_class("-open")
        search = self.query_one("#search", Input)
        search.display = True
        search.focus()

    @on(Input.Changed, "#search")
    def _search(self, message: Input.Changed) -> None:
        if message.value != self.filters.text:
            self.filter(replace(self.filters, text=message.value))

    @on(Input.Submitted, "#search")
    def _keep_search(self) -> None:
        self.query_one("#search").display = bool(self.filters.text)
        self._list.focus()

    def _end_search(self) -> None:
        search = self.query_one("#search", Input)
        search.value = ""
        search.display = False
        self._list.focus()

    def action_clear(self) -> None:
        """Show everything again."""
        self.filter(Filters())
        self._end_search()

    @work
    async def action_filter(self) -> None:
        """Ask for sources, tags and statuses."""
        self.filter(await self.app.push_screen_wait(FilterDialog(self.view, self.filters)))

    @work
    async def action_jump(self) -> None:
        """Ask for a date, and go to the first event that starts then or later."""
        day = await self.app.push_screen_wait(JumpDialog(self.chosen_event))
        found = first_from(self.events, day) if day is not None else None
        if found is not None and day is not None:
            self.go(Place(found.id))
            if (found.start.earliest or day) < day:
                self._say("No event that is shown starts so late: this is the last one.")

    @work(exclusive=True)
    async def action_resolve(self) -> None:
        """Decide the chosen conflict; of an event in several, it is chosen first."""
        conflict = self._conflict_to_decide()
        if conflict is None:
            return
        told = await decide(self.app, self.view.store, conflict)
        if told:
            await self._read_again()
            self._say(told)

    @work(exclusive=True)
    async def action_reload(self) -> None:
        """Read the store again."""
        if await self._read_again():
            self._say("Read again.")

    def action_help(self) -> None:
        """Show all keys and marks."""
        self.app.push_screen(HelpDialog())

    def action_dark(self) -> None:
        """Turn dark to light, or light to dark."""
        self.app.theme = "textual-light" if self.app.current_theme.dark else "textual-dark"

    def action_quit(self) -> None:
        """Leave."""
        self.app.exit()

    def _conflict_to_decide(self) -> Conflict | None:
        if self.shown_list == CONFLICTS:
            return self.chosen_conflict
        event = self.chosen_event
        if event is None or not event.conflicts:
            self._say("This event stands in no conflict: n goes to the next one that does.")
            return None
        self.go(Place(event.conflicts[0], is_conflict=True))
        if len(event.conflicts) == 1:
            return self.chosen_conflict
        self._say(f"{event.id} stands in {len(event.conflicts)} conflicts: choose one, then r.")
        return None

    async def _read_again(self) -> bool:
        """Read and reconcile the store; return whether that could be done. What cannot be read leaves all as it was."""
        seen = self._changes() if self._changes is not None else None
        self.query_one(Bar).tell("reading …")
        try:
            self.view = await asyncio.to_thread(lambda: view_of(self._load()))
        except TimelineError as error:
            self._say(f"{error}. {error.hint or ''}".strip(), is_wrong=True)
            return False
        finally:
            self.query_one(Bar).tell("")
        self._seen = seen
        self._refill()
        return True

    def _look_for_changes(self) -> None:
        if self._changes is not None and self._changes() != self._seen:
            self.query_one(Bar).tell("files changed: R reads them")

    def _say(self, words: str, *, is_wrong: bool = False) -> None:
        """Show a line for a few seconds, in the corner; nothing in it is markup."""
        self.notify(safe_text(words), severity="error" if is_wrong else "information", markup=False)
