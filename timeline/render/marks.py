"""What each source says of an event: a mark a source in a fixed column, or counts where the sources are too many."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from string import ascii_letters

from rich.text import Text

from timeline.model.dataclass import dataclass
from timeline.reconciliation.result import ReconciledEvent
from timeline.reconciliation.voices import Voice, voice_of
from timeline.render.ink import BOLD, VOICE_MARKS, Ink

LETTERS = ascii_letters[26:] + ascii_letters[:26]
COUNTS_WIDTH = 12
WIDTH_WITHOUT_MARKS = 50
COLUMNS_A_MARK = 3  # so much of a wider screen goes to one more mark


@dataclass(frozen=True, slots=True)
class SourceMarks:
    """The column of marks for the sources of a store, at one width of the screen."""

    sources: Sequence[str]
    screen_width: int

    @property
    def is_counted(self) -> bool:
        """Whether there are too many sources to give each its own mark."""
        most = min(len(LETTERS), max(6, (self.screen_width - WIDTH_WITHOUT_MARKS) // COLUMNS_A_MARK))
        return len(self.sources) > most

    @property
    def width(self) -> int:
        """How wide the column is."""
        return COUNTS_WIDTH if self.is_counted else len(self.sources)

    @property
    def letters(self) -> str:
        """What stands above the column."""
        return "sources" if self.is_counted else LETTERS[: len(self.sources)]

    def of_event(self, ink: Ink, event: ReconciledEvent) -> Text:
        """The marks of one event."""
        voices = [voice_of(event, source) for source in self.sources]
        return _counts(ink, voices) if self.is_counted else Text().join(_mark(ink, voice) for voice in voices)

    def legend(self, ink: Ink, width: int) -> Iterator[Text]:
        """What the letters and the marks mean."""
        if self.sources and not self.is_counted:
            named = zip(LETTERS, self.sources, strict=False)
            yield from ink.flow([ink.line(ink.text(a, BOLD), ink.text(f" {b}")) for a, b in named], width)
        marks = [ink.line(_mark(ink, voice), ink.text(f" {voice}")) for voice in VOICE_MARKS]
        yield from ink.flow(marks, width)


def _mark(ink: Ink, voice: Voice) -> Text:
    return ink.text(ink.mark(VOICE_MARKS[voice]), VOICE_MARKS[voice][2])


def _counts(ink: Ink, voices: Iterable[Voice]) -> Text:
    counts = Counter(voices)
    shown = [voice for voice in VOICE_MARKS if counts[voice] and voice is not Voice.SILENT]
    return Text(" ").join(ink.line(ink.text(str(counts[voice])), _mark(ink, voice)) for voice in shown)
