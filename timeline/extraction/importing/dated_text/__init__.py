"""Plain texts and Markdown lists in which dates stand over, or before, what happened then.

`passages` makes paragraphs and bullets of the lines; `headings` finds the date that one begins with, and `clocks` the
time of day; `years` says which year is meant where none is written; `reader` puts claims together.
"""

from timeline.extraction.importing.dated_text.reader import read_text

__all__ = ["read_text"]
