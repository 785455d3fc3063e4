"""From the words of a text to its expressions: what each phrase says, completed, as TIMEX3 and EDTF write it."""

from collections.abc import Iterator
from typing import Final

from timeline.dates.scanning.allowed import edtf_between, edtf_of
from timeline.dates.scanning.alphabet import Words
from timeline.dates.scanning.completed import Completed
from timeline.dates.scanning.expression import Anchor, AnchorKind, Expression, TimexType
from timeline.dates.scanning.memory import Memory
from timeline.dates.scanning.place import Place
from timeline.dates.scanning.resolving import complete
from timeline.dates.scanning.said import Lasting, Length, Phrase, Reference, Repeated, Said, Shift
from timeline.dates.scanning.sections import Heading, headings
from timeline.dates.scanning.steps import civil_day, moved, on_day, weekday_near
from timeline.dates.scanning.timex import date_value, length_value
from timeline.dates.vague import VAGUE_WORDS, number_range
from timeline.dates.vocabulary import IN_FINER_UNITS
from timeline.model.dataclass import dataclass

_PARTS: Final = {"year": (12, "month"), "decade": (10, "year"), "century": (100, "year"), "hour": (60, "minute")}


@dataclass(slots=True)
class Reader:
    """Reads the phrases of one text in their order."""

    memory: Memory

    def expressions(self, words: Words, offset: int) -> Iterator[Expression]:
        """Yield the expressions among the words of a block that begins at `offset`."""
        upcoming = iter((*headings(words.text), Heading(len(words.text) + 1, 0, None)))
        following = next(upcoming)
        for index, phrase in words.phrases():
            place = Place(words, index, offset)
            while following.start <= place.start:
                self.memory.enter(following, offset)
                following = next(upcoming)
            found = self._read(phrase, place)
            if found is not None:
                yield found

    def _read(self, phrase: Phrase, place: Place) -> Expression | None:
        match phrase:
            case Said():
                found = complete(phrase, self.memory, place)
                return self._dated(found, place) if found else None
            case Shift():
                return self._shifted(phrase, place)
            case Length():
                return _length(phrase, place, _event_behind(place))
            case Lasting():
                return _length(phrase.length, place)
            case Repeated():
                return _expression(place, TimexType.SET, phrase.value)
            case Reference():
                return self._referring(phrase, place)
        return None

    def _referring(self, reference: Reference, place: Place) -> Expression | None:
        if reference is Reference.FORMER and not self.memory.profile.narrative:
            return None
        published = self.memory.published
        if reference is Reference.THEN:
            value = Reference.PRESENT if self.memory.profile.narrative else Reference.PAST
            return _expression(place, TimexType.DATE, value.value, anchor=self.memory.focus_anchor)
        value = Reference.PAST if reference is Reference.FORMER else reference
        return _expression(place, TimexType.DATE, value.value, anchor=published.anchor if published else None)

    def _dated(self, found: Completed, place: Place, edtf: str | None = None) -> Expression:
        said = found.said
        kind = TimexType.TIME if said.clock or said.part_of_day else TimexType.DATE
        allowed = edtf or (edtf_between(said, found.other) if found.other else edtf_of(said))
        value = date_value(Said(year=said.year, unit="day") if found.other else said)
        expression = _expression(place, kind, value, allowed, found.anchor, found.assumed)
        self.memory.note(said, _anchor_of(expression), place)
        return expression

    def _shifted(self, shift: Shift, place: Place) -> Expression:
        base, anchor = self._origin(shift, place)
        length = shift.length
        number, unit = _whole(length)
        if base is None or number is None:
            return self._vaguely_shifted(shift, base, anchor, place)
        if shift.weekday is not None and (day := civil_day(base)) is not None:
            return self._dated(
                Completed(on_day(weekday_near(day + shift.sign, shift.weekday, shift.sign)), anchor), place
            )
        counts_days = isinstance(shift.origin, Said) and base.day is not None and number != 0
        found = _counted_from(base, unit, shift.sign * number, counts_days=counts_days)
        return self._dated(Completed(found, anchor), place)

    def _origin(self, shift: Shift, place: Place) -> tuple[Said | None, Anchor | None]:
        """Return the date that a distance is counted from, and what names it."""
        if isinstance(shift.origin, Said):
            found = complete(shift.origin, self.memory, place)
            said = found.said if found else shift.origin
            start, end = shift.at or (place.start, place.end)
            return said, Anchor(
                kind=AnchorKind.EXPRESSION, text=place.words.text[start:end], edtf=edtf_of(said),
                start=place.offset + start, end=place.offset + end,
            )  # fmt: skip
        mention = (
            self.memory.published
            if shift.origin is Reference.PRESENT
            else self.memory.spoken_of(shift.length.unit, place)
        )
        return (mention.said, mention.anchor) if mention else (None, None)

    def _vaguely_shifted(self, shift: Shift, base: Said | None, anchor: Anchor | None, place: Place) -> Expression:
        """Return what "a few days later" says: only its side of a date in TIMEX3, a window in EDTF."""
        length = shift.length
        edtf = None
        if base is not None and length.vague:
            bounds = number_range(length.vague, VAGUE_WORDS[length.vague])
            ends = [
                _counted_from(base, length.unit, shift.sign * number) for number in (bounds.low, bounds.high) if number
            ]
            edtf = edtf_between(*ends, whole=True) if len(ends) == 2 else None
        value = str(Reference.FUTURE if shift.sign > 0 else Reference.PAST)
        if length.number is not None:
            value = date_value(Said(unit=length.unit))
        return _expression(place, TimexType.DATE, value, edtf, anchor)


def _whole(length: Length) -> tuple[int | None, str]:
    """Return a number of whole units: half a year is six months; None: there is none."""
    number, unit = length.number, length.unit
    if number is not None and number != int(number) and unit in _PARTS:
        size, unit = _PARTS[unit]
        number *= size
    return (int(number) if number is not None and number == int(number) else None), unit


def _counted_from(base: Said, unit: str, number: int, *, counts_days: bool = False) -> Said:
    """Return what lies so many units from a date; a decade counts as ten years, from a day two weeks as 14 days."""
    size, finer = IN_FINER_UNITS.get(unit, (1, unit))
    if finer == "year" or (counts_days and finer == "day"):
        return moved(base, finer, number * size)
    return moved(base, unit, number)


def _length(length: Length, place: Place, anchor: Anchor | None = None) -> Expression:
    return _expression(place, TimexType.DURATION, length_value(length), anchor=anchor)


def _event_behind(place: Place) -> Anchor | None:
    """Return what a length is counted from where the text only names it: "two weeks after the armistice"."""
    if place.event_behind is None:
        return None
    start, end = place.event_behind
    return Anchor(
        kind=AnchorKind.EVENT, text=place.words.text[start:end], start=place.offset + start, end=place.offset + end
    )


def _anchor_of(expression: Expression) -> Anchor:
    return Anchor(
        kind=AnchorKind.EXPRESSION,
        text=expression.text,
        edtf=expression.edtf,
        start=expression.start,
        end=expression.end,
    )


def _expression(
    place: Place,
    kind: TimexType,
    value: str,
    edtf: str | None = None,
    anchor: Anchor | None = None,
    assumed: tuple[str, ...] = (),
) -> Expression:
    return Expression(
        start=place.offset + place.start,
        end=place.offset + place.end,
        text=place.words.text[place.start : place.end],
        type=kind,
        value=value,
        edtf=edtf,
        anchor=anchor,
        assumed=assumed,
    )
