"""A list in which several things can be ticked: by a sign, so that it reads without colour."""

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from timeline.reconciliation.plain import safe_text


class TickList(OptionList):
    """Names, each with words that are shown for it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "select", "Tick", show=False)]

    class Changed(Message):
        """Something was ticked, or no longer is."""

    def __init__(self, names: Sequence[tuple[str, str]], ticked: Collection[str], *, id: str) -> None:  # noqa: A002
        self._names = tuple(names)
        self._ticked = {name for name, _ in names if name in ticked}
        options = [Option(self._prompt(place)) for place in range(len(self._names))]
        super().__init__(*options, id=id, markup=False, compact=True)

    @property
    def ticked(self) -> tuple[str, ...]:
        """What is ticked, in the order of the list."""
        return tuple(name for name, _ in self._names if name in self._ticked)

    def clear(self) -> None:
        """Tick nothing."""
        for place, (name, _) in enumerate(self._names):
            if name in self._ticked:
                self._toggle(place)
        self.post_message(self.Changed())

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Tick it, or take the tick away."""
        message.stop()
        self._toggle(message.option_index)
        self.post_message(self.Changed())

    def _toggle(self, place: int) -> None:
        self._ticked ^= {self._names[place][0]}
        self.replace_option_prompt_at_index(place, self._prompt(place))

    def _prompt(self, place: int) -> Content:
        name, words = self._names[place]
        return Content(f"[{'x' if name in self._ticked else ' '}] {safe_text(words)}")
