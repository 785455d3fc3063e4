"""One conflict as an argument: who says what, what follows, why it cannot all be true, and what would end it."""

from collections.abc import Iterator, Mapping, Sequence
from shlex import quote as shell_quote

from rich.text import Text

from timeline.model.conflict import Conflict
from timeline.model.counted import counted, first_named
from timeline.model.dataclass import dataclass
from timeline.model.decisions import Resolution
from timeline.model.statement import Statement
from timeline.reconciliation.argument import Step, WayOut, grade_reason, steps_of, sum_words, ways_out
from timeline.reconciliation.datewords import values_words
from timeline.reconciliation.decision_words import decision_line
from timeline.reconciliation.decisions import deciding
from timeline.reconciliation.result import Reconciliation
from timeline.reconciliation.voices import Voice, short_fingerprints
from timeline.reconciliation.weights import SHARES
from timeline.reconciliation.wording import apart_words, cite, statement_words, supporters_words
from timeline.render.claims import as_written, quote_lines
from timeline.render.ink import ALARM, ARROW, BOLD, DIM, GOOD, GRADE_STYLES, VOICE_MARKS, Cell, Ink, Screen

NUMBER_WIDTH = 4
UNITS_A_WEIGHT = 2 * SHARES
REASON = '--reason "…"'
MOST_EVENTS = 24  # named at the top
MOST_NAMED = 12  # statements in one place; `--format json` names them all


@dataclass(frozen=True)
class Explanation(Screen):
    """What `timeline explain` shows."""

    conflict: Conflict
    reconciliation: Reconciliation

    def lines(self, ink: Ink, width: int) -> Iterator[Text]:
        """What clashes, the steps, the sum, the grade, who else clashes, the ways out, the command."""
        yield from self._head(ink, width)
        yield from self._sides(ink, width) if self.conflict.sides else self._steps(ink, width)
        yield from self._grade(ink, width)
        yield from self._others(ink, width)
        yield from self._ways_out(ink, width)
        yield from self._decision(ink, width)

    def _head(self, ink: Ink, width: int) -> Iterator[Text]:
        conflict = self.conflict
        title = ink.text(f"Conflict {conflict.fingerprint}", BOLD)
        grade = ink.text(conflict.grade, GRADE_STYLES[conflict.grade])
        rest = ink.text(f"{conflict.scope} · {apart_words(conflict)}")
        yield from ink.fold(ink.line(title, ink.line(grade, rest, gap=" · "), gap="  "), width)
        for event_id in conflict.events[:MOST_EVENTS]:
            event = self.reconciliation.store.events.get(event_id)
            named = ink.line(ink.text(event.title if event else ""), ink.text(event_id, DIM), gap="  ")
            yield from ink.indented(named, width, 2, 2)
        if len(conflict.events) > MOST_EVENTS:
            yield from ink.indented(ink.text(f"and {len(conflict.events) - MOST_EVENTS:,} more events"), width, 2)

    def _steps(self, ink: Ink, width: int) -> Iterator[Text]:
        yield from ink.heading("Step by step", width)
        steps = steps_of(self.conflict, self.reconciliation.store)
        for step in steps:
            yield from _step(step, ink, width, is_last=step is steps[-1])
        yield from ink.heading("Why it cannot all be true", width)
        yield from ink.indented(ink.text(sum_words(self.conflict), ALARM), width, 2)

    def _sides(self, ink: Ink, width: int) -> Iterator[Text]:
        yield from ink.heading(f"{self.conflict.attribute}: who says what", width)
        for number, side in enumerate(self.conflict.sides, 1):
            claim = ink.line(f"{side.witness.claim.source}: ", ink.text(values_words(side.values), BOLD))
            yield from numbered(str(number), claim, ink, width)
            yield from _cited(side.witness, side.supporters, ink, width)

    def _grade(self, ink: Ink, width: int) -> Iterator[Text]:
        conflict = self.conflict
        yield from ink.heading(f"Why a {conflict.grade}", width)
        reason = grade_reason(conflict)
        yield from ink.indented(ink.text(f"{reason[:1].upper()}{reason[1:]}."), width, 2)
        if conflict.sets.count > 1:
            least = "" if conflict.sets.exact else "at least "
            words = (
                f"With the supporters, {least}{counted(conflict.sets.count, 'set')} of statements clash in this way."
            )
            yield from ink.indented(ink.text(words, DIM), width, 2)

    def _others(self, ink: Ink, width: int) -> Iterator[Text]:
        """Who clashes too, though in the place of no witness; and of how many that is not known."""
        others, unknown = self.conflict.indirect, self.conflict.unknown
        if others or unknown:
            yield from ink.heading("Who else clashes", width)
        if others:
            words = "Together with other claims than those above, or in a longer chain through the same events:"
            yield from ink.indented(ink.text(words, DIM), width, 2)
        for statement in others[:MOST_NAMED]:
            words = f"  {statement_words(statement, it=statement.claim.event)}"
            yield from ink.indented(ink.line(ink.text(cite(statement), BOLD), ink.text(words)), width, 2, 2)
        if len(others) > MOST_NAMED:
            yield from ink.indented(ink.text(_and_more(len(others))), width, 2)
        if unknown:
            nobody = f"of {counted(unknown, 'statement')} that no conflict names it is not known whether they clash"
            words = f"The search for longer chains ended early: {nobody}."
            yield from ink.indented(ink.text(words, DIM), width, 2)

    def _ways_out(self, ink: Ink, width: int) -> Iterator[Text]:
        yield from ink.heading(f"What would end it: setting aside {_which(self.conflict)}", width)
        mark = ink.mark(VOICE_MARKS[Voice.SET_ASIDE])
        for way in ways_out(self.conflict, self.reconciliation):
            for number, statement in enumerate(way.statements[:MOST_NAMED]):
                words = weighed(statement, self.reconciliation.weights)
                joined = f"and {words}" if number else words
                yield from numbered("" if number else str(way.step), ink.text(joined), ink, width)
            if len(way.statements) > MOST_NAMED:
                yield from numbered("", ink.text(_and_more(len(way.statements))), ink, width)
            if way.is_preferred:
                chosen = ink.text(f"{mark} this is what the preferred reading sets aside", ALARM)
                yield from ink.indented(chosen, width, NUMBER_WIDTH, 2)

    def _decision(self, ink: Ink, width: int) -> Iterator[Text]:
        decided = self.reconciliation.resolutions.get(self.conflict.fingerprint)
        if decided is not None:
            yield from _decided(decided, ink, width)
        if self.conflict.fingerprint not in self.reconciliation.open_conflicts:
            yield from _ended_by(self.conflict, self.reconciliation, ink, width) if decided is None else ()
            return
        yield from self._how_to_decide(ink, width, again=decided is not None)

    def _how_to_decide(self, ink: Ink, width: int, *, again: bool) -> Iterator[Text]:
        if again:
            yield from ink.indented(ink.text("That does not end it: others say the same.", ALARM), width, 2, 2)
        yield from ink.heading("To record a decision", width)
        full = self.conflict.fingerprint
        command = f"timeline resolve {short_fingerprints(self.reconciliation.conflict).get(full, full)}"
        options = _options(ways_out(self.conflict, self.reconciliation), all_but_one=bool(self.conflict.sides))
        if len(options) <= MOST_NAMED:
            yield from _command([command, *options, REASON], ink, width)
        else:
            yield from _command([command, "--set-aside CLAIM …", REASON], ink, width)
            each = f"with a --set-aside for each of {counted(len(options), 'statement')}"
            yield from ink.indented(ink.text(each, DIM), width, 2)
        yield from ink.indented(ink.text("or, where it stands and is known to stand", DIM), width, 2)
        yield from _command([command, "--accept", REASON], ink, width)
        yield from ink.indented(ink.text("or, where some claims speak of another event", DIM), width, 2)
        yield from _command([command, "--split NEW-EVENT", "--claim SOURCE/ID", REASON], ink, width)


def _which(conflict: Conflict) -> str:
    """How many of the steps, or sides, must go."""
    if not conflict.sides:
        return "one of these"
    is_each_against_each = len(conflict.clashing_sides) == len(conflict.sides) * (len(conflict.sides) - 1) // 2
    return "all but one of these" if is_each_against_each else "all but those that can be true together"


def weighed(statement: Statement, weights: Mapping[Statement, int]) -> str:
    """Return how it is cited, and what it weighs: source weight times basis, less where it is one of several copies."""
    weight = weights.get(statement)
    return cite(statement) + (f", weight {weight / UNITS_A_WEIGHT:,.0f}" if weight is not None else "")


def _decided(decided: Resolution, ink: Ink, width: int) -> Iterator[Text]:
    yield from ink.heading("Decided", width)
    yield from ink.indented(ink.text(decision_line(decided), GOOD), width, 2, 2)
    if decided.note:
        yield from ink.indented(ink.text(f"Note: {decided.note}"), width, 2, 2)
    yield from ink.indented(ink.text(str(decided.location), DIM), width, 2)


def _ended_by(conflict: Conflict, found: Reconciliation, ink: Ink, width: int) -> Iterator[Text]:
    """The decisions on other conflicts that ended this one."""
    others = deciding(conflict, found.resolutions.values())
    if others:
        yield from ink.heading("Ended by the decision on another conflict", width)
    short = short_fingerprints(found.conflict)
    for other in others:
        words = f"{short.get(other.fingerprint, other.fingerprint)}: {decision_line(other)}"
        yield from ink.indented(ink.text(words, GOOD), width, 2, 2)


def _step(step: Step, ink: Ink, width: int, *, is_last: bool) -> Iterator[Text]:
    yield from numbered(str(step.number), ink.text(f"but {step.sentence}" if is_last else step.sentence), ink, width)
    if step.witness is not None:
        yield from _cited(step.witness, step.hop.supporters, ink, width)
    if step.follows:
        yield from ink.indented(ink.text(f"{ink.mark(ARROW)} {step.follows}", BOLD), width, NUMBER_WIDTH, 2)


def numbered(number: str, text: Text, ink: Ink, width: int) -> Iterator[Text]:
    """Return a paragraph behind a number; one of more than two digits stands out to the right."""
    digits = max(NUMBER_WIDTH - 2, len(number))
    label = Cell(lines=[ink.text(number, BOLD)], width=digits, is_right=True)
    return ink.row(label, Cell(lines=[text], width=width - digits - 2, after=0))


def _cited(witness: Statement, supporters: Sequence[Statement], ink: Ink, width: int) -> Iterator[Text]:
    """The words, the place, how it is said, and who else says it."""
    if witness.quote:
        yield from quote_lines(witness.quote, ink, width, NUMBER_WIDTH)
    written = as_written(witness)
    how = [str(witness.location), cite(witness), *([written] if written else []), str(witness.claim.basis)]
    yield from ink.indented(ink.text("  ".join(how), DIM), width, NUMBER_WIDTH, 2)
    if supporters:
        number = len(supporters)
        names = first_named([cite(statement) for statement in supporters], MOST_NAMED)
        words = f"+{number:,} more {supporters_words(witness, supporters, number)}: {names}"
        yield from ink.indented(ink.text(words), width, NUMBER_WIDTH, 2)


def _and_more(number: int) -> str:
    return f"and {number - MOST_NAMED:,} more: --format json names all"


def _options(ways: Sequence[WayOut], *, all_but_one: bool) -> list[str]:
    """What to set aside: what the preferred reading does, else the last way, or of values all but the first."""
    chosen = [way for way in ways if way.is_preferred] or list(ways[1:] if all_but_one else ways[-1:])
    named = chosen if all_but_one else chosen[:1]
    return [f"--set-aside {shell_quote(cite(statement))}" for way in named for statement in way.statements]


def _command(parts: Sequence[str], ink: Ink, width: int) -> Iterator[Text]:
    """A command on one line; where it is too long, on several that can be pasted as they are."""
    whole = ink.text(" ".join(parts))
    if whole.cell_len + 2 <= width:
        yield from ink.indented(whole, width, 2)
        return
    for number, part in enumerate(parts):
        last = number == len(parts) - 1
        yield from ink.indented(ink.text(part if last else f"{part} \\"), width, 4 if number else 2)
