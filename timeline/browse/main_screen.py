"""The main screen: what its keys do."""

import asyncio
from collections.abc import Callable, Hashable
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widgets import Input

from timeline.browse.bar import Bar
from timeline.browse.dialogs import FilterDialog, HelpDialog, JumpDialog
from timeline.browse.jump import first_from
from timeline.browse.keys import KEYS
from timeline.browse.resolving import decide
from timeline.browse.two_panes import CONFLICTS, EVENTS, TwoPanes
from timeline.browse.view import Place, View, view_of
from timeline.errors import TimelineError
from timeline.model.conflict import Conflict
from timeline.model.store import Store
from timeline.reconciliation.plain import safe_text

SECONDS_BETWEEN_LOOKS = 2.0


class MainScreen(TwoPanes):
    """The two panes, with keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key.keys, key.action, key.word, show=key.in_footer, key_display=key.shown) for key in KEYS),
        Binding("up", "move(-1)", show=False),  # while one searches
        Binding("down", "move(1)", show=False),
    ]

    def __init__(
        self,
        view: View,
        *,
        load: Callable[[], Store],
        start: Place | None = None,
        changes: Callable[[], Hashable] | None = None,
        documents: Path | None = None,
    ) -> None:
        super().__init__(view, documents)
        self._load, self._start, self._changes = load, start, changes
        self._seen: Hashable = None  # what `changes` gave when the store was read

    def on_mount(self) -> None:
        """Show everything, at the place that was asked for."""
        self.refill()
        if self._start is not None:
            self.go(self._start)
        self.shown_lines.focus()
        if self._changes is not None:
            self._seen = self._changes()
            self.set_interval(SECONDS_BETWEEN_LOOKS, self._look_for_changes)

    def action_move(self, by: int) -> None:
        """Choose another row, wherever the keys go."""
        self.shown_lines.action_move(by)

    def action_other(self) -> None:
        """Go from an event to its conflicts, or from a conflict to its first event."""
        if self.list_id == EVENTS:
            event = self.chosen_event
            if event is not None and event.conflicts:
                self.go(Place(event.conflicts[0], is_conflict=True))
            else:
                self._say("This event stands in no conflict: 2 lists all conflicts.")
        elif self.chosen_conflict is not None:
            chosen, about = self.chosen_event, self.chosen_conflict.events
            self.go(Place(chosen.id if chosen is not None and chosen.id in about else about[0]))

    def action_next_conflict(self, by: int) -> None:
        """Go to the next event in conflict, or to the next conflict of the list."""
        if self.list_id == CONFLICTS:
            self.shown_lines.action_move(by)
            return
        keys, found = self.shown_lines.keys, self.view.reconciliation.event
        at = keys.index(self.shown_lines.key) if self.shown_lines.key in keys else 0
        others = keys[at + 1 :] if by > 0 else tuple(reversed(keys[:at]))
        clashing = next((key for key in others if found[key].conflicts), None)
        if clashing is None:
            self._say(f"No event in conflict {'after' if by > 0 else 'before'} this one.")
        else:
            self.shown_lines.choose(clashing)

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
            self.shown_lines.focus()
        elif self.query_one("#search").display or self.filters.text:
            self.end_search()

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
        self.shown_lines.focus()

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
        self.query_one(Bar).tell("trying each way to decide …")
        told = await decide(self.app, self.view.store, conflict)
        self.query_one(Bar).tell("")
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
        if self.list_id == CONFLICTS:
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
        self.refill()
        return True

    def _look_for_changes(self) -> None:
        if self._changes is not None and self._changes() != self._seen:
            self.query_one(Bar).tell("files changed: R reads them")

    def _say(self, words: str, *, is_wrong: bool = False) -> None:
        """Show a line for a few seconds, in the corner; nothing in it is markup."""
        self.notify(safe_text(words), severity="error" if is_wrong else "information", markup=False)
