"""From cards and documents to claims: find the words, read the dates, keep what people wrote.

`documents` reads documents, `quotes` finds words in them (over `folding`); `cards` puts claims together (over `words`,
`times`, `relations`); `marks` knows extracted claims again and `merging` puts them where they belong; `checking` holds
stored quotes against documents; `extractors` finds Python extractors for structured data. `texts` streams texts of any
size, with `line_places` beside it, and `drafting` (over `sentences`) makes a card of what is found in one.

What reads dates (`cards`, `drafting`) is named by its module: a check of claims against documents does without.
"""

from timeline.extraction.checking import check_quotes
from timeline.extraction.documents import DocumentText, document_changed, read_document
from timeline.extraction.extractors import Extractor, extractor_named, extractor_names
from timeline.extraction.marks import card_mark, is_edited
from timeline.extraction.merging import Merged, differences, merge, refusals

__all__ = [
    "DocumentText",
    "Extractor",
    "Merged",
    "card_mark",
    "check_quotes",
    "differences",
    "document_changed",
    "extractor_named",
    "extractor_names",
    "is_edited",
    "merge",
    "read_document",
    "refusals",
]
