"""All phrases that the reader knows, by the names under which patterns refer to them."""

from collections.abc import Mapping
from typing import Any, Final

from timeline.dates.pattern import Rule
from timeline.dates.rules import counted_dates, days, periods, ranges, relations, spans

PHRASES: Final[Mapping[str, tuple[Rule[Any], ...]]] = {
    "day": days.DAYS,
    "day_with_part": days.DAYS_WITH_PARTS,
    "month": periods.MONTHS,
    "year": periods.YEARS,
    "year_away": periods.YEARS_AWAY,
    "longer": periods.LONGER,
    "period": periods.PERIODS,
    "date": ranges.DATES,
    "counted_date": counted_dates.COUNTED_DATES,
    "range": ranges.RANGES,
    "count": spans.COUNTS,
    "length": spans.LENGTHS,
    "limit": spans.LIMITS,
    "span": spans.SPANS,
    "duration": spans.DURATIONS,
    "relation": relations.RELATIONS,
    "relative": relations.RELATIVES,
}
