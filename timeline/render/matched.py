"""Which events may be the same: each pair with its titles, its dates, and why."""

from collections.abc import Iterator

from rich.text import Text

from timeline.model.dataclass import dataclass
from timeline.reconciliation.datewords import edtf_words, window_words
from timeline.reconciliation.daywords import DateStyle
from timeline.reconciliation.matching.everywhere import Found
from timeline.reconciliation.matching.match import Rival
from timeline.reconciliation.matching.profile import Profile
from timeline.reconciliation.matching.reasons import reasons
from timeline.reconciliation.matching.sides import Matching
from timeline.render.ink import BOLD, CALM, DIM, Cell, Ink, Screen

SHORT = DateStyle(short=True)
SCORE_WIDTH = 6
MOST_RIVALS = 2


@dataclass(frozen=True, kw_only=True)
class MatchedEvents(Screen):
    """What `timeline match` shows."""

    matching: Matching
    is_everywhere: bool  # whether any two of the sides are compared, so that each event names its side
    can_accept: bool  # whether all of it is of the store

    def lines(self, ink: Ink, width: int) -> Iterator[Text]:
        """Who was compared; each pair, the most alike first; how to accept."""
        if not self.is_everywhere:
            yield from self._sides(ink, width)
        yield from ink.fold(ink.line(ink.text(self._total(), BOLD), ink.text(self._rest(), DIM), gap=" · "), width)
        for each in self.matching.found:
            yield Text()
            yield from self._pair(each, ink, width)
        yield from self._what_now(ink, width)

    def _sides(self, ink: Ink, width: int) -> Iterator[Text]:
        for letter, side in zip("AB", self.matching.sides, strict=True):
            published = [edtf_words(source.published[0], SHORT) for source in side.sources[:1] if source.published]
            about = " · ".join([*(published if len(side.sources) == 1 else ()), side.title])
            named = ink.line(ink.text(f"{letter}  {side.name}", BOLD), ink.text(about, DIM), gap="  ")
            yield from ink.indented(named, width, 0, 3)

    def _total(self) -> str:
        number = len(self.matching.found)
        if not number:
            return f"No two events are alike enough to be suggested (score {self.matching.min_score:g} or more)"
        return "1 pair of events may be the same" if number == 1 else f"{number:,} pairs of events may be the same"

    def _rest(self) -> str:
        """The events that are not suggested; of many sides, too many to tell."""
        if self.is_everywhere:
            return ""
        alone = (f"{number:,} of {letter} alone" for letter, number in zip("AB", self.matching.alone, strict=True))
        return " · ".join((f"{self.matching.linked:,} told by both under one id", *alone))

    def _pair(self, found: Found, ink: Ink, width: int) -> Iterator[Text]:
        suggestion = found.suggestion
        score = ink.text(f"{suggestion.score:.2f}", CALM)
        for place, (letter, profile) in enumerate((("A", suggestion.a), ("B", suggestion.b))):
            who = (found.a if letter == "A" else found.b) if self.is_everywhere else letter
            yield from self._event(score if place == 0 else Text(), who, profile, ink, width)
        why = f"why: {' · '.join(reasons(suggestion))}"
        yield from ink.indented(ink.text(why), width, SCORE_WIDTH, 5)
        for rival in suggestion.also[:MOST_RIVALS]:
            yield from ink.indented(self._rival(rival, suggestion.a.event, ink), width, SCORE_WIDTH, 5)
        more = len(suggestion.also) - MOST_RIVALS
        if more > 0:
            yield from ink.indented(ink.text(f"and {more:,} more that come close", DIM), width, SCORE_WIDTH, 5)

    def _event(self, score: Text, who: str, profile: Profile, ink: Ink, width: int) -> Iterator[Text]:
        named = ink.line(ink.text(profile.title or profile.event, BOLD), ink.text(profile.event, DIM), gap="  ")
        when = ink.line(ink.text(window_words(profile.start, profile.end, SHORT)))
        lines = [named, when] if len(who) == 1 else [ink.text(who, DIM), named, when]
        label = ink.text(who if len(who) == 1 else ("A" if score else "B"), BOLD)
        return ink.row(
            Cell(lines=[score], width=SCORE_WIDTH - 2),
            Cell(lines=[label], width=1),
            Cell(lines=lines, width=width - SCORE_WIDTH - 3, after=0),
        )

    def _rival(self, rival: Rival, a: str, ink: Ink) -> Text:
        letter, other = ("B", rival.b) if rival.a == a else ("A", rival.a)
        head = ink.text(f"close: {rival.score:.2f}  {letter} {self.matching.titles[other] or other}")
        taken = ink.text("(has another partner)" if rival.taken else "", DIM)
        return ink.line(head, ink.text(other, DIM), taken, gap="  ")

    def _what_now(self, ink: Ink, width: int) -> Iterator[Text]:
        yield Text()
        if not self.matching.found:
            yield from ink.fold(ink.text("A lower score shows what comes nearest: --min-score 0.4", DIM), width)
            return
        yield from ink.fold(ink.text("Suggestions only: nothing uses them before somebody accepts them.", DIM), width)
        if not self.can_accept:
            yield from ink.fold(
                ink.text("Events of the store alone can be made one: import the others first.", DIM), width
            )
            return
        best = self.matching.found[0].suggestion
        named = "" if self.is_everywhere else "".join(f" {side.name}" for side in self.matching.sides)
        for does, typed in (
            ("one", f"timeline match --accept {best.a.event}={best.b.event}"),
            ("all", f"timeline match{named} --accept"),
        ):
            yield from ink.indented(ink.line(ink.text(f"accept {does}: ", DIM), ink.text(typed)), width, 0, 2)
