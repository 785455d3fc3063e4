"""All phrases that the reader knows, by the names under which patterns refer to them."""

from collections.abc import Mapping
from typing import Any, Final

from timeline.dates.pattern import Rule
from timeline.dates.rules import counted_dates, days, periods, ranges, refused, relations, spans, styles, years

PHRASES: Final[Mapping[str, tuple[Rule[Any], ...]]] = {
    "dated_day": days.DATED_DAYS,
    "day": days.DAYS,
    "day_with_part": days.DAYS_WITH_PARTS,
    "month": periods.MONTHS,
    "named_year": years.NAMED_YEARS,
    "year": years.YEARS,
    "year_away": years.YEARS_AWAY,
    "longer": years.LONGER,
    "period": periods.PERIODS,
    "styled": styles.STYLED,
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
    "refused": refused.REFUSED,
}
