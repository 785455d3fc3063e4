"""The last question of a decision: what will be written, and what it changes."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from timeline.model.decisions import Resolution
from timeline.reconciliation.deciding import Effect
from timeline.reconciliation.plain import safe_text
from timeline.render import effect_page
from timeline.store.save import resolution_lines


class ConfirmDialog(ModalScreen[bool]):
    """Whether to write a decision."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("y", "write", "Write"), Binding("escape,n", "back", "Back")]

    def __init__(self, resolution: Resolution, effect: Effect) -> None:
        super().__init__()
        self._resolution, self._effect = resolution, effect

    def compose(self) -> ComposeResult:
        """The lines of the file, then the effect."""
        lines = "\n".join(map(safe_text, resolution_lines(self._resolution, 2)))
        with Vertical(classes="dialog"):
            yield Static("Write this?", classes="title")
            with VerticalScroll():
                yield Static(Content(f"{safe_text(self._resolution.location.file)} will have:"))
                yield Static(Content(lines), classes="said")
                yield Static("and then:")
                yield Static(effect_page(self._effect), markup=False)
            with Horizontal(classes="buttons"):
                yield Button("Write", id="write", variant="primary", compact=True)
                yield Button("Back", id="back", compact=True)
            yield Static("y writes · esc goes back, nothing is written yet", classes="hint")

    @on(Button.Pressed, "#write")
    def action_write(self) -> None:
        """Write it."""
        self.dismiss(True)

    @on(Button.Pressed, "#back")
    def action_back(self) -> None:
        """Write nothing."""
        self.dismiss(False)
