"""Words for seasons, quarters and halves of a year: what EDTF counts as its months 21 to 41."""

from typing import Final

from timeline.dates import publication
from timeline.dates.meaning import Stretch, year_text
from timeline.dates.pattern import Parts, Rule
from timeline.dates.vocabulary import FIRST_HALF, FIRST_QUARTER
from timeline.dates.vocabulary import SEASONS as SEASON_NUMBERS
from timeline.errors import WordsError
from timeline.model.edtf.calendar import civil_of

LAST_QUARTER: Final = 4
WINTER: Final = SEASON_NUMBERS["winter"]
MIDS: Final = {"midsummer": SEASON_NUMBERS["summer"], "midwinter": WINTER}


def season(p: Parts) -> Stretch:
    """A season, as EDTF counts it; "last summer" is the latest that was over at publication."""
    return _part(p, p.number("season"), over=p.has("which"))


def next_season(p: Parts) -> Stretch:
    """Read "next spring": the first to begin after publication."""
    number = p.number("season")
    return publication.yearly_beside(p.reading, "next", lambda year: Stretch(f"{year_text(year)}-{number}"))


def this_season(p: Parts) -> Stretch:
    """Read "this summer": that of the publication's year, begun or not; "this winter" only while it lasts."""
    number = p.number("season")
    if p.reading.context.year is not None:
        return _part(p, number)
    last = p.reading.last_publication_day
    year = civil_of(last)[0]
    seasons = [Stretch(f"{year_text(year - back)}-{number}") for back in range(2)]
    lasting = [season for season in seasons if season.first_day <= last <= season.last_day]
    if number == WINTER and not lasting:
        raise WordsError("the winter before or after the publication?", "Write its year: winter 2021-22.")
    found = (lasting or seasons)[0]
    p.reading.assume(f"{found.text[:-3]}: the year of publication {p.reading.publication.text}")
    return found


def part_of_season(p: Parts) -> Stretch:
    """Read "early spring 1942": the season, as when it begins differs by more than a part of it."""
    found = _part(p, MIDS[p.word("mid")] if p.has("mid") else p.number("season"))
    p.reading.assume("a part of a season: the whole of it")
    p.reading.notes.vague = True
    return found


def winter(p: Parts) -> Stretch:
    """Read "the winter of 1941-42": EDTF names it by the year in which it begins."""
    first = p.number("year_number")
    follows = p.number("last_year") == first + 1 if p.has("last_year") else p.number("two_digits") == (first + 1) % 100
    if p.number("season") != WINTER or not follows:
        raise WordsError("only a winter lies in two years, and they follow each other", "Write the season of one year.")
    return Stretch(f"{first:04d}-{WINTER}")


def quarter(p: Parts) -> Stretch:
    """A quarter of a calendar year."""
    number = p.number("nth") if p.has("nth") else LAST_QUARTER
    if not 1 <= number <= LAST_QUARTER:
        raise WordsError(f"a year has four quarters, not {number}", "Write Q1 to Q4.")
    return _part(p, FIRST_QUARTER + number - 1)


def half(p: Parts) -> Stretch:
    """A half of a calendar year."""
    return _part(p, FIRST_HALF + (p.word("half") in ("second", "last", "2")))


def _part(p: Parts, number: int, *, over: bool = False) -> Stretch:
    """Return a season, quarter or half; without a year, that of the context or the latest begun by publication."""
    if p.has("year"):
        return Stretch(f"{p.stretch('year').text}-{number}")
    if p.reading.context.year is not None and not over:
        p.reading.assume(f"{p.reading.context.year}: the year this text reads as")
        return Stretch(f"{year_text(p.reading.context.year)}-{number}")
    last = p.reading.last_publication_day
    parts = (Stretch(f"{year_text(civil_of(last)[0] - back)}-{number}") for back in range(3))
    found = next(part for part in parts if (part.last_day < last if over else part.first_day <= last))
    p.reading.assume(f"{found.text[:-3]}: the latest not after publication {p.reading.publication.text}")
    return found


SEASONS: Final = (
    Rule("the? {season} ,|of? {year}?", season),
    Rule("the? {part=early|mid|late|beginning|middle|end} -|of? the? {season} ,|of|in? {year}?", part_of_season),
    Rule("{mid=midsummer|midwinter} ,|of|in? {year}?", part_of_season),
    Rule("the? {season} ,|of? {year_number} -|/ {two_digits}", winter),
    Rule("the? {season} ,|of? {year_number} -|/ {last_year:year_number}", winter),
    Rule("{which=last} {season}", season),
    Rule("this {season}", this_season),
    Rule("next {season}", next_season),
    Rule("q {nth:number} ,|of? {year}?", quarter),
    Rule("{nth:number} q ,|of? {year}?", quarter),
    Rule("the? {nth} quarter of|in? {year}?", quarter),
    Rule("the? last|final quarter of|in {year}", quarter),
    Rule("the? {half=first|second|last} half of {year}", half),
    Rule("h {half=1|2} ,|of? {year}", half),
)
