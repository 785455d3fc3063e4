"""The formats that are read: their names, the endings of their files, and how a text shows that it is in one."""

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import PurePath
from types import MappingProxyType
from typing import Final, Protocol, cast

from timeline.extraction.importing import sniffing
from timeline.extraction.importing.rows import ImportedText, ImportOptions
from timeline.model.dataclass import dataclass


class ImportReader(Protocol):
    """Reads a text in one format; pure: it opens nothing, and the same text gives the same claims."""

    def __call__(self, text: str, options: ImportOptions) -> ImportedText:
        """Return the claims of the text, and a remark for all that was assumed, left out or refused.

        What is wrong in a row refuses that row alone. A text that is not in the format at all gives one remark that
        refuses it, and no claim.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportFormat:
    """One format. Its reader is found in its module when it is used: help texts need not wait for it."""

    name: str
    title: str  # what a person calls it
    endings: tuple[str, ...]  # of files, in small letters, with the dot
    looks_like: Callable[[str], bool]  # whether the beginning of a text (some thousand characters) is in it
    module: str  # in this package; it has `read_text`

    @property
    def read_text(self) -> ImportReader:
        """The reader."""
        return cast(ImportReader, import_module(f"{__package__}.{self.module}").read_text)


FORMATS: Final[tuple[ImportFormat, ...]] = (
    ImportFormat(
        name="timelinejs",
        title="TimelineJS JSON",
        endings=(".json",),
        looks_like=sniffing.timelinejs,
        module="timelinejs",
    ),
    ImportFormat(
        name="jsonl",
        title="JSON lines, or a JSON list of objects",
        endings=(".jsonl", ".ndjson", ".json"),
        looks_like=sniffing.json_lines,
        module="json_lines",
    ),
    ImportFormat(
        name="ics", title="iCalendar", endings=(".ics", ".ical"), looks_like=sniffing.icalendar, module="icalendar"
    ),
    ImportFormat(
        name="gedcom", title="GEDCOM", endings=(".ged", ".gedcom"), looks_like=sniffing.gedcom, module="gedcom"
    ),
    ImportFormat(
        name="markdown-table",
        title="Markdown tables",
        endings=(".md", ".markdown"),
        looks_like=sniffing.markdown_table,
        module="markdown_table",
    ),
    ImportFormat(
        name="tsv",
        title="a table, columns parted by tabs",
        endings=(".tsv", ".tab"),
        looks_like=sniffing.tab_table,
        module="csv_table",
    ),
    ImportFormat(
        name="csv",
        title="a table, columns parted by commas or semicolons",
        endings=(".csv",),
        looks_like=sniffing.csv_table,
        module="csv_table",
    ),
    ImportFormat(
        name="text",
        title="dates as headings, sentences under them",
        endings=(".txt", ".text", ".md", ".markdown"),
        looks_like=sniffing.dated_text,
        module="dated_text",
    ),
)
BY_NAME: Final[Mapping[str, ImportFormat]] = MappingProxyType({each.name: each for each in FORMATS})
UNMISTAKABLE: Final = ("timelinejs", "jsonl", "ics", "gedcom")
LOOSE: Final = ("markdown-table", "text")  # their endings are those of plain texts
SNIFFED_CHARACTERS: Final = 8192


def find_format(file_name: str, text: str) -> ImportFormat | None:
    """Return the format of a text; None: it looks like none that is known.

    What no other text begins like goes before the ending: JSON, a calendar, a family tree. Else the ending decides,
    but for those of plain texts, which may hold anything: there the first that it looks like.
    """
    ending = PurePath(file_name).suffix.lower()
    beginning = text[:SNIFFED_CHARACTERS]
    like = [each for each in FORMATS if each.looks_like(beginning)]
    named = [each for each in FORMATS if ending in each.endings]
    unmistakable = [each for each in like if each.name in UNMISTAKABLE]
    by_ending = [each for each in named if each.name not in LOOSE]
    return next(iter([*unmistakable, *(each for each in by_ending if each in like), *by_ending, *like, *named]), None)
