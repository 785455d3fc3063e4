"""Timelines of TimelineJS 3 in JSON: each slide and each era becomes a claim.

`dates` reads the dates of a slide, `reader` all else; the places in the text come from `placed_json`, the words of its
HTML from `html_words`.
"""

from timeline.extraction.importing.timelinejs.reader import read_text

__all__ = ["read_text"]
