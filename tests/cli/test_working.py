"""What takes long says so on a terminal, and takes it back."""

import io
import time

import pytest

from timeline.cli.session import working


class Screen(io.StringIO):
    """A stream that says that it is a terminal, or is not."""

    def __init__(self, *, is_terminal: bool) -> None:
        super().__init__()
        self.is_terminal = is_terminal

    def isatty(self) -> bool:
        return self.is_terminal


@pytest.mark.parametrize(
    ("is_terminal", "after_seconds", "is_told"), [(True, 0.0, True), (True, 60.0, False), (False, 0.0, False)]
)
def test_only_what_takes_long_is_told_on_a_terminal_alone(
    monkeypatch: pytest.MonkeyPatch, is_terminal: bool, after_seconds: float, is_told: bool
) -> None:
    screen = Screen(is_terminal=is_terminal)
    monkeypatch.setattr("sys.stderr", screen)
    with working("thinking", after_seconds=after_seconds):
        deadline = time.monotonic() + 10
        while is_told and not screen.getvalue() and time.monotonic() < deadline:
            time.sleep(0.001)
    assert ("timeline: thinking" in screen.getvalue()) is is_told
    last_line = screen.getvalue().rpartition("\r")[2]
    assert last_line == ""


def test_it_is_taken_back_where_the_work_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen(is_terminal=True)
    monkeypatch.setattr("sys.stderr", screen)
    with pytest.raises(ValueError, match="no"):
        _fail_once_told(screen)
    assert screen.getvalue().endswith("\r")


def _fail_once_told(screen: Screen) -> None:
    with working("thinking", after_seconds=0.0):
        while not screen.getvalue():
            time.sleep(0.001)
        raise ValueError("no")
