"""The parts of a comparison's web page: sides, verdicts, conflicts, reversed pairs, attributes, the lanes."""

from collections.abc import Iterator, Sequence

from timeline.exports.comparison.markdown import MARKS
from timeline.exports.comparison.telling import Said, Telling
from timeline.exports.html.markup import Child, Markup, element
from timeline.exports.html.names import anchor_of
from timeline.model.counted import counted
from timeline.model.dataclass import dataclass
from timeline.reconciliation.comparison import AttributeRow, Comparison, DiffRow, DiffSide, ReversedPair
from timeline.reconciliation.comparison_words import (
    ONE_SIDED,
    Folded,
    Part,
    is_outside,
    meaning,
    parts_of,
    period_words,
    row_apart_words,
    side_of,
    side_words,
    silence_words,
)
from timeline.reconciliation.datewords import values_words
from timeline.reconciliation.decision_words import decision_line
from timeline.reconciliation.sections import Section, sections_of, when_words
from timeline.reconciliation.verdict import Verdict


@dataclass(frozen=True)
class PageParts:
    """The parts of one page."""

    telling: Telling

    @property
    def comparison(self) -> Comparison:
        """What the page tells of."""
        return self.telling.comparison

    @property
    def differing(self) -> Sequence[AttributeRow]:
        """The attributes that are told differently."""
        return [row for row in self.comparison.attributes if row.verdict is not Verdict.AGREE]

    def contents(self) -> Markup:
        """Links to the parts that there are."""
        there = (
            ("conflicts", "What cannot both be true", self.telling.clashing),
            ("reversed", "Opposite order", self.comparison.reversed),
            ("attributes", "Told differently", self.differing),
            ("events", "Events in time order", self.comparison.rows),
        )
        links = [element("a", words, href=f"#{name}") for name, words, found in there if found]
        return element("nav", links, aria_label="Contents")

    def sides(self) -> Markup:
        """Who is compared."""
        return element("dl", (self._about(letter) for letter in "AB"), class_="sides")

    def verdicts(self) -> Markup:
        """How many events have each verdict: the key of the marks, too."""
        summary = self.comparison.summary
        most = max(summary.values()) or 1
        rows = [self._counted(verdict, number, most) for verdict, number in summary.items() if number]
        names = (("Events", "number"), ("Verdict", None), ("Share", "bar"), ("It means", None))
        head = element("tr", (element("th", name, scope="col", class_=kind) for name, kind in names))
        caption = element("caption", counted(sum(summary.values()), "event"), " in all")
        return element("table", caption, element("thead", head), element("tbody", rows), class_="verdicts")

    def conflicts(self) -> Markup | None:
        """What clashes, in the words of both."""
        return _section("conflicts", "What cannot both be true", [self._conflict(row) for row in self.telling.clashing])

    def reversed(self) -> Markup | None:
        """Pairs in opposite order, each with both chains."""
        return _section("reversed", "Opposite order", [self._pair(pair) for pair in self.comparison.reversed])

    def attributes(self) -> Markup | None:
        """Attributes that are told differently."""
        names = ("Event", "Attribute", "A", "Verdict", "B")
        head = element("tr", (element("th", name, scope="col") for name in names))
        rows = [element("tr", self._attribute(row)) for row in self.differing]
        table = element("table", element("thead", head), element("tbody", rows), class_="attributes")
        return _section("attributes", "Told differently", [_scrolling(table, "Attributes")] if rows else [])

    def events(self) -> Markup | None:
        """Every event in its lane, time running down."""
        return _section("events", "Events in time order", list(map(self._stretch, sections_of(self._parts()))))

    def _parts(self) -> Sequence[Part]:
        return parts_of(self.comparison)

    def _about(self, letter: str) -> Markup:
        side = side_of(self.comparison, letter.lower())
        lines = [element("dd", words) for words in (side_words(side), period_words(side)) if words]
        name = element("dt", element("span", letter, class_="letter"), " ", element("b", side.name))
        return element("div", name, lines)

    def _counted(self, verdict: Verdict, number: int, most: int) -> Markup:
        bar = element("rect", width=max(1, round(100 * number / most)), height=8)
        drawn = element("svg", bar, viewBox="0 0 100 8", preserveAspectRatio="none", aria_hidden="true")
        return element(
            "tr",
            element("td", f"{number:,}", class_="number"),
            element("th", _verdict(verdict), scope="row"),
            element("td", drawn, class_="bar"),
            element("td", meaning(verdict, self.comparison)),
            class_=verdict,
        )

    def _conflict(self, row: DiffRow) -> Markup:
        apart = f": {row_apart_words(row)}" if row.apart is not None else ""
        sides = [self._told(row, letter) for letter in "ab"]
        title = element("h3", element("a", self.telling.title(row.event), href=f"#{anchor_of('event', row.event)}"))
        verdict = element("p", _verdict(row.verdict), apart, class_="conflict")
        return element("article", title, verdict, element("div", sides, class_="pair"), self._below(row))

    def _told(self, row: DiffRow, letter: str) -> Markup:
        """What one side says, with its words and where they are."""
        side = row.a if letter == "a" else row.b
        when = element("p", element("b", self.telling.when(side) if side else ""), class_="when")
        said = element("ul", map(_said, self.telling.said(row, letter)), class_="said")
        return element("div", element("h4", letter.upper(), class_="letter"), when, said)

    def _below(self, row: DiffRow) -> Iterator[Markup]:
        """The other events of the conflict, and what people decided."""
        others = [
            element("li", element("a", self.telling.title(event), href=f"#{anchor_of('event', event)}"))
            for event in self.telling.also(row)
        ]
        if others:
            yield element("p", "It touches other events, too:", class_="quiet")
            yield element("ul", others)
        yield from self._decided(row)

    def _decided(self, row: DiffRow) -> Iterator[Markup]:
        return (element("p", f"Decided: {decision_line(each)}", class_="decided") for each in row.decisions)

    def _pair(self, pair: ReversedPair) -> Markup:
        one, other = map(self.telling.title, pair.events)
        orders = (("A", one, other, pair.chain_a), ("B", other, one, pair.chain_b))
        sides = [
            element(
                "div",
                element("h4", letter, class_="letter"),
                element("p", element("b", first), " comes before ", element("b", second)),
                element("ol", map(_said, self.telling.steps(chain)), class_="said"),
            )
            for letter, first, second, chain in orders
        ]
        grade = element("p", f"This is a {pair.grade}.", class_="quiet")
        return element("article", element("h3", f"{one} / {other}"), element("div", sides, class_="pair"), grade)

    def _attribute(self, row: AttributeRow) -> Iterator[Markup]:
        yield element("th", self.telling.title(row.event), scope="row")
        yield element("td", row.key, data_name="Attribute")
        yield element("td", values_words(row.a), data_name="A")
        yield element("td", _verdict(row.verdict), class_=row.verdict, data_name="Verdict")
        yield element("td", values_words(row.b), data_name="B")

    def _stretch(self, section: Section) -> Markup:
        later = element("small", section.gap_before) if section.gap_before else None
        rows = [self._row(part, section.year) for part in section.parts]
        heading = element("h3", section.heading, " " if later else None, later)
        return element("section", heading, element("ol", rows, class_="lanes"))

    def _row(self, part: Part, year: int | None) -> Markup:
        if isinstance(part, Folded):
            return element("li", f"… {part.words} …", class_="folded")
        apart = f": {row_apart_words(part)}" if part.apart is not None else ""
        title = element("h4", self.telling.title(part.event))
        verdict = element("p", _verdict(part.verdict), apart, class_=f"verdict {part.verdict}")
        matched = self.telling.likeness(part)
        likeness = element("p", matched, class_="quiet") if matched else None
        lanes = [self._lane(part, letter, year) for letter in "ab"]
        body = (title, verdict, lanes[0], lanes[1], likeness, self._decided(part))
        kind = "alone" if part.verdict in ONE_SIDED else "shared"
        outside = " outside" if is_outside(part) else ""
        return element("li", body, id=anchor_of("event", part.event), class_=f"{kind} {part.verdict}{outside}")

    def _lane(self, row: DiffRow, letter: str, year: int | None) -> Markup:
        side = row.a if letter == "a" else row.b
        name = element("span", letter.upper(), class_="letter")
        if side is None:
            return element("div", name, " ", element("span", silence_words(row)), class_=f"lane {letter} silent")
        when = element("b", when_words(side, year))
        return element("div", name, " ", when, self._words(side), class_=f"lane {letter}")

    def _words(self, side: DiffSide) -> Markup | None:
        """The quotes of one side, folded away."""
        quotes = {claim.evidence.quote: claim for claim in reversed(side.claims) if claim.evidence}
        if not quotes:
            return None
        lines = [_quoted(quote, str(claim.location)) for quote, claim in reversed(quotes.items())]
        return element("details", element("summary", counted(len(lines), "quote")), element("ul", lines))


def _section(name: str, words: str, parts: Sequence[Child]) -> Markup | None:
    return element("section", element("h2", words), parts, id=name) if parts else None


def _scrolling(table: Markup, label: str) -> Markup:
    return element("div", table, class_="scrolls", tabindex=0, role="region", aria_label=label)


def _verdict(verdict: Verdict) -> tuple[Markup, str]:
    return element("span", MARKS[verdict], class_="mark", aria_hidden="true"), f" {verdict}"


def _said(said: Said) -> Markup:
    quote = element("q", said.quote) if said.quote else None
    return element("li", f"{said.words} ", quote, " ", element("small", said.place))


def _quoted(quote: str, place: str) -> Markup:
    return element("li", element("q", quote), " ", element("small", place))
