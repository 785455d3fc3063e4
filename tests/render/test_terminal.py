"""The console: width, colour and characters follow the stream and what was asked for."""

from io import BytesIO, StringIO, TextIOWrapper

import pytest

from tests.render.hand_made import FLOOD
from timeline.render import make_console, merged_timeline


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


def printed(stream: StringIO, color: bool | None = None) -> str:
    make_console(stream, color=color).print(merged_timeline(FLOOD))
    return stream.getvalue()


def test_a_terminal_gets_colour() -> None:
    assert "\x1b[" in printed(Terminal())


def test_a_file_gets_none() -> None:
    assert "\x1b[" not in printed(StringIO())


def test_no_color_switches_colour_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[38" not in printed(Terminal())


def test_colour_can_be_asked_for_and_refused() -> None:
    assert "\x1b[" in printed(StringIO(), color=True)
    assert "\x1b[" not in printed(Terminal(), color=False)


def test_what_is_no_terminal_is_80_wide() -> None:
    assert make_console(StringIO()).width == 80


def test_columns_are_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "101")
    assert make_console(StringIO()).width == 101
    assert make_console(StringIO(), width=90).width == 90


def test_a_stream_that_is_not_unicode_gets_ascii() -> None:
    raw = BytesIO()
    stream = TextIOWrapper(raw, encoding="iso-8859-1", write_through=True)
    make_console(stream).print(merged_timeline(FLOOD))
    assert raw.getvalue().decode("ascii").count("*") > 1
