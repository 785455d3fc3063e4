"""What phrases mean before they become EDTF, and the context that they are read against."""

from collections.abc import Mapping
from dataclasses import field, replace
from typing import Final

from timeline.dates.vague import VAGUE_WORDS
from timeline.dates.value import Context
from timeline.errors import EdtfError, WordsError
from timeline.model.dataclass import dataclass
from timeline.model.duration import Duration, parse_duration
from timeline.model.edtf import EdtfDate, parse_edtf
from timeline.model.edtf.calendar import iso_day
from timeline.model.edtf.reckoning import AS_WRITTEN, Calendar, Reckoning

LAST_YEAR: Final = 9999


def year_text(year: int) -> str:
    """Return a year as EDTF: `2022`, `-0043`, `Y-12345`."""
    sign = "-" if year < 0 else ""
    return f"{'Y' if abs(year) > LAST_YEAR else ''}{sign}{abs(year):04d}"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time as EDTF text: a date, a one-of window, or an interval."""

    text: str

    @classmethod
    def window(cls, low: str, high: str) -> "Stretch":
        """One day, month, … out of those from `low` to `high`; an empty side is open."""
        return cls(low) if low == high else cls(f"[{low}..{high}]")

    @classmethod
    def days(cls, first: int, last: int) -> "Stretch":
        """One day out of a window of civil days."""
        return cls.window(iso_day(first), iso_day(last))

    @property
    def is_plain(self) -> bool:
        """Whether it is one date, that can be an end of an interval or a window."""
        return self.text[0] not in "[{" and "/" not in self.text

    @property
    def edtf(self) -> EdtfDate:
        """The time that the text allows, as a Gregorian date without a zone."""
        return self.edtf_by(AS_WRITTEN)

    def edtf_by(self, reckoning: Reckoning) -> EdtfDate:
        """Return the time that the text allows in a calendar and a zone."""
        try:
            return parse_edtf(self.text, reckoning)
        except EdtfError as error:
            raise WordsError(f"{self.text}: {error.reason}", "Check its days, and their order.") from error

    @property
    def first_day(self) -> int:
        """The first civil day on which it may start."""
        return self._bound(self.edtf.start.earliest)

    @property
    def last_day(self) -> int:
        """The last civil day on which it may end."""
        return self._bound(self.edtf.end.latest)

    def _bound(self, day: int | None) -> int:
        if day is None:
            raise WordsError(f"{self.text} has no bound to count from", "Give a date with a beginning and an end.")
        return day


@dataclass(frozen=True, slots=True)
class Count:
    """How many units words name: "34 days", "ten to 15 years", "a few weeks"."""

    low: int
    high: int | None  # None: no upper limit
    unit: str  # a value of vocabulary.UNITS

    @property
    def is_single(self) -> bool:
        """Whether the words name one number, not a range."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time as ISO 8601 text; equal sides are one length."""

    low: str
    high: str  # "..": no upper limit

    @property
    def text(self) -> str:
        """The ISO 8601 duration, or the range."""
        return self.low if self.low == self.high else f"{self.low}/{self.high}"

    @property
    def duration(self) -> Duration:
        """The length that the text allows."""
        try:
            return parse_duration(self.text)
        except EdtfError as error:
            raise WordsError(f"{self.text}: {error.reason}", "Write a shorter one.") from error


@dataclass(slots=True)
class Notes:
    """What reading one expression took for granted."""

    assumed: list[str] = field(default_factory=list)
    vague: bool = False
    counted: bool = False  # from the day of publication: the outcome is Gregorian, whatever the words are dated in
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The context of one expression, and the notes taken while it is read."""

    context: Context
    words: str = ""  # the whole expression, for errors
    notes: Notes = field(default_factory=Notes)

    def assume(self, phrase: str) -> None:
        """Note what was taken for granted."""
        if phrase not in self.notes.assumed:
            self.notes.assumed.append(phrase)

    def note_weekday(self, weekday: int | None) -> None:
        """Note the weekday that the words name; None: they name none, or several."""
        self.notes.weekday = weekday

    def in_year(self, year: int) -> "Reading":
        """Return the same reading, in which dates without a year fall in this one; it shares the notes."""
        return replace(self, context=replace(self.context, year=year))

    def meaning_of(self, *names: str) -> tuple[str, str]:
        """Return name and meaning of the first name that the store's overrides or the table of vague words have."""
        tables: tuple[Mapping[str, str], ...] = (self.context.words, VAGUE_WORDS)
        self.notes.vague = True
        found = ((name, table[name].strip()) for table in tables for name in names if name in table)
        for name, meaning in found:
            return name, meaning
        raise WordsError(f'"{names[0]}" has no meaning in the table of vague words', "Give one under `words:`.")

    @property
    def reckoning(self) -> Reckoning:
        """What the outcome is dated in: as the context says, but Gregorian where it was counted from publication."""
        own = self.context.reckoning
        return replace(own, calendar=Calendar.GREGORIAN) if self.notes.counted else own

    @property
    def publication(self) -> EdtfDate:
        """The publication; WordsError where it is not known."""
        if self.context.published is None:
            raise WordsError("these words are read against a publication date, and none is known", NO_PUBLICATION)
        return self.context.published

    @property
    def publication_day(self) -> int:
        """The civil day of the publication; WordsError where it is not known to the day."""
        published = self.publication
        earliest, latest = published.start.earliest, published.end.latest
        if earliest is None or earliest != latest:
            raise WordsError(f"the publication, {published.text}, is not dated to the day", NO_PUBLICATION)
        self.notes.counted = True
        return earliest

    @property
    def last_publication_day(self) -> int:
        """The last civil day on which the publication can have appeared."""
        latest = self.publication.end.latest
        if latest is None:
            raise WordsError(f"the publication, {self.publication.text}, has no last day", NO_PUBLICATION)
        return latest


NO_PUBLICATION: Final = (
    "Give the day of the first publication (`published:` of the source, --published on the command line)."
)
