"""What `export` can write, for its help page: importing the formats themselves would make every command wait.

A test holds it against `timeline.exports.FORMATS`.
"""

from typing import Final

PURPOSES: Final = (
    ("markdown", "for readers, with footnotes"),
    ("csv", "one row an event; one row a claim with --claims"),
    ("json", "for programs, as `reconcile --format json`"),
    ("jsonl", "JSON lines, one claim a line; `import` reads them again"),
    ("html", "one web page to read, search and zoom"),
    ("icalendar", "calendars; TENTATIVE where disputed or inexact"),
    ("timelinejs", "slides for TimelineJS 3"),
    ("vis", "groups and items for vis-timeline"),
    ("mermaid", "a diagram that GitHub and GitLab draw"),
    ("markwhen", "plain text for markwhen"),
    ("svg", "a picture to print: bars, doubts, who says what"),
    ("png", "the same picture; needs resvg-py"),
    ("jsonld", "linked data: schema.org, PROV-O, Web Annotations"),
    ("parquet", "the store itself, as tables; needs pyarrow"),
)


def formats_listed() -> str:
    """Return the formats with their purposes, as the end of a help page."""
    width = max(len(name) for name, _ in PURPOSES)
    return "\b\n" + "\n".join(["Formats:", *(f"  {name:{width}}  {purpose}" for name, purpose in PURPOSES)])
