"""What the text has said so far: the date that it is at, the years of its section, its publication."""

from dataclasses import dataclass, field

from timeline.dates.scanning.expression import Anchor, AnchorKind
from timeline.dates.scanning.place import Place
from timeline.dates.scanning.said import Said
from timeline.dates.scanning.steps import on_day
from timeline.dates.scanning.survey import Profile


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
    years: range | None = None  # those that the heading of the section names
    published: Mention | None = field(init=False)

    def __post_init__(self) -> None:
        self.published = _publication(self.profile)
        if not self.profile.narrative:
            self.focus = self.published

    @property
    def base(self) -> Mention | None:
        """What "March 29" and "Tuesday" are read against: in news the publication, else the date before."""
        return self.focus if self.profile.narrative else self.published

    def note(self, said: Said, anchor: Anchor, place: Place) -> None:
        """Take note of a date: the text is at it now."""
        if said.year is None and said.decade is None and said.century is None:
            return
        if said.year is not None and place.is_in_heading:
            self.years = range(min(said.year, self._first_year(place, said.year)), said.year + 1)
        if self._moves(said, place):
            self.focus = Mention(said, anchor)

    def _first_year(self, place: Place, year: int) -> int:
        return year

    def _moves(self, said: Said, place: Place) -> bool:
        import os
        mode = os.environ.get("MODE", "ks")
        focus = self.focus
        if focus is None:
            return True
        if "k" in mode and said.year is not None and focus.said.year == said.year and said.month is None and said.season is None:
            return False
        if "s" in mode and self.years and said.year is not None and said.year not in self.years:
            return False
        if "a" in mode and not place.opens_sentence and place.word_before in ("the", "of", "since", "than", "his", "their", "its"):
            return False
        if "b" in mode and not place.opens_sentence and focus.said.year is not None and said.year is not None and said.year < focus.said.year:
            return False
        if "m" in mode and not place.opens_sentence and focus.said.year is not None and said.year is not None and said.year > focus.said.year + 2:
            return False
        return True


def _publication(profile: Profile) -> Mention | None:
    published = profile.published
    if published is None or published.end.latest is None:
        return None
    anchor = Anchor(kind=AnchorKind.PUBLICATION, text=published.text, edtf=published.text)
    return Mention(on_day(published.end.latest), anchor)
