"""The first question of a decision: which of the ways to decide a conflict, and what each would do."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, Final

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from timeline.api.resolving import Choice
from timeline.model.dataclass import dataclass
from timeline.reconciliation.deciding import Undecided
from timeline.reconciliation.decision_words import decision_line
from timeline.reconciliation.plain import safe_text
from timeline.reconciliation.wording import message_of
from timeline.render.deciding import ACCEPT, effect_lines
from timeline.render.explanation import weighed
from timeline.render.ink import BOLD, DIM, Ink
from timeline.render.ink import Screen as Drawn

SPLIT: Final = -1
SPLIT_WORDS = "split: some of the claims speak of another event"


@dataclass(frozen=True)
class DrawnChoice(Drawn):
    """One way to decide: what it sets aside, then what that does."""

    choice: Choice
    on: Undecided

    def lines(self, ink: Ink, width: int) -> Iterator[Text]:
        """Two paragraphs or more."""
        named = [weighed(each, self.on.reconciliation.weights) for each in self.choice.set_aside]
        yield from ink.indented(ink.text(f"set aside {' and '.join(named)}" if named else ACCEPT, BOLD), width, 0, 2)
        if self.choice.is_preferred:
            yield from ink.indented(ink.text("this is what the preferred reading sets aside", DIM), width, 2, 2)
        yield from effect_lines(self.choice.effect, ink, width, 2)


class ChoiceDialog(ModalScreen[int | None]):
    """The choices; gives the number of one from 0, `SPLIT`, or None: the person left."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "leave", "Back")]

    def __init__(self, about: Undecided, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._about, self._choices = about, choices

    def compose(self) -> ComposeResult:
        """What clashes, what was decided before, and the choices."""
        about = self._about
        with Vertical(classes="dialog"):
            yield Static(Content(f"Decide {about.conflict.fingerprint}"), classes="title")
            yield Static(Content(safe_text(message_of(about.conflict, about.store))), classes="said")
            for earlier in about.earlier:
                replaced = f"Decided before, to be replaced: {decision_line(earlier)}"
                yield Static(Content(safe_text(replaced)), classes="said")
            yield OptionList(*self._options(), id="choices", markup=False)
            yield Static("enter chooses · esc leaves, nothing is written", classes="hint")

    def _options(self) -> Iterator[Option | None]:
        for choice in self._choices:
            yield Option(DrawnChoice(choice, self._about))
            yield None
        yield Option(Content(SPLIT_WORDS))

    @on(OptionList.OptionSelected)
    def _choose(self, message: OptionList.OptionSelected) -> None:
        self.dismiss(message.option_index if message.option_index < len(self._choices) else SPLIT)

    def action_leave(self) -> None:
        """Decide nothing."""
        self.dismiss(None)
