"""What the text has said so far: the date that it is at, the years of its section, its publication."""

from dataclasses import field
from typing import Final

from timeline.dates.scanning.expression import Anchor, AnchorKind
from timeline.dates.scanning.place import Place
from timeline.dates.scanning.said import Said
from timeline.dates.scanning.sections import Heading
from timeline.dates.scanning.steps import civil_day, contains, on_day
from timeline.dates.scanning.survey import Profile
from timeline.model.dataclass import dataclass

_DAYS_OF_NEWS: Final = 31
_FAR: Final = 5  # years
_NEED_DAY: Final = frozenset({"day", "week", "weekend", "hour", "minute", "second"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A date that was read, and what others that are read against it name as their anchor."""

    said: Said
    anchor: Anchor


@dataclass(slots=True)
class Memory:
    """What later expressions of a text may be read against."""

    profile: Profile
    focus: Mention | None = None  # the date that the text is at
    last: Mention | None = None  # the date that was mentioned last
    last_day: Mention | None = None  # the last one that is known to the day
    years: range | None = None  # those that the heading of the section names
    heading_end: int = 0  # where that heading ends, in the whole text
    published: Mention | None = field(init=False)

    def __post_init__(self) -> None:
        self.published = _publication(self.profile)
        if not self.profile.narrative:
            self.focus = self.last = self.last_day = self.published

    def spoken_of(self, unit: str, place: Place) -> Mention | None:
        """Return what "that day", "the following year", "two weeks later" are counted from.

        That is the last date of this sentence or of the one before, else the one that the text is at; where it is too
        coarse for the unit, the last one that is not.
        """
        found = self.focus if not self._is_near(self.last, place) else self.last
        if unit not in _NEED_DAY or self.last_day is None or (found is not None and found.said.day is not None):
            return found
        return self.last_day if found is None or contains(found.said, self.last_day.said) else found

    @staticmethod
    def _is_near(mention: Mention | None, place: Place, sentences: int = 1) -> bool:
        end = mention.anchor.end if mention else None
        return end is not None and place.sentences_since(end - place.offset) <= sentences

    @property
    def focus_anchor(self) -> Anchor | None:
        """What names the date that the text is at."""
        return self.focus.anchor if self.focus else None

    @property
    def base(self) -> Mention | None:
        """What "March 29" and "Tuesday" are read against: in news the publication, else the date before."""
        return self.focus if self.profile.narrative else self.published

    def news_day(self, place: Place) -> Mention | None:
        """Return the day that a time in news is of: the last one that was mentioned, if it is near.

        It is where a sentence or two before name it, in this paragraph, or where it is near the publication.
        """
        last, published = self.last_day, self.published
        if last is None or published is None or self._is_near(last, place, sentences=2):
            return last or published
        is_near = abs((civil_day(last.said) or 0) - (civil_day(published.said) or 0)) <= _DAYS_OF_NEWS
        return last if is_near else published

    def enter(self, heading: Heading, offset: int) -> None:
        """Begin a section, in a block that begins at `offset`: the years of the one before hold no longer."""
        self.years, self.heading_end = heading.years, offset + heading.end

    def note(self, said: Said, anchor: Anchor, place: Place) -> None:
        """Take note of a date: the text is at it now."""
        if said.year is None and said.decade is None and said.century is None:
            return
        mention = Mention(said, anchor)
        self.last = mention
        if said.day is not None and said.month is not None:
            self.last_day = mention
        if self._moves(said, place):
            self.focus = mention

    def _moves(self, said: Said, place: Place) -> bool:
        """Whether the text goes on from a date: what is mentioned in passing is far away, or coarser."""
        if self.years is not None and place.offset + place.start < self.heading_end:
            return said.year == self.years.start  # the section begins with the first year of its heading
        if self.focus is None or place.opens_sentence:
            return True
        here = self.focus.said.year
        if said.year is None:
            return False
        if here is None:
            return True
        is_coarser = said.year == here and said.month is None and said.season is None
        return not is_coarser and abs(said.year - here) <= _FAR


def _publication(profile: Profile) -> Mention | None:
    """Return the publication, no more precise than it is known."""
    published = profile.published
    if published is None or published.start.earliest is None or published.end.latest is None:
        return None
    anchor = Anchor(kind=AnchorKind.PUBLICATION, text=published.text, edtf=published.text)
    first, last = on_day(published.start.earliest), on_day(published.end.latest)
    return Mention(
        Said(
            year=last.year,
            month=last.month if first.month == last.month and first.year == last.year else None,
            day=last.day if first == last else None,
        ),
        anchor,
    )
