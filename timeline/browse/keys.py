"""The keys of the main screen: the footer and the help are made of this one table."""

from typing import Final

from timeline.model.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """A key (several with commas), what it calls, its word in the footer, and what it does in full."""

    keys: str
    action: str
    word: str
    does: str
    in_footer: bool = False
    shown: str | None = None  # how the key is written; None: as it is


KEYS: Final = (
    Key("slash", "search", "Search", "search as you type: titles, ids, tags, quotes; enter keeps, esc ends", True, "/"),
    Key("f", "filter", "Filter", "filter by source, tag and status", True),
    Key("x", "clear", "Clear", "clear search and filters"),
    Key("g", "jump", "Date", "go to a date, in words or EDTF", True),
    Key("n", "next_conflict(1)", "Next", "next conflict: the next event in conflict, or the next one listed", True),
    Key("p", "next_conflict(-1)", "Prev", "previous conflict", True),
    Key("c", "other", "Conflicts", "conflicts of the chosen event; there: back to the events", True),
    Key("1", "show_list('events')", "Events", "the timeline"),
    Key("2", "show_list('conflicts')", "Conflicts", "all conflicts"),
    Key("r", "resolve", "Resolve", "decide the chosen conflict: what loses, or that it stands", True),
    Key("R,shift+r", "reload", "Reload", "read the store again", shown="R"),
    Key("tab", "other_pane", "Pane", "from the list to the page beside it, and back"),
    Key("escape", "back", "Back", "back to the list; there: end the search", shown="esc"),
    Key("d", "dark", "Dark", "dark or light"),
    Key("question_mark", "help", "Help", "this help", True, "?"),
    Key("q", "quit", "Quit", "leave", True),
)
LIST_KEYS: Final = (
    ("↑ ↓, k j", "choose an event or a conflict; in the page: scroll"),
    ("page up/down", "a screen at a time"),
    ("home, end", "first, last"),
    ("enter", "open the page; on a small screen it fills the screen"),
)
