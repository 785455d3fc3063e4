"""What is before one event, after it and neither, as a list: the nearest by their dates, all that relations say."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from timeline.model.counted import counted
from timeline.model.dataclass import dataclass
from timeline.reconciliation.datewords import window_words
from timeline.reconciliation.daywords import DateStyle
from timeline.reconciliation.result import ReconciledEvent, Reconciliation
from timeline.reconciliation.views.following import Followed, Following, Standing
from timeline.render.ink import ARROW, BOLD, DIM, RULE, Cell, Ink, Screen

NEAREST = 8  # of those that dates put before or after, so many are listed
NEAREST_RELATED = 40  # of those that relations do
MOST_STEPS = 6  # of one chain
DATES_SHARE = 3  # a third of the width, at most
WIDEST_DATES = 34
SHORT = DateStyle(short=True)


@dataclass(frozen=True)
class FollowPage(Screen):
    """One event between all others."""

    reconciliation: Reconciliation
    event: ReconciledEvent

    def lines(self, ink: Ink, width: int) -> Iterator[Text]:
        """What is before, the event itself, what is after, then what is in no certain order with it."""
        following = Following(self.reconciliation, self.event)
        before, after = following.standing(Standing.BEFORE), following.standing(Standing.AFTER)
        yield from _head(ink, width, self.event.event.title, self.event.id)
        yield from ink.heading(f"Begins before it for certain: {len(before):,}", width)
        yield from _listed(ink, width, following, before, is_before=True)
        yield Text()
        yield from self._itself(ink, width)
        yield from ink.heading(f"Begins after it for certain: {len(after):,}", width)
        yield from _listed(ink, width, following, after, is_before=False)
        yield from _unordered(ink, width, following.standing(Standing.UNORDERED))
        if following.not_compared:
            kind = "past" if self.event.planned else "only planned"
            yield Text()
            words = f"{counted(following.not_compared, 'event')} {kind}: not compared with it"
            yield from ink.fold(ink.text(words, DIM), width)
        yield Text()
        words = "By the preferred reading: what is set aside counts for nothing. timeline show EVENT: the claims"
        yield from ink.fold(ink.text(words, DIM), width)

    def _itself(self, ink: Ink, width: int) -> Iterator[Text]:
        when = window_words(self.event.start, self.event.end, SHORT)
        sign = ink.mark(RULE) * 2 + ink.mark(ARROW)
        line = ink.line(sign, ink.text(when, BOLD), ink.text(self.event.id, BOLD), gap="  ")
        yield from ink.indented(line, width, 0, 5)


def _head(ink: Ink, width: int, title: str, event: str) -> Iterator[Text]:
    yield from ink.fold(ink.text(title, BOLD), width)
    yield from ink.fold(ink.text(event, DIM), width)


def _listed(
    ink: Ink, width: int, following: Following, others: Sequence[Followed], *, is_before: bool
) -> Iterator[Text]:
    """The nearest that dates put there and that relations do, in time order; how many more there are."""
    shown = _shown(others, is_before=is_before)
    farther = len(others) - len(shown)
    more = f"and {farther:,} more, {'earlier' if is_before else 'later'}"
    if farther and is_before:
        yield from ink.indented(ink.text(more, DIM), width, 2, 2)
    for other in others:
        if other.event.id in shown:
            yield from _row(ink, width, other, following.why(other))
    if farther and not is_before:
        yield from ink.indented(ink.text(more, DIM), width, 2, 2)
    if not others:
        yield from ink.indented(ink.text("nothing", DIM), width, 2)


def _shown(others: Sequence[Followed], *, is_before: bool) -> frozenset[str]:
    """The ids of the nearest: of those that dates put there by time, of those that relations do by their chains."""
    by_dates = [other for other in others if not other.by_relations]
    by_relations = sorted((other for other in others if other.by_relations), key=lambda other: other.distance)
    nearest = by_dates[-NEAREST:] if is_before else by_dates[:NEAREST]
    return frozenset(other.event.id for other in (*nearest, *by_relations[:NEAREST_RELATED]))


def _row(ink: Ink, width: int, other: Followed, because: Sequence[str]) -> Iterator[Text]:
    """When, what, and why: the steps of the chain; where none are given the dates beside it say it."""
    dates = min(WIDEST_DATES, width // DATES_SHARE)
    when = ink.text(window_words(other.event.start, other.event.end, SHORT))
    named = ink.line(ink.text(other.event.event.title), ink.text(other.event.id, DIM), gap="  ")
    steps = [*because[:MOST_STEPS], *([f"and {len(because) - MOST_STEPS} more steps"] if because[MOST_STEPS:] else [])]
    why = [ink.text(f"{ink.mark(ARROW)} {'; '.join(steps)}", DIM)] if steps else []
    yield from ink.row(
        Cell(lines=(), width=0),
        Cell(lines=[when], width=dates),
        Cell(lines=[named, *why], width=width - dates - 4, after=0),
    )


def _unordered(ink: Ink, width: int, others: Sequence[Followed]) -> Iterator[Text]:
    """Names alone: with them it could be either way."""
    yield from ink.heading(f"In no certain order with it: {len(others):,}", width)
    words = ", ".join(other.event.id for other in others) or "nothing"
    yield from ink.indented(ink.text(words, "" if others else DIM), width, 2)
