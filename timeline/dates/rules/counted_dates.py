"""Words for a date that is counted from the publication, or from another date."""

from typing import Final

from timeline.dates import publication
from timeline.dates.counting import counted
from timeline.dates.meaning import Reading, Span, Stretch
from timeline.dates.pattern import Parts, Rule
from timeline.model.edtf.calendar import iso_day


def ago(p: Parts) -> Stretch:
    """So long before the publication.

    Days are exact, as nobody counts both ends when counting from today. Months and years are approximate (`~`): "two
    years ago" is said of what is two completed years away as well as of the year before last.
    """
    count = p.count()
    if count.is_single and count.unit == "day":
        return publication.day_away(p.reading, -count.low)
    if count.is_single and count.unit == "month":
        return Stretch(f"{publication.month_away(p.reading, -count.low).text}~")
    if count.is_single and count.unit == "year":
        return Stretch(f"{publication.year_away(p.reading, -count.low).text}~")
    return _before_publication(p.reading, counted(count))


def span_ago(p: Parts) -> Stretch:
    """Read "a few days ago", "nearly three weeks ago"."""
    return _before_publication(p.reading, p.span())


def _before_publication(reading: Reading, span: Span) -> Stretch:
    reading.assume(f"counted back from publication {reading.publication.text}")
    today = reading.publication_day
    return _counted_from(today, today, span, -1)


def from_now(p: Parts) -> Stretch:
    """Read "three days from now"."""
    count = p.count()
    if count.is_single and count.unit == "day":
        return publication.day_away(p.reading, count.low)
    p.reading.assume(f"counted from publication {p.reading.publication.text}")
    today = p.reading.publication_day
    return _counted_from(today, today, counted(count), 1)


def counted_from_date(p: Parts) -> Stretch:
    """Read "four days after March 3": a window, as far as customary counts differ."""
    anchor = p.edge()
    direction = -1 if p.word("side") in ("before", "prior") else 1
    return _counted_from(anchor.first_day, anchor.last_day, p.span(), direction)


def day_beside(p: Parts) -> Stretch:
    """Read "the day after March 3": the next calendar day."""
    anchor = p.edge()
    direction = -1 if p.word("side") == "before" else 1
    return _counted_from(anchor.first_day, anchor.last_day, Span("P1D", "P1D"), direction)


def _counted_from(first: int, last: int, span: Span, direction: int) -> Stretch:
    shortest, longest = span.duration.shortest_days, span.duration.longest_days
    near = first + shortest if direction > 0 else last - shortest
    if longest is None:
        return Stretch.window(iso_day(near), "") if direction > 0 else Stretch.window("", iso_day(near))
    far = last + longest if direction > 0 else first - longest
    return Stretch.days(min(near, far), max(near, far))


COUNTED_DATES: Final = (
    Rule("{count} ago", ago),
    Rule("{span} ago", span_ago),
    Rule("{span} {side=before|after|following|prior} to? {date}", counted_from_date),
    Rule("{count} from now|today", from_now),
    Rule("the? day {side=before|after} {date}", day_beside),
)
