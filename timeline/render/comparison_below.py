"""What stands below the lanes of a comparison: pairs in reversed order with both chains, attributes that differ."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from timeline.model.claim import Basis
from timeline.model.conflict import Hop
from timeline.model.counted import counted
from timeline.model.dataclass import dataclass
from timeline.model.statement import Statement
from timeline.reconciliation.comparison import AttributeRow, Comparison, ReversedPair
from timeline.reconciliation.comparison_words import told_hops
from timeline.reconciliation.datewords import values_words
from timeline.reconciliation.verdict import Verdict
from timeline.reconciliation.wording import hop_sentence, supporters_words
from timeline.render.claims import quote_lines
from timeline.render.ink import ALARM, BOLD, DIM, GRADE_STYLES, VERDICT_MARKS, Ink
from timeline.render.two_lanes import TwoLanes

STEP = 7
MOST_ATTRIBUTES = 200  # on one screen


@dataclass(frozen=True)
class Below:
    """Reversed pairs and attributes at one width."""

    ink: Ink
    width: int
    comparison: Comparison
    short: dict[str, str]

    @property
    def columns(self) -> TwoLanes:
        """Where the lanes stand."""
        return TwoLanes(self.ink, self.width)

    def lines(self) -> Iterator[Text]:
        """Both parts, where there are any."""
        yield from self._reversed()
        yield from self._attributes()

    def _reversed(self) -> Iterator[Text]:
        ink, pairs, total = self.ink, self.comparison.reversed, self.comparison.reversed_total
        if pairs:
            least = "" if self.comparison.reversed_is_exact else "at least "
            of_all = f", of {least}{total:,} that follow" if total > len(pairs) else ""
            yield from ink.heading(f"Opposite order: {counted(len(pairs), 'pair')} of events{of_all}", self.width)
        for pair in pairs:
            yield Text()
            yield from self._pair(pair)

    def _pair(self, pair: ReversedPair) -> Iterator[Text]:
        ink = self.ink
        for event_id in pair.events:
            named = ink.line(ink.text(self._title(event_id), BOLD), ink.text(event_id, DIM), gap="  ")
            yield from ink.indented(named, self.width, 2, 2)
        for letter, order, chain in (("A", pair.a, pair.chain_a), ("B", pair.b, pair.chain_b)):
            yield from ink.indented(ink.text(f"{letter}  {order}", ALARM), self.width, 4, 3)
            yield from self._chain(chain)
        name = self.short.get(pair.fingerprint, "")
        explain = ink.text(f"timeline explain {name}" if name else "", DIM)
        grade = ink.text(pair.grade, GRADE_STYLES[pair.grade])
        yield from ink.indented(ink.line(grade, explain, gap="  "), self.width, 4, 3)

    def _chain(self, chain: Sequence[Hop]) -> Iterator[Text]:
        """Why it follows: each step once, in words, with its quote and place."""
        for hop in told_hops(chain):
            sentence = self.ink.text(hop_sentence(hop, self.comparison.store))
            yield from self.ink.indented(sentence, self.width, STEP, 2)
            yield from self._cited(hop)

    def _cited(self, hop: Hop) -> Iterator[Text]:
        ink, witness = self.ink, hop.witness
        if isinstance(witness, Statement) and witness.quote:
            yield from quote_lines(witness.quote, ink, self.width, STEP)
        basis = witness.claim.basis if isinstance(witness, Statement) else Basis.STATED
        how = [] if basis is Basis.STATED else [str(basis)]
        number = len(hop.supporters)
        more = [f"+{number:,} more {supporters_words(witness, hop.supporters, number)}"] if number else []
        place = "  ".join([str(witness.location), *how, *more])
        yield from ink.indented(ink.text(place, DIM), self.width, STEP, 2)

    def _title(self, event_id: str) -> str:
        event = self.comparison.store.events.get(event_id) if self.comparison.store else None
        return event.title if event else ""

    def _attributes(self) -> Iterator[Text]:
        differing = [row for row in self.comparison.attributes if row.verdict is not Verdict.AGREE]
        if differing:
            yield from self.ink.heading(f"{counted(len(differing), 'attribute')} told differently", self.width)
        for row in differing[:MOST_ATTRIBUTES]:
            yield Text()
            yield from self._attribute(row)
        if len(differing) > MOST_ATTRIBUTES:
            yield Text()
            yield self.ink.text(f"and {len(differing) - MOST_ATTRIBUTES:,} more", DIM)

    def _attribute(self, row: AttributeRow) -> Iterator[Text]:
        """One attribute: which, of what, and both values beside each other."""
        ink, mark = self.ink, VERDICT_MARKS[row.verdict]
        named = ink.line(ink.text(row.key, BOLD), ink.text(self._title(row.event)), ink.text(row.event, DIM), gap="  ")
        yield from self.columns.titled(named, [ink.text(row.verdict, mark[2])])
        a, b = ([ink.text(values_words(values))] for values in (row.a, row.b))
        yield from self.columns.beside(a, b, mark)
