"""Lengths of time: "two weeks", "a few days", "half a year"."""

from typing import Final

from timeline.dates.scanning.language import Fit, ScanRule, keep
from timeline.dates.scanning.said import Lasting, Length, Reference
from timeline.dates.scanning.slots import UNITS

# Words for uncertain numbers, and their names in the table of vague words.
_QUANTITIES: Final = {
    "few": "a few", "couple": "a couple", "several": "several", "many": "many", "some": "some", "dozens": "dozens",
    "handful": "a handful", "number": "several",
}  # fmt: skip


def _unit(f: Fit) -> str:
    return UNITS[f.word("unit")]


def counted(f: Fit) -> Length:
    """Read "two weeks"."""
    return Length(number=f.number("number"), unit=_unit(f))


def decimal(f: Fit) -> Length | None:
    """Read "2.5 years", "1,200 years"."""
    digits = f.word("amount").replace(",", "") if "," in f.word("amount") else f.words.text[slice(*f.place("amount"))]
    try:
        return Length(number=float(digits.replace(",", "")), unit=_unit(f))
    except ValueError:
        return None


def one(f: Fit) -> Length:
    """Read "a week"."""
    return Length(number=1, unit=_unit(f))


def one_night(_: Fit) -> Length:
    """Read "two days and a night"."""
    return Length(number=1, unit="day")


def half(f: Fit) -> Length:
    """Read "half a year"."""
    return Length(number=0.5, unit=_unit(f))


def quarter(f: Fit) -> Length:
    """Read "a quarter of a century"."""
    return Length(number=0.25, unit=_unit(f))


def and_a_half(f: Fit) -> Length:
    """Read "two and a half years", "a year and a half"."""
    return Length(number=(f.number("number") if f.has("number") else 1) + 0.5, unit=_unit(f))


def several(f: Fit) -> Length:
    """Read "a few days"."""
    quantity = f.word("quantity") if f.has("quantity") else ""
    return Length(number=None, unit=_unit(f), vague=_QUANTITIES.get(quantity, ""))


def bare(f: Fit) -> Length | None:
    """Read "weeks"; "weekends" are a set."""
    return None if _unit(f) == "weekend" else Length(number=None, unit=_unit(f))


def bare_attributive(f: Fit) -> Length:
    """Read "weeks-long"."""
    return Length(number=None, unit=_unit(f), attributive=True)


def recent(_: Fit) -> Reference:
    """Read "recent weeks"."""
    return Reference.PAST


def these_days(_: Fit) -> Reference:
    """Read "these days"."""
    return Reference.PRESENT


def lasting(f: Fit) -> Lasting:
    """Read "the past two weeks"."""
    return Lasting(length=f.value("length", Length))


def pointed_unit(f: Fit) -> Lasting:
    """Read "the past decade"."""
    return Lasting(length=Length(number=1, unit=_unit(f)))


def bare_lasting(f: Fit) -> Lasting:
    """Read "the following days"."""
    return Lasting(length=Length(number=None, unit=_unit(f)))


def attributive(f: Fit) -> Length:
    """Read "two-week", "month-long": the article before it belongs to what follows."""
    number = f.number("number") if f.has("number") else 1
    return Length(number=number, unit=_unit(f), attributive=True)


def the_length(f: Fit) -> Lasting | None:
    """Read "the two weeks"."""
    length = f.value("length", Length)
    return None if length.attributive else Lasting(length=length)


def of_date(f: Fit) -> Lasting:
    """Read "the first ten months of 1915"."""
    return f.value("lasting", Lasting)


_FULL: Final = "full|whole|mere|more|consecutive|straight|long|short|additional|further|successive|other"
_PAST: Final = (
    "past|last|next|first|final|coming|following|previous|preceding|ensuing|subsequent|entire|whole|intervening|opening"
    "|closing"
)
LENGTHS: Final = (
    ScanRule("{number} {unit}", counted),
    ScanRule("{number} - {unit:one_unit}", attributive),
    ScanRule("{number} - {unit:one_unit} - long|old", attributive),
    ScanRule("{unit:one_unit} - long", attributive),
    ScanRule("{number} to|or|- {high:number} {unit}", counted),
    ScanRule("{number} -? to|or -? {high:number} - {unit:one_unit}", attributive),
    ScanRule(f"{{number}} {_FULL} {{unit}}", counted),
    ScanRule("{number} {other} {unit:units}", counted),
    ScanRule("{number} and|to {high:number} {unit:units}", counted),
    ScanRule("{amount} {unit}", decimal),
    ScanRule("a|an|one {unit:one_unit} ] !-", one),
    ScanRule("for|and|spent|took|lasted [ a|one night ]", one_night),
    ScanRule("a|an full|whole|single|entire|mere|further|long {unit:one_unit}", one),
    ScanRule("all {unit:one_unit} long?", one),
    ScanRule("half a|an {unit:one_unit}", half),
    ScanRule("half - a|an? -? {unit:one_unit}", half),
    ScanRule("a quarter of a {unit:one_unit}", quarter),
    ScanRule("a quarter -? {unit=century}", quarter),
    ScanRule("{number} and a? half {unit:units}", and_a_half),
    ScanRule("a|one {unit:one_unit} and a half", and_a_half),
    ScanRule("a {quantity=few|couple} of? more|short|brief? {unit:units}", several),
    ScanRule("{quantity=several|many|some|few|numerous|countless} more|long|short? {unit:units}", several),
    ScanRule("{quantity=dozens|hundreds|thousands|scores|tens} of {unit:units}", several),
    ScanRule("a|the {quantity=number|handful} of {unit:units}", several),
    ScanRule(f"the? {_PAST} few|several|couple? {{unit:units}}", bare_lasting),
    ScanRule("recent {unit:units}", recent),
    ScanRule("these|modern|present days", these_days),
    ScanRule("{unit:units}", bare),
    ScanRule("{unit:units} - long", bare_attributive),
)

_ABOUT: Final = "about|around|approximately|roughly|nearly|almost|over|some|only|barely|under|exactly|another"
LENGTHS_WITH_MORE: Final = (
    ScanRule(f"{_ABOUT} {{length}}", keep("length", Length)),
    ScanRule("more|less|fewer|longer than {length}", keep("length", Length)),
    ScanRule("at least|most {length}", keep("length", Length)),
    ScanRule("well|slightly over|under {length}", keep("length", Length)),
    ScanRule("no|not more|less|fewer|longer than {length}", keep("length", Length)),
    ScanRule("up|close to {length}", keep("length", Length)),
    ScanRule("a little|bit more|less|over|under than? {length}", keep("length", Length)),
    ScanRule(f"the? {_PAST} {{length}}", lasting),
    ScanRule("the {length}", the_length),
    ScanRule("those|these {length}", lasting),
    ScanRule("the past {unit:one_unit}", pointed_unit),
    ScanRule("{length} -? long|old", lasting),
    ScanRule("{length} of age", lasting),
)
LENGTHS_OF_DATES: Final = (ScanRule("{lasting} of|in {date}", of_date),)
