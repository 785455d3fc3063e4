"""A comparison as Markdown that can be published as it is: tables, every quote with its source and place.

Tables and footnotes are those of GitHub; all else is CommonMark.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field

from timeline.exports.comparison.telling import Said, Telling
from timeline.exports.markdown import described
from timeline.model.claim import Claim
from timeline.model.counted import counted
from timeline.model.dataclass import dataclass
from timeline.reconciliation.comparison import Comparison, DiffRow, Matrix, ReversedPair, SideKind
from timeline.reconciliation.comparison_words import (
    MEANINGS,
    ONE_SIDED,
    Folded,
    Part,
    differing_count,
    headline,
    matrix_headline,
    meaning,
    parts_of,
    period_words,
    row_apart_words,
    shared_count,
    side_of,
    side_words,
    silence_words,
)
from timeline.reconciliation.datewords import values_words
from timeline.reconciliation.decision_words import decision_line
from timeline.reconciliation.plain import markdown_text
from timeline.reconciliation.sections import sections_of
from timeline.reconciliation.verdict import Verdict

MARKS = {
    Verdict.AGREE: "=", Verdict.REFINES: "⊂", Verdict.REFINED_BY: "⊃", Verdict.OVERLAPS: "≈",
    Verdict.CONFLICT: "≠", Verdict.ONLY_A: "←", Verdict.ONLY_B: "→",
}  # fmt: skip
READING_NOTE = (
    "An event stands where it stands in time, at the earliest that either side says. “Within” some days means one "
    "moment in them. Footnotes quote the words that a date rests on, and say where they are."
)


def comparison_to_text(comparison: Comparison) -> str:
    """Return two sides compared, as a document with footnotes."""
    page = Page(Telling(comparison))
    parts = (page.head(), page.conflicts(), page.reversed(), page.attributes(), page.events(), page.sources())
    lines = [line for part in parts for line in part]
    return "\n".join([*lines, *page.footnotes()]) + "\n"


def summary_to_text(comparison: Comparison) -> str:
    """Return who is compared, and how many events have each verdict."""
    return "\n".join(Page(Telling(comparison)).head()) + "\n"


def matrix_to_text(matrix: Matrix) -> str:
    """Return three and more sides compared: one row a pair."""
    names = ", ".join(markdown_text(side.name) for side in matrix.sides)
    lines = [f"# {counted(len(matrix.sides), 'side')} compared: {names}", "", f"**{matrix_headline(matrix)}**", ""]
    columns = ["A", "B", "told by both", *MEANINGS, "reversed pairs", "attributes"]
    rows = (_pair_cells(pair) for pair in matrix.pairs)
    return "\n".join([*lines, *_table(columns, rows, right=frozenset(range(2, len(columns))))]) + "\n"


def _pair_cells(pair: Comparison) -> Iterator[str]:
    yield from (markdown_text(pair.a), markdown_text(pair.b), f"{shared_count(pair):,}")
    yield from (f"{pair.summary[verdict]:,}" for verdict in Verdict)
    yield from (f"{pair.reversed_total:,}", f"{differing_count(pair):,}")


@dataclass(frozen=True)
class Page:
    """A Markdown page in the making: it numbers the claims that it cites."""

    telling: Telling
    cited: dict[str, tuple[int, Claim]] = field(default_factory=dict)  # by full id: the number of the footnote

    @property
    def comparison(self) -> Comparison:
        """What the page tells of."""
        return self.telling.comparison

    def head(self) -> Iterator[str]:
        """Who is compared, and the sum of it."""
        yield f"# {markdown_text(self.comparison.a)} and {markdown_text(self.comparison.b)} compared"
        yield ""
        for letter in "AB":
            yield f"- **{letter}**: {self._side(letter)}"
        yield from ("", f"**{markdown_text(headline(self.comparison))}**", "")
        summary = self.comparison.summary
        rows = (
            (f"{summary[v]:,}", f"{_mark(v)} {v}", markdown_text(meaning(v, self.comparison)))
            for v in Verdict
            if summary[v]
        )
        yield from _table(("Events", "Verdict", "Meaning"), rows, right=frozenset({0}))

    def events(self) -> Iterator[str]:
        """Every event in time order, a table a section."""
        yield from ("", "## Events in time order", "", READING_NOTE)
        for section in sections_of(parts_of(self.comparison)):
            later = f" ({section.gap_before})" if section.gap_before else ""
            yield from ("", f"### {markdown_text(section.heading)}{later}", "")
            yield from _table(("Event", "A", "Verdict", "B"), map(self._row, section.parts))

    def conflicts(self) -> Iterator[str]:
        """What clashes, in the words of both sides."""
        clashing = self.telling.clashing
        yield from ("", "## What cannot both be true") if clashing else ()
        for row in clashing:
            apart = f": {row_apart_words(row)}" if row.apart is not None else ""
            yield from ("", f"### {markdown_text(self.telling.title(row.event))}{apart}")
            for letter in "ab":
                side = row.a if letter == "a" else row.b
                when = self.telling.when(side) if side else ""
                yield from ("", f"**{letter.upper()}**: {markdown_text(when)}", "")
                yield from self._said(self.telling.said(row, letter))
            yield from self._below(row)

    def reversed(self) -> Iterator[str]:
        """Pairs in reversed order, each with both chains."""
        pairs = self.comparison.reversed
        yield from ("", "## Opposite order") if pairs else ()
        for pair in pairs:
            yield from self._pair(pair)

    def attributes(self) -> Iterator[str]:
        """Attributes that are told differently."""
        differing = [row for row in self.comparison.attributes if row.verdict is not Verdict.AGREE]
        if differing:
            yield from ("", "## Told differently", "")
            cells = (
                (
                    markdown_text(self.telling.title(row.event)),
                    markdown_text(row.key),
                    markdown_text(values_words(row.a)),
                    f"{_mark(row.verdict)} {row.verdict}",
                    markdown_text(values_words(row.b)),
                )
                for row in differing
            )
            yield from _table(("Event", "Attribute", "A", "Verdict", "B"), cells)

    def sources(self) -> Iterator[str]:
        """Every source that is cited."""
        cited = dict.fromkeys(claim.source for _, claim in self.cited.values())
        yield from ("", "## Sources", "") if cited else ()
        for source_id in cited:
            source = self.telling.store.sources.get(source_id)
            about = f": {described(source)}" if source else ""
            yield f"- {markdown_text(self.telling.names.source(source_id))}{about}"

    def footnotes(self) -> Iterator[str]:
        """One footnote a claim that was cited."""
        yield from [""] if self.cited else []
        for number, claim in self.cited.values():
            yield f"[^{number}]: {self._footnote(claim)}"

    def _side(self, letter: str) -> str:
        side = side_of(self.comparison, letter.lower())
        about = markdown_text(side_words(side))
        if side.kind is SideKind.SOURCE and side.sources:
            about = described(side.sources[0])
        period = markdown_text(period_words(side))
        return f"{about} ({markdown_text(side.name)}{f'; {period}' if period else ''})"

    def _row(self, part: Part) -> tuple[str, ...]:
        if isinstance(part, Folded):
            return (f"*… {part.words} …*", "", "", "")
        title = markdown_text(self.telling.title(part.event))
        apart = f", {row_apart_words(part)}" if part.apart is not None else ""
        verdict = f"{_mark(part.verdict)} {part.verdict}{apart}"
        likeness = self.telling.likeness(part)
        name = title if part.verdict in ONE_SIDED else f"**{title}**"
        return (
            f"{name} *({markdown_text(likeness)})*" if likeness else name,
            self._cell(part, "a"),
            verdict,
            self._cell(part, "b"),
        )

    def _cell(self, row: DiffRow, letter: str) -> str:
        side = row.a if letter == "a" else row.b
        if side is None:
            return f"*{silence_words(row)}*"
        marks = "".join(map(self._mark, side.claims))
        return markdown_text(self.telling.when(side)) + marks

    def _below(self, row: DiffRow) -> Iterator[str]:
        """The other events of the conflict, and what people decided."""
        others = [f"“{markdown_text(self.telling.title(event))}”" for event in self.telling.also(row)]
        yield from ("", f"It touches {', '.join(others)} too.") if others else ()
        for decided in row.decisions:
            yield from ("", f"Decided: {markdown_text(decision_line(decided))}")

    def _pair(self, pair: ReversedPair) -> Iterator[str]:
        one, other = (markdown_text(self.telling.title(event)) for event in pair.events)
        yield from ("", f"### {one} / {other}")
        told = (("A", (one, other), pair.chain_a), ("B", (other, one), pair.chain_b))
        for letter, (first, second), chain in told:
            yield from ("", f"**{letter}**: “{first}” comes before “{second}”", "")
            yield from self._said(self.telling.steps(chain), numbered=True)
        yield from ("", f"This is a {pair.grade}.")

    def _said(self, said: Sequence[Said], *, numbered: bool = False) -> Iterator[str]:
        """What is said, a line each: in words, the quote, the place."""
        for number, each in enumerate(said, 1):
            quote = f" “{markdown_text(each.quote)}”" if each.quote else ""
            place = f" ({markdown_text(each.place)}){self._mark(each.claim)}"
            yield f"{f'{number}.' if numbered else '-'} {markdown_text(each.words)}.{quote}{place}"

    def _mark(self, claim: Claim | None) -> str:
        if claim is None:
            return ""
        number, _ = self.cited.setdefault(claim.full_id, (len(self.cited) + 1, claim))
        return f"[^{number}]"

    def _footnote(self, claim: Claim) -> str:
        quote = f": “{markdown_text(claim.evidence.quote)}”" if claim.evidence else ""
        cites = f", citing {markdown_text(claim.attributed_to)}" if claim.attributed_to else ""
        how = "" if claim.basis == "stated" else f" ({claim.basis})"
        name = markdown_text(self.telling.names.source(claim.source))
        return f"{name}{quote}{cites}{how}, {markdown_text(str(claim.location))}."


def _mark(verdict: Verdict) -> str:
    return markdown_text(MARKS[verdict])


def _table(columns: Sequence[str], rows: Iterable[Iterable[str]], right: frozenset[int] = frozenset()) -> Iterator[str]:
    """A table; the numbers of the columns that are aligned right."""
    yield f"| {' | '.join(columns)} |"
    yield "|" + "|".join("--:" if number in right else "---" for number in range(len(columns))) + "|"
    yield from (f"| {' | '.join(row)} |" for row in rows)
