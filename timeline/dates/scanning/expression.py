"""A time expression found in running text: where it stands, what TIMEX3 calls it, and the time that it allows."""

from enum import StrEnum

from timeline.model.dataclass import dataclass


class TimexType(StrEnum):
    """What an expression names, in the terms of TIMEX3 (TimeML, ISO 24617-1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class AnchorKind(StrEnum):
    """What an expression was read against."""

    PUBLICATION = "publication"
    EXPRESSION = "expression"  # an earlier one in the text, or one that stands within this one
    EVENT = "event"  # something that the words name and that the text does not date


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What an expression was read against: "the following day" against the date before it."""

    kind: AnchorKind
    text: str  # the words of that expression or event; of the publication, its date
    edtf: str | None = None  # None: an event
    start: int | None = None  # where the words stand, as in Expression; None: the publication
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """One time expression; `start` and `end` count code points of the text, end exclusive."""

    start: int
    end: int
    text: str  # the words as they stand
    type: TimexType
    value: str  # TIMEX3: `1939-09-01`, `1942-SU`, `P2W`, `XXXX-WXX-5`, `PAST_REF`
    edtf: str | None  # what the words allow, as EDTF; None: no date (a length, a set, or not known)
    anchor: Anchor | None = None  # None: the words say it all
    assumed: tuple[str, ...] = ()  # one short phrase for each assumption
