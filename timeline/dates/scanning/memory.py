"""What the text has said so far: the date that it is at, the years of its section, its publication."""

from dataclasses import dataclass, field
from typing import Final

from timeline.dates.scanning.expression import Anchor, AnchorKind
from timeline.dates.scanning.place import Place
from timeline.dates.scanning.said import Said
from timeline.dates.scanning.steps import on_day
from timeline.dates.scanning.survey import Profile

_FAR: Final = 5  # years


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
    def focus_anchor(self) -> Anchor | None:
        """What names the date that the text is at."""
        return self.focus.anchor if self.focus else None

    @property
    def base(self) -> Mention | None:
        """What "March 29" and "Tuesday" are read against: in news the publication, else the date before."""
        return self.focus if self.profile.narrative else self.published

    def note(self, said: Said, anchor: Anchor, place: Place) -> None:
        """Take note of a date: the text is at it now."""
        if said.year is None and said.decade is None and said.century is None:
            return
        if self._moves(said, place):
            self.focus = Mention(said, anchor)

    def _moves(self, said: Said, place: Place) -> bool:
        """Whether the text goes on from a date: what is mentioned in passing is far away, or coarser."""
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
    published = profile.published
    if published is None or published.end.latest is None:
        return None
    anchor = Anchor(kind=AnchorKind.PUBLICATION, text=published.text, edtf=published.text)
    return Mention(on_day(published.end.latest), anchor)
