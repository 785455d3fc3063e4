"""The application: the main screen, and what it runs in."""

import os
from collections.abc import Callable, Hashable, Mapping
from pathlib import Path

from textual.app import App
from textual.screen import Screen

from timeline.browse.main_screen import MainScreen
from timeline.browse.view import Place, View
from timeline.model.store import Store


class Browser(App[None]):
    """A store, full-screen."""

    TITLE = "timeline"
    CSS_PATH = "browse.tcss"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - as App has it

    def __init__(
        self,
        view: View,
        *,
        load: Callable[[], Store],
        start: Place | None = None,
        changes: Callable[[], Hashable] | None = None,
        documents: Path | None = None,
    ) -> None:
        super().__init__()
        self.theme = "textual-light" if is_light(os.environ) else "textual-dark"
        self._main = MainScreen(view, load=load, start=start, changes=changes, documents=documents)

    @property
    def main(self) -> MainScreen:
        """The screen below all dialogs."""
        return self._main

    def get_default_screen(self) -> Screen[None]:
        """Begin with the main screen."""
        return self._main


def is_light(environment: Mapping[str, str]) -> bool:
    """Return whether the terminal says that its background is light: `COLORFGBG=0;15`. Most say nothing."""
    return environment.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15")
