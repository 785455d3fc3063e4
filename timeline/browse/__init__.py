"""The full-screen interface; the only code that knows Textual, which is an optional extra.

It stands above the API, as the command line does: it loads, shows what `render` draws, and records decisions. `view`,
`filters`, `rows` and `jump` are plain values and functions; `line_list`, the dialogs and `app` are what Textual runs.
Importing the package itself costs nothing.
"""

from collections.abc import Callable, Hashable
from pathlib import Path

from timeline.errors import TimelineError
from timeline.model.store import Store

INSTALL = "pip install 'timeline-reconciler[browse]'"


class BrowserMissing(TimelineError):
    """Textual is not installed."""

    hint = f"Install it: {INSTALL}"

    def __init__(self) -> None:
        super().__init__("browse needs Textual, which is not installed")


def require_textual() -> None:
    """Raise BrowserMissing unless Textual is installed. Does not import it."""
    from importlib.util import find_spec

    if find_spec("textual") is None:
        raise BrowserMissing


def browse(
    load: Callable[[], Store],
    *,
    start_at: str | None = None,
    changes: Callable[[], Hashable] | None = None,
    documents: Path | None = None,
) -> None:
    """Show a store full-screen until the person leaves.

    `load` is asked for the store first of all, and whenever it is to be read again; `changes` gives a value that
    differs once its files do (None: nobody looks). `start_at` is an event's id or how a fingerprint begins.
    `documents` is their folder; None: that of the cards.
    Raises BrowserMissing; UsageError: no such event or conflict; and what `load` raises at first.
    """
    require_textual()
    from timeline.browse.app import Browser
    from timeline.browse.view import find_start, view_of

    view = view_of(load())
    Browser(view, load=load, start=find_start(view, start_at), changes=changes, documents=documents).run()
