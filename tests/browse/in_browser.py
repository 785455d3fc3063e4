"""The full-screen interface, driven by Textual's own pilot, for tests."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import cache
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from timeline.api.reading import load
from timeline.browse.app import Browser
from timeline.browse.view import View, find_start, view_of

ROOT = Path(__file__).parent.parent.parent
MOST_WAITS = 600
Pages = Callable[["Person"], Awaitable[None]]


class Person:
    """Somebody at the keyboard, who sees the screen."""

    def __init__(self, app: Browser, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    async def press(self, *keys: str) -> None:
        """Press keys, and let the screen follow."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, words: str) -> None:
        """Type words where the keys go: the last letter as a key, those before it at once."""
        line = self.app.focused
        assert isinstance(line, Input)
        line.insert_text_at_cursor(words[:-1])
        await self.press(words[-1])

    async def sees(self, *words: str) -> None:
        """Wait until all of the words are on the screen."""
        await self.waits(lambda: all(each in self.screen for each in words), " · ".join(words))

    async def waits(self, done: Callable[[], bool], what: str) -> None:
        """Wait for something."""
        for _ in range(MOST_WAITS):
            await self.pilot.pause(0.03)
            if done():
                return
        raise AssertionError(f"never: {what}\n{self.screen}")

    @property
    def screen(self) -> str:
        """What is on the screen, line by line."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text for strip in strips)

    @property
    def chosen(self) -> str | None:
        """The id or fingerprint that is chosen in the list that is seen."""
        return self.app.main.shown_lines.key


@cache
def seen_often(folder: Path) -> View:
    """Return the view of the shipped store, which no test changes."""
    return view_of(load(folder))


def in_browser(
    folder: Path,
    pages: Pages,
    *,
    size: tuple[int, int] = (120, 36),
    start: str | None = None,
    documents: Path | None = None,
) -> None:
    """Open a store, and do what a person does there."""

    async def run() -> None:
        view = seen_often(folder) if folder.parent == ROOT else view_of(load(folder))
        app = Browser(view, load=lambda: load(folder), start=find_start(view, start), documents=documents)
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            await pages(Person(app, pilot))

    asyncio.run(run())
