"""A conflict as an argument: numbered steps, what follows from each, why it cannot all be true, what would end it."""

from collections.abc import Iterable

from timeline.model.claim import Basis, Read
from timeline.model.conflict import ORIGIN, Conflict, Grade, Hop, Point, TimePoint
from timeline.model.dataclass import dataclass
from timeline.model.duration import Duration
from timeline.model.edtf.date import EdtfDate
from timeline.model.statement import Statement
from timeline.model.store import Store
from timeline.reconciliation.carried import earliest_words_of, latest_along, what_follows
from timeline.reconciliation.clock import apart_of
from timeline.reconciliation.clockwords import apart_length_words
from timeline.reconciliation.result import Reconciliation
from timeline.reconciliation.wording import apart_words, hop_sentence, point_verb, turned


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One hop of the argument, what it says, and what follows once all steps before it are taken along."""

    number: int
    hop: Hop
    sentence: str
    follows: str

    @property
    def witness(self) -> Statement | None:
        """The statement it rests on; None: an event's own key."""
        return self.hop.witness if isinstance(self.hop.witness, Statement) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class WayOut:
    """Statements whose setting aside ends the conflict, all of them together."""

    step: int
    statements: tuple[Statement, ...]
    is_preferred: bool  # the preferred reading sets them aside


def steps_of(conflict: Conflict, store: Store) -> tuple[Step, ...]:
    """Return the argument of a conflict over dates or order, in the order of its chain, entered at the calendar."""
    hops = turned(conflict.chain)
    numbered = enumerate(zip(hops, what_follows(hops), strict=True), 1)
    return tuple(
        Step(number=number, hop=hop, sentence=hop_sentence(hop, store), follows=follows)
        for number, (hop, follows) in numbered
    )


def sum_words(conflict: Conflict) -> str:
    """Return why the steps cannot all hold, and by how much: the dates, or the order, added up along the chain."""
    hops = turned(conflict.chain)
    if not hops:
        return ""
    last = hops[-1]
    if hops[0].tail == ORIGIN and isinstance(last.tail, TimePoint):
        latest, earliest = latest_along(hops[:-1]).words, earliest_words_of(last)
        return f"{point_verb(last.tail)} {latest}, and yet {earliest}: {apart_words(conflict)}."
    return _circle_words(conflict, hops[0].tail)


def grade_reason(conflict: Conflict) -> str:
    """Return why the conflict is a contradiction, or which step makes it only a tension."""
    if conflict.grade is Grade.CONTRADICTION:
        return f"{_firm_places(conflict)} can rest on a statement that is made outright, in exact words"
    soft = [f"{name} rests on {_joined(reasons)}" for name, reasons in _soft_places(conflict)]
    return "; ".join(soft) or "no choice of witnesses is stated and exact throughout"


def _firm_places(conflict: Conflict) -> str:
    """`each step`, `each side`, or which sides where some others are soft."""
    if not conflict.sides:
        return "each step"
    soft = {name for name, _ in _soft_places(conflict)}
    firm = [number for number, _ in _places(conflict) if f"side {number}" not in soft]
    if len(firm) == len(conflict.sides):
        return "each side"
    return f"each of the sides {_joined(tuple(map(str, firm)))}"


def softness(statement: Statement) -> tuple[str, ...]:
    """Return what keeps a statement from being firm: how it is said, vague words, an approximate date."""
    claim = statement.claim
    basis = {Basis.IMPLIED: "something implied", Basis.HEDGED: "a hedged statement", Basis.RUMOUR: "a rumour"}
    reasons = [basis[claim.basis]] if claim.basis is not Basis.STATED else []
    reasons += ["vague words"] if claim.read is Read.VAGUE else []
    reasons += ["an approximate date"] if _is_approximate(statement) else []
    return (*reasons, *(["an approximate value"] if _has_approximate_value(statement) else []))


def ways_out(conflict: Conflict, reconciliation: Reconciliation) -> tuple[WayOut, ...]:
    """Return the sets of statements that would each end the conflict, in the order of its steps."""
    found: dict[frozenset[Statement], WayOut] = {}
    for number, statements in _places(conflict):
        chosen = frozenset(statements)
        if statements and chosen not in found:
            found[chosen] = WayOut(step=number, statements=statements, is_preferred=chosen <= reconciliation.lost)
    return tuple(found.values())


def _circle_words(conflict: Conflict, first: Point) -> str:
    verb, apart = point_verb(first), apart_of(conflict)
    if apart is None or not apart.size:
        return f"Each comes before the next, and the last before the first: {apart_words(conflict)}."
    again = "it does" if isinstance(first, TimePoint) and first.planned else f"it {verb.rpartition(' ')[2]}"
    return f"Added up, {verb} {apart_length_words(apart)} before {again}: that cannot be."


def _places(conflict: Conflict) -> Iterable[tuple[int, tuple[Statement, ...]]]:
    if conflict.sides:
        return enumerate((side.statements for side in conflict.sides), 1)
    return enumerate((hop.statements for hop in turned(conflict.chain)), 1)


def _soft_places(conflict: Conflict) -> Iterable[tuple[str, tuple[str, ...]]]:
    """The steps, or sides, on which no statement is firm, with what is soft about the value and the witness."""
    name = "side" if conflict.sides else "step"
    inexact = {number: side.inexact for number, side in enumerate(conflict.sides, 1) if side.inexact}
    for number, statements in _places(conflict):
        if statements and (number in inexact or all(softness(s) for s in statements)):
            of_value = (inexact[number],) if number in inexact else ()
            yield f"{name} {number}", tuple(dict.fromkeys((*softness(statements[0]), *of_value)))


def _joined(reasons: tuple[str, ...]) -> str:
    return ", ".join(reasons[:-1]) + " and " + reasons[-1] if len(reasons) > 1 else reasons[0]


def _is_approximate(statement: Statement) -> bool:
    relation = statement.relation
    duration = statement.claim.duration if statement.key == "duration" else None
    spans: tuple[EdtfDate | Duration | None, ...] = (statement.date, duration)
    spans += (relation.gap, relation.within) if relation is not None else ()
    return any(span is not None and _is_about(span) for span in spans)


def _has_approximate_value(statement: Statement) -> bool:
    return statement.attribute is not None and any("~" in value for value in statement.attribute.values)


def _is_about(span: EdtfDate | Duration) -> bool:
    if isinstance(span, Duration):
        return span.approximate
    return span.start.approximate or span.end.approximate
