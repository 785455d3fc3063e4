"""What a person sees who decides a conflict in the terminal: the argument, the choices, and what each would do."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from timeline.model.conflict import Conflict
from timeline.model.counted import counted, first_named
from timeline.model.dataclass import dataclass
from timeline.model.statement import Statement
from timeline.reconciliation.datewords import window_words
from timeline.reconciliation.daywords import DateStyle
from timeline.reconciliation.deciding import Effect
from timeline.reconciliation.result import ReconciledEvent
from timeline.reconciliation.voices import short_fingerprints
from timeline.render.explanation import MOST_NAMED, NUMBER_WIDTH, Explanation, numbered, weighed
from timeline.render.ink import ALARM, ARROW, DIM, GOOD, Ink, Screen

WINDOWS_SHOWN = 4
SHORT = DateStyle(short=True)
ACCEPT = "accept: it stands, and is known to stand"
SPLIT = "split: some of the claims speak of another event (which ones is asked next)"


@dataclass(frozen=True)
class Argument(Explanation):
    """A conflict as `explain` shows it, without what to do about it."""

    def lines(self, ink: Ink, width: int) -> Iterator[Text]:
        """What clashes, the steps or the sides, and why it cannot all be true."""
        yield from self._head(ink, width)
        yield from self._sides(ink, width) if self.conflict.sides else self._steps(ink, width)


@dataclass(frozen=True)
class Choices(Screen):
    """The choices, numbered: what each sets aside (nothing: it stands), and what that would do; a split comes last."""

    explanation: Explanation
    choices: Sequence[
        tuple[Sequence[Statement], bool, Effect]
    ]  # what is set aside, whether it is already, what it does

    def lines(self, ink: Ink, width: int) -> Iterator[Text]:
        """One paragraph a choice."""
        yield from ink.heading("What can be decided", width)
        for number, (statements, is_preferred, effect) in enumerate(self.choices, 1):
            yield from self._choice(number, statements, ink, width)
            if is_preferred:
                words = ink.text("this is what the preferred reading sets aside", DIM)
                yield from ink.indented(words, width, NUMBER_WIDTH, 2)
            yield from effect_lines(effect, ink, width, NUMBER_WIDTH)
        yield from numbered(str(len(self.choices) + 1), ink.text(SPLIT), ink, width)

    def _choice(self, number: int, statements: Sequence[Statement], ink: Ink, width: int) -> Iterator[Text]:
        weights = self.explanation.reconciliation.weights
        named = [weighed(statement, weights) for statement in statements]
        joined = " and ".join(named) if len(named) <= MOST_NAMED else first_named(named, MOST_NAMED)
        words = f"set aside {joined}" if named else ACCEPT
        yield from numbered(str(number), ink.text(words), ink, width)


@dataclass(frozen=True)
class EffectLines(Screen):
    """What one decision does."""

    effect: Effect

    def lines(self, ink: Ink, width: int) -> Iterator[Text]:
        """The conflicts and the windows."""
        return effect_lines(self.effect, ink, width, 2)


def effect_lines(effect: Effect, ink: Ink, width: int, by: int) -> Iterator[Text]:
    """Return whether the conflict ends, which others end or come, and which windows change."""
    if effect.ends:
        also = f"; ends {_named(effect.ended)}, too" if effect.ended else ""
        yield from ink.indented(ink.text(f"the conflict no longer fails the check{also}", GOOD), width, by, 2)
    else:
        words = "the conflict stays open: others say the same" + (
            f"; ends {_named(effect.ended)}" if effect.ended else ""
        )
        yield from ink.indented(ink.text(words, ALARM), width, by, 2)
    if effect.opened:
        yield from ink.indented(ink.text(f"brings {_named(effect.opened)}", ALARM), width, by, 2)
    for old, new in effect.windows[:WINDOWS_SHOWN]:
        yield from ink.indented(_window_line(old, new, ink), width, by, 2)
    if len(effect.windows) > WINDOWS_SHOWN:
        more = counted(len(effect.windows) - WINDOWS_SHOWN, "more window")
        yield from ink.indented(ink.text(f"and {more} change" + ("s" if more.startswith("1 ") else "")), width, by, 2)
    if not effect.windows:
        yield from ink.indented(ink.text("no window changes", DIM), width, by, 2)


def _window_line(old: ReconciledEvent | None, new: ReconciledEvent, ink: Ink) -> Text:
    now = window_words(new.start, new.end, SHORT)
    if old is None:
        return ink.text(f"{new.id} is new: {now}")
    return ink.text(f"{new.id}: {window_words(old.start, old.end, SHORT)} {ink.mark(ARROW)} {now}")


def _named(conflicts: Sequence[Conflict]) -> str:
    """`2 conflicts (39f1b9, 7dca7e)`."""
    short = short_fingerprints(c.fingerprint for c in conflicts)
    return f"{counted(len(conflicts), 'conflict')} ({', '.join(short[c.fingerprint] for c in conflicts)})"
