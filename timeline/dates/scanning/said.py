"""What a phrase says of a time, before it is read against anything."""

from dataclasses import replace
from enum import StrEnum
from typing import ClassVar

from timeline.dates.vocabulary import FIRST_HALF
from timeline.model.dataclass import dataclass


class Which(StrEnum):
    """Which one of many is meant: "last March", "that week", "the following day"."""

    THIS = "this"
    LAST = "last"
    NEXT = "next"
    BEFORE_LAST = "before last"
    AFTER_NEXT = "after next"
    NEAR = "near"  # "the weekend": the last or the coming one, as the sentence speaks of it
    THAT = "that"  # the one spoken of
    FOLLOWING = "following"  # the one after that
    PREVIOUS = "previous"


@dataclass(frozen=True, slots=True)
class Number:
    """A number in words, or an ordinal: "twenty-five", "twenty-fifth"."""

    number: int
    nth: bool = False

    @property
    def kind(self) -> str:
        """The name of the kind."""
        return "nth" if self.nth else "number"


@dataclass(frozen=True, slots=True)
class NotTime:
    """Words that look like a time and are none: "Sunday Times", "flight 1984"."""

    kind: ClassVar[str] = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A date or a time of day; parts that the words do not give are None.

    `year` is astronomical: 0 is 1 BC. `season` is a month of EDTF: 21 to 24 seasons, 33 to 36 quarters, 40 and 41
    halves. `decade` is a year without its last digit, `century` the first digits of its years (19th: 18); where
    `before_christ`, both count backwards.
    """

    year: int | None = None
    season: int | None = None
    month: int | None = None
    week: int | None = None  # of ISO 8601, in `year`
    day: int | None = None
    weekday: int | None = None  # 0 = Monday
    nth_weekday: int | None = None  # which such weekday of the month; -1: the last
    decade: int | None = None
    century: int | None = None
    clock: str | None = None  # `17:15`
    offset: str | None = None  # `Z`, `+02:00`; of `clock`
    part_of_day: str | None = None  # as TIMEX3 writes it: `MO`, `NI`
    unit: str | None = None  # "that week": a unit of which the context says which one
    which: Which | None = None
    part: str | None = None  # a name in the table of vague words: "early"
    last_part: str | None = None  # "mid" in "early to mid"
    share: tuple[int, int] | None = None  # which of how many equal parts of a decade or century
    about: bool = False  # of a date: circa
    before_christ: bool = False  # of `decade` and `century`
    short: bool = False  # of `year` or `decade`: without its century, '45
    weekend: bool = False  # of `week`: its last two days
    fiscal: bool = False  # of `year` or `season`
    holiday: str | None = None  # its name in the table of holidays
    ancient: int | None = None  # "in 490": a year BC, where the text is at one
    numeric: str | None = None  # `31.03.2022`: the text decides which is the day

    @property
    def kind(self) -> str:
        """What the words give, coarsest to finest, as rules name it."""
        given = "_".join(name for name in _GIVEN if getattr(self, name) is not None)
        if self.clock or self.part_of_day:
            return "time" if given or self.unit else "time_of_day"
        if self.holiday:
            return "holiday"
        if self.nth_weekday is not None:
            return "day"
        if self.unit or self.which or self.numeric or self.ancient:
            return "pointed"
        return given or ("weekday" if self.weekday is not None else "pointed")

    def in_part(self, part: str | None) -> "Said":
        """Return a part of it; the half of a year is one of its seasons."""
        if part in _HALVES and self.kind == "year":
            return self.but(season=_HALVES[part])
        return self.but(part=part)

    def but(self, **changes: object) -> "Said":
        """Return the same with other parts."""
        return replace(self, **changes)  # type: ignore[arg-type]


_HALVES = {"first half": FIRST_HALF, "second half": FIRST_HALF + 1}
_GIVEN = ("century", "decade", "year", "season", "month", "week", "day")


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """A length of time: `number` of `unit`; None: "a few", "weeks"."""

    kind: ClassVar[str] = "length"
    number: float | None
    unit: str  # a value of vocabulary.UNITS, or "weekend", "millennium"
    vague: str = ""  # its name in the table of vague words: "a few"
    attributive: bool = False  # "a two-week": the article belongs to what follows


@dataclass(frozen=True, slots=True, kw_only=True)
class Lasting:
    """A length that is said to be one, and cannot be the distance from something any more: "the past two weeks"."""

    kind: ClassVar[str] = "lasting"
    length: Length


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """So long before or after something: "two days later", "a week before Christmas"."""

    kind: ClassVar[str] = "shift"
    length: Length
    sign: int  # 1: later, -1: earlier
    origin: "Said | Reference | None" = None  # None: the date before
    at: tuple[int, int] | None = None  # where the words of the origin stand in the text
    weekday: int | None = None  # "the Monday after Easter": the first such day on that side


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeated:
    """A set of times: "every Friday", "twice a month"; `value` as TIMEX3 writes it."""

    kind: ClassVar[str] = "repeated"
    value: str


class Reference(StrEnum):
    """A time that words only point at."""

    PRESENT = "PRESENT_REF"
    PAST = "PAST_REF"
    FUTURE = "FUTURE_REF"
    THEN = "then"  # "at that time"
    FORMER = "former"

    @property
    def kind(self) -> str:
        """The name of the kind."""
        return "reference"


Phrase = Said | Shift | Length | Lasting | Repeated | Reference | Number | NotTime


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of the words that a rule fits, and what they mean: for rules that find two times at once."""

    start: int  # index of the first word
    end: int  # index of the word after the last
    value: Phrase
