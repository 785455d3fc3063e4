"""A real Chromium for tests of the web page: the one of the system, without a network."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request, sync_playwright

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NARROW, WIDE = 390, 1280  # pixels


def chromium() -> str | None:
    """The chromium that `TIMELINE_CHROMIUM` names, or that is on the path; None: there is none."""
    return os.environ.get("TIMELINE_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


def axe_script() -> str:
    """The text of axe-core: the file that `TIMELINE_AXE` names, or the one that a test dependency carries."""
    named = os.environ.get("TIMELINE_AXE")
    own = files("axe_playwright_python") / "axe.min.js"
    return Path(named).read_text(encoding="utf-8") if named else own.read_text(encoding="utf-8")


@contextmanager
def running_browser() -> Iterator[Browser | None]:
    """A browser; None where there is none that starts."""
    path = chromium()
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS)) if path else None
        except Error:
            browser = None
        yield browser
        if browser is not None:
            browser.close()


@dataclass
class Opened:
    """A page that is open, and whatever went wrong in it or left it."""

    page: Page
    address: str
    troubles: list[str] = field(default_factory=list)

    def __enter__(self) -> "Opened":
        self.page.on("console", self._note_console)
        self.page.on("pageerror", self._note_error)
        self.page.on("request", self._note_request)
        return self

    def __exit__(self, *_: object) -> None:
        self.page.remove_listener("console", self._note_console)
        self.page.remove_listener("pageerror", self._note_error)
        self.page.remove_listener("request", self._note_request)

    def _note_console(self, message: ConsoleMessage) -> None:
        self.troubles.append(f"console: {message.text}")

    def _note_error(self, error: Error) -> None:
        self.troubles.append(f"error: {error}")

    def _note_request(self, request: Request) -> None:
        if request.url.partition("#")[0] not in (self.address, "data:,"):
            self.troubles.append(f"request: {request.url}")

    def go(self, fragment: str = "") -> None:
        """Open it anew, at a fragment."""
        self.page.goto("about:blank")
        self.troubles.clear()
        self.page.goto(f"{self.address}{'#' if fragment else ''}{fragment}")
        self.settle()

    def settle(self) -> None:
        """Wait until everything that was asked for is drawn."""
        self.page.evaluate("async () => { for (let n = 0; n < 4; n += 1) await new Promise(requestAnimationFrame); }")

    def evaluate(self, script: str, given: object = None) -> Any:
        """Run a script in the page."""
        return self.page.evaluate(script, given)

    def shown_events(self) -> list[str]:
        """The ids of the events that the list shows."""
        found: list[str] = self.evaluate(
            "() => [...document.querySelectorAll('.event:not([hidden])')].map(each => each.id)"
        )
        return found
