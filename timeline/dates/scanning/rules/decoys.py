"""Words that look like a time and are none; they are left alone."""

from typing import Final

from timeline.dates.scanning.language import Fit, ScanRule
from timeline.dates.scanning.said import NotTime


def no_time(_: Fit) -> NotTime:
    """Read nothing."""
    return NotTime()


def after_name(f: Fit) -> NotTime | None:
    """Read nothing in "Theresa May", but May in "All May it rained"."""
    return None if f.second_in_sentence else NotTime()


def modal(f: Fit) -> NotTime | None:
    """Read nothing in "May I ask?", but May in "in May he asked"."""
    return NotTime() if f.opens_sentence else None


_PAPERS: Final = "times|mirror|telegraph|herald|post|express|mail|star|sun|people|tribune|world"
_NUMBERED: Final = (
    "room|line|p|pp|lot|suite|ext|isbn|flight|route|boeing|airbus|model|section|resolution|chapter|page|channel|radio|no"
    "|apollo|windows|highway"
)
_NTH_THINGS: Final = (
    "floor|street|avenue|anniversary|birthday|place|round|edition|season|game|minute|inning|congress|amendment|parallel"
    "|grade|district|floors|hole|lap"
)
_COUNTED: Final = (
    "men|people|troops|soldiers|miles|km|kilometres|kilometers|meters|metres|m|ft|feet|yards|tons|tonnes|percent|pounds"
    "|dollars|euros|million|billion|trillion|barrels|acres|hectares|jobs|votes|horses|guns|prisoners|casualties|dead"
    "|wounded|killed|aircraft|ships|cavalry|infantry|others|civilians|rpm|mb|gb|kg|mph|hp|points|employees|workers"
    "|shares|copies|units|seats|passengers|homes|houses|families|children|women|inhabitants|strong|volunteers|sailors"
    "|more|%|°|€|$|£"
)

DECOYS: Final = (
    ScanRule("sunday|daily|evening|morning|saturday|weekly|monthly {paper=" + _PAPERS + "}", no_time),
    ScanRule(_NUMBERED + " [ {digits} ]", no_time),
    ScanRule("$|£|€|#|¥|* [ {digits} ]", no_time),
    ScanRule("[ {digits} ] " + _COUNTED, no_time),
    ScanRule("second - hand|class|rate|in|best|largest|guess", no_time),
    ScanRule("second world|punic|war|battle|republic|army|lieutenant|place|division|corps|time", no_time),
    ScanRule("three|one|a|the -? quarters|quarter of ] !a|an", no_time),
    ScanRule("winter|living|close|crew|some [ quarters ]", no_time),
    ScanRule("operation [ dawn|sunrise|daybreak ]", no_time),
    ScanRule("red|new|golden [ dawn ]", no_time),
    ScanRule("{three_digits} - {year_digits}", no_time),
    ScanRule("version|v|release|build|firmware {numeric_date}", no_time),
    ScanRule("{name} [ may|april|june|august|march|easter ] !{digits}", after_name),
    ScanRule(f"the? {{ordinal}} {_NTH_THINGS}", no_time),
    ScanRule("{other} [ may|april|june|august ] {name}", no_time),
    ScanRule("!{digits} !in|of|since|by|from|until|early|late|mid|-|( [ jan ] !{digits} !, !-", no_time),
    ScanRule("p|pp . {digits}", no_time),
    ScanRule("/ [ {year_digits} ] /", no_time),
    ScanRule("long [ march ]", no_time),
    ScanRule("mr|mrs|ms|dr|sir|lord|lady|theresa .? may|march|june|april|august", no_time),
    ScanRule("may ] i|we|he|she|it|they|you|not|be|have|also", modal),
    ScanRule("split|a [ second ] !later|ago|after", no_time),
    ScanRule("middle|dark|stone|bronze|iron ages|age", no_time),
    ScanRule("black|bloody sunday|monday|september", no_time),
)
