"""The console: how wide, how coloured, and in which characters."""

import os
import shutil
from io import StringIO
from typing import TextIO

from rich.console import Console, RenderableType

DEFAULT_WIDTH = 80
NARROWEST = 40


class ScreenConsole(Console):
    """A console that leaves it to the command what a reader's leaving means; rich itself would exit."""

    def on_broken_pipe(self) -> None:
        """Say that nobody reads any more."""
        raise BrokenPipeError


class AsciiConsole(ScreenConsole):
    """A console whose screens keep to ASCII, whatever the stream could take."""

    @property
    def encoding(self) -> str:
        """Screens ask for this before they choose their marks."""
        return "ascii"


def make_console(
    stream: TextIO, *, color: bool | None = None, width: int | None = None, ascii_only: bool | None = None
) -> Console:
    """Return a console on a stream.

    None: colour on a terminal unless `NO_COLOR` is set; the width of the terminal (`COLUMNS` first), 80 where there is
    none; ASCII where the stream is not Unicode.
    """
    kind = AsciiConsole if (not _is_unicode(stream) if ascii_only is None else ascii_only) else ScreenConsole
    return kind(
        file=stream,
        width=max(width or _width_of(stream), NARROWEST),
        force_terminal=color,
        no_color=None if color is None else not color,
        color_system="auto" if color is not False else None,
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=False,
    )


def to_text(renderable: RenderableType, width: int = DEFAULT_WIDTH, *, ascii_only: bool = False) -> str:
    """Return a screen as plain text, without colour."""
    stream = StringIO()
    make_console(stream, color=False, width=width, ascii_only=ascii_only).print(renderable)
    return stream.getvalue()


def _is_unicode(stream: TextIO) -> bool:
    encoding = getattr(stream, "encoding", None) or "utf-8"
    return encoding.lower().startswith("utf")


def _width_of(stream: TextIO) -> int:
    columns = os.environ.get("COLUMNS", "")
    if columns.isdigit() and int(columns):
        return int(columns)
    if not stream.isatty():
        return DEFAULT_WIDTH
    return shutil.get_terminal_size((DEFAULT_WIDTH, 24)).columns
