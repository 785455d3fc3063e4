"""Why a conflict cannot all be true, as values and as text."""

from collections.abc import Iterator

from timeline.model.conflict import Conflict
from timeline.model.dataclass import dataclass
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.reconciliation.argument import Step, WayOut, grade_reason, steps_of, sum_words, ways_out
from timeline.reconciliation.result import Reconciliation
from timeline.reconciliation.wording import cite, message_of, statement_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A conflict as an argument; `str` of it is the text."""

    conflict: Conflict
    store: Store
    message: str  # by how much it is impossible, and who says what against whom
    steps: tuple[Step, ...]  # (): it is about an attribute, see `conflict.sides`
    total: str  # why the steps cannot all hold; empty: there are none
    grade_reason: str  # why it is a contradiction, or only a tension
    ways_out: tuple[WayOut, ...]  # what would end it, each by itself; of an attribute, all but one of them

    def __str__(self) -> str:
        """Return it in lines: the steps, or sides, with their quotes; then why, and what would end it."""
        ends = (", ".join(map(cite, way.statements)) for way in self.ways_out)
        lines = (
            f"{self.conflict.grade}: {self.message}",
            *self._argument(),
            *([self.total] if self.total else []),
            f"{self.conflict.grade}, as {self.grade_reason}.",
            *(f"set aside to end it: {each}" for each in ends),
        )
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        from timeline.exports.notebook import lines_html

        return lines_html(str(self))

    def _argument(self) -> Iterator[str]:
        for step in self.steps:
            follows = f" → {step.follows}" if step.follows else ""
            yield f"{step.number}. {step.sentence}{_quoted(step.witness)}{follows}"
        for number, side in enumerate(self.conflict.sides, 1):
            said = f"{cite(side.witness)} {statement_words(side.witness, self.store)}"
            yield f"{number}. {said}{_quoted(side.witness)}"


def explain(reconciled: Reconciliation, conflict: Conflict) -> Explanation:
    """Return why a conflict of a reconciled store cannot all be true, step by step, and what would end it.

    >>> import timeline
    >>> reconciled = timeline.reconcile(timeline.load("data"))
    >>> explained = timeline.explain(reconciled, reconciled.conflict["7c5408dc6595"])
    >>> explained.total
    'Each comes before the next, and the last before the first: order reversed.'
    >>> [statement.claim.id for way in explained.ways_out for statement in way.statements]
    ['retreat-before-the-talks', 'withdrawal', 'withdrawal']
    """
    return Explanation(
        conflict=conflict,
        store=reconciled.store,
        message=message_of(conflict, reconciled.store),
        steps=steps_of(conflict, reconciled.store),
        total=sum_words(conflict),
        grade_reason=grade_reason(conflict),
        ways_out=ways_out(conflict, reconciled),
    )


def _quoted(statement: Statement | None) -> str:
    return f" “{statement.quote}”" if statement is not None and statement.quote else ""
