"""The second question of a decision: why, by whom, until when; of a split also which claims, and of which event."""

from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from timeline.api.resolving import Decision, resolution_of, user_name
from timeline.browse.tick_list import TickList
from timeline.errors import UsageError
from timeline.model.decisions import Resolution
from timeline.reconciliation.deciding import Undecided
from timeline.reconciliation.plain import safe_text

Asked = tuple[Decision, Resolution]


class ReasonDialog(ModalScreen[Asked | None]):
    """What is missing of a decision; gives it whole, and as it will be recorded. None: back to the choices."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Back")]

    def __init__(self, about: Undecided, given: Decision, *, is_split: bool) -> None:
        super().__init__()
        self._about, self._given, self._is_split = about, given, is_split

    def compose(self) -> ComposeResult:
        """A line for each answer."""
        with Vertical(classes="dialog"):
            yield Static(Content(safe_text(self._head())), classes="title")
            with VerticalScroll(can_focus=False):
                if self._is_split:
                    yield Static("Claims that speak of another event (space ticks)")
                    yield self._claims()
                    yield Static("The id of that event, a new one or one that is there")
                    yield Input(self._given.split or "", id="into")
                yield Static("Why; it is shown wherever the decision acts")
                yield Input(self._given.reason, id="reason")
                yield Static("Who decides")
                yield Input(self._given.by or user_name(), id="by")
                yield Static("The last day on which it applies, as 2030-12-31; nothing: for ever")
                yield Input(self._given.expires or "", id="expires")
            yield Static(id="wrong", markup=False)
            with Horizontal(classes="buttons"):
                yield Button("Go on", id="on", variant="primary", compact=True)
                yield Button("Back", id="back", compact=True)
            yield Static("tab goes to the next line · enter goes on: nothing is written yet · esc back", classes="hint")

    def on_mount(self) -> None:
        """Begin with what only the person knows."""
        self.query_one("#claims" if self._is_split else "#reason").focus()

    def _head(self) -> str:
        if self._is_split:
            return "Split off claims that speak of another event"
        lost = ", ".join(self._given.set_aside)
        return f"Set aside {lost}" if lost else "Accept: it stands, and is known to stand"

    def _claims(self) -> TickList:
        there = self._about.reconciliation.store.claims
        names = dict.fromkeys(s.claim.full_id for s in self._about.conflict.all_statements)
        return TickList([(n, f"{n}  on {there[n].event}") for n in names], self._given.claims, id="claims")

    @on(Input.Submitted)
    @on(Button.Pressed, "#on")
    def _go_on(self) -> None:
        decision = self._decision()
        try:
            resolution = resolution_of(self._about, decision)
        except UsageError as wrong:
            self.query_one("#wrong", Static).update(Content(safe_text(f"{wrong}. {wrong.hint or ''}".strip())))
            return
        self.dismiss((decision, resolution))

    def _decision(self) -> Decision:
        """What was typed."""
        decision = replace(
            self._given,
            reason=self._typed("reason"),
            by=self._typed("by") or None,
            expires=self._typed("expires") or None,
        )
        if not self._is_split:
            return decision
        return replace(decision, split=self._typed("into"), claims=self.query_one("#claims", TickList).ticked)

    def _typed(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value.strip()

    @on(Button.Pressed, "#back")
    def action_back(self) -> None:
        """Go back to the choices."""
        self.dismiss(None)
