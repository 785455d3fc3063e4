"""How alike two sources are: the signs that one has copied the other, a score, and why in words."""

from typing import Final

from timeline.model.counted import counted
from timeline.model.dataclass import dataclass

PROPOSED_FROM: Final = 40  # two slips, or three quotes
QUOTE_POINTS, MOST_QUOTE_POINTS = 15, 60
SLIP_POINTS, MOST_SLIP_POINTS = 20, 80
RARE_POINTS, MOST_RARE_POINTS = 2, 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What two sources have in common that independent ones hardly would; numbers of events."""

    same_quotes: int = 0
    quotes: int = 0  # on which both quote
    shared_slips: int = 0  # wrong dates that only the two have
    slips: int = 0  # wrong dates of the one that has fewer, among what both date
    same_dates: int = 0  # to the same precision
    dates: int = 0  # that both date
    rare_events: int = 0  # of which only the two tell, where there are other sources

    @property
    def score(self) -> int:
        """0-100: how strong the signs are, less where dates of the two differ."""
        points = 0
        if 2 * self.same_quotes >= self.quotes:
            points += min(QUOTE_POINTS * self.same_quotes, MOST_QUOTE_POINTS)
        if 2 * self.shared_slips >= self.slips:
            points += min(SLIP_POINTS * self.shared_slips, MOST_SLIP_POINTS)
        if points:
            points += min(RARE_POINTS * self.rare_events, MOST_RARE_POINTS)
        share = (self.same_dates, self.dates) if self.dates else (1, 1)
        return min(points, 100) * share[0] // share[1]

    @property
    def is_copy(self) -> bool:
        """Whether the signs are strong enough to propose it."""
        return self.score >= PROPOSED_FROM

    @property
    def reasons(self) -> tuple[str, ...]:
        """The signs in words, the strongest first: `3 slips that only they share`, `14 of 15 quotes the same`."""
        found = []
        if self.shared_slips:
            found.append(f"{counted(self.shared_slips, 'slip')} that only they share")
        if self.same_quotes:
            found.append(f"{self.same_quotes} of {counted(self.quotes, 'quote')} the same")
        if self.dates:
            found.append(f"{self.same_dates} of {counted(self.dates, 'date')} the same")
        if self.rare_events:
            found.append(f"{counted(self.rare_events, 'event')} that only they tell of")
        return tuple(found)
