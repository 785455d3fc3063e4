"""Reading English date words: expressions become EDTF, lengths of time, or relations to a named event.

`read_words` is all that others need. The words it knows are data: `vocabulary` (names of units, numbers and zones),
`vague` (the table of vague words), `holidays`, and `rules/` (what phrases look like and mean). The engine under them
(`tokens`; `slots` over `numbers` and `clocks`; `pattern`, `first_words`, `matching`) knows nothing of English beyond
numbers and clocks.
"""

from timeline.dates.reading import read_words
from timeline.dates.value import Context, RelativeTime, WordsRead

__all__ = ["Context", "RelativeTime", "WordsRead", "read_words"]
