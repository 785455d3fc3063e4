"""Words for years, decades, centuries and millennia, and for parts of those that are longer than a year."""

from typing import Final

from timeline.dates import publication
from timeline.dates.meaning import Stretch, year_text
from timeline.dates.pattern import Parts, Rule
from timeline.dates.vague import part_of_unit
from timeline.errors import WordsError
from timeline.model.edtf.calendar import civil_of

AWAY: Final = {"last": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}


def year(p: Parts) -> Stretch:
    """A year in digits, or in words."""
    return Stretch(f"{p.number('year_number'):04d}")


def short_year(p: Parts) -> Stretch:
    """Read "'68"."""
    return Stretch(f"{publication.year_from_two_digits(p.reading, p.number('short_year')):04d}")


def year_of_era(p: Parts) -> Stretch:
    """A year with its era: 44 BC is the year -43 of EDTF."""
    return Stretch(year_text(numbered_year(p.number("number"), p.word("era"))))


def numbered_year(number: int, era: str) -> int:
    """Return the year of a number in an era: `bc` or `ad`."""
    if number == 0:
        raise WordsError("no era has a year 0", "The year before AD 1 is 1 BC.")
    return 1 - number if era == "bc" else number


def year_away(p: Parts) -> Stretch:
    """Read "last year"."""
    return publication.year_away(p.reading, AWAY[p.word("which")])


def year_beyond(p: Parts) -> Stretch:
    """Read "the year before last"."""
    return publication.year_away(p.reading, BEYOND[p.word("which")])


def the_year(p: Parts) -> Stretch:
    """Read "the year": that of the publication, unless the text reads as another."""
    return publication.unless_another_year(p.reading, publication.year_away(p.reading, 0))


def named(p: Parts) -> Stretch:
    """A phrase that means what the phrase within it means."""
    return p.stretch("date")


def decade(p: Parts) -> Stretch:
    """A decade; without its century, the latest that has begun by the publication.

    "The 1800s" are a century as well as its first decade: the longer one is read. "The 2000s" are a decade.
    """
    number = p.number("decade")
    if number < 10:
        return _latest_decade(p, number)
    if number < FIRST_OF_FOUR_DIGITS:
        raise WordsError(f"the {number}0s of which era?", f"Write the {number}0s AD, or BC.")
    if number % 10:
        return Stretch(f"{number:03d}X")
    if number == THE_2000S:
        p.reading.assume("the 2000s: the decade, 2000 to 2009")
        return Stretch(f"{number:03d}X")
    p.reading.assume(f"the {number}0s: the century; the decade alone is {number}0 to {number}9")
    return Stretch(f"{number // 10:02d}XX")


def _latest_decade(p: Parts, number: int) -> Stretch:
    now = civil_of(p.reading.last_publication_day)[0] // 10
    found = now - (now - number) % 10
    p.reading.assume(f"the {found}0s: the latest not after publication {p.reading.publication.text}")
    return Stretch(f"{found:03d}X")


def decade_of_era(p: Parts) -> Stretch:
    """Read "the 480s BC": 489 to 480 BC."""
    first = 10 * p.number("decade")
    if p.word("era") != "bc":
        return Stretch(f"{first // 10:03d}X")
    return Stretch.window(year_text(1 - (first + 9)), year_text(numbered_year(first, "bc")))


def century(p: Parts) -> Stretch:
    """A century: the 21st is 2000 to 2099, as EDTF counts; the 5th BC is 500 to 401 BC."""
    return century_of(p.number("nth"), p.word("era") if p.has("era") else "ad")


def century_of(number: int, era: str = "ad") -> Stretch:
    """Return a century by its number."""
    if not 1 <= number <= LAST_CENTURY:
        raise WordsError(f"century {number} cannot be written", "Write the years themselves.")
    if era == "bc":
        return Stretch("[-0099..0000]" if number == 1 else f"-{number - 1:02d}XX")
    return Stretch(f"{number - 1:02d}XX")


def millennium(p: Parts) -> Stretch:
    """A millennium: the second is 1000 to 1999, as EDTF counts; the third BC is 3000 to 2001 BC."""
    number = p.number("nth")
    if not 1 <= number <= LAST_MILLENNIUM:
        raise WordsError(f"millennium {number} cannot be written", "Write the years themselves.")
    if p.has("era") and p.word("era") == "bc":
        return Stretch("[-0999..0000]" if number == 1 else f"-{number - 1}XXX")
    return Stretch(f"{number - 1}XXX")


def part_of_longer(p: Parts) -> Stretch:
    """Read "the early 1990s", "the late 19th century"."""
    return _vague_part(p, p.word("part"), p.word("part"))


def parts_of_longer(p: Parts) -> Stretch:
    """Read "the early to mid 19th century"."""
    return _vague_part(p, p.word("part"), p.word("last_part"))


def _vague_part(p: Parts, first_part: str, last_part: str) -> Stretch:
    first, last = _years_of(p.stretch("longer"))
    tables = {10: IN_DECADE, 100: IN_CENTURY}
    if last - first + 1 not in tables:
        raise WordsError("parts of a millennium have no meaning in the table of vague words", "Write centuries.")
    low, high = (
        part_of_unit(*p.reading.meaning_of(tables[last - first + 1][NAMES.get(part, part)]), last - first)
        for part in (first_part, last_part)
    )
    return Stretch.window(year_text(first + low.low), year_text(first + (high.high or last - first)))


def share_of_longer(p: Parts) -> Stretch:
    """Read "the second half of the 19th century", "the first quarter", "the last decade"."""
    first, last = _years_of(p.stretch("longer"))
    length = last - first + 1
    pieces = SHARES.get(p.word("share")) or length // 10
    nth = p.number("nth") if p.has("nth") else pieces
    if not 1 <= nth <= pieces or pieces == 1:
        raise WordsError(f"there is no {p.word('share')} {nth} in {length} years", "Write the years themselves.")
    low, high = first + length * (nth - 1) // pieces, first + length * nth // pieces - 1
    is_decade = high - low == 9 and low >= 0 and low % 10 == 0
    return Stretch(f"{low // 10:03d}X") if is_decade else Stretch.window(year_text(low), year_text(high))


def _years_of(longer: Stretch) -> tuple[int, int]:
    return civil_of(longer.first_day)[0], civil_of(longer.last_day)[0]


def turn_of_century(p: Parts) -> Stretch:
    """Read "the turn of the 20th century": the years about its first, 1900."""
    number = p.number("nth")
    return _years_about(p, civil_of(century_of(number).first_day)[0])


def turn_of_this_century(p: Parts) -> Stretch:
    """Read "the turn of the century": the latest by the publication, or by the year the text reads as."""
    now = p.reading.context.year
    if now is None:
        now = civil_of(p.reading.last_publication_day)[0]
    p.reading.assume(f"{now - now % 100}: the latest turn of a century not after {now}")
    return _years_about(p, now - now % 100)


def _years_about(p: Parts, year: int) -> Stretch:
    _, meaning = p.reading.meaning_of("turn of a century")
    bounds = part_of_unit("turn of a century", meaning, LAST_CENTURY)
    return Stretch.window(year_text(year - bounds.low), year_text(year + (bounds.high or bounds.low)))


FIRST_OF_FOUR_DIGITS: Final = 100  # a decade by its number: that of the year 1000
THE_2000S: Final = 200
LAST_CENTURY: Final = 100
LAST_MILLENNIUM: Final = 10
SHARES: Final = {"half": 2, "third": 3, "quarter": 4}  # a decade is as many as fit
BEYOND: Final = {"last": -2, "next": 2}
NAMES: Final = {
    "start": "beginning",
    "opening": "beginning",
    "middle": "mid",
    "close": "end",
    "earlier": "early",
    "later": "late",
}
IN_DECADE: Final = {
    "beginning": "early in a decade",
    "early": "early in a decade",
    "mid": "mid-decade",
    "late": "late in a decade",
    "end": "late in a decade",
}
IN_CENTURY: Final = {
    "beginning": "early in a century",
    "early": "early in a century",
    "mid": "mid-century",
    "late": "late in a century",
    "end": "late in a century",
}

PART: Final = "{part=early|mid|late|beginning|start|opening|middle|end|close|earlier|later} -|in|of|on?"
TWO_PARTS: Final = "{part=early|mid} -? to -? {last_part=mid|late} -|in|of|on?"

YEARS_AWAY: Final = (
    Rule("the? {which=last|this|current|next|coming} year", year_away),
    Rule("the year before {which=last}", year_beyond),
    Rule("the year after {which=next}", year_beyond),
    Rule("the year", the_year),
)

NAMED_YEARS: Final = (
    Rule("{year_number}", year),
    Rule("{number} {era}", year_of_era),
    Rule("{era} {number}", year_of_era),
    Rule("{short_year}", short_year),
    Rule("{date:year_away}", named),
)

YEARS: Final = (Rule("the? year? {date:named_year}", named),)

LONGER: Final = (
    Rule("the? {decade}", decade),
    Rule("the? {decade} {era}", decade_of_era),
    Rule("the? {nth} -? century {era}?", century),
    Rule("the? {nth} -? millennium {era}?", millennium),
)

PARTS_OF_LONGER: Final = (
    Rule("earlier|later in {date:longer}", named),
    Rule(f"the? very? {PART} the? {{longer}}", part_of_longer),
    Rule(f"the? {TWO_PARTS} the? {{longer}}", parts_of_longer),
    Rule("the? {nth} {share=half|third|quarter|decade} of {longer}", share_of_longer),
    Rule("the? last|final {share=half|third|quarter|decade} of {longer}", share_of_longer),
    Rule("the? turn of the? {nth} century", turn_of_century),
    Rule("the? turn of the century", turn_of_this_century),
)
