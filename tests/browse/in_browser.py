"""The full-screen interface, driven by Textual's own pilot, for tests."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from textual.pilot import Pilot

from timeline.api.reading import load
from timeline.browse.app import Browser
from timeline.browse.view import find_start, view_of

CASES = Path(__file__).parent.parent / "cases"
MOST_WAITS = 200
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
        """Type words."""
        named = {" ": "space", "-": "minus", "/": "slash", ".": "full_stop"}
        await self.press(*(named.get(letter, letter) for letter in words))

    async def sees(self, *words: str) -> None:
        """Wait until all of the words are on the screen."""
        await self.waits(lambda: all(each in self.screen for each in words), " · ".join(words))

    async def waits(self, done: Callable[[], bool], what: str) -> None:
        """Wait for something."""
        for _ in range(MOST_WAITS):
            await self.pilot.pause(0.01)
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


def in_browser(folder: Path, pages: Pages, *, size: tuple[int, int] = (120, 36), start: str | None = None) -> None:
    """Open a store, and do what a person does there."""

    async def run() -> None:
        view = view_of(load(folder))
        app = Browser(view, load=lambda: load(folder), start=find_start(view, start))
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            await pages(Person(app, pilot))

    asyncio.run(run())
