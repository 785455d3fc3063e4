"""Finding the words of a quote in a document, however the document breaks its lines and pages."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from timeline.errors import TimelineError
from timeline.extraction.folding import FoldedText, fold, fold_with_places, page_lines, to_typewritten
from timeline.extraction.word_runs import has_inner_words, places_of_each
from timeline.model.claim import MAX_QUOTE_WORDS
from timeline.model.dataclass import dataclass

# From here on stand the scripts that put no space between words (Thai, Chinese …): no word ends to look for.
_FIRST_UNSPACED = "\u0e00"


class QuoteError(TimelineError, ValueError):
    """The words do not stand in the text, or not as often as was said."""


class QuoteMissing(QuoteError):
    """The words do not stand in the text; `nearest` is what of them does, None where no word does."""

    def __init__(self, words: str, nearest: "Nearest | None") -> None:
        self.nearest = nearest
        super().__init__(f'"{words}" is not there; ' + (str(nearest) if nearest else "none of its words is"))


class QuoteMiscounted(QuoteError):
    """The words stand in the text several times and nothing says which, or less often than `nth` says."""

    def __init__(self, words: str, lines: tuple[int, ...], nth: int | None) -> None:
        self.lines = lines
        self.nth = nth
        times = "once" if len(lines) == 1 else f"{len(lines)} times"
        told = f"there is no nth: {nth}" if nth is not None else "say which with nth:, or find more words"
        super().__init__(f'"{words}" stands there {times} ({_lines_text(lines)}): {told}')


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """The longest part of the words that does stand in the text, and what stands around it there."""

    words: str
    passage: str  # as many words as were looked for, at most 12
    line: int

    def __str__(self) -> str:
        return f'nearest is "{self.passage}" on line {self.line}'


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Where words stand in a text: code points, end exclusive; `quote` is the text there, white space folded."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class _View:
    """One way to look at a text: its folded form, and whether quotes and dashes are folded too."""

    folded: FoldedText
    haystack: str

    def passages_of(self, needle: str) -> Iterator[Passage]:
        """Return where the needle stands; finds may overlap."""
        return map(self.passage_at, self.places_of(needle))

    def passage_at(self, place: tuple[int, int]) -> Passage:
        """Return the passage that stands at a place in the haystack."""
        start, end = self.folded.origin_of(*place)
        return Passage(start=start, end=end, quote=self.folded.text[slice(*place)])

    def places_of(self, needle: str) -> Iterator[tuple[int, int]]:
        """Yield where the needle stands as whole words, by place in the haystack."""
        start = self.haystack.find(needle) if needle else -1
        while start >= 0:
            if self.are_whole_words(start, start + len(needle)):
                yield start, start + len(needle)
            start = self.haystack.find(needle, start + 1)

    def are_whole_words(self, start: int, end: int) -> bool:
        """Whether a passage of the haystack begins and ends where words do."""
        return not (_splits_word(self.haystack, start) or _splits_word(self.haystack, end))


class SearchableText:
    """A text in which quotes are found; folded once, when first searched.

    Words are looked for as they are; then with quotes and dashes of any form taken for one; then with the lines left
    out that every page repeats. The first way that finds them decides how often they stand there.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    def find(self, words: str, nth: int | None = None) -> Passage:
        """Return where the words stand; `nth` counts from 1.

        Raises QuoteMissing: they do not stand there. Raises QuoteMiscounted: several times, and `nth` is None; or less
        often than `nth`. Cost: linear in the text.
        """
        found = self.find_all(words)
        if not found:
            raise QuoteMissing(fold(words), self.nearest(words))
        if (nth is None and len(found) > 1) or (nth is not None and not 1 <= nth <= len(found)):
            raise QuoteMiscounted(fold(words), tuple(self.line_of(passage.start) for passage in found), nth)
        return found[(nth or 1) - 1]

    def find_all(self, words: str) -> tuple[Passage, ...]:
        """Return every place at which the words stand, in the order of the text; () where they do not."""
        for view, needle in self._views(fold(words)):
            found = tuple(view.passages_of(needle))
            if found:
                return found
        return ()

    def find_each(self, quotes: Iterable[str]) -> dict[str, tuple[Passage, ...]]:
        """Return what `find_all` does, by the folded words of each quote. Cost: linear in the text and the quotes."""
        view, needles = self._literal, set(map(fold, quotes))
        places = places_of_each(view.haystack, filter(has_inner_words, needles))
        spans = {needle: [(start, start + len(needle)) for start in starts] for needle, starts in places.items()}
        found = {
            needle: tuple(view.passage_at(span) for span in each if view.are_whole_words(*span))
            for needle, each in spans.items()
        }
        return {needle: found.get(needle) or self.find_all(needle) for needle in needles}

    def stands_at(self, words: str, start: int, end: int) -> bool:
        """Whether the words stand at exactly this place, quotes and dashes of any form taken for one."""
        return to_typewritten(fold(self.text[start:end])) == to_typewritten(fold(words))

    def line_of(self, place: int) -> int:
        """Return the line, from 1, of a place in the text."""
        return bisect_right(self._line_starts, place)

    def nearest(self, words: str) -> Nearest | None:
        """Return the longest run of the words that stands in the text, the first of equals; None where no word does.

        Cost: two searches for every word.
        """
        wanted = to_typewritten(fold(words)).split(" ")
        first, last, start = self._longest_run(wanted)
        if first == last:
            return None
        return Nearest(
            words=" ".join(wanted[first:last]),
            passage=self._around(start, first, len(wanted) - first),
            line=self.line_of(self._typewritten.folded.origin_of(start, start + 1)[0]),
        )

    def _longest_run(self, wanted: list[str]) -> tuple[int, int, int]:
        """Return the longest `wanted[first:last]` that stands in the text, and where it starts in folded text."""
        best = (0, 0, 0)
        last = 0
        for first in range(len(wanted)):
            last = max(first, last)
            while last < len(wanted) and (place := self._place_of_run(wanted[first : last + 1])) is not None:
                last += 1
                best = max(best, (first, last, place), key=lambda run: run[1] - run[0])
        return best

    def _place_of_run(self, run: list[str]) -> int | None:
        return next((start for start, _ in self._typewritten.places_of(" ".join(run))), None)

    def _around(self, start: int, before: int, after: int) -> str:
        text = self._typewritten.folded.text
        behind = text[:start].rsplit(maxsplit=before)[-before:] if before else []
        ahead = text[start:].split(maxsplit=after)[:after]
        return " ".join([*behind, *ahead][:MAX_QUOTE_WORDS])

    def _views(self, needle: str) -> Iterator[tuple[_View, str]]:
        """Yield the ways to look, each with the needle as it looks there; later ones are made only when needed."""
        yield self._literal, needle
        yield self._typewritten, to_typewritten(needle)
        if self._page_lines:
            yield self._without_page_lines, to_typewritten(needle)

    @cached_property
    def _line_starts(self) -> tuple[int, ...]:
        return (0, *(match.end() for match in re.finditer("\n", self.text)))

    @cached_property
    def _literal(self) -> _View:
        folded = fold_with_places(self.text)
        return _View(folded, folded.text)

    @cached_property
    def _typewritten(self) -> _View:
        return _View(self._literal.folded, to_typewritten(self._literal.folded.text))

    @cached_property
    def _page_lines(self) -> tuple[tuple[int, int], ...]:
        return tuple(page_lines(self.text))

    @cached_property
    def _without_page_lines(self) -> _View:
        folded = fold_with_places(self.text, without=self._page_lines)
        return _View(folded, to_typewritten(folded.text))


def _splits_word(text: str, place: int) -> bool:
    """Whether the place lies inside a word: "March 2" does not stand in "March 29"."""
    if not 0 < place < len(text):
        return False
    before, after = text[place - 1], text[place]
    return before.isalnum() and after.isalnum() and max(before, after) < _FIRST_UNSPACED


def _lines_text(lines: tuple[int, ...]) -> str:
    return ("line " if len(lines) == 1 else "lines ") + ", ".join(map(str, lines))
