"""The dialogs that only look: help, filters, and a date to jump to."""

from collections import Counter
from collections.abc import Mapping
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from timeline.browse.filters import Filters, events_through
from timeline.browse.jump import Destination, read_destination
from timeline.browse.keys import KEYS, LIST_KEYS
from timeline.browse.rows import STATUS_MARKS, STATUS_MEANINGS
from timeline.browse.tick_list import TickList
from timeline.browse.view import View
from timeline.model.counted import counted
from timeline.reconciliation.plain import safe_text
from timeline.reconciliation.result import ReconciledEvent, Status


class HelpDialog(ModalScreen[None]):
    """All keys, and what the marks mean."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,question_mark,enter", "dismiss_none", "Close")]

    def compose(self) -> ComposeResult:
        """One page."""
        with Vertical(classes="dialog"):
            yield Static("Keys and marks", classes="title")
            with VerticalScroll():
                yield Static(help_table())
            yield Static("esc closes", classes="hint")

    def action_dismiss_none(self) -> None:
        """Close."""
        self.dismiss(None)


def help_table() -> Table:
    """Return the keys, then the marks, with what they mean."""
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column()
    for written, does in LIST_KEYS:
        table.add_row(Text(written, "bold"), Text(does))
    for key in KEYS:
        table.add_row(Text(key.shown or key.keys, "bold"), Text(key.does))
    table.add_row("", "")
    for status, mark in STATUS_MARKS.items():
        table.add_row(Text(f"{mark}  {status}", "bold"), Text(STATUS_MEANINGS[status]))
    table.add_row("", "")
    table.add_row(
        Text("mouse", "bold"), Text("a click chooses, a second one opens; tabs and keys below can be clicked")
    )
    return table


class FilterDialog(ModalScreen[Filters]):
    """Sources, tags and statuses; of several in one list, one suffices."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f", "done", "Done"),
        Binding("x", "none", "Clear"),
    ]

    def __init__(self, view: View, filters: Filters) -> None:
        super().__init__()
        self._view, self._filters = view, filters

    def compose(self) -> ComposeResult:
        """Three lists beside each other."""
        filters, events = self._filters, self._view.reconciliation.events
        sources = Counter(source for event in events for source in event.sources)
        tags = Counter(tag for event in events for tag in event.event.tags)
        statuses = Counter(event.status for event in events)
        with Vertical(classes="dialog"):
            yield Static("Show only events …", classes="title")
            with Horizontal(id="filters"):
                yield _ticks("sources", "of source", dict(sorted(sources.items())), filters.sources)
                yield _ticks("tags", "with tag", dict(sorted(tags.items())), filters.tags)
                yield _ticks("statuses", "of status", {s: statuses[s] for s in Status if statuses[s]}, filters.statuses)
            yield Static(id="count", markup=False)
            with Horizontal(classes="buttons"):
                yield Button("Done", id="done", variant="primary", compact=True)
                yield Button("Clear all", id="none", compact=True)
            yield Static("space ticks · tab: next list · x clears all · esc is done", classes="hint")

    def on_mount(self) -> None:
        """Say how many there are."""
        self._count()

    @on(TickList.Changed)
    def _count(self) -> None:
        shown, total = len(events_through(self._view, self._chosen())), len(self._view.reconciliation.events)
        self.query_one("#count", Static).update(Content(f"{shown:,} of {counted(total, 'event')}"))

    def _chosen(self) -> Filters:
        return Filters(
            text=self._filters.text,
            sources=self._selected("sources"),
            tags=self._selected("tags"),
            statuses=self._selected("statuses"),
        )

    def _selected(self, name: str) -> frozenset[str]:
        return frozenset(self.query_one(f"#{name}", TickList).ticked)

    @on(Button.Pressed, "#done")
    def action_done(self) -> None:
        """Show what was chosen."""
        self.dismiss(self._chosen())

    @on(Button.Pressed, "#none")
    def action_none(self) -> None:
        """Choose nothing in any list: everything is shown."""
        for each in self.query(TickList):
            each.clear()


def _ticks(name: str, title: str, counts: Mapping[str, int], ticked: frozenset[str]) -> TickList:
    """A list of names, each with how many events it has."""
    widest = max((len(f"{count:,}") for count in counts.values()), default=1)
    made = TickList([(each, f"{count:>{widest},} {each}") for each, count in counts.items()], ticked, id=name)
    made.border_title = title
    return made


class JumpDialog(ModalScreen[int | None]):
    """A date, read while it is typed; the day it leads to, None: nowhere."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Back")]

    def __init__(self, beside: ReconciledEvent | None) -> None:
        super().__init__()
        self._beside = beside
        self._destination = Destination(day=None, words="")

    def compose(self) -> ComposeResult:
        """A line to type in, and below it how that is read."""
        with Vertical(classes="dialog -small"):
            yield Static("Go to a date", classes="title")
            yield Input(placeholder="29 March 2022 · 2022-03 · first week of April", id="date")
            yield Static(id="read", markup=False)
            yield Static("enter goes to the first event that starts then or later · esc leaves", classes="hint")

    @on(Input.Changed)
    def _read(self, message: Input.Changed) -> None:
        self._destination = read_destination(message.value, self._beside)
        self.query_one("#read", Static).update(Content(safe_text(self._destination.words)))

    @on(Input.Submitted)
    def _go(self) -> None:
        if self._destination.day is not None:
            self.dismiss(self._destination.day)

    def action_leave(self) -> None:
        """Stay where one is."""
        self.dismiss(None)
