"""Reading English date words: expressions become EDTF, lengths of time, or relations to a named event.

`read_words` is all that others need. The words it knows are data: `vocabulary` (names of units and numbers), `vague`
(the table of vague words), and `rules/` (what phrases look like and mean). The engine under them (`tokens`, `slots`,
`pattern`, `matching`) knows nothing of English beyond numbers.
"""

from timeline.dates.reading import read_words
from timeline.dates.value import Context, RelativeTime, WordsRead

__all__ = ["Context", "RelativeTime", "WordsRead", "read_words"]
