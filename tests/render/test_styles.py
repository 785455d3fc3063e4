"""What is meant to stand out does: lines of one style, such as headings, and parts of lines."""

from collections.abc import Iterator
from io import StringIO

from rich.text import Text

from timeline.render import make_console
from timeline.render.ink import BOLD, Ink, Screen

BOLD_ON = "\x1b[1m"


class Headed(Screen):
    """A heading, then a line in which one word is bold, then a plain one."""

    def lines(self, ink: Ink, width: int) -> Iterator[Text]:
        yield from ink.heading("Claims", width)
        yield ink.line(ink.text("one", BOLD), ink.text("two"), gap=" ")
        yield ink.text("plain")


def test_a_line_of_one_style_keeps_it() -> None:
    stream = StringIO()
    make_console(stream, color=True).print(Headed())
    assert stream.getvalue().splitlines() == ["", f"{BOLD_ON}Claims\x1b[0m", f"{BOLD_ON}one\x1b[0m two", "plain"]
