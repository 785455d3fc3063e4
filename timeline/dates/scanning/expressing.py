"""From the words of a text to its expressions: what each phrase says, completed, as TIMEX3 and EDTF write it."""

from collections.abc import Iterator
from dataclasses import dataclass, field


from timeline.dates.scanning.allowed import edtf_of
from timeline.dates.scanning.alphabet import Words
from timeline.dates.scanning.expression import Anchor, AnchorKind, Expression, TimexType
from timeline.dates.scanning.memory import Memory
from timeline.dates.scanning.place import Place
from timeline.dates.scanning.resolving import Completed, Resolver
from timeline.dates.scanning.said import Lasting, Length, Reference, Repeated, Said, Shift
from timeline.dates.scanning.sections import headings
from timeline.dates.scanning.steps import moved
from timeline.dates.scanning.survey import Profile
from timeline.dates.scanning.timex import date_value, length_value


@dataclass(slots=True)
class Reader:
    """Reads the phrases of one text in their order."""

    profile: Profile
    memory: Memory = field(init=False)
    resolver: Resolver = field(init=False)

    def __post_init__(self) -> None:
        self.memory = Memory(self.profile)
        self.resolver = Resolver(self.memory)

    def expressions(self, words: Words, offset: int) -> Iterator[Expression]:
        """Yield the expressions among the words of a block that begins at `offset`."""
        sections = iter((*headings(words.text), (len(words.text), None)))
        start, years = next(sections)
        for index in words.phrases():
            place = Place(words, index)
            while start <= place.start:
                self.memory.years = years
                start, years = next(sections)
            found = self._read(words.values[index], place, offset)
            if found is not None:
                yield found

    def _read(self, value: object, place: Place, offset: int) -> Expression | None:
        if isinstance(value, Length):
            return _expression(place, offset, TimexType.DURATION, length_value(value))
        if isinstance(value, Lasting):
            return _expression(place, offset, TimexType.DURATION, length_value(value.length))
        if isinstance(value, Repeated):
            return _expression(place, offset, TimexType.SET, value.value)
        if isinstance(value, Reference):
            return self._referring(value, place, offset)
        if isinstance(value, Shift):
            return self._shifted(value, place, offset)
        if isinstance(value, Said):
            return self._dated(self.resolver.complete(value, place), place, offset)
        return None

    def _referring(self, reference: Reference, place: Place, offset: int) -> Expression | None:
        if reference is Reference.THEN:
            reference = Reference.PRESENT if self.profile.narrative else Reference.PAST
        elif reference is Reference.FORMER:
            if not self.profile.narrative:
                return None
            reference = Reference.PAST
        return _expression(place, offset, TimexType.DATE, reference.value)

    def _dated(self, found: Completed, place: Place, offset: int) -> Expression:
        said = found.said
        kind = TimexType.TIME if said.clock or said.part_of_day else TimexType.DATE
        expression = _expression(place, offset, kind, date_value(said), edtf_of(said), found.anchor, found.assumed)
        here = Anchor(kind=AnchorKind.EXPRESSION, text=expression.text, edtf=expression.edtf, start=expression.start, end=expression.end)
        self.memory.note(said, here, place)
        return expression

    def _shifted(self, shift: Shift, place: Place, offset: int) -> Expression:
        length = shift.length
        if isinstance(shift.origin, Said):
            base = self.resolver.complete(shift.origin, place).said
            anchor = None
        else:
            mention = self.memory.published if shift.origin is Reference.PRESENT else self.memory.focus
            base, anchor = (mention.said, mention.anchor) if mention else (None, None)
        if length.number is None:
            return _expression(place, offset, TimexType.DATE, "FUTURE_REF" if shift.sign > 0 else "PAST_REF")
        if base is None or length.number != int(length.number):
            return self._dated(Completed(Said(unit=length.unit)), place, offset)
        number, unit = int(length.number), length.unit
        if unit in ("decade", "century"):
            number, unit = number * (10 if unit == "decade" else 100), "year"
        elif unit == "week" and isinstance(shift.origin, Said) and base.day is not None:
            number, unit = 7 * number, "day"
        return self._dated(Completed(moved(base, unit, shift.sign * number), anchor), place, offset)


def _expression(place: Place, offset: int, kind: TimexType, value: str, edtf: str | None = None, anchor: Anchor | None = None, assumed: tuple[str, ...] = ()) -> Expression:
    return Expression(
        start=offset + place.start, end=offset + place.end, text=place.words.text[place.start : place.end],
        type=kind, value=value, edtf=edtf, anchor=anchor, assumed=assumed,
    )
