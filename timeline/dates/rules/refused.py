"""Words that speak of time but name none: tried last, so that what is wrong can be said.

A fiscal year is refused, as when it begins depends on who counts (October in the United States, April in Japan, July
in Australia, any month for a company): reading it would be a guess.
"""

from typing import Final

from timeline.dates.meaning import Stretch
from timeline.dates.pattern import Parts, Rule
from timeline.dates.rules.clock import no_day
from timeline.errors import WordsError


def again(p: Parts) -> Stretch:
    """What happens again and again has no date."""
    raise WordsError(
        f'"{p.reading.words}" is said of what happens again and again', "Name one of the days on which it happened."
    )


def fiscal(_: Parts) -> Stretch:
    """A fiscal year, or a part of one."""
    raise WordsError(
        "when a fiscal year begins depends on who counts",
        "Write its months (October 2021 to September 2022), or the calendar year.",
    )


_FISCAL: Final = "fiscal|financial -? year? {year:named_year}?"
_TIMES: Final = "once|twice|thrice"

AGAIN: Final = (
    Rule("every|each {count}", again),
    Rule("every|each other? {weekday} {part_of_day}?", again),
    Rule("every|each other? {unit}", again),
    Rule("every|each {season}", again),
    Rule("every|each {month_name}", again),
    Rule("every|each {part_of_day}", again),
    Rule("every|each {unit} since|until|from {date}", again),
    Rule("every|each {weekday} since|until|from {date}", again),
    Rule("hourly|daily|nightly|weekly|fortnightly|monthly|quarterly|yearly|annually|biweekly|biennially", again),
    Rule(f"{_TIMES} a|an|every|each|per {{unit}}", again),
    Rule("{number} times a|an|every|each|per {unit}", again),
    Rule("{weekdays}", again),
    Rule("{weekdays} and|or {last:weekdays}", again),
    Rule("weekends|weekdays|mornings|evenings|afternoons", again),
)

FISCAL: Final = (
    Rule(f"the? {_FISCAL}", fiscal),
    Rule(f"the? {{nth}} quarter|half of the? {_FISCAL}", fiscal),
    Rule("the? {nth} fiscal|financial quarter|half of? {year:named_year}?", fiscal),
    Rule("q {nth:number} of? fy {number}", fiscal),
    Rule("fy {number}", fiscal),
    Rule("fiscal|financial q {nth:number}", fiscal),
)

REFUSED: Final = (
    *AGAIN,
    *FISCAL,
    Rule("{clock} {zone}?", no_day),
    Rule("before|after|around|about|by|from|just|shortly {clock} {zone}?", no_day),
    Rule("just|shortly? before|after|around|at? midnight {zone}?", no_day),
)
