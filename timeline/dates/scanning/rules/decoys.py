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


def after_initial(f: Fit) -> NotTime | None:
    """Read nothing in "T. May", but May in "the U.S. May report"."""
    return NotTime() if len(f.word("initial")) == 1 else None


def shouted(f: Fit) -> NotTime | None:
    """Read nothing in "servers MAY answer"."""
    return NotTime() if f.words.text[slice(*f.place("word"))].isupper() and f.next_word.islower() else None


def modal(f: Fit) -> NotTime | None:
    """Read nothing in "May I ask?", but May in "in May he asked"."""
    return NotTime() if f.opens_sentence else None


_PAPERS: Final = "times|mirror|telegraph|herald|post|express|mail|star|sun|people|tribune|world"
_NUMBERED: Final = (
    "room|line|p|pp|lot|suite|ext|isbn|flight|route|boeing|airbus|model|section|resolution|chapter|page|channel|radio|no"
    "|apollo|windows|highway|pages|para|paras|paragraph|paragraphs|sections|lines|port|error|code|rfc|iso|iec|fig|figure"
    "|item|zip|number|eur|usd|gbp|chf"
)
_NTH_THINGS: Final = (
    "floor|street|avenue|anniversary|birthday|place|round|edition|season|game|minute|inning|congress|amendment|parallel"
    "|grade|district|floors|hole|lap|minutes|act|bill|convention|protocol|port|error|code|item|figure|captain|colonel"
    "|sergeant|professor"
)
_COUNTED: Final = (
    "men|people|troops|soldiers|miles|km|kilometres|kilometers|meters|metres|m|ft|feet|yards|tons|tonnes|percent|pounds"
    "|dollars|euros|million|billion|trillion|barrels|acres|hectares|jobs|votes|horses|guns|prisoners|casualties|dead"
    "|wounded|killed|aircraft|ships|cavalry|infantry|others|civilians|rpm|mb|gb|kg|mph|hp|points|employees|workers"
    "|shares|copies|units|seats|passengers|homes|houses|families|children|women|inhabitants|strong|volunteers|sailors"
    "|more|%|°|€|$|£"
)
# The same, but behind "in" they begin what happened in a year: "in 1914 lines were drawn".
_COUNTED_OR_NEW: Final = (
    "times|pages|lines|paragraphs|paras|sections|acts|regulations|lire|yen|francs|marks|roubles|rubles|crowns"
)

DECOYS: Final = (
    ScanRule("sunday|daily|evening|morning|saturday|weekly|monthly {paper=" + _PAPERS + "}", no_time),
    ScanRule(_NUMBERED + " [ {digits} ]", no_time),
    ScanRule("$|£|€|#|¥|* [ {digits} ]", no_time),
    ScanRule("[ {digits} ] " + _COUNTED, no_time),
    ScanRule("!in|since|by|during [ {digits} ] " + _COUNTED_OR_NEW, no_time),
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
    ScanRule("p|pp|pages|para|paras|paragraphs|lines .? {first:digits} - {last:digits}", no_time),
    ScanRule("p|pp|para|paras|no|nos|fig|figs .? {digits}", no_time),
    ScanRule("iso|iec {digits} : {year:digits}", no_time),
    ScanRule("= [ {digits} ]", no_time),
    ScanRule("u + {digits}", no_time),
    ScanRule("/ [ {year_digits} ] /", no_time),
    ScanRule("long [ march ]", no_time),
    ScanRule("mr|mrs|ms|dr|sir|lord|lady|theresa .? may|march|june|april|august", no_time),
    ScanRule("mr|mrs|ms|dr|prof|lt|capt|col|sgt|cpl|rev|cllr .? may|march|june|april|august ] !{digits}", no_time),
    ScanRule("lieutenant|captain|colonel|sergeant|professor|miss|aunt|uncle may|march|june|april ] !{digits}", no_time),
    ScanRule("!. [ {initial:name} . may|june|april|august ] !{digits}", after_initial),
    ScanRule(", [ may|june|april|august ] {name}", no_time),
    ScanRule("says|said|asked|replied|added [ may|june|april|august ] .|,|;|:|?|!", no_time),
    ScanRule("the|a [ march on|of|to|through ] {name}", no_time),
    ScanRule("march ] on|up|past", modal),
    ScanRule("{word=may}", shouted),
    ScanRule("may ] i|we|he|she|it|they|you|not|be|have|also", modal),
    ScanRule("the [ minutes ] of|were|are", no_time),
    ScanRule("minutes of ] the|a|our|its|last", modal),
    ScanRule("to the day ] after|since|before|that", no_time),
    ScanRule("split|a [ second ] !later|ago|after", no_time),
    ScanRule("middle|dark|stone|bronze|iron ages|age", no_time),
    ScanRule("black|bloody sunday|monday|september", no_time),
)
