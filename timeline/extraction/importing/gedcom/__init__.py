"""Family trees in GEDCOM 5.5.1 and 7.0: what happened to persons and families becomes claims.

`lines` makes trees of the lines, `records` knows who is meant by a pointer, `claims` reads what happened (its tags are
in `kinds`). `times` reads what a DATE line says over `dates`, one date, and `calendars` (with `hebrew` and
`french_republican`), which counts its days.
"""

from timeline.extraction.importing.gedcom.reader import read_text

__all__ = ["read_text"]
