"""Calendars in iCalendar (RFC 5545): each event that was not cancelled becomes a claim.

`components` knows what stands in what, and on which line; `times` reads when, with `zones` for the clocks of places;
`reader` puts claims together. The grammar of lines, values and time zones is the library's, `icalendar`.
"""

from timeline.extraction.importing.icalendar.reader import read_text

__all__ = ["read_text"]
