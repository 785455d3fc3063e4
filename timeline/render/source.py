"""One source: what it is, why it weighs what it does, whom it repeats, with whom it agrees, what of it is set aside."""

from collections.abc import Iterable, Iterator

from rich.text import Text

from timeline.model.counted import counted
from timeline.model.dataclass import dataclass
from timeline.reconciliation.one_source import OneSourceOverview
from timeline.reconciliation.trust.agreement import Between
from timeline.render.ink import ALARM, BOLD, DIM, Cell, Ink, Screen
from timeline.render.reconciled import set_aside_lines
from timeline.render.source_tree import repeat_words
from timeline.render.sources import about_lines, copy_lines

COUNT_WIDTH = 9


@dataclass(frozen=True)
class SourcePage(Screen):
    """What `timeline sources ID` shows."""

    source: OneSourceOverview

    def lines(self, ink: Ink, width: int) -> Iterator[Text]:
        """Who it is; then a section each for trust, repeating, the others, and what is set aside."""
        yield from ink.fold(ink.text(self.source.id, BOLD), width)
        for text in about_lines(self.source.row, self.source.all_sources):
            yield from ink.fold(ink.text(text), width)
        yield from ink.fold(ink.text(_totals(self.source)), width)
        yield from self._trust(ink, width)
        yield from self._repeating(ink, width)
        yield from self._others(ink, width)
        yield from self._set_aside(ink, width)

    def _trust(self, ink: Ink, width: int) -> Iterator[Text]:
        yield from ink.heading("Weight", width)
        for text in _weight_words(self.source):
            yield from ink.indented(ink.text(text), width, 2, 2)

    def _repeating(self, ink: Ink, width: int) -> Iterator[Text]:
        source = self.source
        is_stored = source.all_sources.repeating.is_stored
        yield from ink.heading("Who repeats whom", width)
        if not (source.repeats or source.repeaters):
            yield from ink.indented(ink.text("it repeats nobody, and nobody repeats it", DIM), width, 2, 2)
        for repeat in source.repeats:
            stored = "" if is_stored(repeat.repeated) else " (not stored)"
            words = f"repeats {repeat.repeated}{stored}: {repeat_words(repeat)}"
            yield from ink.indented(ink.text(words), width, 2, 2)
        for repeat in source.repeaters:
            words = f"is repeated by {repeat.source}, which {repeat_words(repeat)}"
            yield from ink.indented(ink.text(words), width, 2, 2)
        for circle in source.all_sources.circles:
            if source.id in circle.sources:
                about = f"{circle.event}: " if circle.event else ""
                yield from ink.indented(ink.text(f"a circle: {about}{circle.words}", ALARM), width, 2, 2)
        yield from copy_lines(source.copies, ink, width)

    def _others(self, ink: Ink, width: int) -> Iterator[Text]:
        yield from ink.heading("Beside others, on events that both date outright", width)
        if not self.source.others:
            yield from ink.indented(ink.text("nobody dates what it dates", DIM), width, 2, 2)
            return
        yield from _other_row("", ("agrees", "conflicts", ""), ink, width, DIM)
        for other in self.source.others:
            yield from _other_row(other.other, _counts(other), ink, width)

    def _set_aside(self, ink: Ink, width: int) -> Iterator[Text]:
        lost = self.source.set_aside
        told = f"Set aside: {counted(len(lost), 'statement')}" if lost else "Nothing of it is set aside"
        yield from ink.heading(told, width)
        for each in lost:
            yield from set_aside_lines(each, self.source.short, ink, width)
            yield from ink.indented(ink.text(str(each.statement.location), DIM), width, 4, 2)


def _totals(source: OneSourceOverview) -> str:
    row = source.row
    lost = f"{row.lost_claims} of them {'loses' if row.lost_claims == 1 else 'lose'}"
    stands = f"stands in {counted(row.conflicts, 'conflict')}" if row.conflicts else "in no conflict"
    return " · ".join((counted(row.claims, "claim"), *((lost,) if row.lost_claims else ()), stands))


def _weight_words(source: OneSourceOverview) -> Iterator[str]:
    """Why it weighs what it does, and what its claims alone would make of it."""
    row, learned = source.row, source.learned
    if learned.is_written:
        yield f"{row.weight}, as its file says ({row.source.location})"
    elif row.learned is not None:
        yield f"{row.weight}, learned: {learned.words}"
    else:
        yield f"{row.weight}, as every source of the kind {row.source.kind}"
        yield f"--trust learned would make it {learned.weight}: {learned.words}"


def _counts(other: Between) -> tuple[str, str, str]:
    return str(other.agreed), str(other.against), "of one root: no corroboration" if other.is_one_root else ""


def _other_row(name: str, told: Iterable[str], ink: Ink, width: int, style: str = "") -> Iterator[Text]:
    agrees, conflicts, remark = told
    room = min(30, max(10, width - 2 * COUNT_WIDTH - 24))
    is_alarm = conflicts not in ("0", "conflicts")
    yield from ink.row(
        Cell(lines=[Text()], width=0),
        Cell(lines=[ink.text(name, BOLD)], width=room),
        Cell(lines=[ink.text(agrees, style)], width=COUNT_WIDTH, is_right=True),
        Cell(lines=[ink.text(conflicts, ALARM if is_alarm else style)], width=COUNT_WIDTH, is_right=True),
        Cell(lines=[ink.text(remark, DIM)], width=max(1, width - room - 2 * COUNT_WIDTH - 8), after=0),
    )
